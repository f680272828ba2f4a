"""Rule kind ``avhengighet``: words and how they hang together in the sentence.

``noder`` is a list of tables, the first the anchor. Each has a ``navn`` and any of these tests,
lists of strings: ``ord`` (lower-case forms), ``lemma``, ``klasse`` (UPOS), ``trekk`` (UD features,
all needed), ``rolle`` (UD relation to the head), and ``ikke_ord``. A node after the first says
where it is by ``er`` and ``til``: ``hode`` (head of that node), ``barn`` (child), ``neste`` (the
word after), ``forrige`` (the word before).

``fra`` and ``til`` name the first and last word that are told of (default: all nodes' stretch).
``bytt`` lists replacements in which ``{navn}`` is a node's word as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asker_skriv.checking.code.words import closes_sentence, opens_sentence
from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Finding
from asker_skriv.checking.rule import Match, RuleInfo, finding_from
from asker_skriv.checking.wording import with_case_of
from asker_skriv.errors import BadDataFileError

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIONS = frozenset({"hode", "barn", "neste", "forrige"})
_TESTS = frozenset({"ord", "lemma", "klasse", "trekk", "rolle", "ikke_ord"})


@dataclass(frozen=True, slots=True)
class Node:
    """One word of the pattern: what it must be, and where it hangs."""

    name: str
    tests: Mapping[str, frozenset[str]]
    relation: str = ""
    anchor: str = ""

    def fits(self, token: Token) -> bool:
        """Tell whether the token passes the node's tests."""
        values = {
            "ord": token.lower_,
            "lemma": token.lemma_,
            "klasse": token.pos_,
            "rolle": token.dep_,
        }
        for name, wanted in self.tests.items():
            if name == "trekk":
                if not wanted <= set(str(token.morph).split("|")):
                    return False
            elif name == "ikke_ord":
                if token.lower_ in wanted:
                    return False
            elif values[name] not in wanted:
                return False
        return True

    def candidates(self, anchor: Token) -> Iterator[Token]:
        """Yield the tokens that stand in the node's relation to ``anchor``."""
        if self.relation == "hode" and anchor.head.i != anchor.i:
            yield anchor.head
        elif self.relation == "barn":
            yield from anchor.children
        elif self.relation == "neste" and not closes_sentence(anchor):
            yield anchor.nbor(1)
        elif self.relation == "forrige" and not opens_sentence(anchor):
            yield anchor.nbor(-1)


@dataclass(frozen=True, slots=True)
class TreeCheck:
    """A rule of nodes; the first candidate that fits is taken for each."""

    info: RuleInfo
    nodes: tuple[Node, ...]
    templates: tuple[str, ...]
    first: str
    last: str
    reader_dependent: bool = False

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:  # noqa: ARG002 - the protocol's
        """Yield a finding for each place where all nodes fit."""
        for token in block.doc:
            if not self.nodes[0].fits(token):
                continue
            found = self._rest({self.nodes[0].name: token})
            if found is None:
                continue
            places = sorted(found.values(), key=lambda word: word.i)
            first = found.get(self.first, places[0])
            last = found.get(self.last, places[-1])
            start, end = first.idx, last.idx + len(last.text)
            if start >= end or block.is_protected(start, end):
                continue
            words = {name: word.text for name, word in found.items()}
            flagged = block.text[start:end]
            suggestions = tuple(
                with_case_of(flagged, template.format_map(words)) for template in self.templates
            )
            yield finding_from(self.info, Match(start, end, suggestions, words), block.text)

    def _rest(self, found: dict[str, Token]) -> dict[str, Token] | None:
        for node in self.nodes[1:]:
            fitting = (word for word in node.candidates(found[node.anchor]) if node.fits(word))
            word = next(fitting, None)
            if word is None:
                return None
            found[node.name] = word
        return found


def make(info: RuleInfo) -> TreeCheck:
    """Make the check of a rule; raises BadDataFileError for options that can't be read."""
    tables = info.options.get("noder")
    if not isinstance(tables, list) or not tables:
        raise BadDataFileError(f"Regelen «{info.id}» mangler «noder».")
    nodes: list[Node] = []
    for table in tables:
        nodes.append(_node(info, table, [node.name for node in nodes]))
    return TreeCheck(
        info,
        tuple(nodes),
        tuple(str(template) for template in info.options.get("bytt", ())),
        str(info.options.get("fra", "")),
        str(info.options.get("til", "")),
    )


def _node(info: RuleInfo, table: Mapping[str, Any], known: list[str]) -> Node:
    unknown = set(table) - _TESTS - {"navn", "er", "til"}
    relation, anchor = str(table.get("er", "")), str(table.get("til", ""))
    if unknown or "navn" not in table:
        raise BadDataFileError(
            f"Regelen «{info.id}» har en node uten navn eller med ukjente felt: {sorted(unknown)}."
        )
    if known and (relation not in _RELATIONS or anchor not in known):
        raise BadDataFileError(
            f"Noden «{table['navn']}» i regelen «{info.id}» må si hvor den står: "
            "«er» (hode, barn, neste eller forrige) og «til» (en node før den)."
        )
    tests = {name: frozenset(str(value) for value in table[name]) for name in _TESTS & set(table)}
    return Node(str(table["navn"]), tests, relation, anchor)
