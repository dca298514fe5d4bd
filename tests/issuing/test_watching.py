"""Rendering again on save: what a translator sees, and how it ends."""

import os
import select
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.issuing.offices import begun, contents, rest

NOTE = "out/A_AC.290_2020_1-fr.docx"
SCHEDULE = "schedules/a-ac290-2020-1.yaml"
CATALOG = "locales/fr/LC_MESSAGES/a-ac290-2020-1.po"
PATIENCE = 60


@pytest.fixture
def watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """A command that watches an office, with its first document written."""
    for file in (SCHEDULE, CATALOG):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    monkeypatch.chdir(tmp_path)
    with begun("render", "schedules/*.yaml", "--lang", "fr", "-o", "out", "--watch") as running:
        assert told(running) == NOTE
        yield running
        running.kill()


def told(running: subprocess.Popen[bytes]) -> str:
    """The next line that a command prints, be it output or an error."""
    streams = [stream for stream in (running.stdout, running.stderr) if stream]
    ready, _, _ = select.select(streams, [], [], PATIENCE)
    assert ready, "nothing is said"
    return ready[0].readline().decode().strip()


def saved(file: str, change: Callable[[str], str], as_editors_do: bool = False) -> None:
    """A file saved anew: written over, or written beside and put in its place."""
    path = Path(file)
    text = change(path.read_text(encoding="utf-8"))
    if as_editors_do:
        Path("beside~").write_text(text, encoding="utf-8")
        Path("beside~").replace(path)
    else:
        path.write_text(text, encoding="utf-8")


def test_what_is_saved_is_rendered_again(watching: subprocess.Popen[bytes]) -> None:
    first = contents(Path("out"))

    saved(CATALOG, lambda text: text.replace("Ouverture", "OUVERTURE"), as_editors_do=True)

    assert told(watching) == NOTE
    assert contents(Path("out")).keys() == first.keys()
    assert contents(Path("out")) != first
    saved(CATALOG, lambda text: text.replace("OUVERTURE", "Ouverture"))
    assert told(watching) == NOTE
    assert contents(Path("out")) == first


def test_a_fault_is_told_and_watching_goes_on(watching: subprocess.Popen[bytes]) -> None:
    saved(SCHEDULE, lambda text: text.replace("template: organization-of-work", "template: none"))

    assert told(watching) == (
        "schedules/a-ac290-2020-1.yaml:2:11: template 'none' is not there; expected one of annotated-agenda, list-of-documents, "
        "order-of-the-day, organization-of-work, provisional-agenda"
    )
    saved(SCHEDULE, lambda text: text.replace("template: none", "template: organization-of-work\n# mended"))
    assert told(watching) == NOTE


def test_a_new_schedule_is_seen(watching: subprocess.Popen[bytes]) -> None:
    text = Path(SCHEDULE).read_text(encoding="utf-8").replace("symbol: A/AC.290/2020/1 ", "symbol: A/AC.290/2020/2 ")
    Path("schedules/second.yaml").write_text(text, encoding="utf-8")
    shutil.copy(CATALOG, "locales/fr/LC_MESSAGES/second.po")

    lines = {told(watching)}
    while NOTE.replace("_1-", "_2-") not in lines:  # the schedule may be seen before its catalog
        lines.add(told(watching))


def test_ctrl_c_ends_it_well(watching: subprocess.Popen[bytes]) -> None:
    os.killpg(watching.pid, signal.SIGINT)

    assert rest(watching) == (0, [], [])


def test_a_template_is_seen_where_documents_have_the_same_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = "templates/organization-of-work.xml"
    for file in (SCHEDULE, template):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    monkeypatch.chdir(tmp_path)
    with begun("render", SCHEDULE, "--lang", "en", "--to", "xml", "-o", "out", "--watch") as running:
        assert told(running) == "out/A_AC.290_2020_1-en.xml"
        saved(template, lambda text: f"{text}\n")
        assert told(running) == "out/A_AC.290_2020_1-en.xml"
        running.kill()
