"""Files that are none of ours, cut short, or made to do harm: each is told in a sentence."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.verifying.planting import packed, planted, words
from tests.verifying.versions import ENDINGS, schedule, version

from unsched.errors import UnschedError
from unsched.issuing import file_name
from unsched.resources import FINDINGS_A_FILE
from unsched.verifying.folders import READERS, verify
from unsched.verifying.seen import UnreadableError

SEED = schedule("a-ac290")
FILE = Path("schedules/a-ac290-2020-1.yaml")
ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def found(folder: Path, ending: str, data: bytes) -> list[str]:
    """The kinds of what is found in a folder of one file."""
    (folder / file_name(SEED.name, "fr", ending)).write_bytes(data)
    return [finding.kind for finding in verify(folder, [FILE])]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def word(edit: Callable[[str], str]) -> bytes:
    """A Word document whose text is edited."""
    return planted(version(SEED, "fr", ".docx"), ".docx", lambda text, _: edit(text) if "<w:body>" in text else text)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 100, b"\xff\xfe<html>", b"PK\3\4 and no more", b"<html><body>Hello</body></html>", b"{}"]
)
def test_a_file_of_another_kind(ending: str, data: bytes, tmp_path: Path) -> None:
    assert found(tmp_path, ending, data) == ["unverifiable"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_in_the_format_of_another_ending(ending: str, tmp_path: Path) -> None:
    for other in ENDINGS:
        if other != ending:
            assert found(tmp_path, ending, version(SEED, "fr", other)) == ["unverifiable"]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_is_cut_short(ending: str, part: float, tmp_path: Path) -> None:
    data = version(SEED, "fr", ending)

    assert found(tmp_path, ending, data[: int(len(data) * part)]) == ["unverifiable"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_of_100_megabytes(ending: str, tmp_path: Path) -> None:
    path = tmp_path / file_name(SEED.name, "fr", ending)
    with path.open("wb") as file:
        file.truncate(100 * 2**20)

    assert [finding.kind for finding in verify(tmp_path, [FILE])] == ["too-large"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_in_the_place_of_a_file(ending: str, tmp_path: Path) -> None:
    (tmp_path / file_name(SEED.name, "fr", ending)).mkdir()

    assert [finding.kind for finding in verify(tmp_path, [FILE])] == ["unreadable"]


def test_an_entity_in_an_archive(tmp_path: Path) -> None:
    data = version(SEED, "fr", ".xml").decode().replace("<akomaNtoso", f"{ENTITY}<akomaNtoso").encode()

    assert found(tmp_path, ".xml", data) == ["unverifiable"]
    assert found(tmp_path, ".xml", data.decode().replace("UTF-8", "UTF-16").encode("utf-16")) == ["unverifiable"]


def test_an_entity_in_a_word_document(tmp_path: Path) -> None:
    assert found(tmp_path, ".docx", word(lambda text: text.replace("<w:document", f"{ENTITY}<w:document"))) == [
        "unverifiable"
    ]


def test_a_word_document_that_unpacks_to_too_much(tmp_path: Path) -> None:
    parts = parts_of(version(SEED, "fr", ".docx"))

    assert found(tmp_path, ".docx", packed(parts | {"word/more.xml": b" " * (17 * 2**20)})) == ["unverifiable"]
    assert found(tmp_path, ".docx", packed(parts | {f"word/{number}.xml": b"<a/>" for number in range(5000)})) == [
        "unverifiable"
    ]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml"])
def test_a_word_document_that_lacks_a_part(name: str, tmp_path: Path) -> None:
    parts = parts_of(version(SEED, "fr", ".docx"))
    del parts[name]

    assert set(found(tmp_path, ".docx", packed(parts))) <= {"unverifiable"}


def test_a_word_document_with_macros(tmp_path: Path) -> None:
    parts = parts_of(version(SEED, "fr", ".docx")) | {"word/vbaProject.bin": b"x"}

    assert found(tmp_path, ".docx", packed(parts)) == ["unverifiable"]


def test_a_cell_over_more_columns_than_there_are(tmp_path: Path) -> None:
    wide = word(lambda text: text.replace('w:gridSpan w:val="2"', 'w:gridSpan w:val="2000000000"'))

    assert found(tmp_path, ".docx", wide) == []


def test_tables_within_tables(tmp_path: Path) -> None:
    start, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    deep = word(lambda text: text.replace("<w:body>", f"<w:body>{start * 50}{end * 50}"))

    assert found(tmp_path, ".docx", deep) != []
    nested = version(SEED, "fr", ".html").decode().replace("<main", f"<main>{'<div>' * 100_000}", 1)
    assert found(tmp_path, ".html", nested.encode()) != []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_great_many_lines(ending: str, tmp_path: Path) -> None:
    more = {
        ".docx": ("<w:body>", "<w:p><w:r><w:t>10 mai 2020</w:t></w:r></w:p>"),
        ".html": ("</main>", "<p>10 mai 2020</p>"),
        ".xml": ("</mainBody>", "<p>10 mai 2020</p>"),
        ".ics": ("END:VCALENDAR", "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20200510T100000\r\nEND:VEVENT\r\n"),
    }
    mark, added = more[ending]

    def edit(text: str, _: str) -> str:
        return text.replace(mark, mark + added * 30_000 if ending == ".docx" else added * 30_000 + mark, 1)

    findings = found(tmp_path, ending, planted(version(SEED, "fr", ending), ending, edit))

    assert 0 < len(findings) <= FINDINGS_A_FILE


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_line_without_end(ending: str, tmp_path: Path) -> None:
    for piece in ("10-", "10 mai et ", "a) ", "é", "((((", "10 h 00-"):
        edited = planted(version(SEED, "fr", ending), ending, words("Ouverture", piece * 300_000))

        assert found(tmp_path, ending, edited) != []


@pytest.mark.parametrize("ending", ENDINGS)
def test_any_bytes_are_read_or_refused(ending: str) -> None:
    sound = version(SEED, "fr", ending)

    @settings(max_examples=150, deadline=None)
    @given(st.integers(0, len(sound) - 1), st.binary(min_size=1, max_size=20))
    def harmed(at: int, more: bytes) -> None:
        with suppress(UnreadableError):
            READERS[ending](sound[:at] + more + sound[at + len(more) :])

    harmed()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnschedError) as caught:
        list(verify(tmp_path / "nowhere", [FILE]))

    assert [finding.kind for finding in caught.value.findings] == ["unreadable"]
