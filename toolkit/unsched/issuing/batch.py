"""Issuing an order: all schedules are read, then documents are rendered, by whoever works, and written here."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, nullcontext, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from unsched.errors import Place, UnschedError
from unsched.issuing.destinations import Destination, destination_of
from unsched.issuing.inputs import Inputs
from unsched.issuing.manifest import Manifest, read_manifest, write_manifest
from unsched.issuing.orders import Order, Outcome
from unsched.issuing.planning import Plan, Planned, Shelf, planned, to_read
from unsched.issuing.running import Crew, Parcel, carried_out
from unsched.issuing.sheets import Carried, Reading, Rendered, Sheet, Task, Terms
from unsched.resources import read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor

ParcelT = TypeVar("ParcelT", Parcel[Sheet, Reading], Parcel[Task, Outcome | Rendered])
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
        plan = Plan(self.order, schedules, shelf, self.manifest, self.destination)
        documents = plan.documents
        for number, rendered in enumerate(self._rendered(plan), 1):
            advance("rendering", number, documents)
            yield rendered if isinstance(rendered, Outcome) else self._written(rendered)

    def _readings(self) -> Iterator[Reading]:
        parcels = self._when_needed(to_read(self.order.schedules, self.manifest, self.inputs))
        for reading in carried_out(parcels, _read, self.crew):
            if not self.order.into_file and reading.digest:
                self.manifest.note_schedule(reading, self.inputs.of_schedule(reading.file, reading.digest))
            yield reading

    def _rendered(self, plan: Plan) -> Iterator[Outcome | Rendered]:
        parcels = self._when_needed(plan.to_render(self.inputs, self._at_once(plan)))
        return carried_out(parcels, partial(_render, _terms(self.order)), self.crew)

    def _when_needed(self, parcels: Iterator[ParcelT]) -> Iterator[ParcelT]:
        """The parcels; before the first that there is work in, what all documents need is looked at."""
        for parcel in parcels:
            if parcel.work and not self._prepared:
                _check(self.order)
                self._prepared = True
            yield parcel

    def _at_once(self, plan: Plan) -> int:
        """How many documents go into a parcel: few enough that nobody waits at the end."""
        most = _AT_ONCE.get(self.order.format, _USUALLY_AT_ONCE)
        return max(1, min(most, -(-plan.documents // self.crew.processors)))

    def _written(self, rendered: Rendered) -> Outcome:
        if rendered.findings:
            return Outcome(None, rendered.findings)
        try:
            if rendered.data is not None:
                self.destination.write(rendered.name, rendered.data)
        except UnschedError as error:
            return Outcome(None, error.findings)
        if not self.order.into_file:
            self.manifest.note_document(rendered.name, rendered.key, rendered.proof)
        return Outcome(self.destination.shown(rendered.name))


def _check(order: Order) -> None:
    """Raise `UnschedError` for a format without a writer, or a reference that is wanting."""
    from unsched.office import looks  # noqa: PLC0415 -- an order that has nothing to render does without
    from unsched.writers import writer_for  # noqa: PLC0415

    writer_for(order.format, Place(order.url or str(order.output)))
    looks(order.reference)


def _terms(order: Order) -> Terms:
    reference = Carried(order.reference, read_bytes(order.reference)) if order.reference else None
    return Terms(order.format, order.draft, reference, order.url)


def _read(sheets: "Sequence[Sheet]") -> list[Reading]:
    from unsched.issuing.work import read  # noqa: PLC0415 -- loaded by whoever does the work

    return read(sheets)


def _render(terms: Terms, tasks: "Sequence[Task]") -> "list[Outcome | Rendered]":
    from unsched.issuing.work import render  # noqa: PLC0415

    return [*render(terms, tasks)]
