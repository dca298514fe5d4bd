"""Issuing documents: schedules and languages in, files out; a faulty document does not hold up the others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unsched.document.rendering import render
from unsched.errors import Finding, Place, UnschedError
from unsched.language import read_language
from unsched.schedule.model import Schedule
from unsched.schedule.reading import examine_schedule
from unsched.writers import write, writer_for

FORMAT = ".docx"

_UNSAFE = re.compile(r"[^A-Za-z0-9.()-]")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be issued: schedules, languages, and where the files go, a single file or a folder."""

    schedules: tuple[Path, ...]
    languages: tuple[str, ...]
    output: Path
    draft: bool = False

    @property
    def into_file(self) -> bool:
        """Whether the output is a file: it has an ending and is no folder that is there already."""
        return bool(self.output.suffix) and not self.output.is_dir()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file or a document: the path that was written, or `None`, and what was found."""

    path: Path | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Document:
    """A document to be issued."""

    file: Path
    schedule: Schedule
    language: str
    path: Path


def file_name(symbol: str, language: str) -> str:
    """The name of a document's file: its symbol with `_` for what no file name should hold, and the language."""
    return f"{_UNSAFE.sub('_', symbol)}-{language}{FORMAT}"


def issue(order: Order) -> Iterator[Outcome]:
    """Issue documents one by one, and tell of each what was written or what stands in its way.

    All schedules are read before the first document is written. Two documents that would be written to the
    same file are both refused. Raises `UnschedError` for a format without a writer.
    """
    if order.into_file:
        writer_for(order.output)
    documents: list[_Document] = []
    for file in order.schedules:
        try:
            schedule, warnings = examine_schedule(file)
        except UnschedError as error:
            yield Outcome(None, error.findings)
            continue
        yield Outcome(None, tuple(warnings))
        for code in order.languages:
            path = order.output if order.into_file else order.output / file_name(schedule.symbol, code)
            documents.append(_Document(file, schedule, code, path))
    files: dict[Path, list[_Document]] = {}
    for document in documents:
        files.setdefault(document.path, []).append(document)
    for path, (document, *others) in files.items():
        yield _shared(path, document, others[0]) if others else _issue(document, order.draft)


def _issue(document: _Document, draft: bool) -> Outcome:
    try:
        language = read_language(document.language, document.schedule.domain)
        write(render(document.schedule, language, draft), document.path)
    except UnschedError as error:
        return Outcome(None, error.findings)
    return Outcome(document.path)


def _shared(path: Path, document: _Document, other: _Document) -> Outcome:
    details = {
        "found": f"{document.file} in {document.language}",
        "other": f"{other.file} in {other.language}",
    }
    return Outcome(None, (Finding("output-shared", Place(str(path)), details),))
