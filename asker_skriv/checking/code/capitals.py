"""Capital letters: months, titles, units, bodies and laws take small ones inside a sentence.

All word lists stand in the rule file; a word is only looked at where a sentence can't begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from asker_skriv.checking.code.places import MONTHS, WEEKDAYS, starts_sentence
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.rule import Match
from asker_skriv.text.model import BlockKind

_NAMES = "|".join(name.capitalize() for name in MONTHS)
_DAYS = "|".join(name.capitalize() for name in WEEKDAYS)
_CALENDAR = re.compile(
    rf"(?<![\w-])(?P<day>{_DAYS})(?:s|en|ens|er|skveld|smorgen)?(?![\w-])|(?<![\w-])(?P<month>{_NAMES})s?(?![\w-])"
)
_DATED = "|".join((*WEEKDAYS, *MONTHS))
_DAY_NEXT = re.compile(rf"[ \u00a0](?:{_DATED})\b", re.IGNORECASE)
_NEXT_CAPITAL = re.compile(r"[ \u00a0-](?:[A-ZÆØÅ][a-zæøå]|[A-ZÆØÅ]\.)")
_COMPANY = re.compile(r" (?:AS|ASA|SA|DA|BA)\b")
_FIRST_NAME = re.compile(r"(?<=[a-zæøå] )[A-ZÆØÅ][a-zæøå]{1,8} $")
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:i|innen|i løpet av|slutten av|midten av|begynnelsen av|starten av|utgangen av"
    r"|medio|primo|ultimo|siden|per|hele|måneden|til og med|fra og med|månedene)|\d{1,2}\.?"
    rf"|(?:{'|'.join(MONTHS)})(?:,| og| til| eller))"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
_WORD = r"[A-ZÆØÅ][a-zæøåéèêóòôü]+(?:-[a-zæøåé]+)*"
_ANY_WORD = re.compile(rf"(?<![\w.@/-]){_WORD}(?![\w@/-])")
_HYPHENED = re.compile(
    r"(?<![\w-])(?P<first>(?:[A-ZÆØÅ]{2,5}|Nav)-)(?P<m>[A-ZÆØÅ][a-zæøå]{3,})(?![\w-])"
)
_LAW_TITLE = re.compile(r"(?<=[a-zæøå] )(?:Lov|Forskrift)(?= (?:om|av) [a-zæøå\d])")
_LAW = re.compile(
    r"(?<![\w-])(?P<first>(?:[A-ZÆØÅ][a-zæøå]+-,? (?:og|eller) ){0,2})"
    r"(?P<law>[A-ZÆØÅ]?[a-zæøå]+(?:loven|lova|lovens|forskriften|forskrifta))(?!\w)"
)
_SECOND = re.compile(
    rf"(?<![\w-])(?P<name>[A-ZÆØÅ][\w’'-]*[a-zæøå](?:s|)?) (?P<m>{_WORD})(?![\w-])"
)
_FIRM = re.compile(r"[ \u00a0](?:AS|ASA|SA|KF|IKS|DA|ANS|BA|HF|RHF|Brukerklubb)\b")
# "Rådgiver, kultur og frivillighet": the line below a name, in lower case after the title.
_SIGNATURE = re.compile(r"[A-ZÆØÅ][a-zæøå]+, (?:[a-zæøå]\w*|Asker)(?:[ -]\w+){0,6}")
_LOWER_NEXT = re.compile(r"[ \u00a0](?!og\b|eller\b|i\b|på\b|for\b|med\b)[a-zæøå]{5,}")
_INDEFINITE = re.compile(r"\b(?:en|et|ei|hver|på)[ \u00a0]$", re.IGNORECASE)
_MONTH_AFTER = re.compile(
    rf"[ \u00a0](?:(?:19|20)\d\d\b|(?:til|og)[ \u00a0](?:{'|'.join(MONTHS)})\b)", re.IGNORECASE
)
_DATE_AFTER = re.compile(r"[ \u00a0](?:den[ \u00a0])?\d{1,2}[./ \u00a0]")
# Months that nobody is called.
_NO_NAMES = frozenset({"Januar", "Februar", "September", "Oktober", "November", "Desember"})
_COLON = re.compile(r":[ \u00a0]$")
# A full stop after a figure ends as many sentences as it makes ordinals: «i Bakken 14. Rektor …».
_FIGURE = re.compile(r"\d\.[ \u00a0]$")


def calendar(block: BlockContext, _reader: Reader, _options: Mapping[str, Any]) -> Iterator[Match]:
    """Find weekdays and months with a capital inside a sentence; names like Juni Berg are kept."""
    text = block.text
    for found in _CALENDAR.finditer(text):
        start, end = found.span()
        if _off_limits(block, start, end) or _NEXT_CAPITAL.match(text, end):
            continue
        if text.startswith(" måned", end):
            continue  # the word list's business
        before = text[max(0, start - 40) : start]
        if re.search(r"(?<!\d)\d{1,2} $", before):
            continue  # «1 Januar»: the whole date is told of
        named = found["day"] and _FIRST_NAME.search(before) and not _DATE_AFTER.match(text, end)
        if _COMPANY.match(text, end) or named:
            continue  # «Kafé Fredag AS», «Odd Fredag»
        if found["day"] and _FIGURE.search(before[-4:]):
            continue  # «kl. 9–15. Onsdag stenger vi …»
        dated = _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(text, end)
        sure = found["month"] in _NO_NAMES and re.search(r"[a-zæøå][ \u00a0]$", before)
        if found["month"] and (
            not (dated or sure) or "forlag" in text[max(0, start - 20) : end + 10]
        ):
            continue
        if not found["month"] and text[max(0, start - 2) : start].strip()[-1:].isupper():
            continue
        yield Match(start, end, (found.group().lower(),))


def common_words(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find titles, bodies and units with a capital inside a sentence, or in a list after a colon.

    ``ord`` lists whole words, ``endelser`` endings, ``foran_navn`` those of titles that a name
    follows; ``unntak`` are kept, and so is everything
    where ``avtale`` says that the text defines the word ("heretter kalt Kommunen"), as contracts.
    """
    text = block.text
    words = {str(word) for word in options.get("ord", ())}
    endings = tuple(str(ending) for ending in options.get("endelser", ()))
    kept = {str(word) for word in options.get("unntak", ())}
    names_with_for = {str(word) for word in options.get("navn_med_for", ())}
    only_with_for = {str(word) for word in options.get("bare_med_for", ())}
    words |= only_with_for
    titles = {str(word) for word in options.get("etter_kolon", ())}
    people = tuple(str(ending) for ending in options.get("foran_navn", ()))
    defined = re.search(str(options.get("avtale", r"(?!)")), text)
    if defined:
        return
    for found in _ANY_WORD.finditer(text):
        start, end = found.span()
        word = found.group()
        low = word.lower()
        forms = (low, low.removesuffix("s"))
        alone = text.strip() == word and low not in words and block.kind is BlockKind.PARAGRAPH
        signed = (
            start == 0
            and low.endswith(people)
            and (alone or _SIGNATURE.fullmatch(text) is not None)
        )
        listed = signed or any(
            form in words or ("-" not in form and form.endswith(endings)) for form in forms
        )
        if word in kept or word.removesuffix("s") in kept or not listed:
            continue
        if block.is_protected(start, end) or _in_capitals(text, start, end):
            continue
        if signed or (start == 0 and low in titles and _SIGNATURE.fullmatch(text)):
            yield Match(start, end, (low,))
            continue
        after_colon = low in titles and _COLON.search(text[max(0, start - 2) : start])
        if after_colon:
            if re.match(r"(?:,| og |$|\.$)", text[end : end + 4]):
                yield Match(start, end, (low,))
            continue
        if text.startswith(" for ", end) and low in names_with_for:
            continue  # «Direktoratet for byggkvalitet» is a name
        if low in only_with_for and not text.startswith(" for ", end):
            continue
        if starts_sentence(text, start) or _FIGURE.search(text[max(0, start - 3) : start]):
            continue
        is_title = low in words or low.endswith(people)
        if _part_of_name(text, (start, end), words, is_title=is_title):
            continue
        yield Match(start, end, (low,))


