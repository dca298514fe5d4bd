"""A document's tree as an indented outline: for golden files, and for whoever reads a tree.

Invisible characters are shown: a no-break space as `⍽`, any other by its number.
"""

import re
from collections.abc import Iterable, Iterator
from typing import assert_never

from unsched.document import tree
from unsched.document.tree import Document, Inline, Inlines

_INVISIBLE = re.compile("[\u00a0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def outline(document: Document) -> str:
    """The outline of a document, one node a line, two spaces a level."""
    return "\n".join(map(str.rstrip, _document(document))) + "\n"


def _document(document: Document) -> Iterator[str]:
    facts = (document.lang, document.direction, document.symbol, document.date, document.paper)
    yield " ".join(["document", *(str(fact) for fact in facts if fact)])
    yield from _indented(_masthead(document.masthead))
    if document.foot:
        yield from _indented(_foot(document.foot))
    for block in document.content:
        yield from _indented(_block(block))


def _foot(foot: tree.Foot) -> Iterator[str]:
    yield f"foot {foot.number} {foot.code} {foot.address}"
    for name in ("job", "barcode", "qr"):
        yield f"  {name}: {words(getattr(foot, name))}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _masthead(masthead: tree.Masthead) -> Iterator[str]:
    block = masthead.distribution
    yield "masthead"
    yield f"  emblem: {words(masthead.emblem)}"
    yield f"  organization: {words(masthead.organization)}"
    yield f"  symbol: {masthead.symbol}"
    yield f"  organ: {words(masthead.organ)}"
    yield f"  distribution {block.lang} {block.direction}"
    for name in ("state", "category", "date", "language", "original"):
        if line := getattr(block, name):
            yield f"    {name}: {words(line)}"


def _block(block: tree.Block) -> Iterator[str]:
    match block:
        case tree.Paragraph():
            yield f"{block.role}: {words(block.content)}"
        case tree.Annex():
            yield f"annex: {words(block.heading)}"
            if block.original:
                yield f"  original: {words(block.original)}"
            yield f"  title: {words(block.title)}"
            for inner in block.content:
                yield from _indented(_block(inner))
        case tree.Timetable():
            yield f"timetable: {words(block.times)} | {words(block.entries)}"
            for day in block.days:
                yield from _indented(_day(day))
        case tree.Grid():
            yield f"grid: {' | '.join(map(words, block.heads))}"
            for row in block.rows:
                yield from _indented(_row(row))
        case tree.Entry():
            yield _entry(block)
        case _:
            assert_never(block)


def _row(row: tree.Row) -> Iterator[str]:
    yield f"row{f' {row.date}' if row.date else ''}: {words(row.title)}"
    for cell in row.cells:
        yield "  cell"
        for block in cell:
            yield from _indented(_indented(_in_cell(block)))


def _in_cell(block: tree.Day | tree.Meeting | tree.Entry) -> Iterator[str]:
    match block:
        case tree.Day():
            yield from _day(block)
        case tree.Meeting():
            yield from _meeting(block)
        case tree.Entry():
            yield _entry(block)
        case _:
            assert_never(block)


def _day(day: tree.Day) -> Iterator[str]:
    yield f"day {day.date}: {words(day.title)}"
    if day.remark:
        yield f"  remark: {words(day.remark)}"
    for meeting in day.meetings:
        yield from _indented(_meeting(meeting))


def _meeting(meeting: tree.Meeting) -> Iterator[str]:
    hours = f" {meeting.start or ''}/{meeting.end or ''}" if meeting.start or meeting.end else ""
    yield f"meeting{hours}: {words(meeting.time)}"
    for line in meeting.about:
        yield f"  about: {words(line)}"
    for entry in meeting.entries:
        yield f"  {_entry(entry)}"


def _entry(entry: tree.Entry) -> str:
    label = f"{words((entry.label,))} | " if entry.label else ""
    return f"{'  ' * (entry.level - 1)}{label}{words(entry.content)}"


def words(inlines: Inlines) -> str:
    """Inline content with its marks."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case str():
            return _INVISIBLE.sub(_shown, inline)
        case tree.Emphasis():
            return f"*{words(inline.content)}*"
        case tree.Strong():
            return f"**{words(inline.content)}**"
        case tree.Superscript():
            return f"^{words(inline.content)}^"
        case tree.Symbol():
            return f"[{inline.text}]" + (f"({inline.address})" if inline.address else "")
        case tree.Link():
            return f"<{inline.address}>"
        case tree.Untranslated():
            return f"{{{inline.lang}: {words(inline.content)}}}"
        case tree.Footnote():
            return f"⟨{inline.mark} {words(inline.content)}⟩"
        case _:
            assert_never(inline)


def _shown(character: re.Match[str]) -> str:
    return "⍽" if character[0] == "\u00a0" else f"⟨U+{ord(character[0]):04X}⟩"
