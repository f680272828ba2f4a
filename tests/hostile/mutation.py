"""Changes to an input: bytes, whole values of the format, depth, length, odd characters."""

from __future__ import annotations

import random
import re

from tests.text.readers.test_mutated import mutated, mutated_inside

_VALUES = (
    *(b"-1", b"0", b"99999999999999999999", b"1e308", b"inf", b"nan", b"null", b"true", b'""'),
    *(b"[]", b"{}", b'"' + b"x" * 5000 + b'"', b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\x00"),
    *(b'"=1+1"', b"=cmd|' /C calc'!A0", b"1979-05-27", b"'''", b'"""', b"\r", b"\n\n", b"\t"),
    *("٣".encode(), "\u202e".encode(), "\u2028".encode(), b"../../../etc/passwd", b"[[[[", b"]]"),
)
_TOKEN = re.compile(rb'"[^"\n]{0,200}"|-?\d+(?:\.\d+)?|\btrue\b|\bfalse\b|\[|\]|[{}]')


def vary(content: bytes, chance: random.Random, *, package: bool) -> bytes:
    """Return ``content`` changed in one of many ways."""
    way = chance.randrange(8)
    if package and way < 4:
        return mutated_inside(content, chance)
    if way < 4:
        return mutated(content, chance)
    if way < 6 and not package:
        return _swapped(content, chance)
    if way == 6:
        return _nested(chance)
    return content[: chance.randrange(len(content) + 1)] + chance.randbytes(chance.randrange(30))


def _swapped(content: bytes, chance: random.Random) -> bytes:
    """Return content with some values swapped for others, of the file or of the list above."""
    places = list(_TOKEN.finditer(content))
    if not places:
        return content + chance.choice(_VALUES)
    for place in sorted(chance.sample(places, min(3, len(places))), key=lambda p: -p.start()):
        other = chance.choice([*_VALUES, chance.choice(places)[0]])
        content = content[: place.start()] + other + content[place.end() :]
    return content


def _nested(chance: random.Random) -> bytes:
    """Return something very deep, or one thing very many times."""
    depth = chance.choice((50, 500, 5_000, 50_000))
    opening = chance.choice((b"[", b'{"a":', b"<div>", b"a=[", b"<w:p>", b"[a", b"('", b"((", b'"'))
    return opening * depth + chance.choice((b"", b"1", b"]" * depth, b"x"))
