"""From a noun to the verb inside it: ``vurdering`` to ``vurdere``."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from asker_skriv.language.lexicon import Lexicon

# Nouns in -ing, -else and -sjon that name a thing, or whose verb means something else.
_THING_WORDS = """
anledning avdeling bedring begivenhet bekymring betegning betingelse betydning bevegelse bevilling
bygning dannelse erfaring erklæring erstatning forbindelse forening forestilling forfatning
forhandling forordning forpliktelse forretning forsamling forsikring forskning forstyrrelse
forståelse forutsetning forvaltning forventning følelse handling helning hendelse henvendelse
holdning innledning innretning innstilling kledning ledning lidelse lønning løsning mening
misforståelse målsetning målsetting ordning opplevelse opplysning oppsetning oppstilling
overraskelse parkering problemstilling prøvelse påkjenning regning retning samling sending setning
skapning spenning stemning stilling stiftelse strekning svekkelse tegning tenkning tilbakemelding
tilfredsstillelse tilknytning tillatelse tilstelning trening undervisning utdanning utfordring
utredelse utstilling utvikling uttelling veiledning virkning ytelse ytring åpning øvelse øvning
situasjon stasjon organisasjon institusjon informasjon nasjon funksjon kommunikasjon generasjon
versjon kommisjon delegasjon motivasjon operasjon demonstrasjon konsultasjon presentasjon
produksjon publikasjon relasjon sanksjon
"""
_THINGS = frozenset(_THING_WORDS.split())
_IRREGULAR = MappingProxyType(
    {
        "reduksjon": "redusere",
        "inspeksjon": "inspisere",
        "revisjon": "revidere",
        "integrasjon": "integrere",
        "evakuering": "evakuere",
        "gjennomgang": "gå gjennom",
        "innkjøp": "kjøpe inn",
        "kjøp": "kjøpe",
        "salg": "selge",
        "valg": "velge",
        "kontroll": "kontrollere",
        "befaring": "besøke",
        "utbetaling": "betale ut",
        "innbetaling": "betale inn",
        "tilbakebetaling": "betale tilbake",
        "oppmåling": "måle opp",
        "oppfølging": "følge opp",
        "utlevering": "levere ut",
        "innlevering": "levere inn",
        "innsending": "sende inn",
        "utsending": "sende ut",
        "utdeling": "dele ut",
        "utleie": "leie ut",
        "innhenting": "hente inn",
        "innkalling": "kalle inn",
        "innkreving": "kreve inn",
        "opplæring": "lære opp",
        "oppføring": "bygge",
        "igangsetting": "sette i gang",
        "igangsettelse": "sette i gang",
        "iverksetting": "sette i gang",
        "iverksettelse": "sette i gang",
        "utfylling": "fylle ut",
        "utsetting": "sette ut",
        "oppsigelse": "si opp",
        "opprydding": "rydde opp",
        "opparbeidelse": "lage",
        "opparbeiding": "lage",
        "utarbeidelse": "lage",
        "utarbeiding": "lage",
        "ivaretakelse": "ta vare på",
        "ivaretagelse": "ta vare på",
        "tilrettelegging": "legge til rette for",
        "fremleggelse": "legge fram",
        "framlegging": "legge fram",
        "mottak": "ta imot",
        "bruk": "bruke",
        "etablering": "etablere",
        "gjennomføring": "gjennomføre",
        "flytting": "flytte",
        "sammenligning": "sammenligne",
        "drøfting": "drøfte",
        "drøftelse": "drøfte",
        "søk": "søke",
        "undersøkelse": "undersøke",
        "sletting": "slette",
    }
)


_SHORTEST = 6  # letters of a noun with a verb in it


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
    if noun in _THINGS:
        return None
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    for verb in _candidates(noun) if len(noun) >= _SHORTEST else ():
        if any(form == verb for form, _ in lexicon.forms(verb, "VERB")):
            return verb
    return None
