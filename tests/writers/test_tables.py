"""Timetables and grids in Word: each line by its style, columns that fit the page, rows that stay together."""

import re
import subprocess
import sys
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator
from tests import trees
from tests.conftest import program, shared, word

from unsched import Document, write
from unsched.document import tree
from unsched.writers.pdf import write_pdfs
from unsched.writers.reference import default_reference
from unsched.writers.tables import PARALLEL, WHOLE


def opened(document: Document) -> Any:  # noqa: ANN401 -- python-docx as the tests ask it
    return docx.Document(BytesIO(word(document)))


def styled(table: Any) -> list[list[list[tuple[str, str]]]]:  # noqa: ANN401
    """The style and text of each paragraph, by rows and cells; a cell over several columns once."""
    return [
        [[(p.style.name, p.text) for p in cell.paragraphs] for cell in dict.fromkeys(row.cells)] for row in table.rows
    ]


MEETING = [
    ("Meeting", "Seventh plenary meeting"),
    ("Item", "5.\tElection of officers"),
    ("Sub-item", "(a)\tElection of officers"),
    ("Sub-entry", "Election of officers"),
    ("Entry", "Election of officers"),
]
IN_GRID = [(style if style.startswith("Grid") else f"Grid {style}", text) for style, text in MEETING]


def test_a_timetable_tells_of_each_meeting_and_why_there_is_none() -> None:
    table = opened(trees.document(trees.timetable())).tables[1]

    assert styled(table) == [
        [[("Column Head", "Time")], [("Column Head", "Election of officers")]],
        [[("Day", "Thursday, 26\u00a0May")]],
        [[("Hours", "10\u00a0a.m.–1\u00a0p.m.")], MEETING],
        [[("Day", "Thursday, 26\u00a0May")]],
        [[("Hours", "")], [("Entry", "United Nations holiday")]],
    ]


def test_a_meeting_of_which_nothing_is_known_but_its_time_has_an_empty_entry() -> None:
    hours = "<meeting><time>3 p.m.</time></meeting>"
    blocks = (
        f'<timetable><times/><entries/><day date="2022-05-26"><title>Thursday</title>{hours}</day></timetable>'
        f"<grid><heads><head/><head/></heads><row><title>3 p.m.</title><cell>{hours}</cell></row></grid>"
    )
    timetable, grid = opened(trees.document(blocks)).tables[1:]

    assert styled(timetable)[2] == [[("Hours", "3 p.m.")], [("Entry", "")]]
    assert styled(grid)[1] == [[("Row Head", "3 p.m.")], [("Grid Entry", "")]]


def test_a_grid_tells_the_time_of_a_row_once() -> None:
    table = opened(trees.document(trees.rooms())).tables[1]

    assert styled(table) == [
        [[("Column Head", "Time")], [("Column Head", "Committee A, Room XX")], [("Column Head", "Committee B, Room XVII")]],
        [[("Day", "Thursday, 26\u00a0May")]],
        [[("Row Head", "10\u00a0a.m.–1\u00a0p.m.")], IN_GRID, [("Grid Entry", "")]],
        [[("Grid Entry", "United Nations holiday")]],
    ]  # fmt: skip


def test_a_grid_of_weeks_has_a_day_in_each_cell() -> None:
    table = opened(trees.document(trees.weeks())).tables[1]

    assert len(table.rows) == 6
    assert styled(table)[1] == [
        [("Row Head", "Time")],
        [("Grid Day", "Thursday, 26\u00a0May"), ("Grid Hours", "10\u00a0a.m.–1\u00a0p.m."), *IN_GRID],
        [("Grid Day", "Thursday, 26\u00a0May"), ("Grid Entry", "United Nations holiday")],
        [("Grid Entry", "")],
    ]


@pytest.mark.parametrize(("columns", "expected"), [(1, [1]), (5, [5]), (6, [3, 3]), (7, [4, 3]), (11, [4, 4, 3])])
def test_more_columns_than_a_page_has_room_for_are_parted_into_tables(columns: int, expected: list[int]) -> None:
    tables = opened(trees.document(trees.rooms(columns=columns))).tables[1:]

    assert [len(table.columns) - 1 for table in tables] == expected
    assert max(expected) <= PARALLEL
    assert {table.cell(0, 0).text for table in tables} == {"Time"}


@pytest.mark.parametrize("columns", [1, 2, 5, 8])
def test_columns_fill_the_width_of_the_text(columns: int) -> None:
    for table in opened(trees.document(trees.rooms(columns=columns))).tables[1:]:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]

        assert sum(widths) == 9840
        assert [int(width.get(qn("w:w"))) for width in table.rows[0]._tr.iter(qn("w:tcW"))] == widths


def test_the_head_of_a_grid_is_seen_on_each_page_and_short_rows_stay_whole() -> None:
    table = opened(trees.document(trees.rooms())).tables[1]

    properties = [[child.tag for child in row._tr.trPr] for row in table.rows]

    assert properties == [[qn("w:cantSplit"), qn("w:tblHeader")], *[[qn("w:cantSplit")]] * 3]


