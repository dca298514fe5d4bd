"""The timetable of a schedule: what is held when, what is continued, and what each meeting is known by."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2s
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from unsched.schedule.held import HeldAnnex, HeldDay, HeldEntry, HeldMeeting, HeldTable
from unsched.schedule.model import Moments, Schedule
from unsched.schedule.programme import Day, Entry, Meeting, Table
from unsched.schedule.texts import Text

if TYPE_CHECKING:
    from unsched.schedule.values import ItemReference


def annexes(schedule: Schedule) -> tuple[HeldAnnex, ...]:
    """The annexes of a schedule whose references are all in its agenda, as the rules see to.

    A document of one day has that day only; what is continued on it follows from all days before.
    """
    held = _Held(schedule)
    if schedule.days:
        found: tuple[HeldAnnex, ...] = (HeldAnnex(None, schedule.annex_original, held.tables(schedule.own_tables())),)
    else:
        found = tuple(HeldAnnex(annex.title, annex.original, held.tables(annex.tables)) for annex in schedule.annexes)
    return tuple(annex for annex in found if annex.tables)


class _Held:
    """A schedule whose tables are held one after the other."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self._titles = schedule.titles()
        self._begun = schedule.begun()
        self._named: ItemReference | None = None  # the item that the last entry was of
        self._parallel = False
        self._agenda = {item: schedule.agenda[item.number].documents * (not item.letter) for item in self._titles}
        self._alike: Counter[str] = Counter()

    def tables(self, tables: Iterable[Table]) -> tuple[HeldTable, ...]:
        held = map(self._table, tables)
        return tuple(table for table in held if table.days)

    def _table(self, table: Table) -> HeldTable:
        self._parallel = table.layout != "days"
        only = self._schedule.day
        days = [(day, self._day(day)) for day in table.days]
        shown = tuple(held for day, held in days if only is None or only in day.date)
        return HeldTable(table.layout, shown, table.heading, table.remark, self._agenda)

    def _day(self, day: Day) -> HeldDay:
        meetings = tuple(self._meeting(day, meeting, index) for index, meeting in enumerate(day.meetings))
        return HeldDay(day.date.first, meetings, day.date.last, day.title, day.reason)

    def _meeting(self, day: Day, meeting: Meeting, index: int) -> HeldMeeting:
        moment = self._schedule.moment(day, index)
        if self._parallel:
            self._named = None  # each cell of a grid is read by itself
        entries = tuple(self._entry(place, moment) for place in _with_neighbours(meeting.programme))
        time = self._schedule.hours_of(meeting)
        part = meeting.time if time is None and isinstance(meeting.time, str) else None
        own = {name: getattr(meeting, name) for name in _AS_THEY_ARE}
        date = day.date.first
        return HeldMeeting(self._id(date, meeting), date, time, entries, part, **own, where=self._where(date, meeting))

    def _id(self, date: dt.date, meeting: Meeting) -> str:
        """The day, who meets, which meeting it is, and the how manieth of those alike: no time, room or title.

        These are what a revision changes; so it is a meeting's own in each revision that does not take away one of
        those alike before it.
        """
        body = blake2s(meeting.body.text.encode(), digest_size=4).hexdigest() if meeting.body else ""
        which = f"no{meeting.number}" if meeting.number else (meeting.kind or "").replace(" ", "-")
        name = "-".join(filter(None, (str(date), body, which)))
        self._alike[name] += 1
        return f"{name}-{self._alike[name]}"

    def _where(self, date: dt.date, meeting: Meeting) -> tuple[Text | None, Text | None] | None:
        room = meeting.room or (None if meeting.place else self._schedule.room)
        place = meeting.place or self._schedule.place_on(date)
        return (room, place) if room or place else None

    def _entry(self, place: "_Neighbours", moment: Moments) -> HeldEntry:
        entry, item = place.entry, place.entry.item
        apart = bool(item and item.letter and self._named != item.parent)
        if item:
            self._named = item.parent
        words = self._titles[item] if item else entry.text
        return HeldEntry(
            words, item, place.introduces, apart, self._continued(entry, moment), entry.concluded, entry.action,
            entry.deadline, entry.documents, entry.points, entry.chair, entry.moderator, entry.speakers,
        )  # fmt: skip

    def _continued(self, entry: Entry, moment: Moments) -> bool:
        """Whether an earlier meeting took it up; what the schedule says of it comes first."""
        if entry.continued is not None or entry.item is None:
            return entry.continued is True
        return self._begun.get(entry.item, moment) < moment


_AS_THEY_ARE = ("after", "or_later", "number", "kind", "body", "title", "room", "place", "chair", "cancelled")


class _Neighbours(NamedTuple):
    """An entry, and whether the next one is a sub-item of it."""

    entry: Entry
    introduces: bool


def _with_neighbours(programme: Sequence[Entry]) -> Iterator[_Neighbours]:
    for entry, after in zip_longest(programme, programme[1:]):
        below = after.item if after else None
        yield _Neighbours(entry, bool(below and below.letter and entry.item == below.parent))
