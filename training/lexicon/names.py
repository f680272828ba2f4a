"""Names: known to the spelling, without inflection but the genitive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .entries import Entry

_FIRST_NUMBER = 700_000


def entries(names: Mapping[str, int], known: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the treebank's names that no entry has yet."""
    forms = {form for entry in known for form, _, _ in entry.cells}
    number = _FIRST_NUMBER
    for name in sorted(names):
        base = name[:-1] if name.endswith("s") and name[:-1] in names else name
        if base in forms or not _is_name(base):
            continue
        forms.add(base)
        number += 1
        yield Entry(base, "PROPN", number, ((base, "PROPN", ""),))


def _is_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.replace("-", "").isalpha()
