"""Nouns in -ing, -else and -sjon and their verbs, where endings alone do not tell."""

from __future__ import annotations

from types import MappingProxyType

# Nouns in -ing, -else and -sjon that name a thing, or whose verb means something else.
_THING_WORDS = """
administrasjon anledning arving avdeling bebyggelse bedring befolkning begivenhet begynnelse
bekjennelse bekymring beskyldning bestemmelse betegning betingelse betydning bevegelse bevilling
bygning dannelse delegasjon demonstrasjon doping erfaring erklæring erstatning flyktning
forbindelse forelesning forelskelse forening forestilling forfatning forhandling forlovelse
forlystelse forordning forpliktelse forretning forsamling forsikring forsinkelse forskning
forstyrrelse forståelse forsyning fortelling fortvilelse forundring forutsetning forvaltning
forventning frustrasjon funksjon følelse føling føring generasjon handling helning hendelse
henvendelse holdning husholdning høring informasjon innledning innovasjon innretning innstilling
innvandring innvending innvirkning inspirasjon institusjon invitasjon kledning kommisjon
kommunikasjon konsentrasjon konsultasjon kuling ledelse ledning legning lettelse lidelse
likestilling læring lønning løsning meling mening misforståelse motivasjon målsetning målsetting
nasjon næring observasjon operasjon oppfordring opplevelse opplysning oppmuntring oppreisning
opprinnelse oppsetning oppstilling oppvisning ordning organisasjon overensstemmelse overlevelse
overraskelse parkering piping presentasjon prestasjon problemstilling produksjon prøvelse
publikasjon påkjenning påminnelse regjering regning relasjon retning riking rykning samling
sanksjon sending setning situasjon skapning skikkelse skuffelse spekulasjon spenning stasjon
stemning stiftelse stilling strekning stråling svekkelse tegning tenkning tilbakemelding
tilfredsstillelse tilknytning tillatelse tilstelning timing trening underholdning undervisning
unnskyldning utdannelse utdanning utfordring utmerkelse utredelse utspring utstilling utstråling
uttalelse uttelling utvikling vegetasjon veiledning versjon viking virkning ytelse ytring åpning
øvelse øvning
"""
THINGS = frozenset(_THING_WORDS.split())
IRREGULAR = MappingProxyType(
    {
        "redning": "redde",
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
        "ivareta": ("ta vare på",),
        "kunngjøre": ("gjøre kjent", "kunngjøre"),
        "nedbygge": ("bygge ned",),
        "ombygge": ("bygge om",),
        "omlegge": ("legge om",),
        "oppbevare": ("oppbevare",),
        "opprette": ("opprette",),
        "oppsette": ("sette opp",),
        "oppusse": ("pusse opp",),
        "overflytte": ("flytte",),
        "oversende": ("sende",),
        "innsjekke": ("sjekke inn",),
        "nedskjære": ("kutte", "skjære ned"),
        "oppmyke": ("myke opp",),
        "opplade": ("lade opp",),
        "oppvarme": ("varme opp",),
        "sammenføye": ("føye sammen",),
        "sammenkoble": ("koble sammen",),
        "sammenkople": ("koble sammen",),
        "innblande": ("blande inn",),
        "påplusse": ("plusse på",),
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
