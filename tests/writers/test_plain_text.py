"""Plain text: 80 columns, everything once, in the order of the tree."""

import re
from collections import Counter
from html import escape
from pathlib import Path

import pytest
from tests import trees
from tests.conftest import SEED, Golden
from tests.issued import issued, lines_of

from unsched import Document, Schedule, read_language, render
from unsched.document.notes import footnotes
from unsched.writers.plain_text import COLUMNS, write_text
from unsched.writers.text_lines import width

DOCUMENTS = Path(__file__).parents[1] / "documents"


def text_of(document: Document) -> str:
    return write_text(document).decode()


def squeezed(text: str) -> str:
    """A text without what lines and columns cost: blanks, rules, and the marks of footnotes."""
    return re.sub(r"\s|\[[*\d]+\]|[-=]{3,}", "", text)


@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_the_seed_as_it_is_mailed(language: str, seed: Schedule, golden: Golden) -> None:
    document = render(seed, read_language(language, seed.domain))

    golden(DOCUMENTS / f"{SEED.stem}.{language}.plain.txt", text_of(document))


@pytest.mark.parametrize("script", trees.SCRIPTS)
def test_every_block_as_it_is_mailed(script: trees.Script, golden: Golden) -> None:
    golden(DOCUMENTS / f"whole.{script}.plain.txt", text_of(trees.whole(script)))


def test_no_line_is_wider_than_a_mail_shows_it() -> None:
    for versions in issued().values():
        for document in versions.values():
            lines = text_of(document).splitlines()
            assert [line for line in lines if width(line) > COLUMNS or line != line.rstrip(" ")] == []


def test_every_line_is_there_as_often_as_it_is_said() -> None:
    for versions in issued().values():
        for document in versions.values():
            text = text_of(document)
            readings = (squeezed(text), squeezed(_without_heads(text)))
            expected = Counter(squeezed(line) for line in lines_of(document.content))
            assert [line for line, n in expected.items() if max(found.count(line) for found in readings) < n] == []


def _without_heads(text: str) -> str:
    """What stands on the right in tables, without what is on the left of it."""
    return re.sub(r"^ {2}\S+(?: \S+)*(?: {2,}|$)", "", text, flags=re.MULTILINE)


def test_footnotes_stand_at_the_end_each_once() -> None:
    document = trees.document(
        '<p>One<footnote mark="*">A note</footnote></p><p>Two<footnote mark="*">A note</footnote></p>'
        '<p>Three<footnote mark="**">See <symbol>A/1</symbol></footnote></p>'
    )

    assert [note.mark for note in footnotes(document)] == ["*", "**"]
    assert text_of(document).partition("===\n\nOne")[2].splitlines() == [
        "[*]",
        "",
        "Two[*]",
        "",
        "Three[**]",
        "",
        "-" * COLUMNS,
        "[*]  A note",
        "[**] See A/1",
    ]


def test_a_right_to_left_line_is_in_the_order_in_which_it_is_read() -> None:
    words = "قال R&D WHO/Europe إن 10\u200f-14"
    document = trees.document(f"<p>{escape(words)}</p>", "ar")

    assert text_of(document).splitlines()[-1] == words


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert write_text(trees.whole("zh")) == write_text(trees.whole("zh"))
