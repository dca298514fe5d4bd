"""Having work done by an executor: in parcels, a few at a time, the results in the order of the work.

Any `concurrent.futures.Executor` will do. Without one, small orders are worked on here, and larger ones by as many
processes as there are processors.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from unsched.errors import Place, fault
from unsched.frozen import Frozen
from unsched.issuing.processes import LostWorkError, Processes

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from unsched.issuing.sheets import Work

A_PROCESSOR = 4  # parcels that are under way for each; more would be no faster, and fill memory

ItemT = TypeVar("ItemT", bound="Work[object]")
ResultT = TypeVar("ResultT")


class Parcel(Frozen, Generic[ItemT, ResultT]):
    """Results that stand in an order, `None` where one is to be worked out, and the work for these."""

    results: tuple[ResultT | None, ...]
    work: tuple[ItemT, ...]

    def filled(self, worked_out: Iterable[ResultT]) -> Iterator[ResultT]:
        """All results."""
        waiting = iter(worked_out)
        return (next(waiting) if result is None else result for result in self.results)


class _Begun(Protocol):
    """Work under way, as `concurrent.futures.Future` has it."""

    def result(self) -> object: ...
    def cancel(self) -> bool: ...


class Crew:
    """Whoever does the work: an executor that is given, or one that is started when there is work for it.

    An executor may say how many `workers` it has; where it does not, it is given as much as this machine could do.
    """

    def __init__(self, executor: "Executor | None", items: int, alone_below: int) -> None:
        self._given = executor
        self._own: Processes | None = None
        few = executor is None and items < alone_below
        self.processors: int = 1 if few else getattr(executor, "workers", processors())
        self.under_way = self.processors * A_PROCESSOR if executor or self.processors > 1 else 1

    def begun(self, call: Callable[[], ResultT]) -> _Begun:
        """A call under way, or done already where there is nobody but this process."""
        if self.under_way == 1:
            return _done(call)
        if self._given is None:
            self._own = self._own or Processes(self.processors)
            return self._own.submit(call)
        try:
            return self._given.submit(call)
        except _broken() as error:
            return _Failed(error)

    def close(self) -> None:
        """End the processes that were started."""
        if self._own is not None:
            self._own.close()
            self._own = None


class _Done(Frozen):
    value: object

    def result(self) -> object:
        return self.value

    def cancel(self) -> bool:
        return False


def _done(call: Callable[[], ResultT]) -> "_Done | _Failed":
    try:
        return _Done(call())
    except MemoryError as error:
        return _Failed(error)


class _Failed(Frozen):
    error: Exception

    def result(self) -> object:
        raise self.error

    def cancel(self) -> bool:
        return False


def carried_out(
    parcels: Iterable[Parcel[ItemT, ResultT]], work: Callable[[Sequence[ItemT]], list[ResultT]], crew: Crew
) -> Iterator[ResultT]:
    """The results of parcels, in their order; a parcel is made up when its turn comes.

    A parcel that its worker died of, or had not the memory for, is tried once more when nothing else is under way, and
    then item by item; an item that a worker dies of again is lost. Raises what `work` raises, and `UnschedError` when
    an executor fails.
    """
    waiting: deque[tuple[Parcel[ItemT, ResultT], _Begun | None]] = deque()
    coming = iter(parcels)
    try:
        while True:
            for parcel in islice(coming, crew.under_way - len(waiting)):
                waiting.append((parcel, crew.begun(_Call(work, parcel.work)) if parcel.work else None))
            if not waiting:
                return
            parcel, begun = waiting.popleft()
            results: list[ResultT] | None = _result(begun) if begun else []
            if results is None:
                for _, other in waiting:
                    _wait_for(other)
                yield from parcel.filled(_alone(parcel.work, work, crew))
            else:
                yield from parcel.filled(results)
    finally:
        for _, begun in waiting:
            if begun:
                begun.cancel()


class _Call(Frozen, Generic[ItemT, ResultT]):
    """A call that can be sent to another process."""

    work: Callable[[Sequence[ItemT]], list[ResultT]]
    items: tuple[ItemT, ...]

    def __call__(self) -> list[ResultT]:
        return self.work(self.items)


def _wait_for(begun: _Begun | None) -> None:
    """Wait until work is done; what comes of it is asked for later."""
    with suppress(Exception):
        if begun:
            begun.result()


def _result(begun: _Begun) -> list[ResultT] | None:
    """The results of work under way, or `None` where whoever did it died, or had not the memory for it."""
    try:
        return begun.result()  # type: ignore[return-value] # what `_Call` gives
    except (LostWorkError, MemoryError):
        return None
    except _broken() as error:
        raise fault("cluster", Place("executor"), reason=str(error)) from None


def _broken() -> tuple[type[Exception], ...]:
    """What an executor raises that can do no more; imported by then, if it was."""
    from concurrent.futures import BrokenExecutor, CancelledError  # noqa: PLC0415 -- slow, and few orders need it

    return (BrokenExecutor, CancelledError)


def _alone(
    items: tuple[ItemT, ...], work: Callable[[Sequence[ItemT]], list[ResultT]], crew: Crew
) -> Iterator[ResultT]:
    """The results of items with nothing else under way, divided until the one that kills is found."""
    results: list[ResultT] | None = _result(crew.begun(_Call(work, items))) if items else []
    if results is not None:
        yield from results
    elif len(items) > 1:
        for item in items:
            yield from _alone((item,), work, crew)
    else:
        yield items[0].lost()  # type: ignore[misc] # an item knows what comes of it


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
