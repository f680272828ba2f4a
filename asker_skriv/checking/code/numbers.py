"""Clock, amounts, thousands, percent and telephone numbers, in the form the writing rules want."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from asker_skriv.checking.code.places import HARD_SPACE, MONTHS, ends_sentence, word_set
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.checking.wording import with_case_of

_SPACE = "[ \u00a0\u202f]"
_TIME = r"(?:[01]?\d|2[0-4])(?:[.:,][0-5]\d)?|(?:[01]\d|2[0-4])[0-5]\d"
_CLOCK = re.compile(
    rf"(?<!\w)(?:(?P<lead>fra|mellom){_SPACE})?(?P<word>kl|klokken|klokka)(?P<stop>\.?)(?P<gap>{_SPACE}*)"
    rf"(?P<one>{_TIME})(?![\d/])(?:(?P<dash>{_SPACE}?[-–—]{_SPACE}?)(?P<two>{_TIME})(?![\d/]))?(?![\w%]|[.:]\d)",
    re.IGNORECASE,
)
_TO_TIME = re.compile(rf"{_SPACE}(?:og{_SPACE}|til{_SPACE})", re.IGNORECASE)

# A number that is one: not part of a code, a date, a section or a range.
_START = r"(?<![\w.,/:§+-])(?<!§ )"
_AMOUNT = re.compile(
    rf"{_START}(?P<before>(?:kr\.?|kroner|NOK){_SPACE}?)?(?P<whole>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:{_SPACE}\d{{3}})+|\d+)"
    rf"(?P<cents>,\d\d(?!\d))?(?P<strokes>,[-–—]+)?(?P<after>{_SPACE}?(?:kr\.|kr|kroner|NOK)(?!\w))?(?!\w|[.:,/-]\d)",
    re.IGNORECASE,
)
_DOTTED = re.compile(rf"{_START}\d{{1,3}}(?:\.\d{{3}})+(?![\w/%-]|[.,:]\d)")
_LONG = re.compile(rf"{_START}[1-9]\d{{4,8}}(?![\w/%-]|[.,:]\d)")
_CODE_WORD = re.compile(
    r"(?:\b(?:\w*(?:nummer|numre|konto|referanse|kode|id|kid|sak|serie|versjon|utgave|telefon|mobil"
    r"|postboks|boks|journal|faktura|paragraf|kapittel|punkt|side|gnr|bnr|fnr|snr|løpenr)(?:et|en|a)?"
    r"|\w*nr\.?|ref\.?|tlf\.?|pkt\.?|kap\.?|nummeret|ring|sms|tast|art\.?|ISBN|ISSN|NS|ISO|EN)"
    r"(?: (?:er|på|oss på|til|lyder))?[:\s]*)$",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(rf"{_SPACE}(?P<word>[a-zæøå][\w-]*)")
_NOT_UNITS = word_set(
    "og eller er var ble blir som i på til fra av med for om ved har hadde kan skal vil må at "
    "da når hvis men ikke the of asker oslo bærum"
)
_PERCENT = re.compile(
    rf"(?<![\w.,/-])(?P<low>\d{{1,3}}(?:[.,]\d+)?)(?:{_SPACE}?%?{_SPACE}?[-–]{_SPACE}?(?P<high>\d{{1,3}}(?:[.,]\d+)?))?"
    rf"(?P<gap>{_SPACE}?)%(?![\w-])"
)
_PHONE = re.compile(
    r"(?P<word>\b(?:\w*telefonen på|tlf\.?(?:nr\.?)?|telefon(?:en|nummer(?:et)?)?"
    r"|mobil(?:en|nummer(?:et)?|telefon)?|mob\.?"
    r"|sms(?: til)?|ring(?:e)?(?: gjerne)?(?: oss| meg| ham| henne| dem)?(?: på)?"
    r"|ring(?:er?|es)?\b[^.!?\n]{1,60}?\bpå)(?: er)?\W{0,3})"
    r"(?P<number>(?:(?:\+47|0047)[ \u00a0]?)?[2-9]\d{7})(?![\w/.-]*\d)",
    re.IGNORECASE,
)
_MILLIONS = re.compile(
    rf"{_START}(?:MNOK{_SPACE}?(?P<one>\d+(?:[.,]\d+)?)|(?P<two>\d+(?:[.,]\d+)?){_SPACE}?MNOK"
    rf"|(?:kr\.?|NOK){_SPACE}?(?P<three>\d+(?:[.,]\d+)?){_SPACE}?mill(?:\.|ioner)?"
    rf"|(?P<four>\d+(?:[.,]\d+)?){_SPACE}?mill\.?{_SPACE}?(?:kr\.?|NOK|kroner))(?!\w)",
)
_SEPARATE = {"fra": "til", "mellom": "og"}


def clock(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find times without a full stop or space after "kl", with four digits or a hyphen."""
    text = block.text
    for found in _CLOCK.finditer(text):
        lead, one, two = found["lead"], _hour(found["one"]), _hour(found["two"] or "")
        word = "kl." if found["word"].lower() == "kl" else found["word"].lower()
        start = found.start()
        if lead and two is None:
            start, lead = found.start("word"), None
        if one is None or block.is_protected(start, found.end()):
            continue
        if two is None and found["two"]:
            continue
        joiner = _SEPARATE.get((lead or "").lower(), "")
        first = f"{word} {one}{'–' + two if two else ''}"
        suggestions = [first]
        if lead and two:
            second = f" {word} {two}" if joiner == "til" else f" {two}"
            spelled = f"{lead.lower()} {word} {one} {joiner}{second}"
            suggestions = [first, spelled] if joiner == "til" else [spelled, first]
        suggestions += [told.replace(":", ".") for told in suggestions if ":" in told]
        flagged = text[start : found.end()]
        if not lead and flagged.replace("\u00a0", " ").lower() == first:
            continue
        yield Match(start, found.end(), tuple(with_case_of(flagged, told) for told in suggestions))


