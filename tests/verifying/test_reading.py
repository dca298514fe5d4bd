"""What a house style writes is read back as the value that it was written from."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import LANGUAGES

from unsched.errors import Place, UnschedError
from unsched.house_style import HouseStyle, house_style
from unsched.schedule.values import ClockTime, ItemReference
from unsched.verifying.dates import find_days, read_days, read_weekday
from unsched.verifying.numbers import label_of, read_item, read_label, read_numbers
from unsched.verifying.reading import ReadingTable, reading_table
from unsched.verifying.seen import as_read
from unsched.verifying.times import Clocked, read_times

OFFICES = (None, "geneva", "new-york", "vienna")
PLACE = Place("test")

STYLES = st.tuples(st.sampled_from(LANGUAGES), st.sampled_from(OFFICES))
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1))
TIMES = st.builds(ClockTime, st.integers(0, 23), st.integers(0, 59))
ITEMS = st.one_of(
    st.builds(
        ItemReference, st.integers(1, 200).map(str), st.sampled_from([None, *"abcdefghijklmnopqrstuvwxyz", "1", "12"])
    ),
    st.builds(ItemReference, st.sampled_from(["I", "IV", "V", "IX", "XIV", "XX"]), st.sampled_from([None, "a", "b"])),
)


def of(chosen: tuple[str, str | None]) -> tuple[HouseStyle, ReadingTable]:
    language, office = chosen
    return house_style(language, PLACE, office), reading_table(language, PLACE)


def seen(written: str) -> str:
    return as_read(re.sub("<[^>]*>", "", written))


def between(first: dt.date, last: dt.date) -> frozenset[dt.date]:
    return frozenset(first + dt.timedelta(number) for number in range((last - first).days + 1))


@given(STYLES, DAYS, st.integers(0, 60))
def test_days(chosen: tuple[str, str | None], first: dt.date, more: int) -> None:
    style, table = of(chosen)
    last = first + dt.timedelta(more)
    ends = (first.weekday(),) if more == 0 else (first.weekday(), last.weekday())

    for words in (style.days(first, last), style.from_days(first, last), style.date(first) if more == 0 else ""):
        said = read_days(seen(words), table.dates, 1)
        assert words == "" or (said and (said.days, said.dated) == (between(first, last), True))
    if first.year == last.year:
        said = read_days(seen(style.days_heading(first, last) if more else style.day(first)), table.dates, first.year)
        assert said
        assert (said.days, said.weekdays) == (between(first, last), ends)
    (found,) = find_days(f"Xyz {seen(style.on(first))} xyz", table.dates, 1)
    assert found[1].days == {first}
    assert read_weekday(seen(style.weekday(first.weekday())), table.dates) == first.weekday()


@given(STYLES, TIMES, TIMES)
def test_times(chosen: tuple[str, str | None], start: ClockTime, end: ClockTime) -> None:
    style, table = of(chosen)

    assert read_times(seen(style.time(start)), table.times) == Clocked(start)
    if start != end:
        for words in (style.hours(start, end), style.from_hours(start, end)):
            assert read_times(seen(words), table.times) == Clocked(start, end)


@given(STYLES, ITEMS)
def test_items(chosen: tuple[str, str | None], item: ItemReference) -> None:
    style, table = of(chosen)

    assert read_item(seen(style.item(*item)), table.items) == item
    assert read_label(seen(style.label(*item)), table.items) == label_of(item)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("noun", ["meeting", "session", "session of a body"])
def test_ordinals(language: str, noun: str) -> None:
    style = house_style(language, PLACE)

    read = {
        number: [
            read_numbers(seen(words), language)
            for words in (style.ordinal(number, noun), style.ordinal_figures(number, noun))
        ]
        for number in range(1, 200)
    }

    assert [number for number, found in read.items() if any(number not in each for each in found)] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "31 February 2020"), ("en", "0 May 2020"), ("en", "10–9 May 2020"), ("fr", "Lundi"), ("zh", "13月1日"),
        ("ar", "10 شباط"), ("es", "10 de"), ("ru", "мая 2020 года"), ("en", "10 May 2020 and more"), ("en", "1" * 5000),
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(language: str, words: str) -> None:
    assert read_days(words, reading_table(language, PLACE).dates, 2020) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "25 p.m."),
        ("en", "10"),
        ("en", "10.60 a.m."),
        ("fr", "10 h"),
        ("ar", "10"),
        ("ru", "10 ч"),
        ("zh", "时"),
        ("en", "10 a.m. " * 500),
    ],
)
def test_what_is_no_time_is_none(language: str, words: str) -> None:
    assert read_times(words, reading_table(language, PLACE).times) is None


def test_a_language_without_a_table_is_not_read() -> None:
    with pytest.raises(UnschedError) as caught:
        reading_table("tlh", PLACE)

    assert [finding.kind for finding in caught.value.findings] == ["reading-table"]
