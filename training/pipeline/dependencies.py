"""NDT's dependency trees as Universal Dependencies.

NDT lets function words govern (preposition, infinitive marker, auxiliary, copula); UD lets the
content word govern. Each rule lifts a child over its head; labels are read off afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from training.pipeline import morphology
from training.pipeline.punctuation import hang
from training.pipeline.treebank import ROOT, Sentence, Token

_MODALS = {"ville", "kunne", "skulle", "måtte", "burde", "tørre"}
_AUXILIARIES = _MODALS | {"ha", "være", "bli", "få"}
_PLACES = {"her", "der"}  # "her i landet": the place is told twice, none governs
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
    infinite: bool = False  # lifted over a copula that is no finite verb


class Tree:
    """A sentence's nodes, changed in place by the rules."""

    def __init__(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        with_complement = {t.head for t in tokens if t.rel == "PUTFYLL"}
        self.nodes = [
            Node(
                token,
                i,
                morphology.upos(token, governs=i in with_complement or token.rel == "ATR"),
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
    if node.token.pos not in {"prep", "adv", "sbu", "konj"} or node.token.lemma in _PLACES:
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
    if not low:
        return
    if (
        low.clause and low.wrapper != "inf"
    ):  # "problemet er at …": the clause has a subject of its own
        for subject in tree.children(node.index):
            if subject.role in {"SUBJ", "PSUBJ"} and not subject.label:
                subject.label = _subject(tree, subject) + ":outer"
    tree.lift(low, node, "cop")
    node.pos = "AUX"
    low.predicate = low.clause = True
    low.infinite = bool({"inf", "perf-part"} & set(_tags(node)))


def _lift_title(tree: Tree, node: Node) -> None:
    """Apposition before its head ("statsminister Jens Stoltenberg"): the first word takes over."""
    low = tree.child(node.index, "APP")
    if not low or low.index > node.index:
        return
    bare = "be" not in low.token.feats.split("|") and not tree.child(low.index, "DET")
    tied = all(n.token.form != "," for n in tree.nodes[low.index : node.index])
    if bare and tied and node.pos == "PROPN":
        tree.lift(low, node, "flat:name", keep=frozenset({"KOORD"}))
    else:
        tree.lift(low, node, "appos", keep=frozenset({"FLAT", "KOORD"}))


def _loosen_apposition(tree: Tree, node: Node) -> None:
    """Apposition away from its head: what "så" resumes, or what is told again at the end."""
    low = tree.child(node.index, "APP")
    if not low or node.head == ROOT:
        return
    if node.token.lemma == "så":
        low.head, low.role = node.head, "ADV"
    elif min(low.index, node.index) < node.head < max(low.index, node.index):
        low.head, low.label = node.head, "dislocated"


def _free_determiner(tree: Tree, node: Node) -> None:
    """Move the children of a determiner up to its noun."""
    if node.role == "DET" and node.pos == "DET" and node.head != ROOT:
        for child in tree.children(node.index):
            child.head = node.head


def _lift_reporting(tree: Tree) -> None:
    """Let the clause that reports speech govern what it reports."""
    root = next((n for n in tree.nodes if n.head == ROOT), None)
    low = tree.child(root.index, "PAR") if root else None
    bracketed = low and low.index and tree.nodes[low.index - 1].token.form == "("
    if root and low and low.clause and low.index > root.index and not bracketed:
        tree.lift(low, root, "ccomp", keep=_ALL_ROLES)


_RULES = (
    _lift_complement,
    _lift_infinitive,
    _lift_content_verb,
    _lift_predicate,
    _loosen_apposition,
    _lift_title,
    _free_determiner,
)

_SIMPLE = {
    "KONJ": "cc", "SBU": "mark", "IP": "punct", "IK": "punct", "KOORD": "conj", "FSUBJ": "expl",
    "KOORD-ELL": "conj", "FOBJ": "expl", "IOBJ": "iobj", "OPRED": "xcomp", "FOPRED": "xcomp",
    "SPRED": "xcomp", "FSPRED": "xcomp", "INTERJ": "discourse",
    "PAR": "parataxis", "UKJENT": "reparandum", "INFV": "xcomp",
}  # fmt: skip
_ALL_ROLES = frozenset(_SIMPLE) | {
    "APP",
    "SUBJ", "PSUBJ", "DOBJ", "POBJ", "DET", "ATR", "ADV", "PUTFYLL", "FINV", "FRAG", "FLAT",
}  # fmt: skip


def _tags(node: Node) -> list[str]:
    return node.token.feats.split("|")


def _clausal(tree: Tree, node: Node) -> bool:
    if node.wrapper == "inf" or node.clause:
        return True
    return node.pos == "VERB" or any(n.role == "SBU" for n in tree.children(node.index))


def _subject(tree: Tree, node: Node) -> str:
    base = "csubj" if _clausal(tree, node) else "nsubj"
    head = tree.nodes[node.head]
    return base + ":pass" if head.passive or "pass" in _tags(head) else base


def _object(tree: Tree, node: Node) -> str:
    if node.infinite or (node.pos == "VERB" and {"inf", "perf-part"} & set(_tags(node))):
        return "xcomp"  # the official conversion goes by the content verb, also in that-clauses
    return "ccomp" if _clausal(tree, node) else "obj"


def _determiner(_: Tree, node: Node) -> str:
    if "poss" in _tags(node):
        return "nmod:poss"
    if "gen" in _tags(node):
        return "nmod"
    if node.pos == "PROPN":
        return "nmod:poss"
    return {"NUM": "nummod", "DET": "det", "ADJ": "amod", "PRON": "det"}.get(node.pos, "nmod")


def _attribute(_: Tree, node: Node) -> str:
    if node.pos == "VERB" or node.wrapper == "inf":
        relative = node.clause or "perf-part" in _tags(node)
        return "acl:relcl" if relative and not node.wrapper else "acl"
    if node.pos == "ADJ":
        return "amod"
    return "advmod" if node.pos == "ADV" else "nmod"


def _adverbial(tree: Tree, node: Node) -> str:
    if node.role == "PUTFYLL" and tree.nodes[node.head].token.lemma in _PLACES:
        return "nmod"
    if _clausal(tree, node) and not (node.predicate and node.pos in _NOMINAL):
        return "advcl"
    if node.pos == "DET":
        return "obl" if node.wrapper else "advmod"
    return "advmod" if node.pos in {"ADV", "PART", "ADP", "ADJ"} else "obl"


def _flat(tree: Tree, node: Node) -> str:
    head = tree.nodes[node.head]
    if node.pos == "PUNCT":
        return "punct"
    if head.index > node.index:
        return "compound"
    return "flat:foreign" if head.pos == "X" else "flat:name"


def _apposition(_: Tree, node: Node) -> str:
    return "acl" if node.pos == "VERB" else "appos"


_LABELS = {
    "SUBJ": _subject, "PSUBJ": _subject, "DOBJ": _object, "POBJ": _object, "DET": _determiner,
    "ATR": _attribute, "ADV": _adverbial, "PUTFYLL": _adverbial, "FLAT": _flat,
    "APP": _apposition,
}  # fmt: skip


def _label(tree: Tree, node: Node) -> str:
    if node.head == ROOT:
        return "root"
    if node.label:
        return node.label
    if node.pos == "PUNCT":
        return "punct"
    rule = _LABELS.get(node.role)
    return rule(tree, node) if rule else _SIMPLE.get(node.role, "dep")


def convert(sentence: Sentence) -> Sentence:
    """Return the sentence in UD: UPOS, features, heads and labels; words and lemmas as they are."""
    tree = Tree(sentence)
    for node in tree.nodes:
        if node.token.pos == "verb" and not {"inf", "perf-part"} & set(node.token.feats.split("|")):
            node.clause = True
    for index in tree.bottom_up():
        for rule in _RULES:
            rule(tree, tree.nodes[index])
    _lift_reporting(tree)
    marks = [n.index for n in tree.nodes if n.pos == "PUNCT" and n.head != ROOT]
    heads = hang([n.token.form for n in tree.nodes], [n.head for n in tree.nodes], marks)
    for node in tree.nodes:
        node.head = heads[node.index]
    tokens = tuple(
        Token(
            *(n.token.form, morphology.lemma(n.token), n.pos, morphology.features(n.token, n.pos)),
            *(n.head, _label(tree, n), n.token.name),
        )
        for n in tree.nodes
    )
    return Sentence(tokens, sentence.source, sentence.heading)
