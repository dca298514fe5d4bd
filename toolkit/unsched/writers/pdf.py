"""PDF, by LibreOffice out of the Word documents: tagged, its fonts embedded, many documents in one start."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from html import escape
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

_CREATED = re.compile(rb"/CreationDate\(D:[^)]{14,30}\)")
_LANG = re.compile(rb"/Lang\(([A-Za-z-]{2,20})\)")
_IDENTITY = re.compile(rb"/ID \[ <[0-9A-F]{32}>(\s)<[0-9A-F]{32}> \]")
_CHECKSUM = re.compile(rb"/DocChecksum /[0-9A-F]{32}")
_FILTER = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def write_pdfs(documents: Iterable[Document], reference: Reference) -> Iterator[bytes]:
    """The PDFs of documents, in their order.

    Raises `UnschedError` when LibreOffice is not installed, fails, or does not end in time.
    """
    waiting = iter(documents)
    while batch := list(islice(waiting, AT_ONCE)):
        joined = reference.but(joiner="\u2060")  # LibreOffice parts lines where Word does not
        pdfs = _converted([write_docx(document, joined) for document in batch], reference.alternatives())
        for document, pdf in zip(batch, pdfs, strict=True):
            yield _settled(pdf, document)


def _converted(word_documents: Sequence[bytes], fonts: Mapping[str, Sequence[str]]) -> Iterator[bytes]:
    """The PDFs of Word documents, converted in a folder and with a profile of their own.

    `fonts` are those that may stand in for others: LibreOffice does not look into a document's own table of them.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        reason = f"PDF needs LibreOffice, and {PROGRAM} is not installed: apt install libreoffice-writer"
        raise fault("program", Place(PROGRAM), reason=reason)
    with TemporaryDirectory(prefix="unsched-") as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(word_documents))]
        for file, data in zip(files, word_documents, strict=True):
            file.write_bytes(data)
        (folder / "fonts.conf").write_text(_font_configuration(fonts), encoding="utf-8")
        _run([program, f"-env:UserInstallation={folder.as_uri()}/profile", "--headless", "--norestore"], files)
        for file in files:
            pdf = file.with_suffix(".pdf")
            if not pdf.exists():
                raise fault("program", Place(PROGRAM), reason="LibreOffice ended without writing a PDF")
            yield pdf.read_bytes()


def _font_configuration(fonts: Mapping[str, Sequence[str]]) -> str:
    """The configuration of fontconfig with what may stand in for a font, after the machine's own."""
    before = os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    aliases = "".join(
        f'<alias binding="same"><family>{escape(font)}</family><accept>'
        + "".join(f"<family>{escape(name)}</family>" for name in names)
        + "</accept></alias>"
        for font, names in fonts.items()
    )
    included = f'<include ignore_missing="yes">{escape(before)}</include>'
    return f'<?xml version="1.0"?>\n<fontconfig>{included}{aliases}</fontconfig>\n'


def _settled(pdf: bytes, document: Document) -> bytes:
    """A PDF with the document's own date and language, and an identity that is its content's; of the same length.

    LibreOffice writes the clock's time, a random identity, and the language of the Latin script.
    """
    date = f"{document.date:%Y%m%d}".encode()
    pdf = _CREATED.sub(lambda found: b"/CreationDate(D:" + date + b"000000Z" + b"'" * (len(found[0]) - 32) + b")", pdf)
    lang = document.lang.encode()
    pdf = _LANG.sub(lambda found: b"/Lang(" + lang + b")" if len(found[1]) == len(lang) else found[0], pdf)
    identity = hashlib.md5(_identified(pdf, b"0" * 32), usedforsecurity=False).hexdigest().upper()
    return _identified(pdf, identity.encode())


def _identified(pdf: bytes, identity: bytes) -> bytes:
    pdf = _IDENTITY.sub(rb"/ID [ <" + identity + rb">\g<1><" + identity + rb"> ]", pdf)
    return _CHECKSUM.sub(b"/DocChecksum /" + identity, pdf)


def _run(command: list[str], files: Sequence[Path]) -> None:
    seconds = SECONDS_TO_START + SECONDS_A_DOCUMENT * len(files)
    convert = [*command, "--convert-to", _FILTER, "--outdir", str(files[0].parent), *map(str, files)]
    try:
        # A session of its own: soffice is a script, and what it starts has to be ended with it.
        running = subprocess.Popen(  # noqa: S603 -- found by its name
            convert,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
            env=os.environ | {"FONTCONFIG_FILE": str(files[0].with_name("fonts.conf"))},
        )
    except OSError as error:
        raise fault("program", Place(PROGRAM), reason=f"LibreOffice does not start: {error.strerror}") from None
    with running:
        try:
            _, said = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise fault(
                "program", Place(PROGRAM), reason=f"LibreOffice did not end within {seconds} seconds"
            ) from None
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
    if running.returncode:
        last = (said.decode(errors="replace").strip().splitlines() or ["nothing"])[-1]
        reason = f"LibreOffice failed with exit status {running.returncode}, saying {last!r}"
        raise fault("program", Place(PROGRAM), reason=reason)
