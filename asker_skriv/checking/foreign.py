"""Which language a paragraph is in, so that text that is not Bokmål is left alone.

Told from the small words that every sentence needs: words that only the one language has count,
words that they share do not. Bokmål is the answer unless another is clearly ahead, for a wrong
guess would silence the checker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from asker_skriv.checking.finding import Category, Family, Finding, Scope, Severity

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NYNORSK_ENDING = re.compile(r"\w{3}(?:ingar|ingane|arane|arar|sjonar)$|\w{4}leg$")
_LONGEST = 4_000  # code points that are looked at
_FEWEST = 5  # words below which nothing is said

_MARKS = {
    "nb": """
        jeg ikke hun henne vi dere hva hvem hvor hvordan hvorfor noe noen mye bare etter være blir
        ble har hadde gjøre gjør fra en ei et eller også som til på av den det de dette disse
        kan skal vil må bør du deg din ditt dine oss vår vårt våre hvis når fordi og å er var
        søknaden kommunen innbyggere ved før uten mellom andre mange hver hvert sin sitt sine
        selv nå da så enn opp ut inn bli blitt vært hadde sier sa går gikk kommer kom får fikk
        for over to at i om men der her alle all by time up day up no now go in had was us on de
        under mot hos henne ham seg ingen intet noe slik slike samme både måtte kunne ville igjen
    """,
    "nn": """
        eg ikkje ho me dykk dykkar kva kven korleis kvifor noko nokon nokre mykje berre vere
        vart verta vore hadde gjere gjer frå ein eit òg dei desse ynskje skulle vil må bør
        dette hennar deira kvar sjølv no då so enn vorte går kjem får fekk
        søknaden kommunen innbyggjarar ved før utan mellom andre mange sidan medan
        tilbod vidare saman difor noregs framleis einaste båe
        innan veker ønskjer ynskjer ynskje motteke avgjer gjev gje sjå tenester tenesta
        rettleiing høyring skriven heile vore mogleg
        moglege ikring åleine fyrst fyrste nokolunde dykkar korkje anten eller fristar kjem
        borna elevar søkjar søkje søkjer krev gongen gonger fleire
        og å er var til på av den det som kan skal du deg din ditt dine oss vår når fordi har
        treng veit seie oppgåve oppgåver løyve verksemd verksemda barnehagar skular krevje tilsett
        rettar pliktar ynskte
    """,
    "en": """
        the and of to in is you that it he was for on are as with his they i at be this have from
        or one had by word but not what all were we when your can said there use an each which
        she do how their if will up other about out many then them these so some her would make
        like him into time has look two more write go see no way could people my than first been
        who its now find long down day did get come made may please our us child school apply
        application must should also after before municipality contact more information need
    """,
    "se": """
        lea leat ja ii mun don son mii dii sii go jus dahje muhto maid buot dat dan dál gos mo
        galgá sáhttá sámi sámegiella sámegillii suohkan ovdal maŋŋel eará ođđa birra okta guokte
        eai leamen leai ledje sáhtát galggat dutnje midjiide ohcan ohcamuš dieđut oahppi skuvla
        mánáid mánát váhnemat váldit oktavuođa gulahallat bálvalus lávdegoddi bargu dihte olis
        riekti oažžut dulkka oažžu dutnje ohcat birra bargi čálli váldde báikki leahkit
        bokte rájes gaskkas vuođul mielde haga vel dušše nu ahte goas gii mii makkár
    """,
}


@dataclass(frozen=True, slots=True)
class _Marks:
    every: dict[str, frozenset[str]]
    own: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _marks() -> _Marks:
    """Return each language's small words, and those that no other of the four has."""
    every = {language: frozenset(words.split()) for language, words in _MARKS.items()}
    own = {
        language: words.difference(*(every[other] for other in every if other != language))
        for language, words in every.items()
    }
    return _Marks(every, own)


def recognise(text: str) -> str:
    """Return "nb", "nn", "en" or "se", or "" where there are too few words to tell.

    "nb" is also the answer for text that is mostly Bokmål with foreign words or quotations in it.
    """
    words = [word.lower() for word in _WORD.findall(text[:_LONGEST])]
    if len(words) < _FEWEST:
        return ""
    marks = _marks()
    own = {name: sum(word in marks.own[name] for word in words) for name in marks.own}
    own["nn"] += sum(_NYNORSK_ENDING.search(word) is not None for word in words)
    if own["nn"] >= 2 and own["nn"] > 3 * own["nb"] and own["nn"] >= 0.06 * len(words):
        return "nn"
    if own["en"] >= 3 and own["en"] >= 0.2 * len(words) and own["en"] > 3 * own["nb"]:
        return "en"
    strange = len(re.findall(r"[áčđŋšŧž]", text[:_LONGEST], re.IGNORECASE))
    if own["se"] >= 2 and own["se"] > 3 * own["nb"] and strange >= 0.1 * len(words):
        return "se"
    return "nb" if own["nb"] or any(word in marks.every["nb"] for word in words) else ""


_NAMES = {
    "nn": "på nynorsk",
    "en": "på engelsk",
    "se": "på nordsamisk",
    "kode": "kode",
}
_CODE_SIGNS = ("{}", "<>", "=", ";", "|\\")
_LEAST_CODE = 4  # signs below which nothing is code …
_SHARE_OF_CODE = 0.025  # … and their share of the characters


def is_code(text: str) -> bool:
    """Tell whether the text is a program or mark-up: signs of several kinds, and many of them.

    Prompts to fill in, <navn> or [dato], are signs of one kind and no code.
    """
    counts = [sum(text.count(sign) for sign in kind) for kind in _CODE_SIGNS]
    total = sum(counts)
    kinds = sum(count > 0 for count in counts)
    return kinds > 1 and total >= _LEAST_CODE and total >= _SHARE_OF_CODE * len(text)


def note(text: str) -> Finding | None:
    """Return the one quiet note on a paragraph in another language; None for Bokmål."""
    language = "kode" if is_code(text) else recognise(text)
    if language not in _NAMES:
        return None
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return Finding(
        rule=f"sprak/{language}",
        category=Category.STRUCTURE,
        severity=Severity.STYLE,
        start=start,
        end=end,
        text=text[start:end],
        message=f"Avsnittet ser ut til å være {_NAMES[language]} og blir ikke kontrollert.",
        why="Asker skriv kjenner bare bokmål. Les selv gjennom dette avsnittet.",
        family=Family.SPELLING,  # no reader is strict about it: the note stays quiet
        scope=Scope.BLOCK,
    )
