"""What the rules say of whole texts is what was accepted (``dev.py corpus --godta``)."""

from __future__ import annotations

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.paths import DataLayers
from tests.corpus.snapshots import TEXTS, snapshot, snapshot_file


@pytest.fixture(scope="module")
def assembly():
    return assemble(DataLayers.standard())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_nothing_is_added_or_removed_unseen(assembly, path):
    assert snapshot(assembly, path) == snapshot_file(path).read_text(encoding="utf-8")
