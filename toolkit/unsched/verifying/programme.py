"""A meeting that a document ought to tell of, out of the schedule itself: its time, its lines, its facts."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from unsched.schedule.programme import Day, Entry, Meeting
from unsched.schedule.texts import Text
from unsched.schedule.values import ClockTime, Hours
from unsched.verifying.numbers import label_of
from unsched.verifying.wanted import GAP, Part, Parts, Slot, Wanted, WantedMeeting
from unsched.verifying.wording import Wording, filled, referred


class Column(NamedTuple):
    """A column of meetings that are side by side: its number, and the room that its head names."""

    number: int
    room: Text | None


def wanted_meeting(day: Day, meeting: Meeting, wording: Wording, column: Column | None = None) -> WantedMeeting:
    """A meeting with the line of its time and those below it, in a column of its own or in none."""
    time = _time(meeting, wording)
    entries = tuple(_entries(meeting, wording))
    lines = (*_about(meeting, wording, column), *entries)
    told = Wanted(time) if time else None
    summary = _summary(meeting, entries, wording) or told or Wanted(())
    return WantedMeeting(told, lines, 0, _facts(day, meeting, wording), summary, _where(day, meeting, wording))


def _where(day: Day, meeting: Meeting, wording: Wording) -> Wanted:
    """Where a meeting is that stands alone: its room and its place, or else those of the session."""
    schedule = wording.schedule
    room = meeting.room or (None if meeting.place else schedule.room)
    own = (part.place for part in schedule.dates if part.place and day.date.first in part.dates)
    place = meeting.place or next(own, schedule.place)
    if room and place:
        return Wanted(wording.pattern("located", room=wording.parts(room), place=wording.parts(place)))
    only = room or place
    return Wanted(wording.parts(only) if only else ())


def _summary(meeting: Meeting, entries: Sequence[Wanted], wording: Wording) -> Wanted | None:
    """What a meeting is called where it stands alone: who meets and which meeting it is, or what it takes up first."""
    name = _name(meeting, wording)
    who = meeting.body or (wording.schedule.body if meeting.number else None)
    if who:
        return Wanted((*wording.parts(who), *((GAP, *name) if name else ())))
    if name:
        return Wanted(name)
    return entries[0] if entries else None


def _facts(day: Day, meeting: Meeting, wording: Wording) -> Mapping[str, str]:
    """What a program is told of a meeting."""
    hours = wording.schedule.hours_of(meeting)
    first, last = day.date
    facts = {"date": str(first), "last": str(last), "kind": meeting.kind or ""}
    facts["cancelled"] = "true" if meeting.cancelled else ""
    if hours:
        facts |= {"start": _moment(first, hours.start), "count": str((last - first).days + 1) if last > first else ""}
    if hours and hours.end:
        facts["end"] = _moment(first + dt.timedelta(hours.next_day), hours.end)
    deadlines = [_moment(first, entry.deadline) for entry in meeting.programme if entry.deadline]
    return facts | {"deadlines": " ".join(deadlines)}


def _moment(day: dt.date, time: ClockTime) -> str:
    """A moment as ISO 8601 writes it; 24:00 is that of the next day."""
    return f"{day + dt.timedelta(time.hour // 24)}T{time.hour % 24:02}:{time.minute:02}"


def _time(meeting: Meeting, wording: Wording) -> Parts:
    hours = wording.schedule.hours_of(meeting)
    if meeting.after:
        return wording.parts(meeting.after)
    if isinstance(hours, Hours):
        parts: Parts = (Slot("times", hours),)
        if hours.next_day:
            parts = filled(wording.table.lines["next_day"], {"times": parts})
        return filled(wording.table.lines["or_later"], {"times": parts}) if meeting.or_later else parts
    return (wording.table.lines[str(meeting.time)],) if meeting.time else ()


def _about(meeting: Meeting, wording: Wording, column: Column | None) -> Iterator[Wanted]:
    """The lines on a meeting itself; a column says who meets, and perhaps where."""
    told = (meeting.number, meeting.kind, meeting.body, meeting.title, meeting.place, meeting.chair, meeting.cancelled)
    if meeting.body and column is None:
        yield wording.of(meeting.body)
    if name := _name(meeting, wording):
        yield wording.line(name, meeting.title)
    if meeting.number and meeting.kind in wording.table.meetings and meeting.kind not in wording.table.numbered:
        yield Wanted((wording.table.meetings[meeting.kind],))
    headed = column is not None and (not meeting.body or meeting.room == column.room or not any(told))
    if meeting.room and not headed:
        yield wording.of(meeting.room)
    if meeting.place:
        yield wording.of(meeting.place)
    if meeting.chair:
        yield wording.said("chair", name=meeting.chair)
    if meeting.cancelled:
        yield Wanted((wording.table.lines["cancelled"],))


def _name(meeting: Meeting, wording: Wording) -> Parts:
    """Which meeting it is: its number and kind, and what it is called."""
    name: Parts = ()
    if meeting.number:
        pattern = wording.table.numbered.get(meeting.kind or "", wording.table.numbered["other"])
        name = filled(pattern, {"number": (Slot("number", meeting.number),)})
    elif meeting.kind:
        name = (wording.table.meetings[meeting.kind],)
    if meeting.title:
        return (*name, GAP, *wording.parts(meeting.title)) if name else wording.parts(meeting.title)
    return name


def _entries(meeting: Meeting, wording: Wording) -> Iterator[Wanted]:
    for entry, after in zip_longest(meeting.programme, meeting.programme[1:]):
        below = after.item if after else None
        introduces = bool(below and below.letter and entry.item == below.parent)
        yield _entry(entry, wording, introduces)
        yield from lines_below(entry, wording)


def _entry(entry: Entry, wording: Wording, introduces: bool) -> Wanted:
    """The line of an entry: its words, and in brackets what is to be added to them."""
    title = wording.schedule.titles().get(entry.item) if entry.item else entry.text
    parts: list[Part] = [*(wording.parts(title) if title else untitled(entry, wording))]
    lines = wording.table.lines
    if wording.begun.get(id(entry), False):
        parts += [GAP, lines["concluded" if entry.concluded else "continued"], GAP]
    parts += referred(entry.documents, wording)
    if entry.action:
        parts += [GAP, lines[entry.action], GAP]
    if entry.deadline:
        parts += [GAP, Slot("times", Hours(entry.deadline)), GAP]
    if entry.documents or introduces:
        parts.append(GAP)
    own = str(entry.item) if id(entry) in wording.apart else label_of(entry.item) if entry.item else ""
    label = own if title else ""
    return wording.line(tuple(parts), title, label, entry.documents)


def unlabelled(entry: Entry, wording: Wording) -> Wanted:
    """The line of an entry whose item stands elsewhere."""
    return _entry(entry, wording, introduces=False).but(label="")


def of_its_own(meeting: Meeting, wording: Wording) -> Iterator[Wanted]:
    """The lines of a meeting that takes up nothing: who meets, what it is called, and which one it is."""
    yield from (wording.of(words) for words in (meeting.body, meeting.title) if words)
    if name := _name(meeting.but(title=None), wording):
        yield Wanted(name)


def untitled(entry: Entry, wording: Wording) -> Parts:
    """The words of an entry whose item has no title."""
    return wording.pattern("item", item=(Slot("item", entry.item),))


def lines_below(entry: Entry, wording: Wording) -> Iterator[Wanted]:
    """The lines below an entry: its points, and who speaks."""
    yield from (wording.of(point, "–") for point in entry.points)
    for role, name in (("chair", entry.chair), ("moderator", entry.moderator)):
        if name:
            yield wording.said(role, name=name)
    yield from map(wording.of, entry.speakers)
