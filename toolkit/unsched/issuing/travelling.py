"""Work for those who do not see the files of this machine: an office travels with it.

Schedules and the reference document go as content in any case (`sheets`). The catalogs, house styles and templates of
the working folder, and the office's own files, go in a bundle; a worker unpacks it once and works in that folder, so
that a file has the same name there as here. What the package brings along is there with the package.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from unsched.errors import Place, fault
from unsched.issuing.inputs import office_files, program

ResultT = TypeVar("ResultT")

_FOLDERS = ("locales", "templates")
_ENDINGS = frozenset({".po", ".toml", ".xml", ".docx", ".yaml"})
_ONE_AT_A_TIME = threading.Lock()  # a process has one working folder, whatever threads a worker has


def bundle() -> bytes:
    """The office in the working folder: the same bytes for the same files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as packed:
        for path in sorted({*_own_files(), *office_files()}):
            packed.writestr(ZipInfo(path.as_posix()), path.read_bytes(), ZIP_DEFLATED)
    return buffer.getvalue()


def _own_files() -> Iterator[Path]:
    found = (path for folder in _FOLDERS for path in Path(folder).rglob("*"))
    return (path for path in found if path.suffix in _ENDINGS and path.is_file())


def at_the_office(made_by: str, office: bytes, call: Callable[[], ResultT]) -> ResultT:
    """What a call gives in the folder of an office.

    Raises `UnschedError` where the program is not the one that has sent it, since other documents might come of it.
    """
    if made_by != program():
        reason = "a worker has another version of unsched, of a library or of Python; install the same everywhere"
        raise fault("cluster", Place("worker"), reason=reason)
    with _ONE_AT_A_TIME, contextlib.chdir(_unpacked(office).name):
        return call()


@lru_cache(maxsize=2)
def _unpacked(office: bytes) -> TemporaryDirectory[str]:
    """An office in a folder that lasts as long as this process remembers it."""
    folder = TemporaryDirectory(prefix="unsched-office-", ignore_cleanup_errors=True)
    with ZipFile(BytesIO(office)) as packed:
        packed.extractall(folder.name)
    return folder
