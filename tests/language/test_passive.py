from functools import cache

import pytest

from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.passive import PassiveKind, find_passives
from asker_skriv.language.pipeline import Pipeline


@cache
def tools() -> tuple[Pipeline, Lexicon]:
    return Pipeline.load(), Lexicon.open()


def found(text: str) -> list[tuple[PassiveKind, str, str]]:
    pipeline, lexicon = tools()
    return [
        (passive.kind, text[passive.start : passive.end], passive.lemma)
        for passive in find_passives(pipeline.parse(text), lexicon)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "form", "lemma"),
    [
        ("Søknaden ble avslått i går.", PassiveKind.BLI, "avslått", "avslå"),
        ("Blir alle opplysninger slettet?", PassiveKind.BLI, "slettet", "slette"),
        ("Saken ble av rådmannen oversendt til oss.", PassiveKind.BLI, "oversendt", "oversende"),
        ("Tilskuddet utbetales i juni.", PassiveKind.S, "utbetales", "utbetale"),
        ("Det forbys å parkere her.", PassiveKind.S, "forbys", "forby"),
        ("Vedtaket må påklages innen tre uker.", PassiveKind.S, "påklages", "påklage"),
    ],
)
def test_passives_are_found(text: str, kind: PassiveKind, form: str, lemma: str) -> None:
    assert found(text) == [(kind, form, lemma)]


@pytest.mark.parametrize(
    "text",
    [
        "Hun ble lærer i fjor.",
        "Det finnes mange løsninger.",
        "Det ble bedre etter at vi flyttet.",
        "Vi trives og lykkes sammen.",
        "Søknaden er avslått.",
        "Vi møtte Agnes i går.",
    ],
)
def test_what_only_looks_like_a_passive_is_left_alone(text: str) -> None:
    assert found(text) == []
