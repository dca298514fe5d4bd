"""A template's XML as a document's tree; what the vocabulary does not know is refused with its line.

An element holds either other elements, and then no text between them, or text with inline elements.
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal

from unsched.document import tree
from unsched.document.elements import Element, TreeError, attributes, date_of, elements, fact, refuse, root_of
from unsched.document.inlines import address, direction, words

__all__ = ["TreeError", "parse_document"]

_CLOCK = re.compile(r"[0-4]\d:[0-5]\d")  # over 24:00: on the next day
_PAPERS: Mapping[str, tree.Paper] = {"letter": "letter", "A4": "A4"}
_LEVELS: Mapping[str, Literal[1, 2]] = {"1": 1, "2": 2}
_PARAGRAPHS: Mapping[str, tree.Role] = {role: role for role in tree.ROLES}


def parse_document(xml: str) -> tree.Document:
    """The tree of a document. Raises `TreeError` for XML that is not well formed or no document."""
    return _document(root_of(xml, "document"))


# What stands around the text.


def _document(element: Element) -> tree.Document:
    found = attributes(element, "lang", "dir", "symbol", "date", optional=("paper", "zone", "place"))
    parts, blocks = elements(element, ("masthead",), (*_BLOCKS, "annex"), optional=("foot",))
    return tree.Document(
        lang=found["lang"],
        direction=direction(element, found["dir"]),
        symbol=found["symbol"],
        date=date_of(element, found["date"]),
        paper=fact(element, found["paper"], _PAPERS.__getitem__, "letter or A4") if "paper" in found else None,
        masthead=_masthead(parts["masthead"], found["symbol"]),
        foot=_foot(parts["foot"]) if "foot" in parts else None,
        content=tuple(_annex(block) if block.tag == "annex" else _block(block) for block in blocks),
        zone=found.get("zone"),
        place=found.get("place"),
    )


def _masthead(element: Element, symbol: str) -> tree.Masthead:
    attributes(element)
    parts, _ = elements(element, ("emblem", "organization", "organ", "distribution"))
    emblem, organization, organ = (words(parts[name]) for name in ("emblem", "organization", "organ"))
    return tree.Masthead(emblem, organization, symbol, organ, _distribution(parts["distribution"]))


def _foot(element: Element) -> tree.Foot:
    found = attributes(element, "number", "code", "href")
    parts, _ = elements(element, ("job", "barcode", "qr"))
    inner = {name: words(part) for name, part in parts.items()}
    if not found["code"].isdecimal():
        refuse(element, repr(found["code"]), "the digits of a bar code")
    return tree.Foot(found["number"], found["code"], address(element), **inner)


def _distribution(element: Element) -> tree.Distribution:
    found = attributes(element, "lang", "dir")
    parts, _ = elements(element, ("category", "date", "original"), optional=("state", "language"))
    lines = {name: words(part) for name, part in parts.items()}
    return tree.Distribution(
        lang=found["lang"],
        direction=direction(element, found["dir"]),
        state=lines.get("state"),
        category=lines["category"],
        date=lines["date"],
        language=lines.get("language"),
        original=lines["original"],
    )


# Blocks.


def _block(element: Element) -> tree.BlockOfText:
    return _BLOCKS[str(element.tag)](element)


def _paragraph(element: Element) -> tree.Paragraph:
    return tree.Paragraph(_PARAGRAPHS[str(element.tag)], words(element))


def _annex(element: Element) -> tree.Annex:
    attributes(element)
    parts, blocks = elements(element, ("heading", "title"), _IN_ANNEXES, optional=("original",))
    heads = {name: words(part) for name, part in parts.items()}
    return tree.Annex(heads["heading"], heads.get("original"), heads["title"], tuple(map(_block, blocks)))


def _timetable(element: Element) -> tree.Timetable:
    attributes(element)
    parts, days = elements(element, ("times", "entries"), ("day",))
    return tree.Timetable(words(parts["times"]), words(parts["entries"]), tuple(map(_day, days)))


def _day(element: Element) -> tree.Day:
    found = attributes(element, "date")
    parts, meetings = elements(element, ("title",), ("meeting",), optional=("remark",))
    remark = words(parts["remark"]) if "remark" in parts else None
    return tree.Day(date_of(element, found["date"]), words(parts["title"]), remark, tuple(map(_meeting, meetings)))


def _meeting(element: Element) -> tree.Meeting:
    found = attributes(element, optional=("start", "end", "number", "kind", "room", "cancelled"))
    number = fact(element, found["number"], int, "a number") if "number" in found else None
    parts, inner = elements(element, ("time",), ("about", "entry"))
    return tree.Meeting(
        _clock(element, found.get("start")),
        _clock(element, found.get("end")),
        words(parts["time"]),
        tuple([words(child) for child in inner if child.tag == "about"]),
        tuple([_entry(child) for child in inner if child.tag == "entry"]),
        number,
        found.get("kind"),
        found.get("room"),
        "cancelled" in found,
    )


def _clock(element: Element, text: str | None) -> str | None:
    if text is not None and not _CLOCK.fullmatch(text):
        refuse(element, repr(text), "a time such as 10:00")
    return text


def _entry(element: Element) -> tree.Entry:
    found = element.attrib
    if "label" not in found and "level" not in found:
        return tree.Entry(None, 1, words(element))
    content = words(element, "level", optional=("label", "item"))
    level = _LEVELS.get(found["level"]) or refuse(element, repr(found["level"]), "level 1 or 2")
    return tree.Entry(found.get("label"), level, content, found.get("item"))


# Grids.


def _grid(element: Element) -> tree.Grid:
    attributes(element)
    parts, rows = elements(element, ("heads",), ("row",))
    attributes(parts["heads"])
    _, heads = elements(parts["heads"], (), ("head",))
    grid = tree.Grid(tuple(map(words, heads)), tuple(map(_row, rows)))
    if len(heads) < 2:
        refuse(element, f"a grid of {len(heads)} columns", "two columns at least")
    for row, found in zip(rows, grid.rows, strict=True):
        if len(found.cells) not in (0, len(heads) - 1):
            refuse(row, f"a row of {len(found.cells)} cells", f"{len(heads) - 1}, one for each head but the first")
    return grid


def _row(element: Element) -> tree.Row:
    found = attributes(element, optional=("date",))
    parts, cells = elements(element, ("title",), ("cell",))
    day = date_of(element, found["date"]) if "date" in found else None
    return tree.Row(words(parts["title"]), tuple(map(_cell, cells)), day)


def _cell(element: Element) -> tree.Cell:
    attributes(element)
    _, blocks = elements(element, (), tuple(_IN_CELLS))
    return tuple(_IN_CELLS[str(block.tag)](block) for block in blocks)


_IN_CELLS: Mapping[str, Callable[[Element], tree.Day | tree.Meeting | tree.Entry]] = {
    "day": _day,
    "meeting": _meeting,
    "entry": _entry,
}
_BLOCKS: Mapping[str, Callable[[Element], tree.BlockOfText]] = {
    **dict.fromkeys(_PARAGRAPHS, _paragraph),
    "timetable": _timetable,
    "grid": _grid,
    "entry": _entry,
}
_IN_ANNEXES = ("subheading", "p", "remark", "entry", "timetable", "grid")
