"""Issuing an order: all schedules are read, then documents are rendered, by whoever works, and written here."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, nullcontext, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from unsched.endings import WITH_VERSIONS
from unsched.errors import Place, UnschedError
from unsched.issuing.destinations import Destination, destination_of
from unsched.issuing.inputs import Inputs
from unsched.issuing.manifest import Manifest, read_manifest, write_manifest
from unsched.issuing.orders import Order, Outcome
from unsched.issuing.planning import Plan, Planned, Shelf, planned, to_read
from unsched.issuing.running import Crew, Parcel, carried_out
from unsched.issuing.sheets import Carried, Made, Reading, Rendered, Sheet, Task, Terms, proof_of
from unsched.resources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

    from unsched.writers.web.index import Section

ParcelT = TypeVar("ParcelT", Parcel[Sheet, Reading], Parcel[Task, Outcome | Made])
Advance = Callable[[str, int, int], None]
Outcomes = Generator[Outcome, None, None]

ALONE_BELOW = 60  # documents that are rendered sooner than processes are started for them
# At most, in a parcel: LibreOffice is slow to start, and quick with many files at once.
_AT_ONCE = {".pdf": 100}
_USUALLY_AT_ONCE = 24


def _unheard(_step: str, _done: int, _of: int) -> None:
    pass


def issue(order: Order, executor: "Executor | None" = None, advance: Advance = _unheard) -> Outcomes:
    """Issue documents, and tell of each what was written or what stands in its way, in the order's order.

    All schedules are read before the first document is rendered. Two documents that would be written to the same
    file are both refused. In a folder, a document whose inputs have not changed since it was written is left as it
    is. `advance` is told how many schedules are read, then how many documents are issued, of how many. An executor
    that is given is not shut down. Raises `UnschedError` for a format without a writer, a reference that is wanting,
    a program or an executor that fails, or a folder that another run writes to.
    """
    destination = destination_of(order)
    with nullcontext() if order.into_file else destination.alone(), closing(_crew(order, executor)) as crew:
        manifest, warning = (Manifest(), None) if order.into_file else read_manifest(destination)
        if warning:
            yield Outcome(None, (warning,))
        run = _Run(order, destination, manifest, crew)
        try:
            with closing(Shelf()) as shelf:
                yield from run.outcomes(shelf, advance)
        except BaseException:
            with suppress(UnschedError):
                run.end()
            raise
        run.end()


def _crew(order: Order, executor: "Executor | None") -> Crew:
    return Crew(executor, len(order.schedules) * len(order.languages), ALONE_BELOW)


class _Run:
    """An order on its way."""

    def __init__(self, order: Order, destination: Destination, manifest: Manifest, crew: Crew) -> None:
        self.order, self.destination, self.manifest, self.crew = order, destination, manifest, crew
        self.inputs = Inputs(order)
        self.sections: list[Section] = []
        self._prepared = False

    def end(self) -> None:
        """Keep what was made of what."""
        if not self.order.into_file:
            write_manifest(self.destination, self.manifest)

    def outcomes(self, shelf: Shelf, advance: Advance) -> Iterator[Outcome]:
        """What comes of schedules, then of documents."""
        schedules: list[Planned] = []
        for number, reading in enumerate(self._readings(), 1):
            advance("reading", number, len(self.order.schedules))
            yield Outcome(None, reading.findings)
            if reading.issued:
                schedules.append(planned(reading, shelf))
        self.plan = Plan(self.order, schedules, shelf, self.manifest, self.destination, self.inputs)
        for number, outcome in enumerate(self._issued(), 1):
            advance("rendering", number, self.plan.documents)
            yield outcome
        if self.order.index:
            yield from self._index()

    def _readings(self) -> Iterator[Reading]:
        parcels = self._when_needed(to_read(self.order.schedules, self.manifest, self.inputs))
        for reading in carried_out(parcels, _read, self.crew):
            if not self.order.into_file and reading.digest:
                self.manifest.note_schedule(reading, self.inputs.of_schedule(reading.file, reading.digest))
            yield reading

    def _issued(self) -> Iterator[Outcome]:
        """What comes of each document."""
        terms = _terms(self.order, self.plan.lead)
        parcels = self._when_needed(self.plan.to_render(self._at_once()))
        for made in carried_out(parcels, partial(_render, terms), self.crew):
            if isinstance(made, Outcome):
                yield made
                continue
            outcomes = [self._written(rendered) for rendered in made.versions]
            yield from outcomes
            lost = any(one.data and not outcome.path for one, outcome in zip(made.versions, outcomes, strict=True))
            if made.section and not lost:  # an index leads to what is there
                self.sections.append(made.section)

    def _index(self) -> Iterator[Outcome]:
        """What comes of the index; where all documents are there, it is as well."""
        index = self.plan.index()
        if self.sections:
            from unsched.writers.web.index import write_index  # noqa: PLC0415 -- for pages only

            data = write_index(self.sections)
            yield self._written(Rendered(index.name, index.key, data=data, proof=proof_of(data)))
        elif self.plan.is_there(index.name, index.key):
            yield Outcome(self.destination.shown(index.name), unchanged=True)

    def _when_needed(self, parcels: Iterator[ParcelT]) -> Iterator[ParcelT]:
        """The parcels; before the first that there is work in, what all documents need is looked at."""
        for parcel in parcels:
            if parcel.work and not self._prepared:
                _check(self.order)
                self._prepared = True
            yield parcel

    def _at_once(self) -> int:
        """How many tasks go into a parcel: few enough that nobody waits at the end."""
        most = _AT_ONCE.get(self.order.format, _USUALLY_AT_ONCE)
        documents = max(1, min(most, -(-self.plan.documents // self.crew.processors)))
        return -(-documents // len(self.order.languages)) if self.order.format in WITH_VERSIONS else documents

    def _written(self, rendered: Rendered) -> Outcome:
        if rendered.findings:
            return Outcome(None, rendered.findings)
        if not self.order.force and self._stands(rendered):
            return Outcome(self.destination.shown(rendered.name), unchanged=True)
        try:
            if rendered.data is not None:
                self.destination.write(rendered.name, rendered.data)
        except UnschedError as error:
            return Outcome(None, error.findings)
        if not self.order.into_file:
            self.manifest.note_document(rendered.name, rendered.key, rendered.proof)
        return Outcome(self.destination.shown(rendered.name))

    def _stands(self, rendered: Rendered) -> bool:
        """Whether a document that was made for its index only stands there as it is."""
        known = self.manifest.documents.get(rendered.name) == (rendered.key, rendered.proof)
        return known and rendered.data is not None and self.destination.holds(rendered.name, rendered.proof)


def _check(order: Order) -> None:
    """Raise `UnschedError` for a format without a writer, or a reference that is wanting."""
    from unsched.office import looks  # noqa: PLC0415 -- an order that has nothing to render does without
    from unsched.writers import writer_for  # noqa: PLC0415

    writer_for(order.format, Place(order.url or str(order.output)))
    looks(order.reference)


def _terms(order: Order, lead: str | None) -> Terms:
    reference = Carried(order.reference, read_bytes(order.reference)) if order.reference else None
    return Terms(order.format, lead, order.draft, reference, order.url)


def _read(sheets: "Sequence[Sheet]") -> list[Reading]:
    from unsched.issuing.work import read  # noqa: PLC0415 -- loaded by whoever does the work

    return read(sheets)


def _render(terms: Terms, tasks: "Sequence[Task]") -> "list[Outcome | Made]":
    from unsched.issuing.work import render  # noqa: PLC0415

    return [*render(terms, tasks)]
