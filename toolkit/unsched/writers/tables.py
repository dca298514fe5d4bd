"""Timetables and grids, and the entries in them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from unsched.document import tree
from unsched.document.tree import Inlines, plain
from unsched.writers.columns import widths
from unsched.writers.wordprocessing import (
    HEAD,
    TAB,
    TABLE_END,
    WHOLE_ROW,
    Writing,
    cell,
    row,
    runs,
    table_start,
    text_runs,
)

PARALLEL = 5  # columns beside the first; more of them are parted into several tables, as a page has no room
WHOLE = 8  # paragraphs in a cell, at most, where its row is kept on one page; a longer one would leave much blank
_LABEL = "    "  # the room that a label takes, in letters


class EntryStyles(NamedTuple):
    """The styles of entries in one place: those without a label, and those with one."""

    words: str
    below: str  # another entry
    item: str
    sub_item: str


IN_TIMETABLES = EntryStyles("Entry", "Sub-entry", "Item", "Sub-item")
IN_GRIDS = EntryStyles("Grid Entry", "Grid Sub-entry", "Grid Item", "Grid Sub-item")
IN_LISTS = EntryStyles("List Entry", "List Sub-entry", "List Item", "List Sub-item")


def entry(writing: Writing, found: tree.Entry, styles: EntryStyles) -> str:
    """The paragraph of an entry."""
    content = runs(writing, found.content)
    if found.label is None:
        return writing.paragraph(styles.below if found.level == 2 else styles.words, content)
    label = text_runs(writing, found.label, "") + TAB
    return writing.paragraph(styles.sub_item if found.level == 2 else styles.item, label + content)


# Timetables.


def timetable(writing: Writing, found: tree.Timetable, caption: str) -> Iterator[str]:
    """A table that who cannot see it knows by its `caption`."""
    first, second = writing.reference.tables["Timetable"].widths
    columns = ((found.times, first), (found.entries, second))
    heads = [cell(writing.paragraph("Column Head", runs(writing, words)), width) for words, width in columns]
    yield table_start(writing, "Timetable", caption)
    yield row(heads, HEAD)
    for day in found.days:
        title = writing.paragraph("Day", runs(writing, day.title))
        yield row([cell(title, first + second, '<w:gridSpan w:val="2"/>')])
        if day.remark:
            remark = writing.paragraph("Entry", runs(writing, day.remark))
            yield row((cell(writing.paragraph("Hours", ""), first), cell(remark, second)))
        for meeting in day.meetings:
            hours = writing.paragraph("Hours", runs(writing, meeting.time))
            lines = _meeting(writing, meeting)
            kept = WHOLE_ROW if len(lines) <= WHOLE else ""
            yield row((cell(hours, first), cell("".join(lines), second)), kept)
    yield TABLE_END


def _meeting(writing: Writing, meeting: tree.Meeting) -> list[str]:
    """The paragraphs of a meeting, one at least."""
    lines = [writing.paragraph("Meeting", runs(writing, line)) for line in meeting.about]
    lines += [entry(writing, found, IN_TIMETABLES) for found in meeting.entries]
    return lines or [writing.paragraph("Entry", "")]


# Grids.


def grid(writing: Writing, found: tree.Grid, caption: str) -> Iterator[str]:
    """One table, or several below each other where there are more columns than a page has room for."""
    for number, part in enumerate(_parts(found)):
        if number:
            yield between_tables(writing)
        yield from _grid(writing, part, caption)


def between_tables(writing: Writing) -> str:
    """What keeps two tables from being one."""
    return writing.paragraph("Between Tables", "")


def _parts(found: tree.Grid) -> Iterator[tree.Grid]:
    """The grid in parts of much the same number of columns, each with the first column."""
    count = len(found.heads) - 1
    most = -(-count // -(-count // PARALLEL))
    for start in range(0, count, most):
        heads = (found.heads[0], *found.heads[start + 1 : start + 1 + most])
        yield tree.Grid(heads, tuple(r.but(cells=r.cells[start : start + most]) for r in found.rows))


def _grid(writing: Writing, found: tree.Grid, caption: str) -> Iterator[str]:
    (total,) = writing.reference.tables["Grid"].widths
    columns = widths([_lines(found, index) for index in range(len(found.heads))], total, writing.direction)
    heads = [writing.paragraph("Column Head", runs(writing, words)) for words in found.heads]
    yield table_start(writing, "Grid", caption, columns)
    yield row(map(cell, heads, columns), HEAD)
    for line in found.rows:
        yield _row(writing, line, columns)
    yield TABLE_END


def _row(writing: Writing, line: tree.Row, columns: tuple[int, ...]) -> str:
    if not line.cells:
        title = writing.paragraph("Day" if line.date else "Grid Entry", runs(writing, line.title))
        return row([cell(title, sum(columns), f'<w:gridSpan w:val="{len(columns)}"/>')])
    head = writing.paragraph("Row Head", runs(writing, line.title))
    cells = (head, *(_cell(writing, line, found) for found in line.cells))
    longest = max(content.count("<w:p>") for content in cells)
    return row(map(cell, cells, columns), WHOLE_ROW if longest <= WHOLE else "")


def _cell(writing: Writing, line: tree.Row, found: tree.Cell) -> str:
    return "".join(_in_cell(writing, line.title, found)) or writing.paragraph("Grid Entry", "")


def _in_cell(writing: Writing, told: Inlines, found: tree.Cell) -> Iterator[str]:
    """The paragraphs of a cell; the time of a meeting that is `told` at the head of its row is not told again."""
    for block in found:
        match block:
            case tree.Day():
                yield writing.paragraph("Grid Day", runs(writing, block.title))
                if block.remark:
                    yield writing.paragraph("Grid Entry", runs(writing, block.remark))
                yield from _in_cell(writing, told, block.meetings)
            case tree.Meeting():
                if block.time and block.time != told:
                    yield writing.paragraph("Grid Hours", runs(writing, block.time))
                yield from (writing.paragraph("Grid Meeting", runs(writing, words)) for words in block.about)
                yield from (entry(writing, inner, IN_GRIDS) for inner in block.entries)
            case tree.Entry():
                yield entry(writing, block, IN_GRIDS)
            case _:
                assert_never(block)


# The lines of a column, which its width is measured by.


def _lines(found: tree.Grid, column: int) -> Iterator[str]:
    """The words of a head, which is in smaller letters and may be parted between them, and the lines below it."""
    yield from plain(found.heads[column]).split(" ")
    for line in found.rows:
        if line.cells and column:
            yield from _lines_of(line.cells[column - 1], line.title)
        elif line.cells:
            yield plain(line.title)


def _lines_of(found: Iterable[tree.Day | tree.Meeting | tree.Entry], told: Inlines) -> Iterator[str]:
    for block in found:
        match block:
            case tree.Day():
                yield plain(block.title)
                yield from _lines_of(block.meetings, told)
            case tree.Meeting():
                yield from map(plain, (block.time if block.time != told else (), *block.about))
                yield from _lines_of(block.entries, told)
            case tree.Entry():
                yield ("" if block.label is None else _LABEL) + plain(block.content)
            case _:
                assert_never(block)
