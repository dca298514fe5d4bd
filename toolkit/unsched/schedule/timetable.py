"""The timetable as it is held: agenda items with their titles, and what earlier meetings have begun."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from unsched.schedule.model import Entry, Meeting, Schedule, Text
from unsched.schedule.values import Hours, ItemReference


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """What a meeting takes up.

    `item` is `None` for words of its own; `introduces` tells that a sub-item of it comes next; `continued`,
    that an earlier meeting began it.
    """

    text: Text
    item: ItemReference | None = None
    introduces: bool = False
    continued: bool = False


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting by its hours."""

    time: Hours
    entries: tuple[HeldEntry, ...]


@dataclass(frozen=True, slots=True)
class HeldDay:
    """A day with its meetings."""

    date: date
    meetings: tuple[HeldMeeting, ...]


def timetable(schedule: Schedule) -> tuple[HeldDay, ...]:
    """The days of a schedule whose references are all in its agenda, as the rules see to."""
    titles = schedule.titles()
    begun: set[ItemReference] = set()
    days = []
    for day in schedule.days:
        meetings = []
        for meeting in day.meetings:
            entries = tuple(
                HeldEntry(titles[entry.item], entry.item, introduces, _continued(entry, begun))
                if entry.item
                else HeldEntry(_words(entry))
                for entry, introduces in _with_introductions(meeting)
            )
            begun |= {entry.item for entry in meeting.programme if entry.item}
            meetings.append(HeldMeeting(meeting.time, entries))
        days.append(HeldDay(day.date, tuple(meetings)))
    return tuple(days)


def _with_introductions(meeting: Meeting) -> Iterator[tuple[Entry, bool]]:
    """Each entry, and whether the next one is a sub-item of it."""
    for entry, after in zip_longest(meeting.programme, meeting.programme[1:]):
        below = after.item if after else None
        yield entry, bool(below and below.letter and entry.item == below.parent)


def _continued(entry: Entry, begun: set[ItemReference]) -> bool:
    return entry.item in begun if entry.continued is None else entry.continued


def _words(entry: Entry) -> Text:
    if entry.text is None:
        raise ValueError("an entry is either text or an item")  # the model has seen to it
    return entry.text
