"""PDF by LibreOffice: tagged, with its fonts in it, and no document when LibreOffice fails."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, program

from unsched import Schedule, UnschedError, read_language, render, write
from unsched.document import tree
from unsched.writers.pdf import write_pdfs
from unsched.writers.reference import default_reference


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory, seed: Schedule) -> dict[str, Path]:
    """The note as PDF in each language, made in one start of LibreOffice."""
    program("soffice")
    folder = tmp_path_factory.mktemp("pdf")
    documents = (render(seed, read_language(language, seed.domain)) for language in LANGUAGES)
    files = {}
    for language, data in zip(LANGUAGES, write_pdfs(documents, default_reference()), strict=True):
        files[language] = folder / f"{language}.pdf"
        files[language].write_bytes(data)
    return files


def said(*command: object) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_is_tagged_and_has_the_title_of_the_note(language: str, pdfs: dict[str, Path], seed: Schedule) -> None:
    facts = said(program("pdfinfo"), pdfs[language])
    title = next(line for line in facts.splitlines() if line.startswith("Title:"))

    expected = tree.paragraph(render(seed, read_language(language, seed.domain)), "title")

    assert re.search("^Tagged: +yes$", facts, re.MULTILINE)
    assert title.split(None, 1)[1] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_embedded(language: str, pdfs: dict[str, Path]) -> None:
    rows = said(program("pdffonts"), pdfs[language]).splitlines()[2:]

    assert rows
    assert [row for row in rows if row.split()[-5] != "yes"] == []


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "ar"])
def test_the_annex_begins_on_the_second_page(language: str, pdfs: dict[str, Path], seed: Schedule) -> None:
    document = render(seed, read_language(language, seed.domain))
    heading = next(tree.plain(block.heading) for block in document.content if isinstance(block, tree.Annex))

    lines = said(program("pdftotext"), "-f", "2", "-l", "2", pdfs[language], "-").split()

    assert lines[:2] == ["A/AC.290/2020/1", heading]


@pytest.mark.parametrize(
    ("language", "font"), [("ar", "Amiri"), ("fr", "LiberationSerif"), ("zh", "NotoSerifCJK"), ("zh", "NotoSansCJK")]
)
def test_the_fonts_that_the_document_names_stand_in_for_those_that_are_not_installed(
    language: str, font: str, seed: Schedule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("soffice")
    monkeypatch.delenv("FONTCONFIG_FILE")
    write(render(seed, read_language(language, seed.domain)), tmp_path / "note.pdf")

    assert f"+{font}" in said(program("pdffonts"), tmp_path / "note.pdf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_has_its_page_and_the_annex_its_own(language: str, pdfs: dict[str, Path]) -> None:
    pages = re.search(r"^Pages: +(\d+)$", said(program("pdfinfo"), pdfs[language]), re.MULTILINE)

    assert pages is not None
    assert int(pages[1]) in ((2, 3) if language == "ar" else (2,))  # Arabic fonts differ in height


def test_the_same_documents_give_the_same_bytes(pdfs: dict[str, Path], seed: Schedule) -> None:
    documents = [render(seed, read_language(language, seed.domain)) for language in LANGUAGES]

    again = write_pdfs(documents, default_reference())

    assert [path.read_bytes() == data for path, data in zip(pdfs.values(), again, strict=True)] == [True] * 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_names_its_language_and_the_documents_own_date(
    language: str, pdfs: dict[str, Path], seed: Schedule
) -> None:
    data = pdfs[language].read_bytes()

    assert f"/Lang({read_language(language, seed.domain).tag})".encode() in data
    assert b"/CreationDate(D:20200122000000Z" in data


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_is_not_parted_within_a_symbol(language: str, pdfs: dict[str, Path]) -> None:
    text = said(program("pdftotext"), pdfs[language], "-").replace("\u2060", "")

    assert "A/AC.290/2019/1" in text


def test_what_libreoffice_started_ends_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: Schedule
) -> None:
    monkeypatch.setattr("unsched.writers.pdf.SECONDS_TO_START", 1)
    monkeypatch.setattr("unsched.writers.pdf.SECONDS_A_DOCUMENT", 0)
    mark = str(61_234_567)

    written_with(f"sleep {mark} & wait", tmp_path, monkeypatch, seed)

    commands = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline")]
    assert [command for command in commands if mark.encode() in command] == []


def written_with(soffice: str, folder: Path, monkeypatch: pytest.MonkeyPatch, seed: Schedule) -> str:
    """What is told when a program stands in LibreOffice's place."""
    (folder / "bin").mkdir()
    if soffice:
        (folder / "bin/soffice").write_text(f"#!/bin/sh\n{soffice}\n")
        (folder / "bin/soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder / "bin"), prepend=os.pathsep if soffice else None)
    with pytest.raises(UnschedError) as caught:
        write(render(seed, read_language("en")), folder / "note.pdf")
    assert not (folder / "note.pdf").exists()
    return str(caught.value)


@pytest.mark.parametrize(
    ("soffice", "expected"),
    [
        ("", "PDF needs LibreOffice, and soffice is not installed: apt install libreoffice-writer"),
        ("exit 0", "LibreOffice ended without writing a PDF"),
        ("echo broken >&2; exit 3", "LibreOffice failed with exit status 3, saying 'broken'"),
        ("kill -SEGV $$", "LibreOffice failed with exit status -11, saying 'nothing'"),
        ("exec sleep 60", "LibreOffice did not end within 1 seconds"),
    ],
    ids=["absent", "silent", "failing", "crashing", "hanging"],
)
def test_libreoffice_at_fault_is_told_and_nothing_is_written(
    soffice: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: Schedule
) -> None:
    monkeypatch.setattr("unsched.writers.pdf.SECONDS_TO_START", 1)
    monkeypatch.setattr("unsched.writers.pdf.SECONDS_A_DOCUMENT", 0)

    assert written_with(soffice, tmp_path, monkeypatch, seed) == f"soffice: {expected}"
