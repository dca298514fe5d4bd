"""Exchange with translation programs: units read from their files, and written for them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from unsched.errors import Finding, Place, UnschedError, fault
from unsched.resources import FINDINGS_A_FILE, character_name
from unsched.translation.tmx import read_tmx, write_tmx
from unsched.translation.units import Unit
from unsched.translation.xliff import read_xliff, write_xliff
from unsched.translation.xliff2 import write_xliff2

LIMIT_UNITS = 500_000  # of a file: in one that has many languages, any pair of them makes a unit

_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold

# How a file is read and written, by its ending.
READERS: Mapping[str, Callable[[Path], Iterator[Unit | Finding]]] = {
    ".tmx": read_tmx,
    ".xlf": read_xliff,
    ".xliff": read_xliff,
}
WRITERS: Mapping[str, Callable[[Iterable[Unit], str], bytes]] = {
    ".tmx": write_tmx,
    ".xlf": write_xliff,
    ".xliff": write_xliff2,
}


def read_units(path: Path) -> list[Unit]:
    """The units of a file. Raises `UnschedError` with everything that is wrong in it, or in its ending."""
    if path.suffix not in READERS:
        raise fault("format", Place(str(path)), found=path.suffix or path.name, expected=", ".join(READERS))
    found = list(islice(READERS[path.suffix](path), LIMIT_UNITS + 1))
    if len(found) > LIMIT_UNITS:
        raise fault("units", Place(str(path)), limit=LIMIT_UNITS)
    if findings := {str(item): item for item in found if isinstance(item, Finding)}:  # each once
        raise UnschedError(islice(findings.values(), FINDINGS_A_FILE))
    return [item for item in found if isinstance(item, Unit)]


def units_file(units: Iterable[Unit], path: Path) -> bytes:
    """The content of a file that holds units, its format after its ending, which is one of `WRITERS`.

    Raises `UnschedError` with every character that XML cannot hold, where there is no unit, and where there are
    several pairs of languages for a format that holds one.
    """
    known = list(units)
    if not known:
        raise fault("no-units", Place(str(path)))
    if findings := list(islice(_unwritable(known, path), FINDINGS_A_FILE)):
        raise UnschedError(findings)
    return WRITERS[path.suffix](known, str(path))


def _unwritable(units: Iterable[Unit], path: Path) -> Iterator[Finding]:
    """What cannot be written of units, where they were read."""
    for unit in units:
        texts = (unit.source, unit.target, unit.context or "", unit.note, unit.comment)
        for character in _UNWRITABLE.findall("".join((*texts, unit.source_language, unit.language))):
            file, _, line = unit.origin.rpartition(":")
            place = Place(file, int(line)) if line.isdecimal() else Place(str(path))
            yield Finding("character", place, {"found": character_name(character)})
