"""Plain text, 80 columns wide: what is pasted into a mail, or read aloud.

Tables are blocks: what stands at the head of a row or column is on the left, what it is the head of beside it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from unsched.document import tree
from unsched.document.notes import footnotes
from unsched.document.tree import Document, Inlines, plain
from unsched.writers.flow import blocks_and_lines
from unsched.writers.text_lines import apart, beside, hung, indented, width, wrapped

COLUMNS = 80
_MARGIN = 2  # before what stands in a table
_LEFT = 26  # the widest first column of a table
_LABEL = 5  # the room of a label
_TITLES: dict[tree.Role, str] = {"title": "=", "heading": "-", "subheading": "-"}  # and the rule below each


def write_text(document: Document) -> bytes:
    """The plain text of a tree, in UTF-8; the same tree gives the same bytes."""
    parts = (_masthead(document), *_blocks(document.content), _notes(document), _foot(document))
    return ("\n\n".join("\n".join(part) for part in parts if part) + "\n").encode()


def _shown(inlines: Inlines) -> str:
    """The words with the marks of footnotes."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: tree.Inline) -> str:
    match inline:
        case str():
            return inline
        case tree.Symbol():
            return inline.text
        case tree.Link():
            return inline.address
        case tree.Emphasis() | tree.Strong() | tree.Superscript() | tree.Untranslated():
            return _shown(inline.content)
        case tree.Footnote():
            return f"[{inline.mark}]"
        case _:
            assert_never(inline)


# What stands around the text.


def _masthead(document: Document) -> list[str]:
    masthead, block = document.masthead, document.masthead.distribution
    lines = [plain(line) for line in (block.state, block.category, block.date, block.language, block.original) if line]
    return [
        *apart(plain(masthead.organization), masthead.symbol, COLUMNS),
        "=" * COLUMNS,
        *apart(plain(masthead.organ), lines[0], COLUMNS),
        *(line for other in lines[1:] for line in apart("", other, COLUMNS)),
        "-" * COLUMNS,
    ]


def _notes(document: Document) -> list[str]:
    notes = (hung(plain(note.content), COLUMNS, _LABEL, f"[{note.mark}]") for note in footnotes(document))
    lines = [line for note in notes for line in note]
    return ["-" * COLUMNS, *lines] if lines else []


def _foot(document: Document) -> list[str]:
    return ["-" * COLUMNS, *wrapped(plain(document.foot.job), COLUMNS)] if document.foot else []


# Blocks: each a list of lines; between them is an empty one.


def _blocks(blocks: Iterable[tree.Block]) -> Iterator[list[str]]:
    for found in blocks_and_lines(blocks):
        if isinstance(found, tuple):
            yield [line for block in found for line in _lines(block)]
        else:
            yield from _block(found)


def _lines(block: tree.Paragraph | tree.Entry) -> list[str]:
    return _entry(block, COLUMNS) if isinstance(block, tree.Entry) else wrapped(_shown(block.content), COLUMNS)


def _block(block: tree.Block) -> Iterator[list[str]]:
    match block:
        case tree.Paragraph():
            yield _titled(block.content, _TITLES.get(block.role, ""))
        case tree.Entry():
            yield _entry(block, COLUMNS)
        case tree.Timetable():
            yield from _timetable(block)
        case tree.Grid():
            yield from _grid(block)
        case tree.Annex():
            head = (_shown(block.heading), _shown(block.original or ()))
            yield ["=" * COLUMNS, *(line for words in head for line in wrapped(words, COLUMNS))]
            yield _titled(block.title, "=")
            yield from _blocks(block.content)
        case _:
            assert_never(block)


def _titled(words: Inlines, rule: str) -> list[str]:
    lines = wrapped(_shown(words), COLUMNS)
    return [*lines, rule * min(max(map(width, lines), default=0), COLUMNS)] if rule else lines


def _entry(entry: tree.Entry, columns: int) -> list[str]:
    """An item with its label, or words that go on further in; what is of the second level stands below a label."""
    words, margin = _shown(entry.content), _LABEL * (entry.level - 1)
    if entry.label is not None:
        return indented(hung(words, columns - margin, _LABEL, entry.label), margin)
    first, *others = wrapped(words, columns - margin - _MARGIN) or [""]
    return indented([first, *indented(others, _MARGIN)], margin)


# Tables.


def _timetable(found: tree.Timetable) -> Iterator[list[str]]:
    """A block for each day and each meeting, below the heads of the columns."""
    times = [_shown(meeting.time) for day in found.days for meeting in day.meetings]
    column = _column([_shown(found.times), *times])
    room = COLUMNS - column
    heads = beside(wrapped(_shown(found.times), column), wrapped(_shown(found.entries), room), column)
    yield [*heads, "-" * COLUMNS]
    for day in found.days:
        yield [*wrapped(_shown(day.title), COLUMNS), *_beside("", wrapped(_shown(day.remark or ()), room), column)]
        for meeting in day.meetings:
            yield _beside(_shown(meeting.time), list(_about(meeting, room)), column)


def _column(heads: Iterable[str]) -> int:
    """Where the second column of a table begins, so that most of what stands in the first has room."""
    return min(max(map(width, heads), default=0), _LEFT) + 2 * _MARGIN


def _beside(left: str, right: Sequence[str], column: int) -> list[str]:
    """What stands in a table beside its head; nothing where both are without words."""
    return list(beside(indented(wrapped(left, column - 2 * _MARGIN), _MARGIN), right, column))


def _about(meeting: tree.Meeting, columns: int) -> Iterator[str]:
    for line in meeting.about:
        yield from wrapped(_shown(line), columns)
    for entry in meeting.entries:
        yield from _entry(entry, columns)


def _grid(found: tree.Grid) -> Iterator[list[str]]:
    """A block for each row: the head of each column, and beside it what the row has there."""
    heads = [_shown(head) for head in found.heads]
    column = _column(heads)
    for row in found.rows:
        title = _shown(row.title)
        if not row.cells:
            yield _titled(row.title, "-" if row.date else "")
        elif heads[0]:
            yield [*_beside(heads[0], wrapped(title, COLUMNS - column), column), *_cells(row, heads[1:], column)]
        else:
            yield [*wrapped(title, COLUMNS), *_cells(row, heads[1:], column)]


def _cells(row: tree.Row, heads: Iterable[str], column: int) -> Iterator[str]:
    for head, cell in zip(heads, row.cells, strict=True):
        lines = [line for block in cell for line in _in_cell(block, row.title, COLUMNS - column)]
        if lines:
            yield from _beside(head, lines, column)


def _in_cell(block: tree.Day | tree.Meeting | tree.Entry, told: Inlines, columns: int) -> Iterator[str]:
    """The lines of a cell; the time of a meeting that is `told` at the head of its row is not told again."""
    match block:
        case tree.Day():
            yield from wrapped(_shown(block.title), columns)
            yield from wrapped(_shown(block.remark or ()), columns)
            for meeting in block.meetings:
                yield from _in_cell(meeting, told, columns)
        case tree.Meeting():
            if block.time != told:
                yield from wrapped(_shown(block.time), columns)
            yield from _about(block, columns)
        case tree.Entry():
            yield from _entry(block, columns)
        case _:
            assert_never(block)
