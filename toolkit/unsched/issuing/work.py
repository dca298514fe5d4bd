"""What a worker does: reads schedules, renders documents. Values in, values out; nothing is known of who asks.

The languages, templates and looks that it needs are loaded once in each process (`resources.once_a_version`).
"""

import pickle
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from unsched.document.rendering import render as render_document
from unsched.document.tree import Document, Version, plain
from unsched.errors import Finding, Place, UnschedError
from unsched.issuing.destinations import put_all
from unsched.issuing.sheets import Carried, Made, Reading, Rendered, Sheet, Task, Terms, Wanted, proof_of
from unsched.language import read_language
from unsched.office import looks
from unsched.resources import plain_text
from unsched.schedule.model import Schedule
from unsched.schedule.reading import examine_schedule
from unsched.writers import writer_for
from unsched.writers.reference import Reference

if TYPE_CHECKING:
    from unsched.writers.web.index import Section

_ONE_AT_A_TIME = threading.Lock()  # threads would wait for each other in any case, and what is loaded is shared


def read(sheets: Sequence[Sheet]) -> list[Reading]:
    """What is read of schedules, each with what was found in it."""
    with _ONE_AT_A_TIME:
        return [_reading(sheet) for sheet in sheets]


def _reading(sheet: Sheet) -> Reading:
    if sheet.findings:
        return Reading(sheet.file, "", sheet.findings)
    try:
        schedule, warnings = examine_schedule(sheet.file, plain_text(sheet.data, sheet.file))
    except UnschedError as error:
        return Reading(sheet.file, sheet.digest, error.findings)
    return Reading(
        sheet.file,
        sheet.digest,
        tuple(warnings),
        schedule.source_language,
        schedule.office,
        tuple((document.name, document.template) for document in schedule.issues()),
        pickle.dumps(schedule, pickle.HIGHEST_PROTOCOL),
    )


def render(terms: Terms, tasks: Sequence[Task]) -> list[Made]:
    """What comes of each task, in their order.

    Raises `UnschedError` for a format without a writer, or a program that fails, with what was found until then.
    """
    work = _Work(terms)
    try:
        with _ONE_AT_A_TIME:
            written = dict(work.written(tasks))
    except UnschedError as error:
        raise UnschedError([*chain.from_iterable(work.failed.values()), *error.findings]) from None
    refused = put_all(terms.url, written) if terms.url else {}
    work.failed |= refused
    return [
        Made(
            tuple(work.rendered(one, written.get(one.name)) for one in task.versions),
            None if any(one.name in refused for one in task.versions) else section,
        )
        for task, section in zip(tasks, work.sections, strict=True)
    ]


class _Work:
    """Tasks under way: what was found of the documents that cannot be made, and the sections of an index."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.failed: dict[str, tuple[Finding, ...]] = {}
        self.sections: list[Section | None] = []

    def written(self, tasks: Sequence[Task]) -> Iterator[tuple[str, bytes]]:
        """The names of the documents that can be made, and their bytes."""
        waiting: deque[str] = deque()
        writer = writer_for(self.terms.ending, Place(self.terms.ending))
        for data in writer(self._documents(tasks, waiting), reference_of(self.terms)):
            yield waiting.popleft(), data

    def _documents(self, tasks: Sequence[Task], waiting: deque[str]) -> Iterator[Document]:
        """The documents that can be rendered; their names go to `waiting`."""
        for task in tasks:
            found = list(self._versions(task))
            names = tuple(_version(one.name, document) for one, document in found)
            told = [(one, document.but(versions=names)) for one, document in found]
            self.sections.append(self._section(told))
            for one, document in told:
                waiting.append(one.name)
                yield document

    def _versions(self, task: Task) -> Iterator[tuple[Wanted, Document]]:
        """The versions of a document that can be rendered."""
        for one in task.versions:
            try:
                schedule = _issued(task.schedule)[task.number]
                language = read_language(one.language, schedule.domain, office=schedule.office)
                yield one, render_document(schedule, language, self.terms.draft)
            except UnschedError as error:
                self.failed[one.name] = error.findings

    def _section(self, versions: Sequence[tuple[Wanted, Document]]) -> "Section | None":
        if self.terms.lead is None or not versions:
            return None
        from unsched.writers.web.index import section  # noqa: PLC0415 -- for pages only

        first = next((document for one, document in versions if one.language == self.terms.lead), None)
        return section([document for _, document in versions], first)

    def rendered(self, one: Wanted, data: bytes | None) -> Rendered:
        """A document as it goes back, or without its bytes where it has been written to an address."""
        findings = self.failed.get(one.name, ())
        if data is None or findings:
            return Rendered(one.name, one.key, findings)
        return Rendered(one.name, one.key, data=None if self.terms.url else data, proof=proof_of(data))


def _version(name: str, document: Document) -> Version:
    called = plain(document.screen.language) if document.screen else document.lang
    return Version(document.lang, document.direction, called, name)


@lru_cache(maxsize=4)
def _issued(source: bytes | Sheet) -> tuple[Schedule, ...]:
    """The documents of a schedule, which the tasks that follow one another share."""
    if isinstance(source, Sheet):
        return tuple(examine_schedule(source.file, plain_text(source.data, source.file))[0].issues())
    schedule: Schedule = pickle.loads(source)  # noqa: S301 -- `read` has pickled it
    return tuple(schedule.issues())


def reference_of(terms: Terms) -> Reference:
    """The reference document that an order asks for, with what an office has of its own."""
    return looks(_file_of(terms.reference) if terms.reference else None)


@lru_cache(maxsize=4)
def _unpacked(reference: Carried) -> tuple[Path, TemporaryDirectory[str]]:
    """A reference document in a folder that lasts as long as this process remembers it."""
    folder = TemporaryDirectory(prefix="unsched-")
    path = Path(folder.name, reference.file.name)
    path.write_bytes(reference.data)
    return path, folder


def _file_of(reference: Carried) -> Path:
    """The file of a reference document where it can be seen, or else a copy of it."""
    try:
        seen = reference.file.read_bytes() == reference.data
    except OSError:
        seen = False
    return reference.file if seen else _unpacked(reference)[0]
