"""The meetings of a document in its order, each with the day that it is on, and their moments."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from unsched.document import tree
from unsched.document.tree import Document, Inlines


class Held(NamedTuple):
    """A meeting, its day, and the words for that day, a line each; `last` is the last of days that belong together."""

    date: dt.date
    day: tuple[Inlines, ...]
    meeting: tree.Meeting
    last: dt.date


def held(document: Document) -> Iterator[Held]:
    """The meetings of all tables that stand on a day."""
    return _in_blocks(document.content)


def _in_blocks(blocks: Iterable[tree.Block]) -> Iterator[Held]:
    for block in blocks:
        match block:
            case tree.Timetable():
                yield from chain.from_iterable(_in_day(day, (day.title,)) for day in block.days)
            case tree.Grid():
                yield from _in_grid(block)
            case tree.Annex():
                yield from _in_blocks(block.content)
            case _:
                pass


def _in_day(day: tree.Day, words: tuple[Inlines, ...]) -> Iterator[Held]:
    return (Held(day.date, words, meeting, day.last or day.date) for meeting in day.meetings)


def _in_grid(grid: tree.Grid) -> Iterator[Held]:
    headings = {row.date: row.title for row in grid.rows if not row.cells}
    for row in grid.rows:
        for block in chain.from_iterable(row.cells):
            if isinstance(block, tree.Day):
                yield from _in_day(block, tuple(filter(None, (row.title, block.title))))
            elif isinstance(block, tree.Meeting) and row.date:
                words = tuple(filter(None, (headings.get(row.date),)))
                yield Held(row.date, words, block, row.last or row.date)


def moment(day: dt.date, clock: str, zone: dt.tzinfo | None) -> dt.datetime:
    """The moment of a time such as `10:00` on a day; one over 24:00 is on the next day."""
    hour, minute = map(int, clock.split(":"))
    return dt.datetime.combine(day, dt.time(0, minute), zone) + dt.timedelta(hours=hour)


def iso(found: dt.datetime) -> str:
    """A moment by ISO 8601 to the minute, with its offset from UTC where its zone is known."""
    return found.isoformat(timespec="minutes")[:22]  # before 1900 offsets have seconds, which HTML does not know


@lru_cache(maxsize=64)
def time_zone(name: str | None) -> ZoneInfo | None:
    """The time zone of an IANA name; `None` where there is no name, or no such zone."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None
