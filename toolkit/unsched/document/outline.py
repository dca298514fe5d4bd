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
    return "\n".join(_document(document)) + "\n"


def _document(document: Document) -> Iterator[str]:
    yield f"document {document.lang} {document.direction} {document.symbol} {document.date}"
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
        case _:
            assert_never(block)


def _day(day: tree.Day) -> Iterator[str]:
    yield f"day {day.date}: {words(day.title)}"
    for meeting in day.meetings:
        yield f"  meeting {meeting.start}/{meeting.end}: {words(meeting.time)}"
        for entry in meeting.entries:
            label = f"{words((entry.label,))} | " if entry.label else ""
            yield f"    {'  ' * (entry.level - 1)}{label}{words(entry.content)}"


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
            return f"[{inline.text}]({inline.address})"
        case tree.Link():
            return f"<{inline.address}>"
        case tree.Untranslated():
            return f"{{{inline.lang}: {words(inline.content)}}}"
        case _:
            assert_never(inline)


def _shown(character: re.Match[str]) -> str:
    return "⍽" if character[0] == "\u00a0" else f"⟨U+{ord(character[0]):04X}⟩"
