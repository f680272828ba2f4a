"""From a noun to the verb inside it: ``vurdering`` to ``vurdere``."""

from __future__ import annotations

from functools import lru_cache

from asker_skriv.checking.nominalisation.words import IRREGULAR, PLAIN, THINGS
from asker_skriv.language.lexicon import Lexicon

_SHORTEST = 6  # letters of a noun with a verb in it
_AGAIN = "gjen"  # «gjeninnkobling»


@lru_cache(maxsize=512)
def _candidates(noun: str) -> tuple[str, ...]:
    if noun.endswith("ning"):
        return (noun[:-3] + "e", noun[:-4] + "e")
    if noun.endswith("ing"):
        return (noun[:-3] + "e", noun[:-3])
    if noun.endswith("else"):
        return (noun[:-4] + "e",)
    if noun.endswith("asjon"):
        return (noun[:-5] + "ere",)
    return ()


def verb_of(noun: str, lexicon: Lexicon) -> str | None:
    """Return the verb that a noun (in base form) is made of, or None where there is none."""
    if noun in THINGS:
        return None
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    for verb in _candidates(noun) if len(noun) >= _SHORTEST else ():
        if any(form == verb for form, _ in lexicon.forms(verb, "VERB")):
            return verb
    again = verb_of(noun[len(_AGAIN) :], lexicon) if noun.startswith(_AGAIN) else None
    return f"{again} igjen" if again else None


def plain_verbs(noun: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the verbs to say instead of a noun (in base form), the plainest first; may be empty.

    ``fremvisning`` gives ``vise``, ``omlegging`` gives ``legge om``.
    """
    verb = verb_of(noun, lexicon)
    if verb is None:
        return ()
    head, *again = verb.split(" igjen")
    plain = PLAIN.get(head) or (lexicon.loose_verb(head) or head,)
    return tuple(f"{words} igjen" for words in plain) if again else plain