def after_hyphen(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find a capital after a hyphen: IT-Avdelingen, HR-Rådgiver; ``endelser`` say of what."""
    endings = tuple(str(ending) for ending in options["endelser"])
    for found in _HYPHENED.finditer(block.text):
        low = found["m"].lower()
        if low.endswith(endings) and not block.is_protected(*found.span()):
            yield Match(*found.span(), (found["first"] + low,))


def law_titles(
    block: BlockContext, _reader: Reader, _options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find the capital of a law's or regulation's title inside a sentence: «i Lov om …»."""
    for found in _LAW_TITLE.finditer(block.text):
        yield Match(*found.span(), (found.group().lower(),))


def _part_of_name(text: str, span: tuple[int, int], titles: set[str], *, is_title: bool) -> bool:
    """Tell whether the words around make it a name, as in Asker Drift."""
    start, end = span
    before = re.search(r"(\w+)[ \u00a0]$", text[max(0, start - 30) : start])
    if before and before[1][0].isupper() and not starts_sentence(text, start - len(before[0])):
        return before[1].lower() not in titles
    after = _NEXT_CAPITAL.match(text, end) and not _DAY_NEXT.match(text, end)
    return bool(after) and not is_title


def second_part(
    block: BlockContext, _reader: Reader, options: Mapping[str, Any]
) -> Iterator[Match]:
    """Find a capital in the second part of a name: Asker Kommune, Statens Vegvesen."""
    words = {str(word) for word in options.get("ord", ())}
    kept = tuple(str(name) for name in options.get("unntak", ()))
    text = block.text
    place = 0
    while found := _SECOND.search(text, place):
        place = found.start("m")
        start, end = found.span("m")
        low = found["m"].lower()
        if low not in words or _FIRM.match(text, end) or block.is_protected(start, end):
            continue
        if any(text.startswith(name, found.start("name")) for name in kept):
            continue
        yield Match(start, end, (low,), {"navn": f"{found['name']} {low}"})


def laws(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find the names of laws with a capital inside a sentence; ``unntak`` are kept."""
    kept = {str(word) for word in options.get("unntak", ())}
    text = block.text
    for found in _LAW.finditer(text):
        start, end = found.span()
        if found["law"] in kept or not found.group()[0].isupper():
            continue
        if _off_limits(block, start, end):
            continue
        yield Match(start, end, (found.group().lower(),))


def languages(block: BlockContext, _reader: Reader, options: Mapping[str, Any]) -> Iterator[Match]:
    """Find languages, peoples and things like Internett with a capital inside a sentence."""
    words = {str(word) for word in options.get("ord", ())}
    text = block.text
    for found in _ANY_WORD.finditer(text):
        start, end = found.span()
        if found.group().lower() not in words or _off_limits(block, start, end):
            continue
        if _LOWER_NEXT.match(text, end) and not _INDEFINITE.search(text[max(0, start - 5) : start]):
            continue  # «Norsk kulturråd» is a name
        before = text[max(0, start - 1) : start]
        previous = re.search(r"(\w+),?[ \u00a0]$", text[max(0, start - 30) : start])
        if before not in " \u00a0" or not previous or previous[1][0].isupper():
            continue
        if not _NEXT_CAPITAL.match(text, end):
            yield Match(start, end, (found.group().lower(),))


def _off_limits(block: BlockContext, start: int, end: int) -> bool:
    return (
        block.is_protected(start, end)
        or starts_sentence(block.text, start)
        or _in_capitals(block.text, start, end)
    )


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether the words around all have capitals: a headline In Title Case."""
    line = text[max(0, start - 60) : end + 60]
    words = re.findall(r"[^\W\d_]{4,}", line)
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= 4 and capital * 10 >= len(words) * 8
