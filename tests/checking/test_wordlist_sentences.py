"""Sentences with the first suggestion taken: what is accepted was read aloud."""

from __future__ import annotations

import pytest

from asker_skriv.checking.wordlist.entries import WordClass
from asker_skriv.checking.wordlist.files import load_word_lists
from tests.checking.accepted import PAIRS, ROOT, accepted, checks, find, listing

ENTRIES = load_word_lists(sorted((ROOT / "rules" / "ordliste").glob("*.csv"))).entries
WITH_EXAMPLES = [entry for entry in ENTRIES if entry.hits or entry.misses]


@pytest.fixture(scope="module")
def used(lexicon):
    return checks(lexicon)


@pytest.fixture(scope="module")
def found(pipeline, language, used):
    return lambda text: find(text, pipeline, language, used)


@pytest.fixture(scope="module")
def after(found):
    return lambda text: accepted(text, found(text))


@pytest.mark.parametrize(("source", "target"), PAIRS, ids=lambda path: path.stem)
def test_sentences_become_what_was_accepted(source, target, pipeline, language):
    assert listing(source, pipeline, language) == target.read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", WITH_EXAMPLES, ids=lambda entry: entry.id)
def test_entries_keep_what_their_examples_promise(entry, found):
    for text in entry.hits:
        assert entry.id in [finding.rule for finding in found(text)], text
    for text in entry.misses:
        assert entry.id not in [finding.rule for finding in found(text)], text


@pytest.mark.parametrize(
    "text",
    [
        "«I henhold til loven» står det i brevet.",
        "Skriv til vedrorende@henvendelse.no.",
        "Hun søker jobb og bruker lang tid.",
        "Vi møtes ved rådhuset.",
        "Hvilket kontor hører du til?",
        "De tre barna overlever ulykken.",
        "Vi er lei av å vente.",
        "Asker kommune er stor.",
        "Du søker på nett og logger inn med BankID.",
        "Barneverntjenesten gjennomfører en undersøkelse av saken.",
        "Han driver en kiosk.",
        "Vi gir beskjed om endringer.",
        "",
        "Æ",
        "....",
    ],
)
def test_is_silent_about_good_words(text, found):
    assert [finding.text for finding in found(text)] == []


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("VEDRØRENDE SØKNAD OM PLASS", "OM SØKNAD OM PLASS"),
        ("Fylkesmannen svarte.", "Statsforvalteren svarte."),
        ("Det sa rådmannen.", "Det sa kommunedirektøren."),
        ("Rådmannen sa det.", "Kommunedirektøren sa det."),
        ("Vi framlegger saken.", "Vi legger fram saken."),
        ("Vi fremlegger saken.", "Vi legger frem saken."),
    ],
)
def test_capitals_and_spelling_follow_the_writer(text, result, after):
    assert after(text) == result


def test_every_suggestion_replaces_exactly_the_text_it_is_for(found):
    lines = [line for _, path in PAIRS for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        text = line.removeprefix("  ")
        for finding in found(text):
            assert text[finding.start : finding.end] == finding.text
            assert finding.text not in finding.suggestions


# A carrier puts the term where its conditions can hold.
FOLLOWING = (
    "dette",
    "",
    "at",
    "å se",
    "om",
    "til",
    "for",
    "på",
    "i",
    "som",
    "tre",
    "elever",
    "nettsiden",
    "§ 3",
    "en",
    "støtten",
)
BEFORE = {
    WordClass.VERB: ("Vi kan {}", "Det kan {}", "Brevet blir {}", "Ikke {}", "{}"),
    WordClass.NOUN: ("Vi har fått {}", "Her er {}", "{}", "Vi så {} her,"),
    WordClass.ADJECTIVE: (
        "Saken er {}",
        "Dette er svært {}",
        "Her er en {} sak",
        "Det er gjort {}",
        "Huset {}",
    ),
    WordClass.PHRASE: ("{}", "Her er det {}", "Vi ser det, {}", "Vi har {}", "{} elever"),
    WordClass.CLAUSE: ("{}",),
    WordClass.ADVERB: ("Vi ser det {}",),
    WordClass.ABBREVIATION: ("Her er 2 {}", "Vi så {}", "{}", "{}"),
}

SAMPLES = {"tall": "3", "dato": "3. mai", "måned": "mai", "nett": "nettsiden", "ord": "elever"}


def carriers(entry):
    term = entry.term.replace("…", "deg")
    near = " ".join(entry.only_near[:1])
    for before in BEFORE[entry.word_class]:
        for following in FOLLOWING:
            carrier = " ".join(f"{before.format(term)} {following} {near}".split())
            yield carrier[:1].upper() + carrier[1:] + "."


def values_of(entry):
    for alternative in entry.alternatives:
        for condition in alternative.conditions:
            if condition.name in ("ved", "foran") and not condition.negated:
                yield from (SAMPLES.get(value, value) for value in condition.values)


def test_every_term_is_found_in_a_sentence(pipeline, language, lexicon):
    from asker_skriv.checking.wordlist.check import WordListCheck
    from asker_skriv.checking.wordlist.kinds import load_kinds

    kinds = load_kinds([ROOT / "rules" / "ordliste" / "kategorier.toml"])

    def is_found(entry):
        check = WordListCheck([entry], kinds, lexicon)
        texts = [
            *entry.hits,
            *carriers(entry),
            *(f"{entry.term} {value}" for value in values_of(entry)),
        ]
        return any(find(text, pipeline, language, (check,)) for text in texts)

    assert [entry.term for entry in ENTRIES if not is_found(entry)] == []


def test_a_word_that_names_what_follows_is_not_struck(found):
    assert found("Eventuelt: Styret kommer tilbake til saken.") == []
