"""House style: dates, times, ranges and item numbers as official documents write them.

The cases are from documents of the United Nations where one was found; the house styles say which are not.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import LANGUAGES
from unsched import UnschedError
from unsched.errors import Place
from unsched.house_style import HouseStyle, house_style, read_house_style
from unsched.resources import SHIPPED

RLM = "\u200f"


def style(language: str) -> HouseStyle:
    return read_house_style(SHIPPED / "locales" / language / "house-style.toml")


def spaced(text: str) -> str:
    """The text with plain spaces for no-break ones, which have a test of their own."""
    return text.replace("\u00a0", " ")


DATES = {
    "ar": {"2020-01-22": "22 كانون الثاني/يناير 2020", "2015-06-01": "1 حزيران/يونيه 2015"},
    "en": {"2020-01-22": "22 January 2020", "2015-06-01": "1 June 2015"},
    "es": {"2015-12-13": "13 de diciembre de 2015", "2012-10-01": "1 de octubre de 2012"},
    "fr": {"2011-07-21": "21 juillet 2011", "2015-06-01": "1<sup>er</sup> juin 2015"},
    "ru": {"2002-03-22": "22 марта 2002 года", "2015-06-01": "1 июня 2015 года"},
    "zh": {"2000-03-14": "2000年3月14日", "2015-06-01": "2015年6月1日"},
}

DAYS = {
    "ar": {"2020-02-10": "الاثنين، 10 شباط/فبراير", "2015-07-01": "الأربعاء، 1 تموز/يوليه"},
    "en": {"2020-02-10": "Monday, 10 February", "2015-07-01": "Wednesday, 1 July"},
    "es": {"2020-02-10": "Lunes 10 de febrero", "2015-07-01": "Miércoles 1 de julio"},
    "fr": {"2020-02-10": "Lundi 10 février", "2015-07-01": "Mercredi 1<sup>er</sup> juillet"},
    "ru": {"2020-02-10": "Понедельник, 10 февраля", "2015-07-01": "Среда, 1 июля"},
    "zh": {"2020-02-10": "2月10日星期一", "2015-07-01": "7月1日星期三"},
}

ONE_DAY = ("2020-02-10", "2020-02-10")
TWO_DAYS = ("2015-03-25", "2015-03-26")
ONE_MONTH = ("2020-02-10", "2020-02-14")
FIRST_OF_MONTH = ("2015-06-01", "2015-06-05")
TWO_MONTHS = ("2020-06-29", "2020-07-03")
INTO_THE_FIRST = ("2015-04-20", "2015-05-01")
TWO_YEARS = ("2018-07-26", "2019-07-24")

RANGES = {
    "ar": {
        ONE_DAY: "10 شباط/فبراير 2020",
        TWO_DAYS: f"25{RLM}-26 آذار/مارس 2015",
        ONE_MONTH: f"10{RLM}-14 شباط/فبراير 2020",
        FIRST_OF_MONTH: f"1{RLM}-5 حزيران/يونيه 2015",
        TWO_MONTHS: "29 حزيران/يونيه - 3 تموز/يوليه 2020",
        INTO_THE_FIRST: "20 نيسان/أبريل - 1 أيار/مايو 2015",
        TWO_YEARS: "26 تموز/يوليه 2018 - 24 تموز/يوليه 2019",
    },
    "en": {
        ONE_DAY: "10 February 2020",
        TWO_DAYS: "25–26 March 2015",
        ONE_MONTH: "10–14 February 2020",
        FIRST_OF_MONTH: "1–5 June 2015",
        TWO_MONTHS: "29 June–3 July 2020",
        INTO_THE_FIRST: "20 April–1 May 2015",
        TWO_YEARS: "26 July 2018–24 July 2019",
    },
    "es": {
        ONE_DAY: "10 de febrero de 2020",
        TWO_DAYS: "25 y 26 de marzo de 2015",
        ONE_MONTH: "10 a 14 de febrero de 2020",
        FIRST_OF_MONTH: "1 a 5 de junio de 2015",
        TWO_MONTHS: "29 de junio a 3 de julio de 2020",
        INTO_THE_FIRST: "20 de abril a 1 de mayo de 2015",
        TWO_YEARS: "26 de julio de 2018 a 24 de julio de 2019",
    },
    "fr": {
        ONE_DAY: "10 février 2020",
        TWO_DAYS: "25-26 mars 2015",
        ONE_MONTH: "10-14 février 2020",
        FIRST_OF_MONTH: "1<sup>er</sup>-5 juin 2015",
        TWO_MONTHS: "29 juin-3 juillet 2020",
        INTO_THE_FIRST: "20 avril-1<sup>er</sup> mai 2015",
        TWO_YEARS: "26 juillet 2018-24 juillet 2019",
    },
    "ru": {
        ONE_DAY: "10 февраля 2020 года",
        TWO_DAYS: "25–26 марта 2015 года",
        ONE_MONTH: "10–14 февраля 2020 года",
        FIRST_OF_MONTH: "1–5 июня 2015 года",
        TWO_MONTHS: "29 июня – 3 июля 2020 года",
        INTO_THE_FIRST: "20 апреля – 1 мая 2015 года",
        TWO_YEARS: "26 июля 2018 года – 24 июля 2019 года",
    },
    "zh": {
        ONE_DAY: "2020年2月10日",
        TWO_DAYS: "2015年3月25日至26日",
        ONE_MONTH: "2020年2月10日至14日",
        FIRST_OF_MONTH: "2015年6月1日至5日",
        TWO_MONTHS: "2020年6月29日至7月3日",
        INTO_THE_FIRST: "2015年4月20日至5月1日",
        TWO_YEARS: "2018年7月26日至2019年7月24日",
    },
}

TIMES = {
    "ar": {(10, 0): "الساعة 10:00", (9, 30): "الساعة 9:30", (12, 0): "الساعة 12:00", (24, 0): "منتصف الليل"},
    "en": {
        (10, 0): "10 a.m.",
        (16, 30): "4.30 p.m.",
        (12, 0): "12 noon",
        (12, 30): "12.30 p.m.",
        (0, 0): "midnight",
    },
    "es": {(10, 0): "10.00 horas", (10, 45): "10.45 horas", (12, 0): "12.00 horas", (24, 0): "24.00 horas"},
    "fr": {(10, 0): "10 heures", (15, 10): "15 h 10", (12, 0): "midi", (24, 0): "minuit", (1, 0): "1 heure"},
    "ru": {(10, 0): "10 ч 00 мин", (9, 30): "9 ч 30 мин", (12, 0): "12 ч 00 мин", (24, 0): "24 ч 00 мин"},
    "zh": {
        (11, 0): "上午11时",
        (16, 30): "下午4时30分",
        (12, 0): "中午12时",
        (12, 30): "下午12时30分",
        (24, 0): "午夜12时",
    },
}

ACROSS_NOON = ((10, 0), (13, 0))
AFTERNOON = ((15, 0), (18, 0))
TO_THE_HALF_HOUR = ((15, 0), (16, 30))
FROM_THE_HALF_HOUR = ((16, 30), (18, 0))
MORNING = ((9, 30), (11, 45))
UNTIL_NOON = ((10, 0), (12, 0))
FROM_NOON = ((12, 0), (13, 0))
UNTIL_MIDNIGHT = ((20, 0), (24, 0))

HOURS = {
    "ar": {
        ACROSS_NOON: f"10:00{RLM}-13:00",
        AFTERNOON: f"15:00{RLM}-18:00",
        TO_THE_HALF_HOUR: f"15:00{RLM}-16:30",
        FROM_THE_HALF_HOUR: f"16:30{RLM}-18:00",
        MORNING: f"9:30{RLM}-11:45",
        UNTIL_NOON: f"10:00{RLM}-12:00",
        FROM_NOON: f"12:00{RLM}-13:00",
        UNTIL_MIDNIGHT: f"الساعة 20:00{RLM}-منتصف الليل",
    },
    "en": {
        ACROSS_NOON: "10 a.m.–1 p.m.",
        AFTERNOON: "3–6 p.m.",
        TO_THE_HALF_HOUR: "3–4.30 p.m.",
        FROM_THE_HALF_HOUR: "4.30–6 p.m.",
        MORNING: "9.30–11.45 a.m.",
        UNTIL_NOON: "10 a.m.–12 noon",
        FROM_NOON: "12 noon–1 p.m.",
        UNTIL_MIDNIGHT: "8 p.m.–midnight",
    },
    "es": {
        ACROSS_NOON: "10.00 a 13.00 horas",
        AFTERNOON: "15.00 a 18.00 horas",
        TO_THE_HALF_HOUR: "15.00 a 16.30 horas",
        FROM_THE_HALF_HOUR: "16.30 a 18.00 horas",
        MORNING: "9.30 a 11.45 horas",
        UNTIL_NOON: "10.00 a 12.00 horas",
        FROM_NOON: "12.00 a 13.00 horas",
        UNTIL_MIDNIGHT: "20.00 a 24.00 horas",
    },
    "fr": {
        ACROSS_NOON: "10 heures-13 heures",
        AFTERNOON: "15 heures-18 heures",
        TO_THE_HALF_HOUR: "15 heures-16 h 30",
        FROM_THE_HALF_HOUR: "16 h 30-18 heures",
        MORNING: "9 h 30-11 h 45",
        UNTIL_NOON: "10 heures-midi",
        FROM_NOON: "midi-13 heures",
        UNTIL_MIDNIGHT: "20 heures-minuit",
    },
    "ru": {
        ACROSS_NOON: "10 ч 00 мин – 13 ч 00 мин",
        AFTERNOON: "15 ч 00 мин – 18 ч 00 мин",
        TO_THE_HALF_HOUR: "15 ч 00 мин – 16 ч 30 мин",
        FROM_THE_HALF_HOUR: "16 ч 30 мин – 18 ч 00 мин",
        MORNING: "9 ч 30 мин – 11 ч 45 мин",
        UNTIL_NOON: "10 ч 00 мин – 12 ч 00 мин",
        FROM_NOON: "12 ч 00 мин – 13 ч 00 мин",
        UNTIL_MIDNIGHT: "20 ч 00 мин – 24 ч 00 мин",
    },
    "zh": {
        ACROSS_NOON: "上午10时至下午1时",
        AFTERNOON: "下午3时至6时",
        TO_THE_HALF_HOUR: "下午3时至4时30分",
        FROM_THE_HALF_HOUR: "下午4时30分至6时",
        MORNING: "上午9时30分至11时45分",
        UNTIL_NOON: "上午10时至中午12时",
        FROM_NOON: "中午12时至下午1时",
        UNTIL_MIDNIGHT: "下午8时至午夜12时",
    },
}

NEXT_DAY = ((22, 0), (2, 0))
NEARLY_A_DAY = ((22, 0), (21, 30))  # until the next evening

OVER_MIDNIGHT = {
    "ar": {NEXT_DAY: f"22:00{RLM}-2:00", NEARLY_A_DAY: f"22:00{RLM}-21:30"},
    "en": {NEXT_DAY: "10 p.m.–2 a.m.", NEARLY_A_DAY: "10 p.m.–9.30 p.m."},
    "es": {NEXT_DAY: "22.00 a 2.00 horas", NEARLY_A_DAY: "22.00 a 21.30 horas"},
    "fr": {NEXT_DAY: "22 heures-2 heures", NEARLY_A_DAY: "22 heures-21 h 30"},
    "ru": {NEXT_DAY: "22 ч 00 мин – 2 ч 00 мин", NEARLY_A_DAY: "22 ч 00 мин – 21 ч 30 мин"},
    "zh": {NEXT_DAY: "下午10时至上午2时", NEARLY_A_DAY: "下午10时至下午9时30分"},
}

# The head of an item, that of a sub-item, and both within a text.
ITEMS = {
    "ar": ("5 -", "(ج)", "5", "5 (ج)"),
    "en": ("5.", "(c)", "5", "5 (c)"),
    "es": ("5.", "c)", "5", "5 c)"),
    "fr": ("5.", "c)", "5", "5 c)"),
    "ru": ("5.", "c)", "5", "5(c)"),
    "zh": ("5.", "(c)", "5", "5(c)"),
}


# Items that are numbered otherwise, at the head of an entry and within a text, and several within a text.
OTHER_ITEMS = {
    "ar": ("1.1", "خامسا -", "خامسا.ب", "13.4", "خامسا", "خامسا.ب", "13 (أ) و 19 و 115"),
    "en": ("1.1", "V.", "V.b", "13.4", "V", "V.b", "13 (a), 19 and 115"),
    "es": ("1.1", "V.", "V.b", "13.4", "V", "V.b", "13 a), 19 y 115"),
    "fr": ("1.1", "V.", "V.b", "13.4", "V", "V.b", "13 a), 19 et 115"),
    "ru": ("1.1", "V.", "V.b", "13.4", "V", "V.b", "13(a), 19 и 115"),
    "zh": ("1.1", "五.", "五.b", "13.4", "五", "五.b", "13(a)、19和115"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_written_in_full(language: str) -> None:
    for day, expected in DATES[language].items():
        assert spaced(style(language).date(date.fromisoformat(day))) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_opens_its_meetings_without_the_year(language: str) -> None:
    for day, expected in DAYS[language].items():
        assert spaced(style(language).day(date.fromisoformat(day))) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_of_days_writes_what_they_share_once(language: str) -> None:
    for (first, last), expected in RANGES[language].items():
        assert spaced(style(language).days(date.fromisoformat(first), date.fromisoformat(last))) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_of_hours_may_end_on_the_next_day(language: str) -> None:
    own = style(language)

    assert {hours: spaced(own.hours(*hours)) for hours in OVER_MIDNIGHT[language]} == OVER_MIDNIGHT[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_items_may_have_other_numbers_than_figures_and_letters(language: str) -> None:
    own = style(language)

    labels = (own.label("1", "1"), own.label("V", None), own.label("V", "b"))
    references = (own.item("13", "4"), own.item("V", None), own.item("V", "b"))
    several = own.items_list([("13", "a"), ("19", None), ("115", None)])

    assert tuple(map(spaced, (*labels, *references, several))) == OTHER_ITEMS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_is_written_on_the_clock_of_the_language(language: str) -> None:
    for time, expected in TIMES[language].items():
        assert spaced(style(language).time(time)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_of_hours_names_the_half_of_the_day_where_it_must(language: str) -> None:
    for (start, end), expected in HOURS[language].items():
        assert spaced(style(language).hours(start, end)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_items_are_labelled_by_the_letters_of_the_language(language: str) -> None:
    own = style(language)

    labels = (own.label("5", None), own.label("5", "c"), own.item("5", None), own.item("5", "c"))

    assert tuple(map(spaced, labels)) == ITEMS[language]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "10\u200f-14\u00a0شباط/فبراير 2020"),
        ("en", "10–14\u00a0February 2020"),
        ("es", "10 a 14\u00a0de febrero de 2020"),
        ("fr", "10-14\u00a0février 2020"),
        ("ru", "10–14\u00a0февраля 2020\u00a0года"),
        ("zh", "2020年2月10日至14日"),
    ],
)
def test_a_day_and_its_month_are_not_parted_at_the_end_of_a_line(language: str, text: str) -> None:
    assert style(language).days(date(2020, 2, 10), date(2020, 2, 14)) == text


def test_a_document_is_addressed_in_the_readers_language() -> None:
    assert style("fr").address("A/77/6(Sect.5)") == "https://undocs.org/fr/A/77/6%28Sect.5%29"


def test_digits_take_the_shapes_that_a_house_style_names(tmp_path: Path) -> None:
    path = tmp_path / "house-style.toml"
    text = (SHIPPED / "locales/ar/house-style.toml").read_text(encoding="utf-8")
    path.write_text(text.replace('direction = "rtl"', 'direction = "rtl"\ndigits = "٠١٢٣٤٥٦٧٨٩"'), encoding="utf-8")
    own = read_house_style(path)

    written = (own.days(date(2020, 2, 10), date(2020, 2, 14)), own.hours((10, 0), (13, 30)), own.item("5", "c"))

    assert written == (f"١٠{RLM}-١٤\u00a0شباط/فبراير ٢٠٢٠", f"١٠:٠٠{RLM}-١٣:٣٠", "٥\u00a0(ج)")
    assert (own.item("13", "4"), own.ordinal_figures(240, "meeting")) == ("١٣.٤", "٢٤٠")
    assert own.placed("قاعة 5", own.date(date(2020, 2, 10))) == "قاعة 5، ١٠\u00a0شباط/فبراير ٢٠٢٠"


# What a range says must be found in it again.


def _read_back(text: str, language: str) -> tuple[date, date]:
    """The two dates of a range, from the days, months and years that stand in it."""
    months = style(language).dates.months
    words = re.sub("<[^>]*>|\u200f", "", text)
    longest_first = sorted(months, key=len, reverse=True)
    token = re.compile(rf"(?P<year>\d{{4}})|(?P<month>{'|'.join(longest_first)})|(?P<day>\d{{1,2}})")
    found: dict[str, list[str]] = {"year": [], "month": [], "day": []}
    for match in token.finditer(words):
        found[str(match.lastgroup)].append(match[0])
    return tuple(  # type: ignore[return-value] # two of them
        date(int(found["year"][end]), months.index(found["month"][end]) + 1, int(found["day"][end])) for end in (0, -1)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@given(days=st.lists(st.dates(date(1945, 10, 24), date(2145, 12, 31)), min_size=2, max_size=2).map(sorted))
def test_a_range_is_read_back_as_the_dates_it_came_from(language: str, days: list[date]) -> None:
    first, last = days

    assert _read_back(style(language).days(first, last), language) == (first, last)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_ranges_of_hours_are_written_alike(language: str) -> None:
    quarters = [(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45)] + [(24, 0)]
    ranges = [(start, end) for start in quarters for end in quarters if start != end and (0, 0) not in (start, end)]

    written = {style(language).hours(start, end) for start, end in ranges}

    assert len(written) == len(ranges)


# CLDR, where official practice agrees with it.


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru"])
def test_months_are_those_of_cldr(language: str) -> None:
    names = Locale.parse(language).months["format"]["wide"]

    assert style(language).dates.months == tuple(names[number] for number in range(1, 13))


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekdays_are_those_of_cldr(language: str) -> None:
    names = Locale.parse(language).days["format"]["wide"]

    assert style(language).dates.weekdays == tuple(names[number] for number in range(7))


def test_names_that_a_house_style_leaves_out_are_those_of_cldr(tmp_path: Path) -> None:
    path = tmp_path / "house-style.toml"
    lines = (SHIPPED / "locales/fr/house-style.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("months", "weekdays"))]
    path.write_text("\n".join(kept).replace("fr-FR", "pt-PT"), encoding="utf-8")

    assert spaced(read_house_style(path).day(date(2020, 2, 10))) == "Segunda-feira 10 fevereiro"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('direction = "ltr"', 'direction = "down"', " [direction]: found 'down'; expected 'ltr' or 'rtl'"),
        (
            'range = "{start}-{end}"',
            'range = "{start}-{finish}"',
            " [times.range]: found '{start}-{finish}'; expected a pattern of {start}, {end}",
        ),
        (
            'label = "{letter})"',
            'label = "{letter.__class__}"',
            " [items.label]: found '{letter.__class__}'; expected a pattern of {letter}",
        ),
        (
            'label = "{letter})"',
            'label = "{letter:>1000000000}"',
            " [items.label]: found '{letter:>1000000000}'; expected a pattern of {letter}",
        ),
        (
            "janvier",
            "jan<b>",
            " [dates.months.0]: found 'jan<b>'; expected text without & and <, but for <sup>",
        ),
        ("clock = 24", "clok = 24", " [times.clok]: unknown key 'clok'; expected clock"),
        ("clock = 24", "", " [times]: key 'clock' is missing"),
        ("clock = 24", "clock = 23", " [times.clock]: found 23; expected 12 or 24"),
        (
            "[items]",
            "[items",
            ": is not valid TOML: Expected ']' at the end of a table declaration (at line 48, column 9)",
        ),
    ],
)
def test_a_mistake_in_a_house_style_is_named(old: str, new: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "house-style.toml"
    path.write_text((SHIPPED / "locales/fr/house-style.toml").read_text(encoding="utf-8").replace(old, new))

    with pytest.raises(UnschedError) as caught:
        read_house_style(path)

    assert str(caught.value).splitlines()[0] == f"{path}{expected}"


@pytest.mark.parametrize("code", ["tlh", "EN", "../fr", "", "en_GB"])
def test_a_language_without_a_house_style_is_refused(code: str) -> None:
    with pytest.raises(UnschedError) as caught:
        house_style(code, Place("--lang"))

    assert str(caught.value) == f"--lang: language {code!r} is not known; expected one of ar, en, es, fr, ru, zh"
