"""Two versions of a letter: what was changed, what is new, what is gone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.text.difference import Kind, difference, in_words
from asker_skriv.text.model import Block, BlockKind, Document, Run, plain_block


def letter(*paragraphs):
    return Document(tuple(plain_block(text) for text in paragraphs))


def kinds(before, after):
    return [each.kind for each in difference(before, after)]


def test_the_same_letter_does_not_differ():
    one = letter("Vedtak", "", "Du får støtte.")
    assert in_words(difference(one, letter("Vedtak", "Du får støtte.", "  "))) == (
        "Teksten er den samme."
    )


def test_a_paragraph_that_was_changed_is_told_word_by_word():
    [same, changed] = difference(
        letter("Vedtak", "Du får støtte fra mai."), letter("Vedtak", "Du får ikke støtte fra mai.")
    )
    assert same.kind is Kind.SAME
    assert list(changed.words()) == [
        (Kind.SAME, "Du får"),
        (Kind.NEW, " ikke"),
        (Kind.SAME, " støtte fra mai."),
    ]


def test_new_and_gone_paragraphs_stand_where_they_stood():
    before = letter("Først dette.", "Så noe helt annet her.", "Til slutt dette.")
    after = letter("Først dette.", "Til slutt dette.", "Vennlig hilsen Kari Nordmann")
    assert kinds(before, after) == [Kind.SAME, Kind.GONE, Kind.SAME, Kind.NEW]


def test_what_differs_is_told_in_a_sentence():
    before = letter(*(f"Avsnitt nummer {n} handler om sak {n}." for n in range(4)), "Farvel da")
    after = letter(
        *(f"Avsnitt nummer {n} handler om din sak {n}." for n in range(3)),
        "Avsnitt nummer 3 handler om sak 3.",
        "Helt nye ord",
    )
    assert in_words(difference(before, after)) == (
        "3 avsnitt er endret, ett er nytt og ett er borte."
    )
    assert in_words(difference(before, before)) == "Teksten er den samme."
    assert in_words(difference(letter(), letter("a b", "c d"))) == "2 avsnitt er nye."
    assert in_words(difference(letter(), letter("a b"))) == "Ett avsnitt er nytt."


def test_another_look_counts_as_a_change():
    bold = Document((Block((Run("Husk fristen.", bold=True),)),))
    heading = Document((plain_block("Husk fristen.", BlockKind.HEADING, 1),))
    assert kinds(letter("Husk fristen."), bold) == [Kind.CHANGED]
    assert kinds(letter("Husk fristen."), heading) == [Kind.CHANGED]


texts = st.lists(st.text("abc .", max_size=30), max_size=8)


@given(texts, texts)
def test_both_versions_can_be_read_out_of_the_difference(old, new):
    found = difference(letter(*old), letter(*new))
    assert [e.before for e in found if e.kind is not Kind.NEW] == [t for t in old if t.strip()]
    assert [e.after for e in found if e.kind is not Kind.GONE] == [t for t in new if t.strip()]
    for each in found:
        words = list(each.words())
        assert "".join(text for kind, text in words if kind is not Kind.NEW) == each.before
        assert "".join(text for kind, text in words if kind is not Kind.GONE) == each.after


def test_a_very_long_letter_is_compared_in_good_time():
    before = letter(*(f"Sak {n} gjelder deg og vedtaket om støtte." for n in range(600)))
    after = letter(*(f"Sak {n} gjelder dere og vedtaket om støtte i dag." for n in range(600)))
    assert len(difference(before, after)) >= 600
