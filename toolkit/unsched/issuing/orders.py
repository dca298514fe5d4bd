"""What is asked for, and what came of it."""

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from unsched.endings import INDEXES
from unsched.errors import Finding, Place, fault
from unsched.frozen import Frozen

_UNSAFE = re.compile(r"[^A-Za-z0-9.()-]")


class Order(Frozen):
    """What is to be issued: schedules, languages, where the files go, and how they look.

    `output` is a single file, whose ending names the format, or a folder; there `ending` does. `url` is a folder that
    fsspec knows, in the stead of `output`. `reference` is a reference document of an office's own; `force` renders
    what has not changed as well.
    """

    schedules: tuple[Path, ...]
    languages: tuple[str, ...]
    output: Path
    ending: str = ".docx"
    reference: Path | None = None
    draft: bool = False
    url: str | None = None
    force: bool = False

    @property
    def into_file(self) -> bool:
        """Whether the output is a file: it has an ending and is no folder that is there already."""
        return self.url is None and bool(self.output.suffix) and not os.path.isdir(self.output)  # noqa: PTH112 -- raises nothing

    @property
    def format(self) -> str:
        """The ending of every file."""
        return self.output.suffix if self.into_file else self.ending

    @property
    def index(self) -> str | None:
        """The name of the file that leads to the documents of a folder, where the format has one."""
        return None if self.into_file else INDEXES.get(self.ending)

    @property
    def folder(self) -> Path:
        """The folder that files are written to."""
        return self.output.parent if self.into_file else self.output

    def file_name(self, name: str, language: str) -> str:
        """The name of a document's file within the folder."""
        return self.output.name if self.into_file else file_name(name, language, self.ending)


class Outcome(Frozen):
    """What came of a file or a document: the path or address that it has, or `None`, and what was found.

    `unchanged` is what was written before of the same inputs, and stands there still.
    """

    path: Path | str | None
    findings: tuple[Finding, ...] = ()
    unchanged: bool = False


def file_name(name: str, language: str, ending: str = ".docx") -> str:
    """The name of a document's file: its own name with `_` for what no file name should hold, and the language."""
    return f"{_UNSAFE.sub('_', name)}-{language}{ending}"


def matching(patterns: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are named or that match a pattern (`*`, `?`, `[…]`, `**` for any folders), each once.

    Those of a pattern are sorted. Raises `UnschedError` for a pattern that no file matches.
    """
    return tuple(dict.fromkeys(file for pattern in patterns for file in _matching(pattern)))


def _matching(pattern: Path) -> Iterator[Path]:
    if not glob.has_magic(str(pattern)) or os.path.lexists(pattern):
        yield pattern
        return
    # pathlib's own glob wants a folder to start from, and a pattern may begin anywhere.
    found = sorted(name for name in glob.glob(str(pattern), recursive=True) if os.path.isfile(name))  # noqa: PTH113, PTH207
    if not found:
        raise fault("unreadable", Place(str(pattern)), reason="no file matches it")
    yield from map(Path, found)
