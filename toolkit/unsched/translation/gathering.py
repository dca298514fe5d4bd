"""Gathering the units of a translation memory out of catalogs, TMX and XLIFF."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from unsched.errors import Finding, Place, UnschedError, fault
from unsched.po import PoFile, read_po
from unsched.resources import SHIPPED, write_whole
from unsched.translation.exchange import READERS, WRITERS, read_units, units_file
from unsched.translation.units import Unit, language_code

SOURCE = "X-Source-Language"  # the field of a header that names the language of the messages, where it is not English


def source_language(po: PoFile) -> str:
    """The language of a file's messages."""
    return language_code(po.metadata.get(SOURCE, "") or "en")


def units_of(po: PoFile) -> Iterator[Unit]:
    """The messages of a catalog as units, but for those with plurals, which no memory matches."""
    source, language = source_language(po), language_code(po.language)
    for message in po.live:
        entry = message.entry
        if not entry.msgid_plural:
            finished = bool(entry.msgstr) and not entry.fuzzy
            place = po.place(message)
            origin = f"{place.file}:{place.line}"
            yield Unit(
                entry.msgid,
                entry.msgstr,
                source,
                language,
                entry.msgctxt,
                finished,
                entry.comment,
                entry.tcomment,
                origin,
            )


def catalogs_in(folder: Path, languages: Iterable[str] = ()) -> list[Path]:
    """The catalogs of languages in a folder `locales`; without languages, of all that it has."""
    codes = list(languages) or languages_in(folder)
    return [path for code in codes for path in sorted((folder / code / "LC_MESSAGES").glob("*.po"))]


def languages_in(folder: Path) -> list[str]:
    """The languages that have catalogs in a folder `locales`."""
    return sorted(path.parent.name for path in folder.glob("*/LC_MESSAGES"))


def known_units(folder: Path, languages: Iterable[str]) -> list[Unit]:
    """The units of a folder's catalogs and of those that are shipped. Raises as `gather`."""
    codes = list(languages)
    own, shipped = catalogs_in(folder, codes), catalogs_in(SHIPPED / "locales", codes)
    return gather(dict.fromkeys([*own, *(path for path in shipped if Path.cwd() != SHIPPED)]))


def write_memory(path: Path, folder: Path, languages: Iterable[str], sources: Iterable[Path]) -> None:
    """Write the units of a folder's catalogs and of other sources into one file, its format after its ending.

    Raises `UnschedError` for an ending that is none, for what cannot be read, as `units_file`, and where it cannot be
    written.
    """
    if path.suffix not in WRITERS:
        raise fault("format", Place(str(path)), found=path.suffix or path.name, expected=", ".join(WRITERS))
    units = gather([*catalogs_in(folder, languages), *sources])
    write_whole(path, units_file(units, path))


def gather(paths: Iterable[Path]) -> list[Unit]:
    """The units of files and of all such files in folders: `.po`, `.tmx`, `.xlf`, `.xliff`.

    Raises `UnschedError` with everything that is wrong in any of them.
    """
    units: list[Unit] = []
    findings: list[Finding] = []
    for path in _files(paths):
        try:
            units.extend(units_of(read_po(path)) if path.suffix == ".po" else read_units(path))
        except UnschedError as error:
            findings.extend(error.findings)
    if findings:
        raise UnschedError(findings)
    return units


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    known = {".po", *READERS}
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix in known)
        elif path.suffix in known:
            yield path
        else:
            raise fault("format", Place(str(path)), found=path.suffix or path.name, expected=", ".join(sorted(known)))
