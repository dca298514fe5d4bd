"""A template's XML as a document's tree; what the vocabulary does not know is refused with its line.

An element holds either other elements, and then no text between them, or text with inline elements, in which a
run of white space is one space.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Literal, NoReturn, TypeVar, cast

from lxml import etree

from unsched.document import tree

_SPACE = re.compile(r"[ \t\r\n]+")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_BLANK = " \t\r\n"
_CLOCK = re.compile(r"[0-4]\d:[0-5]\d")  # over 24:00: on the next day
_PAPERS: Mapping[str, tree.Paper] = {"letter": "letter", "A4": "A4"}
_DIRECTIONS: Mapping[str, tree.Direction] = {"ltr": "ltr", "rtl": "rtl"}
_LEVELS: Mapping[str, Literal[1, 2]] = {"1": 1, "2": 2}
_PARAGRAPHS: Mapping[str, tree.Role] = {role: role for role in tree.ROLES}
_AT = "at"  # the attribute that carries an element's place in a template, where that is asked for

Fact = TypeVar("Fact")
Element = etree._Element  # noqa: SLF001 -- lxml's public name for annotations


class TreeError(Exception):
    """Raised for XML that is no document; `at` is the element's place in the template, where it carries one."""

    def __init__(self, found: str, expected: str, at: str) -> None:
        super().__init__(f"found {found}; expected {expected}")
        self.found, self.expected, self.at = found, expected, at


def parse_document(xml: str) -> tree.Document:
    """The tree of a document. Raises `TreeError` for XML that is not well formed or no document."""
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
        _refuse(root, "a document type", "XML without one")
    if root.tag != "document":
        _refuse(root, f"<{root.tag}>", "<document>")
    return _document(root)


def _refuse(element: Element, found: str, expected: str) -> NoReturn:
    raise TreeError(found, expected, str(element.get(_AT, "")))


# What an element holds: attributes, and elements or text.


def _attributes(element: Element, *names: str, optional: tuple[str, ...] = ()) -> dict[str, str]:
    """An element's attributes: these, and no others."""
    found = cast("dict[str, str]", dict(element.items()))
    found.pop(_AT, None)
    others = len(found) - len(names)
    if others != sum(map(found.__contains__, optional)) or not all(map(found.__contains__, names)):
        given = ", ".join(found) or "none"
        _refuse(element, f"<{element.tag}> with the attributes {given}", ", ".join(names) or "none")
    return found


