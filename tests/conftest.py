"""What tests share: the seed schedule, golden files, and the programs that some tests meet."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from unsched import Document, Schedule, read_schedule
from unsched.writers.docx import write_docx
from unsched.writers.reference import default_reference

ROOT = Path(__file__).parents[1]
SEED = ROOT / "schedules" / "a-ac290-2020-1.yaml"
# LibreOffice takes the same fonts on every machine that has them.
os.environ["FONTCONFIG_FILE"] = str(ROOT / "tests" / "fonts.conf")

Golden = Callable[[Path, str], None]
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files; read the diff")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests start where a user of the checkout does."""
    monkeypatch.chdir(ROOT)


@pytest.fixture(autouse=True, scope="session")
def _kept_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What commands keep from one run to the next is none of the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def seed() -> Schedule:
    return read_schedule(SEED)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a golden file, or rewrite the file where that is asked for."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")

        assert text == path.read_text(encoding="utf-8")

    return compare


def word(document: Document) -> bytes:
    """The Word document of a tree, in the looks that are shipped."""
    return write_docx(document, default_reference())


def loaded_by(*words: object, among: set[str]) -> set[str]:
    """Which of some modules a command of ours has loaded when it ends."""
    code = (
        "import atexit, json, sys; sys.argv[0] = 'unsched'\n"
        "atexit.register(lambda: print(json.dumps([*sys.modules])))\n"
        "from unsched.cli import main; main()"
    )
    command = [sys.executable, "-c", code, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return among & set(json.loads(done.stdout.splitlines()[-1]))


def program(name: str) -> str:
    """The path of a program that a test meets; without it the test is skipped, in CI it fails."""
    found = shutil.which(name) or shutil.which(name, path=Path(sys.executable).parent)
    if found is None:
        _absent(f"the program {name}")
    return str(found)


def shared(*parts: str) -> Path:
    """A checker or a case that lies beside the project, not in it; without it the test is skipped, in CI it fails."""
    path = ROOT.parent.joinpath("shared", *parts)
    if not path.exists():
        _absent(f"the shared file {'/'.join(parts)}")
    return path


def installed(folder: str, pattern: str) -> Path:
    """A file that a package of Debian brings along; without it the test is skipped, in CI it fails."""
    found = next(Path(folder).glob(pattern), None)
    if found is None:
        _absent(f"{folder}/{pattern}")
    return Path(str(found))


def _absent(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI nothing may be skipped")
    pytest.skip(f"needs {what}")
