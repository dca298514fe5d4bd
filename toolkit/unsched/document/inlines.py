"""The words of an element with what is set apart among them; a run of white space is one space."""

import re
from collections.abc import Callable, Mapping

from unsched.document import tree
from unsched.document.elements import BLANK, NONE, Attributes, Element, elements, fact, refuse, tags

_SPACE = re.compile(r"[ \t\r\n]+")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_DIRECTIONS: Mapping[str, tree.Direction] = {"ltr": "ltr", "rtl": "rtl"}


_SYMBOL, _LINK = Attributes(optional=("href", "whole")), Attributes("href")
_FOOTNOTE, _UNTRANSLATED = Attributes("mark"), Attributes("lang", "dir")


def words(element: Element) -> tree.Inlines:
    """The inline content of an element without attributes."""
    if element.keys():
        NONE.of(element)
    return content(element)


def content(element: Element) -> tree.Inlines:
    """The inline content of an element that holds text, blanks at its edges left out."""
    if not len(element):
        text = element.text
        alone = _single_spaced(text.strip(BLANK)) if text else ""
        return (alone,) if alone else ()
    inlines = _inlines(element)
    if inlines and isinstance(inlines[0], str):
        inlines[0] = inlines[0].lstrip(BLANK)
    if inlines and isinstance(inlines[-1], str):
        inlines[-1] = inlines[-1].rstrip(BLANK)
    return tuple([inline for inline in inlines if inline])


def direction(element: Element, text: str) -> tree.Direction:
    """A direction out of an attribute's text."""
    return fact(element, text, _DIRECTIONS.__getitem__, "ltr or rtl")


def address(element: Element) -> str:
    """The web address in the attribute `href`."""
    found = str(element.get("href"))
    if not _WEB.fullmatch(found):
        refuse(element, repr(found), "a web address that begins with https:// or http://")
    return found


def _single_spaced(text: str) -> str:
    """The text with each run of white space as one space; most texts have no other, which is found out faster."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:
        return _SPACE.sub(" ", text)
    return text


def _inlines(element: Element) -> list[tree.Inline]:
    inlines: list[tree.Inline] = [_single_spaced(element.text)] if element.text else []
    for child in element:
        make = _INLINES.get(str(child.tag))
        if make is None:
            refuse(child, f"<{child.tag}> in <{element.tag}>", f"text with {tags(_INLINES)}")
        inlines.append(make(child))
        if child.tail:
            inlines.append(_single_spaced(child.tail))
    return inlines


def _emphasis(element: Element) -> tree.Emphasis:
    NONE.of(element)
    return tree.Emphasis(tuple(_inlines(element)))


def _strong(element: Element) -> tree.Strong:
    NONE.of(element)
    return tree.Strong(tuple(_inlines(element)))


def _superscript(element: Element) -> tree.Superscript:
    NONE.of(element)
    return tree.Superscript(tuple(_inlines(element)))


def _symbol(element: Element) -> tree.Symbol:
    found = _SYMBOL.of(element)
    text = tree.plain(content(element))
    return tree.Symbol(text, address(element) if "href" in found else None, found.get("whole"))


def _link(element: Element) -> tree.Link:
    elements(element, ())
    _LINK.of(element)
    return tree.Link(address(element))


def _footnote(element: Element) -> tree.Footnote:
    mark = _FOOTNOTE.of(element)["mark"]
    if not mark.strip():
        refuse(element, repr(mark), "the mark of a footnote, such as * or 1")
    for inner in element.iter("footnote"):
        if inner is not element:
            refuse(inner, "<footnote> in <footnote>", "words")
    return tree.Footnote(mark, content(element))


def _untranslated(element: Element) -> tree.Untranslated:
    found = _UNTRANSLATED.of(element)
    return tree.Untranslated(tuple(_inlines(element)), found["lang"], direction(element, found["dir"]))


_INLINES: Mapping[str, Callable[[Element], tree.Inline]] = {
    "em": _emphasis,
    "strong": _strong,
    "sup": _superscript,
    "symbol": _symbol,
    "a": _link,
    "untranslated": _untranslated,
    "footnote": _footnote,
}
