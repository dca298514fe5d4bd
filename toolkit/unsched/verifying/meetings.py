"""The days and meetings that a reader sees in a table, whatever its layout."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from unsched.frozen import Frozen
from unsched.verifying.seen import Line, Row, Table

Tells = Callable[[Line], bool]  # whether a line is of a kind


class SeenMeeting(Frozen):
    """A meeting: the line of its time where there is one, the lines below it, the number of its column."""

    time: Line | None
    lines: tuple[Line, ...]
    where: str
    number: int = 0
    column: int = 0


class SeenDay(Frozen):
    """A day: its heading, where it has one, and its meetings."""

    heading: Line | None
    meetings: tuple[SeenMeeting, ...]
    where: str
    number: int = 0


class Telling(Frozen):
    """What tells the heading of a day, and the time of a meeting, from other lines."""

    heading: Tells
    time: Tells


def seen_days(table: Table, layout: str, telling: Telling) -> tuple[SeenDay, ...]:
    """The days of a table in a layout."""
    rows = [row for row in table.rows if not row.head]
    return tuple(_DAYS[layout](rows, telling))


def heads(table: Table) -> tuple[Line, ...]:
    """What stands at the head of each column but the first."""
    head = next((row for row in table.rows if row.head), None)
    return tuple(_first(cell, head) for cell in head.cells[1:]) if head else ()


def sides(table: Table) -> tuple[Line, ...]:
    """What stands at the side of each row."""
    return tuple(_first(row.cells[0], row) for row in table.rows if not row.head and row.cells)


def _first(cell: tuple[Line, ...], row: Row) -> Line:
    return next((line for line in cell if line.words), Line("", row.where, row.number))


def _by_rows(rows: Iterable[Row], telling: Telling) -> Iterator[SeenDay]:
    """Days whose heading goes over a whole row, and below it a meeting, or several side by side, in each row."""
    day: SeenDay | None = None
    for row in rows:
        line = _first(row.cells[0], row) if row.cells else Line("", row.where, row.number)
        if len(row.cells) == 1 and (day is None or telling.heading(line) or not line.words):
            if day:
                yield day
            day = SeenDay(line, (), row.where, row.number)
            continue
        day = day or SeenDay(None, (), row.where, row.number)
        day = SeenDay(day.heading, (*day.meetings, *_of_row(row)), day.where, day.number)
    if day:
        yield day


def _of_row(row: Row) -> Iterator[SeenMeeting]:
    """The meetings of a row: a time, and what is at it in each column."""
    if len(row.cells) == 1:
        yield SeenMeeting(None, _words(row.cells[0]), row.where, row.number)
        return
    time = _first(row.cells[0], row)
    for column, cell in enumerate(row.cells[1:]):
        lines = _words(cell)
        if lines or len(row.cells) == 2:
            yield SeenMeeting(time if time.words else None, lines, row.where, row.number, column)


def _words(cell: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in cell if line.words or line.label)


def _by_cells(rows: Iterable[Row], telling: Telling) -> Iterator[SeenDay]:
    """Days that each stand in a cell, as the weeks of a table have them."""
    for row in rows:
        for cell in row.cells[1:]:
            yield from _of_cell(_words(cell), row, telling)


def _of_cell(lines: Iterable[Line], row: Row, telling: Telling) -> Iterator[SeenDay]:
    """The days of a cell: a heading begins another, a time another meeting."""
    days: list[tuple[Line | None, list[tuple[Line | None, list[Line]]]]] = []
    for line in lines:
        if telling.heading(line):
            days.append((line, []))
            continue
        if not days:
            days.append((None, []))
        meetings = days[-1][1]
        if telling.time(line):
            meetings.append((line, []))
        else:
            if not meetings:
                meetings.append((None, []))
            meetings[-1][1].append(line)
    for heading, meetings in days:
        found = tuple(SeenMeeting(time, tuple(words), row.where, row.number) for time, words in meetings)
        yield SeenDay(heading, found, row.where, row.number)


_DAYS: Mapping[str, Callable[[Iterable[Row], Telling], Iterator[SeenDay]]] = {
    "days": _by_rows,
    "rooms": _by_rows,
    "weeks": _by_cells,
}
