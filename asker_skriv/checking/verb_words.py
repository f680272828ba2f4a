"""Small words that go with verbs, in one place for all who move or replace verbs."""

from __future__ import annotations

# They say where to, and nothing else when they stand right after a verb.
DIRECTIONS = frozenset({"inn", "ut", "opp", "ned", "fram", "frem"})
_PARTICLES = DIRECTIONS | {"tilbake", "bort", "igjen", "ferdig"}

# What may be a particle in a text. The last ones are as often another kind of word, so whoever asks
# must look at the parse too: «skjemaet sendes ved behov», «beløpet er fast».
PARTICLES_IN_TEXT = _PARTICLES | {"med", "over", "ved", "fast"}

# What stands by its verb in a suggestion, where nobody need ask what kind of word it is: particles,
# and what has grown together with a verb, as in «finne sted» and «gjøre kjent».
CLOSE_IN_SUGGESTIONS = _PARTICLES | {
    *("gang", "rette", "sted", "sammen", "videre", "kjent", "tydelig", "konkret", "vanskelig"),
    *("mulig", "tilgjengelig", "enklere"),
}

# Adverbs about the whole clause. They stay by the finite verb when the clause is turned, and come
# before its particle: «pengene betales normalt ut».
SENTENCE_ADVERBS = frozenset(
    {
        *("ikke", "derfor", "også", "normalt", "vanligvis", "alltid", "aldri", "likevel"),
        *("dermed", "imidlertid", "nå", "fortsatt", "ofte", "heller", "ennå", "fremdeles"),
        *("dessverre", "gjerne"),
    }
)
# So may these, but only where the parse ties them to the verb. Else they go with what follows:
# «pengene betales ut så snart …», «senere i mai».
LOOSE_ADVERBS = frozenset({"da", "så", "bare", "samtidig", "senere", "deretter"})
