"""Two deadlines, times or amounts for the same thing.

A statement is a thing ("klagefristen", "møtet", "gebyret … per måned") and a value of one kind
(date, clock, duration, amount). Two statements are told of only when their things are the same
to the word; a sentence that speaks of a change, a range or a choice states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from asker_skriv.checking.code.places import MONTHS, WEEKDAYS
from asker_skriv.checking.document import DocumentContext
from asker_skriv.checking.letter_rules import Letter, Place
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import BlockKind

_COUNTING = "én to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten"
_NUMBERS = {word: number for number, word in enumerate(_COUNTING.split(" "), start=1)}
_NUMBERS |= {"en": 1, "ett": 1, "et": 1, "syv": 7}
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_DAY = rf"(?:(?:{'|'.join(WEEKDAYS)})(?:en)?,? )?(?:den )?"
_VALUE = (
    rf"(?P<dag>\d{{1,2}})\. ?(?:(?P<navn>{'|'.join(MONTHS)})|(?P<tall>\d{{1,2}})\.)"
    rf"(?: ?(?P<aar>(?:19|20)\d\d))?(?![\w/])"
    rf"|(?:kl\.?|klokk[ae]n?) ?(?P<time>\d{{1,2}})(?:[.:](?P<minutt>\d\d))?(?!\d)"
    rf"|(?P<antall>{_COUNT}) (?P<enhet>dag(?:er)?|virkedag(?:er)?|uker?|måned(?:er)?)\b"
    rf"|(?:kr\.? ?)?(?P<kroner>\d{{1,3}}(?:[ .\u00a0]\d{{3}})+|\d+)(?:,(?P<ore>\d\d|-))?"
    rf"(?P<kr> ?(?:kroner|kr)\b)?(?:[ ]?(?P<per>per|pr\.?|i|for|om) (?P<hva>\w+))?"
)
_STATED = re.compile(_VALUE, re.IGNORECASE)
_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«–-])|[\n\u2028]")
# A sentence with any of these speaks of more than one time or price, or of an earlier one.
_MOVES = re.compile(
    r"\b(?:flytt\w*|endr\w*|utsatt|utsett\w*|forleng\w*|forskyv\w*|forskjøv\w*|tidligere"
    r"|opprinnelig\w*|nye?|nytt|gaml\w+|gammel|forrige|eller|enten|henholdsvis|mellom|økt?e?s?"
    r"|øker|øke|reduser\w*|just[ei]r\w*|senket|sett(?:er|es) ned|opp fra|ned fra|i stedet|ikke"
    r"|inntil|opptil|opp til|minst|høyst|maks\w*|ut fra|var|hadde|ble|hvis|dersom|når|annen"
    r"|andre|første|siste)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?P<frist>(?P<hvilken>\w*?)frist(?:en)?)\b"
    r"(?P<for>(?: (?:for|på|til) (?:å \w+|\w+)(?: (?:på|til|om|i|inn) ?\w*)?)?)"
    r"|\b(?P<en>e[nt] )?(?P<ting>møtet|befaringen|gebyr(?:et)?|beløpet|egenandel(?:en)?"
    r"|lei[ea]n|leia|husleie[na]?|husleia|prisen|avgift(?:en)?|kontingent(?:en)?|depositum(?:et)?)\b"
    r"(?: for (?:saken|søknaden|plassen|dette|deg|behandlingen))?",
    re.IGNORECASE,
)
_LINK = re.compile(
    rf"(?: ?:| (?:er|blir|går ut|utløper|gjelder til|holdes|starter|begynner|settes til|satt til"
    rf"|utgjør|koster|på))?"
    rf"(?: (?:nå|altså|derfor|fortsatt|innen|senest|til|på|med))*[ ]?{_DAY}",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?P<verb>klage|svare|søke|uttale|betale|merknader|innspill|uttalelser|kommentarer)\b(?P<rest>[^.,;:!?\d]{{0,60}}?)"
    rf"\b(?:innen|senest)(?: innen)? {_DAY}",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    rf"\b(?:ber om|ønsker|venter|fått|mottatt|ha|har)(?: ditt| et)? (?:svar|tilbakemelding)"
    rf"(?: fra (?:deg|dere))? (?:innen|senest) {_DAY}",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:for|til|hos|ved|i) ([^,.]{2,40}?) (?:er|blir|går|utgjør|koster)\b", re.IGNORECASE
)
_SAME = {
    "klage": "klage",
    "søknad": "søke",
    "søk": "søke",
    "svar": "svare",
    "uttale": "uttale",
    "uttalelse": "uttale",
    "betaling": "betale",
    "betale": "betale",
    "søke": "søke",
    "svare": "svare",
    "høring": "uttale",
    "uttalelser": "uttale",
    "merknader": "uttale",
    "innspill": "uttale",
    "kommentarer": "uttale",
}
# A letter has one of each of these, whatever the heading it stands under.
_ONE_OF_EACH = frozenset({"klage", "svare", "betale", "uttale", "møtet"})


@dataclass(frozen=True, slots=True)
class _Statement:
    thing: tuple[str, ...]
    value: tuple[str, ...]
    block: int
    start: int
    end: int
    said: str
    is_label: bool = False
    is_one_of_many: bool = False


def two_values(letter: Letter) -> Iterator[Place]:
    """Find a second value for a thing; ``slag_verdi`` says which kinds."""
    wanted = frozenset(str(kind) for kind in letter.options.get("slag_verdi", ()))
    groups: dict[tuple[str, ...], list[_Statement]] = {}
    for statement in _statements(letter.document):
        if statement.thing[0] in wanted:
            groups.setdefault(statement.thing, []).append(statement)
    for statements in groups.values():
        yield from _disagreement(letter.document, statements)


def _disagreement(document: DocumentContext, statements: list[_Statement]) -> Iterator[Place]:
    first = statements[0]
    others = [each for each in statements[1:] if not _agree(first, each)]
    values = {each.value for each in statements}
    if not others or len(values) > 2:
        return  # three of a kind are a list of several things
    if all(each.is_label for each in statements) or all(each.is_one_of_many for each in statements):
        return  # «Frist: 1. mai» under each of several headings, «et gebyr» and «et gebyr»
    for each in others:
        if not _ONE_OF_EACH & set(first.thing) and _under_other_heading(document, first, each):
            continue
        where = "like foran" if first.block == each.block else _whereabouts(document, first.block)
        values_told = {"her": each.said, "der": first.said, "hvor": where}
        yield Place(each.block, Match(each.start, each.end, values=values_told))


def _under_other_heading(document: DocumentContext, one: _Statement, other: _Statement) -> bool:
    """Tell whether the two stand under headings of their own, as things of the same kind do."""
    own = [_heading_of(document, each.block) for each in (one, other)]
    return 0 not in own and own[0] != own[1]


def _heading_of(document: DocumentContext, place: int) -> int:
    """Return the index of the heading that a block stands under, 0 for title or none."""
    for index in range(place, 0, -1):
        if document.blocks[index].kind is BlockKind.HEADING:
            return index
    return 0


def _whereabouts(document: DocumentContext, place: int) -> str:
    """Return where a block is, in words: under its heading, or further up."""
    heading = _heading_of(document, place)
    if heading and heading < place:
        return f"under «{document.blocks[heading].text.strip()[:40]}»"
    return "lenger oppe"


def _agree(one: _Statement, other: _Statement) -> bool:
    """Tell whether the values are the same, a year that is not said being any."""
    return all(a == b or not a or not b for a, b in zip(one.value, other.value, strict=True))


def _statements(document: DocumentContext) -> Iterator[_Statement]:
    for index, block in enumerate(document.blocks):
        if block.kind in {BlockKind.TABLE_CELL, BlockKind.QUOTE}:
            continue
        for start, sentence in _sentences(block.text):
            if _MOVES.search(sentence):
                yield from _answers(sentence, index, start)
                continue
            found = list(_in_sentence(sentence, index, start))
            if len({each.value for each in found}) <= len({each.thing for each in found}):
                yield from found


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for gap in _END.finditer(text):
        yield start, text[start : gap.start()]
        start = gap.end()
    yield start, text[start:]


def _in_sentence(sentence: str, block: int, offset: int) -> Iterator[_Statement]:
    opening = _OPENING.match(sentence)
    aside = opening[1].lower() if opening and " at " not in opening[1] else ""
    for head in _HEAD.finditer(sentence):
        link = _LINK.match(sentence, head.end())
        value = _STATED.match(sentence, link.end() if link else head.end())
        if value is None or _goes_on(sentence, value.end()):
            continue
        thing = _deadline_of(head) if head["frist"] else (_thing(head["ting"]),)
        kind, told = _value_of(value)
        if kind == "beløp" and (head["frist"] or not (value["kr"] or "kr" in value[0].lower())):
            continue
        is_label = sentence[head.end() : head.end() + 2].strip().startswith(":")
        span = (offset + value.start(), offset + value.end())
        extra = value["hva"].lower() if kind == "beløp" and value["hva"] else ""
        named = (kind, *thing, aside, extra)
        yield _Statement(named, told, block, *span, value[0], is_label, bool(head["en"]))
    yield from _answers(sentence, block, offset)
    for by in _BY.finditer(sentence):
        value = _STATED.match(sentence, by.end())
        if value is None or _goes_on(sentence, value.end()) or aside:
            continue
        kind, told = _value_of(value)
        if kind in {"dato", "varighet"}:
            span = (offset + value.start(), offset + value.end())
            thing = (kind, "frist", _SAME[by["verb"].lower()], "", "")
            yield _Statement(thing, told, block, *span, value[0])


def _answers(sentence: str, block: int, offset: int) -> Iterator[_Statement]:
    """Yield when an answer is wanted: "Hvis vi ikke har fått svar innen 1. mai"."""
    for found in _ANSWER.finditer(sentence):
        value = _STATED.match(sentence, found.end())
        if value is None or value["dag"] is None or _goes_on(sentence, value.end()):
            continue
        kind, told = _value_of(value)
        span = (offset + value.start(), offset + value.end())
        yield _Statement((kind, "frist", "svare", "", ""), told, block, *span, value[0])


def _thing(word: str) -> str:
    """Return the thing's name whatever its ending: gebyr and gebyret are one."""
    low = word.lower()
    for stem in ("gebyr", "egenandel", "husleie", "leie", "avgift", "kontingent", "depositum"):
        if low.startswith(stem[:-1]) and len(low) <= len(stem) + 2:
            return stem
    return low


