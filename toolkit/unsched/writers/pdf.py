"""PDF, by LibreOffice out of the Word documents: tagged, its fonts embedded, many documents in one start."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from unsched.document.tree import Document
from unsched.errors import Place, fault
from unsched.writers.docx import write_docx
from unsched.writers.reference import Reference

PROGRAM = "soffice"
AT_ONCE = 100  # LibreOffice leaves out, without a word, what comes after some 245 files
SECONDS_TO_START, SECONDS_A_DOCUMENT = 60, 15

_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def write_pdfs(documents: Iterable[Document], reference: Reference) -> Iterator[bytes]:
    """The PDFs of documents, in their order.

    Raises `UnschedError` when LibreOffice is not installed, fails, or does not end in time.
    """
    waiting = iter(documents)
    while batch := list(islice(waiting, AT_ONCE)):
        yield from _converted([write_docx(document, reference) for document in batch])


def _converted(word_documents: Sequence[bytes]) -> Iterator[bytes]:
    """The PDFs of Word documents, converted in a folder and with a profile of their own."""
    program = shutil.which(PROGRAM)
    if program is None:
        reason = f"PDF needs LibreOffice, and {PROGRAM} is not installed: apt install libreoffice-writer"
        raise fault("program", Place(PROGRAM), reason=reason)
    with TemporaryDirectory(prefix="unsched-") as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(word_documents))]
        for file, data in zip(files, word_documents, strict=True):
            file.write_bytes(data)
        _run([program, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--norestore"], files)
        for file in files:
            pdf = file.with_suffix(".pdf")
            if not pdf.exists():
                raise fault("program", Place(PROGRAM), reason="LibreOffice ended without writing a PDF")
            yield pdf.read_bytes()


def _run(command: list[str], files: Sequence[Path]) -> None:
    seconds = SECONDS_TO_START + SECONDS_A_DOCUMENT * len(files)
    convert = ["--convert-to", _FILTER, "--outdir", str(files[0].parent), *map(str, files)]
    try:
        done = subprocess.run([*command, *convert], capture_output=True, check=False, timeout=seconds)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise fault("program", Place(PROGRAM), reason=f"LibreOffice did not end within {seconds} seconds") from None
    except OSError as error:
        raise fault("program", Place(PROGRAM), reason=f"LibreOffice does not start: {error.strerror}") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["nothing"]
        reason = f"LibreOffice failed with exit status {done.returncode}, saying {said[-1]!r}"
        raise fault("program", Place(PROGRAM), reason=reason)
