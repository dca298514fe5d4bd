"""The translators' round on the command line: extract, update, check, stats, memory, and the document."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT, program

from unsched.po import read_po
from unsched.translation.merging import returned

SCHEDULE = ROOT / "tests" / "schedule" / "small.yaml"


def unsched(*arguments: object) -> tuple[int, list[str], list[str]]:
    """The exit status of a command, and the lines of its output and of its errors."""
    command = [sys.executable, "-m", "unsched", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office that has a schedule and nothing else."""
    monkeypatch.chdir(tmp_path)
    Path("schedules").mkdir()
    shutil.copy(SCHEDULE, "schedules")
    return tmp_path


def translate(path: Path) -> None:
    """Put words into every message that is not finished, as a translator does."""
    po = read_po(path)
    lines = [
        message.lines
        if message.translated and not message.entry.fuzzy
        else returned(message, message.entry.msgid.replace("Small", "Petites").replace("the ", "les "))
        for message in po.messages
    ]
    path.write_text(po.header + "".join(lines), encoding="utf-8")


@pytest.mark.usefixtures("office")
def test_the_round_of_a_schedule_into_a_language() -> None:
    catalog = Path("locales/fr/LC_MESSAGES/small.po")

    assert unsched("extract") == (0, ["locales/small.pot"], [])
    assert unsched("update", "--lang", "fr") == (0, [f"{catalog}: 5 filled, 1 fuzzy, 5 blank"], [])
    subprocess.run([program("msgfmt"), "-c", "-o", "/dev/null", catalog], check=True)
    assert unsched("stats", "--fail-under", 100)[0] == 1
    assert unsched("render", "--lang", "fr")[0] == 1

    translate(catalog)

    assert unsched("stats", "--fail-under", 100) == (
        0,
        [
            "fr  small               100 %  11 translated, 0 fuzzy, 0 untranslated; 38 of 38 words",
            "fr  schedules/small.yaml: can be issued",
        ],
        [],
    )
    assert unsched("update") == (0, [f"{catalog}: 11 kept"], [])
    assert unsched("render", "--lang", "fr") == (0, ["build/A_AC.1_2021_L.2-fr.docx"], [])


@pytest.mark.usefixtures("office")
def test_a_change_of_the_schedule_asks_for_its_own_message_only() -> None:
    catalog = Path("locales/fr/LC_MESSAGES/small.po")
    unsched("extract")
    unsched("update", "--lang", "fr")
    translate(catalog)
    before = catalog.read_text(encoding="utf-8")
    schedule = Path("schedules/small.yaml")
    schedule.write_text(schedule.read_text(encoding="utf-8").replace("Small Schedules", "Short Schedules"), "utf-8")

    unsched("extract")

    assert unsched("update") == (0, [f"{catalog}: 10 kept, 1 fuzzy"], [])
    changed = set(catalog.read_text(encoding="utf-8").splitlines()) - set(before.splitlines())
    assert changed == {
        "#, fuzzy",
        '#| msgid "Committee on Small Schedules"',
        'msgid "Committee on Short Schedules"',
    }


@pytest.mark.usefixtures("office")
def test_figures_and_findings_for_programs() -> None:
    unsched("extract")
    unsched("update", "--lang", "fr")

    found = json.loads("\n".join(unsched("stats", "--format", "json")[1]))
    checked = json.loads("\n".join(unsched("check", "--format", "json")[1]))
    github = unsched("check", "--format", "github")[1]

    kinds = ["empty", "empty", "empty", "empty", "still-fuzzy", "empty"]
    assert [(catalog["domain"], catalog["percent"]) for catalog in found["catalogs"]] == [("small", 39)]
    assert len(found["documents"][0]["remaining"]) == 6
    assert [finding["kind"] for finding in checked if finding["msgid"]] == kinds
    assert github[-1] == (
        "::warning file=locales/fr/LC_MESSAGES/small.po,line=67,col=1,title=empty::has no translation yet"
    )


@pytest.mark.usefixtures("office")
def test_findings_are_lines_and_errors_an_exit_status() -> None:
    path = Path("locales/fr/LC_MESSAGES/x.po")
    path.parent.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

    path.write_text(header + 'msgid "Item %(item)s"\nmsgstr "Point"\n', encoding="utf-8")
    broken = unsched("check", path)
    path.write_text(header + 'msgid "Item %(item)s"\nmsgstr "Point %(item)s"\n', encoding="utf-8")
    mended = unsched("check", path)

    assert broken[0] == 1
    assert (
        broken[1][-1] == f"{path}:4:1: the translation has the placeholders none; expected %(item)s [po-placeholders]"
    )
    assert (mended[0], [line.rsplit(" ", 1)[1] for line in mended[1]]) == (0, ["[header-field]"])


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("ending", ["tmx", "xlf", "xliff"])
def test_a_catalog_goes_out_to_another_program_and_its_work_comes_back(ending: str) -> None:
    catalog = Path("locales/fr/LC_MESSAGES/small.po")
    unsched("extract")
    unsched("update", "--lang", "fr")
    blank = catalog.read_bytes()
    translate(catalog)
    done = catalog.read_bytes()

    assert unsched("memory", "-o", f"out.{ending}", "--lang", "fr") == (0, [f"out.{ending}"], [])
    catalog.write_bytes(blank)

    assert unsched("update", "--returned", f"out.{ending}") == (0, [f"{catalog}: 5 kept, 6 filled"], [])
    assert catalog.read_bytes() == done


@pytest.mark.usefixtures("office")
def test_several_languages_go_into_every_format_but_xliff_2_0() -> None:
    unsched("extract")
    unsched("update", "--lang", "fr,es")
    refused = "out.xliff: found en into es, en into fr; an .xliff file holds one pair of languages: "

    assert unsched("memory", "-o", "out.tmx") == (0, ["out.tmx"], [])
    assert unsched("memory", "-o", "out.xlf") == (0, ["out.xlf"], [])
    assert unsched("memory", "-o", "out.xliff") == (1, [], [f"{refused}name one by --lang, or write .xlf"])
    assert unsched("memory", "-o", "out.xliff", "--lang", "es") == (0, ["out.xliff"], [])


@pytest.mark.usefixtures("office")
def test_what_is_no_memory_is_named_and_no_catalog_is_touched() -> None:
    unsched("extract")
    unsched("update", "--lang", "fr")
    catalog = Path("locales/fr/LC_MESSAGES/small.po")
    before = catalog.read_bytes()
    Path("back.xlf").write_text('<xliff version="1.2">\n<file>', encoding="utf-8")

    status, lines, errors = unsched("update", "--returned", "back.xlf")

    assert (status, lines, [error.partition(" XML")[0] for error in errors]) == (
        1,
        [],
        ["back.xlf:2:7: is not well-formed"],
    )
    assert catalog.read_bytes() == before


@pytest.mark.usefixtures("office")
def test_an_ending_that_is_none_is_a_mistake_in_the_command() -> None:
    expected = "memory.doc: cannot write '.doc'; expected one of .tmx, .xlf, .xliff"

    assert unsched("memory", "-o", "memory.doc") == (2, [], [expected])


def test_our_own_catalogs_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert unsched("check") == (0, [], [])
