"""Writers: each turns a document's tree into the bytes of one format."""

from collections.abc import Callable, Mapping
from pathlib import Path

from unsched.document.tree import Document
from unsched.errors import Place, fault
from unsched.resources import write_whole
from unsched.writers.docx import write_docx

Writer = Callable[[Document], bytes]

WRITERS: Mapping[str, Writer] = {".docx": write_docx}


def write(document: Document, path: Path) -> None:
    """Write a document to a file whose ending names the format; whole, or not at all.

    Raises `UnschedError` for an ending without a writer, or when the file cannot be written.
    """
    write_whole(path, writer_for(path)(document))


def writer_for(path: Path) -> Writer:
    """The writer of a file's ending. Raises `UnschedError` for an ending without one."""
    if path.suffix not in WRITERS:
        raise fault("format", Place(str(path)), found=path.suffix, expected=", ".join(WRITERS))
    return WRITERS[path.suffix]
