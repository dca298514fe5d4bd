"""What a reader sees of a document, whatever its format: lines and tables, each with the place where it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar
from unicodedata import normalize

from unsched.frozen import Frozen

Found = TypeVar("Found")

# Marks without width, which keep lines whole or turn their direction, and which nobody sees.
_NOTHING = dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"))
_BLANKS = re.compile(r"\s+")


LONGEST = 50_000  # characters of a line that are read
LINES = 20_000  # that are read of a document


def as_read(text: str) -> str:
    """A text as it is read: composed letters, no marks without width, single blanks of one kind."""
    return _BLANKS.sub(" ", normalize("NFC", text[:LONGEST]).translate(_NOTHING))


class Link(Frozen):
    """What a link says and where it leads."""

    text: str
    address: str


class Line(Frozen):
    """A paragraph: its words, `label` apart; where it stands, and in which line of the file where that has lines.

    `stated` are the days and times that it tells programs beside its words.
    """

    words: str
    where: str
    number: int = 0
    label: str = ""
    links: tuple[Link, ...] = ()
    stated: tuple[str, ...] = ()


class Row(Frozen):
    """A row of a table: the lines of each cell; a `head` says what the columns hold."""

    cells: tuple[tuple[Line, ...], ...]
    where: str
    head: bool = False
    number: int = 0


class Table(Frozen):
    """A table, or meetings that are told as if they stood in one."""

    rows: tuple[Row, ...]
    where: str


class Event(Frozen):
    """A meeting as programs have it: `start` and `end` as ISO 8601 writes them, the lines that tell of it.

    `facts` are what else programs read, by the names of the format.
    """

    start: str
    end: str
    where: str
    number: int = 0
    lines: tuple[Line, ...] = ()
    facts: Mapping[str, str] = {}


class Seen(Frozen):
    """A document as it was read back.

    `masthead` are the lines at its head, `blocks` what follows, `edges` the heads and feet of pages, `notes` the
    footnotes. `stated` are facts of the whole that only programs read, by their places; `events` are meetings as
    programs have them, `None` where the format has none; `versions` are links to other languages, by their codes.
    """

    masthead: tuple[Line, ...] = ()
    blocks: tuple[Line | Table, ...] = ()
    edges: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    stated: tuple["Stated", ...] = ()
    events: tuple[Event, ...] | None = None
    versions: tuple["Stated", ...] = ()
    calendar: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that stand in no table."""
        return tuple(block for block in self.blocks if isinstance(block, Line))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, those that are one table in several parts put together."""
        return tuple(_whole(block for block in self.blocks if isinstance(block, Table)))


def _whole(tables: Iterator[Table]) -> Iterator[Table]:
    """Tables that share their first column, as parts of one do, side by side."""
    last: Table | None = None
    for table in tables:
        if last and _first_column(last) == _first_column(table):
            rows = (_beside(*pair) for pair in zip(last.rows, table.rows, strict=True))
            last = Table(tuple(rows), last.where)
            continue
        if last:
            yield last
        last = table
    if last:
        yield last


def _first_column(table: Table) -> list[tuple[bool, int, list[str]]]:
    return [(row.head, min(len(row.cells), 2), [line.words for line in row.cells[0]]) for row in table.rows]


def _beside(row: Row, more: Row) -> Row:
    return Row(row.cells + more.cells[1:], row.where, row.head, row.number)


class Stated(Frozen):
    """A fact of a whole document that only programs read: its name, what it says, and where."""

    name: str
    value: str
    where: str
    number: int = 0


class UnreadableError(Exception):
    """Raised for a file that is not what its ending says, or that holds what no document of ours does."""


def limited(found: Iterable[Found]) -> tuple[Found, ...]:
    """Lines, rows or events. Raises `UnreadableError` where there are more than a document ever has."""
    kept = tuple(islice(found, LINES + 1))
    if len(kept) > LINES:
        raise UnreadableError(f"it has more than the {LINES:,} lines that are read")
    return kept
