"""How sure the comma model is that a comma is missing: a small net on hashed facts.

Each sign is a few facts together (`clause_facts`), hashed to a row of the table; the rows are
summed, go through one hidden layer, and come out as a score. ``training/komma`` makes the table,
which also says which facts make a sign. Weinberger and others, 2009, «Feature Hashing for Large
Scale Multitask Learning».
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from asker_skriv.checking.code.clause_facts import facts
from asker_skriv.errors import BadDataFileError
from asker_skriv.paths import DataLayers

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

FILE = Path("komma") / "komma.npz"
_KEY = "asker_skriv.missing_commas"
_MIX, _STIR = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9


@dataclass(frozen=True, slots=True)
class CommaModel:
    """``table`` has a row for each hash: the hidden units' weights, and last the direct one.

    ``signs`` names the columns of each sign, filled up with -1; ``bias`` is the hidden units' and
    last the score's; ``out`` weighs the hidden units.
    """

    table: NDArray[Any]
    scales: NDArray[Any]
    bias: NDArray[Any]
    out: NDArray[Any]
    signs: NDArray[Any]

    def scores(self, rows: NDArray[Any]) -> NDArray[Any]:
        """Return the log odds that a comma is missing, for each row of facts."""
        import numpy as np

        hashed = hash_signs(rows, self.signs, len(self.table))
        summed = self.table[hashed].sum(axis=1, dtype="int32") * self.scales + self.bias
        hidden = np.maximum(summed[:, :-1], 0)
        return np.asarray(hidden @ self.out + summed[:, -1])


def hash_signs(rows: NDArray[Any], signs: NDArray[Any], size: int) -> NDArray[Any]:
    """Return the place in a table of ``size`` rows for each sign of each row of facts."""
    import numpy as np

    filled = np.hstack([rows, np.zeros((len(rows), 1), dtype="uint64")])  # what -1 points at
    mixed = np.tile(np.arange(1, len(signs) + 1, dtype="uint64") * np.uint64(7919), (len(rows), 1))
    for column in signs.T:
        mixed ^= filled[:, column] * np.uint64(_MIX)
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(_STIR)
    return np.asarray((mixed >> np.uint64(20)) % np.uint64(size), dtype="int32")


def load(path: Path) -> CommaModel:
    """Read the model in the file ``path``.

    Raises BadDataFileError when it is missing or damaged.
    """
    import numpy as np

    try:
        with np.load(path, allow_pickle=False) as file:
            return CommaModel(*(file[name] for name in CommaModel.__slots__))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise BadDataFileError(
            f"Filen {path.name} med kunnskap om komma mangler eller er skadet. "
            "Teksten din er trygg. Installer programmet på nytt."
        ) from error


@lru_cache(maxsize=1)
def comma_model() -> CommaModel | None:
    """Return the model that the program comes with; None where it can't be read.

    A letter is better checked without it than not at all: the rules of commas that need no model
    still speak.
    """
    try:
        return load(DataLayers.standard().resource(str(FILE)))
    except BadDataFileError:
        return None


def missing_commas(doc: Doc) -> dict[int, float]:
    """Return for each token with a gap before it how sure it is that a comma belongs there.

    The figures are log odds in training, where missing commas are many: to be held against a
    threshold. They are worked out once for a Doc.
    """
    known: dict[int, float] | None = doc.user_data.get(_KEY)
    if known is None:
        known = _missing_commas(doc)
        doc.user_data[_KEY] = known
    return known


def _missing_commas(doc: Doc) -> dict[int, float]:
    import numpy as np

    model = comma_model()
    places, rows = facts(doc) if model is not None else ([], [])
    if model is None or not rows:
        return {}
    scores = model.scores(np.array(rows, dtype="uint64"))
    return dict(zip(places, scores.tolist(), strict=True))
