"""Issuing documents: schedules and languages in, files out; a faulty document does not hold up the others."""

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from unsched.document.rendering import render
from unsched.document.tree import Document, Version, plain
from unsched.errors import Finding, Place, UnschedError, fault
from unsched.frozen import Frozen
from unsched.language import read_language
from unsched.office import looks
from unsched.resources import write_whole
from unsched.schedule.model import Schedule
from unsched.schedule.reading import examine_schedule
from unsched.writers import INDEXES, writer_for

_UNSAFE = re.compile(r"[^A-Za-z0-9.()-]")


class Order(Frozen):
    """What is to be issued: schedules, languages, where the files go, and how they look.

    `output` is a single file, whose ending names the format, or a folder; there `ending` does. `reference` is
    a reference document of an office's own.
    """

    schedules: tuple[Path, ...]
    languages: tuple[str, ...]
    output: Path
    ending: str = ".docx"
    reference: Path | None = None
    draft: bool = False

    @property
    def into_file(self) -> bool:
        """Whether the output is a file: it has an ending and is no folder that is there already."""
        return bool(self.output.suffix) and not os.path.isdir(self.output)  # noqa: PTH112 -- raises nothing


class Outcome(Frozen):
    """What came of a file or a document: the path that was written, or `None`, and what was found."""

    path: Path | None
    findings: tuple[Finding, ...] = ()


class _Task(Frozen):
    """A document to be issued."""

    file: Path
    schedule: Schedule
    language: str
    path: Path

    def rendered(self, draft: bool) -> Document:
        language = read_language(self.language, self.schedule.domain, office=self.schedule.office)
        return render(self.schedule, language, draft)


def file_name(name: str, language: str, ending: str = ".docx") -> str:
    """The name of a document's file: its own name with `_` for what no file name should hold, and the language."""
    return f"{_UNSAFE.sub('_', name)}-{language}{ending}"


def issue(order: Order) -> Iterator[Outcome]:
    """Issue documents one by one, and tell of each what was written or what stands in its way.

    All schedules are read before the first document is rendered. Two documents that would be written to the
    same file are both refused. A folder of pages has an index in the end. Raises `UnschedError` for a format without
    a writer, a reference that is wanting, or a program that fails.
    """
    ending = order.output.suffix if order.into_file else order.ending
    writer = writer_for(ending, Place(str(order.output)))
    reference = looks(order.reference)
    tasks: dict[Path, list[_Task]] = {}
    yield from _read(order, ending, tasks)
    failed: deque[Outcome] = deque()
    waiting: deque[tuple[Path, Document]] = deque()
    indexed: list[Document] = []
    try:
        for data in writer(_documents(tasks, order.draft, waiting, failed), reference):
            yield from _emptied(failed)
            path, document = waiting.popleft()
            yield (outcome := _written(path, data))
            if outcome.path and ending in INDEXES and not order.into_file:
                indexed.append(document)
    except UnschedError:
        yield from failed
        raise
    yield from failed
    if indexed:
        name, write_index = INDEXES[ending]
        yield _written(order.output / name, write_index(indexed))


def _read(order: Order, ending: str, tasks: dict[Path, list[_Task]]) -> Iterator[Outcome]:
    """What was found in each schedule; what is to be issued of it goes to `tasks`."""
    for file in order.schedules:
        try:
            schedule, warnings = examine_schedule(file)
        except UnschedError as error:
            yield Outcome(None, error.findings)
            continue
        yield Outcome(None, tuple(warnings))
        for document in schedule.issues():
            for code in order.languages:
                path = order.output if order.into_file else order.output / file_name(document.name, code, ending)
                tasks.setdefault(path, []).append(_Task(file, document, code, path))


def _documents(
    tasks: dict[Path, list[_Task]], draft: bool, waiting: deque[tuple[Path, Document]], failed: deque[Outcome]
) -> Iterator[Document]:
    """The documents that can be rendered, each with its versions; with their paths they go to `waiting` as well.

    What came of the others goes to `failed`.
    """
    for _, versions in groupby(tasks.values(), lambda tasks: id(tasks[0].schedule)):
        rendered = list(_rendered(versions, draft, failed))
        names = tuple(_version(path, document) for path, document in rendered)
        for path, document in rendered:
            waiting.append((path, document.but(versions=names)))
            yield waiting[-1][1]


def _rendered(tasks: Iterable[list[_Task]], draft: bool, failed: deque[Outcome]) -> Iterator[tuple[Path, Document]]:
    """The versions of a document that can be rendered, each with its path."""
    for task, *others in tasks:
        if others:
            failed.append(_shared(task.path, task, others[0]))
            continue
        try:
            yield task.path, task.rendered(draft)
        except UnschedError as error:
            failed.append(Outcome(None, error.findings))


def _version(path: Path, document: Document) -> Version:
    name = plain(document.screen.language) if document.screen else document.lang
    return Version(document.lang, document.direction, name, path.name)


def _emptied(outcomes: deque[Outcome]) -> Iterator[Outcome]:
    while outcomes:
        yield outcomes.popleft()


def _written(path: Path, data: bytes) -> Outcome:
    try:
        write_whole(path, data)
    except UnschedError as error:
        return Outcome(None, error.findings)
    return Outcome(path)


def _shared(path: Path, task: _Task, other: _Task) -> Outcome:
    details = {"found": f"{task.file} in {task.language}", "other": f"{other.file} in {other.language}"}
    return Outcome(None, (Finding("output-shared", Place(str(path)), details),))


def check_glyphs(order: Order) -> Iterator[Outcome]:
    """What the fonts of documents lack, a document at a time; nothing is written.

    Raises `UnschedError` when a reference is wanting or fontconfig is not installed.
    """
    try:
        from unsched.writers.glyphs import missing_glyphs  # noqa: PLC0415 -- fontTools is an extra
    except ImportError:
        reason = "the check of glyphs needs fontTools, which is not installed: pip install 'unsched[fonts]'"
        raise fault("program", Place("fontTools"), reason=reason) from None

    reference = looks(order.reference)
    for file in order.schedules:
        try:
            schedule, _ = examine_schedule(file)
            tasks = [_Task(file, document, code, file) for document in schedule.issues() for code in order.languages]
            for task in tasks:
                yield Outcome(None, tuple(missing_glyphs(task.rendered(order.draft), reference)))
        except UnschedError as error:
            yield Outcome(None, error.findings)
