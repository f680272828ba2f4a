"""What every test shares: the real language room, opened once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Keep every test out of this machine's and this user's own files."""
    base = tmp_path_factory.mktemp("hjem")
    monkeypatch.setenv("ASKER_SKRIV_BRUKER", str(base / "bruker"))
    monkeypatch.setenv("ASKER_SKRIV_MASKIN", str(base / "maskin"))
    return base


@pytest.fixture(scope="session")
def lexicon():
    from asker_skriv.language.lexicon import Lexicon

    return Lexicon.open()


@pytest.fixture(scope="session")
def pipeline():
    from asker_skriv.language.pipeline import Pipeline

    return Pipeline.load()


@pytest.fixture(scope="session")
def language(lexicon, pipeline):
    from asker_skriv.checking.context import Language
    from asker_skriv.language.spelling import Spelling

    return Language(lexicon, Spelling(lexicon), pipeline.read_for_faults)
