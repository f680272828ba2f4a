"""How usual a form is in one word class: the frequency of homographs shared out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log10

from .treebank import Readings


@dataclass(frozen=True, slots=True)
class Weights:
    """Zipf frequency of a form as a given word class.

    ``claims`` says which word classes the dictionaries know a form in. The treebank tells how a
    form that several classes claim is shared among them (bad: 2 % verb).
    """

    frequencies: Mapping[str, float]
    readings: Readings
    claims: Mapping[str, set[str]]

    def __call__(self, form: str, pos: str) -> float:
        """Return the Zipf frequency of ``form`` used as ``pos``, 0.0 if unknown."""
        lower = form.lower()
        zipf = self.frequencies.get(lower, 0.0)
        if not zipf:
            return zipf
        rivals = self.claims.get(lower, set())
        share = self.readings.share(lower, pos, len(rivals)) if len(rivals) > 1 else 1.0
        seen = self.readings.classes(lower).get(pos, 0)
        return max(0.0, zipf + log10(share) + log10(1 + seen))
