"""The tables of days that a document ought to have, in the order of their layouts."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from unsched.schedule.programme import Day, Entry, Meeting, Table
from unsched.schedule.texts import Text
from unsched.schedule.values import Days
from unsched.verifying.programme import Column, lines_below, of_its_own, unlabelled, wanted_meeting
from unsched.verifying.wanted import GAP, Slot, Wanted, WantedDay, WantedMeeting, WantedTable
from unsched.verifying.wording import Wording, referred


def wanted_table(table: Table, wording: Wording) -> WantedTable | None:
    """A table of days in its layout; `None` where a document of one day has none of it."""
    only = wording.schedule.day
    days = [day for day in table.days if only is None or only in day.date]
    return _LAYOUTS.get(table.layout, _in_days)(days, wording) if days else None


def wanted_meetings(table: Table, wording: Wording) -> Iterator[WantedMeeting]:
    """The meetings of a table, each by itself; none of one that has items first."""
    only = wording.schedule.day
    every = [(day, meeting) for day in table.days for meeting in day.meetings if only is None or only in day.date]
    columns = _columns([meeting for _, meeting in every]) if table.layout == "rooms" else {}
    for day, meeting in every if table.layout != "items" else ():
        yield wanted_meeting(day, meeting, wording, columns.get(_words(_place(meeting))))


def _in_days(days: Sequence[Day], wording: Wording) -> WantedTable:
    return WantedTable("days", days=tuple(_day(day, _heading(day, wording), wording) for day in days))


def _heading(day: Day, wording: Wording) -> Wanted:
    head = Slot("heading", day.date)
    return wording.line((head, GAP, *wording.parts(day.title)), day.title) if day.title else Wanted((head,))


def _day(day: Day, heading: Wanted, wording: Wording) -> WantedDay:
    held = (wanted_meeting(day, meeting, wording) for meeting in day.meetings)
    return WantedDay(heading, (*_reason(day, wording), *held))


def _reason(day: Day, wording: Wording) -> tuple[WantedMeeting, ...]:
    """Why there is no meeting, which stands where one would."""
    return (WantedMeeting(None, (wording.of(day.reason),)),) if day.reason else ()


# Weeks side by side: the days by their weekdays, those of a weekday by their weeks.


def _in_weeks(days: Sequence[Day], wording: Wording) -> WantedTable:
    weeks = [list(week) for _, week in groupby(days, lambda day: day.date.first.isocalendar()[:2])]
    heads = tuple(Wanted((Slot("days", _span(week)),)) for week in weeks)
    ordered = sorted(days, key=lambda day: (day.date.first.weekday(), day.date.first))
    whole = [_day(day, _short(day, wording), wording) for day in ordered]
    found = tuple(day.but(meetings=tuple(_joined(day.meetings))) for day in whole)
    return WantedTable("weeks", heads, found)


def _span(week: Sequence[Day]) -> Days:
    return Days(week[0].date.first, max(day.date.last for day in week))


def _short(day: Day, wording: Wording) -> Wanted:
    head = Slot("short", day.date)
    return wording.line((head, GAP, *wording.parts(day.title)), day.title) if day.title else Wanted((head,))


def _joined(meetings: Sequence[WantedMeeting]) -> Iterator[WantedMeeting]:
    """Meetings as a cell shows them: one without a time follows the one before it."""
    last: WantedMeeting | None = None
    for meeting in meetings:
        if last and meeting.time is None:
            last = last.but(lines=(*last.lines, *meeting.lines))
            continue
        if last:
            yield last
        last = meeting
    if last:
        yield last


# Meetings side by side: those of one time in a row, each in the column of its body or its room.


def _in_rooms(days: Sequence[Day], wording: Wording) -> WantedTable:
    every = [meeting for day in days for meeting in day.meetings]
    columns = _columns(every)
    first = {_words(_place(meeting)): meeting for meeting in reversed(every)}
    heads = tuple(_column_head(first[name], column.room, wording) for name, column in columns.items())
    return WantedTable("rooms", heads, tuple(_side_by_side(day, columns, wording) for day in days))


def _side_by_side(day: Day, columns: Mapping[str | None, Column], wording: Wording) -> WantedDay:
    """A day whose meetings at one time stand in a row; those in one cell are one there."""
    cells: list[WantedMeeting] = []
    for slot in _slots(day.meetings):
        time = wanted_meeting(day, slot[0], wording).time
        for name, column in columns.items():
            own = [wanted_meeting(day, m, wording, column) for m in slot if _words(_place(m)) == name]
            lines = tuple(line for meeting in own for line in meeting.lines)
            cells += [WantedMeeting(time, lines, column.number, own[0].facts)] if own else []
    return WantedDay(_heading(day, wording), (*_reason(day, wording), *cells))


def _columns(meetings: Sequence[Meeting]) -> Mapping[str | None, Column]:
    """The columns by who meets in them, or by their rooms, in the order in which they first come."""
    names = dict.fromkeys(_words(_place(meeting)) for meeting in meetings)
    own = {name: [meeting for meeting in meetings if _words(_place(meeting)) == name] for name in names}
    return {name: Column(number, _shared_room(own[name])) for number, name in enumerate(names)}


def _place(meeting: Meeting) -> Text | None:
    return meeting.body or meeting.room


def _words(text: Text | None) -> str | None:
    return text.text if text else None


def _shared_room(meetings: Sequence[Meeting]) -> Text | None:
    """The room of a body that always meets in the same."""
    first = meetings[0]
    return first.room if first.body and all(meeting.room == first.room for meeting in meetings) else None


def _column_head(meeting: Meeting, room: Text | None, wording: Wording) -> Wanted:
    head = _place(meeting)
    if head is None:
        return Wanted(())
    return wording.line((*wording.parts(head), *((GAP, *wording.parts(room), GAP) if room else ())), head)


def _slots(meetings: Sequence[Meeting]) -> list[list[Meeting]]:
    """The meetings of a day that begin and end together, by the first of them."""
    found: dict[object, list[Meeting]] = {}
    for meeting in meetings:
        found.setdefault((meeting.time, _words(meeting.after), meeting.or_later), []).append(meeting)
    return list(found.values())


# Items first, with their documents and days.


_TakenUp = tuple[Day, Meeting, Entry | None]


def _in_items(days: Sequence[Day], wording: Wording) -> WantedTable:
    taken: dict[object, list[_TakenUp]] = {item: [] for item in wording.schedule.titles()}
    for day in days:
        for meeting in day.meetings:
            for entry in meeting.programme or (None,):
                taken.setdefault(_subject(meeting, entry), []).append((day, meeting, entry))
    return WantedTable("items", rows=tuple(_item_row(found, wording) for found in taken.values() if found))


def _subject(meeting: Meeting, entry: Entry | None) -> object:
    return id(meeting) if entry is None else entry.item or repr(entry.text)


def _item_row(found: Sequence[_TakenUp], wording: Wording) -> tuple[tuple[Wanted, ...], ...]:
    """A row: the item, its title and what is below, the documents of all meetings, and the days proposed."""
    (_, meeting, first), *_ = found
    entries = [entry for _, _, entry in found if entry]
    item = first.item if first else None
    label = Wanted((Slot("item", item),) if item else ())
    own = wording.schedule.agenda[item.number].documents if item and not item.letter else ()
    every = {repr(document): document for document in (*own, *(d for entry in entries for d in entry.documents))}
    symbols = tuple(wording.line(referred((d,), wording), None, "", (d,)) for d in every.values())
    title = tuple(_title(first, entries, wording)) if first else tuple(of_its_own(meeting, wording))
    return ((label,), title, symbols, (_proposed(found, wording),))


def _title(first: Entry, entries: Sequence[Entry], wording: Wording) -> Iterator[Wanted]:
    points = {repr(point): point for entry in entries for point in entry.points}
    speakers = {repr(speaker): speaker for entry in entries for speaker in entry.speakers}
    alone = {"continued": False, "concluded": False, "documents": ()}
    merged = first.but(**alone, points=tuple(points.values()), speakers=tuple(speakers.values()))
    yield unlabelled(merged, wording)
    yield from lines_below(merged, wording)


def _proposed(found: Sequence[_TakenUp], wording: Wording) -> Wanted:
    """The days on which meetings that are held take it up."""
    days = {
        day.date.first + dt.timedelta(number): None
        for day, meeting, _ in found
        if not meeting.cancelled
        for number in range((day.date.last - day.date.first).days + 1)
    }
    return Wanted((Slot("short", tuple(days)),)) if days else Wanted((wording.table.lines["cancelled"],))


_LAYOUTS: Mapping[str, Callable[[Sequence[Day], Wording], WantedTable]] = {
    "days": _in_days,
    "weeks": _in_weeks,
    "rooms": _in_rooms,
    "items": _in_items,
}
