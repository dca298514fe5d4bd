"""Word documents: the blocks of a tree, and the parts that a document adds to those of its reference."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import assert_never

from unsched.document import tree
from unsched.document.tree import Document
from unsched.writers.footnotes import footnotes, relationship
from unsched.writers.heads_and_feet import heads_and_feet
from unsched.writers.package import compressed, compressed_once, compressed_text, pack
from unsched.writers.pages import on_paper
from unsched.writers.part_names import HEADS_AND_FEET, RELATIONSHIPS, R
from unsched.writers.reference import Reference
from unsched.writers.tables import IN_LISTS, between_tables, entry, grid, timetable
from unsched.writers.wordprocessing import (
    DECLARATION,
    NAMESPACES,
    Writing,
    begin,
    cell,
    escaped,
    hyperlinks,
    left_to_right,
    picture,
    row,
    runs,
    table,
)

EMBLEM = "rIdEmblem"  # the relationship to its picture

# The style of each role of a paragraph.
ROLES: Mapping[tree.Role, str] = {
    "body": "Body Name",
    "session": "Session",
    "dates": "Session Dates",
    "item": "Agenda Item",
    "subject": "Subject",
    "title": "Title",
    "source": "Source",
    "heading": "Section Heading",
    "subheading": "Subheading",
    "p": "Body Text",
    "remark": "Remark",
}
_HEADINGS = frozenset({"title", "heading", "subheading"})  # the last one above a table is its name
_TABLES = (tree.Timetable, tree.Grid)


def write_docx(document: Document, reference: Reference) -> bytes:
    """The Word document of a tree; the same tree and reference give the same bytes."""
    writing = begin(reference, document.lang, document.direction)
    own = (
        compressed_text("word/document.xml", chain.from_iterable(_document(writing, document))),
        compressed_once("word/_rels/document.xml.rels", _relationships(writing).encode()),
        compressed("docProps/core.xml", _core_properties(document).encode()),
        *heads_and_feet(document, reference),
        *(compressed_once(f"word/media/{name}", content) for name, content in _media(reference)),
        *(compressed(name, content) for name, content in footnotes(writing)),
    )
    return pack((*reference.entries(document.lang, document.direction, writing.used()), *own))


def _media(reference: Reference) -> Iterator[tuple[str, bytes]]:
    if reference.emblem:
        yield f"emblem.{reference.emblem.ending}", reference.emblem.data


# Blocks.


def _document(writing: Writing, document: Document) -> Iterator[Iterable[str]]:
    """The text of the document's own part, the pieces of a block together; those of a table come row by row."""
    references = "".join(f'<w:{h.kind}Reference w:type="{h.pages}" r:id="{h.relationship}"/>' for h in HEADS_AND_FEET)
    bidi = "<w:bidi/>" if writing.direction == "rtl" else ""
    yield f"{DECLARATION}<w:document {NAMESPACES}><w:body>", _masthead(writing, document.masthead)
    if isinstance(next(iter(document.content), None), _TABLES):
        yield (between_tables(writing),)
    yield from _blocks(writing, document.content, _roles(document))
    page = on_paper(writing.reference.page, document.paper)
    section = f"<w:sectPr>{references}{page}<w:titlePg/>{bidi}</w:sectPr></w:body></w:document>"
    yield writing.paragraph("Closing Rule", ""), section


def _roles(document: Document) -> Mapping[tree.Role, str]:
    """The styles of roles in a document, so that its first line keeps clear of the masthead, and headings lead on."""
    found = [block.role for block in document.content if isinstance(block, tree.Paragraph)]
    first: Mapping[tree.Role, str] = {"session": ROLES["body"]} if found[:1] == ["session"] else {}
    return {**ROLES, **first, **({} if "heading" in found else {"subheading": ROLES["heading"]})}


def _blocks(
    writing: Writing, blocks: Iterable[tree.Block], roles: Mapping[tree.Role, str], caption: str = ""
) -> Iterator[Iterable[str]]:
    """Blocks one after the other, by the styles of their roles; `caption` is the heading that they stand under."""
    before: tree.Block | None = None
    for block in blocks:
        if isinstance(block, _TABLES) and isinstance(before, _TABLES):
            yield (between_tables(writing),)
        if isinstance(block, tree.Paragraph) and block.role in _HEADINGS:
            caption = tree.plain(block.content)
        if isinstance(block, tree.Annex):
            yield _annex_head(writing, block)
            yield from _blocks(writing, block.content, ROLES, tree.plain(block.title))
        else:
            yield _block(writing, block, roles, caption)
        before = block


