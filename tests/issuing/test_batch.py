"""Many documents at once: patterns, whoever does the work, what is told, and how a run ends."""

import os
import pty
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.conftest import SEED, loaded_by, program
from tests.issuing.offices import COMMAND, begun, contents, first_line, names, rest, schedules, unsched, whole

from unsched import UnschedError
from unsched.issuing import Order, issue, matching


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(order: Order, executor: ThreadPoolExecutor | None = None) -> list[str]:
    """The paths that an order is issued under."""
    return [str(outcome.path) for outcome in issue(order, executor) if outcome.path]


# Patterns.


def test_a_pattern_stands_for_its_files_sorted_and_each_once() -> None:
    for name in ("b/1.yaml", "a/x/2.yaml", "a/1.yaml", "a/notes.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    Path("a/folder.yaml").mkdir()

    found = matching([Path("b/1.yaml"), Path("**/*.yaml"), Path("a/?.yaml")])

    assert [str(path) for path in found] == ["b/1.yaml", "a/1.yaml", "a/x/2.yaml"]


def test_a_file_whose_name_is_a_pattern_is_that_file() -> None:
    Path("[1].yaml").touch()
    Path("1.yaml").touch()

    assert matching([Path("[1].yaml")]) == (Path("[1].yaml"),)


def test_a_pattern_that_no_file_matches_is_told_of() -> None:
    with pytest.raises(UnschedError) as caught:
        matching([Path("schedules/**/*.yaml")])

    assert str(caught.value) == "schedules/**/*.yaml: cannot be read: no file matches it"


# Whoever does the work.


def test_processes_write_what_one_process_writes_in_the_same_order() -> None:
    files = tuple(schedules(Path("schedules"), 35))
    few = [made(Order(files[begin : begin + 5], ("en", "fr"), Path("few"), draft=True)) for begin in range(0, 35, 5)]

    many = made(Order(files, ("en", "fr"), Path("many"), draft=True))

    assert many == [f"many/{name}" for name in names(35, "en", "fr")]
    assert [path for paths in few for path in paths] == [f"few/{name}" for name in names(35, "en", "fr")]
    assert contents(Path("many")) == contents(Path("few"))


def test_an_executor_that_is_given_does_the_work_and_is_left_open() -> None:
    order = Order(tuple(schedules(Path("schedules"), 8)), ("en",), Path("out"))

    with ThreadPoolExecutor(2) as executor:
        assert made(order, executor) == [f"out/{name}" for name in names(8, "en")]
        assert executor.submit(len, "open").result() == 4


def test_a_small_order_starts_no_process() -> None:
    assert loaded_by("render", "--all", "-o", "out", SEED, among={"multiprocessing", "rich", "dask"}) == set()


def test_memory_does_not_grow_with_the_number_of_documents() -> None:
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom unsched.issuing import Order, issue, matching\n"
        "files = matching([Path('schedules/*.yaml')])[:int(sys.argv[1])]\n"
        "for _ in issue(Order(files, ('en',), Path(sys.argv[2]))): pass\n"
        "print(*(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
    )
    schedules(Path("schedules"), 600)

    few, many = (
        [int(word) for word in subprocess.check_output([sys.executable, "-c", code, number, f"out{number}"]).split()]
        for number in ("100", "600")
    )

    assert all(most < 1.15 * least for most, least in zip(many, few, strict=True))


# What is told.


def test_a_broken_schedule_among_many_is_told_of_and_holds_no_other_up() -> None:
    files = schedules(Path("schedules"), 80)
    files[40].write_text(files[40].read_text().replace("2021-06-01\n    meetings", "2021-06-31\n    meetings"))

    status, printed, told = unsched("render", "schedules/*.yaml", "--lang", "en", "-o", "out")

    expected = [name for name in names(80, "en") if "0041" not in name]
    assert (status, printed) == (1, [f"out/{name}" for name in expected])
    assert told == ["schedules/s0041.yaml:30:11: found '2021-06-31'; expected a day of the calendar"]
    assert whole(Path("out")) == expected


def test_schedules_that_would_share_a_file_are_refused_among_many() -> None:
    files = schedules(Path("schedules"), 80)
    Path("schedules/twin.yaml").write_text(files[9].read_text())

    status, printed, told = unsched("render", "schedules/*.yaml", "--lang", "en", "-o", "out")

    assert (status, printed) == (1, [f"out/{name}" for name in names(80, "en") if "0010" not in name])
    assert told == [
        (
            "out/A_AC.1_2021_L.0010-en.docx: two documents would be written to it: "
            "schedules/s0010.yaml in en and schedules/twin.yaml in en"
        )
    ]


