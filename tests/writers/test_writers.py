"""Writing: the ending of a file chooses its writer."""

import re
from pathlib import Path

import pytest
from tests.conftest import word

from unsched import Schedule, UnschedError, read_language, render, write
from unsched.cli import app
from unsched.writers import WRITERS


def test_a_document_is_written_in_the_format_of_its_ending(seed: Schedule, tmp_path: Path) -> None:
    document = render(seed, read_language("en"))

    write(document, tmp_path / "deep" / "note.docx")

    assert (tmp_path / "deep" / "note.docx").read_bytes() == word(document)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["note.docx"]


def test_an_ending_without_a_writer_is_refused(seed: Schedule, tmp_path: Path) -> None:
    with pytest.raises(UnschedError) as caught:
        write(render(seed, read_language("en")), tmp_path / "note.rtf")

    known = ".docx, .pdf, .html, .ics, .json, .xml, .txt, .md"
    assert str(caught.value) == f"{tmp_path}/note.rtf: cannot write '.rtf'; expected one of {known}"


def test_the_help_of_the_command_line_names_every_ending_that_has_a_writer() -> None:
    (told,) = (str(vars(param)["help"]) for param in app.commands["render"].params if param.name == "to")

    assert [f".{name}" for name in re.findall("[a-z]+", told.partition(":")[2]) if name != "or"] == list(WRITERS)