def _annex_head(writing: Writing, annex: tree.Annex) -> Iterator[str]:
    yield writing.paragraph("heading 1", runs(writing, annex.heading))
    if annex.original:
        yield writing.paragraph("Annex Original", runs(writing, annex.original))
    yield writing.paragraph("heading 2", runs(writing, annex.title))


def _block(writing: Writing, block: tree.BlockOfText, roles: Mapping[tree.Role, str], caption: str) -> Iterable[str]:
    match block:
        case tree.Paragraph():
            return (writing.paragraph(roles[block.role], runs(writing, block.content)),)
        case tree.Entry():
            return (entry(writing, block, IN_LISTS),)
        case tree.Timetable():
            return timetable(writing, block, caption)
        case tree.Grid():
            return grid(writing, block, caption)
        case _:
            assert_never(block)


def _masthead(writing: Writing, masthead: tree.Masthead) -> str:
    """Two rows: organization and symbol, organ and distribution block; the first column is the emblem's."""
    series, slash, number = masthead.symbol.partition("/")
    symbol = left_to_right(writing, series, "Symbol Series") + left_to_right(writing, slash + number, "")
    emblem = writing.paragraph("Normal", _emblem(writing, masthead))
    rows = (
        (writing.paragraph("Normal", ""), writing.paragraph("Organization", runs(writing, masthead.organization)),
         writing.paragraph("Symbol", symbol)),
        (emblem, writing.paragraph("Organ", runs(writing, masthead.organ)),
         _distribution(writing, masthead.distribution)),
    )  # fmt: skip
    widths = writing.reference.tables["Masthead"].widths
    return table(writing, "Masthead", [row(map(cell, cells, widths)) for cells in rows])


def _emblem(writing: Writing, masthead: tree.Masthead) -> str:
    """The emblem where an office has given one; else its place stays free."""
    emblem = writing.reference.emblem
    return picture(emblem, EMBLEM, 1, tree.plain(masthead.emblem)) if emblem else ""


def _distribution(writing: Writing, block: tree.Distribution) -> str:
    """The lines of the block, in its own language and direction."""
    inner = writing.within(block.lang, block.direction)
    direct = '<w:bidi w:val="0"/>' if writing.direction == "rtl" and block.direction == "ltr" else ""
    lines = (
        ("Distribution State", block.state),
        ("Distribution Category", block.category),
        ("Distribution Date", block.date),
        ("Distribution", block.language),
        ("Distribution Original", block.original),
    )
    return "".join(inner.paragraph(style, runs(inner, words), direct) for style, words in lines if words)


# The other parts.


def _relationships(writing: Writing) -> str:
    parts = "".join(
        f'<Relationship Id="{h.relationship}" Type="{R}/{h.kind}" Target="{h.name}"/>' for h in HEADS_AND_FEET
    )
    links = hyperlinks(writing.links) + relationship(writing)
    emblem = writing.reference.emblem
    if emblem:
        links += f'<Relationship Id="{EMBLEM}" Type="{R}/image" Target="media/emblem.{emblem.ending}"/>'
    own = writing.reference.relationships
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{own}{parts}{links}</Relationships>'


def _core_properties(document: Document) -> str:
    """Title, subject and language; the dates are the document's own, not the clock's."""
    identifier = f"<dc:identifier>{escaped(document.symbol)}</dc:identifier>" if document.symbol else ""
    when = f'xsi:type="dcterms:W3CDTF">{document.date}T00:00:00Z<'
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(tree.paragraph(document, 'title'))}</dc:title>"
        f"<dc:subject>{escaped(tree.paragraph(document, 'subject'))}</dc:subject>"
        f"<dc:creator>{escaped(tree.plain(document.masthead.organization))}</dc:creator>"
        f"{identifier}<dc:language>{document.lang}</dc:language>"
        f"<dcterms:created {when}/dcterms:created><dcterms:modified {when}/dcterms:modified></cp:coreProperties>"
    )
