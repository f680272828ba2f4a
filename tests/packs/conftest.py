"""A small pack to build, sign and break."""

from __future__ import annotations

from datetime import date

import pytest

from asker_skriv.packs.archive import SUFFIX, Archive, read_archive, write_archive
from asker_skriv.packs.building import build
from asker_skriv.packs.keeper import FOLDER, Keeper
from asker_skriv.packs.signing import make_keys, read_public_key, sign
from asker_skriv.paths import machine_folder, packs_folder
from asker_skriv.policy import Policy

TODAY = date(2026, 12, 1)
RULE = """
[[regel]]
navn = "paatvers"
slag = "uttrykk"
kategori = "ordvalg"
familie = "kanselliord"
melding = "Skriv «{forslag}»."
monster = '\\bpå tvers av siloer\\b'
bytt = ['sammen']
treff = [
  { tekst = "Vi går på tvers av siloer.", funn = "på tvers av siloer", forslag = ["sammen"] },
]
ikke_treff = ["Vi går sammen."]
"""
WORDS = (
    "term;ordklasse;alternativer;forklaring;merknad;kategori;bytte;alvor;bare_ved;unntak;treff;"
    "ikke_treff\n"
    "snurrebass;substantiv;leke;;;;direkte;;;;Barnet har en snurrebass.;Barnet har en leke.\n"
    "snurrebassrett;substantiv;lekelov;;;fagord;direkte;;;;Du har snurrebassrett.;\n"
)
EXAMPLES = """
[[prove]]
tekst = "Vi går på tvers av siloer."
funn = ["på tvers av siloer", { tekst = "på tvers av siloer", regel = "asker/paatvers" }]
uten = ["går"]
"""


class Workshop:
    """Makes packs as the communications section does."""

    def __init__(self, folder):
        self.folder = folder
        self.source = folder / "mappe"
        self.private, public = make_keys(folder / "kommunikasjon")
        self.key = read_public_key(public)
        self.policy = Policy(keys={"kommunikasjon": self.key})
        self.write("pakke.toml", 'id = "asker-klarsprak"\nversjon = "1.0.0"\nnavn = "Asker"\n')
        self.write("rules/klarsprak/asker.toml", RULE)
        self.write("rules/ordliste/asker_pakke.csv", WORDS)
        self.write("prover/eksempler.toml", EXAMPLES)

    def write(self, name, content):
        path = self.source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def about(self, **values):
        shown = {"id": '"asker-klarsprak"', "versjon": '"1.0.0"', "navn": '"Asker"', **values}
        self.write("pakke.toml", "".join(f"{name} = {value}\n" for name, value in shown.items()))

    def signed(self, private=None):
        archive = read_archive(build(self.source))
        signature = sign(archive.manifest, private or self.private)
        return write_archive(Archive(archive.manifest, archive.files, signature))

    def put(self, name="asker", content=None):
        """Put a pack in the machine-wide folder, as the software centre does."""
        path = machine_folder() / FOLDER / f"{name}{SUFFIX}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.signed() if content is None else content)
        return path

    def keeper(self, **changes):
        values = {"policy": self.policy, "today": TODAY, **changes}
        return Keeper(machine_folder() / FOLDER, packs_folder(), **values)


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path)
