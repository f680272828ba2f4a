"""Readability figures, and where textstat alone would be wrong."""

from __future__ import annotations

import pytest
import textstat

from asker_skriv.language.readability import block_statistics, combined
from asker_skriv.text.model import BlockKind

PLAIN = (
    "Vi har fått søknaden din. Du får svar innen fire uker. Ring oss gjerne hvis du lurer på noe."
)


@pytest.fixture
def figures(pipeline):
    def figures(text, kind=BlockKind.PARAGRAPH):
        return block_statistics(pipeline.parse(text), kind)

    return figures


def test_lix_is_textstats_on_a_text_that_textstat_splits_right(figures):
    assert figures(PLAIN).lix == pytest.approx(textstat.lix(PLAIN))
    assert figures(PLAIN).rix == pytest.approx(textstat.rix(PLAIN))


def test_dates_and_clock_times_do_not_end_sentences(figures):
    text = "Møtet er 22. november 2026 kl. 10.30 i Asker rådhus."
    assert figures(text).sentences == 1
    assert textstat.sentence_count(text) != 1


def test_numbers_are_words_but_never_long_ones(figures):
    assert figures("Ring oss på 66 00 00 00 i dag.").long_word_share == 0
    assert figures("Ring oss på 66000000 i dag.").long_word_share == 0


def test_headings_are_read_but_are_no_sentences(figures):
    heading = figures("Slik klager du på vedtaket", BlockKind.HEADING)
    assert (heading.words, heading.sentences, heading.lix) == (5, 0, 0)


def test_a_list_item_without_a_verb_is_no_sentence(figures):
    assert figures("kopi av leiekontrakten", BlockKind.LIST_ITEM).sentences == 0
    assert figures("Send oss kopi av leiekontrakten.", BlockKind.LIST_ITEM).sentences == 1


def test_the_whole_is_the_sum_of_its_blocks(figures):
    whole = combined([figures(PLAIN), figures("Søknaden blir behandlet av kommunestyret.")])
    assert whole.sentences == 4
    assert whole.words == figures(PLAIN).words + 5
    assert whole.sentence_lengths == (5, 6, 8, 5)
    assert whole.passive_share == pytest.approx(0.25)


def test_an_empty_block_has_no_figures(figures):
    assert figures("").words == 0
    assert combined([]).lix == 0


def test_reading_time_is_two_hundred_words_a_minute(figures):
    assert figures(" ".join(["ord"] * 100) + ".").reading_seconds == 30