def _elements(
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
            _refuse(child, f"<{name}> in <{element.tag}>", f"{_tags((*once, *optional))} once, {_tags(many)}")
    for name in once:
        if name not in named:
            _refuse(element, f"<{element.tag}> without <{name}>", f"<{name}>")
    return named, others


def _no_text(element: Element, text: str | None) -> None:
    if text and text.strip(_BLANK):
        _refuse(element, f"the text {text.strip(_BLANK)[:40]!r} in <{element.tag}>", "elements only")


def _tags(names: Iterable[str]) -> str:
    return ", ".join(f"<{name}>" for name in names) or "nothing else"


def _fact(element: Element, text: str, read: Callable[[str], Fact], expected: str) -> Fact:
    """A fact for machines out of an attribute's text."""
    try:
        return read(text)
    except (ValueError, KeyError):
        _refuse(element, repr(text), expected)


def _date(element: Element, text: str) -> date:
    return _fact(element, text, date.fromisoformat, "a date such as 2020-02-10")


def _direction(element: Element, text: str) -> tree.Direction:
    return _fact(element, text, _DIRECTIONS.__getitem__, "ltr or rtl")


# Inline content.


def _words(element: Element, *attributes: str) -> tree.Inlines:
    """The inline content of an element that holds text, blanks at its edges left out."""
    _attributes(element, *attributes)
    if not len(element):
        words = _single_spaced(element.text or "").strip(_BLANK)
        return (words,) if words else ()
    inlines = _inlines(element)
    if inlines and isinstance(inlines[0], str):
        inlines[0] = inlines[0].lstrip(_BLANK)
    if inlines and isinstance(inlines[-1], str):
        inlines[-1] = inlines[-1].rstrip(_BLANK)
    return tuple(inline for inline in inlines if inline != "")


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
            _refuse(child, f"<{child.tag}> in <{element.tag}>", f"text with {_tags(_INLINES)}")
        inlines.append(make(child))
        if child.tail:
            inlines.append(_single_spaced(child.tail))
    return inlines


def _emphasis(element: Element) -> tree.Emphasis:
    _attributes(element)
    return tree.Emphasis(tuple(_inlines(element)))


def _strong(element: Element) -> tree.Strong:
    _attributes(element)
    return tree.Strong(tuple(_inlines(element)))


def _superscript(element: Element) -> tree.Superscript:
    _attributes(element)
    return tree.Superscript(tuple(_inlines(element)))


def _symbol(element: Element) -> tree.Symbol:
    return tree.Symbol(tree.plain(_words(element, "href")), _address(element))


def _link(element: Element) -> tree.Link:
    _elements(element, ())
    _attributes(element, "href")
    return tree.Link(_address(element))


def _address(element: Element) -> str:
    address = str(element.get("href"))
    if not _WEB.fullmatch(address):
        _refuse(element, repr(address), "a web address that begins with https:// or http://")
    return address


def _footnote(element: Element) -> tree.Footnote:
    return tree.Footnote(_attributes(element, "mark")["mark"], tuple(_inlines(element)))


def _untranslated(element: Element) -> tree.Untranslated:
    found = _attributes(element, "lang", "dir")
    return tree.Untranslated(tuple(_inlines(element)), found["lang"], _direction(element, found["dir"]))


_INLINES: Mapping[str, Callable[[Element], tree.Inline]] = {
    "em": _emphasis,
    "strong": _strong,
    "sup": _superscript,
    "symbol": _symbol,
    "a": _link,
    "untranslated": _untranslated,
    "footnote": _footnote,
}

# Blocks.


def _document(element: Element) -> tree.Document:
    found = _attributes(element, "lang", "dir", "symbol", "date", optional=("paper",))
    parts, blocks = _elements(element, ("masthead",), (*_BLOCKS, "annex"), optional=("foot",))
    return tree.Document(
        lang=found["lang"],
        direction=_direction(element, found["dir"]),
        symbol=found["symbol"],
        date=_date(element, found["date"]),
        paper=_fact(element, found["paper"], _PAPERS.__getitem__, "letter or A4") if "paper" in found else None,
        masthead=_masthead(parts["masthead"], found["symbol"]),
        foot=_foot(parts["foot"]) if "foot" in parts else None,
        content=tuple(_annex(block) if block.tag == "annex" else _block(block) for block in blocks),
    )


def _masthead(element: Element, symbol: str) -> tree.Masthead:
    _attributes(element)
    parts, _ = _elements(element, ("emblem", "organization", "organ", "distribution"))
    emblem, organization, organ = (_words(parts[name]) for name in ("emblem", "organization", "organ"))
    return tree.Masthead(emblem, organization, symbol, organ, _distribution(parts["distribution"]))


def _foot(element: Element) -> tree.Foot:
    found = _attributes(element, "number", "code", "href")
    parts, _ = _elements(element, ("job", "barcode", "qr"))
    words = {name: _words(part) for name, part in parts.items()}
    if not found["code"].isdecimal():
        _refuse(element, repr(found["code"]), "the digits of a bar code")
    return tree.Foot(found["number"], found["code"], _address(element), **words)


def _distribution(element: Element) -> tree.Distribution:
    found = _attributes(element, "lang", "dir")
    parts, _ = _elements(element, ("category", "date", "original"), optional=("state", "language"))
    words = {name: _words(part) for name, part in parts.items()}
    return tree.Distribution(
        lang=found["lang"],
        direction=_direction(element, found["dir"]),
        state=words.get("state"),
        category=words["category"],
        date=words["date"],
        language=words.get("language"),
        original=words["original"],
    )


def _block(element: Element) -> tree.Paragraph | tree.Entry | tree.Timetable | tree.Grid:
    return _BLOCKS[str(element.tag)](element)


def _paragraph(element: Element) -> tree.Paragraph:
    return tree.Paragraph(_PARAGRAPHS[str(element.tag)], _words(element))


def _annex(element: Element) -> tree.Annex:
    _attributes(element)
    many = tuple(name for name in _BLOCKS if name not in ("heading", "title"))
    parts, blocks = _elements(element, ("heading", "title"), (*many, "subheading"), optional=("original",))
    words = {name: _words(part) for name, part in parts.items()}
    return tree.Annex(words["heading"], words.get("original"), words["title"], tuple(map(_block, blocks)))


def _timetable(element: Element) -> tree.Timetable:
    _attributes(element)
    parts, days = _elements(element, ("times", "entries"), ("day",))
    return tree.Timetable(_words(parts["times"]), _words(parts["entries"]), tuple(map(_day, days)))


def _day(element: Element) -> tree.Day:
    found = _attributes(element, "date")
    parts, meetings = _elements(element, ("title",), ("meeting",), optional=("remark",))
    remark = _words(parts["remark"]) if "remark" in parts else None
    return tree.Day(_date(element, found["date"]), _words(parts["title"]), remark, tuple(map(_meeting, meetings)))


def _meeting(element: Element) -> tree.Meeting:
    found = _attributes(element, optional=("start", "end"))
    hours = {name: _fact(element, text, _clock, "a time such as 10:00") for name, text in found.items()}
    parts, inner = _elements(element, ("time",), ("about", "entry"))
    about = tuple(_words(child) for child in inner if child.tag == "about")
    entries = tuple(_entry(child) for child in inner if child.tag == "entry")
    return tree.Meeting(hours.get("start"), hours.get("end"), _words(parts["time"]), about, entries)


def _clock(text: str) -> str:
    if not _CLOCK.fullmatch(text):
        raise ValueError(text)
    return text


def _entry(element: Element) -> tree.Entry:
    if not element.attrib or list(element.attrib) == [_AT]:
        return tree.Entry(None, 1, _words(element))
    label = element.get("label")
    content = _words(element, "level", *(("label",) if label is not None else ()))
    level = _fact(element, str(element.get("level")), _LEVELS.__getitem__, "level 1 or 2")
    return tree.Entry(label if label is None else str(label), level, content)


def _grid(element: Element) -> tree.Grid:
    _attributes(element)
    parts, rows = _elements(element, ("heads",), ("row",))
    _attributes(parts["heads"])
    _, heads = _elements(parts["heads"], (), ("head",))
    grid = tree.Grid(tuple(map(_words, heads)), tuple(map(_row, rows)))
    for row, found in zip(rows, grid.rows, strict=True):
        if len(found.cells) not in (0, len(grid.heads) - 1):
            _refuse(row, f"a row of {len(found.cells)} cells", f"{len(grid.heads) - 1}, one for each head but the first")
    return grid


def _row(element: Element) -> tree.Row:
    found = _attributes(element, optional=("date",))
    parts, cells = _elements(element, ("title",), ("cell",))
    day = _date(element, found["date"]) if "date" in found else None
    return tree.Row(_words(parts["title"]), tuple(map(_cell, cells)), day)


def _cell(element: Element) -> tree.Cell:
    _attributes(element)
    _, blocks = _elements(element, (), tuple(_IN_CELLS))
    return tuple(_IN_CELLS[str(block.tag)](block) for block in blocks)


_IN_CELLS: Mapping[str, Callable[[Element], tree.Day | tree.Meeting | tree.Entry]] = {
    "day": _day,
    "meeting": _meeting,
    "entry": _entry,
}
_BLOCKS: Mapping[str, Callable[[Element], tree.Paragraph | tree.Entry | tree.Timetable | tree.Grid]] = {
    **dict.fromkeys(_PARAGRAPHS, _paragraph),
    "timetable": _timetable,
    "grid": _grid,
    "entry": _entry,
}
