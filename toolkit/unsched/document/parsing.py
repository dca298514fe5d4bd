"""A template's XML as a document's tree; what the vocabulary does not know is refused with its line.

An element holds either other elements, and then no text between them, or text with inline elements.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from unsched.document import tree
from unsched.document.elements import (
    NONE,
    Attributes,
    Element,
    TreeError,
    date_of,
    elements,
    fact,
    refuse,
    root_of,
)
from unsched.document.inlines import address, content, direction, words

__all__ = ["TreeError", "parse_document"]

_CLOCK = re.compile(r"[0-4]\d:[0-5]\d")  # over 24:00: on the next day
_PAPERS: Mapping[str, tree.Paper] = {"letter": "letter", "A4": "A4"}
_AUTHORS = ("organization", "organ", "body")  # the outermost first
_DOCUMENT = Attributes(
    *("lang", "dir", "symbol", "date"), optional=("paper", "zone", "place", "name", "kind", "href", *_AUTHORS)
)
_FOOT, _DISTRIBUTION = Attributes("number", "code", "href"), Attributes("lang", "dir")
_DAY, _ROW = Attributes("date", optional=("last",)), Attributes(optional=("date", "last"))
_MEETING = Attributes(optional=("start", "end", "number", "kind", "room", "cancelled", "id"))
_ENTRY = Attributes("level", optional=("label", "item", "deadline"))
_LEVELS: Mapping[str, Literal[1, 2]] = {"1": 1, "2": 2}
_PARAGRAPHS: Mapping[str, tree.Role] = {role: role for role in tree.ROLES}


def parse_document(xml: str) -> tree.Document:
    """The tree of a document. Raises `TreeError` for XML that is not well formed or no document."""
    return _document(root_of(xml, "document"))


# What stands around the text.


def _document(element: Element) -> tree.Document:
    found = _DOCUMENT.of(element)
    parts, blocks = elements(element, ("masthead",), _IN_DOCUMENTS, optional=("foot", "screen"))
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
        screen=_screen(parts["screen"]) if "screen" in parts else None,
        name=found.get("name"),
        kind=found.get("kind"),
        authors=tuple([found[author] for author in _AUTHORS if author in found]),
        address=address(element) if "href" in found else None,
    )


def _masthead(element: Element, symbol: str) -> tree.Masthead:
    NONE.of(element)
    parts, _ = elements(element, ("emblem", "organization", "organ", "distribution"))
    emblem, organization, organ = (words(parts[name]) for name in ("emblem", "organization", "organ"))
    return tree.Masthead(emblem, organization, symbol, organ, _distribution(parts["distribution"]))


def _foot(element: Element) -> tree.Foot:
    found = _FOOT.of(element)
    parts, _ = elements(element, ("job", "barcode", "qr"))
    inner = {name: words(part) for name, part in parts.items()}
    if not found["code"].isdecimal():
        refuse(element, repr(found["code"]), "the digits of a bar code")
    return tree.Foot(found["number"], found["code"], address(element), **inner)


def _screen(element: Element) -> tree.Screen:
    NONE.of(element)
    parts, _ = elements(element, ("language", "skip", "languages", "notes"))
    return tree.Screen(**{name: words(part) for name, part in parts.items()})


def _distribution(element: Element) -> tree.Distribution:
    found = _DISTRIBUTION.of(element)
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
    NONE.of(element)
    parts, blocks = elements(element, ("heading", "title"), _IN_ANNEXES, optional=("original",))
    heads = {name: words(part) for name, part in parts.items()}
    return tree.Annex(heads["heading"], heads.get("original"), heads["title"], tuple(map(_block, blocks)))


def _timetable(element: Element) -> tree.Timetable:
    NONE.of(element)
    parts, days = elements(element, ("times", "entries"), ("day",))
    return tree.Timetable(words(parts["times"]), words(parts["entries"]), tuple(map(_day, days)))


def _day(element: Element) -> tree.Day:
    found = _DAY.of(element)
    parts, meetings = elements(element, ("title",), ("meeting",), optional=("remark",))
    remark = words(parts["remark"]) if "remark" in parts else None
    held = tuple([_meeting(meeting) for meeting in meetings])
    del element[:]  # a long table takes much room, and need not be there twice
    last = _date(element, found.get("last"))
    return tree.Day(date_of(element, found["date"]), words(parts["title"]), remark, held, last)


def _date(element: Element, found: str | None) -> date | None:
    """The date in an attribute, where there is one."""
    return None if found is None else date_of(element, found)


def _meeting(element: Element) -> tree.Meeting:
    found = _MEETING.of(element)
    parts, inner = elements(element, ("time",), ("about", "entry"), optional=("name", "where"))
    return tree.Meeting(
        _clock(element, found.get("start")),
        _clock(element, found.get("end")),
        words(parts["time"]),
        tuple([words(child) for child in inner if child.tag == "about"]),
        tuple([_entry(child) for child in inner if child.tag == "entry"]),
        fact(element, found["number"], int, "a number") if "number" in found else None,
        found.get("kind"),
        found.get("room"),
        "cancelled" in found,
        found.get("id"),
        words(parts["name"]) if "name" in parts else (),
        words(parts["where"]) if "where" in parts else (),
    )


def _clock(element: Element, found: str | None) -> str | None:
    """The time in an attribute, where there is one."""
    if found is not None and not _CLOCK.fullmatch(found):
        refuse(element, repr(found), "a time such as 10:00")
    return found


def _entry(element: Element) -> tree.Entry:
    found = element.attrib
    if "label" not in found and "level" not in found:
        return tree.Entry(None, 1, words(element))
    _ENTRY.of(element)
    level = _LEVELS.get(found["level"]) or refuse(element, repr(found["level"]), "level 1 or 2")
    deadline = _clock(element, found.get("deadline"))
    return tree.Entry(found.get("label"), level, content(element), found.get("item"), deadline)


# Grids.


def _grid(element: Element) -> tree.Grid:
    NONE.of(element)
    parts, rows = elements(element, ("heads",), ("row",))
    NONE.of(parts["heads"])
    _, heads = elements(parts["heads"], (), ("head",))
    grid = tree.Grid(tuple(map(words, heads)), tuple(map(_row, rows)))
    if len(heads) < 2:
        refuse(element, f"a grid of {len(heads)} columns", "two columns at least")
    for row, found in zip(rows, grid.rows, strict=True):
        if len(found.cells) not in (0, len(heads) - 1):
            refuse(row, f"a row of {len(found.cells)} cells", f"{len(heads) - 1}, one for each head but the first")
    return grid


def _row(element: Element) -> tree.Row:
    found = _ROW.of(element)
    parts, cells = elements(element, ("title",), ("cell",))
    days = (_date(element, found.get("date")), _date(element, found.get("last")))
    return tree.Row(words(parts["title"]), tuple(map(_cell, cells)), *days)


def _cell(element: Element) -> tree.Cell:
    NONE.of(element)
    _, blocks = elements(element, (), tuple(_IN_CELLS))
    return tuple([_IN_CELLS[str(block.tag)](block) for block in blocks])


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
_IN_DOCUMENTS = (*_BLOCKS, "annex")
_IN_ANNEXES = ("subheading", "p", "remark", "entry", "timetable", "grid")
