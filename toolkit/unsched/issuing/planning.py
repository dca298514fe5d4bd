"""From an order to parcels of work: what has to be read, and what has to be rendered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar

from unsched.errors import Finding, Place
from unsched.issuing.destinations import Destination
from unsched.issuing.inputs import Inputs
from unsched.issuing.manifest import Manifest
from unsched.issuing.orders import Order, Outcome
from unsched.issuing.running import Parcel
from unsched.issuing.sheets import Reading, Rendered, Sheet, Task, sheet

ItemT = TypeVar("ItemT")
Extent = tuple[int, int]

READ_AT_ONCE = 16


class Shelf:
    """Schedules between reading and rendering, pickled, in a temporary file, so that memory does not grow."""

    def __init__(self) -> None:
        self._file = TemporaryFile(buffering=0)  # noqa: SIM115 -- it goes when the shelf goes
        self._end = 0

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
        """A schedule that is kept."""
        begin, length = extent
        self._file.seek(begin)
        return self._file.read(length)


@dataclass(frozen=True, slots=True)
class Planned:
    """A schedule that documents are issued of, and where it is kept."""

    reading: Reading
    kept: Extent | None

    def schedule(self, shelf: Shelf) -> bytes | Sheet:
        """The schedule for those who render it."""
        return shelf.get(self.kept) if self.kept else sheet(self.reading.file)


def planned(reading: Reading, shelf: Shelf) -> Planned:
    """A schedule that was read, put on the shelf."""
    return Planned(replace(reading, findings=(), schedule=b""), shelf.put(reading.schedule))


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


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be known to tell what has to be rendered."""

    order: Order
    schedules: Sequence[Planned]
    shelf: Shelf
    manifest: Manifest
    destination: Destination

    @property
    def documents(self) -> int:
        """How many documents there are, with those that are there already."""
        return sum(len(one.reading.issued) for one in self.schedules) * len(self.order.languages)

    def to_render(self, inputs: Inputs, at_once: int) -> Iterator[Parcel[Task, Outcome | Rendered]]:
        """Parcels of documents, those of a schedule together, with what is said of documents without rendering."""
        for some in _by(at_once, self._documents(inputs)):
            yield Parcel(
                tuple(None if isinstance(one, Task) else one for one in some),
                tuple(one for one in some if isinstance(one, Task)),
            )

    def _documents(self, inputs: Inputs) -> Iterator[Outcome | Task]:
        owners = self._owners()
        for one in self.schedules:
            schedule = _once(one.schedule, self.shelf)
            for number, (name, _) in enumerate(one.reading.issued):
                sharing = owners.pop(self.order.file_name(name, ""), [])
                for code in self.order.languages if sharing else ():
                    if len(sharing) > 1:
                        yield self._shared(name, code, sharing)
                    else:
                        yield self._document(one.reading, number, code, (inputs, schedule))

    def _owners(self) -> dict[str, list[Path]]:
        """The schedules whose documents have a name, by names."""
        owners: dict[str, list[Path]] = {}
        for one in self.schedules:
            for name, _ in one.reading.issued:
                owners.setdefault(self.order.file_name(name, ""), []).append(one.reading.file)
        return owners

    def _shared(self, name: str, code: str, owners: Sequence[Path]) -> Outcome:
        path = str(self.destination.shown(self.order.file_name(name, code)))
        details = {"found": f"{owners[0]} in {code}", "other": f"{owners[1]} in {code}"}
        return Outcome(None, (Finding("output-shared", Place(path), details),))

    def _document(
        self, reading: Reading, number: int, code: str, source: tuple[Inputs, Callable[[], bytes | Sheet]]
    ) -> Outcome | Task:
        """A document that is to be rendered, or that there is nothing to do."""
        inputs, schedule = source
        name = self.order.file_name(reading.issued[number][0], code)
        key = "" if self.order.into_file else inputs.of_document(reading, number, code)
        if not self.order.force and self._is_there(name, key):
            return Outcome(self.destination.shown(name), unchanged=True)
        found = schedule()
        if isinstance(found, Sheet) and (found.findings or found.digest != reading.digest):
            return Outcome(None, found.findings or (Finding("busy", Place(str(reading.file))),))
        return Task(found, number, code, name, key)

    def _is_there(self, name: str, key: str) -> bool:
        made_of, proof = self.manifest.documents.get(name, ("", ""))
        return bool(key) and made_of == key and self.destination.holds(name, proof)


def _once(call: Callable[[Shelf], bytes | Sheet], shelf: Shelf) -> Callable[[], bytes | Sheet]:
    """What a call gives, asked for when it is first wanted and then kept."""
    kept: list[bytes | Sheet] = []

    def asked() -> bytes | Sheet:
        if not kept:
            kept.append(call(shelf))
        return kept[0]

    return asked
