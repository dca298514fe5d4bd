"""What is held: meetings with what they take up, and the days of a table in the orders that layouts want."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from unsched.frozen import Frozen, once
from unsched.schedule.programme import Action, Kind, Reference
from unsched.schedule.texts import Text
from unsched.schedule.values import ClockTime, Days, Hours, ItemReference, LanguageCode

Told = TypeVar("Told", Text, Reference)


class HeldEntry(NamedTuple):
    """What a meeting takes up.

    `item` is `None` for words of its own, `text` for an item without a title; `introduces` tells that a sub-item of
    it comes next; `apart`, that it is a sub-item of another item than the entry before; `continued`, that an earlier
    meeting began it; `concluded`, that none comes back to it.
    """

    text: Text | None
    item: ItemReference | None = None
    introduces: bool = False
    apart: bool = False
    continued: bool = False
    concluded: bool = False
    action: Action | None = None
    deadline: ClockTime | None = None
    documents: tuple[Reference, ...] = ()
    points: tuple[Text, ...] = ()
    chair: Text | None = None
    moderator: Text | None = None
    speakers: tuple[Text, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether it is its words and no more, as most entries are."""
        return not (
            self.introduces or self.continued or self.concluded or self.action or self.deadline or self.documents
        )

    @property
    def below(self) -> bool:
        """Whether lines stand below it."""
        return bool(self.points or self.chair or self.moderator or self.speakers)


class HeldMeeting(NamedTuple):
    """A meeting: its `time` by the clock, or else a `part` of the day, or what it comes `after`, or none of these.

    `id` names it in the schedule; `where` is its room and its place, or else those of the session.
    """

    id: str
    date: dt.date
    time: Hours | None
    entries: tuple[HeldEntry, ...]
    part: str | None = None
    after: Text | None = None
    or_later: bool = False
    number: int | None = None
    kind: Kind | None = None
    body: Text | None = None
    title: Text | None = None
    room: Text | None = None
    place: Text | None = None
    chair: Text | None = None
    cancelled: bool = False
    where: tuple[Text | None, Text | None] | None = None

    @property
    def about(self) -> bool:
        """Whether there is more to tell of it than its time."""
        return bool(self.number or self.kind or self.body or self.title or self.place or self.chair or self.cancelled)

    @property
    def column(self) -> Text | None:
        """The column that it stands in where meetings are side by side: who meets, or else the room."""
        return self.body or self.room


class HeldDay(NamedTuple):
    """A day, or days that belong together until `last`, with the meetings, or the `reason` why there is none."""

    date: dt.date
    meetings: tuple[HeldMeeting, ...]
    last: dt.date
    title: Text | None = None
    reason: Text | None = None

    @property
    def slots(self) -> tuple[tuple[HeldMeeting, ...], ...]:
        """The meetings that begin and end together, in the order of their first."""
        groups: dict[object, list[HeldMeeting]] = {}
        for meeting in self.meetings:
            when = meeting.time or meeting.part or (meeting.after and meeting.after.text)
            groups.setdefault((when, meeting.or_later), []).append(meeting)
        return tuple(map(tuple, groups.values()))


class Column(NamedTuple):
    """A column of meetings that are side by side: who meets in it, and the room where that is one for all."""

    head: Text | None
    room: Text | None

    def meetings(self, slot: Iterable[HeldMeeting]) -> list[HeldMeeting]:
        """The meetings of a slot that stand in it."""
        return [meeting for meeting in slot if _words(meeting.column) == _words(self.head)]


class Week(NamedTuple):
    """The days of a week that a table has, one for each of its weekdays; `None` where it has none."""

    dates: Days
    days: tuple[HeldDay | None, ...]


class Subject(NamedTuple):
    """An agenda item, or words, or a meeting that takes up neither, with all its documents.

    `days` are those proposed; none where all that would have taken it up is cancelled.
    """

    entry: HeldEntry | None
    meeting: HeldMeeting
    days: tuple[HeldDay, ...]
    documents: tuple[Reference, ...]


