"""Folders of documents, read back and compared with the schedules that they are issued from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from unsched.errors import Finding, Place, UnschedError, fault
from unsched.frozen import Frozen
from unsched.house_style import languages
from unsched.issuing import file_name
from unsched.language import read_language
from unsched.resources import FINDINGS_A_FILE, read_bytes
from unsched.schedule.model import Schedule
from unsched.schedule.reading import examine_schedule
from unsched.verifying.comparing import compare
from unsched.verifying.documents import wanted_document
from unsched.verifying.line_by_line import Mismatch
from unsched.verifying.matching import Difference, Reading
from unsched.verifying.reading import block_of, reading_table
from unsched.verifying.seen import Seen, Stated, UnreadableError

Reader = Callable[[bytes], Seen]
INDEX = "index.html"  # leads to the documents of its folder


def _word(data: bytes) -> Seen:
    from unsched.verifying.word import read_word  # noqa: PLC0415 -- python-docx, for Word documents only

    return read_word(data)


def _page(data: bytes) -> Seen:
    from unsched.verifying.web import read_page  # noqa: PLC0415 -- as above

    return read_page(data)


def _archive(data: bytes) -> Seen:
    from unsched.verifying.archive import read_archive  # noqa: PLC0415 -- as above

    return read_archive(data)


def _calendar(data: bytes) -> Seen:
    from unsched.verifying.calendar import read_calendar  # noqa: PLC0415 -- as above

    return read_calendar(data)


# What is read back, by the endings of files.
READERS: Mapping[str, Reader] = {".docx": _word, ".html": _page, ".xml": _archive, ".ics": _calendar}


class _Version(Frozen):
    """A document in a language, as it ought to be found."""

    schedule: Schedule
    code: str

    def file(self, ending: str) -> str:
        return file_name(self.schedule.name, self.code, ending)


def verify(folder: Path, schedules: Sequence[Path], named: bool = True) -> Iterator[Finding]:
    """What the documents in a folder say otherwise than their schedules, file by file.

    Told are also documents that are missing in a language or a format which the folder has others in, files that are
    none of the schedules' documents, and, where schedules are `named`, those that no file is of. Raises `UnschedError`
    when the folder cannot be read.
    """
    files = {path.name: path for path in _files(folder)}
    versions: dict[str, _Version] = {}
    for file in schedules:
        try:
            found = list(_versions(file))
        except UnschedError as error:
            yield from error.findings
            continue
        own = {version.file(ending): version for version in found for ending in READERS}
        if named and not own.keys() & files.keys():
            yield Finding("version-missing", Place(str(folder)), {"reason": f"{file} has no document here"})
        versions |= own
    if not files:
        yield Finding("version-missing", Place(str(folder)), {"reason": "there is no document here"})
    for name, path in files.items():
        yield from _of_index(path, files) if name == INDEX else _of_file(path, versions.get(name))
    yield from _missing(folder, files, versions)


def _files(folder: Path) -> list[Path]:
    """The files of a folder that are read back."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix in READERS and not path.name.startswith("."))
    except OSError as error:
        raise fault("unreadable", Place(str(folder)), reason=error.strerror) from None


def _versions(file: Path) -> Iterator[_Version]:
    schedule, _ = examine_schedule(file)
    for document in schedule.issues():
        for code in languages():
            yield _Version(document, code)


def _missing(folder: Path, files: Mapping[str, Path], versions: Mapping[str, _Version]) -> Iterator[Finding]:
    """The versions that are not there, in the languages and formats that the folder has of others."""
    here = {name: version for name, version in versions.items() if name in files}
    languages_of = {ending: {v.code for name, v in here.items() if name.endswith(ending)} for ending in READERS}
    domains = {version.schedule.domain for version in here.values()}
    for name, version in versions.items():
        wanted = version.code in languages_of[Path(name).suffix] and version.schedule.domain in domains
        if wanted and name not in files:
            reason = f"the folder has other documents in {version.code}"
            yield Finding("version-missing", Place(str(folder / name)), {"reason": reason})


def _of_index(path: Path, files: Mapping[str, Path]) -> Iterator[Finding]:
    """Links of an index that lead to no document, or to one in another language than they say."""
    from unsched.verifying.web import read_index  # noqa: PLC0415 -- as above

    try:
        links = read_index(read_bytes(path))
    except UnreadableError as error:
        yield Finding("unverifiable", Place(str(path)), {"reason": str(error)})
        return
    for link in links:
        if link.value not in files or Path(link.value).stem.rpartition("-")[2] != link.name:
            difference = Difference("seen-link", link.value, f"a document in {link.name} that is here")
            yield _finding(path, Mismatch(difference, link.where, link.number))


def _of_file(path: Path, version: _Version | None) -> Iterator[Finding]:
    if version is None:
        yield Finding("stray", Place(str(path)))
        return
    try:
        yield from islice(verify_file(path, version.schedule, version.code), FINDINGS_A_FILE)
    except UnschedError as error:
        yield from error.findings


def verify_file(path: Path, schedule: Schedule, code: str) -> Iterator[Finding]:
    """What a document says otherwise than its schedule.

    Raises `UnschedError` when the file cannot be read, or the language has no reading table.
    """
    place = Place(str(path))
    try:
        seen = READERS[path.suffix](read_bytes(path))
    except UnreadableError as error:
        yield Finding("unverifiable", place, {"reason": str(error)})
        return
    table = reading_table(code, place)
    block, other = block_of(table, place)
    language = read_language(code, schedule.domain, office=schedule.office)
    wanted = wanted_document(schedule, language, table, block)
    block_code = table.block if isinstance(table.block, str) else code
    for mismatch in compare(wanted, seen, Reading(code, table), Reading(block_code, other)):
        yield _finding(path, mismatch)
    for link in seen.versions:
        yield from _of_link(path, schedule, link)


def _of_link(path: Path, schedule: Schedule, link: Stated) -> Iterator[Finding]:
    """A link to another version that leads elsewhere than it says."""
    expected = file_name(schedule.name, link.name, path.suffix)
    if link.value != expected:
        yield _finding(path, Mismatch(Difference("seen-link", link.value, expected), link.where, link.number))


def _finding(path: Path, mismatch: Mismatch) -> Finding:
    kind, found, expected = mismatch.difference
    details = {"context": mismatch.where, "found": found, "expected": expected}
    return Finding(kind, Place(str(path), mismatch.number), details)
