"""Offices of many schedules, in a folder of their own, and the command line in it."""

import re
import signal
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from tests.conftest import ROOT

SMALL = (ROOT / "tests/schedule/small.yaml").read_text(encoding="utf-8")
COMMAND = [sys.executable, "-m", "unsched"]


def schedules(folder: Path, number: int) -> list[Path]:
    """So many schedules, each of a document of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"s{index:04}.yaml" for index in range(1, number + 1)]
    for index, path in enumerate(paths, 1):
        path.write_text(SMALL.replace("2021/L.2", f"2021/L.{index:04}"), encoding="utf-8")
    return paths


def names(number: int, *languages: str) -> list[str]:
    """The names of their documents, in the order in which they are issued."""
    return [f"A_AC.1_2021_L.{index:04}-{code}.docx" for index in range(1, number + 1) for code in languages]


def unsched(*arguments: object) -> tuple[int, list[str], list[str]]:
    """The exit status of a command, and the lines of its output and of its errors."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def begun(*arguments: object) -> subprocess.Popen[bytes]:
    """A command on its way, in a session of its own, its output unbuffered: a line that is read is all that is taken."""
    command = [*COMMAND, *map(str, arguments)]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what is ignored here would be ignored there
    return subprocess.Popen(command, bufsize=0, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def first_line(running: subprocess.Popen[bytes]) -> str:
    """The first line that a command prints."""
    assert running.stdout
    return running.stdout.readline().decode().strip()


def rest(running: subprocess.Popen[bytes]) -> tuple[int, list[str], list[str]]:
    """The exit status of a command, and the other lines of its output and of its errors."""
    printed, told = running.communicate()
    return running.returncode, printed.decode().splitlines(), told.decode().splitlines()


def whole(folder: Path) -> list[str]:
    """The names of the files in a folder, but for the manifest; each is a package without a flaw."""
    found = sorted(path for path in folder.iterdir() if path.name != ".unsched-manifest.json")
    for path in found:
        with ZipFile(path) as package:
            assert package.testzip() is None
    return [path.name for path in found]


def contents(folder: Path) -> dict[str, bytes]:
    """The documents in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if re.search(r"docx$", path.name)}