class HeldTable(Frozen):
    """A table of days in a layout, and the same days in other orders."""

    layout: str
    days: tuple[HeldDay, ...]
    heading: Text | None = None
    remark: Text | None = None
    agenda: Mapping[ItemReference, tuple[Reference, ...]] = {}  # items and their documents

    @property
    @once
    def columns(self) -> tuple[Column, ...]:
        """Who meets side by side, in the order in which they first do; one column where nobody meets."""
        found: dict[str | None, list[HeldMeeting]] = {}
        for day in self.days:
            for meeting in day.meetings:
                found.setdefault(_words(meeting.column), []).append(meeting)
        columns = tuple(Column(meetings[0].column, _shared_room(meetings)) for meetings in found.values())
        return columns or (Column(None, None),)

    @property
    @once
    def weekdays(self) -> tuple[int, ...]:
        """The weekdays that any week has a day on, Monday being 0."""
        return tuple(sorted({day.date.weekday() for day in self.days}))

    @property
    @once
    def weeks(self) -> tuple[Week, ...]:
        """The weeks, each with its days by `weekdays`."""
        found: dict[dt.date, dict[int, HeldDay]] = {}
        for day in self.days:
            found.setdefault(day.date - dt.timedelta(day.date.weekday()), {})[day.date.weekday()] = day
        return tuple(self._week(tuple(days.get(weekday) for weekday in self.weekdays)) for days in found.values())

    def _week(self, days: tuple[HeldDay | None, ...]) -> Week:
        there = [day for day in days if day]
        sunday = there[0].date + dt.timedelta(6 - there[0].date.weekday())
        return Week(Days(there[0].date, min(sunday, max(day.last for day in there))), days)

    @property
    @once
    def subjects(self) -> tuple[Subject, ...]:
        """What is taken up, each once: the items in the agenda's order, then all else in that of the days."""
        found: dict[object, list[_TakenUp]] = {item: [] for item in self.agenda}
        for day in self.days:
            for meeting in day.meetings:
                for entry in meeting.entries or (None,):
                    found.setdefault(_subject_of(meeting, entry), []).append((day, meeting, entry))
        return tuple(
            _subject(taken, self.agenda.get(item, ()) if isinstance(item, ItemReference) else ())
            for item, taken in found.items()
            if taken
        )


def _words(text: Text | None) -> str | None:
    return text.text if text else None


def _shared_room(meetings: Sequence[HeldMeeting]) -> Text | None:
    """The room of meetings of one body, where it is the same for all."""
    first = meetings[0]
    return first.room if first.body and all(meeting.room == first.room for meeting in meetings) else None


_TakenUp = tuple[HeldDay, HeldMeeting, HeldEntry | None]


def _subject_of(meeting: HeldMeeting, entry: HeldEntry | None) -> object:
    """What two entries have in common that are of one subject; a meeting that takes up nothing is its own."""
    if entry is None:
        return id(meeting)
    return entry.item or (entry.text and repr(entry.text))


def _subject(taken: Sequence[_TakenUp], documents: Iterable[Reference]) -> Subject:
    """A subject out of all that takes it up."""
    (_, meeting, entry), *_ = taken
    entries = [found for _, _, found in taken if found]
    named = [*documents, *(document for found in entries for document in found.documents)]
    if entry:
        points = [point for found in entries for point in found.points]
        speakers = [speaker for found in entries for speaker in found.speakers]
        entry = entry._replace(
            introduces=False,
            apart=False,
            continued=False,
            concluded=False,
            documents=(),
            points=_each_once(points),
            speakers=_each_once(speakers),
        )
    days = {day.date: day for day, meeting, _ in taken if not meeting.cancelled}
    return Subject(entry, meeting, tuple(days.values()), _each_once(named))


def _each_once(values: Iterable[Told]) -> tuple[Told, ...]:
    return tuple({repr(value): value for value in values}.values())


class HeldAnnex(NamedTuple):
    """An annex with its tables; without a `title` it has that of the template."""

    title: Text | None
    original: LanguageCode | None
    tables: tuple[HeldTable, ...]

    @property
    def timed(self) -> tuple[dt.date, ...]:
        """The days on which a meeting has a time by the clock."""
        days = [day for table in self.tables for day in table.days]
        return tuple(sorted({day.date for day in days if any(meeting.time for meeting in day.meetings)}))
