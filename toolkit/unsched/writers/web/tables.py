"""Timetables, grids and lists of entries as HTML."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from unsched.document import tree
from unsched.document.tree import Inlines, plain
from unsched.writers.web.words import Page, classed, element, escaped, timed, words

# Entries.


def entries(page: Page, found: Iterable[tree.Entry]) -> str:
    """Entries as a list, those of the second level within the one before; one without a label as a paragraph."""
    given = list(found)
    if len(given) == 1 and given[0].label is None:
        return classed("p", "sub" if given[0].level == 2 else "entry", words(page, given[0].content))
    return classed("ul", "entries", "".join(_item(page, *group) for group in _nested(given))) if given else ""


def _nested(found: Sequence[tree.Entry]) -> Iterator[list[tree.Entry]]:
    """Each entry of the first level with those of the second that follow; these alone where none is before them."""
    group: list[tree.Entry] = []
    for entry in found:
        if group and (entry.level == 1 or group[0].level == 2):
            yield group
            group = []
        group.append(entry)
    yield group


def _item(page: Page, entry: tree.Entry, *below: tree.Entry) -> str:
    label = classed("span", "label", escaped(entry.label)) + " " if entry.label else ""
    kind = ("sub" if entry.level == 2 else "item") if entry.label else "sub words" if entry.level == 2 else "words"
    inner = element("ul", "".join(_item(page, found) for found in below)) if below else ""
    return classed("li", kind, label + words(page, entry.content) + inner)


# Meetings.


def _times(page: Page, found: tree.Meeting, day: dt.date | None) -> str:
    """The words for the time of a meeting; machines read when it begins and when it ends."""
    if day is None or found.start is None:
        return words(page, found.time)
    end = page.moment(day, found.end) if found.end else None
    return timed(words(page, found.time), page.moment(day, found.start), end)


def _taken_up(page: Page, found: tree.Meeting) -> str:
    about = "".join(classed("p", "about", words(page, line)) for line in found.about)
    return about + entries(page, found.entries)


def _told(page: Page, found: tree.Meeting) -> dict[str, str | None]:
    """What a meeting is found by in every language, and whether it is held."""
    name = page.new_id(f"meeting-{found.id}") if found.id else None
    return {"id": name, "class": "cancelled" if found.cancelled else None}


# Timetables.


def timetable(page: Page, found: tree.Timetable, caption: str) -> str:
    """A table of days, a body of rows each; who cannot see it knows it by its `caption`."""
    heads = "".join(element("th", words(page, head), {"scope": "col"}) for head in (found.times, found.entries))
    days = "".join(_day(page, day) for day in found.days)
    return classed("table", "timetable", f"{_caption(caption)}<thead><tr>{heads}</tr></thead>{days}")


def _caption(caption: str, name: str | None = None) -> str:
    return element("caption", escaped(caption), {"id": name}) if caption else ""


def _day(page: Page, day: tree.Day) -> str:
    title = _date(page, day)
    rows = [classed("tr", "day", element("th", title, {"scope": "rowgroup", "colspan": "2"}))]
    if day.remark:
        rows.append(element("tr", f"<td></td>{element('td', words(page, day.remark))}"))
    rows += [_row(page, day, meeting) for meeting in day.meetings]
    return element("tbody", "".join(rows), {"id": page.new_id(f"day-{day.date}")})


def _date(page: Page, day: tree.Day) -> str:
    """The words for a day, or for days that belong together."""
    return timed(words(page, day.title), day.date.isoformat(), day.last.isoformat() if day.last else None)


def _row(page: Page, day: tree.Day, found: tree.Meeting) -> str:
    cells = _head(_times(page, found, day.date)) + element("td", _taken_up(page, found))
    return element("tr", cells, _told(page, found))


def _head(content: str) -> str:
    """The head of a row; without words it is no head."""
    return element("th", content, {"scope": "row"}) if content else "<td></td>"


# Grids.


def grid(page: Page, found: tree.Grid, caption: str) -> str:
    """A table of several columns in a frame of its own, which is moved where the screen is too narrow for it."""
    name = page.new_id("grid")
    heads = "".join(_column(page, head) for head in found.heads)
    bodies = "".join(element("tbody", "".join(rows)) for rows in _bodies(page, found))
    content = f"{_caption(caption, name)}<thead><tr>{heads}</tr></thead>{bodies}"
    told = {"class": "wide", "role": "group", "tabindex": "0", "aria-labelledby": name if caption else None}
    return element("div", classed("table", "grid", content), told)


def _column(page: Page, head: Inlines) -> str:
    return element("th", words(page, head), {"scope": "col"}) if head else "<td></td>"


def _bodies(page: Page, found: tree.Grid) -> Iterator[list[str]]:
    """The rows, a body for each day that has a heading."""
    rows: list[str] = []
    for row in found.rows:
        if rows and row.date and not row.cells:
            yield rows
            rows = []
        rows.append(_line(page, found, row) if row.cells else _over_all(page, found, row))
    if rows:
        yield rows


def _over_all(page: Page, found: tree.Grid, row: tree.Row) -> str:
    """A row without cells: the heading of a day, or words for all columns."""
    wide = {"colspan": str(len(found.heads))}
    if row.date is None:
        return element("tr", element("td", words(page, row.title), wide))
    day = timed(words(page, row.title), row.date.isoformat(), row.last.isoformat() if row.last else None)
    title = element("th", day, {"scope": "rowgroup", **wide})
    return element("tr", title, {"class": "day", "id": page.new_id(f"day-{row.date}")})


def _line(page: Page, found: tree.Grid, row: tree.Row) -> str:
    told = next((m for cell in row.cells for m in cell if isinstance(m, tree.Meeting) and m.time == row.title), None)
    title = _times(page, told, row.date) if told else words(page, row.title)
    cells = zip(found.heads[1:], row.cells, strict=True)
    return element("tr", _head(title) + "".join(_cell(page, row, head, cell) for head, cell in cells))


def _cell(page: Page, row: tree.Row, head: Inlines, cell: tree.Cell) -> str:
    """A cell with the name of its column, which stands beside it on a narrow screen."""
    return element("td", "".join(_in_cell(page, row, cell)), {"data-head": plain(head) if cell and head else None})


def _in_cell(page: Page, row: tree.Row, cell: tree.Cell) -> Iterator[str]:
    for kind, blocks in groupby(cell, type):
        if kind is tree.Entry:
            yield entries(page, (block for block in blocks if isinstance(block, tree.Entry)))
        else:
            yield from (_block(page, row, block) for block in blocks)


def _block(page: Page, row: tree.Row, block: tree.Day | tree.Meeting | tree.Entry) -> str:
    match block:
        case tree.Day():
            title = classed("p", "date", _date(page, block))
            remark = element("p", words(page, block.remark)) if block.remark else ""
            inner = [_meeting(page, meeting, row.title, block.date) for meeting in block.meetings]
            return element("div", title + remark + "".join(inner), {"id": page.new_id(f"day-{block.date}")})
        case tree.Meeting():
            return _meeting(page, block, row.title, row.date)
        case tree.Entry():
            return entries(page, (block,))
        case _:
            assert_never(block)


def _meeting(page: Page, found: tree.Meeting, told: Inlines, day: dt.date | None) -> str:
    """A meeting in a cell; a time that is `told` at the head of its row is not told again."""
    time = classed("p", "time", _times(page, found, day)) if found.time and found.time != told else ""
    return element("div", time + _taken_up(page, found), _told(page, found))
