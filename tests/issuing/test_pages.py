"""Many pages: their versions and their index, whoever makes them, and whatever has changed."""

import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.issuing.offices import schedules

from unsched.issuing import Order, issue

FRENCH = Path("locales/fr/LC_MESSAGES/a-ac290-2020-1.po")
ORDER = Order((Path("schedules/a-ac290-2020-1.yaml"),), ("en", "fr", "ar"), Path("out"), ".html")
PAGES = [f"A_AC.290_2020_1-{code}.html" for code in ORDER.languages]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "schedules").mkdir()
    shutil.copy(ROOT / ORDER.schedules[0], tmp_path / "schedules")
    monkeypatch.chdir(tmp_path)


def issued(order: Order, executor: ThreadPoolExecutor | None = None) -> list[tuple[str, bool]]:
    """The files that there are in the end, in order, and whether each was written now."""
    outcomes = [outcome for outcome in issue(order, executor) if outcome.path]
    return [(Path(str(outcome.path)).name, not outcome.unchanged) for outcome in outcomes]


def links(name: str) -> list[str]:
    """The pages that a page leads to, itself among them, in its order."""
    text = Path("out", name).read_text(encoding="utf-8")
    return list(dict.fromkeys(re.findall(r'href="([^"#]*-[a-z]+\.html)"', text)))


def all_written(written: bool) -> list[tuple[str, bool]]:
    return [(name, written) for name in (*PAGES, "index.html")]


def test_pages_and_their_index_are_the_same_whoever_makes_them() -> None:
    files = tuple(schedules(Path("many"), 35))
    order = Order(files, ("en", "fr"), Path("processes"), ".html", draft=True)

    by_processes = issued(order)
    with ThreadPoolExecutor(2) as executor:
        by_threads = issued(order.but(output=Path("threads")), executor)

    assert by_processes == by_threads
    assert len(by_processes) == 71
    for name, _ in by_processes:
        assert Path("processes", name).read_bytes() == Path("threads", name).read_bytes()
    index = Path("threads/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<a href="([^"#]*)"', index) == [name for name, _ in by_threads[:-1]]
    names = re.findall(r' id="([^"]*)"', index)
    assert len(names) == len(set(names))


def test_what_has_not_changed_is_left() -> None:
    assert issued(ORDER) == all_written(True)
    assert issued(ORDER) == all_written(False)


def mended() -> None:
    FRENCH.write_text(FRENCH.read_text(encoding="utf-8") + "\n# seen\n", encoding="utf-8")


def another_index() -> None:
    Path("out/index.html").write_text("mine", encoding="utf-8")


def styled() -> None:
    with Path("templates/document.css").open("a", encoding="utf-8") as opened:
        opened.write("/* seen */\n")


CHANGES: list[tuple[str, Callable[[], None], set[str]]] = [
    ("a catalog", mended, {*PAGES, "index.html"}),  # a page has what the other languages call themselves
    ("the style sheet", styled, {*PAGES, "index.html"}),
    ("a page gone", lambda: Path("out", PAGES[0]).unlink(), {PAGES[0]}),
    ("the index gone", lambda: Path("out/index.html").unlink(), {"index.html"}),
    ("the index another's", another_index, {"index.html"}),
]


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_what_a_change_touches_is_written_again_and_then_no_more(
    change: Callable[[], None], expected: set[str]
) -> None:
    issued(ORDER)
    before = {name: Path("out", name).read_bytes() for name, _ in all_written(True)}
    change()

    assert issued(ORDER) == [(name, name in expected) for name, _ in all_written(True)]
    assert issued(ORDER) == all_written(False)
    if len(expected) == 1:
        assert {name: Path("out", name).read_bytes() for name, _ in all_written(True)} == before


def test_pages_of_one_document_lead_to_what_one_command_makes() -> None:
    other = Path("schedules/other.yaml")
    other.write_text(ORDER.schedules[0].read_text(encoding="utf-8").replace("2020/1 ", "2020/2 "), encoding="utf-8")
    for code in ("fr", "ar"):
        catalogs = Path("locales", code, "LC_MESSAGES")
        shutil.copy(catalogs / FRENCH.name, catalogs / "other.po")
    order = ORDER.but(schedules=(*ORDER.schedules, other))

    assert [written for _, written in issued(order)] == [True] * 7
    mended()

    changed = [(name, written) for name, written in issued(order) if written]
    assert changed == all_written(True)
    assert links("A_AC.290_2020_2-fr.html") == [name.replace("2020_1", "2020_2") for name in PAGES]


def test_pages_lead_to_the_versions_of_the_last_order() -> None:
    issued(ORDER)
    assert links(PAGES[1]) == PAGES

    assert issued(ORDER.but(languages=("fr",))) == [(PAGES[1], True), ("index.html", True)]
    assert links(PAGES[1]) == [PAGES[1]]
    assert links("index.html") == [PAGES[1]]

    assert [name for name, written in issued(ORDER) if written] == [PAGES[1], "index.html"]
    assert links(PAGES[1]) == PAGES


def test_a_version_that_is_at_fault_is_led_to_when_it_is_mended() -> None:
    good = FRENCH.read_text(encoding="utf-8")
    FRENCH.write_text(good.replace('msgid "Closure', '#, fuzzy\nmsgid "Closure'), encoding="utf-8")

    assert [name for name, _ in issued(ORDER)] == [PAGES[0], PAGES[2], "index.html"]
    assert links("index.html") == [PAGES[0], PAGES[2]]
    assert links(PAGES[0]) == [PAGES[0], PAGES[2]]

    FRENCH.write_text(good, encoding="utf-8")
    assert issued(ORDER) == all_written(True)
    assert links("index.html") == PAGES


def test_the_index_is_in_the_first_original_that_is_asked_for() -> None:
    for languages, expected in ((("fr", "ar"), "fr-FR"), (("ar", "en"), "en-GB")):
        issued(ORDER.but(languages=languages))

        assert f'<html lang="{expected}"' in Path("out/index.html").read_text(encoding="utf-8")


def test_records_tell_of_their_versions() -> None:
    order = ORDER.but(ending=".json")

    names = [name.replace(".html", ".json") for name in PAGES]
    assert issued(order) == [(name, True) for name in names]
    assert all(f'"{name}"' in Path("out", names[0]).read_text(encoding="utf-8") for name in names)
    mended()
    assert issued(order) == [(name, True) for name in names]
    assert issued(order) == [(name, False) for name in names]
