"""What a document is made of, as keys: digests of all files that it depends on, and of the program.

A key stands for more than a document may need, never for less: a template's own file and all parts, but not the other
templates; a language's catalogs and house style, but not those of other languages.
"""

import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from zoneinfo import TZPATH

from unsched.errors import UnschedError
from unsched.house_style import PSEUDO, languages, offices
from unsched.house_style.tables import Table, read_table
from unsched.issuing.orders import Order
from unsched.issuing.sheets import Reading, digest_of
from unsched.language import TEMPLATES, TERMS
from unsched.resources import PACKAGE, SHIPPED, locate, once_a_version

# Libraries whose versions may show in a document.
_LIBRARIES = {
    *("babel", "icalendar", "jinja2", "lxml", "markupsafe", "python_barcode", "pyyaml", "segno", "tzdata"),
    *("unicode_rbnf", "zlib_ng"),
}
_OFFICE = Path("office.yaml")
# A template that another takes in: its name, or the beginning of one that is put together, or nothing known.
_TAKEN_IN = re.compile(rb"""\{%[-+]?\s*(?:include|extends|import|from)\s+(?:(["'])([^"'\n]*)\1\s*(~)?|[^"'])""")


class Inputs:
    """The keys of an order's schedules and documents, as its files are when they are first asked for."""

    def __init__(self, order: Order) -> None:
        self._language = cache(_language)
        self._template = cache(_template)
        self._reading = cache(_reading)
        self._general = cache(lambda: _general(order))

    def of_schedule(self, file: Path, digest: str) -> str:
        """The key of what is read of a schedule with that content."""
        return _mixed(digest, file.stem, self._reading())

    def of_versions(self, reading: Reading, number: int, languages: Sequence[str], together: bool) -> list[str]:
        """The keys of one of the documents that a schedule is issued as, in languages.

        Versions that are made `together` tell of each other, and so depend on each other.
        """
        keys = [self._of_version(reading, number, code) for code in languages]
        return [_mixed(code, *keys) for code in languages] if together else keys

    @staticmethod
    def of_index(documents: Mapping[str, str]) -> str:
        """The key of the index of documents, in the order of their names and keys."""
        return _mixed(*documents, *documents.values())

    def _of_version(self, reading: Reading, number: int, language: str) -> str:
        _, template = reading.issued[number]
        return _mixed(
            *(reading.digest, reading.file.stem, str(number), language),
            self._general(),
            self._template(template),
            self._language(language, reading.source, reading.office),
            _digest(locate("locales", language, "LC_MESSAGES", f"{reading.file.stem}.po")),
        )


def _mixed(*parts: str) -> str:
    return digest_of("\0".join(parts).encode("utf-8", "surrogateescape"))


@once_a_version
def _digest(path: Path) -> str:
    """The digest of a file's content, nothing where there is none that can be read."""
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return ""


def _digests(paths: Iterable[Path]) -> str:
    return _mixed(*map(_digest, paths))


@cache
def program() -> str:
    """The digest of this program: its modules, and the versions of the libraries that show in documents."""
    modules = {file[len(str(PACKAGE)) :]: Path(file) for file in _modules()}
    zones = _digests([Path(folder, "tzdata.zi") for folder in TZPATH])
    versions = (*_libraries(), zones, sys.version.split()[0], zlib.ZLIB_RUNTIME_VERSION)
    return _mixed(*modules, _digests(modules.values()), *versions)


def _modules() -> list[str]:
    """The paths of the modules, in order; quicker than `Path.rglob`."""
    found = [f"{folder}{os.sep}{file}" for folder, _, files in os.walk(PACKAGE) for file in files]
    return sorted(file for file in found if file.endswith(".py"))


