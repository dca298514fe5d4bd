"""Akoma Ntoso 3.0 (OASIS) by the conventions of the United Nations (AKN4UN): what archives and parliaments keep.

An agenda is a `debateReport`: its masthead is the cover page, the lines below that the preface, and each annex is an
attachment, a component of the same work.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import groupby, takewhile
from typing import assert_never

from unsched.document import tree
from unsched.document.tree import Document, Inlines
from unsched.writers.akn_meta import BODY, ORGAN, ORGANIZATION, identification, meta
from unsched.writers.akn_names import DOCUMENT, class_of
from unsched.writers.akn_words import Writing, entries, grid, timetable, words

_ROOT = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">\n'
)

# An element with its attributes, and the words in it.
_Line = tuple[str, Inlines | None]
_Section = tuple[tree.Paragraph | None, list[tree.BlockOfText]]

# The element of each line between masthead and text.
_PREFACE: Mapping[tree.Role, str] = {
    "body": f'docCommittee refersTo="#{BODY}"',
    "session": "session",
    "dates": 'inline name="sessionDates"',
    "item": 'inline name="agendaItem"',
    "subject": 'inline name="agendaItemTitle"',
    "title": "docTitle",
    "source": "docProponent",
}
_HEADINGS: tuple[tree.Role, ...] = ("heading", "subheading")  # each begins a section, the second within the first


def write_akoma_ntoso(document: Document) -> bytes:
    """The Akoma Ntoso document of a tree; the same tree gives the same bytes."""
    writing = Writing()
    preface = tuple(takewhile(_is_preface, document.content))
    annexes = [block for block in document.content if isinstance(block, tree.Annex)]
    blocks = [block for block in document.content[len(preface) :] if not isinstance(block, tree.Annex)]
    lines = ((_PREFACE[block.role], block.content) for block in preface if isinstance(block, tree.Paragraph))
    text = (
        _cover(writing, document),
        _preface(writing, document, lines),
        _main_body(writing, document, "", blocks),
        _within("attachments", "".join(_attachment(writing, document, annex) for annex in annexes)),
    )
    whole = meta(document, writing.events) + "".join(text)
    return f'{_ROOT}<{DOCUMENT} name="{class_of(document)}">\n{whole}</{DOCUMENT}>\n</akomaNtoso>\n'.encode()


def _is_preface(block: tree.Block) -> bool:
    return isinstance(block, tree.Paragraph) and block.role in _PREFACE


# The parts of a document.


def _within(start: str, content: str) -> str:
    """What stands in an element that is left out where it holds nothing."""
    return f"<{start}>\n{content}</{start.partition(' ')[0]}>\n" if content else ""


def _lines(writing: Writing, lines: Iterable[_Line]) -> str:
    """Paragraphs of one element each; none for what has no words."""
    return "".join(
        f"<p><{start}>{words(writing, content)}</{start.partition(' ')[0]}></p>\n"
        for start, content in lines
        if content and any(content)
    )


def _cover(writing: Writing, document: Document) -> str:
    """The masthead; the lines of the distribution block are in a language of their own."""
    masthead, block = document.masthead, document.masthead.distribution
    head = (
        (f'docAuthority refersTo="#{ORGANIZATION}"', masthead.organization),
        ("docNumber", (masthead.symbol,)),
        (f'docAuthority refersTo="#{ORGAN}"', masthead.organ),
    )
    distribution = (
        ("docStatus", block.state),
        ('inline name="distribution"', block.category),
        (f'docDate date="{document.date}"', block.date),
        ('inline name="language"', block.language),
        ('inline name="original"', block.original),
    )
    job = (("docketNumber", document.foot.job if document.foot else None),)
    parts = (
        _within('container name="masthead"', _lines(writing, head)),
        _within(f'container name="distribution" xml:lang="{block.lang}"', _lines(writing, distribution)),
        _within('container name="foot"', _lines(writing, job)),
    )
    return _within(f'coverPage xml:lang="{document.lang}"', "".join(parts))


def _preface(writing: Writing, document: Document, lines: Iterable[_Line]) -> str:
    return _within(f'preface xml:lang="{document.lang}"', _lines(writing, lines))


def _main_body(writing: Writing, document: Document, scope: str, blocks: Iterable[tree.BlockOfText]) -> str:
    """The text, which may not be without any block: an empty paragraph stands for none."""
    found = "".join(_sections(writing, scope, blocks)) or "<p/>\n"
    return _within(f'mainBody xml:lang="{document.lang}"', found)


def _attachment(writing: Writing, document: Document, annex: tree.Annex) -> str:
    scope = writing.names.nth("", "att")
    heading = f'<heading xml:lang="{document.lang}">{words(writing, annex.heading)}</heading>\n'
    lines = (('inline name="original"', annex.original), ("docTitle", annex.title))
    parts = (
        _within("meta", identification(document, f"!{scope}")),
        _preface(writing, document, lines),
        _main_body(writing, document, scope, annex.content),
    )
    return _within(f'attachment eId="{scope}"', heading + _within('doc name="annex"', "".join(parts)))


# Blocks.


def _sections(writing: Writing, scope: str, blocks: Iterable[tree.BlockOfText], level: int = 0) -> Iterator[str]:
    """Blocks in the sections that their headings begin, and within these in those of subheadings."""
    if level == len(_HEADINGS):
        yield from _blocks(writing, scope, blocks)
        return
    for heading, below in _parted(_HEADINGS[level], blocks):
        if heading is None:
            yield from _sections(writing, scope, below, level + 1)
            continue
        name = writing.names.nth(scope, "dbsect")
        title = f"<heading>{words(writing, heading.content)}</heading>\n"
        inner = "".join(_sections(writing, name, below, level + 1))
        yield _within(f'debateSection name="{heading.role}" eId="{name}"', title + inner)


def _parted(role: tree.Role, blocks: Iterable[tree.BlockOfText]) -> list[_Section]:
    """What stands below each paragraph of a role, and first what stands below none."""
    sections: list[_Section] = [(None, [])]
    for block in blocks:
        if isinstance(block, tree.Paragraph) and block.role == role:
            sections.append((block, []))
        else:
            sections[-1][1].append(block)
    return sections


def _blocks(writing: Writing, scope: str, blocks: Iterable[tree.BlockOfText]) -> Iterator[str]:
    for kind, found in groupby(blocks, type):
        if kind is tree.Entry:
            yield entries(writing, scope, [block for block in found if isinstance(block, tree.Entry)])
        else:
            yield from (_block(writing, scope, block) for block in found)


def _block(writing: Writing, scope: str, block: tree.BlockOfText) -> str:
    match block:
        case tree.Paragraph():
            shown = "" if block.role == "p" else f' class="{escape(block.role)}"'
            return f'<p eId="{writing.names.nth(scope, "p")}"{shown}>{words(writing, block.content)}</p>\n'
        case tree.Timetable():
            return timetable(writing, scope, block)
        case tree.Grid():
            return grid(writing, scope, block)
        case tree.Entry():
            return entries(writing, scope, [block])
        case _:
            assert_never(block)
