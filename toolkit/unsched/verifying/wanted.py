"""What a document ought to say: lines, meetings and tables, as values that a language may write in its own way."""

from collections.abc import Iterator, Mapping
from typing import Literal

from unsched.frozen import Frozen
from unsched.verifying.seen import Link

SlotKind = Literal["days", "heading", "short", "weekday", "moment", "times", "item", "label", "number", "gap", "mark"]


class Slot(Frozen):
    """A place for a value among words. A `gap` is for brackets and marks, which a language has its own way with."""

    kind: SlotKind
    value: object = None

    def __str__(self) -> str:
        return " " if self.kind == "gap" else str(self.value)


GAP = Slot("gap")
Part = str | Slot
Parts = tuple[Part, ...]


class Wanted(Frozen):
    """A line: its words and values, its label, the symbols and links in it."""

    parts: Parts
    label: str = ""
    symbols: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    def __str__(self) -> str:
        words = "".join(map(str, self.parts)).strip()
        return f"{self.label} | {words}" if self.label else words


class WantedMeeting(Frozen):
    """A meeting: the line of its time where it has one, what is told of it, and its column where there are several.

    `facts` are its values as programs have them, `summary` and `where` what it is called where it stands alone, and
    where it is.
    """

    time: Wanted | None
    lines: tuple[Wanted, ...]
    column: int = 0
    facts: Mapping[str, str] = {}
    summary: Wanted = Wanted(())
    where: Wanted = Wanted(())


class WantedDay(Frozen):
    """A day, or days that belong together, with its heading and its meetings."""

    heading: Wanted
    meetings: tuple[WantedMeeting, ...]


class WantedTable(Frozen):
    """A table of days in a layout; or one of `rows`, each with the lines of its cells."""

    layout: str
    heads: tuple[Wanted, ...] = ()
    days: tuple[WantedDay, ...] = ()
    rows: tuple[tuple[tuple[Wanted, ...], ...], ...] = ()


class WantedDocument(Frozen):
    """A document in a language: its masthead, its lines and tables in order, its footnotes, heads and feet.

    `draft` is what stands at the head of a draft, and is no fault there; `meetings` are those of all tables.
    """

    masthead: tuple[Wanted, ...]
    lines: tuple[Wanted, ...]
    tables: tuple[WantedTable, ...]
    notes: tuple[Wanted, ...] = ()
    edges: tuple[Wanted, ...] = ()
    draft: str = ""
    meetings: tuple[WantedMeeting, ...] = ()
    facts: Mapping[str, str] = {}

    def every(self) -> Iterator[Wanted]:
        """Every line of it, wherever it stands."""
        yield from (*self.masthead, *self.lines, *self.notes, *self.edges)
        for table in self.tables:
            yield from table.heads
            yield from (line for row in table.rows for cell in row for line in cell)
            for day in table.days:
                yield day.heading
                for meeting in day.meetings:
                    yield from (meeting.time, *meeting.lines) if meeting.time else meeting.lines
