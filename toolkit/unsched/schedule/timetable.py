"""The timetable of a schedule: what is held when, what is continued, and what each meeting is known by."""

import datetime as dt
from collections.abc import Iterable
from hashlib import blake2s
from itertools import zip_longest

from unsched.schedule.held import HeldAnnex, HeldDay, HeldEntry, HeldMeeting, HeldTable
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Day, Entry, Meeting, Table
from unsched.schedule.texts import Text


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
        self._named: str | None = None  # the number of the item that the last entry was of
        self._parallel = False
        self._agenda = {item: schedule.agenda[item.number].documents * (not item.letter) for item in self._titles}
        self._alike: dict[str, int] = {}  # how many meetings there are of each name

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
        place = self._schedule.place_on(day.date.first)
        meetings = tuple([self._meeting(day, index, meeting, place) for index, meeting in enumerate(day.meetings)])
        return HeldDay(day.date.first, meetings, day.date.last, day.title, day.reason)

    def _meeting(self, day: Day, index: int, meeting: Meeting, place: Text | None) -> HeldMeeting:
        if self._parallel:
            self._named = None  # each cell of a grid is read by itself
        programme, date = meeting.programme, day.date.first
        time = self._schedule.hours_of(meeting)
        return HeldMeeting(
            self._id(date, meeting),
            date,
            time,
            tuple([self._entry(day, index, *pair) for pair in zip_longest(programme, programme[1:])]),
            meeting.time if time is None and isinstance(meeting.time, str) else None,
            meeting.after, meeting.or_later, meeting.number, meeting.kind, meeting.body, meeting.title, meeting.room,
            meeting.place, meeting.chair, meeting.cancelled, self._where(meeting, place),
        )  # fmt: skip

    def _id(self, date: dt.date, meeting: Meeting) -> str:
        """The day, who meets, which meeting it is, and the how manieth of those alike: no time, room or title.

        These are what a revision changes; so it is a meeting's own in each revision that does not take away one of
        those alike before it.
        """
        name = str(date)
        if meeting.body:
            name += f"-{blake2s(meeting.body.text.encode(), digest_size=4).hexdigest()}"
        if meeting.number:
            name += f"-no{meeting.number}"
        elif meeting.kind:
            name += f"-{meeting.kind.replace(' ', '-')}"
        self._alike[name] = number = self._alike.get(name, 0) + 1
        return f"{name}-{number}"

    def _where(self, meeting: Meeting, usual: Text | None) -> tuple[Text | None, Text | None] | None:
        """Its room and its place, or else those of the session, whose place may be another on another day."""
        room = meeting.room or (None if meeting.place else self._schedule.room)
        place = meeting.place or usual
        return (room, place) if room or place else None

    def _entry(self, day: Day, meeting: int, entry: Entry, after: Entry | None) -> HeldEntry:
        item, below = entry.item, after.item if after else None
        introduces = bool(below and below.letter and item == below.parent)
        apart = bool(item and item.letter and self._named != item.number)
        if item:
            self._named = item.number
        words = self._titles[item] if item else entry.text
        return HeldEntry(
            words, item, introduces, apart, self._continued(day, meeting, entry), entry.concluded, entry.action,
            entry.deadline, entry.documents, entry.points, entry.chair, entry.moderator, entry.speakers,
        )  # fmt: skip

    def _continued(self, day: Day, meeting: int, entry: Entry) -> bool:
        """Whether an earlier meeting took it up; what the schedule says of it comes first."""
        if entry.continued is not None or entry.item is None:
            return entry.continued is True
        begun, date = self._begun.get(entry.item), day.date.first
        if begun is None:
            return False
        # Most began on another day, and then the meetings of this one need not be looked at.
        return begun[0] < date or (begun[0] == date and begun < self._schedule.moment(day, meeting))
