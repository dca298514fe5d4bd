"""What a worker does: reads schedules, renders documents. Values in, values out; nothing is known of who asks.

The languages, templates and looks that it needs are loaded once in each process (`resources.once_a_version`).
"""

import pickle
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from unsched.document.rendering import render as render_document
from unsched.document.tree import Document
from unsched.errors import Finding, Place, UnschedError
from unsched.issuing.destinations import put_all
from unsched.issuing.sheets import Carried, Reading, Rendered, Sheet, Task, Terms, proof_of
from unsched.language import read_language
from unsched.office import looks
from unsched.resources import plain_text
from unsched.schedule.model import Schedule
from unsched.schedule.reading import examine_schedule
from unsched.writers import writer_for
from unsched.writers.reference import Reference

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


def render(terms: Terms, tasks: Sequence[Task]) -> list[Rendered]:
    """What comes of each task, in their order.

    Raises `UnschedError` for a format without a writer, or a program that fails, with what was found until then.
    """
    failed: dict[int, tuple[Finding, ...]] = {}
    try:
        with _ONE_AT_A_TIME:
            made = _made(terms, tasks, failed)
    except UnschedError as error:
        raise UnschedError([*chain.from_iterable(failed.values()), *error.findings]) from None
    refused = put_all(terms.url, {tasks[number].name: data for number, data in made.items()}) if terms.url else {}
    return [
        _rendered(task, terms.url is None, made.get(number), failed.get(number, ()) or refused.get(task.name, ()))
        for number, task in enumerate(tasks)
    ]


def _made(terms: Terms, tasks: Sequence[Task], failed: dict[int, tuple[Finding, ...]]) -> dict[int, bytes]:
    """The bytes of the documents that can be made, by the numbers of tasks; what was found of the others."""
    waiting: list[int] = []
    writer = writer_for(terms.ending, Place(terms.ending))
    written = writer(_documents(tasks, terms.draft, waiting, failed), reference_of(terms))
    return {waiting.pop(0): data for data in written}


def _rendered(task: Task, returned: bool, data: bytes | None, findings: tuple[Finding, ...]) -> Rendered:
    """A document as it goes back, or without its bytes where it has been written to an address."""
    if data is None or findings:
        return Rendered(task.name, task.key, findings)
    return Rendered(task.name, task.key, data=data if returned else None, proof=proof_of(data))


def _documents(
    tasks: Sequence[Task], draft: bool, waiting: list[int], failed: dict[int, tuple[Finding, ...]]
) -> Iterator[Document]:
    """The documents that can be rendered; their numbers go to `waiting`, what was found of the others to `failed`."""
    for number, task in enumerate(tasks):
        try:
            document = _document(task, draft)
        except UnschedError as error:
            failed[number] = error.findings
        else:
            waiting.append(number)
            yield document


def _document(task: Task, draft: bool) -> Document:
    schedule = _issued(task.schedule)[task.number]
    return render_document(schedule, read_language(task.language, schedule.domain, office=schedule.office), draft)


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
