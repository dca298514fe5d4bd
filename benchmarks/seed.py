"""The seed in six languages, beside the peers that are installed: a document, and a command from start to end.

    python benchmarks/seed.py [ROUNDS]

Contenders take turns. What each writes is checked to hold the same text.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

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
_DOCXTPL = "docxtpl, a script that writes the six"


def main() -> None:
    """Print both tables."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(table(DOCUMENT, documents(folder, rounds)), "\n\n", table(COMMAND, commands(folder, rounds)), sep="")


def documents(folder: Path, rounds: int) -> dict[str, Measured]:
    """What a document costs in each contender's hands; ours translates, the others are given its texts."""
    schedule, looks = read_schedule(SEED), default_reference()
    spoken = {code: read_language(code, schedule.domain) for code in languages()}
    every = {code: texts(render(schedule, language)) for code, language in spoken.items()}
    prepare(folder, every)
    writers: dict[str, Callable[[str], bytes]] = {
        "unsched, render and write": lambda code: write_docx(render(schedule, spoken[code]), looks)
    }
    others = {"the limit: text and copied parts": limit(), **{name: peer(folder) for name, peer in here().items()}}
    for name, write in others.items():
        writers[name] = lambda code, write=write: write(every[code])  # type: ignore[misc]
    for name, writer in writers.items():
        for code in spoken:
            check(f"{name} in {code}", writer(code), every[code])
    return in_turn({n: lambda n=n: list(map(writers[n], spoken)) for n in writers}, rounds, len(spoken))  # type: ignore[misc]


def commands(folder: Path, rounds: int) -> dict[str, Measured]:
    """What a command takes from start to end; the peers write the six documents that `documents` has prepared."""
    ours = (PYTHON, "-m", "unsched")
    contenders: dict[str, Callable[[], object]] = {
        _DOCXTPL: lambda: command(PYTHON, PEERS, "docxtpl", str(folder)),
        "unsched render --all --force": lambda: command(*ours, "render", "--all", "--force", "-o", str(folder / "a")),
        "unsched render --all, nothing changed": lambda: command(*ours, "render", "--all", "-o", str(folder / "b")),
        "unsched render --lang fr --force": lambda: command(
            *ours, "render", "--lang", "fr", "--force", "-o", str(folder / "c")
        ),
        "unsched --help": lambda: command(*ours, "--help"),
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
