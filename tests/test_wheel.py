"""The built wheel, away from the checkout: it brings all that a document needs."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import LANGUAGES, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, folder], check=True, capture_output=True, cwd=ROOT)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_templates_catalogs_and_schedules(wheel: Path) -> None:
    with ZipFile(wheel) as package:
        names = {name for name in package.namelist() if ".dist-info/" not in name}

    expected = {
        f"unsched/{path.relative_to(ROOT)}"
        for folder in ("locales", "schedules", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    expected |= {
        f"unsched/{path.relative_to(ROOT / 'toolkit/unsched')}"
        for path in (ROOT / "toolkit/unsched").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert names == expected


def test_the_wheel_renders_the_seed_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    python = tmp_path / "venv" / "bin" / "python"
    libraries = next((tmp_path / "venv").glob("lib/python*/site-packages"))
    with ZipFile(wheel) as package:
        package.extractall(libraries)
    here = [path for path in sys.path if path.endswith("site-packages")]
    empty = tmp_path / "empty"
    empty.mkdir()

    code = "import sys; sys.path += sys.argv.pop(1).split(':'); from unsched.cli import main; main()"
    command = [str(python), "-c", code, ":".join(here), "render", "--all"]
    done = subprocess.run(command, cwd=empty, capture_output=True, text=True, check=False, env={"PATH": os.defpath})

    names = [f"build/A_AC.290_2020_1-{language}.docx" for language in LANGUAGES]
    assert (done.stdout.splitlines(), done.stderr, done.returncode) == (names, "", 0)
    assert sorted(str(path.relative_to(empty)) for path in empty.rglob("*.docx")) == sorted(names)
