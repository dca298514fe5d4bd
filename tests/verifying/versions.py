"""Documents as they are issued, in every language and in every format that is read back."""

import tempfile
from functools import cache
from pathlib import Path

from tests.conftest import LANGUAGES, ROOT, SEED

from unsched import Schedule, read_schedule
from unsched.issuing import Order, file_name, issue
from unsched.verifying.folders import READERS, verify_file

ENDINGS = tuple(READERS)
FILES = (SEED, *sorted((ROOT / "schedules" / "programmes").glob("*.yaml")))

Told = tuple[str, str, str]  # the kind of a finding, what was found and what was expected


@cache
def issued() -> dict[str, bytes]:
    """Every document of the seed and of the programmes, by the names of their files."""
    with tempfile.TemporaryDirectory() as folder:
        for ending in ENDINGS:
            for outcome in issue(Order(FILES, LANGUAGES, Path(folder), ending)):
                assert [finding for finding in outcome.findings if finding.severity == "error"] == []
        return {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.name[0] != "."}


@cache
def schedule(name: str, number: int = 0) -> Schedule:
    """A schedule by the beginning of its name, as one of the documents that it is issued as."""
    (file,) = (file for file in FILES if file.stem.startswith(name))
    return list(read_schedule(file).issues())[number]


def version(found: Schedule, language: str, ending: str) -> bytes:
    return issued()[file_name(found.name, language, ending)]


def told(folder: Path, found: Schedule, name: str, data: bytes) -> list[Told]:
    """What is found in a document, without the places; `name` is that of its file without the document's own."""
    path = folder / f"{file_name(found.name, '', '')[:-1]}-{name}"
    path.write_bytes(data)
    language = path.stem[-2:]
    details = ((finding.kind, finding.details) for finding in verify_file(path, found, language))
    return [(kind, str(each.get("found", "")), str(each.get("expected", ""))) for kind, each in details]
