"""Markdown: CommonMark, with the tables of GitHub Flavored Markdown.

Every character of the words that could be a mark is escaped. A line of several stands in one paragraph or one cell.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import assert_never

from unsched.document import tree
from unsched.document.notes import footnotes
from unsched.document.tree import Document, Inline, Inlines
from unsched.writers.flow import blocks_and_lines

_RULE = "---"
_WITHIN = "&emsp;"  # before what is of the second level: blanks would be lost
_LEVELS: Mapping[tree.Role, int] = {"title": 1, "heading": 2, "subheading": 3}

_MARKS = re.compile(r"[\\`*_\[\]<>&|~$#]|!$")  # an exclamation mark before a link would make it a picture
_AT_START = re.compile(r"^(?:(\d{1,9})(?=[.)])|(?=[-+=:]))")  # what would begin a list, a rule or a table
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9/:.,?=#+~_-]+")  # which needs no escapes


def write_markdown(document: Document) -> bytes:
    """The Markdown of a tree, in UTF-8; the same tree gives the same bytes."""
    parts = (*_masthead(document), *_blocks(document.content, 0), *_notes(document), *_foot(document))
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


# Words.


def inline_markdown(inlines: Inlines) -> str:
    """Words as they stand within a line."""
    return "".join([_inline(inline, previous) for inline, previous in zip(inlines, (None, *inlines), strict=False)])


def _inline(inline: Inline, previous: Inline | None) -> str:
    match inline:
        case str():
            return _MARKS.sub(r"\\\g<0>", inline)
        case tree.Emphasis():
            return _marked(inline, previous, "*", "em")
        case tree.Strong():
            return _marked(inline, previous, "**", "strong")
        case tree.Superscript():
            return f"<sup>{inline_markdown(inline.content)}</sup>"
        case tree.Symbol():
            return _symbol(inline)
        case tree.Link():
            return _link(inline.address)
        case tree.Untranslated():
            lang = escape(inline.lang)
            return f'<span lang="{lang}" dir="{inline.direction}">{inline_markdown(inline.content)}</span>'
        case tree.Footnote():
            return f"<sup>{inline_markdown((inline.mark,))}</sup>"
        case _:
            assert_never(inline)


def _marked(inline: tree.Emphasis | tree.Strong, previous: Inline | None, mark: str, name: str) -> str:
    """Words set apart: by asterisks where these are sure to be taken so (CommonMark 6.2), else by an element."""
    words = inline_markdown(inline.content)
    match inline.content:
        case (str(text),) if text and text[0].isalnum() and text[-1].isalnum():
            if not isinstance(previous, tree.Emphasis | tree.Strong):
                return f"{mark}{words}{mark}"
    return f"<{name}>{words}</{name}>"


def _symbol(symbol: tree.Symbol) -> str:
    words = inline_markdown((symbol.text,))
    return f"[{words}]({_destination(symbol.address)})" if symbol.address else words


def _link(address: str) -> str:
    if _PLAIN_ADDRESS.fullmatch(address):
        return f"<{address}>"
    return f"[{inline_markdown((address,))}]({_destination(address)})"


def _destination(address: str) -> str:
    if _PLAIN_ADDRESS.fullmatch(address):
        return address
    return f"<{_MARKS.sub(_quoted, address)}>"


def _quoted(mark: re.Match[str]) -> str:
    return f"\\{mark[0]}"


def _line(inlines: Inlines) -> str:
    """Words as a line that begins nothing but a paragraph."""
    return _started(inline_markdown(inlines))


def _started(line: str) -> str:
    return _AT_START.sub(r"\1\\", line)


def _lines(lines: Iterable[str]) -> str:
    """Lines of one paragraph, each broken off."""
    return "\\\n".join(filter(None, lines))


# What stands around the text.


def _masthead(document: Document) -> Iterator[str]:
    masthead, block = document.masthead, document.masthead.distribution
    found = (block.state, block.category, block.date, block.language, block.original)
    yield _lines(map(_line, (masthead.organization, masthead.organ)))
    yield _lines([_line((masthead.symbol,)), *(_line(words) for words in found if words)])
    yield _RULE


def _notes(document: Document) -> Iterator[str]:
    notes = [_started(inline_markdown((note.mark, " ", *note.content))) for note in footnotes(document)]
    if notes:
        yield _RULE
        yield _lines(notes)


def _foot(document: Document) -> Iterator[str]:
    if document.foot:
        yield _RULE
        yield _line(document.foot.job)


# Blocks.


def _blocks(blocks: Iterable[tree.Block], above: int) -> Iterator[str]:
    """Blocks one after the other; `above` is how much lower their headings are than in the document's own text."""
    for found in blocks_and_lines(blocks):
        if isinstance(found, tuple):
            yield _lines(_entry(line) if isinstance(line, tree.Entry) else _line(line.content) for line in found)
        else:
            yield from _block(found, above)


