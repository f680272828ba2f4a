"""The reader beside the text: guidance, figures against the band, and ways into the letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from asker_skriv.engine import (
    BlockStatistics,
    DocumentReport,
    Statistics,
    TargetGroup,
)
from asker_skriv.ui.panels.reader_panel import ReaderPanel, _duration

GROUP = TargetGroup(
    id="naboer",
    name="Naboer",
    reader="De som bor ved siden av.",
    address=("du", "noytral"),
    lix=(30, 40),
    sentence_words=20,
    tone="Vennlig.",
    advice=("Si hva som skjer <først>.",),
)
OPENINGS = {1: "Vi viser til", 2: "I henhold til <loven> har …"}
REPORT = DocumentReport(
    revision=1,
    statistics=Statistics(120, 4, 44.4, 3.0, 0.31, 15.0, 0.25, 40, (8, 12, 34, 10)),
    blocks=(BlockStatistics(1, 32.0, 20, (8, 12)), BlockStatistics(2, 56.0, 44, (34, 10))),
)


@pytest.fixture
def panel(qtbot):
    panel = ReaderPanel(lambda number: OPENINGS[number])
    qtbot.addWidget(panel)
    panel.resize(340, 700)
    panel.show_group(GROUP)
    panel.show()
    return panel


def test_the_group_shows_tone_address_and_advice(panel):
    assert panel.name.text() == "Naboer"
    assert "Tone: Vennlig." in panel.advice.text()
    assert "«du», nøytralt" in panel.advice.text()


def test_advice_is_shown_as_written(panel):
    assert "&lt;først&gt;" in panel.advice.text()


def test_before_the_first_report_it_says_that_figures_will_come(panel):
    assert "kommer" in panel.figures.text()


def test_figures_are_held_against_the_reader(panel):
    panel.show_report(REPORT)
    text = panel.figures.text()
    assert "<b>44</b> litt tungt (mål 30–40)" in text
    assert "1 av 4 setninger" in text
    assert "40 sekunder" in text


def test_another_reader_changes_the_verdict_at_once(panel):
    panel.show_report(REPORT)
    panel.show_group(TargetGroup(id="fag", name="Fagfolk", lix=(40, 50), sentence_words=35))
    assert "passer leseren" in panel.figures.text()
    assert panel.hardest.text().count("href") == 1


def test_paragraphs_over_the_band_are_named_by_their_first_words(panel, qtbot):
    panel.show_report(REPORT)
    assert panel.hardest.text().count("href") == 1
    assert "I henhold til &lt;loven&gt; har …" in panel.hardest.text()
    with qtbot.waitSignal(panel.block_wanted) as told:
        panel.hardest.linkActivated.emit("2")
    assert told.args == [2]


def test_a_click_on_a_bar_goes_to_the_sentence(panel, qtbot):
    panel.show_report(REPORT)
    with qtbot.waitSignal(panel.sentence_wanted) as told:
        qtbot.mouseClick(panel.chart, Qt.MouseButton.LeftButton, pos=QPoint(2 * 14 + 7, 60))
    assert told.args == [2]
    with qtbot.assertNotEmitted(panel.sentence_wanted):
        qtbot.mouseClick(panel.chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 60))


def test_the_chart_marks_sentences_over_the_limit(panel):
    panel.show_report(REPORT)
    picture = panel.chart.grab().toImage()
    ratio = picture.devicePixelRatio()
    floor = picture.height() - round(18 * ratio)
    short, long = (
        picture.pixelColor(round((n * 14 + 7) * ratio), floor).name() for n in (0, 2)
    )  # fmt: skip
    assert short != long
    assert "1 over 20 ord" in panel.chart.accessibleName()


def test_an_empty_letter_has_an_empty_chart(panel):
    panel.show_report(DocumentReport(1, Statistics()))
    assert not panel.chart.grab().isNull()
    assert panel.hardest.text() == ""


def test_a_letter_of_very_many_sentences_fits(panel, qtbot):
    lengths = tuple(10 + n % 20 for n in range(900))
    panel.show_report(DocumentReport(1, Statistics(sentences=900, sentence_lengths=lengths)))
    assert not panel.chart.grab().isNull()
    middle = QPoint(panel.chart.width() // 2, 60)
    with qtbot.waitSignal(panel.sentence_wanted) as told:
        qtbot.mouseClick(panel.chart, Qt.MouseButton.LeftButton, pos=middle)
    assert 400 < told.args[0] < 500


def test_reading_time_in_words():
    assert _duration(47) == "47 sekunder"
    assert _duration(62) == "omtrent 1 minutt"
    assert _duration(95) == "omtrent 1½ minutter"
    assert _duration(240) == "omtrent 4 minutter"
