"""Writers: each turns documents into the bytes of one format, in the looks of a reference document."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from unsched.document.tree import Document
from unsched.endings import ENDINGS
from unsched.errors import Place, fault
from unsched.resources import write_whole
from unsched.writers.docx import write_docx
from unsched.writers.reference import Reference, default_reference

# Documents come one by one, and what is written of each goes out in their order.
Writer = Callable[[Iterable[Document], Reference], Iterator[bytes]]


def _docx(documents: Iterable[Document], reference: Reference) -> Iterator[bytes]:
    return (write_docx(document, reference) for document in documents)


def _pdf(documents: Iterable[Document], reference: Reference) -> Iterator[bytes]:
    from unsched.writers.pdf import write_pdfs  # noqa: PLC0415 -- what runs programs is loaded for PDF only

    return write_pdfs(documents, reference)


def _html(documents: Iterable[Document], reference: Reference) -> Iterator[bytes]:
    from unsched.writers.web.page import write_html  # noqa: PLC0415 -- as is what is needed for pages only

    return (write_html(document, reference.emblem) for document in documents)


def _ics(documents: Iterable[Document], _: Reference) -> Iterator[bytes]:
    from unsched.writers.calendars import write_calendar  # noqa: PLC0415 -- icalendar is slow to load

    return map(write_calendar, documents)


def _json(documents: Iterable[Document], _: Reference) -> Iterator[bytes]:
    from unsched.writers.records import write_record  # noqa: PLC0415 -- as above

    return map(write_record, documents)


def _akoma_ntoso(documents: Iterable[Document], _: Reference) -> Iterator[bytes]:
    from unsched.writers.akoma_ntoso import write_akoma_ntoso  # noqa: PLC0415 -- as above

    return map(write_akoma_ntoso, documents)


def _text(documents: Iterable[Document], _: Reference) -> Iterator[bytes]:
    from unsched.writers.plain_text import write_text  # noqa: PLC0415 -- as above

    return map(write_text, documents)


def _markdown(documents: Iterable[Document], _: Reference) -> Iterator[bytes]:
    from unsched.writers.markdown import write_markdown  # noqa: PLC0415 -- as above

    return map(write_markdown, documents)


_WRITERS = (_docx, _pdf, _html, _ics, _json, _akoma_ntoso, _text, _markdown)
WRITERS: Mapping[str, Writer] = dict(zip(ENDINGS, _WRITERS, strict=True))


def write(document: Document, path: Path, reference: Reference | None = None) -> None:
    """Write a document to a file whose ending names the format; whole, or not at all.

    Raises `UnschedError` for an ending without a writer, when the file cannot be written, or when a program
    that the format needs is missing.
    """
    (data,) = writer_for(path.suffix, Place(str(path)))([document], reference or default_reference())
    write_whole(path, data)


def writer_for(ending: str, asked_at: Place) -> Writer:
    """The writer of a file's ending. Raises `UnschedError` for an ending without one."""
    if ending not in WRITERS:
        raise fault("format", asked_at, found=ending, expected=", ".join(WRITERS))
    return WRITERS[ending]
