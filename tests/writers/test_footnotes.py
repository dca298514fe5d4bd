"""Footnotes: real ones with the document's own marks, and nothing of them in a document that has none."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from tests import trees
from tests.conftest import program, word

from unsched.writers.docx import write_docx
from unsched.writers.package import unpacked
from unsched.writers.pdf import write_pdfs
from unsched.writers.reference import default_reference

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str) -> Any:  # noqa: ANN401 -- elements as the tests ask them
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def shown(element: Any) -> str:  # noqa: ANN401
    """The text of a paragraph, its references as their numbers."""
    children = element.iter(f"{W}t", f"{W}tab", f"{W}footnoteReference")
    marks = {f"{W}tab": "\t", f"{W}t": ""}
    return "".join(child.text or marks.get(child.tag, f"[{child.get(f'{W}id')}]") for child in children)


def test_a_mark_stands_at_its_reference_and_before_its_note() -> None:
    data = word(trees.document(trees.agenda()))
    body, notes = part(data, "word/document.xml"), part(data, "word/footnotes.xml")

    assert [shown(p) for p in body.iter(f"{W}p") if p.find(f".//{W}footnoteReference") is not None] == [
        "1.\tElection of officers[1]*",
        "(a)\tElection of officers[2]**",
        "Election of officers[3]1",
    ]
    assert [(note.get(f"{W}id"), note.get(f"{W}type"), shown(note)) for note in notes] == [
        ("-1", "separator", ""),
        ("0", "continuationSeparator", ""),
        ("1", None, "*\tCorrect as of 6\u00a0p.m. of the previous day."),
        ("2", None, "**\tA/74/1"),
        ("3", None, "1\tCorrect as of 6\u00a0p.m. of the previous day."),
    ]


def test_the_mark_is_in_the_run_of_its_reference_and_only_a_figure_is_raised() -> None:
    body = part(word(trees.document(trees.agenda())), "word/document.xml")
    runs = [reference.getparent() for reference in body.iter(f"{W}footnoteReference")]

    styles = [run.find(f"{W}rPr/{W}rStyle") for run in runs]

    assert ["".join(run.itertext()) for run in runs] == ["*", "**", "1"]
    assert all(run.find(f"{W}footnoteReference").get(f"{W}customMarkFollows") == "1" for run in runs)
    assert [None if style is None else style.get(f"{W}val") for style in styles] == [None, None, "Superscript"]


def test_a_link_in_a_footnote_is_a_relationship_of_the_footnotes() -> None:
    parts = unpacked(word(trees.document(trees.agenda())))

    assert re.findall(rb'Target="([^"]*)"', parts["word/_rels/footnotes.xml.rels"]) == [
        b"https://undocs.org/en/A/74/1"
    ]
    assert b"undocs" not in parts["word/_rels/document.xml.rels"]


def test_footnotes_without_a_link_have_no_relationships() -> None:
    parts = unpacked(word(trees.document('<p>a<footnote mark="*">b</footnote></p>')))

    assert "word/footnotes.xml" in parts
    assert "word/_rels/footnotes.xml.rels" not in parts


@pytest.mark.parametrize(("blocks", "count"), [("<p>a</p>", 0), (trees.agenda(), 1)], ids=["without", "with"])
def test_a_document_says_that_it_has_footnotes_where_it_has_some(blocks: str, count: int) -> None:
    parts = unpacked(word(trees.document(blocks)))

    said = {name: content.count(b"ootnotes.xml") for name, content in parts.items()}

    assert said["[Content_Types].xml"] == said["word/_rels/document.xml.rels"] == count
    assert parts["word/settings.xml"].count(b"<w:footnotePr>") == count
    assert parts["word/styles.xml"].count(b'"footnote text"') == count
    assert ("word/footnotes.xml" in parts) == bool(count)


def test_a_footnote_in_words_that_stand_in_is_one_as_well() -> None:
    words = '<untranslated lang="en-GB" dir="ltr">a<footnote mark="1">b</footnote></untranslated>'
    parts = unpacked(word(trees.document(f"<p>{words}</p>", "ar")))

    assert b"footnotes.xml" in parts["[Content_Types].xml"]
    assert b'<w:lang w:val="en-GB"/></w:rPr><w:t>b</w:t>' in parts["word/footnotes.xml"]


def test_settings_of_an_office_without_any_have_a_place_for_footnotes() -> None:
    reference = default_reference()
    settings = reference.parts["word/settings.xml"]
    bare = re.sub(rb"<w:(characterSpacingControl|compat)\b.*?</w:settings>", b"</w:settings>", settings)
    parts = reference.parts | {"word/settings.xml": bare}  # type: ignore[operator] # a view of a dictionary

    written = unpacked(write_docx(trees.document(trees.agenda()), reference.but(parts=parts)))

    assert written["word/settings.xml"].endswith(
        b'<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr></w:settings>'
    )


@pytest.mark.parametrize("script", ["en", "zh"])
def test_libreoffice_prints_each_mark_where_it_stands_and_once(script: trees.Script, tmp_path: Path) -> None:
    program("soffice")
    (data,) = write_pdfs([trees.document(trees.agenda(script), script)], default_reference())
    (tmp_path / "note.pdf").write_bytes(data)
    command = [program("pdftotext"), "-raw", str(tmp_path / "note.pdf"), "-"]
    said = subprocess.run(command, check=True, capture_output=True)

    text = re.sub(r"[\s\u2060]", "", said.stdout.decode())

    item, note = (re.sub(r"\s", "", words) for words in (trees.WORDS[script].item, trees.WORDS[script].note))
    assert f"1.{item}*(a){item}**{item}1{item}" in text
    assert f"*{note}**A/74/11{note}" in text
    assert text.count("*") == 6
