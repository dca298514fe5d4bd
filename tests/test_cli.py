"""The command line, as a shell meets it: what is printed where, the exit status, and what is written."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import LANGUAGES, ROOT, SEED, loaded_by
from unsched.resources import SHIPPED

SMALL = (ROOT / "tests/schedule/small.yaml").read_text(encoding="utf-8")


def unsched(*arguments: object) -> tuple[int, list[str], list[str]]:
    """The exit status of a command, and the lines of its output and of its errors."""
    command = [sys.executable, "-m", "unsched", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small schedule in it and nothing else."""
    monkeypatch.chdir(tmp_path)
    Path("schedules").mkdir()
    Path("schedules/small.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def files(folder: Path = Path("build")) -> Sequence[str]:
    """The files in a folder, but for the manifest of what was made of what."""
    found = (str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name != ".unsched-manifest.json")


def test_the_seed_is_rendered_in_every_language(tmp_path: Path) -> None:
    status, printed, told = unsched("render", "--all", "-o", tmp_path)

    names = [f"A_AC.290_2020_1-{language}.docx" for language in LANGUAGES]
    assert (status, printed, told) == (0, [str(tmp_path / name) for name in names], [])
    assert files(tmp_path) == names


@pytest.mark.usefixtures("office")
def test_a_folders_own_schedules_are_rendered_into_build() -> None:
    assert unsched("render", "--lang", "en") == (0, ["build/A_AC.1_2021_L.2-en.docx"], [])
    assert files() == ["A_AC.1_2021_L.2-en.docx"]


@pytest.mark.usefixtures("office")
def test_one_document_may_be_given_a_name() -> None:
    assert unsched("render", "schedules/small.yaml", "--lang", "en", "-o", "out/one.docx") == (
        0,
        ["out/one.docx"],
        [],
    )
    assert files(Path("out")) == ["one.docx"]


@pytest.mark.usefixtures("office")
def test_languages_are_listed_with_commas_and_each_rendered_once() -> None:
    status, printed, _ = unsched("render", SEED, "--lang", "fr, ES,fr")

    assert (status, printed) == (0, ["build/A_AC.290_2020_1-fr.docx", "build/A_AC.290_2020_1-es.docx"])


@pytest.mark.usefixtures("office")
def test_what_is_not_translated_stops_a_document_and_no_other() -> None:
    status, printed, told = unsched("render", "--lang", "fr,en")

    assert (status, printed) == (1, ["build/A_AC.1_2021_L.2-en.docx"])
    assert len(told) == 6
    assert told[0].endswith("small.po: no translation into fr of 'Committee on Small Schedules'")


def test_a_folder_of_pages_has_an_index(tmp_path: Path) -> None:
    status, printed, told = unsched("render", "--all", "--to", "html", "-o", tmp_path)

    names = [f"A_AC.290_2020_1-{language}.html" for language in LANGUAGES]
    assert (status, printed, told) == (0, [str(tmp_path / name) for name in (*names, "index.html")], [])
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"#]*)"', index) == names


@pytest.mark.usefixtures("office")
def test_a_page_alone_has_no_index() -> None:
    assert unsched("render", SEED, "--lang", "fr", "-o", "out/note.html") == (0, ["out/note.html"], [])
    assert files(Path("out")) == ["note.html"]


@pytest.mark.usefixtures("office")
def test_a_page_leads_to_no_version_that_was_not_written() -> None:
    status, printed, _ = unsched("render", "--lang", "en,fr", "--to", "html")

    assert (status, printed) == (1, ["build/A_AC.1_2021_L.2-en.html", "build/index.html"])
    pages = [Path(name).read_text(encoding="utf-8") for name in printed]
    assert [set(re.findall(r"[^\"]*-\w+\.html", page)) for page in pages] == [{"A_AC.1_2021_L.2-en.html"}] * 2


@pytest.mark.usefixtures("office")
def test_a_draft_is_rendered_all_the_same() -> None:
    assert unsched("render", "--lang", "fr", "--draft") == (0, ["build/A_AC.1_2021_L.2-fr.docx"], [])


@pytest.mark.usefixtures("office")
def test_a_warning_is_told_and_stops_nothing() -> None:
    Path("schedules/small.yaml").write_text(SMALL.replace(", {item: 4 (b)}", ""), encoding="utf-8")

    assert unsched("render", "--lang", "en") == (
        0,
        ["build/A_AC.1_2021_L.2-en.docx"],
        ["schedules/small.yaml:17:30: warning: agenda item 4 (b) is never taken up in the timetable"],
    )


@pytest.mark.usefixtures("office")
def test_a_faulty_schedule_is_told_of_in_full_and_holds_no_other_up() -> None:
    faulty = SMALL.replace("2021-06-01\n    meetings", "2021-06-31\n    meetings").replace("limited", "secret")
    Path("schedules/faulty.yaml").write_text(faulty, encoding="utf-8")

    assert unsched("render", "--lang", "en") == (
        1,
        ["build/A_AC.1_2021_L.2-en.docx"],
        [
            "schedules/faulty.yaml:4:15: found 'secret'; expected 'general', 'limited' or 'restricted'",
            "schedules/faulty.yaml:30:11: found '2021-06-31'; expected a day of the calendar",
        ],
    )


@pytest.mark.usefixtures("office")
def test_a_faulty_catalog_stops_its_language() -> None:
    Path("locales/fr/LC_MESSAGES").mkdir(parents=True)
    source = (SHIPPED / "locales/fr/LC_MESSAGES/unsched.po").read_text(encoding="utf-8")
    broken = source.replace('msgstr "Annexe"', 'msgstr "Annexe')
    Path("locales/fr/LC_MESSAGES/unsched.po").write_text(broken, encoding="utf-8")
    line = source.splitlines().index('msgstr "Annexe"') + 1

    status, printed, told = unsched("render", SEED, "--lang", "fr,es")

    assert (status, printed) == (1, ["build/A_AC.290_2020_1-es.docx"])
    assert told == [
        (
            f"locales/fr/LC_MESSAGES/unsched.po:{line}:1: found 'msgstr \"Annexe'; "
            'expected a keyword and a text between two "'
        )
    ]


@pytest.mark.usefixtures("office")
def test_schedules_that_would_share_a_file_are_refused() -> None:
    Path("schedules/twin.yaml").write_text(SMALL, encoding="utf-8")

    assert unsched("render", "--lang", "en") == (
        1,
        [],
        [
            "build/A_AC.1_2021_L.2-en.docx: two documents would be written to it: schedules/small.yaml in en and schedules/twin.yaml in en",
        ],
    )
    assert files() == []


# Places that cannot be written to. Everything may be written by root, so no permission is asked for here.


@pytest.mark.usefixtures("office")
def test_a_file_in_the_place_of_the_folder_is_told_of() -> None:
    Path("build").write_text("mine")

    assert unsched("render", "--lang", "en") == (
        1,
        [],
        ["build/A_AC.1_2021_L.2-en.docx: cannot be written: File exists"],
    )
    assert Path("build").read_text() == "mine"


@pytest.mark.usefixtures("office")
def test_a_folder_in_the_place_of_the_document_is_told_of() -> None:
    Path("build/A_AC.1_2021_L.2-en.docx").mkdir(parents=True)

    assert unsched("render", "--lang", "en") == (
        1,
        [],
        ["build/A_AC.1_2021_L.2-en.docx: cannot be written: a folder of that name is in its place"],
    )
    assert files() == []


@pytest.mark.usefixtures("office")
def test_a_full_disk_leaves_the_old_document_as_it_was() -> None:
    Path("build").mkdir()
    Path("build/A_AC.1_2021_L.2-en.docx").write_text("old")
    limited = f"ulimit -f 1; exec {sys.executable} -m unsched render --lang en"

    done = subprocess.run(["/bin/bash", "-c", limited], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "build/A_AC.1_2021_L.2-en.docx: cannot be written: File too large\n")
    assert Path("build/A_AC.1_2021_L.2-en.docx").read_text() == "old"
    assert files() == ["A_AC.1_2021_L.2-en.docx"]


@pytest.mark.usefixtures("office")
def test_a_name_too_long_for_the_disk_is_told_of() -> None:
    status, printed, told = unsched("render", "--lang", "en", "-o", "x" * 300 + ".docx")

    assert (status, printed) == (1, [])
    assert told[0].endswith("cannot be written: File name too long")


@pytest.mark.usefixtures("office")
def test_a_full_standard_output_is_told_of() -> None:
    command = f"{sys.executable} -m unsched render --lang en >/dev/full"

    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "unsched: No space left on device\n")


