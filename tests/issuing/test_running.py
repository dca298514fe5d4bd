"""Having work done by others: in order, whoever does it, and whatever they die of."""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from unsched import UnschedError
from unsched.issuing.running import Crew, Parcel, carried_out


@dataclass(frozen=True)
class Number:
    """A number that is to be squared."""

    value: int

    def lost(self) -> str:
        return f"{self.value} is lost"


def squared(numbers: Sequence[Number]) -> list[str]:
    return [str(number.value**2) for number in numbers]


def dying_of(deadly: int, noted: Path | None, numbers: Sequence[Number]) -> list[str]:
    """Squares; a worker dies of one number, always or (where a file is given to note it in) the first time."""
    if any(number.value == deadly for number in numbers) and not (noted and noted.exists()):
        if noted:
            noted.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return squared(numbers)


def parcels(number: int) -> Iterator[Parcel[Number, str]]:
    """Parcels of three, the second of each being known already."""
    for first in range(0, number, 3):
        yield Parcel((None, "known", None), (Number(first), Number(first + 2)))


def results(number: int) -> list[str]:
    return ["known" if value % 3 == 1 else str(value**2) for value in range(number)]


def test_without_an_executor_little_is_done_here_and_much_by_processes() -> None:
    for items in (1, 100):
        with closing(Crew(None, items, alone_below=50)) as crew:
            assert list(carried_out(parcels(60), squared, crew)) == results(60)


@pytest.mark.parametrize(
    "executor",
    [ThreadPoolExecutor(3), ProcessPoolExecutor(2, get_context("spawn"))],
    ids=["threads", "processes"],
)
def test_any_executor_gives_the_same_in_the_same_order(executor: Executor) -> None:
    with executor, closing(Crew(executor, 1, alone_below=0)) as crew:
        assert list(carried_out(parcels(60), squared, crew)) == results(60)


def test_parcels_are_made_up_when_their_turn_comes() -> None:
    made: list[int] = []

    def noted() -> Iterator[Parcel[Number, str]]:
        for index, parcel in enumerate(parcels(3_000)):
            made.append(index)
            yield parcel

    with ThreadPoolExecutor(1) as executor, closing(Crew(executor, 1, alone_below=0)) as crew:
        coming = carried_out(noted(), squared, crew)
        next(coming)

        assert len(made) == crew.under_way


def test_what_a_worker_died_of_is_tried_again_and_told_once(tmp_path: Path) -> None:
    work = partial(dying_of, 30, tmp_path / "died")

    with closing(Crew(None, 100, alone_below=0)) as crew:
        assert list(carried_out(parcels(60), work, crew)) == results(60)


def test_what_workers_die_of_each_time_is_lost_and_nothing_else(tmp_path: Path) -> None:
    work = partial(dying_of, 30, None)

    with closing(Crew(None, 100, alone_below=0)) as crew:
        found = list(carried_out(parcels(60), work, crew))

    assert found == [*results(60)[:30], "30 is lost", *results(60)[31:]]
    assert not list(tmp_path.iterdir())


def too_much(limit: int, numbers: Sequence[Number]) -> list[str]:
    if sum(number.value for number in numbers) > limit:
        raise MemoryError
    return squared(numbers)


@pytest.mark.parametrize("items", [1, 100], ids=["here", "processes"])
def test_what_there_is_no_memory_for_is_tried_alone_and_then_lost(items: int) -> None:
    with closing(Crew(None, items, alone_below=50)) as crew:
        found = list(carried_out(parcels(60), partial(too_much, 57), crew))

    assert found == [*results(60)[:59], "59 is lost"]


def test_an_executor_that_is_given_and_breaks_is_told_of() -> None:
    work = partial(dying_of, 30, None)

    with (
        ProcessPoolExecutor(2) as executor,
        closing(Crew(executor, 1, alone_below=0)) as crew,
        pytest.raises(UnschedError, match=r"^executor: A process in the process pool was terminated abruptly"),
    ):
        list(carried_out(parcels(60), work, crew))
