"""The elements of a template's XML: what each may hold, and the refusal of all else with its line."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NoReturn, TypeVar
from xml.etree import ElementTree as ET

BLANK = " \t\r\n"
_NO_TEXT = frozenset((None, "\n"))  # what is mostly between elements
_AT = "at"  # the attribute that carries an element's place in a template, where that is asked for

Fact = TypeVar("Fact")
Element = ET.Element


class TreeError(Exception):
    """Raised for XML that is no document; `at` is the element's place in the template, where it carries one."""

    def __init__(self, found: str, expected: str, at: str) -> None:
        super().__init__(f"found {found}; expected {expected}")
        self.found, self.expected, self.at = found, expected, at


def root_of(xml: str, name: str) -> Element:
    """The root of some XML, which has a name. Raises `TreeError` for XML that is not well formed, or has another."""
    if "<!DOCTYPE" in xml:  # without one, there are no entities but XML's own
        raise TreeError("a document type", "XML without one", next(iter(_places(xml)), ""))
    try:
        root = ET.XML(xml)
    except ET.ParseError as error:
        raise _not_well_formed(xml, error) from None
    if root.tag != name:
        refuse(root, f"<{root.tag}>", f"<{name}>")
    return root


def _not_well_formed(xml: str, error: ET.ParseError) -> TreeError:
    """What is wrong with some XML; libxml2 says it better than expat, and is asked where something is."""
    from lxml import etree  # noqa: PLC0415 -- 20 ms that most documents do without

    line, found = error.position[0], str(error)
    try:
        etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as said:
        line, found = said.lineno or line, said.msg or found
    found = re.sub(r"[,:]? line \d+(, column \d+)?", "", found)  # these are of the XML, not of a template
    before = _places("\n".join(xml.splitlines()[:line]))
    return TreeError(found, "well-formed XML", before[-1] if before else "")


def _places(xml: str) -> list[str]:
    """The places of elements that carry one."""
    return re.findall(rf' {_AT}="([^"]*)"', xml)


def refuse(element: Element, found: str, expected: str) -> NoReturn:
    """Raise what is found in the place of what is expected."""
    raise TreeError(found, expected, str(element.get(_AT, "")))


class Attributes:
    """The attributes that an element has to have, and those that it may have."""

    def __init__(self, *names: str, optional: tuple[str, ...] = ()) -> None:
        self._names = (*names, *optional)
        self._needed, self._known = frozenset(names), frozenset((*names, *optional, _AT))

    def of(self, element: Element) -> Mapping[str, str]:
        """The attributes of an element, which has these and no others."""
        found = element.attrib
        if not self._known.issuperset(found) or not found.keys() >= self._needed:
            given = ", ".join(name for name in found if name != _AT) or "none"
            refuse(element, f"<{element.tag}> with the attributes {given}", ", ".join(self._names) or "none")
        return found


NONE = Attributes()


def elements(
    element: Element, once: tuple[str, ...], many: tuple[str, ...] = (), optional: tuple[str, ...] = ()
) -> tuple[dict[str, Element], list[Element]]:
    """The elements in an element that holds no text: those that stand there once, by name, and the others."""
    named: dict[str, Element] = {}
    others: list[Element] = []
    _no_text(element, element.text)
    for child in element:
        name = child.tag
        if child.tail not in _NO_TEXT:
            _no_text(element, child.tail)
        if name in many:
            others.append(child)
        elif name not in named and (name in once or name in optional):
            named[name] = child
        else:
            refuse(child, f"<{name}> in <{element.tag}>", f"{tags((*once, *optional))} once, {tags(many)}")
    for name in once:
        if name not in named:
            refuse(element, f"<{element.tag}> without <{name}>", f"<{name}>")
    return named, others


def _no_text(element: Element, text: str | None) -> None:
    if text and text.strip(BLANK):
        refuse(element, f"the text {text.strip(BLANK)[:40]!r} in <{element.tag}>", "elements only")


def tags(names: Iterable[str]) -> str:
    """The names of elements as a refusal tells them."""
    return ", ".join(f"<{name}>" for name in names) or "nothing else"


def fact(element: Element, text: str, read: Callable[[str], Fact], expected: str) -> Fact:
    """A fact for machines out of an attribute's text."""
    try:
        return read(text)
    except (ValueError, KeyError):
        refuse(element, repr(text), expected)


def date_of(element: Element, text: str) -> date:
    """A date out of an attribute's text."""
    return fact(element, text, date.fromisoformat, "a date such as 2020-02-10")
