"""Exchange with translation programs: units read from their files, and written for them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from unsched.errors import Place, fault
from unsched.translation.units import Unit

# How a file is read and written, by its ending.
READERS: Mapping[str, Callable[[Path], list[Unit]]] = {}
WRITERS: Mapping[str, Callable[[Iterable[Unit]], bytes]] = {}


def read_units(path: Path) -> list[Unit]:
    """The units of a file. Raises `UnschedError` when its ending is none of `READERS`."""
    if path.suffix not in READERS:
        raise fault("format", Place(str(path)), found=path.suffix or path.name, expected=", ".join(READERS))
    return READERS[path.suffix](path)
