"""Rules at work: findings of chosen rule files, and a sentence with its suggestions accepted."""

from __future__ import annotations

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.groups import load_groups
from asker_skriv.checking.protection import protected_stretches
from asker_skriv.checking.rulefiles import load_rules
from asker_skriv.checking.weighing import resolve
from asker_skriv.text.model import BlockKind
from tests.conftest import ROOT

ERROR_FILES = (
    *("dato", "klokkeslett", "tall", "tegn", "forbokstav", "sammenskriving", "forkortelser"),
    *("saerskriving", "komma", "smaord", "samsvar", "rettskriving"),
)


class Rules:
    """The checks of some rule files, run on blocks without the rest of the checker."""

    def __init__(self, pipeline, language, files=ERROR_FILES):
        paths = [ROOT / "rules" / "klarsprak" / f"{name}.toml" for name in files]
        loaded = load_rules(paths)
        assert loaded.problems == ()
        groups = load_groups(sorted((ROOT / "rules" / "malgrupper").glob("*.toml")))
        self.checks = loaded.checks
        self.pipeline = pipeline
        self.language = language
        self.reader = Reader(groups.get("innbyggerne"))

    def find(self, text, kind="avsnitt"):
        doc = self.pipeline.parse(text)
        stretches = protected_stretches(text, doc)
        block = BlockContext(text, BlockKind(kind), doc, self.language, stretches)
        return resolve([f for check in self.checks for f in check.find(block, self.reader)])

    def accept_all(self, text):
        """Return the text with the first suggestion of every finding, from the end backwards."""
        changed, limit = text, len(text) + 1
        for finding in sorted(self.find(text), key=lambda f: (f.end, f.start), reverse=True):
            if finding.suggestions and finding.end <= limit:
                limit = finding.start
                changed = changed[:limit] + finding.suggestions[0] + changed[finding.end :]
        return changed
