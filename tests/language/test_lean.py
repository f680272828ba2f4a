"""What spaCy and textstat would bring, and the app does without."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from asker_skriv.language.lean import import_spacy

LEFT_OUT = {"nltk.corpus", "joblib", "requests", "rich", "ssl", "typer", "weasel"}

PARSE_AND_COUNT = """
import sys
from asker_skriv.language.pipeline import Pipeline
from asker_skriv.language.lean import import_textstat
doc = Pipeline.load().parse("Vi viser til brevet ditt.")
assert [token.pos_ for token in doc][:2] == ["PRON", "VERB"]
assert import_textstat().lexicon_count("Vi viser til brevet ditt.") == 5
print(*sys.modules)
"""


def test_a_process_that_parses_and_counts_never_imports_what_is_left_out():
    done = subprocess.run(
        [sys.executable, "-c", PARSE_AND_COUNT], capture_output=True, text=True, check=True
    )
    modules = set(done.stdout.split())
    assert "spacy" in modules
    assert not LEFT_OUT & modules


@pytest.mark.parametrize("trans1", [False, True])
@pytest.mark.parametrize("trans2", [False, True])
def test_the_matrix_product_is_the_one_thinc_asks_for(trans1, trans2):
    import_spacy()
    from thinc.api import NumpyOps

    x = np.arange(9, dtype="float32").reshape(3, 3)
    y = x + 10
    asked = NumpyOps().gemm(x, y, trans1=trans1, trans2=trans2)
    assert np.array_equal(asked, (x.T if trans1 else x) @ (y.T if trans2 else y))
    out = np.zeros((3, 3), dtype="float32")
    NumpyOps().gemm(x, y, out=out)
    assert np.array_equal(out, x @ y)