@pytest.mark.usefixtures("office")
def test_a_folder_without_schedules_is_told_of() -> None:
    Path("schedules/small.yaml").rename("small.yml")

    status, _, told = unsched("render", "--lang", "en")

    assert status == 2
    assert "there is no schedule in schedules/; name one" in told[-1]


@pytest.mark.usefixtures("office")
def test_a_link_is_replaced_and_not_followed() -> None:
    Path("build").mkdir()
    Path("elsewhere").write_text("mine")
    Path("build/A_AC.1_2021_L.2-en.docx").symlink_to("../elsewhere")

    assert unsched("render", "--lang", "en")[0] == 0
    assert (Path("elsewhere").read_text(), Path("build/A_AC.1_2021_L.2-en.docx").is_symlink()) == (
        "mine",
        False,
    )


# The command line at fault.


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["render"], "say which languages: --lang fr, --lang fr,es or --all"),
        (["render", "--lang", "fr", "--all"], "say which languages: --lang fr, --lang fr,es or --all"),
        (["render", "--lang", "xx,en"], "language 'xx' is not known; expected ar, en, es, fr, ru, zh"),
        (["render", "--lang", "../en"], "language '../en' is not known; expected ar, en, es, fr, ru, zh"),
        (["render", "--all", "-o", "one.docx"], "several documents need a folder"),
        (["render", "--bold"], "No such option: --bold"),
        (["render", "--lang", "en", "-o", "one.rtf"], "one.rtf: cannot write '.rtf'; expected one of .docx, .pdf"),
        (["render", "--lang", "en", "--to", "odt"], "build: cannot write '.odt'; expected one of .docx, .pdf"),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_mistake_in_the_command_is_exit_status_2(arguments: list[str], expected: str) -> None:
    status, printed, told = unsched(*arguments)

    assert (status, printed) == (2, [])
    assert expected in told[-1]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["absent.yaml", "--lang", "en"], "absent.yaml: cannot be read: there is no such file"),
        (["schedules", "--lang", "en"], "schedules: cannot be read: it is not a file"),
        (
            ["--lang", "en", "--reference", "schedules/small.yaml"],
            "schedules/small.yaml: is not a Word document: File is not a zip file",
        ),
        (["--lang", "en", "--reference", "absent.docx"], "absent.docx: cannot be read: there is no such file"),
    ],
)
@pytest.mark.usefixtures("office")
def test_a_file_at_fault_is_exit_status_1(arguments: list[str], expected: str) -> None:
    assert unsched("render", *arguments) == (1, [], [expected])


def test_help_loads_no_library_but_its_own() -> None:
    assert loaded_by("--help", among={"babel", "docx", "hashlib", "jinja2", "lxml", "polib", "yaml"}) == set()


def test_rendering_loads_neither_babel_nor_python_docx(tmp_path: Path) -> None:
    assert loaded_by("render", "--all", "-o", tmp_path, among={"babel", "docx"}) == set()


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LC_ALL": "C"}, {"PYTHONHASHSEED": "2", "TZ": "UTC"}],
)
def test_the_same_inputs_give_the_same_bytes_anywhere(environment: dict[str, str], tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "first", ignore_errors=True)
    unsched("render", "--all", "-o", tmp_path / "first")

    command = [sys.executable, "-m", "unsched", "render", "--all", "-o", str(tmp_path / "second")]
    subprocess.run(command, check=True, capture_output=True, env={"PATH": "/usr/bin", **environment})

    first = {path.name: path.read_bytes() for path in (tmp_path / "first").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "second").iterdir()} == first
