"""Markdown: what a reader of CommonMark shows is what the tree says."""

import html
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests import trees
from tests.conftest import SEED, Golden
from tests.issued import issued, lines_of

from unsched import Document, Schedule, read_language, render
from unsched.document import tree
from unsched.writers.markdown import write_markdown

DOCUMENTS = Path(__file__).parents[1] / "documents"
READER = MarkdownIt("commonmark").enable("table")

WORDS = st.text(
    st.sampled_from("ab1 .-+=:#>*_`~[]()<>&|\\!$\"'/@{}^;tℹé中（）‘\u0301")
    | st.characters(codec="utf-8", categories=("L", "P")),
    min_size=1,
    max_size=20,
)
# What is words in a tree: no blanks at the edges, single ones within, and no ends of lines of other conventions.
TEXTS = WORDS.map(lambda text: re.sub(r"\s+", " ", text).strip()).filter(bool)
LEAVES = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: tree.Symbol(text, None)),
    TEXTS.map(lambda text: tree.Symbol(text, "https://undocs.org/en/A/1")),
    st.sampled_from(["https://a.org/b_c*d", "https://a.org/?q=(1)&r=%20|\\)", "https://a.org/"]).map(tree.Link),
    TEXTS.map(lambda text: tree.Untranslated((text,), "en-GB", "ltr")),
)
INLINES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda kind, content: kind(tuple(content)),
        st.sampled_from([tree.Emphasis, tree.Strong, tree.Superscript]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=5,
)


def shown(markdown: str) -> str:
    """The words that a reader of Markdown shows, a line each for what has one."""
    rendered = READER.render(markdown)
    rendered = re.sub(r"<br ?/?>\n?|</(?:p|h\d|td|th)>", "\n", rendered)
    return html.unescape(re.sub(r"<[^>]*>", "", rendered))


def lines(document: Document) -> list[str]:
    found = (line.strip(" \u2003\n") for line in shown(write_markdown(document).decode()).split("\n"))
    return [line for line in found if line]


def with_content(*content: tree.Block) -> Document:
    document = trees.document("")
    return tree.Document(document.lang, "ltr", "", document.date, None, document.masthead, None, content)


@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_the_seed_as_it_is_published(language: str, seed: Schedule, golden: Golden) -> None:
    document = render(seed, read_language(language, seed.domain))

    golden(DOCUMENTS / f"{SEED.stem}.{language}.md", write_markdown(document).decode())


def test_every_line_is_there_as_often_as_it_is_said() -> None:
    for versions in issued().values():
        for document in versions.values():
            found = Counter(_without_marks(line) for line in lines(document))
            expected = Counter(filter(None, lines_of(document.content)))
            assert {line: found[line] for line in expected} == expected


def _without_marks(line: str) -> str:
    """A line without the marks of footnotes, of which the programmes have asterisks only."""
    return line.replace("*", "")


@given(st.lists(INLINES, min_size=1, max_size=5).map(tuple))
def test_any_words_come_out_as_they_are(words: tree.Inlines) -> None:
    plain = tree.plain(words)
    meeting = tree.Meeting(None, None, words, (words,), (tree.Entry("1.", 1, words), tree.Entry("(a)", 2, words)))
    document = with_content(
        tree.Paragraph("session", words),
        tree.Paragraph("dates", words),
        tree.Paragraph("title", words),
        tree.Paragraph("p", words),
        tree.Entry("1.", 1, words),
        tree.Entry(None, 1, words),
        tree.Timetable(words, words, (tree.Day(trees.document("").date, words, words, (meeting,)),)),
    )

    found = [re.sub(r"\s+", " ", line).strip() for line in lines(document)][6:]  # after the masthead

    same = re.sub(r"\s+", " ", plain).strip()
    assert found == [
        same,
        same,
        same,
        same,
        f"1. {same}",
        same,
        same,
        same,
        same,
        same,
        same,
        same,
        f"1. {same}",
        f"(a) {same}",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1. One", "1\\. One"),
        ("1) One", "1\\) One"),
        ("1- One", "1- One"),
        ("- One", "\\- One"),
        ("+ One", "\\+ One"),
        ("# One", "\\# One"),
        ("> One", "\\> One"),
        ("===", "\\==="),
        (":-", "\\:-"),
        ("a|b", "a\\|b"),
        ("[a](b)", "\\[a\\](b)"),
        ("*a* _b_ `c` <d> &e; $f$ ~g~ \\", "\\*a\\* \\_b\\_ \\`c\\` \\<d\\> \\&e; \\$f\\$ \\~g\\~ \\\\"),
    ],
)
def test_marks_are_escaped_where_they_would_be_taken_for_such(words: str, expected: str) -> None:
    document = with_content(tree.Paragraph("p", (words,)))

    assert write_markdown(document).decode().splitlines()[-1] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((tree.Emphasis(("continued",)),), "*continued*"),
        (("（", tree.Emphasis(("续",)), "）"), "（*续*）"),
        ((tree.Emphasis(("（续）",)),), "<em>（续）</em>"),
        ((tree.Strong(("a",)), tree.Emphasis(("b",))), "**a**<em>b</em>"),
        ((tree.Strong((tree.Emphasis(("a",)),)),), "<strong>*a*</strong>"),
        (("1", tree.Superscript(("er",))), "1<sup>er</sup>"),
        ((tree.Symbol("A/1", "https://undocs.org/en/A/1"),), "[A/1](https://undocs.org/en/A/1)"),
        ((tree.Symbol("CRP.1", None),), "CRP.1"),
        ((tree.Link("https://a.org/"),), "<https://a.org/>"),
        ((tree.Link("https://a.org/(1)|"),), "[https://a.org/(1)\\|](<https://a.org/(1)\\|>)"),
        ((tree.Untranslated(("a",), "en-GB", "ltr"),), '<span lang="en-GB" dir="ltr">a</span>'),
        (("a", tree.Footnote("*", ("b",))), "a<sup>\\*</sup>"),
    ],
)
def test_words_set_apart_are_marked(words: tree.Inlines, expected: str) -> None:
    document = with_content(tree.Paragraph("p", words))

    assert expected in write_markdown(document).decode().splitlines()


def test_every_block_as_it_is_published(golden: Golden) -> None:
    golden(DOCUMENTS / "whole.en.md", write_markdown(trees.whole()).decode())


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert write_markdown(trees.whole("zh")) == write_markdown(trees.whole("zh"))
