"""Lines of plain text: their width, and how words are put on them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsched.writers.text_lines import apart, beside, hung, width, wrapped

WORDS = st.text(st.sampled_from("ab. ,’“”()[]/\u00a0中文，（）《》あ\u0301\u200fابيé"), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("abc", 3), ("中文", 4), ("e\u0301", 1), ("\u200f10-14", 5), ("الأمم", 5), ("１", 2), ("“”", 2)],
)
def test_a_text_takes_as_many_columns_as_it_is_wide(text: str, expected: int) -> None:
    assert width(text) == expected


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("", 5, []),
        ("one two", 7, ["one two"]),
        ("one two three", 7, ["one two", "three"]),
        ("one\u00a0two three", 5, ["one\u00a0two", "three"]),
        ("https://example.org/", 5, ["https://example.org/"]),
        ("一二三", 4, ["一二", "三"]),
        ("一二，三", 4, ["一", "二，", "三"]),
        ("一（二）", 4, ["一", "（二）"]),
        ("一abc二", 5, ["一abc", "二"]),
        ("讨论“决议”", 4, ["讨论", "“决", "议”"]),
        ("l’eau “x”", 5, ["l’eau", "“x”"]),
    ],
)
def test_lines_are_parted_at_blanks_and_between_ideographs(text: str, columns: int, expected: list[str]) -> None:
    assert wrapped(text, columns) == expected


@given(WORDS, st.integers(1, 30))
def test_no_letter_is_lost_and_no_line_is_longer_than_it_must_be(text: str, columns: int) -> None:
    lines = wrapped(text, columns)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line) <= columns or len(wrapped(line, 1)) == 1 for line in lines)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("one two", 7, 4, "5."), ["5.  one", "    two"]),
        (("one", 20, 4, "XVIII."), ["XVIII. one"]),
        (("one two", 7, 4), ["    one", "    two"]),
        (("", 7, 4, "5."), ["5."]),
        (("一", 20, 6, "（一）"), ["（一） 一"]),
    ],
)
def test_a_label_stands_before_the_first_line(arguments: tuple[str, int, int, str], expected: list[str]) -> None:
    assert hung(*arguments) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (["a"], ["b", "c"], ["a   b", "    c"]),
        (["a", "d"], ["b"], ["a   b", "d"]),
        (["long"], ["b"], ["long", "    b"]),
        ([], ["b"], ["    b"]),
        (["a"], [], ["a"]),
    ],
)
def test_two_blocks_stand_side_by_side_where_there_is_room(
    left: list[str], right: list[str], expected: list[str]
) -> None:
    assert list(beside(left, right, 4)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("a", "b", ["a      b"]),
        ("大会", "b", ["大会   b"]),
        ("", "b", ["       b"]),
        ("a", "", ["a"]),
        ("one two", "three", ["one two", "   three"]),
    ],
)
def test_two_texts_stand_at_both_ends_of_a_line(left: str, right: str, expected: list[str]) -> None:
    assert list(apart(left, right, 8)) == expected