def _hour(digits: str) -> str | None:
    """Return "9.30" for 9,30 and 0930, "9" for 0900; None for what is no time."""
    if not digits:
        return None
    if len(digits) == 4 and digits.isdigit():
        if int(digits) > 2400:
            return None
        hour, minute = str(int(digits[:2])), digits[2:]
        return hour if minute == "00" else f"{hour}.{minute}"
    return digits.replace(",", ".")


def grouped(digits: str) -> str:
    """Return a whole number's digits in groups of three with hard spaces between."""
    plain = re.sub(r"\D", "", digits)
    head = len(plain) % 3
    parts = [plain[:head]] if head else []
    parts += [plain[place : place + 3] for place in range(head, len(plain), 3)]
    return HARD_SPACE.join(parts)


def amounts(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find sums of money with ",-", "kr.", a full stop or nothing between the thousands."""
    text = block.text
    in_table = block.kind == "celle"
    for found in _AMOUNT.finditer(text):
        before, after = found["before"] or "", found["after"] or ""
        if re.search(r"\d ?[-–] ?$", text[max(0, found.start() - 4) : found.start()]):
            continue  # the end of a range
        if not (before or after or found["strokes"]) or block.is_protected(*found.span()):
            continue
        if not _wrong_amount(found, text) or (
            found["strokes"] and not (before or after) and len(found["whole"]) < 2
        ):
            continue
        number = grouped(found["whole"]) + (found["cents"] or "")
        closes = after.endswith(".") and ends_sentence(text, found.end())
        short = f"kr {number}" if before else f"{number} kr"
        right = short if in_table else f"{number} kroner"
        yield Match(*found.span(), (right + ("." if closes else ""),))


def millions(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find "MNOK 71,4" and "23 mill. kr": millions of kroner in short."""
    text = block.text
    if block.kind == "celle":
        return
    for found in _MILLIONS.finditer(text):
        number = next(digits for digits in found.groups() if digits).replace(".", ",")
        closes = found.group().endswith(".") and ends_sentence(text, found.end())
        million = "million" if number == "1" else "millioner"
        if not block.is_protected(*found.span()):
            yield Match(*found.span(), (f"{number} {million} kroner" + ("." if closes else ""),))


def _wrong_amount(found: re.Match[str], text: str) -> bool:
    before, after, whole = found["before"] or "", found["after"] or "", found["whole"]
    if found["strokes"] or "." in whole or (before and after):
        return True
    if before.strip().lower() == "kr." or (before and before[-1].isalnum()):
        return True
    if after.endswith("kr.") and not ends_sentence(text, found.end()):
        return True
    if after and after[0] not in " \u00a0\u202f":
        return True
    return len(whole) > 4 and whole.isdigit()


def thousands(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find large numbers with a full stop between the thousands, or with nothing (12000 barn)."""
    text = block.text
    for found in _DOTTED.finditer(text):
        if not _is_code(block, found) and not found.group().startswith("0"):
            yield Match(*found.span(), (grouped(found.group()),))
    for found in _LONG.finditer(text):
        unit = _UNIT_AFTER.match(text, found.end())
        if unit is None or unit["word"] in _NOT_UNITS or _is_code(block, found):
            continue
        if len(found.group()) == 8 and not unit["word"].startswith(("kr", "innbygg")):
            continue
        if _is_counted(block, unit.start("word")):
            yield Match(*found.span(), (grouped(found.group()),))


def _is_code(block: BlockContext, found: re.Match[str]) -> bool:
    before = block.text[max(0, found.start() - 40) : found.start()]
    return block.is_protected(*found.span()) or _CODE_WORD.search(before) is not None


def _is_counted(block: BlockContext, start: int) -> bool:
    """Tell whether the word at ``start`` is what a number counts: a noun, or an adjective."""
    for token in block.doc:
        if token.idx == start:
            return token.pos_ in {"NOUN", "ADJ", ""}
    return False


def percent(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find the percent sign in running text (``mellomrom`` says which of the two forms)."""
    spaced = bool(options.get("mellomrom"))
    in_table = block.kind == "celle"
    for found in _PERCENT.finditer(block.text):
        if bool(found["gap"]) is not spaced or block.is_protected(*found.span()):
            continue
        low, high = found["low"].replace(".", ","), (found["high"] or "").replace(".", ",")
        number = f"{low}–{high}" if high else low
        if in_table:
            if not spaced:
                yield Match(*found.span(), (f"{number}{HARD_SPACE}%",))
            continue
        yield Match(*found.span(), (f"{number} prosent", f"{number}{HARD_SPACE}%"))


def phone(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find telephone numbers written as eight digits on end."""
    for found in _PHONE.finditer(block.text):
        number = found["number"]
        digits = number[-8:]
        if digits[0] in "49":
            told = f"{digits[:3]} {digits[3:5]} {digits[5:]}"
        else:
            told = " ".join(digits[place : place + 2] for place in (0, 2, 4, 6))
        prefix = "+47 " if len(number) > 8 else ""
        yield Match(*found.span("number"), ((prefix + told).replace(" ", HARD_SPACE),))


_PLURAL_UNIT = (
    r"år|åringer|uker|dager|døgn|timer|timers|minutter|minutters|måneder|måneders|ukers|dagers|års"
    r"|virkedager|arbeidsdager|personer|barn|elever|deltakere|deltagere|ansatte|brukere|boliger"
    r"|leiligheter|enheter|plasser|rom|meter|kilometer|cm|mm|m|km|kg|gram|g|liter|l|dl|tonn"
    r"|m²|m2|kvadratmeter|dekar|mål|prosent|%|‰|kroner|kr|millioner|milliarder|mill\.|mrd\.|ganger"
    r"|stykker|stk\.?|sider|trinn|klasse|klassetrinn|etasje|etasjer|møter|poeng|grader|°C|ord|linjer"
    rf"|{'|'.join(MONTHS)}"
)
_UNIT_BEFORE = (
    r"(?:side|s\.|sidene|punkt|pkt\.|kapittel|kap\.|uke|ukene|årene|årene fra|trinn|nr\.|perioden"
    r"|dokument(?:ene)?|vedlegg(?:ene)?|bilag"
    r"|alder(?:en)?)"
)
_RANGE = re.compile(
    rf"(?:\b(?P<lead>mellom|fra){_SPACE})?(?<![\w.,/:§-])(?P<low>\d{{1,3}}(?:[.,]\d+)?\.?)"
    rf"(?P<dash>{_SPACE}?[-–]{_SPACE}?)(?P<high>\d{{1,4}}(?:[.,]\d+)?\.?)(?![\w/-])"
    rf"(?={_SPACE}?(?:{_PLURAL_UNIT})(?!\w))",
    re.IGNORECASE,
)
_RANGE_AFTER_WORD = re.compile(
    rf"\b{_UNIT_BEFORE}{_SPACE}(?P<m>(?P<low>\d{{1,3}})(?P<dash>{_SPACE}?[-–]{_SPACE}?)"
    r"(?P<high>\d{1,3}))(?![\w/-]|[.,:]\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?<![\w.,/:§-])(?P<m>(?P<low>(?:18|19|20)\d\d)(?P<dash> ?- ?)"
    r"(?P<high>(?:18|19|20)\d\d))(?![\w/-]|[.,:]\d)"
)


def ranges(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find ranges with a hyphen or stray spaces (10-12 uker, 1. - 4. trinn, mellom 6-19 år)."""
    text = block.text
    for found in _RANGE.finditer(text):
        lead = (found["lead"] or "").lower()
        low, high = found["low"], found["high"]
        if found["dash"] == "–" and not lead:
            continue
        if low.endswith(".") and not high.endswith("."):
            continue
        if _number(low) >= _number(high) or block.is_protected(*found.span()):
            continue
        if not lead:
            if not _is_code(block, found):
                yield Match(*found.span(), (f"{low}–{high}",))
            continue
        spelled = f"{lead} {low} {_SEPARATE[lead]} {high}"
        yield Match(*found.span(), (with_case_of(found.group(), spelled),))
    for pattern in (_RANGE_AFTER_WORD, _YEARS):
        for found in pattern.finditer(text):
            if found["dash"] == "–" or int(found["low"]) >= int(found["high"]):
                continue
            if pattern is _YEARS and _is_code(block, found):
                continue
            if not block.is_protected(*found.span("m")):
                yield Match(*found.span("m"), (f"{found['low']}–{found['high']}",))


def _number(digits: str) -> float:
    return float(digits.rstrip(".").replace(",", "."))