def _goes_on(sentence: str, end: int) -> bool:
    """Tell whether a range or a list follows: "1. mai – 3. mai", "1. mai og 1. oktober"."""
    after = r"\s*(?:[-–/]|til\b|og (?:\d|med)|, \d|for (?!å\b)|eller\b)"
    return bool(re.match(after, sentence[end:]))


def _deadline_of(head: re.Match[str]) -> tuple[str, ...]:
    """Return the thing that a deadline is for: klagefristen and fristen for å klage are one."""
    which = re.sub(r"s$", "", head["hvilken"].lower())
    aim = re.sub(r"^ (?:for|på|til) (?:å )?", "", head["for"].lower()).strip()
    aim = aim.split(" ")[0] if aim.split(" ")[0] in _SAME else aim
    which = _SAME.get(which, which) or _SAME.get(aim, aim)
    return ("frist", which)


def _value_of(found: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """Return the kind of value and the value, in a form that can be compared."""
    if found["dag"]:
        name = found["navn"]
        month = MONTHS.index(name.lower()) + 1 if name else int(found["tall"])
        return "dato", (str(int(found["dag"])), str(month), found["aar"] or "")
    if found["time"]:
        return "klokkeslett", (str(int(found["time"])), found["minutt"] or "00")
    if found["antall"]:
        count = found["antall"].lower()
        unit = found["enhet"].lower()
        unit = "uke" if unit.startswith("uke") else re.sub(r"er$", "", unit)
        return "varighet", (str(_NUMBERS.get(count) or int(count)), unit)
    kroner = re.sub(r"\D", "", found["kroner"])
    return "beløp", (kroner, (found["ore"] or "").strip("-").replace("00", ""))
