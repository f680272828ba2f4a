"""How Norwegian words sound: words that are easily mistaken for each other get the same key.

The key merges what learners and hurried writers mix up: sj, skj, kj and tj; gj, hj and j; hv and
v; double and single consonants; silent d, g and h; å and o, æ and e, y and i.
"""

from __future__ import annotations

import re

START = 3  # letters of a sound key that words are also filed under
_FOREIGN = str.maketrans(
    {"w": "v", "z": "s", "q": "k", "ä": "æ", "ö": "ø", "ü": "y"}
    | dict.fromkeys("éèêë", "e")
    | dict.fromkeys("àáâ", "a")
    | dict.fromkeys("òóô", "o")
)
_VOWELS = str.maketrans({"æ": "e", "å": "o", "y": "i"})
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"aa", "å"),
        (r"ae", "æ"),
        (r"oe(?!\w?$)", "ø"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"ch", "sj"),
        (r"ck|c", "k"),
        (r"[st]i(?=on)", "sj"),
        (r"skj|stj|sch|tsj|sj|sh|kj|tj|sk(?=[iy]|ei|øy)", "ʃ"),
        (r"^k(?=[iy]|ei|øy)", "ʃ"),
        (r"gj|^[hld]j|^g(?=[iy]|ei|øy)", "j"),
        (r"hv", "v"),
        (r"^h(?=[^aeiouyæøå])|(?<=[trg])h(?=[^aeiouyæøåj])", ""),
        (r"(?<=[lnr])d(?=[^aiouyæøår]|$)", ""),
        (r"gn", "ng"),
        (r"dt", "t"),
        (r"(.)\1+", r"\1"),
    )
)


def key(word: str) -> str:
    """Return the sound key of a word; upper and lower case are alike."""
    found = word.lower().translate(_FOREIGN)
    for pattern, sound in _RULES:
        found = pattern.sub(sound, found)
    return re.sub(r"(.)\1+", r"\1", found.translate(_VOWELS))


def shortened(sound_key: str) -> set[str]:
    """Return the key and the keys with one letter left out."""
    cuts = {sound_key[:at] + sound_key[at + 1 :] for at in range(len(sound_key))}
    return cuts | {sound_key}
