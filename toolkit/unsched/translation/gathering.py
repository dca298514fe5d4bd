"""Gathering the units of a translation memory out of catalogs, TMX and XLIFF."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from unsched.errors import Place, fault
from unsched.po import read_po
from unsched.resources import write_whole
from unsched.translation.catalogs import all_read, catalogs_in, units_of
from unsched.translation.exchange import READERS, WRITERS, read_units, units_file
from unsched.translation.units import Unit


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
    return [unit for units in all_read(_units_in, _files(paths)) for unit in units]


def _units_in(path: Path) -> list[Unit]:
    return list(units_of(read_po(path))) if path.suffix == ".po" else read_units(path)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    known = {".po", *READERS}
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix in known)
        elif path.suffix in known:
            yield path
        else:
            raise fault("format", Place(str(path)), found=path.suffix or path.name, expected=", ".join(sorted(known)))
