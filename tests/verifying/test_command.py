"""`unsched verify` on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import SEED
from tests.verifying.planting import planted, words
from tests.verifying.versions import issued

NAME = "A_AC.290_2020_1"


def unsched(*arguments: object) -> tuple[int, list[str], list[str]]:
    """The exit status of a command, and the lines of its output and of its errors."""
    command = [sys.executable, "-m", "unsched", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The seed's documents in Word and as pages."""
    for name, data in issued().items():
        if name.startswith(NAME) and name.endswith((".docx", ".html")):
            (tmp_path / name).write_bytes(data)
    return tmp_path


def test_what_agrees_is_not_told(folder: Path) -> None:
    assert unsched("verify", folder) == (0, [], [])
    assert unsched("verify", folder, SEED, "--format", "json") == (0, ["[]"], [])


def test_a_difference_is_told_with_its_place(folder: Path) -> None:
    path = folder / f"{NAME}-zh.docx"
    path.write_bytes(planted(path.read_bytes(), ".docx", words("下午3时至4时30分", "下午3时至5时30分")))
    told = "table 2, row 10, cell 1, paragraph 1: found the time '下午3时至5时30分'; expected 15:00/16:30"

    assert unsched("verify", folder, SEED) == (1, [f"{path}: {told} [seen-time]"], [])
    status, (line,), _ = unsched("verify", folder, SEED, "--format", "github")
    assert (status, line) == (1, f"::error file={path},title=seen-time::{told}")
    status, lines, _ = unsched("verify", folder, SEED, "--format", "json")
    (found,) = json.loads("\n".join(lines))
    assert (status, found["kind"], found["context"]) == (1, "seen-time", "table 2, row 10, cell 1, paragraph 1")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert unsched("verify", tmp_path / "none", SEED) == (
        1,
        [],
        [f"{tmp_path / 'none'}: cannot be read: No such file or directory"],
    )


def test_a_schedule_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "faulty.yaml").write_text("a: [", encoding="utf-8")

    status, lines, _ = unsched("verify", folder, folder / "faulty.yaml", SEED)

    assert (status, [line.rpartition(" ")[2] for line in lines]) == (1, ["[yaml]"])
