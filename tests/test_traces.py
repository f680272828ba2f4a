"""«Slett spor på denne maskinen» leaves the user's own words and nothing else."""

from __future__ import annotations

from asker_skriv.traces import remove_traces, traces


def test_everything_but_the_users_own_words_goes(tmp_path):
    drafts = tmp_path / "gjenoppretting"
    drafts.mkdir()
    words = tmp_path / "rules" / "ordliste" / "egne.csv"
    words.parent.mkdir(parents=True)
    for path in (
        tmp_path / "innstillinger.json",
        tmp_path / "latt_sta.json",
        tmp_path / "latt_sta.skadet",
        drafts / "a.json",
        drafts / "b.skadet",
        words,
    ):
        path.write_text("x", encoding="utf-8")
    assert len(traces(tmp_path)) == 5
    assert remove_traces(tmp_path) == []
    assert traces(tmp_path) == []
    assert words.exists()


def test_an_empty_machine_has_no_traces(tmp_path):
    assert traces(tmp_path / "finnes-ikke") == []
