"""The elements of a template's XML: what each may hold, and the refusal of all else with its line."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NoReturn, TypeVar, cast

from lxml import etree

BLANK = " \t\r\n"
_AT = "at"  # the attribute that carries an element's place in a template, where that is asked for

Fact = TypeVar("Fact")
Element = etree._Element  # noqa: SLF001 -- lxml's public name for annotations


class TreeError(Exception):
    """Raised for XML that is no document; `at` is the element's place in the template, where it carries one."""

    def __init__(self, found: str, expected: str, at: str) -> None:
        super().__init__(f"found {found}; expected {expected}")
        self.found, self.expected, self.at = found, expected, at


def root_of(xml: str, name: str) -> Element:
    """The root of some XML, which has a name. Raises `TreeError` for XML that is not well formed, or has another."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml.encode(), parser)
    except etree.XMLSyntaxError as error:
        before = xml.splitlines()[: error.lineno]
        places = re.findall(rf' {_AT}="([^"]*)"', "\n".join(before))
        found = re.sub(r",? line \d+(, column \d+)?", "", error.msg)  # these are of the XML, not of a template
        raise TreeError(found, "well-formed XML", places[-1] if places else "") from None
    if etree.ElementTree(root).docinfo.doctype:  # type: ignore[attr-defined] # the stubs lack it
        refuse(root, "a document type", "XML without one")
    if root.tag != name:
        refuse(root, f"<{root.tag}>", f"<{name}>")
    return root


def refuse(element: Element, found: str, expected: str) -> NoReturn:
    """Raise what is found in the place of what is expected."""
    raise TreeError(found, expected, str(element.get(_AT, "")))


def attributes(element: Element, *names: str, optional: tuple[str, ...] = ()) -> dict[str, str]:
    """An element's attributes: these, and no others."""
    items = element.items()
    if not items and not names:
        return {}  # as most are
    found = cast("dict[str, str]", dict(items))
    found.pop(_AT, None)
    more = sum(map(found.__contains__, optional)) if optional else 0
    if len(found) != len(names) + more or not all(map(found.__contains__, names)):
        given = ", ".join(found) or "none"
        refuse(element, f"<{element.tag}> with the attributes {given}", ", ".join((*names, *optional)) or "none")
    return found


def elements(
    element: Element, once: tuple[str, ...], many: tuple[str, ...] = (), optional: tuple[str, ...] = ()
) -> tuple[dict[str, Element], list[Element]]:
    """The elements in an element that holds no text: those that stand there once, by name, and the others."""
    named: dict[str, Element] = {}
    others: list[Element] = []
    _no_text(element, element.text)
    for child in element:
        if child.tail:
            _no_text(element, child.tail)
        name = child.tag
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
