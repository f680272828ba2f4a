"""NDT's dependency trees as Universal Dependencies.

NDT lets function words govern (preposition, infinitive marker, auxiliary, copula); UD lets the
content word govern. Each rule lifts a child over its head; labels are read off afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from training.pipeline import morphology
from training.pipeline.treebank import ROOT, Sentence, Token

_MODALS = {"ville", "kunne", "skulle", "måtte", "burde", "tørre"}
_AUXILIARIES = _MODALS | {"ha", "være", "bli", "få"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"}


@dataclass(slots=True)
class Node:
    """A word under conversion: ``role`` is the NDT label it plays outwards once lifted."""

    token: Token
    index: int
    pos: str
    head: int
    role: str
    label: str = ""  # set when a rule already knows the UD label
    wrapper: str = ""  # the NDT class of the function word it was lifted over, outermost
    predicate: bool = False  # lifted over a copula
    clause: bool = False  # heads a clause with a finite verb
    passive: bool = False


class Tree:
    """A sentence's nodes, changed in place by the rules."""

    def __init__(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        with_complement = {t.head for t in tokens if t.rel == "PUTFYLL"}
        self.nodes = [
            Node(
                token,
                i,
                morphology.upos(token, has_complement=i in with_complement),
                token.head,
                token.rel,
            )
            for i, token in enumerate(tokens)
        ]

    def children(self, index: int) -> list[Node]:
        """Return the nodes that hang on ``index``, from left to right."""
        return [node for node in self.nodes if node.head == index]

    def child(self, index: int, *roles: str) -> Node | None:
        """Return the first child of ``index`` in one of the NDT roles."""
        return next((n for n in self.children(index) if n.role in roles and not n.label), None)

    def lift(self, low: Node, high: Node, label: str, keep: frozenset[str] = frozenset()) -> None:
        """Let ``low`` take the place of its head ``high``, which becomes its ``label``.

        The other children move along, except those in a role of ``keep``.
        """
        for node in self.children(high.index):
            if node is not low and node.role not in keep:
                node.head = low.index
        low.head, low.role, low.label = high.head, high.role, high.label
        low.clause |= high.clause
        high.head, high.label = low.index, label

    def bottom_up(self) -> list[int]:
        """Return all indices so that children come before their heads."""
        order: list[int] = []
        stack = [node.index for node in self.nodes if node.head == ROOT]
        while stack:
            index = stack.pop()
            order.append(index)
            stack.extend(node.index for node in self.children(index))
        return order[::-1]


def _lift_complement(tree: Tree, node: Node) -> None:
    """Preposition: its complement takes over, the preposition becomes ``case``."""
    if node.token.pos not in {"prep", "adv", "sbu", "konj"}:
        return
    low = tree.child(node.index, "PUTFYLL")
    if low:
        tree.lift(low, node, "case")
        low.wrapper = "prep"


def _lift_infinitive(tree: Tree, node: Node) -> None:
    """Infinitive marker: the verb takes over."""
    low = tree.child(node.index, "INFV") if node.token.pos == "inf-merke" else None
    if low:
        tree.lift(low, node, "mark")
        low.wrapper = "inf"


def _lift_content_verb(tree: Tree, node: Node) -> None:
    """Auxiliary: the content verb takes over."""
    if node.token.pos != "verb" or node.token.lemma not in _AUXILIARIES:
        return
    low = tree.child(node.index, "INFV")
    if not low:
        return
    lemma = node.token.lemma
    label = {"være": "cop", "bli": "aux:pass"}.get(lemma, "aux")
    tree.lift(low, node, label)
    node.pos = "AUX"
    low.clause = True
    low.passive |= lemma == "bli"


def _lift_predicate(tree: Tree, node: Node) -> None:
    """Copula: the predicate takes over."""
    if node.token.pos != "verb" or node.token.lemma != "være":
        return
    low = tree.child(node.index, "SPRED", "FSPRED")
    if low:
        tree.lift(low, node, "cop")
        node.pos = "AUX"
        low.predicate = low.clause = True


_RULES = (_lift_complement, _lift_infinitive, _lift_content_verb, _lift_predicate)

_SIMPLE = {
    "KONJ": "cc", "SBU": "mark", "IP": "punct", "IK": "punct", "KOORD": "conj", "FSUBJ": "expl",
    "KOORD-ELL": "conj", "FOBJ": "expl", "IOBJ": "iobj", "OPRED": "xcomp", "FOPRED": "xcomp",
    "SPRED": "xcomp", "FSPRED": "xcomp", "APP": "appos", "INTERJ": "discourse",
    "PAR": "parataxis", "UKJENT": "reparandum", "FLAT": "flat:name",
}  # fmt: skip


def _subject(tree: Tree, node: Node) -> str:
    base = "csubj" if _clausal(tree, node) else "nsubj"
    head = tree.nodes[node.head]
    if head.passive or "pass" in head.token.feats.split("|"):
        return base + ":pass"
    return base


def _clausal(tree: Tree, node: Node) -> bool:
    if node.wrapper == "inf" or node.clause:
        return True
    return node.pos == "VERB" or any(n.role == "SBU" for n in tree.children(node.index))


def _object(tree: Tree, node: Node) -> str:
    if node.wrapper == "inf" or (node.pos == "VERB" and "inf" in node.token.feats.split("|")):
        return "xcomp"
    return "ccomp" if _clausal(tree, node) else "obj"


def _determiner(node: Node) -> str:
    if "poss" in node.token.feats.split("|"):
        return "nmod:poss"
    if node.pos == "NUM":
        return "nummod"
    if node.pos == "DET":
        return "det"
    return "amod" if node.pos == "ADJ" else "nmod"


def _attribute(tree: Tree, node: Node) -> str:
    if node.wrapper == "inf":
        return "acl"
    if node.wrapper == "prep":
        return "acl" if _clausal(tree, node) else "nmod"
    if _clausal(tree, node):
        return "acl:relcl" if not node.predicate else "acl:relcl"
    if node.pos == "ADJ":
        return "amod"
    return "advmod" if node.pos in {"ADV", "PART", "ADP"} else "nmod"


def _adverbial(tree: Tree, node: Node) -> str:
    if _clausal(tree, node):
        return "advcl"
    if node.pos in {"ADV", "PART", "ADP", "ADJ", "DET"} and node.wrapper != "prep":
        return "advmod"
    return (
        "nmod"
        if tree.nodes[node.head].pos in _NOMINAL and not (tree.nodes[node.head].predicate)
        else "obl"
    )


def _label(tree: Tree, node: Node) -> str:
    if node.head == ROOT:
        return "root"
    if node.label:
        return node.label
    role = node.role
    if role in {"SUBJ", "PSUBJ"}:
        return _subject(tree, node)
    if role in {"DOBJ", "POBJ"}:
        return _object(tree, node)
    if role == "DET":
        return _determiner(node)
    if role == "ATR":
        return _attribute(tree, node)
    if role in {"ADV", "PUTFYLL"}:
        return _adverbial(tree, node)
    if role == "INFV":
        return "xcomp"
    return _SIMPLE.get(role, "dep")


def convert(sentence: Sentence) -> Sentence:
    """Return the sentence in UD: UPOS, features, heads and labels; words and lemmas as they are."""
    tree = Tree(sentence)
    for node in tree.nodes:
        if node.token.pos == "verb" and not {"inf", "perf-part"} & set(node.token.feats.split("|")):
            node.clause = True
    for index in tree.bottom_up():
        for rule in _RULES:
            rule(tree, tree.nodes[index])
    tokens = tuple(
        Token(
            *(n.token.form, n.token.lemma, n.pos, morphology.features(n.token, n.pos)),
            *(n.head, _label(tree, n), n.token.name),
        )
        for n in tree.nodes
    )
    return Sentence(tokens, sentence.source, sentence.heading)
