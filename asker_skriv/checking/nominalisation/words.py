"""Nouns in -ing, -else and -sjon and their verbs, where endings alone do not tell."""

from __future__ import annotations

from types import MappingProxyType

# Nouns in -ing, -else and -sjon that name a thing, or whose verb means something else.
_THING_WORDS = """
anledning avdeling bedring begivenhet bekymring betegning betingelse betydning bevegelse bevilling
bygning dannelse erfaring erklæring erstatning forbindelse forening forestilling forfatning
forhandling forordning forpliktelse forretning forsamling forsikring forskning forstyrrelse
forståelse forutsetning forvaltning forventning følelse handling helning hendelse henvendelse
holdning innledning innretning innstilling kledning ledelse ledning lidelse lønning løsning mening
misforståelse målsetning målsetting ordning opplevelse opplysning oppsetning oppstilling
overraskelse parkering problemstilling prøvelse påkjenning regning retning samling sending setning
skapning spenning stemning stilling stiftelse strekning svekkelse tegning tenkning tilbakemelding
tilfredsstillelse tilknytning tillatelse tilstelning trening undervisning utdanning utfordring
utredelse utstilling utvikling uttelling veiledning virkning ytelse ytring åpning øvelse øvning
situasjon stasjon organisasjon institusjon informasjon nasjon funksjon kommunikasjon generasjon
versjon kommisjon delegasjon motivasjon operasjon demonstrasjon konsultasjon presentasjon
produksjon publikasjon relasjon sanksjon
"""
THINGS = frozenset(_THING_WORDS.split())
IRREGULAR = MappingProxyType(
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
        "avslutning": "avslutte",
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
        "dekning": "dekke",
        "deltakelse": "delta",
        "deltagelse": "delta",
        "ettergivelse": "ettergi",
        "hogst": "hogge",
        "leie": "leie",
        "lån": "låne",
        "utlån": "låne ut",
        "oppstart": "starte",
        "overtakelse": "overta",
        "overtagelse": "overta",
        "mottakelse": "ta imot",
        "mottagelse": "ta imot",
        "påslipp": "slippe ut",
        "renhold": "rengjøre",
        "tilbygging": "bygge på",
        "uttak": "ta ut",
        "vedlikehold": "vedlikeholde",
        "vedtakelse": "vedta",
    }
)

# The words that people say, for verbs that only stand in letters like these.
PLAIN = MappingProxyType(
    {
        "anlegge": ("lage", "anlegge"),
        "anskaffe": ("skaffe", "kjøpe"),
        "anvende": ("bruke",),
        "avstenge": ("stenge",),
        "avholde": ("holde",),
        "benytte": ("bruke",),
        "bistå": ("hjelpe",),
        "bortkjøre": ("kjøre bort",),
        "effektuere": ("gjennomføre",),
        "erverve": ("kjøpe", "skaffe"),
        "ferdigstille": ("gjøre ferdig",),
        "fraflytte": ("flytte fra",),
        "fremsette": ("komme med",),
        "fremskaffe": ("skaffe",),
        "fremvise": ("vise",),
        "framvise": ("vise",),
        "forevise": ("vise",),
        "hensette": ("sette fra seg",),
        "implementere": ("innføre",),
        "inndrive": ("kreve inn",),
        "innfordre": ("kreve inn",),
        "innflytte": ("flytte inn i",),
        "installere": ("installere",),
        "ivareta": ("ta vare på",),
        "kunngjøre": ("gjøre kjent", "kunngjøre"),
        "nedbygge": ("bygge ned",),
        "ombygge": ("bygge om",),
        "omlegge": ("legge om",),
        "oppbevare": ("oppbevare",),
        "opprette": ("opprette",),
        "oppsette": ("sette opp",),
        "oppusse": ("pusse opp",),
        "oversende": ("sende",),
        "overføre": ("overføre",),
        "rehabilitere": ("pusse opp", "rehabilitere"),
        "sammenslå": ("slå sammen",),
        "tilkoble": ("koble til",),
        "tilveiebringe": ("skaffe",),
        "utbedre": ("reparere", "utbedre"),
        "utbygge": ("bygge ut",),
        "utføre": ("gjøre", "utføre"),
        "utsende": ("sende ut",),
        "utskifte": ("skifte ut",),
        "vedlikeholde": ("vedlikeholde",),
        "overholde": ("følge",),
        "etterleve": ("følge",),
        "erlegge": ("betale",),
        "videreføre": ("videreføre",),
        "iverksette": ("sette i verk",),
        "fravike": ("fravike",),
        "underskrive": ("skrive under på", "underskrive"),
        "undertegne": ("skrive under på", "undertegne"),
    }
)
