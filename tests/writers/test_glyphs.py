"""Glyphs: the fonts named cover each character of the seed, and what they lack is named."""

from datetime import date

import pytest
from tests import trees
from tests.conftest import LANGUAGES, program

from unsched import Document, Schedule, read_language, render
from unsched.document import tree
from unsched.writers.glyphs import missing_glyphs
from unsched.writers.reference import default_reference


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fonts_cover_each_character_of_the_seed(language: str, seed: Schedule) -> None:
    program("fc-list")
    document = render(seed, read_language(language, seed.domain))

    assert [str(finding) for finding in missing_glyphs(document, default_reference())] == []


def test_a_character_without_a_glyph_is_named_with_its_text() -> None:
    program("fc-list")
    block = tree.Distribution("en-GB", "ltr", None, ("Distr.: General",), ("1",), None, ("Original",))
    masthead = tree.Masthead(("Emblem",), ("UN",), "A/1", ("GA",), block)
    words = tree.Paragraph("p", ("A thorn: \U00016a60\U00016a60.",))
    document = Document("en-GB", "ltr", "A/1", date(2020, 1, 22), None, masthead, None, (words,))

    assert [str(finding) for finding in missing_glyphs(document, default_reference())] == [
        "A/1 en-GB: Times New Roman has no glyph for U+16A60 MRO DIGIT ZERO in 'A thorn: \U00016a60\U00016a60.'"
    ]


@pytest.mark.parametrize("script", trees.SCRIPTS)
def test_the_fonts_cover_grids_lists_and_footnotes(script: trees.Script) -> None:
    program("fc-list")

    assert [str(finding) for finding in missing_glyphs(trees.whole(script), default_reference())] == []


def test_a_document_without_a_symbol_is_told_by_its_title() -> None:
    program("fc-list")
    document = trees.document('<p>a<footnote mark="*">\U00016a60</footnote></p>', symbol="")

    assert [str(finding) for finding in missing_glyphs(document, default_reference())] == [
        "Programme of work en-GB: Times New Roman has no glyph for U+16A60 MRO DIGIT ZERO in '*\U00016a60'"
    ]
