"""Spelling: is a word known, and what may be meant if it is not.

A word is known if the lexicon has it, if it is a sound compound, a name, one of the municipality's
words or the writer's own. Numbers, addresses, acronyms and mixed case are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from asker_skriv.language.inflection import like_case
from asker_skriv.language.lexicon import Lexicon
from asker_skriv.language.mistakes import cost
from asker_skriv.language.suggestions import Suggester

_CACHED = 20_000
_BEFORE_LETTERS = re.compile(r"^[\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(
    r"[@\\#]|://|^www\.|\.(?:no|com|org|net|docx?|pdf|xlsx?|html?)\b", re.IGNORECASE
)
# Soft hyphens and zero-width marks are no part of a word; ligatures come from PDF files.
_UNSEEN = str.maketrans({"\u00ad": "", "\u200b": "", "\u200d": "", "\ufeff": ""}) | {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
}
_STRESS = str.maketrans("áéíóúýàèìòùêôâîû", "aeiouyaeioueoaiu")
_APOSTROPHES = "'’`´"
_TRIMMED = _APOSTROPHES + '"«»“”„()[]{}.,;:!?…–—*_'
_QUALITY = re.compile(r"(\w{4,}(?:ig|lig|bar|som|løs))het(?:en|a|er|ene)?s?")
_ACRONYM_ENDINGS = frozenset("en et er a ene ere eren erne ens ets enes s".split())  # noqa: SIM905
_SURE_COMPOUND = 4.0
_DOUBTFUL_COMPOUND = 8.0
_WEAK_COMPOUND = 13.0
_NAME_LIKE = 0.7
_KNOWN_NAME = 2.5  # Zipf
_FREQUENT = 3.5  # Zipf
_VERY_FREQUENT = 4.0
_QUOTED = 3.3
_SOUNDS_SAME = 0.28
_LIKE = 0.3
_QUITE_NEAR = 0.6
_RATHER_NEAR = 0.85
_NEAR = 1.0
_RARE = 2.0  # Zipf
_HEARD = 1.5  # Zipf
_CLEARLY = 1.0  # Zipf: ten times as frequent
_LONGEST = 40
_LONG = 10
_SHORT_PART = 4
_LONGEST_ACRONYM = 6
_NUMBER_ENDING = re.compile(
    r"^\d+(?:[.,:]\d+)*-?(?:e|er|en|ern|erne|ere|ene|tall|tallet|åring|åringen|åringer|åringene|"
    r"årig|årige|åringens|års|årsdag|årsjubileum|dagers|ukers|timers|prosents|prosent|kroners|"
    r"siders|ganger|gangers|punkts|manns|trinn|trinns|klassing|klassinger|klasse|tiden|tida|g|d|a|b|"
    r"c|f|h|x|k|m|km|kg|cm|mm|kr|kW|kWh|t|s|års-)?$",
    re.IGNORECASE,
)


class Spelling:
    """Checks and corrects single words; ``own_words`` are the writer's dictionary."""

    def __init__(self, lexicon: Lexicon, own_words: Iterable[str] = ()) -> None:
        self._lexicon = lexicon
        self._suggester = Suggester(
            lexicon.words(), lexicon.has_form, lexicon.frequency, lexicon.is_first_part
        )
        self._known: dict[str, bool] = {}
        self._own: set[str] = set()
        self.learn([*lexicon.municipal_words(), *own_words])

    def is_known(self, word: str) -> bool:
        """Return whether a word, given without the marks around it, needs no correction."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _CACHED:
                self._known.clear()
            found = self._known[word] = self._is_known(word)
        return found

    def learn(self, words: Iterable[str]) -> None:
        """Add words to the writer's own; a lower-case word is also known with a capital."""
        self._own |= {word.strip() for word in words if word.strip()}
        self._known.clear()

    def suggest(self, word: str, limit: int = 5) -> tuple[str, ...]:
        """Return at most ``limit`` words that may be meant, the likeliest first, in its case."""
        bare = _plain(word)
        if not _LETTER.search(bare) or len(bare) > _LONGEST:
            return ()
        lower = bare.lower()
        usual = self._lexicon.usual_mistake(lower)
        guesses = [*([usual] if usual else []), *self._own_guesses(lower)]
        guesses += [guess.word for guess in self._suggester.guesses(lower)]
        cased = (like_case(bare, guess) for guess in guesses)
        return tuple(dict.fromkeys(guess for guess in cased if guess != bare))[:limit]

    def _own_guesses(self, lower: str) -> list[str]:
        near = (
            own
            for own in self._own
            if abs(len(own) - len(lower)) <= 2 and own[:1].lower() == lower[:1]
        )
        priced = ((cost(lower, own.lower(), 1.0), own) for own in near)
        return [own for price, own in sorted(priced) if 0 < price <= 1.0]

    def _is_known(self, word: str) -> bool:
        bare = _plain(word)
        if not _LETTER.search(bare) or _ADDRESS.search(bare):
            return True
        if any(character.isdigit() for character in bare):
            return self._is_known_with_number(bare)
        if "/" in bare:
            return all(self.is_known(part) for part in bare.split("/") if part)
        if "-" in bare or "–" in bare:
            return self._is_known_hyphened(bare)
        return self._is_known_plain(bare)

    def _is_known_with_number(self, word: str) -> bool:
        if _NUMBER_ENDING.match(word) or not word[-1].isalpha():
            return True
        tail = _BEFORE_LETTERS.sub("", word)
        has_number = any(character.isdigit() for character in tail)
        return has_number or len(tail) < 4 or self.is_known(tail)

    def _is_known_hyphened(self, word: str) -> bool:
        if word in self._own or word in self._lexicon:
            return True
        parts = [part for part in re.split(r"[-–]", word) if part]
        if len(parts) == 1 and word[-1] in "-–" and len(parts[0]) <= _SHORT_PART:
            return True  # søn- og helligdager
        if len(parts) == 2 and parts[0][0].isupper() and parts[1] in _ACRONYM_ENDINGS:
            return True  # SV-ere, PC-en
        return all(len(part) < 3 or self._is_part(part) for part in parts)

    def _is_part(self, part: str) -> bool:
        """Return whether a part of a hyphened word is known, also as a first part (arbeids-)."""
        return self._is_known_plain(part) or self._lexicon.is_first_part(part.lower())

    def _is_known_plain(self, word: str) -> bool:
        lexicon = self._lexicon
        if len(word) == 1 or word in self._own or word.lower() in self._own or word in lexicon:
            return True
        if word + "." in lexicon or word.lower() + "." in lexicon:
            return True
        if word.isupper() and len(word) <= _LONGEST_ACRONYM:
            return len(word) <= _SHORT_PART or not self._is_slip(word, _LIKE, _FREQUENT)
        if any(c.isupper() for c in word[1:]) and not word.isupper():
            return True  # BankID, NRKs
        plain = word.translate(_STRESS)
        if plain != word and plain in lexicon:
            return True  # dét, fór
        base = word.rstrip(_APOSTROPHES)
        if base[-1:] == "s" and (base[:-1] in self._own or base[:-1].lower() in self._own):
            return True
        quality = _QUALITY.fullmatch(word.lower())
        if quality and any(r.pos == "ADJ" for r in lexicon.analyse(quality[1])):
            return True  # staseligheten
        if lexicon.usual_mistake(word.lower()):
            return False
        if word[0].isupper():
            likely_name = lexicon.frequency(word) >= _KNOWN_NAME
            if self._is_slip(word, _LIKE if likely_name else _NAME_LIKE, _VERY_FREQUENT):
                return False
            return likely_name or not self._is_long_slip(word)
        compound = lexicon.compound(word)
        if compound is None or compound.cost > _WEAK_COMPOUND:
            return self._is_english(word)
        most = _NEAR
        if compound.cost <= _SURE_COMPOUND:
            # Short words fall into parts by chance (ved + legg).
            most = _QUITE_NEAR if len(word) >= _LONG else _NEAR
            most = _LIKE if lexicon.frequency(word) >= 2 else most
        frequent = _RARE if compound.cost > _DOUBTFUL_COMPOUND else _FREQUENT
        return not self._is_slip(word, most, frequent)

    def _is_english(self, word: str) -> bool:
        """Return whether this is English and no Norwegian word is rather meant."""
        if not self._lexicon.is_english(word):
            return False
        often = self._lexicon.frequency(word) >= _QUOTED
        return not self._is_slip(word, _SOUNDS_SAME if often else _QUITE_NEAR, _FREQUENT)

    def _is_long_slip(self, word: str) -> bool:
        """Return whether a long word is so near a common one that it is hardly a name."""
        compound = self._lexicon.compound(word.lower())
        if len(word) < _LONG or (compound is not None and compound.cost <= _SURE_COMPOUND):
            return False
        return any(
            guess.cost <= (_QUITE_NEAR if guess.zipf < _FREQUENT else _RATHER_NEAR)
            and guess.zipf >= _HEARD
            and all(reading.pos != "PROPN" for reading in self._lexicon.analyse(guess.word))
            for guess in self._suggester.nearest(word.lower())
        )

    def _is_slip(self, word: str, most: float, frequent: float) -> bool:
        """Return whether a more frequent word is so near that it rather is meant.

        ``most`` is the highest cost for a word of at least ``frequent`` Zipf; a word half as near
        need not be so frequent.
        """
        least = self._lexicon.frequency(word) + _CLEARLY
        for guess in self._suggester.nearest(word):
            if guess.zipf < least:
                continue
            if guess.zipf >= frequent and guess.cost <= most:
                return True
            if guess.zipf >= _RARE and guess.cost <= min(most, _LIKE):
                return True
        return False


def _plain(word: str) -> str:
    """Return a word composed, without invisible marks and the punctuation around it."""
    return unicodedata.normalize("NFC", word).translate(_UNSEEN).strip(_TRIMMED)
