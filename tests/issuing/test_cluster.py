"""Beyond one machine: a real scheduler and workers that see no file of an office, on the loopback interface."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import fsspec
import pytest
from tests.conftest import LANGUAGES, ROOT
from tests.issuing.offices import begun, contents, first_line, names, rest, schedules, unsched, whole

from unsched import UnschedError
from unsched.issuing import Order, issue
from unsched.issuing.travelling import at_the_office, bundle

PATIENCE = 60


@dataclass
class Cluster:
    """A scheduler and its workers, processes of this test."""

    address: str
    scheduler: "subprocess.Popen[bytes]"
    workers: list["subprocess.Popen[bytes]"]


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """A cluster whose processes know nothing of the working folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    host = ("--host", "127.0.0.1")
    with ExitStack() as stack:
        run = ["scheduler", *host, "--port", address.rpartition(":")[2], "--no-dashboard"]
        scheduler = _process(stack, folder / "scheduler", run)
        run = ["worker", address, *host, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
        found = [_process(stack, folder / f"worker{number}", run) for number in range(workers)]
        for number in range(workers):
            _wait_for("Registered to", folder / f"worker{number}.log")
        yield Cluster(address, scheduler, found)


def _process(stack: ExitStack, folder: Path, arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    folder.mkdir()
    log = stack.enter_context(folder.with_suffix(".log").open("wb"))
    command = [sys.executable, "-m", "dask", *arguments]
    process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)

    def end() -> None:
        process.kill()
        process.wait()

    stack.callback(end)
    return process


def _wait_for(words: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while words not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < until, log.read_text(encoding="utf-8")
        time.sleep(0.05)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers that outlive the tests."""
    with cluster(tmp_path_factory.mktemp("cluster"), 2) as found:
        yield found


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_cluster_renders_what_one_machine_renders(two: Cluster) -> None:
    for folder in ("locales/fr", "templates"):
        shutil.copytree(ROOT / folder, folder)
    catalog = Path("locales/fr/LC_MESSAGES/a-ac290-2020-1.po")
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("Ouverture", "Commencement"), encoding="utf-8")
    shutil.copy("templates/reference.docx", "ours.docx")
    seed = (str(ROOT / "schedules/a-ac290-2020-1.yaml"), "--all", "--reference", "ours.docx", "-o")

    here = unsched("render", *seed, "here")
    there = unsched("render", *seed, "there", "--cluster", two.address)

    assert there == (0, [f"there/A_AC.290_2020_1-{code}.docx" for code in LANGUAGES], [])
    assert here[0] == 0
    assert contents(Path("there")) == contents(Path("here"))
    assert b"Commencement" in _text(Path("there/A_AC.290_2020_1-fr.docx"))


def _text(path: Path) -> bytes:
    with ZipFile(path) as package:
        return package.read("word/document.xml")


def test_faults_are_told_as_on_one_machine_and_what_has_not_changed_is_left(two: Cluster) -> None:
    files = schedules(Path("schedules"), 10)
    files[4].write_text(files[4].read_text(encoding="utf-8").replace("limited", "secret"), encoding="utf-8")
    order = ("render", "schedules/*.yaml", "--lang", "en,fr", "-o", "out")

    there = unsched(*order, "--cluster", two.address)
    here = unsched(*order)

    assert there[0] == 1
    assert there == here
    assert "schedules/s0005.yaml:4:15: found 'secret'; expected 'general', 'limited' or 'restricted'" in there[2]
    assert whole(Path("out")) == [name for name in names(10, "en") if "0005" not in name]


def test_workers_write_to_an_address_themselves(two: Cluster, tmp_path: Path) -> None:
    schedules(Path("schedules"), 8)
    url = f"file://{tmp_path}/disk"
    order = ("render", "schedules/*.yaml", "--lang", "en", "-o", url, "--cluster", two.address)

    assert unsched(*order) == (0, [f"{url}/{name}" for name in names(8, "en")], [])
    written = {path: path.stat().st_mtime_ns for path in Path("disk").iterdir()}
    assert unsched(*order) == (0, [f"{url}/{name}" for name in names(8, "en")], [])
    assert {path: path.stat().st_mtime_ns for path in Path("disk").iterdir()} == written
    assert whole(Path("disk")) == names(8, "en")


def test_a_worker_that_is_killed_in_the_middle_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    schedules(Path("schedules"), 250)
    order = ("render", "schedules/*.yaml", "--lang", "en", "-o")

    with cluster(tmp_path, 2) as found, begun(*order, "there", "--cluster", found.address) as running:
        first = first_line(running)
        found.workers[0].kill()
        status, printed, told = rest(running)

    assert (status, told) == (0, [])
    assert [first, *printed] == [f"there/{name}" for name in names(250, "en")]
    assert unsched(*order, "here")[0] == 0
    assert contents(Path("there")) == contents(Path("here"))


def test_a_scheduler_that_goes_away_in_the_middle_is_told_of_and_the_next_run_goes_on(tmp_path: Path) -> None:
    schedules(Path("schedules"), 400)
    order = ("render", "schedules/*.yaml", "--lang", "en", "-o", "out")

    with cluster(tmp_path, 2) as found, begun(*order, "--cluster", found.address) as running:
        first_line(running)
        found.scheduler.send_signal(signal.SIGKILL)
        status, printed, told = rest(running)

    assert status == 1
    assert told == [f"{found.address}: the scheduler is gone; what was written is whole, run again for the rest"]
    assert whole(Path("out")) == names(len(printed) + 1, "en")
    assert len(printed) < 399
    assert unsched(*order) == (0, [f"out/{name}" for name in names(400, "en")], [])


def test_a_scheduler_that_is_away_or_has_no_worker_is_told_of(tmp_path: Path) -> None:
    schedules(Path("schedules"), 1)
    order = ("render", "schedules/*.yaml", "--lang", "en", "-o", "out", "--cluster")

    with cluster(tmp_path, 0) as idle:
        assert unsched(*order, idle.address) == (
            1,
            [],
            [f"{idle.address}: the scheduler has no worker; start one: dask worker ADDRESS"],
        )
    assert unsched(*order, idle.address) == (1, [], [f"{idle.address}: no scheduler answers there"])
    assert unsched(*order, "nowhere") == (
        1,
        [],
        ["nowhere: is no address; expected one such as tcp://scheduler:8786"],
    )
    assert not Path("out").exists()


def test_a_worker_with_another_program_is_refused() -> None:
    with pytest.raises(UnschedError, match=r"^worker: a worker has another version of unsched"):
        at_the_office("another", bundle(), list)


def test_an_office_is_the_same_bundle_for_the_same_files() -> None:
    empty = bundle()
    shutil.copytree(ROOT / "locales/fr", "locales/fr")
    once = bundle()
    os.utime("locales/fr/house-style.toml", (1, 1))

    assert once == bundle() != empty


# Addresses.


def made(order: Order) -> list[tuple[str, bool]]:
    with ThreadPoolExecutor(2) as executor:
        return [(str(outcome.path), outcome.unchanged) for outcome in issue(order, executor) if outcome.path]


def test_documents_go_to_any_address_that_fsspec_knows_and_only_what_changed_goes_again() -> None:
    files = tuple(schedules(Path("schedules"), 3))
    order = Order(files, ("en",), Path(), url="memory://session/out")
    paths = [f"memory://session/out/{name}" for name in names(3, "en")]

    assert made(order) == [(path, False) for path in paths]
    assert made(order) == [(path, True) for path in paths]
    fsspec.filesystem("memory").rm(f"/session/out/{names(3, 'en')[1]}")
    assert made(order) == [(path, path == paths[0] or path == paths[2]) for path in paths]
    assert made(Order(files, ("en",), Path("here")))
    for name in names(3, "en"):
        assert fsspec.filesystem("memory").cat_file(f"/session/out/{name}") == Path("here", name).read_bytes()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("nothing://out", "cannot be written: Protocol not known: nothing"),
        ("s3://bucket/out", "cannot be written: Install s3fs to access S3"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_of(url: str, reason: str) -> None:
    schedules(Path("schedules"), 1)

    assert unsched("render", "--lang", "en", "-o", url) == (1, [], [f"{url}: {reason}"])


def test_watching_is_not_for_a_cluster() -> None:
    schedules(Path("schedules"), 1)

    status, _, told = unsched("render", "--lang", "en", "--watch", "--cluster", "tcp://127.0.0.1:1")

    assert (status, re.sub(r"^Error: ", "", told[-1])) == (2, "Invalid value for --watch: a cluster does not watch")
