"""From an order to parcels of work: what has to be read, and what has to be rendered."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar

from unsched.endings import WITH_VERSIONS
from unsched.errors import Finding, Place
from unsched.frozen import Frozen
from unsched.issuing.destinations import Destination
from unsched.issuing.inputs import Inputs
from unsched.issuing.manifest import Manifest
from unsched.issuing.orders import Order, Outcome
from unsched.issuing.running import Parcel
from unsched.issuing.sheets import Made, Reading, Sheet, Task, Wanted, sheet

ItemT = TypeVar("ItemT")
Extent = tuple[int, int]

READ_AT_ONCE = 16


class Shelf:
    """Schedules between reading and rendering, pickled, in a temporary file, so that memory does not grow."""

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115 -- it goes when the shelf goes
        self._end = 0
        self._taken: tuple[Extent, bytes] = ((0, 0), b"")

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def put(self, data: bytes) -> Extent | None:
        """Where a schedule is kept, or `None` where there is none, or no room for it: then it is read again."""
        try:
            self._file.seek(self._end)
            whole = self._file.write(data) == len(data) > 0
        except OSError:
            return None
        begin, self._end = self._end, self._end + len(data) * whole
        return (begin, len(data)) if whole else None

    def get(self, extent: Extent) -> bytes:
        """A schedule that is kept; the same bytes for one that is taken several times in a row."""
        if self._taken[0] != extent:
            self._file.seek(extent[0])
            self._taken = extent, self._file.read(extent[1])
        return self._taken[1]


class Planned(Frozen):
    """A schedule that documents are issued of, and where it is kept."""

    reading: Reading
    kept: Extent | None

    def schedule(self, shelf: Shelf) -> bytes | Sheet:
        """The schedule for those who render it."""
        return shelf.get(self.kept) if self.kept else sheet(self.reading.file)


def planned(reading: Reading, shelf: Shelf) -> Planned:
    """A schedule that was read, put on the shelf."""
    return Planned(reading.but(findings=(), schedule=b""), shelf.put(reading.schedule))


def to_read(files: Iterable[Path], manifest: Manifest, inputs: Inputs) -> Iterator[Parcel[Sheet, Reading]]:
    """Parcels of schedules, those that are known already as readings."""
    for some in _by(READ_AT_ONCE, (_known_or_sheet(file, manifest, inputs) for file in files)):
        yield Parcel(
            tuple(one if isinstance(one, Reading) else None for one in some),
            tuple(one for one in some if isinstance(one, Sheet)),
        )


def _known_or_sheet(file: Path, manifest: Manifest, inputs: Inputs) -> Reading | Sheet:
    found = sheet(file)
    known = None if found.findings else manifest.reading(str(file), inputs.of_schedule(file, found.digest))
    if known is None:
        return found
    return Reading(file, known.digest, source=known.source, office=known.office, issued=known.issued)


def _by(number: int, items: Iterable[ItemT]) -> Iterator[Sequence[ItemT]]:
    """Items by so many at a time."""
    coming = iter(items)
    while some := list(islice(coming, number)):
        yield some


class Plan(Frozen):
    """All that is to be known to tell what has to be rendered."""

    order: Order
    schedules: Sequence[Planned]
    shelf: Shelf
    manifest: Manifest
    destination: Destination
    inputs: Inputs

    @property
    def documents(self) -> int:
        """How many documents there are, with those that are there already."""
        return sum(len(one.reading.issued) for one in self.schedules) * len(self.order.languages)

    @property
    def lead(self) -> str | None:
        """The language of the index, where there is one: that of the first original that is asked for."""
        if self.order.index is None:
            return None
        codes = self.order.languages
        return next((one.reading.source for one in self.schedules if one.reading.source in codes), codes[0])

    def index(self) -> Wanted:
        """The index of all documents, where there is one."""
        keys = {one.name: one.key for _, _, versions in self._issued() for one in versions}
        return Wanted(self.lead or "", self.order.index or "", self.inputs.of_index(keys))

    def to_render(self, at_once: int) -> Iterator[Parcel[Task, Outcome | Made]]:
        """Parcels of documents, those of a schedule together, with what is said of documents without rendering."""
        for some in _by(at_once, self._documents()):
            yield Parcel(
                tuple(None if isinstance(one, Task) else one for one in some),
                tuple(one for one in some if isinstance(one, Task)),
            )

    def _documents(self) -> Iterator[Outcome | Task]:
        owners = self._owners()
        all_anew = self.order.index is not None and not self._all_there()
        for one, number, versions in self._issued():
            sharing = owners.pop(versions[0].name, [])
            if len(sharing) > 1:
                yield from (self._shared(version, sharing) for version in versions)
            elif sharing:
                for some in self._together(versions):
                    yield from self._document(one, number, some, all_anew)

    def _issued(self) -> Iterator[tuple[Planned, int, list[Wanted]]]:
        """The documents of all schedules by their numbers, each in the languages that are asked for."""
        codes = self.order.languages
        for one in self.schedules:
            for number, (name, _) in enumerate(one.reading.issued):
                keys = self._keys(one.reading, number)
                files = (self.order.file_name(name, code) for code in codes)
                yield one, number, [Wanted(*about) for about in zip(codes, files, keys, strict=True)]

    def _keys(self, reading: Reading, number: int) -> list[str]:
        codes = self.order.languages
        if self.order.into_file:
            return [""] * len(codes)
        return self.inputs.of_versions(reading, number, codes, self.order.format in WITH_VERSIONS)

    def _together(self, versions: list[Wanted]) -> list[list[Wanted]]:
        """The versions that are made together."""
        return [versions] if self.order.format in WITH_VERSIONS else [[one] for one in versions]

    def _owners(self) -> dict[str, list[Path]]:
        """The schedules of each document, by the name of its first version."""
        owners: dict[str, list[Path]] = {}
        for one in self.schedules:
            for name, _ in one.reading.issued:
                owners.setdefault(self.order.file_name(name, self.order.languages[0]), []).append(one.reading.file)
        return owners

    def _shared(self, version: Wanted, owners: Sequence[Path]) -> Outcome:
        path = str(self.destination.shown(version.name))
        details = {"found": f"{owners[0]} in {version.language}", "other": f"{owners[1]} in {version.language}"}
        return Outcome(None, (Finding("output-shared", Place(path), details),))

    def _document(self, one: Planned, number: int, versions: list[Wanted], anew: bool) -> Iterator[Outcome | Task]:
        """Versions of a document that are to be rendered, or that there is nothing to do."""
        if not anew and self._are_there(versions):
            yield from (Outcome(self.destination.shown(version.name), unchanged=True) for version in versions)
            return
        found = one.schedule(self.shelf)
        if isinstance(found, Sheet) and (found.findings or found.digest != one.reading.digest):
            yield Outcome(None, found.findings or (Finding("busy", Place(str(one.reading.file))),))
        else:
            yield Task(found, number, tuple(versions))

    def _all_there(self) -> bool:
        """Whether all documents and their index are there."""
        return self._are_there([self.index()]) and all(self._are_there(versions) for _, _, versions in self._issued())

    def _are_there(self, versions: Sequence[Wanted]) -> bool:
        return not self.order.force and all(self.is_there(one.name, one.key) for one in versions)

    def is_there(self, name: str, key: str) -> bool:
        """Whether what was made of the same inputs is there still."""
        made_of, proof = self.manifest.documents.get(name, ("", ""))
        return bool(key) and made_of == key and self.destination.holds(name, proof)
