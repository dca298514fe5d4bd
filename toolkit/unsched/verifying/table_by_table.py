"""Tables that were seen beside the tables that were wanted: days, meetings and entries, or rows."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from unsched.schedule.values import Days
from unsched.verifying.aligning import aligned
from unsched.verifying.dates import read_days
from unsched.verifying.line_by_line import (
    Found,
    Mismatch,
    after,
    agrees_with_any,
    compare_line,
    compare_lines,
    cut,
    unlike,
)
from unsched.verifying.matching import Difference, Reading
from unsched.verifying.meetings import SeenDay, SeenMeeting, Telling, heads, seen_days, sides
from unsched.verifying.seen import Line, Row, Table
from unsched.verifying.times import read_times
from unsched.verifying.wanted import Slot, Wanted, WantedDay, WantedMeeting, WantedTable


def table(wanted: WantedTable | None, seen: Table | None, reading: Reading) -> Found:
    """What differs between a table that is wanted and one that was seen."""
    if wanted is None and seen is not None:
        yield Mismatch(Difference("seen-besides", "a table", ""), seen.where)
    elif wanted is not None and seen is None:
        first = wanted.days[0].heading if wanted.days else "of documents"
        yield Mismatch(Difference("seen-missing", "", f"a table, {first}"), "the document")
    elif wanted is not None and seen is not None:
        yield from _rows(wanted, seen, reading) if wanted.rows or not wanted.days else _held(wanted, seen, reading)


def _rows(wanted: WantedTable, seen: Table, reading: Reading) -> Found:
    rows = [row for row in seen.rows if not row.head]
    last = seen.where
    for one, other in aligned(wanted.rows, rows, partial(_unlike_row, reading)):
        if one is None and other is not None:
            yield Mismatch(Difference("seen-besides", cut(_row_words(other)), ""), other.where, other.number)
        elif one is not None and other is None:
            yield Mismatch(Difference("seen-missing", "", cut("; ".join(str(w) for c in one for w in c))), after(last))
        elif one is not None and other is not None:
            yield from _cells(one, other, reading)
        last = other.where if other else last


def _cells(wanted: Sequence[Sequence[Wanted]], row: Row, reading: Reading) -> Found:
    for number in range(max(len(wanted), len(row.cells))):
        lines = [line for line in wanted[number] if line.parts] if number < len(wanted) else []
        seen = [line for line in row.cells[number] if line.words or line.label] if number < len(row.cells) else []
        yield from compare_lines(lines, seen, reading)


def _row_words(row: Row) -> str:
    return "; ".join(line.words for cell in row.cells for line in cell if line.words)


def _unlike_row(reading: Reading, wanted: Sequence[Sequence[Wanted]], row: Row) -> float:
    return min(1.0, len(list(_cells(wanted, row, reading))) / max(1, len(wanted)))


def _held(wanted: WantedTable, seen: Table, reading: Reading) -> Found:
    """A table of days."""
    if wanted.heads:
        for head, line in zip_longest(wanted.heads, heads(seen)):
            yield from compare_line(head, line, Line("", seen.where), reading)
    if wanted.layout == "weeks":
        yield from _weekdays(wanted, seen, reading)
    days = seen_days(seen, wanted.layout, _telling(wanted, reading))
    last = seen.where
    for one, other in aligned(wanted.days, days, partial(_unlike_day, reading)):
        if one is None and other is not None:
            words = other.heading.words if other.heading else "meetings without a day"
            yield Mismatch(Difference("seen-besides", words, ""), other.where, other.number)
        elif one is not None and other is None:
            yield Mismatch(Difference("seen-missing", "", str(one.heading)), after(last))
        elif one is not None and other is not None:
            yield from _day(one, other, reading)
        last = other.where if other else last


def _weekdays(wanted: WantedTable, seen: Table, reading: Reading) -> Found:
    """The weekdays at the side of weeks, as far as they are told by the days themselves."""
    values = (part.value for day in wanted.days for part in day.heading.parts if isinstance(part, Slot))
    found = sorted({value.first.weekday() for value in values if isinstance(value, Days)})
    for weekday, line in zip_longest(found, sides(seen)):
        head = None if weekday is None else Wanted((Slot("weekday", weekday),))
        yield from compare_line(head, line, Line("", seen.where), reading)


def _telling(wanted: WantedTable, reading: Reading) -> Telling:
    titles = [day.heading for day in wanted.days]
    times = [meeting.time for day in wanted.days for meeting in day.meetings if meeting.time]

    def heading(line: Line) -> bool:
        return read_days(line.words, reading.table.dates, 2000) is not None or agrees_with_any(titles, line, reading)

    def time(line: Line) -> bool:
        return read_times(line.words, reading.table.times) is not None or agrees_with_any(times, line, reading)

    return Telling(heading, time)


def _day(wanted: WantedDay, seen: SeenDay, reading: Reading) -> Found:
    here = Line("", seen.where, seen.number)
    yield from compare_line(wanted.heading, seen.heading, here, reading)
    last = here
    for one, other in aligned(wanted.meetings, seen.meetings, partial(_unlike_meeting, reading)):
        if one is None and other is not None:
            yield Mismatch(Difference("seen-besides", _meeting_words(other), ""), other.where, other.number)
        elif one is not None and other is None:
            yield Mismatch(Difference("seen-missing", "", _wanted_words(one)), after(last.where), last.number)
        elif one is not None and other is not None:
            yield from _meeting(one, other, reading)
        last = Line("", other.where, other.number) if other else last


def _meeting(wanted: WantedMeeting, seen: SeenMeeting, reading: Reading) -> Found:
    here = Line("", seen.where, seen.number)
    if wanted.column != seen.column:
        found, expected = f"column {seen.column + 1}", f"column {wanted.column + 1}"
        yield Mismatch(Difference("seen-column", found, expected), seen.where, seen.number)
    if wanted.time or seen.time:
        yield from compare_line(wanted.time, seen.time, here, reading)
        yield from _moments(wanted, seen.time)
    yield from compare_lines(wanted.lines, seen.lines or (), reading) if seen.lines else _none_of(wanted.lines, here)


def _moments(wanted: WantedMeeting, line: Line | None) -> Found:
    """The start and the end that a time tells programs."""
    expected = tuple(wanted.facts[key] for key in ("start", "end") if key in wanted.facts) or (wanted.facts["date"],)
    if line and line.stated and tuple(moment[:16] for moment in line.stated) != expected:
        difference = Difference("seen-fact", " ".join(line.stated), " ".join(expected))
        yield Mismatch(difference, line.where, line.number)


def _none_of(wanted: Sequence[Wanted], here: Line) -> Found:
    return (Mismatch(Difference("seen-missing", "", cut(str(line))), here.where, here.number) for line in wanted)


def _meeting_words(meeting: SeenMeeting) -> str:
    lines = [meeting.time, *meeting.lines] if meeting.time else meeting.lines
    return cut("; ".join(line.words for line in lines)) or "a meeting"


def _wanted_words(meeting: WantedMeeting) -> str:
    lines = [meeting.time, *meeting.lines] if meeting.time else meeting.lines
    return cut("; ".join(map(str, lines)))


def _unlike_day(reading: Reading, wanted: WantedDay, day: SeenDay) -> float:
    heading = 1.0 if day.heading is None else unlike(reading, wanted.heading, day.heading)
    pairs = list(zip_longest(wanted.meetings, day.meetings))
    differing = sum(_unlike_meeting(reading, one, other) if one and other else 1 for one, other in pairs)
    return (min(heading * 2, 1.0) + differing / max(1, len(pairs))) / 2


def _unlike_meeting(reading: Reading, wanted: WantedMeeting, meeting: SeenMeeting) -> float:
    times = list(compare_line(wanted.time, meeting.time, Line("", ""), reading)) if wanted.time or meeting.time else []
    pairs = list(zip_longest(wanted.lines, meeting.lines))
    differing = sum(unlike(reading, one, other) if one and other else 1 for one, other in pairs) / max(1, len(pairs))
    return (bool(times) + differing + (wanted.column != meeting.column)) / 3
