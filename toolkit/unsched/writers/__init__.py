"""Writers: each turns documents into the bytes of one format, in the looks of a reference document."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from unsched.document.tree import Document
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


WRITERS: Mapping[str, Writer] = {".docx": _docx, ".pdf": _pdf}


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
