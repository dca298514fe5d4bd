"""How a reader of a language takes its dates, times and numbers: the tables in `locales/*/reading.toml`.

They are written apart from house styles and catalogs, so that a slip in those is seen here.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from unsched import refusals
from unsched.errors import Place, UnschedError, fault
from unsched.fields import Model
from unsched.house_style.tables import Table, read_table
from unsched.marks import Length
from unsched.resources import is_there, locate
from unsched.verifying.seen import as_read

Words = Annotated[str, Length(1, 200)]
Names = tuple[Words, ...]
Lines = dict[str, Words]


class Dates(Model):
    """Names, and the words between them: `through` joins the first and the last day, `also` is a list's."""

    months: Annotated[Names, Length(12, 12)]
    weekdays: Annotated[Names, Length(7, 7)]
    day: Names = ("{day}",)
    year: Names = ("{year}",)
    year_first: bool = False
    through: Names
    also: Names
    beside: Names = ()


class Times(Model):
    """Forms of times; `halves` are those of the day, `named` the times that have a name of their own."""

    forms: Names
    halves: Annotated[tuple[str, ...], Length(2, 2)] = ("", "")
    named: Lines = {}
    through: Names
    beside: Names = ()


class Items(Model):
    """The letters that stand for a, b, c … and the numerals for I, II, III …, where they are the language's own."""

    letters: Names = ()
    numerals: Names = ()


class Block(Model):
    """The distribution block: its lines, and the names of languages in two of them."""

    lines: Lines
    languages: Lines
    originals: Lines


class ReadingTable(Model):
    """How a language is read; `block` is the language of the distribution block where that is another."""

    letter: Words
    address: Words
    block: Block | Words
    dates: Dates
    times: Times
    items: Items = Items()
    lines: Lines
    numbered: Lines
    meetings: Lines


def reading_table(code: str, asked_at: Place) -> ReadingTable:
    """The reading table of a language. Raises `UnschedError` where there is none, or with all that is wrong in it."""
    path = locate("locales", code, "reading.toml")
    if not is_there(path):
        raise fault("reading-table", asked_at, found=code, expected=str(path))
    return _checked(read_table(path))


def block_of(table: ReadingTable, asked_at: Place) -> tuple[Block, ReadingTable]:
    """The distribution block of a language's documents, and the table of the language that it is in."""
    if isinstance(table.block, Block):
        return table.block, table
    return block_of(reading_table(table.block, asked_at), asked_at)


@lru_cache(maxsize=64)
def _checked(table: Table) -> ReadingTable:
    try:
        return ReadingTable.read(_as_read(table.data))
    except refusals.Refusal as refusal:
        raise UnschedError(refusals.findings(refusal, table.place)) from None


def _as_read(found: object) -> object:
    """A table with its texts as they are read."""
    if isinstance(found, Mapping):
        return {key: _as_read(value) for key, value in found.items()}
    if isinstance(found, list):
        return [_as_read(value) for value in found]
    return as_read(found) if isinstance(found, str) else found
