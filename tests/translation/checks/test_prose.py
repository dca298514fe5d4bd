"""The words of a text without markup and addresses, and places in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsched.translation.checks.prose import FILLER, around, bare

CASES = [
    ("%(title)s: %s, %5.2f, %1$s, %%, 50 % of", "-: -, -, -, -, 50 % of"),
    ("{0} {name!r:>{width}} ${x}", "- {name!r:>-} -"),
    ('<a href="x: y">link</a> 3 < 5 > 2', "-link- 3 < 5 > 2"),
    ("&nbsp;a &amp b; c", "-a &amp b; c"),
    ('name="a b" x', "name- x"),
    ("See https://www.un.org/a?b=1. Then www.un.org, or", "See -. Then -, or"),
    ("见https://undocs.org/zh/A/1。", "见-。"),
    ("Write to a.b@un.org, or @b", "Write to -, or @b"),
    ("plain: text", "plain: text"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_no_prose_is_left_out(text: str, expected: str) -> None:
    shown = "".join(letter for at, letter in enumerate(bare(text)) if bare(text)[at - 1 : at + 1] != FILLER * 2)

    assert shown.replace(FILLER, "-") == expected


@given(st.text(st.sampled_from('a%({<&@="://www. >})s;1-')))
def test_every_character_keeps_its_place(text: str) -> None:
    assert [letter for letter in bare(text) if letter != FILLER] == [
        own for own, letter in zip(text, bare(text), strict=True) if letter != FILLER
    ]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("one two three", (5, 6), "two"),
        ("one two three", (3, 4), "one two"),
        ("one  two", (4, 5), " two"),
        ("abcdefghijklmnopqrstuvwxyz", (20, 21), "…fghijklmnopqrstuvwxyz"),
        ("abcdefghijklmnopqrstuvwxyz", (0, 1), "abcdefghijklmnop…"),
        ("x", (0, 1), "x"),
    ],
)
def test_a_place_is_shown_with_its_words(text: str, place: tuple[int, int], expected: str) -> None:
    assert around(text, *place) == expected
