"""Columns: they make up the table, none is too narrow for its longest word, and those alike are of one width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsched.document.tree import Direction
from unsched.writers.columns import widths

LINES = st.lists(st.text("ab \u00a0一", max_size=60), max_size=5)
LONG = "Implementation of the outcome of the United Nations Conferences on Human Settlements"


@given(columns=st.lists(LINES, min_size=2, max_size=6), direction=st.sampled_from(["ltr", "rtl"]))
def test_columns_make_up_the_table(columns: list[list[str]], direction: Direction) -> None:
    found = widths(columns, 9840, direction)

    assert sum(found) == 9840
    assert min(found) > 0


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([["Time", "3–6\u00a0p.m."], [LONG]], (2222, 7618)),
        ([["", "Wednesday"], [LONG], [LONG], [LONG]], (1010, 2943, 2943, 2944)),
        ([["Time", LONG], [LONG], ["Second meeting"]], (2746, 5492, 1602)),
        ([["Item", "13."], [LONG], ["A/CN.9/WG.II/WP.214/Add.1"], ["6 and 7\u00a0July"]], (568, 4542, 3406, 1324)),
        ([["星期", "星期一"], [LONG], [LONG]], (740, 4550, 4550)),
    ],
    ids=["hours", "weeks", "after", "items", "chinese"],
)
def test_a_column_has_its_share_and_what_its_longest_word_needs(
    columns: list[list[str]], expected: tuple[int, ...]
) -> None:
    assert widths(columns, 9840, "ltr") == expected


def test_too_long_words_are_short_of_room_alike() -> None:
    assert widths([["a" * 100]] * 4, 9840, "ltr") == (2460, 2460, 2460, 2460)
