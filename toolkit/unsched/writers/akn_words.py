"""Words, entries and tables of Akoma Ntoso.

Elements are named by structure, days, meetings and items: `att_1__table_1__day_2020-02-10__meeting_1__item_5-c`. The
dates and times of meetings go to the metadata, as events that the text refers to.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import assert_never

from unsched.document import tree
from unsched.document.tree import Inline, Inlines, plain
from unsched.frozen import Frozen
from unsched.writers.akn_meta import Event
from unsched.writers.akn_names import Names, referred


@dataclass(slots=True)
class Writing:
    """What comes up while the text of a document is written: names that are taken, and meetings."""

    names: Names = field(default_factory=Names)
    events: list[Event] = field(default_factory=list)


class _Place(Frozen):
    """Where a meeting stands: the name of the table, the day or the first and last of several, and the words for it.

    `told` is the time that the head of the row tells.
    """

    table: str
    day: dt.date | None
    last: dt.date | None = None
    title: Inlines = ()
    told: Inlines = ()

    @property
    def scope(self) -> str:
        return f"{self.table}__day_{self.day}" if self.day else self.table


# Words.


def words(writing: Writing, inlines: Inlines) -> str:
    """The mixed content of an element."""
    return "".join([_inline(writing, inline) for inline in inlines])


def _inline(writing: Writing, inline: Inline) -> str:
    match inline:
        case str():
            return escape(inline, quote=False)
        case tree.Emphasis():
            return f"<i>{words(writing, inline.content)}</i>"
        case tree.Strong():
            return f"<b>{words(writing, inline.content)}</b>"
        case tree.Superscript():
            return f"<sup>{words(writing, inline.content)}</sup>"
        case tree.Symbol():
            return _symbol(inline)
        case tree.Link():
            return _link(inline.address, inline.address)
        case tree.Untranslated():
            return f'<span class="untranslated" xml:lang="{inline.lang}">{words(writing, inline.content)}</span>'
        case tree.Footnote():
            name, mark = writing.names.nth("", "authorialNote"), escape(inline.mark)
            note = f'<authorialNote eId="{name}" marker="{mark}" placement="bottom">'
            return f"{note}<p>{words(writing, inline.content)}</p></authorialNote>"
        case _:
            assert_never(inline)


def _symbol(symbol: tree.Symbol) -> str:
    """A reference to another work, and within it the link to where the work is found in the reader's language."""
    shown = _link(symbol.address, symbol.text) if symbol.address else escape(symbol.text, quote=False)
    return f'<ref href="{escape(referred(symbol.whole or symbol.text))}">{shown}</ref>'


def _link(address: str, shown: str) -> str:
    return f'<a href="{escape(address)}">{escape(shown, quote=False)}</a>'


# Entries.


def entries(writing: Writing, scope: str, found: Iterable[tree.Entry]) -> str:
    """Entries as a list, with a list in it of what stands below each."""
    items = "".join([_item(writing, scope, entry, below) for entry, below in _nested(found)])
    return f'<blockList eId="{writing.names.nth(scope, "list")}">\n{items}</blockList>\n'


def _nested(found: Iterable[tree.Entry]) -> list[tuple[tree.Entry, list[tree.Entry]]]:
    """Each entry with those of the second level below it; one of these without a first is an entry of its own."""
    nested: list[tuple[tree.Entry, list[tree.Entry]]] = []
    for entry in found:
        if entry.level == 2 and nested and nested[-1][0].level == 1:
            nested[-1][1].append(entry)
        else:
            nested.append((entry, []))
    return nested


def _item(writing: Writing, scope: str, entry: tree.Entry, below: Iterable[tree.Entry]) -> str:
    names = writing.names
    name = names.of(scope, "item", entry.item) if entry.item else names.nth(scope, "entry")
    label = "" if entry.label is None else f"<num>{escape(entry.label, quote=False)}</num>"
    inner = "\n" + entries(writing, name, below) if below else ""
    return f'<item eId="{name}">{label}<p>{words(writing, entry.content)}</p>{inner}</item>\n'


# Tables.


def timetable(writing: Writing, scope: str, found: tree.Timetable) -> str:
    """A table of days: a row for the date, and one for each meeting."""
    name = writing.names.nth(scope, "table")
    rows = (row for day in found.days for row in _day_rows(writing, name, day))
    return _table(writing, name, (found.times, found.entries), rows)


def grid(writing: Writing, scope: str, found: tree.Grid) -> str:
    """A table of several columns."""
    name = writing.names.nth(scope, "table")
    rows = (_row(writing, name, row, len(found.heads)) for row in found.rows)
    return _table(writing, name, found.heads, rows)


def _table(writing: Writing, name: str, heads: Iterable[Inlines], rows: Iterable[str]) -> str:
    head = "".join(f"<th><p>{words(writing, head)}</p></th>" for head in heads)
    return f'<table eId="{name}">\n<tr>{head}</tr>\n{"".join(rows)}</table>\n'


