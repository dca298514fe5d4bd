"""The seed in six languages, beside the peers that are installed: a document, and a command from start to end.

    python benchmarks/seed.py [ROUNDS]

Contenders take turns. What each writes is checked to hold the same text.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE
from typing import Any

from limit import limit
from measuring import Measured, command, in_turn, table
from peers import here
from texts import check, prepare, texts

from unsched import read_language, read_schedule, render
from unsched.house_style import languages
from unsched.writers.docx import write_docx
from unsched.writers.reference import default_reference

SEED = Path("schedules/a-ac290-2020-1.yaml")
PYTHON, PEERS = sys.executable, str(Path(__file__).with_name("peers.py"))
DOCUMENT = "a document, everything loaded, the mean of six languages"
COMMAND = "a command, from start to end"
OURS, LIMIT = "unsched, render and write", "the limit: text and copied parts"
LAPS = 3  # of the six documents, at each turn
_COMPLETE = {"_UNSCHED_COMPLETE": "complete_bash", "COMP_WORDS": "unsched render --la", "COMP_CWORD": "2"}
_DOCXTPL = "docxtpl, a script that writes the six"


def main() -> None:
    """Print both tables, or wait in a process of one contender."""
    if sys.argv[1:2] == ["--wait"]:
        wait(sys.argv[2], Path(sys.argv[3]))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(table(DOCUMENT, documents(folder, rounds)), "\n\n", table(COMMAND, commands(folder, rounds)), sep="")


def documents(folder: Path, rounds: int) -> dict[str, Measured]:
    """What a document costs in each contender's hands, each in a process of its own; all wait for their turn."""
    schedule = read_schedule(SEED)
    spoken = {code: read_language(code, schedule.domain) for code in languages()}
    prepare(folder, {code: texts(render(schedule, language)) for code, language in spoken.items()})
    names = (OURS, LIMIT, *here())
    words = {name: (PYTHON, __file__, "--wait", name, str(folder)) for name in names}
    workers = {name: subprocess.Popen(words[name], stdin=PIPE, stdout=PIPE, text=True) for name in names}
    found = in_turn({name: lambda name=name: asked(workers[name]) for name in names}, rounds)  # type: ignore[misc]
    for worker in workers.values():
        worker.communicate()
    return found


def asked(worker: "subprocess.Popen[str]") -> float:
    """The milliseconds that a document takes a contender now. Exits where it wrote other texts."""
    assert worker.stdin is not None  # noqa: S101 -- it was asked for
    assert worker.stdout is not None  # noqa: S101 -- as above
    print(file=worker.stdin, flush=True)
    if not (said := worker.stdout.readline()):
        raise SystemExit("a contender has given up")
    return float(said)


def wait(name: str, folder: Path) -> None:
    """Answer each line with the milliseconds that a document takes: the mean of the six, three times over."""
    every = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    write = ours() if name == OURS else limit() if name == LIMIT else here()[name](folder)
    for code, given in every.items():
        check(f"{name} in {code}", write({"code": code, **given}), given)
    laps = [{"code": code, **given} for _ in range(LAPS) for code, given in every.items()]
    for _ in sys.stdin:
        start = time.perf_counter()
        for given in laps:
            write(given)
        print((time.perf_counter() - start) * 1000 / len(laps), flush=True)


def ours() -> Callable[[dict[str, Any]], bytes]:
    """Ours translates and writes dates; the texts that the others are given tell it the language only."""
    schedule, looks = read_schedule(SEED), default_reference()
    spoken = {code: read_language(code, schedule.domain) for code in languages()}
    return lambda given: write_docx(render(schedule, spoken[given["code"]]), looks)


def commands(folder: Path, rounds: int) -> dict[str, Measured]:
    """What a command takes from start to end; the peers write the six documents that `documents` has prepared."""
    ours = (PYTHON, "-m", "unsched")
    contenders: dict[str, Callable[[], float]] = {
        _DOCXTPL: lambda: command(PYTHON, PEERS, "docxtpl", str(folder)),
        "unsched render --all": lambda: command(*ours, "render", "--all", "--force", "-o", str(folder / "a")),
        "unsched render --all, unchanged": lambda: command(*ours, "render", "--all", "-o", str(folder / "a")),
        "unsched render --lang fr": lambda: command(
            *ours, "render", "--lang", "fr", "--force", "-o", str(folder / "b")
        ),
        "unsched --help": lambda: command(*ours, "--help"),
        "unsched, completed in a shell": lambda: command(str(Path(PYTHON).with_name("unsched")), **_COMPLETE),
        "import typer": lambda: command(PYTHON, "-c", "import typer"),
    }
    for name in here():
        if name not in ("docxtpl", "docxtpl, its template kept"):
            contenders[f"{name}: the six"] = lambda name=name: command(PYTHON, PEERS, name, str(folder))  # type: ignore[misc]
    if "docxtpl" not in here():
        del contenders[_DOCXTPL]
    return in_turn(contenders, rounds)


if __name__ == "__main__":
    main()
