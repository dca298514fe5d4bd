"""Accessible Word documents, by the rules of Microsoft's accessibility checker that bear on what is written.

Errors: pictures and tables without alternative text, tables without a header row, a document without a title.
Warnings and tips: no headings, nested or split cells, blank paragraphs for space, hard contrast, reading order. The one
cell that is merged is a day's, across all columns, as a heading of the rows below it.
"""

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from tests import trees
from tests.conftest import LANGUAGES, SEED, word

from unsched import read_language, read_schedule, render
from unsched.document import tree


@pytest.fixture(params=LANGUAGES)
def rendered(request: pytest.FixtureRequest, tmp_path: Path) -> tree.Document:
    """The seed with a job number, so that it has pictures, in each language."""
    path = tmp_path / SEED.name
    path.write_text("job_number: 20-01234\n" + SEED.read_text(encoding="utf-8"), encoding="utf-8")
    return render(read_schedule(path), read_language(request.param, SEED.stem))


@pytest.fixture
def opened(rendered: tree.Document) -> Any:  # noqa: ANN401 -- python-docx as the tests ask it
    return docx.Document(BytesIO(word(rendered)))


def test_the_document_has_title_and_language(rendered: tree.Document, opened: Any) -> None:  # noqa: ANN401
    properties = opened.core_properties

    assert (properties.title, properties.language) == (tree.paragraph(rendered, "title"), rendered.lang)


def test_every_picture_has_an_alternative_text(opened: Any) -> None:  # noqa: ANN401
    parts = [opened.element, opened.sections[0].first_page_footer._element]
    pictures = [picture for part in parts for picture in part.iter(qn("wp:docPr"))]

    assert len(pictures) == 2
    assert all(picture.get("descr") for picture in pictures)


def test_the_timetable_has_a_header_row_and_a_title(rendered: tree.Document, opened: Any) -> None:  # noqa: ANN401
    timetable = opened.tables[1]
    annex = next(block for block in rendered.content if isinstance(block, tree.Annex))

    assert timetable.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert timetable._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == tree.plain(annex.title)
    assert timetable._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"


def test_no_table_lies_within_another_and_no_cell_is_split(opened: Any) -> None:  # noqa: ANN401
    for table in opened.tables:
        assert table._tbl.findall(f".//{qn('w:tbl')}") == []
        assert table._tbl.findall(f".//{qn('w:vMerge')}") == []


@pytest.fixture(params=trees.SCRIPTS)
def whole(request: pytest.FixtureRequest) -> Any:  # noqa: ANN401
    """A document with every block that there is."""
    return docx.Document(BytesIO(word(trees.whole(request.param))))


def test_every_table_below_the_masthead_has_a_header_row_and_the_title_of_its_part(whole: Any) -> None:  # noqa: ANN401
    tables = whole.tables[1:]
    titles = {paragraph.text for paragraph in whole.paragraphs if level(paragraph) is not None}

    assert len(tables) == 5
    for table in tables:
        looks = table._tbl.tblPr.find(qn("w:tblLook"))
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) in titles
        assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:2]] == [True, False]
        assert looks.get(qn("w:firstRow")) == "1"


def test_the_first_column_of_a_grid_is_told_to_be_its_head(whole: Any) -> None:  # noqa: ANN401
    grids = [table for table in whole.tables if table.style.name == "Grid"]

    assert {table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) for table in grids} == {"1"}


def test_the_tables_of_the_whole_lie_side_by_side_and_unsplit(whole: Any) -> None:  # noqa: ANN401
    for table in whole.tables:
        assert table._tbl.findall(f".//{qn('w:tbl')}") == []
        assert table._tbl.findall(f".//{qn('w:vMerge')}") == []


def test_headings_of_every_kind_lead_from_level_to_level(whole: Any) -> None:  # noqa: ANN401
    levels = [found for paragraph in whole.paragraphs if (found := level(paragraph)) is not None]

    assert levels == [0, 1, 2, 0, 1, 2]


def test_the_only_blanks_part_two_tables_and_close_the_document(whole: Any) -> None:  # noqa: ANN401
    blank = {paragraph.style.name for paragraph in whole.paragraphs if not paragraph.text}

    assert blank == {"Between Tables", "Closing Rule"}


def level(paragraph: Any) -> int | None:  # noqa: ANN401
    outline = paragraph.style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    return None if outline is None else int(outline.get(qn("w:val")))


def test_headings_lead_from_level_to_level(opened: Any) -> None:  # noqa: ANN401
    levels = [found for paragraph in opened.paragraphs if (found := level(paragraph)) is not None]

    assert levels[0] == 0
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_blank_paragraph_stands_for_space(opened: Any) -> None:  # noqa: ANN401
    """The last one carries the rule that closes a document, and Word wants one after a table."""
    blank = [paragraph.style.name for paragraph in opened.paragraphs if not paragraph.text]

    assert blank == ["Closing Rule"]


def test_words_are_read_in_the_order_of_the_tree(rendered: tree.Document, opened: Any) -> None:  # noqa: ANN401
    words = [tree.plain(block.content) for block in rendered.content if isinstance(block, tree.Paragraph)]
    shown = [paragraph.text.replace("\u200e", "") for paragraph in opened.paragraphs]

    assert shown[: len(words)] == words


def test_coloured_words_stand_out_from_white_paper(opened: Any) -> None:  # noqa: ANN401
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1 at least."""
    colours = {colour.get(qn("w:val")) for colour in opened.styles.element.iter(qn("w:color"))}

    assert {colour for colour in colours if _contrast(colour) < 4.5} == set()


def _contrast(colour: str) -> float:
    """The contrast of a colour with white."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
