"""Numbers as values, in digits, words and Chinese characters."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsched.translation.checks.chinese_numerals import chinese_numbers, in_digits
from unsched.translation.checks.facts import plain
from unsched.translation.checks.number_words import numbers_in_words
from unsched.translation.checks.numerals import numbers, times_ten, value


@pytest.mark.parametrize(
    "written", ["12000", "12,000", "12.000", "12 000", "１２，０００", "١٢٬٠٠٠", "١٢\u00a0٠٠٠", "012000"]
)
def test_thousands_are_the_same_whatever_stands_between_them(written: str) -> None:
    assert value(plain(written)) == "12000"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2.5", "2.5"),
        ("2,5", "2.5"),
        ("٢٫٥", "2.5"),
        ("2.50", "2.5"),
        ("0.125", "0.125"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("12.3.1", "12.3.1"),
        ("2020", "2020"),
        ("00", "0"),
    ],
)
def test_the_value_of_a_number(written: str, expected: str) -> None:
    assert value(plain(written)) == expected


@given(number=st.integers(0, 10**12), separator=st.sampled_from([",", ".", " ", ""]))
def test_separators_change_no_whole_number(number: int, separator: str) -> None:
    assert value(f"{number:,}".replace(",", separator)) == str(number)


@given(whole=st.integers(0, 10**9), decimals=st.from_regex(r"\A[0-9]{1,2}\Z"), power=st.integers(0, 12))
def test_a_number_times_ten_to_a_power(whole: int, decimals: str, power: int) -> None:
    number = Decimal(f"{whole}.{decimals}")

    assert Decimal(times_ten(value(f"{whole}.{decimals}"), power)) == number.scaleb(power)


SCALED = [
    ("en", "1.2 million", "1200000"),
    ("fr", "1,2 million", "1200000"),
    ("fr", "3 milliards", "3000000000"),
    ("es", "1.200 millones", "1200000000"),
    ("es", "2 mil millones", "2000000000"),
    ("ru", "1,2 млн", "1200000"),
    ("ru", "3 миллиарда", "3000000000"),
    ("ru", "5 тыс. человек", "5000"),
    ("zh", "120万", "1200000"),
    ("zh", "1.2亿", "120000000"),
    ("ar", "3 ملايين", "3000000"),
    ("ar", "٢ بليون", "2000000000"),
]


@pytest.mark.parametrize(("language", "text", "expected"), SCALED)
def test_words_multiply_a_number(language: str, text: str, expected: str) -> None:
    (fact,) = numbers(plain(text), language)

    assert fact.said == (frozenset({expected}),)
    assert expected in fact.key


@pytest.mark.parametrize(
    ("language", "text"), [("zh", "5千米"), ("en", "5 millionaires"), ("es", "5 millas"), ("de", "5 Mio")]
)
def test_other_words_do_not(language: str, text: str) -> None:
    assert [(fact.key, fact.said) for fact in numbers(text, language)] == [(frozenset({"5"}), (None,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2014/15", ["2014", "2015"]),
        ("2014-15", ["2014", "2015"]),
        ("1999/00", ["1999", "2000"]),
        ("2014-16", ["2014", "16"]),
        ("2014/15/1", ["2014", "15", "1"]),
    ],
)
def test_a_span_of_years_is_spelt_out(text: str, expected: list[str]) -> None:
    assert [fact.shown for fact in numbers(text, "en")] == expected


IN_WORDS = [
    ("en", "the fifty-fifth session and two more", {"55", "2"}),
    ("en", "one hundred and fifty", {"150"}),
    ("en", "two million", {"2000000"}),
    ("en", "Annex XIV", {"14"}),
    ("fr", "soixante-quinze, quatre-vingt-dix-neuf", {"75", "99"}),
    ("fr", "Cinquante-cinquième session, vingt et unième", {"55", "21"}),
    ("fr", "XXIe siècle", {"21"}),
    ("es", "Sexagésimo noveno período, decimocuarto, dieciséis, veintidós", {"69", "14", "16", "22"}),
    ("ru", "шестьдесят девятая, двухлетний, пятидневный, восьмого", {"69", "2", "5", "8"}),
    ("ru", "трехсторонний семинар", {"3"}),
    ("ru", "сто двадцать пять", {"125"}),
    ("ar", "الدورة التاسعة والستون", {"69"}),
    ("ar", "وللرابع عشر", {"14"}),
    ("ar", "مائة وخمسة وعشرون", {"125"}),
    ("zh", "第六十九届", {"69"}),
    ("zh", "三四个", {"3", "4", "34"}),
    ("de", "drei", set()),  # no words are known
]


@pytest.mark.parametrize(("language", "text", "expected"), IN_WORDS)
def test_numbers_in_words(language: str, text: str, expected: set[str]) -> None:
    assert numbers_in_words(plain(text), language) == expected


@pytest.mark.parametrize("text", ["otwo", "twofer", "oneness", "fiver", "thousandaire"])
def test_a_word_that_only_begins_like_a_number_is_none(text: str) -> None:
    assert numbers_in_words(text, "en") == frozenset()


def chinese(number: int) -> str:
    digits, parts = "零一二三四五六七八九", []
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure = number // unit % 10
        parts.append(digits[figure] + name if figure else "零")
    return "".join(parts).strip("零").replace("零零", "零") or "零"


@given(number=st.integers(10, 9999).filter(lambda number: number % 10000 > 9))
def test_chinese_numerals(number: int) -> None:
    assert list(chinese_numbers(chinese(number))) == [number]


@pytest.mark.parametrize(
    ("numeral", "number"), [("十二", 12), ("三万二千零五", 32005), ("二亿", 200000000), ("十万", 100000)]
)
def test_chinese_numerals_beyond_a_thousand_and_below_twenty(numeral: str, number: int) -> None:
    assert list(chinese_numbers(numeral)) == [number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二〇二〇年一月二十二日", "2020年1月22日"),
        ("下午三时至六时", "下午3时至六时"),
        ("20世纪90年代", "1990年代"),
        ("一年三个月", "一年三个月"),
        ("十一月五日", "11月5日"),
    ],
)
def test_dates_and_times_in_chinese_characters_are_read_in_digits(text: str, expected: str) -> None:
    assert in_digits(text) == expected