def test_a_terminal_shows_how_far_a_long_run_has_come_and_a_line_at_its_end() -> None:
    files = schedules(Path("schedules"), 70)
    files[3].write_text("template: none\n")

    shown, status = _on_a_terminal("render", "schedules/*.yaml", "--lang", "en", "-o", "out")

    assert status == 1
    assert re.search(r"rendering .* 69/69 .*[\d,]+/s, 0:00 left", shown)
    assert "schedules/s0004.yaml:1:1: key 'organ' is missing\n" in shown
    assert re.search(r"\n69 written, 1 failed; \d+\.\d s, \d+ a second\n$", shown)
    assert ".docx" not in shown


def _on_a_terminal(*arguments: str) -> tuple[str, int]:
    """All that a command shows on a terminal, and its exit status."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen([*COMMAND, *arguments], stdout=theirs, stderr=theirs, env=environment) as running:
        os.close(theirs)
        shown = b""
        try:
            while some := os.read(ours, 10_000):
                shown += some
        except OSError:  # the terminal's other end is closed
            os.close(ours)
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown.decode().replace("\r", "")), running.returncode


# How a run ends.


MANY = ("render", "schedules/*.yaml", "--lang", "en", "-o", "out")


def test_ctrl_c_stops_a_run_with_whole_files_only_and_the_next_goes_on_from_there() -> None:
    schedules(Path("schedules"), 400)

    with begun(*MANY) as running:
        first_line(running)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does, to all processes
        status, _, told = rest(running)
    there = {path.name: path.stat().st_mtime_ns for path in Path("out").glob("*.docx")}

    assert status == 130
    assert [re.sub(r"\d+.*", "", line) for line in told] == ["stopped; what was written is whole: "]
    assert whole(Path("out")) == sorted(there)
    assert len(there) < 400
    assert unsched(*MANY) == (0, [f"out/{name}" for name in names(400, "en")], [])
    assert whole(Path("out")) == names(400, "en")
    again = [name for name, changed in there.items() if Path("out", name).stat().st_mtime_ns != changed]
    assert len(again) <= 1  # one may have been written and not noted


def test_a_process_that_dies_loses_no_document_and_doubles_none() -> None:
    schedules(Path("schedules"), 300)

    with begun(*MANY) as running:
        first = first_line(running)
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii").split()
        os.kill(int(children[0]), signal.SIGKILL)
        status, printed, told = rest(running)

    assert (status, told) == (0, [])
    assert [first, *printed] == [f"out/{name}" for name in names(300, "en")]
    assert whole(Path("out")) == names(300, "en")


def test_processes_end_with_the_one_that_they_work_for() -> None:
    schedules(Path("schedules"), 300)

    with begun(*MANY) as running:
        first_line(running)
        running.kill()
        status, _, _ = rest(running)  # ends when nobody holds the pipe any more, workers included

    assert status == -signal.SIGKILL


def test_a_folder_that_fills_up_in_the_middle_is_told_of_and_holds_whole_files_only(tmp_path: Path) -> None:
    schedules(Path("schedules"), 80)
    Path("out").mkdir()
    full = subprocess.run(
        [program("mount"), "-t", "tmpfs", "-o", "size=200k", "none", "out"], capture_output=True, check=False
    )
    if full.returncode:
        pytest.skip("only root may make a small disk")
    try:
        status, printed, told = unsched("render", "schedules/*.yaml", "--lang", "en", "-o", "out")
        written = whole(Path("out"))
    finally:
        subprocess.run([program("umount"), tmp_path / "out"], check=True)

    assert status == 1
    assert printed == [f"out/{name}" for name in written]
    assert 0 < len(written) < 80
    left = [
        f"out/{name}: cannot be written: No space left on device" for name in names(80, "en") if name not in written
    ]
    assert [line for line in told if "manifest" not in line] == left


def test_two_hundred_thousand_rows_are_more_than_is_read() -> None:
    row = "      - {time: 15:00, kind: informal, title: Talks that go on and on, room: Conference Room 4}\n"
    (file,) = schedules(Path("schedules"), 1)
    file.write_text(file.read_text() + row * 200_000)

    assert unsched("render", "--lang", "en", "-o", "out") == (
        1,
        [],
        ["schedules/s0001.yaml: is larger than the 16 MiB that are read"],
    )
    assert not Path("out").exists()
