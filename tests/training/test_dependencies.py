import pytest

from training.pipeline.dependencies import convert
from training.pipeline.imperatives import as_request
from training.pipeline.punctuation import hang
from training.pipeline.spacing import with_spaces
from training.pipeline.treebank import SHARED, Sentence, Token, aligned, read_conllu, read_ndt


def sentence(*rows: tuple[str, str, str, str, int, str]) -> Sentence:
    """Make an NDT sentence of (form, lemma, class, features, head from 1, label)."""
    return Sentence(tuple(Token(*row[:4], row[4] - 1, row[5]) for row in rows))


PASSIVE = sentence(
    ("Saken", "sak", "subst", "appell|mask|be|ent", 2, "SUBJ"),
    ("ble", "bli", "verb", "pret", 0, "FINV"),
    ("behandlet", "behandle", "verb", "perf-part", 2, "INFV"),
    ("av", "av", "prep", "_", 3, "ADV"),
    ("oss", "vi", "pron", "fl|pers|hum|akk|1", 4, "PUTFYLL"),
    (".", "$.", "clb", "<punkt>", 2, "IP"),
)

COPULA = sentence(
    ("Fristen", "frist", "subst", "appell|mask|be|ent", 2, "SUBJ"),
    ("er", "være", "verb", "pres", 0, "FINV"),
    ("kort", "kort", "adj", "ub|m/f|ent|pos", 2, "SPRED"),
    (".", "$.", "clb", "<punkt>", 2, "IP"),
)

STATEMENT = sentence(
    ("Du", "du", "pron", "ent|pers|hum|nom|2", 2, "SUBJ"),
    ("sender", "sende", "verb", "pres", 0, "FINV"),
    ("klagen", "klage", "subst", "appell|mask|be|ent", 2, "DOBJ"),
    (".", "$.", "clb", "<punkt>", 2, "IP"),
)


def tree(source: Sentence) -> list[tuple[str, str, str]]:
    """Return (word, label, governing word) of the converted sentence."""
    tokens = convert(source).tokens
    return [(t.form, t.rel, tokens[t.head].form if t.head >= 0 else "") for t in tokens]


def test_the_content_verb_governs_its_auxiliary_and_the_noun_its_preposition() -> None:
    assert tree(PASSIVE) == [
        ("Saken", "nsubj:pass", "behandlet"),
        ("ble", "aux:pass", "behandlet"),
        ("behandlet", "root", ""),
        ("av", "case", "oss"),
        ("oss", "obl", "behandlet"),
        (".", "punct", "behandlet"),
    ]


def test_the_predicate_governs_the_copula() -> None:
    assert tree(COPULA)[1:3] == [("er", "cop", "kort"), ("kort", "root", "")]
    assert convert(COPULA).tokens[1].pos == "AUX"


def test_features_are_those_of_universal_dependencies() -> None:
    assert convert(PASSIVE).tokens[0].feats == "Definite=Def|Gender=Masc|Number=Sing"
    assert convert(PASSIVE).tokens[1].feats == "Mood=Ind|Tense=Past|VerbForm=Fin"


def test_a_statement_becomes_a_request() -> None:
    request = as_request(convert(STATEMENT), {"sende": "send"})
    assert request is not None
    assert [t.form for t in request.tokens] == ["Send", "klagen", "."]
    assert [t.head for t in request.tokens] == [-1, 0, 0]
    assert as_request(convert(COPULA), {"være": "vær"}) is None


def test_no_space_before_the_full_stop() -> None:
    assert [t.space_after for t in with_spaces(COPULA).tokens] == [True, True, False, True]


def test_quotes_hang_on_what_they_enclose() -> None:
    forms = ["Han", "sa", "«", "ja", "»", "."]
    assert hang(forms, [1, -1, 1, 1, 1, 1], [2, 4, 5]) == [1, -1, 3, 1, 3, 1]


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the treebank is not here")
def test_the_conversion_agrees_with_the_official_one() -> None:
    pairs = [
        (ours, official)
        for source, gold in aligned(read_ndt("dev"), read_conllu())
        for ours, official in zip(convert(source).tokens, gold.tokens, strict=True)
        if official.pos != "PUNCT"
    ]
    same = sum(ours.head == gold.head and ours.rel == gold.rel for ours, gold in pairs)
    assert same / len(pairs) > 0.99
