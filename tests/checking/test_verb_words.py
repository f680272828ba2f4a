"""Where particles and adverbs end up when a verb gives way to another."""

from __future__ import annotations

import pytest

from tests.checking.accepted import accepted, checks, find


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Støtten utbetales vanligvis i mai.", "Støtten betales vanligvis ut i mai."),
        ("Støtten utbetales fortsatt i mai.", "Støtten betales fortsatt ut i mai."),
        ("Støtten utbetales så snart vi kan.", "Støtten betales ut så snart vi kan."),
        ("Støtten utbetales selv om du flytter.", "Støtten betales ut selv om du flytter."),
        ("Det medfører normalt kostnader.", "Det fører normalt til kostnader."),
    ],
)
def test_adverbs_about_the_clause_come_before_the_particle(
    before, after, pipeline, language, lexicon
):
    assert accepted(before, find(before, pipeline, language, checks(lexicon))) == after