def _day_rows(writing: Writing, table: str, day: tree.Day) -> Iterator[str]:
    """The rows of a day: its date, and why there is no meeting on it or its meetings."""
    name = writing.names.of(table, "day", str(day.date))
    yield f'<tr eId="{name}"><td colspan="2">{_date(writing, day.date, day.title)}</td></tr>\n'
    if day.remark:
        yield f"<tr><td/><td><p>{words(writing, day.remark)}</p></td></tr>\n"
    for meeting in day.meetings:
        yield _meeting_row(writing, _Place(table, day.date, day.last, day.title), meeting)


def _meeting_row(writing: Writing, place: _Place, meeting: tree.Meeting) -> str:
    name, event = writing.names.nth(place.scope, "meeting"), _event(writing, place, meeting)
    hours = _hours(writing, event) or "<p/>"
    inner = "".join(_in_meeting(writing, name, event))
    return f'<tr eId="{name}"{_facts(event)}><td>{hours}</td><td>{inner}</td></tr>\n'


def _row(writing: Writing, table: str, row: tree.Row, columns: int) -> str:
    title = f"<p>{words(writing, row.title)}</p>"
    if row.cells:
        place = _Place(table, row.date, row.last, told=row.title)
        cells = "".join(f"<td>{''.join(_cell(writing, place, cell))}</td>" for cell in row.cells)
        return f'<tr eId="{writing.names.nth(place.scope, "row")}"><th>{title}</th>{cells}</tr>\n'
    if row.date is None:
        return f'<tr eId="{writing.names.nth(table, "row")}"><td colspan="{columns}">{title}</td></tr>\n'
    name = writing.names.of(table, "day", str(row.date))
    return f'<tr eId="{name}"><td colspan="{columns}">{_date(writing, row.date, row.title)}</td></tr>\n'


def _cell(writing: Writing, place: _Place, cell: tree.Cell) -> Iterator[str]:
    for kind, found in groupby(cell, type):
        if kind is tree.Entry:
            yield entries(writing, place.scope, [block for block in found if isinstance(block, tree.Entry)])
        else:
            yield from (part for block in found for part in _in_cell(writing, place, block))


def _in_cell(writing: Writing, place: _Place, block: tree.Day | tree.Meeting | tree.Entry) -> Iterator[str]:
    match block:
        case tree.Day():
            yield _date(writing, block.date, block.title)
            if block.remark:
                yield f"<p>{words(writing, block.remark)}</p>"
            inner = _Place(place.table, block.date, block.last, block.title)
            yield from (_meeting(writing, inner, meeting) for meeting in block.meetings)
        case tree.Meeting():
            yield _meeting(writing, place, block)
        case tree.Entry():
            yield entries(writing, place.scope, [block])
        case _:
            assert_never(block)


def _meeting(writing: Writing, place: _Place, meeting: tree.Meeting) -> str:
    """A meeting in a cell; its time is not told again where the head of the row tells it."""
    name, event = writing.names.nth(place.scope, "meeting"), _event(writing, place, meeting)
    hours = "" if meeting.time == place.told else _hours(writing, event)
    inner = (hours + "".join(_in_meeting(writing, name, event))) or "<p/>"
    return f'<blockContainer eId="{name}"{_facts(event)}>{inner}</blockContainer>'


# Meetings.


def _date(writing: Writing, day: dt.date, title: Inlines) -> str:
    return f'<p><date date="{day}">{words(writing, title)}</date></p>'


def _event(writing: Writing, place: _Place, meeting: tree.Meeting) -> Event:
    """A meeting as an event, which the metadata will tell of."""
    names, name = writing.names, meeting.name or next(iter(meeting.about), ())
    event = Event(
        names.of("", "meeting", meeting.id) if meeting.id else names.nth("", "meeting"),
        (place.day, place.last or place.day),
        meeting,
        ", ".join(filter(None, map(plain, (place.title, meeting.time, name)))),
    )
    writing.events.append(event)
    return event


def _hours(writing: Writing, event: Event) -> str:
    """The words for the time of a meeting, where there are any."""
    time = words(writing, event.meeting.time)
    return f'<p><event refersTo="#{event.name}">{time}</event></p>' if time else ""


def _facts(event: Event) -> str:
    """What a meeting is to programs: its event, its kind, and whether it is cancelled."""
    meeting = event.meeting
    kinds = filter(None, ("meeting", (meeting.kind or "").replace(" ", "-"), "cancelled" if meeting.cancelled else ""))
    return f' class="{escape(" ".join(kinds))}" refersTo="#{event.name}"'


def _in_meeting(writing: Writing, scope: str, event: Event) -> Iterator[str]:
    for line in event.meeting.about:
        shown = words(writing, line)
        if event.meeting.room and plain(line).split() == event.meeting.room.split():  # of blanks of any kind
            shown = f'<location refersTo="#{event.name}__room">{shown}</location>'
        yield f"<p>{shown}</p>"
    if event.meeting.entries:
        yield entries(writing, scope, event.meeting.entries)
