"""Beginning a schedule: from options, from answers at a terminal, and never over a file."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from unsched import UnschedError
from unsched.schedule.beginning import as_scalar, begin, proposed_path
from unsched.schedule.reading import examine_schedule

ANSWERS = {
    "symbol": "A/AC.300/2026/1",
    "organ": "General Assembly",
    "body": "Open-ended working group on schedules",
    "session_number": "2",
    "dates": "2026-02-09/2026-02-13",
    "place": "New York",
    "date": "2026-01-05",
}
UNSCHED = [sys.executable, "-m", "unsched"]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def at_a_terminal(answers: Sequence[str], *options: str) -> tuple[int, str]:
    """The exit status of `unsched new` at a terminal, and what is to be read there; an answer for each question."""
    terminal, behind = pty.openpty()
    process = subprocess.Popen([*UNSCHED, "new", *options], stdin=behind, stdout=behind, stderr=behind, close_fds=True)
    os.close(behind)
    shown, waiting = "", list(answers)
    while True:
        select.select([terminal], [], [], 30)
        try:
            new = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            new = b""
        if not new:
            break
        shown += new.decode()
        if waiting and shown.endswith(": "):
            os.write(terminal, f"{waiting.pop(0)}\n".encode())
    os.close(terminal)
    return process.wait(), shown.replace("\r\n", "\n")


def unsched(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [*UNSCHED, *arguments], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.usefixtures("empty")
def test_one_is_asked_at_a_terminal_until_an_answer_will_do() -> None:
    answers = [
        "A/../1",
        "A/AC.300/2026/1",
        "",
        "Working group: {a}",
        "",
        "2026-02-30",
        "2026-02-09/2026-02-13",
        "Geneva",
    ]

    status, shown = at_a_terminal(answers)

    assert (status, shown.splitlines()) == (
        0,
        [
            "Symbol of the document, such as A/AC.290/2020/1: A/../1",
            "Error: found 'A/../1'; expected a document symbol such as A/AC.290/2020/1",
            "Symbol of the document, such as A/AC.290/2020/1: A/AC.300/2026/1",
            "Organ [General Assembly]: ",
            "Who meets: the committee, working group or council: Working group: {a}",
            "Number of the session [1]: ",
            "First and last day of the session, such as 2020-02-10/2020-02-14: 2026-02-30",
            "Error: found '2026-02-30'; expected a day of the calendar",
            "First and last day of the session, such as 2020-02-10/2020-02-14: 2026-02-09/2026-02-13",
            "Where it is held, or - where it is virtual [New York]: Geneva",
            "schedules/a-ac300-2026-1.yaml",
        ],
    )
    schedule, findings = examine_schedule(Path("schedules/a-ac300-2026-1.yaml"))
    assert findings == []
    assert (schedule.body and schedule.body.text, schedule.session_number) == ("Working group: {a}", 1)
    assert len(schedule.days) == 5


@pytest.mark.usefixtures("empty")
def test_what_is_given_is_not_asked() -> None:
    status, shown = at_a_terminal(["General Assembly"], "--symbol", "A/1", "--body", "B", "--session-number", "3",
                                  "--dates", "2026-02-09", "--place", "Vienna", "-o", "first.yaml")  # fmt: skip

    assert (status, shown) == (0, "Organ [General Assembly]: General Assembly\nfirst.yaml\n")


@pytest.mark.parametrize("answer", ["-", "", " "])
@pytest.mark.usefixtures("empty")
def test_a_virtual_session_has_no_place(answer: str) -> None:
    given = ("--symbol", "A/1", "--body", "B", "--dates", "2026-02-09", "--date", "2026-01-05", "-o", "first.yaml")

    assert unsched("new", *given, "--place", answer) == (0, "first.yaml\n", "")
    schedule, findings = examine_schedule(Path("first.yaml"))
    assert (schedule.place, findings) == (None, [])
    assert "place:" not in Path("first.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("empty")
def test_a_first_schedule_has_no_words_to_be_translated_but_those_of_the_answers() -> None:
    begin(Path("schedules/first.yaml"), ANSWERS)

    status, _, told = unsched("render", "--lang", "ar,es,fr,ru,zh")

    words = {ANSWERS["body"], ANSWERS["place"]}
    assert (status, {line.partition("of '")[2].removesuffix("'") for line in told.splitlines()}) == (1, words)


@pytest.mark.usefixtures("empty")
def test_one_may_stop_and_nothing_is_written() -> None:
    status, shown = at_a_terminal(["\x04"])

    assert (status, shown.splitlines()[-1][:7], list(Path().iterdir())) == (1, "Aborted", [])


@pytest.mark.usefixtures("empty")
def test_without_a_terminal_what_is_missing_is_named() -> None:
    status, _, told = unsched("new", "--symbol", "A/1", "--dates", "2026-02-09")

    assert status == 2
    assert told.splitlines()[-1] == ("Error: Invalid value for --body: is missing, and there is no terminal to ask at")


@pytest.mark.parametrize(
    ("option", "answer", "told"),
    [
        ("--symbol", "", "found nothing; expected a document symbol such as A/AC.290/2020/1"),
        ("--organ", " ", "found ' '; expected text"),
        ("--body", "a\u202eb", "character U+202E RIGHT-TO-LEFT OVERRIDE is not allowed in text"),
        ("--session-number", "0", "found '0'; expected a number from 1 to 9999"),
        ("--dates", "2026-02-13/2026-02-09", "found '2026-02-13/2026-02-09'; expected an end that is not before the start"),
        ("--date", "tomorrow", "found 'tomorrow'; expected a date such as 2020-02-10"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("empty")
def test_an_option_that_cannot_be_is_refused(option: str, answer: str, told: str) -> None:
    given = {"--symbol": "A/1", "--body": "B", "--dates": "2026-02-09"} | {option: answer}

    status, _, error = unsched("new", *(part for pair in given.items() for part in pair))

    assert (status, error.splitlines()[-1]) == (2, f"Error: Invalid value for {option}: {told}")
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("place", ["a file", "a link to a file", "a link to nothing"])
def test_a_file_is_never_written_over(place: str, empty: Path) -> None:
    path = empty / "first.yaml"
    other = empty / "other"
    if place == "a link to a file":
        other.write_text("kept")
    if place == "a file":
        path.write_text("kept")
    else:
        path.symlink_to(other)

    with pytest.raises(UnschedError) as caught:
        begin(path, ANSWERS)

    assert str(caught.value) == f"{path}: cannot be written: File exists"
    assert [file.read_text() for file in (path, other) if file.exists()] in ([], ["kept"], ["kept", "kept"])
    assert not list(Path().glob(".*"))


@pytest.mark.usefixtures("empty")
def test_the_first_schedule_has_neither_errors_nor_warnings() -> None:
    begin(Path("schedules/first.yaml"), ANSWERS)

    schedule, findings = examine_schedule(Path("schedules/first.yaml"))

    assert findings == []
    assert [str(day.date) for day in schedule.days] == [f"2026-02-{day:02}" for day in range(9, 14)]
    assert not Path("schedules/first.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")


@pytest.mark.usefixtures("empty")
def test_the_first_schedule_is_rendered_as_a_draft() -> None:
    begin(Path("schedules/first.yaml"), ANSWERS)

    assert unsched("render", "--lang", "fr,ar", "--draft") == (
        0,
        "build/A_AC.300_2026_1-fr.docx\nbuild/A_AC.300_2026_1-ar.docx\n",
        "",
    )


@pytest.mark.parametrize(
    ("schema", "line"),
    [
        ("schedules/schedule.schema.json", "# yaml-language-server: $schema=schedule.schema.json"),
        ("schedule.schema.json", "# yaml-language-server: $schema=../schedule.schema.json"),
    ],
)
def test_a_schema_that_is_there_is_named_to_the_editor(schema: str, line: str, empty: Path) -> None:
    (empty / "schedules").mkdir()
    (empty / schema).write_text("{}")

    begin(Path("schedules/first.yaml"), ANSWERS)

    assert Path("schedules/first.yaml").read_text(encoding="utf-8").splitlines()[0] == line


@pytest.mark.parametrize(
    ("dates", "count"),
    [("2026-02-14/2026-02-15", 2), ("2026-02-14/2026-02-16", 1), ("2026-12-28/2027-01-08", 10), ("0001-01-01/9999-12-31", 60)],
)  # fmt: skip
def test_a_day_is_written_for_each_of_the_week_in_the_session(dates: str, count: int, tmp_path: Path) -> None:
    path = tmp_path / "first.yaml"
    begin(path, ANSWERS | {"dates": dates})

    assert len(examine_schedule(path)[0].days) == count


@pytest.mark.parametrize(
    ("symbol", "path"),
    [
        ("A/AC.290/2020/1", "schedules/a-ac290-2020-1.yaml"),
        ("A/77/6(Sect.5)", "schedules/a-77-6-sect5.yaml"),
        ("CL 125/INF/1", "schedules/cl-125-inf-1.yaml"),
    ],
)
def test_a_schedule_is_named_after_its_document(symbol: str, path: str) -> None:
    assert str(proposed_path(symbol)) == path


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_whatever_an_answer_holds_it_stays_text(answer: str) -> None:
    assert yaml.load(f"body: {as_scalar(answer)}\nnext: x\n", Loader=yaml.BaseLoader) == {"body": answer, "next": "x"}  # noqa: S506 -- all text


@pytest.mark.parametrize(
    "answer",
    ["{a: b}", "!!python/object:x", "&a *a", "# comment", "a: b", "- a", "|", "'", '"', "%(x) s", "@", "null", "NULL", "a\nb: c", "$symbol", "{{ 7*7 }}", "</p>", "…", "2020-02-10", "~"],
)  # fmt: skip
def test_a_hostile_answer_stays_text(answer: str, tmp_path: Path) -> None:
    path = tmp_path / "first.yaml"
    begin(path, ANSWERS | {"body": answer})

    schedule, _ = examine_schedule(path)

    assert schedule.body is not None
    assert schedule.body.text == answer


def test_an_answer_with_a_placeholder_is_refused_since_it_has_no_value(tmp_path: Path) -> None:
    path = tmp_path / "first.yaml"

    with pytest.raises(UnschedError) as caught:
        begin(path, ANSWERS | {"body": "%(x)s"})

    assert str(caught.value) == f"{path}:16:7: placeholder %(x)s has no value under with:"
    assert not path.exists()
