"""The reference document: what a document takes from it, and what is told of one that is wanting."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.conftest import LANGUAGES, ROOT, program, shared

from unsched import Document, Schedule, UnschedError, read_language, render
from unsched.document import tree
from unsched.writers.docx import write_docx
from unsched.writers.package import compressed, pack, unpack
from unsched.writers.reference import read_reference
from unsched.writers.styles import STYLES, TABLES

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
    masthead = tree.Masthead(("Emblem",), ("UN",), "A/1", ("GA",), block)
    return Document("en-GB", "ltr", "A/1", date(2020, 1, 22), None, masthead, None, ())


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
    path.write_bytes(write_docx(document(), read_reference(REFERENCE)))
    assert "<w:bidi/>" not in ZipFile(path).read("word/styles.xml").decode()

    right_to_left = {entry.name: entry for entry in read_reference(REFERENCE).entries("ar-SA", "rtl", frozenset())}
    path.write_bytes(pack(right_to_left.values()))

    assert "<w:widowControl/><w:bidi/><w:spacing" in ZipFile(path).read("word/styles.xml").decode()


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("word/styles.xml", b'"Organ"', b'"Organe"', "has no paragraph style 'Organ'"),
        ("word/document.xml", b"w:body>", b"w:other>", "is not a Word document: it has no body"),
        (
            "word/document.xml",
            b'<w:gridCol w:w="2600"/>',
            b'<w:gridCol w:w="x2600"/>',
            "has a table of the style 'Timetable' without 2 columns of known width",
        ),
        (
            "word/document.xml",
            b'<w:tblStyle w:val="Masthead"/>',
            b"",
            "has no table of the style 'Masthead', whose columns a document takes",
        ),
        (
            "word/styles.xml",
            b"</w:styles>",
            b"",
            "holds XML that is not well formed in word/styles.xml: Premature end of data in tag styles line 2",
        ),
        (
            "word/styles.xml",
            b"<w:styles ",
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:styles ',
            "declares a document type or an entity in word/styles.xml",
        ),
        (
            "word/_rels/document.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="x" Type="http://a/image" Target="http://evil/x.png" TargetMode="External"/></Relationships>',
            "fetches from elsewhere: image http://evil/x.png in word/_rels/document.xml.rels",
        ),
        (
            "word/_rels/document.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="x" Type="http://a/attachedTemplate" Target="t.dotm"/></Relationships>',
            "fetches from elsewhere: attachedTemplate t.dotm in word/_rels/document.xml.rels",
        ),
        (
            "[Content_Types].xml",
            b"wordprocessingml.document.main+xml",
            b"ms-word.document.macroEnabled.main+xml",
            "is a document with macros",
        ),
        (
            "word/document.xml",
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            "is in strict Open XML; save it as an ordinary Word document",
        ),
    ],
)
def test_a_reference_that_is_wanting_is_refused(
    name: str, old: bytes, new: bytes, expected: str, tmp_path: Path
) -> None:
    path = changed(tmp_path, name, old, new)

    with pytest.raises(UnschedError) as caught:
        read_reference(path)

    assert str(caught.value).splitlines()[0] == f"{path}: {expected}"


def test_all_that_is_wanting_in_a_reference_is_told_at_once(tmp_path: Path) -> None:
    path = changed(tmp_path, "word/styles.xml", b'w:name w:val="Organ', b'w:name w:val="Other')

    with pytest.raises(UnschedError) as caught:
        read_reference(path)

    assert (
        str(caught.value) == f"{path}: has no paragraph style 'Organization'\n{path}: has no paragraph style 'Organ'"
    )


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/activeX/a.xml"])
def test_active_content_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "reference.docx"
    path.write_bytes(pack(compressed(*part) for part in (*unpack(REFERENCE).items(), (name, b"<a/>"))))

    with pytest.raises(UnschedError) as caught:
        read_reference(path)

    assert str(caught.value) == f"{path}: carries active content: {name}"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1",
            "is an old Word document (.doc) or one with a password; save it as .docx without one",
        ),
        (b"{\\rtf1}", "is a rich text document (.rtf); save it as .docx"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\3\4", "is not a Word document: File is not a zip file"),
        (
            pack([compressed("mimetype", b"application/vnd.oasis.opendocument.text")]),
            "is an OpenDocument text (.odt); save it as .docx",
        ),
    ],
    ids=["doc", "rtf", "pdf", "cut", "odt"],
)
def test_another_format_is_told_by_its_name(data: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "reference.docx"
    path.write_bytes(data)

    with pytest.raises(UnschedError) as caught:
        read_reference(path)

    assert str(caught.value) == f"{path}: {expected}"


def test_texts_comments_and_names_in_a_reference_stay_behind(tmp_path: Path) -> None:
    parts = dict(unpack(REFERENCE))
    comments = b'<Relationship Id="c" Type="http://a/comments" Target="comments.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", comments
    )
    parts |= {"word/comments.xml": b"<secret/>", "docProps/custom.xml": b"<secret/>"}
    path = tmp_path / "reference.docx"
    path.write_bytes(pack(compressed(*part) for part in parts.items()))

    path.write_bytes(write_docx(document(), read_reference(path)))

    assert sorted(unpack(path)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer-even.xml",
        "word/footer-first.xml",
        "word/footer-odd.xml",
        "word/header-even.xml",
        "word/header-odd.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    assert b"secret" not in b"".join(unpack(path).values())


def test_every_style_and_table_of_the_reference_is_used() -> None:
    writers = (ROOT / "toolkit/unsched/writers").glob("*.py")
    sources = "".join(path.read_text(encoding="utf-8") for path in writers if path.name != "styles.py")

    unused = [name for name in (*STYLES, *TABLES) if f'"{name}"' not in sources and f"'{name}'" not in sources]

    assert unused == []


def test_a_style_of_another_kind_is_no_stand_in(tmp_path: Path) -> None:
    path = changed(
        tmp_path, "word/styles.xml", b'w:type="paragraph" w:styleId="Organ"', b'w:type="character" w:styleId="Organ"'
    )

    with pytest.raises(UnschedError) as caught:
        read_reference(path)

    assert str(caught.value) == f"{path}: has no paragraph style 'Organ'"


def test_a_part_that_relates_to_itself_is_taken_once(tmp_path: Path) -> None:
    parts = dict(unpack(REFERENCE))
    itself = b'<Relationship Id="a" Type="http://a/font" Target="fontTable.xml"/>'
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + itself
        + b"</Relationships>"
    )
    parts["word/_rels/fontTable.xml.rels"] = rels
    path = tmp_path / "reference.docx"
    path.write_bytes(pack(compressed(*part) for part in parts.items()))

    assert "word/_rels/fontTable.xml.rels" in read_reference(path).parts


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference as an office that works in LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "ours.docx").write_bytes(REFERENCE.read_bytes())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program("soffice"), profile, "--headless", "--convert-to", "docx", "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / "ours.docx")], check=True, capture_output=True, timeout=120)
    return folder / "out" / "ours.docx"


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_in_an_offices_own_looks_are_valid(
    language: str, saved_by_libreoffice: Path, seed: Schedule, tmp_path: Path
) -> None:
    reference = read_reference(saved_by_libreoffice)
    own = render(seed, read_language(language, seed.domain))
    path = tmp_path / "document.docx"
    path.write_bytes(write_docx(own, reference))
    right_to_left = ["--rtl"] if own.direction == "rtl" else []
    checker = [sys.executable, str(shared("docx", "validate_docx.py")), *right_to_left, str(path)]

    done = subprocess.run(checker, capture_output=True, text=True, check=False)

    assert done.stdout == f"{path}: ok\n"
    settings = unpack(path)["word/settings.xml"]
    assert b"<w:evenAndOddHeaders/>" in settings


def test_a_package_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "reference.docx"
    path.write_bytes(pack([compressed("a.txt", b"")]))

    with pytest.raises(UnschedError) as caught:
        read_reference(path)

    assert str(caught.value) == f"{path}: is not a Word document: it has no [Content_Types].xml"