def _libraries() -> list[str]:
    """The names of the libraries' folders of metadata, which hold their versions; quicker than to ask for each."""
    folders = [folder for folder in sys.path if os.path.isdir(folder)]  # noqa: PTH112 -- raises nothing
    entries = {entry for folder in folders for entry in os.listdir(folder) if entry.endswith(".dist-info")}  # noqa: PTH208
    return sorted(entry for entry in entries if entry.partition("-")[0].lower() in _LIBRARIES)


def _general(order: Order) -> str:
    """What all documents of an order have in common."""
    looks = (order.reference or locate("templates", "reference.docx"), locate("templates", "document.css"))
    return _mixed(program(), order.format, str(order.draft), _digests(looks), _digests(office_files()))


def office_files() -> tuple[Path, ...]:
    """The files of the office in the working folder: `office.yaml` and those that it names."""
    if not os.path.lexists(_OFFICE):
        return ()
    from unsched.office import named_files  # noqa: PLC0415 -- few have one

    return (_OFFICE, *named_files(_OFFICE))


def _reading() -> str:
    """What the reading of a schedule depends on: the rules' data, and the names of templates."""
    styles = [locate("locales", code, "house-style.toml") for code in languages()]
    stations = [locate("locales", "offices", f"{office}.toml") for office in offices()]
    data = _digests([*styles, *stations, locate("templates", "holidays.toml")])
    return _mixed(program(), *languages(), *offices(), *_templates(), data)


def _language(code: str, source: str, office: str | None) -> str:
    """What a language depends on: its catalogs, its house style, and those of the two that may stand in for it."""
    station = [] if office is None else [locate("locales", "offices", f"{office}.toml")]
    mastheads = sorted({code, *(_masthead(path, code) for path in (_style(code), *station))})
    catalogs = [
        locate("locales", one, "LC_MESSAGES", f"{name}.po") for one in mastheads for name in (TEMPLATES, TERMS)
    ]
    styles = [_style(one) for one in (*mastheads, source)]
    return _mixed(_digests([*catalogs, *styles, *station]), *(_introduced(one) for one in languages()))


def _style(code: str) -> Path:
    return locate("locales", "en" if code in PSEUDO else code, "house-style.toml")


def _masthead(path: Path, code: str) -> str:
    """The language of the distribution block that a house style names, or an office's for a language."""
    table = _table(path)
    of_language = table.under(code) if path.stem != "house-style" else table
    return str(of_language.under("masthead").data.get("language", code))


def _introduced(code: str) -> str:
    """What documents in other languages say of a language."""
    data = _table(_style(code)).data
    return _mixed(code, *(str(data.get(key)) for key in ("name", "tag", "direction")))


def _table(path: Path) -> Table:
    """The table of a file, an empty one where it is none: whoever renders tells."""
    try:
        return read_table(path)
    except UnschedError:
        return Table(path, {})


def _template(name: str) -> str:
    """What a template depends on: itself, all parts, and what it takes in by name."""
    there = _templates()
    taken = {one for one in there if "/" in one} | {f"{name}.xml"}
    waiting = sorted(taken)
    while waiting:
        for one in _taken_in(there.get(waiting.pop()), sorted(there)):
            if one not in taken:
                taken.add(one)
                waiting.append(one)
    return _mixed(*sorted(taken), _digests([there[one] for one in sorted(taken) if one in there]))


def _templates() -> dict[str, Path]:
    """The files of templates by their names, an office's own before those that are shipped."""
    roots = (SHIPPED / "templates", Path("templates"))
    names = {path.relative_to(root).as_posix() for root in roots for path in root.rglob("*.xml")}
    return {name: locate("templates", name) for name in sorted(names)}


def _taken_in(path: Path | None, names: Sequence[str]) -> Iterator[str]:
    """The templates that a template takes in; all that it may be where their name is put together."""
    try:
        source = path.read_bytes() if path else b""
    except OSError:
        source = b""
    for _, begun, joined in _TAKEN_IN.findall(source):
        name = begun.decode("utf-8", "replace")
        yield from (one for one in names if one == name or ((joined or not name) and one.startswith(name)))
