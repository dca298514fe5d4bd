"""Styles: a document has those that few use only where it uses them."""

import re

import pytest
from tests import trees
from tests.conftest import ROOT, word

from unsched import Schedule, read_language, render
from unsched.writers.package import unpack, unpacked
from unsched.writers.styles import OCCASIONAL, STYLES, TABLES
from unsched.writers.styles_in_language import in_language

REFERENCE = unpack(ROOT / "templates" / "reference.docx")["word/styles.xml"]


def names(styles: bytes) -> set[str]:
    return set(re.findall(r'<w:name w:val="([^"]*)"', styles.decode()))


def test_a_document_without_grids_lists_and_footnotes_has_none_of_their_styles(seed: Schedule) -> None:
    data = word(render(seed, read_language("en", seed.domain)))

    assert names(unpacked(data)["word/styles.xml"]) & OCCASIONAL == set()


def test_the_other_styles_are_in_every_document() -> None:
    found = names(unpacked(word(trees.document("")))["word/styles.xml"])

    assert {*STYLES, *TABLES} - found == OCCASIONAL


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ("<remark>a</remark>", {"Remark"}),
        ("<entry>a</entry>", {"List Entry"}),
        ('<p>a<footnote mark="*">b</footnote></p>', {"footnote text"}),
        ("<grid><heads><head/><head/></heads></grid>", {"Grid"}),
    ],
)
def test_a_document_has_the_styles_that_it_uses(blocks: str, expected: set[str]) -> None:
    styles = unpacked(word(trees.document(blocks)))["word/styles.xml"]

    assert names(styles) & OCCASIONAL == expected


def test_styles_of_a_language_stay_behind_with_their_own() -> None:
    found = names(in_language(REFERENCE, "zh-CN", "ltr", frozenset({"Meeting", "Grid Meeting"})))

    assert names(REFERENCE) - found == {"Meeting", "Meeting zh-CN", "Grid Meeting", "Grid Meeting zh-CN"}


def test_a_style_that_another_is_based_on_stays() -> None:
    own = REFERENCE.replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Ours"/><w:basedOn w:val="GridItem"/></w:style></w:styles>',
    )

    found = names(in_language(own, "en-GB", "ltr", OCCASIONAL))

    assert found & OCCASIONAL == {"Grid Item", "Grid Entry"}
