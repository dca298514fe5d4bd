"""Word documents as a reader sees them, by python-docx."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import count, islice
from posixpath import basename
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph
from lxml import etree

from unsched.verifying.seen import Line, Link, Row, Seen, Stated, Table, UnreadableError, as_read, limited
from unsched.writers.inspecting import dangers, parsed
from unsched.writers.package import unpacked

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_A_ZIP = (BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OverflowError)
_NOT_WORD = (PackageNotFoundError, KeyError, ValueError, AttributeError, TypeError, etree.LxmlError, RecursionError)


def read_word(data: bytes) -> Seen:
    """A Word document. Raises `UnreadableError` for what is none, or may do harm."""
    try:
        parts = unpacked(data)
    except _NOT_A_ZIP as error:
        raise UnreadableError(f"it is not a Word document: {error}") from None
    for danger in dangers(parts):
        raise UnreadableError(f"it {danger}")
    try:
        return _seen(docx.Document(BytesIO(data)), parts)
    except _NOT_WORD as error:
        raise UnreadableError(f"it is not a Word document: {error}") from None


def _seen(document: Document, parts: Mapping[str, bytes]) -> Seen:
    blocks = limited(_blocks(document))
    first = blocks[0] if blocks else None
    masthead: tuple[Line, ...] = ()
    if isinstance(first, Table) and not any(row.head for row in first.rows):
        blocks = blocks[1:]
        masthead = tuple(line for row in first.rows for cell in row.cells for line in cell if line.words)
    kept = tuple(block for block in blocks if isinstance(block, Table) or block.words or block.label)
    properties = document.core_properties
    facts = {"lang": properties.language, "date": str(properties.created or "")[:10], "symbol": properties.identifier}
    stated = tuple(Stated(name, value, "the document's properties") for name, value in facts.items())
    return Seen(masthead, kept, tuple(_edges(document)), tuple(_notes(parts)), stated)


def _blocks(document: Document) -> Iterator[Line | Table]:
    paragraphs, tables = count(1), count(1)
    for element in document.element.body.iterchildren():
        if element.tag == f"{_W}p":
            yield _line(Paragraph(element, document), f"paragraph {next(paragraphs)}")
        elif element.tag == f"{_W}tbl":
            where = f"table {next(tables)}"
            yield Table(tuple(_rows(element, document, where)), where)


def _rows(table: Any, document: Document, where: str) -> Iterator[Row]:  # noqa: ANN401 -- an element of python-docx
    for number, row in enumerate(limited(table.iterchildren(f"{_W}tr")), 1):
        place = f"{where}, row {number}"
        cells = [[Paragraph(p, document) for p in cell.iterchildren(f"{_W}p")] for cell in row.iterchildren(f"{_W}tc")]
        head = row.find(f"{_W}trPr/{_W}tblHeader") is not None
        yield Row(tuple(_cell(cell, f"{place}, cell {n}") for n, cell in enumerate(cells, 1)), place, head)


def _cell(paragraphs: Iterable[Paragraph], where: str) -> tuple[Line, ...]:
    return tuple(_line(paragraph, f"{where}, paragraph {n}") for n, paragraph in enumerate(paragraphs, 1))


def _line(paragraph: Paragraph, where: str) -> Line:
    """A paragraph; its label stands before the first tab."""
    label, tab, words = paragraph.text.partition("\t")
    links = tuple(Link(as_read(link.text).strip(), link.url) for link in paragraph.hyperlinks)
    shown = as_read(words if tab else label).strip()
    return Line(shown, where, label=as_read(label).strip() if tab else "", links=links)


def _edges(document: Document) -> Iterator[Line]:
    """The heads and feet of pages; that of the first one may have its words in a table."""
    section = document.sections[0]
    named = {
        "head of even pages": section.even_page_header,
        "head of odd pages": section.header,
        "foot of the first page": section.first_page_footer,
        "foot of even pages": section.even_page_footer,
        "foot of odd pages": section.footer,
    }
    for where, edge in named.items():
        paragraphs = [Paragraph(element, edge) for element in edge._element.iter(f"{_W}p")]  # noqa: SLF001 -- a table of it has them, too
        for paragraph in islice(paragraphs, 100):
            words = as_read(paragraph.text).strip()
            if words:
                yield Line(words, where)


def _notes(parts: Mapping[str, bytes]) -> Iterator[Line]:
    """The footnotes, which python-docx does not show."""
    name = next((name for name in parts if basename(name) == "footnotes.xml"), None)
    if name is None:
        return
    for number, note in enumerate(parsed(parts[name]).iter(f"{_W}footnote")):
        words = as_read("".join(text.text or "" for text in note.iter(f"{_W}t")))
        if words.strip():
            yield Line(words.strip(), f"footnote {number - 1}")
