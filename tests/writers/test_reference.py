"""The reference document: what a document takes from it, and what is told of one that is wanting."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.conftest import ROOT, shared

from unsched import Document, UnschedError
from unsched.document import tree
from unsched.writers.docx import write_docx
from unsched.writers.package import compressed, pack, unpack
from unsched.writers.reference import read_reference

REFERENCE = ROOT / "templates" / "reference.docx"


def changed(folder: Path, name: str, old: bytes, new: bytes) -> Path:
    """The reference with something replaced in one of its parts."""
    parts = dict(unpack(REFERENCE))
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    path = folder / "reference.docx"
    path.write_bytes(pack(compressed(*part) for part in parts.items()))
    return path


def document() -> Document:
    block = tree.Distribution("en-GB", "ltr", None, ("Distr.: General",), ("1",), None, ("Original",))
    masthead = tree.Masthead(("UN",), "A/1", ("GA",), block)
    return Document("en-GB", "ltr", "A/1", date(2020, 1, 22), masthead, ())


def test_the_reference_is_as_its_script_makes_it(tmp_path: Path) -> None:
    script = (ROOT / "templates" / "reference.py").read_text(encoding="utf-8")
    (tmp_path / "reference.py").write_text(script, encoding="utf-8")

    subprocess.run([sys.executable, tmp_path / "reference.py"], check=True)

    assert unpack(tmp_path / "reference.docx") == unpack(REFERENCE)


def test_the_reference_is_valid_by_the_schema_of_iso_29500() -> None:
    checker = [sys.executable, str(shared("docx", "validate_docx.py")), "--strict-xsd", str(REFERENCE)]

    done = subprocess.run(checker, capture_output=True, text=True, check=False)

    assert done.stdout == f"{REFERENCE}: ok\n"


def test_a_style_of_the_language_serves_in_the_stead_of_the_common_one() -> None:
    reference = read_reference(REFERENCE)

    assert [reference.style("Emphasis", lang) for lang in ("fr-FR", "zh-CN")] == ["Emphasis", "EmphasisZhCN"]


def test_right_to_left_documents_have_it_in_their_default_style(tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    path.write_bytes(write_docx(document()))
    assert "<w:bidi/>" not in ZipFile(path).read("word/styles.xml").decode()

    right_to_left = {entry.name: entry for entry in read_reference(REFERENCE).entries("rtl")}
    path.write_bytes(pack(right_to_left.values()))

    assert "<w:widowControl/><w:bidi/><w:spacing" in ZipFile(path).read("word/styles.xml").decode()


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("word/styles.xml", b'"Organ"', b'"Organe"', "has no style 'Organ'"),
        ("word/document.xml", b'<w:tblStyle w:val="Timetable"/>', b"", None),
        ("word/document.xml", b'<w:tblStyle w:val="Masthead"/>', b"", "has no table of the style 'Masthead'"),
        ("word/styles.xml", b"</w:styles>", b"", "holds XML that is not well formed"),
    ],
)
def test_a_reference_that_is_wanting_is_refused(
    name: str, old: bytes, new: bytes, expected: str | None, tmp_path: Path
) -> None:
    path = changed(tmp_path, name, old, new)

    if expected is None:  # a document without a timetable does without its table
        assert write_docx(document(), read_reference(path))
        return
    with pytest.raises(UnschedError) as caught:
        write_docx(document(), read_reference(path))

    assert str(caught.value).startswith(f"{path}: {expected}")


def test_a_package_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "reference.docx"
    path.write_bytes(pack([compressed("a.txt", b"")]))

    with pytest.raises(UnschedError) as caught:
        read_reference(path)

    assert str(caught.value) == f"{path}: is not a Word document: it has no word/document.xml"