@pytest.mark.parametrize(("entries", "whole"), [(WHOLE, True), (WHOLE + 1, False)])
def test_a_row_that_is_longer_may_be_parted(entries: int, whole: bool) -> None:
    meeting = f"<meeting><time/>{'<entry>a</entry>' * entries}</meeting>"
    blocks = f'<timetable><times/><entries/><day date="2022-05-26"><title/>{meeting}</day></timetable>'
    row = opened(trees.document(blocks)).tables[1].rows[2]

    assert (row._tr.trPr is not None) == whole


def test_tables_that_follow_each_other_stay_two() -> None:
    document = opened(trees.document(trees.timetable() + trees.rooms() + trees.annex(trees.rooms(columns=6))))

    assert len(document.tables) == 5
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles == ["Title", "Between Tables", "Heading 1", "Heading 2", "Between Tables", "Closing Rule"]


def test_a_table_below_the_masthead_is_not_a_part_of_it() -> None:
    document = trees.document(trees.rooms())
    bare = opened(document.but(content=document.content[1:]))

    assert [paragraph.style.name for paragraph in bare.paragraphs] == ["Between Tables", "Closing Rule"]


def test_entries_outside_of_tables_are_a_list() -> None:
    paragraphs = opened(trees.document(trees.agenda())).paragraphs

    assert [paragraph.style.name for paragraph in paragraphs[1:-1]] == [
        "List Item",
        "List Sub-item",
        "List Sub-entry",
        "List Entry",
    ]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ("<subheading>a</subheading>", ["Section Heading"]),
        ("<heading>a</heading><subheading>b</subheading>", ["Section Heading", "Subheading"]),
        (trees.annex("<subheading>a</subheading>"), ["Heading 1", "Heading 2", "Subheading"]),
    ],
    ids=["note", "part", "annex"],
)
def test_a_subheading_is_a_level_below_what_is_above_it(blocks: str, expected: list[str]) -> None:
    paragraphs = opened(trees.document(blocks)).paragraphs

    assert [paragraph.style.name for paragraph in paragraphs[1:-1]] == expected


@pytest.mark.parametrize("script", trees.SCRIPTS)
def test_tables_run_from_the_side_of_the_language(script: trees.Script) -> None:
    tables = opened(trees.whole(script)).tables

    mirrored = {table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in tables}

    assert mirrored == {trees.WORDS[script].direction == "rtl"}


@pytest.mark.parametrize("paper", ["A4", "letter", ""])
@pytest.mark.parametrize("symbol", ["A/1", ""])
@pytest.mark.parametrize("script", trees.SCRIPTS)
def test_a_document_with_every_block_is_valid(script: trees.Script, symbol: str, paper: str, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    document = trees.whole(script, symbol, paper)
    write(document, path)
    right_to_left = ["--rtl"] if document.direction == "rtl" else []
    checker = [sys.executable, str(shared("docx", "validate_docx.py")), "--strict-xsd", *right_to_left, str(path)]

    done = subprocess.run(checker, capture_output=True, text=True, check=False)
    found = [str(error) for error in OpenXmlValidator().validate(str(path)).errors]

    assert done.stdout == f"{path}: ok\n"
    assert [error for error in found if "relationships/theme" not in error] == []


@pytest.mark.parametrize("script", trees.SCRIPTS)
def test_every_word_of_the_tree_is_in_the_document(script: trees.Script) -> None:
    document = trees.whole(script)
    text = "".join(t.text or "" for t in opened(document).element.iter(qn("w:t"))).replace("\u200e", "")

    missing = [words for words in texts(document.content) if re.sub("[\u200e]", "", words) not in text]

    assert missing == []


def test_libreoffice_prints_every_word_of_the_tree(tmp_path: Path) -> None:
    program("soffice")
    documents = [trees.whole(script) for script in trees.SCRIPTS]
    missing = set()
    for document, data in zip(documents, write_pdfs(documents, default_reference()), strict=True):
        (tmp_path / "whole.pdf").write_bytes(data)
        command = [program("pdftotext"), "-layout", str(tmp_path / "whole.pdf"), "-"]
        said = subprocess.run(command, check=True, capture_output=True).stdout.decode()
        text = re.sub(r"[\u2060\u200e]", "", unicodedata.normalize("NFKC", said)) + re.sub(r"\s", "", said)
        plain = unicodedata.normalize("NFKC", " ".join(texts(document.content)))
        missing |= {word for word in re.findall(r"\w+", plain) if word not in text}

    assert missing == set()


def texts(blocks: Any) -> list[str]:  # noqa: ANN401 -- any part of a tree
    """The words of a tree, whatever holds them."""
    if isinstance(blocks, str):
        return [blocks]
    if isinstance(blocks, tuple):
        return [words for block in blocks for words in texts(block)]
    if isinstance(blocks, (tree.Footnote, tree.Symbol)):
        return []
    words_of = "heading title times entries heads time about remark label content"
    names = (*words_of.split(), "rows", "cells", "days", "meetings")
    return [words for name in names for words in texts(getattr(blocks, name, None) or ())]
