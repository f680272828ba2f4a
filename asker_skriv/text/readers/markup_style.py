"""What HTML's tags, inline styles and Word's additions to them mean for a text."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from asker_skriv.text.readers.ooxml import number
from asker_skriv.text.readers.pieces import Look, safe_link

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    (
        *HEADINGS,
        *("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "address", "hr"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "body", "html"),
        *("section", "article", "header", "footer", "main", "nav", "aside", "figure"),
        *("figcaption", "form", "fieldset", "legend", "details", "summary", "center"),
    )
)
_DROPPED = frozenset(
    (
        *("head", "script", "style", "template", "noscript", "title", "meta", "link", "base"),
        *("iframe", "object", "embed", "applet", "audio", "video", "canvas", "svg", "math", "map"),
        *("input", "select", "button", "textarea", "datalist", "progress", "meter", "xml"),
    )
)
_COUNTED = {"img": "images", "v:imagedata": "images", "picture": "images", "del": "deletions"}
_ELEMENTS = {
    "comment-list": "comments",
    "comment": "comments",
    "footnote-list": "footnotes",
    "endnote-list": "footnotes",
    "header": "",
    "footer": "",
}
_CONTENTS = re.compile(r"\bmsotoc\d|\bmsotocheading\b", re.IGNORECASE)
_WORD_LIST = re.compile(r"(l\d+)\s+level(\d+)\s+(lfo\d+)", re.IGNORECASE)
_MAX_STYLE = 4000


def css(style: str) -> dict[str, str]:
    """Return the declarations of a style attribute, in lower case."""
    pairs = (part.partition(":") for part in style[:_MAX_STYLE].lower().split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs if text}


def left_out(tag: str, element: etree._Element, style: dict[str, str]) -> str | None:
    """Return None for what is kept; else what to count it as, empty for nothing worth telling."""
    if tag in _DROPPED:
        return ""
    if tag in _COUNTED:
        return _COUNTED[tag]
    if (
        style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or "hidden" in element.attrib
    ):
        return "hidden"
    return _left_out_by_word(element.get("class", ""), style)


def _left_out_by_word(classes: str, style: dict[str, str]) -> str | None:
    """Return what Word's own marks leave out, as ``left_out`` does."""
    part = style.get("mso-element")
    if part in _ELEMENTS:
        return _ELEMENTS[part]
    if "MsoCommentReference" in classes or "msocomanchor" in classes or "msocomoff" in classes:
        return "comments"
    if "mso-footnote-id" in style or "mso-endnote-id" in style:
        return "footnotes"
    if _CONTENTS.search(classes):
        return "contents"
    if "msoDel" in classes.split():
        return "deletions"
    return None


def is_list_mark(style: dict[str, str]) -> bool:
    """Return whether this is the bullet or number that Word writes out before an item."""
    return style.get("mso-list") == "ignore"


def word_list(style: dict[str, str]) -> tuple[str, int] | None:
    """Return the list and level (from 0) of a paragraph that Word means as a list item."""
    match = _WORD_LIST.search(style.get("mso-list", ""))
    if match is None:
        return None
    return f"word {match[1]} {match[3]}", max(0, number(match[2], 1) - 1)


def heading_level(tag: str, element: etree._Element, style: dict[str, str]) -> int:
    """Return 1 to 3 for a heading, 0 for anything else."""
    if tag in HEADINGS:
        return min(int(tag[1]), 3)
    if "MsoTitle" in element.get("class", "").split():
        return 1
    outline = number(style.get("mso-outline-level"))
    return min(outline, 3) if outline > 0 else 0


def look_inside(tag: str, element: etree._Element, style: dict[str, str], outer: Look) -> Look:
    """Return the look inside an element; an inline style wins over the tag."""
    look = outer
    if tag in ("b", "strong"):
        look = replace(look, bold=True)
    elif tag in ("i", "em", "cite", "dfn"):
        look = replace(look, italic=True)
    elif tag == "u":
        look = replace(look, underline=True)
    elif tag == "a":
        target = safe_link(element.get("href"))
        look = replace(look, link=target) if target else look
    if tag in HEADINGS:
        return look  # a heading's own weight is its look, not emphasis
    weight, slant = style.get("font-weight"), style.get("font-style")
    if weight:
        look = replace(look, bold=weight in ("bold", "bolder") or number(weight) >= 600)
    if slant:
        look = replace(look, italic=slant.startswith(("italic", "oblique")))
    line = style.get("text-decoration", "") or style.get("text-decoration-line", "")
    if line and tag != "a" and look.link is None:
        look = replace(look, underline="underline" in line)
    return look
