"""A template's XML as a document's tree; what the vocabulary does not know is refused with its line.

An element holds either other elements, and then no text between them, or text with inline elements.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from unsched.document import tree
from unsched.document.elements import Element, TreeError, attributes, date_of, elements, fact, refuse, root_of
from unsched.document.inlines import address, direction, words

__all__ = ["TreeError", "parse_document"]

_CLOCK = re.compile(r"[0-4]\d:[0-5]\d")  # over 24:00: on the next day
_PAPERS: Mapping[str, tree.Paper] = {"letter": "letter", "A4": "A4"}
_AUTHORS = ("organization", "organ", "body")  # the outermost first
_TOLD = ("paper", "zone", "place", "name", "kind", "href", *_AUTHORS)
_LEVELS: Mapping[str, Literal[1, 2]] = {"1": 1, "2": 2}
_PARAGRAPHS: Mapping[str, tree.Role] = {role: role for role in tree.ROLES}


def parse_document(xml: str) -> tree.Document:
    """The tree of a document. Raises `TreeError` for XML that is not well formed or no document."""
    return _document(root_of(xml, "document"))


# What stands around the text.


def _document(element: Element) -> tree.Document:
    found = attributes(element, "lang", "dir", "symbol", "date", optional=_TOLD)
    parts, blocks = elements(element, ("masthead",), (*_BLOCKS, "annex"), optional=("foot", "screen"))
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


def _screen(element: Element) -> tree.Screen:
    attributes(element)
    parts, _ = elements(element, ("language", "skip", "languages", "notes"))
    return tree.Screen(**{name: words(part) for name, part in parts.items()})


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
    found = attributes(element, "date", optional=("last",))
    parts, meetings = elements(element, ("title",), ("meeting",), optional=("remark",))
    remark = words(parts["remark"]) if "remark" in parts else None
    held = tuple(map(_meeting, meetings))
    return tree.Day(date_of(element, found["date"]), words(parts["title"]), remark, held, _date(element, "last"))


def _date(element: Element, name: str) -> date | None:
    """The date in an attribute, where there is one."""
    found = element.get(name)
    return None if found is None else date_of(element, found)


def _meeting(element: Element) -> tree.Meeting:
    found = attributes(element, optional=("start", "end", "number", "kind", "room", "cancelled", "id"))
    parts, inner = elements(element, ("time",), ("about", "entry"), optional=("name", "where"))
    return tree.Meeting(
        start=_clock(element, "start"),
        end=_clock(element, "end"),
        time=words(parts["time"]),
        about=tuple([words(child) for child in inner if child.tag == "about"]),
        entries=tuple([_entry(child) for child in inner if child.tag == "entry"]),
        number=fact(element, found["number"], int, "a number") if "number" in found else None,
        kind=found.get("kind"),
        room=found.get("room"),
        cancelled="cancelled" in found,
        id=found.get("id"),
        name=words(parts["name"]) if "name" in parts else (),
        where=words(parts["where"]) if "where" in parts else (),
    )


def _clock(element: Element, name: str) -> str | None:
    """The time in an attribute, where there is one."""
    found = element.get(name)
    if found is not None and not _CLOCK.fullmatch(found):
        refuse(element, repr(found), "a time such as 10:00")
    return found


def _entry(element: Element) -> tree.Entry:
    found = element.attrib
    if "label" not in found and "level" not in found:
        return tree.Entry(None, 1, words(element))
    label, level = found.get("label"), found.get("level")
    content = words(element, "level", optional=("label", "item", "deadline"))
    rank = fact(element, str(level), _LEVELS.__getitem__, "level 1 or 2")
    return tree.Entry(label, rank, content, element.get("item"), _clock(element, "deadline"))


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
    attributes(element, optional=("date", "last"))
    parts, cells = elements(element, ("title",), ("cell",))
    days = (_date(element, "date"), _date(element, "last"))
    return tree.Row(words(parts["title"]), tuple(map(_cell, cells)), *days)


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
