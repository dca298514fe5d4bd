"""What a shell is told that completes a command line, and what is loaded for that."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import loaded_by, program

OPTIONS_OF_RENDER = (
    "--lang", "--all", "--output", "--to", "--reference", "--draft", "--force", "--watch", "--cluster", "--help",
)  # fmt: skip
OF_ALL = ("--version", "--install-completion", "--show-completion", "--help")


def asked(line: str) -> dict[str, str]:
    """The environment in which Bash asks for the last word of a line."""
    return {"_UNSCHED_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("unsched re", ("render", "reference")),
        ("unsched sta", ("stats",)),
        ("unsched --", OF_ALL),
        ("unsched --version re", ("render", "reference")),
        ("unsched nothing --", OF_ALL),
        ("unsched render --", OPTIONS_OF_RENDER),
        ("unsched render --la", ("--lang",)),
        ("unsched render --lang fr --", OPTIONS_OF_RENDER[1:]),
        ("unsched render --lang=fr note.yaml --all --", OPTIONS_OF_RENDER[2:]),
        ("unsched render --nothing --", OPTIONS_OF_RENDER),
        ("unsched render --to ", ()),
        ("unsched stats --format ", ("text", "json")),
        ("unsched stats --fail-under many --format j", ("json",)),
        ("unsched new note.ya", ()),
    ],
)
def test_a_word_is_completed(line: str, expected: tuple[str, ...]) -> None:
    done = subprocess.run(
        [program("unsched")], capture_output=True, text=True, check=True, env=os.environ | asked(line)
    )

    assert (done.stdout.split(), done.stderr) == ([*expected], "")


def test_what_checks_values_is_not_loaded_to_complete_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in asked("unsched render --la").items():
        monkeypatch.setenv(name, value)

    assert loaded_by(among={"pydantic", "yaml"}) == set()


def test_values_are_checked_when_a_command_runs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "unsched", "stats", "--fail-under", "many"]

    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert (done.returncode, "--fail-under" in done.stderr) == (2, True)
