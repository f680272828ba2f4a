"""The example letters, where the repository has them beside it."""

from pathlib import Path

import pytest

_EXAMPLES = Path(__file__).resolve().parents[4] / "shared" / "eksempler"


@pytest.fixture
def examples() -> list[Path]:
    letters = sorted(_EXAMPLES.glob("*.txt"))
    if not letters:
        pytest.skip("example letters are not beside the repository")
    return letters
