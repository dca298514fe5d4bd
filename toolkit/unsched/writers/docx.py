"""Word documents: the blocks of a tree, and the parts that a document adds to those of its reference."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import assert_never

from unsched.document import tree
from unsched.document.tree import Document
from unsched.writers.heads_and_feet import heads_and_feet
from unsched.writers.package import Entry, compressed, compressed_text, pack
from unsched.writers.reference import HEADS_AND_FEET, RELATIONSHIPS, R, Reference
from unsched.writers.wordprocessing import (
    DECLARATION,
    NAMESPACES,
    TABLE_END,
    Writing,
    cell,
    escaped,
    left_to_right,
    picture,
    quoted,
    row,
    runs,
    table,
    table_start,
    text_runs,
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
    "p": "Body Text",
}


def write_docx(document: Document, reference: Reference) -> bytes:
    """The Word document of a tree; the same tree and reference give the same bytes."""
    writing = Writing(reference, document.lang, document.direction)
    own = (
        compressed_text("word/document.xml", _document(writing, document)),
        compressed("word/_rels/document.xml.rels", _relationships(writing).encode()),
        compressed("docProps/core.xml", _core_properties(document).encode()),
        *(_compressed_once(name, content) for name, content in heads_and_feet(writing, document)),
        *(_compressed_once(f"word/media/{name}", content) for name, content in _media(reference)),
    )
    return pack((*reference.entries(document.lang, document.direction), *own))


@lru_cache(maxsize=256)
def _compressed_once(name: str, content: bytes) -> Entry:
    """A part that many documents share."""
    return compressed(name, content)


def _media(reference: Reference) -> Iterator[tuple[str, bytes]]:
    if reference.emblem:
        yield f"emblem.{reference.emblem.ending}", reference.emblem.data


# Blocks.


def _document(writing: Writing, document: Document) -> Iterator[str]:
    """The text of the document's own part, piece by piece."""
    references = "".join(f'<w:{h.kind}Reference w:type="{h.pages}" r:id="{h.relationship}"/>' for h in HEADS_AND_FEET)
    bidi = "<w:bidi/>" if writing.direction == "rtl" else ""
    yield f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
    yield _masthead(writing, document.masthead)
    for block in document.content:
        yield from _block(writing, block)
    yield writing.paragraph("Closing Rule", "")
    yield f"<w:sectPr>{references}{writing.reference.page}<w:titlePg/>{bidi}</w:sectPr></w:body></w:document>"


def _block(writing: Writing, block: tree.Block, caption: str = "") -> Iterator[str]:
    match block:
        case tree.Paragraph():
            yield writing.paragraph(ROLES[block.role], runs(writing, block.content))
        case tree.Timetable():
            yield from _timetable(writing, block, caption)
        case tree.Annex():
            yield writing.paragraph("heading 1", runs(writing, block.heading))
            if block.original:
                yield writing.paragraph("Annex Original", runs(writing, block.original))
            yield writing.paragraph("heading 2", runs(writing, block.title))
            for inner in block.content:
                yield from _block(writing, inner, tree.plain(block.title))
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


def _timetable(writing: Writing, timetable: tree.Timetable, caption: str) -> Iterator[str]:
    """A table that who cannot see it knows by its `caption`."""
    first, second = writing.reference.tables["Timetable"].widths
    columns = ((timetable.times, first), (timetable.entries, second))
    heads = [cell(writing.paragraph("Column Head", runs(writing, words)), width) for words, width in columns]
    yield table_start(writing, "Timetable", caption)
    yield row(heads, "<w:tblHeader/>")
    for day in timetable.days:
        title = writing.paragraph("Day", runs(writing, day.title))
        yield row([cell(title, first + second, '<w:gridSpan w:val="2"/>')])
        for meeting in day.meetings:
            hours = writing.paragraph("Hours", runs(writing, meeting.time))
            entries = "".join([_entry(writing, entry) for entry in meeting.entries])
            yield row((cell(hours, first), cell(entries, second)))
    yield TABLE_END


def _entry(writing: Writing, entry: tree.Entry) -> str:
    content = runs(writing, entry.content)
    if entry.label is None:
        return writing.paragraph("Entry", content)
    label = text_runs(writing, entry.label, "") + "<w:r><w:tab/></w:r>"
    return writing.paragraph("Sub-item" if entry.level == 2 else "Item", label + content)


# The other parts.


def _relationships(writing: Writing) -> str:
    parts = "".join(
        f'<Relationship Id="{h.relationship}" Type="{R}/{h.kind}" Target="{h.name}"/>' for h in HEADS_AND_FEET
    )
    links = "".join(
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{quoted(address)}" TargetMode="External"/>'
        for address, key in writing.links.items()
    )
    emblem = writing.reference.emblem
    if emblem:
        links += f'<Relationship Id="{EMBLEM}" Type="{R}/image" Target="media/emblem.{emblem.ending}"/>'
    own = writing.reference.relationships
    return f'{DECLARATION}<Relationships xmlns="{RELATIONSHIPS}">{own}{parts}{links}</Relationships>'


def _core_properties(document: Document) -> str:
    """Title, subject and language; the dates are the document's own, not the clock's."""
    when = f'xsi:type="dcterms:W3CDTF">{document.date}T00:00:00Z<'
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(tree.paragraph(document, 'title'))}</dc:title>"
        f"<dc:subject>{escaped(tree.paragraph(document, 'subject'))}</dc:subject>"
        f"<dc:creator>{escaped(tree.plain(document.masthead.organization))}</dc:creator>"
        f"<dc:identifier>{escaped(document.symbol)}</dc:identifier><dc:language>{document.lang}</dc:language>"
        f"<dcterms:created {when}/dcterms:created><dcterms:modified {when}/dcterms:modified></cp:coreProperties>"
    )