def _block(block: tree.Block, above: int) -> Iterator[str]:
    match block:
        case tree.Paragraph() if block.role in _LEVELS:
            yield _heading(_LEVELS[block.role] + above, block.content)
        case tree.Paragraph():
            yield _line(block.content)
        case tree.Entry():
            yield _entry(block)
        case tree.Timetable():
            yield _timetable(block)
        case tree.Grid():
            yield _grid(block)
        case tree.Annex():
            yield _RULE
            yield _heading(_LEVELS["heading"], block.heading)
            yield _line(block.original or ())
            yield _heading(_LEVELS["subheading"], block.title)
            yield from _blocks(block.content, 1)
        case _:
            assert_never(block)


def _heading(level: int, words: Inlines) -> str:
    return f"{'#' * level} {inline_markdown(words)}"


def _entry(entry: tree.Entry) -> str:
    label = "" if entry.label is None else inline_markdown((entry.label, " "))
    line = label + inline_markdown(entry.content)
    return _WITHIN + line if entry.level == 2 else _started(line)


# Tables.


def _timetable(found: tree.Timetable) -> str:
    rows = [row for day in found.days for row in _day_rows(day)]
    return _table((found.times, found.entries), rows)


def _table(heads: Sequence[Inlines], rows: Iterable[Sequence[str]]) -> str:
    head = [inline_markdown(words) for words in heads]
    return "\n".join(map(_row, (head, ["---"] * len(head), *rows)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(lines: Iterable[str]) -> str:
    return "<br>".join(filter(None, lines))


def _strong(words: Inlines) -> str:
    return inline_markdown((tree.Strong(words),)) if words else ""


def _day_rows(day: tree.Day) -> Iterator[tuple[str, str]]:
    yield _strong(day.title), inline_markdown(day.remark or ())
    for meeting in day.meetings:
        yield inline_markdown(meeting.time), _cell(_meeting(meeting))


def _meeting(meeting: tree.Meeting) -> Iterator[str]:
    yield from map(inline_markdown, meeting.about)
    yield from map(_entry, meeting.entries)


def _grid(found: tree.Grid) -> str:
    return _table(found.heads, (_grid_row(row, len(found.heads)) for row in found.rows))


def _grid_row(row: tree.Row, columns: int) -> list[str]:
    if row.cells:
        return [inline_markdown(row.title), *(_cell(_in_cell(row.title, cell)) for cell in row.cells)]
    title = _strong(row.title) if row.date else inline_markdown(row.title)
    return [title, *[""] * (columns - 1)]


def _in_cell(told: Inlines, found: tree.Cell) -> Iterator[str]:
    """The lines of a cell; the time of a meeting that is `told` at the head of its row is not told again."""
    for block in found:
        match block:
            case tree.Day():
                yield _strong(block.title)
                yield inline_markdown(block.remark or ())
                yield from _in_cell(told, block.meetings)
            case tree.Meeting():
                yield "" if block.time == told else inline_markdown(block.time)
                yield from _meeting(block)
            case tree.Entry():
                yield _entry(block)
            case _:
                assert_never(block)
