"""How a document in one language takes the styles of a reference over."""

import re
from collections.abc import Collection
from copy import deepcopy
from functools import lru_cache

from lxml import etree

from unsched.document.tree import Direction
from unsched.writers.inspecting import Element, parsed
from unsched.writers.styles import W, language_slot

_LANGUAGE = re.compile(" [a-z]{2,3}(-[A-Za-z]{2,4})?$")  # at the end of a style's name

# What stands before w:bidi in w:pPr (ISO/IEC 29500-1, CT_PPrBase).
_BEFORE_BIDI = frozenset(
    f"{{{W}}}{name}"
    for name in (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
    )
)  # fmt: skip


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_AFTER_PARAGRAPH = frozenset(map(_w, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")))


def in_language(content: bytes, lang: str, direction: Direction, left_out: frozenset[str] = frozenset()) -> bytes:
    """The styles for a document in a language: its direction is that of each style which is based on no other.

    Those of the names `left_out` stay behind, but for one that others which are kept refer to.
    """
    styles = deepcopy(_kept(content, left_out))
    for properties in styles.iter(_w("pPr")):
        for mark in properties.findall(_w("bidi")):
            properties.remove(mark)
    if direction == "rtl":
        for style in styles.iter(_w("style")):
            if style.get(_w("type")) == "paragraph" and style.find(_w("basedOn")) is None:
                properties = _paragraph_properties(style)
                before = sum(child.tag in _BEFORE_BIDI for child in properties)
                properties.insert(before, etree.Element(_w("bidi")))
    for spoken in styles.iterfind(f"{_w('docDefaults')}//{_w('lang')}"):
        spoken.set(_w(language_slot(lang, direction)), lang)
    return etree.tostring(styles, encoding="UTF-8", xml_declaration=True, standalone=True)


@lru_cache(maxsize=16)
def _kept(content: bytes, left_out: frozenset[str]) -> Element:
    """The styles without those that are left out, to be copied."""
    styles = parsed(content)
    _leave_out(styles, left_out)
    return styles


def _leave_out(styles: Element, names: Collection[str]) -> None:
    found = [style for style in styles.iter(_w("style")) if _name(style) in names]
    for style in found:
        styles.remove(style)
    while back := _referred_to(styles, found):
        styles.extend(back)
        found = [style for style in found if style not in back]


def _referred_to(styles: Element, among: Collection[Element]) -> list[Element]:
    links = {str(link.get(_w("val"))) for link in styles.iter(*map(_w, ("basedOn", "next", "link")))}
    return [style for style in among if style.get(_w("styleId")) in links]


def _name(style: Element) -> str:
    """A style's name without the language that it is for."""
    name = style.find(_w("name"))
    return _LANGUAGE.sub("", str(name.get(_w("val")))) if name is not None else ""


def _paragraph_properties(style: Element) -> Element:
    found = style.find(_w("pPr"))
    if found is None:
        found = etree.Element(_w("pPr"))
        style.insert(sum(child.tag not in _AFTER_PARAGRAPH for child in style), found)
    return found
