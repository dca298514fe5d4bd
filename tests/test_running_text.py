"""House style in sentences and lines: days and times with what stands before them, lists, places, time zones.

The cases are from documents of the United Nations where one was found; the house styles say which are not.
"""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from tests.conftest import LANGUAGES
from unsched.errors import Place
from unsched.house_style import HouseStyle, house_style

YEARS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def style(language: str) -> HouseStyle:
    return house_style(language, Place("test"))


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


FRIDAY, TUESDAY, SUNDAY = date(2015, 6, 5), date(2015, 9, 1), date(2015, 3, 22)

ON = {
    "ar": {
        (FRIDAY, (9, 30)): "يوم الجمعة 5 حزيران/يونيه 2015، الساعة 9:30",
        (TUESDAY, (1, 0)): "يوم الثلاثاء 1 أيلول/سبتمبر 2015، الساعة 1:00",
        (SUNDAY, None): "يوم الأحد 22 آذار/مارس 2015",
    },
    "en": {
        (FRIDAY, (9, 30)): "on Friday, 5 June 2015, at 9.30 a.m.",
        (TUESDAY, (1, 0)): "on Tuesday, 1 September 2015, at 1 a.m.",
        (TUESDAY, (12, 0)): "on Tuesday, 1 September 2015, at 12 noon",
        (SUNDAY, None): "on Sunday, 22 March 2015",
    },
    "es": {
        (FRIDAY, (9, 30)): "el viernes 5 de junio de 2015, a las 9.30 horas",
        (TUESDAY, (1, 0)): "el martes 1 de septiembre de 2015, a la 1.00 horas",
        (TUESDAY, (1, 30)): "el martes 1 de septiembre de 2015, a la 1.30 horas",
        (SUNDAY, None): "el domingo 22 de marzo de 2015",
    },
    "fr": {
        (FRIDAY, (9, 30)): "le vendredi 5 juin 2015, à 9 h 30",
        (TUESDAY, (1, 0)): "le mardi 1<sup>er</sup> septembre 2015, à 1 heure",
        (TUESDAY, (12, 0)): "le mardi 1<sup>er</sup> septembre 2015, à midi",
        (SUNDAY, None): "le dimanche 22 mars 2015",
    },
    "ru": {
        (FRIDAY, (9, 30)): "в пятницу, 5 июня 2015 года, в 9 ч. 30 м.",
        (TUESDAY, (1, 0)): "во вторник, 1 сентября 2015 года, в 1 ч. 00 м.",
        (date(2015, 9, 2), (10, 0)): "в среду, 2 сентября 2015 года, в 10 ч. 00 м.",
        (date(2015, 9, 5), (10, 0)): "в субботу, 5 сентября 2015 года, в 10 ч. 00 м.",
        (SUNDAY, None): "в воскресенье, 22 марта 2015 года",
    },
    "zh": {
        (FRIDAY, (9, 30)): "2015年6月5日星期五上午9时30分",
        (TUESDAY, (12, 0)): "2015年9月1日星期二中午12时",
        (SUNDAY, None): "2015年3月22日星期日",
    },
}

ONE_DAY = (FRIDAY, FRIDAY)
ONE_MONTH = (date(2020, 2, 10), date(2020, 2, 14))
TWO_DAYS = (date(2020, 6, 1), date(2020, 6, 2))
TWO_MONTHS = (date(2015, 6, 29), date(2015, 7, 16))
TWO_YEARS = (date(2018, 7, 26), date(2019, 7, 24))

FROM_DAYS = {
    "ar": {
        ONE_DAY: "في 5 حزيران/يونيه 2015",
        ONE_MONTH: "من 10 إلى 14 شباط/فبراير 2020",
        TWO_DAYS: "من 1 إلى 2 حزيران/يونيه 2020",
        TWO_MONTHS: "من 29 حزيران/يونيه إلى 16 تموز/يوليه 2015",
        TWO_YEARS: "من 26 تموز/يوليه 2018 إلى 24 تموز/يوليه 2019",
    },
    "en": {
        ONE_DAY: "on 5 June 2015",
        ONE_MONTH: "from 10 to 14 February 2020",
        TWO_DAYS: "from 1 to 2 June 2020",
        TWO_MONTHS: "from 29 June to 16 July 2015",
        TWO_YEARS: "from 26 July 2018 to 24 July 2019",
    },
    "es": {
        ONE_DAY: "el 5 de junio de 2015",
        ONE_MONTH: "del 10 al 14 de febrero de 2020",
        TWO_DAYS: "del 1 al 2 de junio de 2020",
        TWO_MONTHS: "del 29 de junio al 16 de julio de 2015",
        TWO_YEARS: "del 26 de julio de 2018 al 24 de julio de 2019",
    },
    "fr": {
        ONE_DAY: "le 5 juin 2015",
        ONE_MONTH: "du 10 au 14 février 2020",
        TWO_DAYS: "du 1<sup>er</sup> au 2 juin 2020",
        TWO_MONTHS: "du 29 juin au 16 juillet 2015",
        TWO_YEARS: "du 26 juillet 2018 au 24 juillet 2019",
    },
    "ru": {
        ONE_DAY: "5 июня 2015 года",
        ONE_MONTH: "с 10 по 14 февраля 2020 года",
        TWO_DAYS: "с 1 по 2 июня 2020 года",
        TWO_MONTHS: "с 29 июня по 16 июля 2015 года",
        TWO_YEARS: "с 26 июля 2018 года по 24 июля 2019 года",
    },
    "zh": {
        ONE_DAY: "2015年6月5日",
        ONE_MONTH: "2020年2月10日至14日",
        TWO_DAYS: "2020年6月1日至2日",
        TWO_MONTHS: "2015年6月29日至7月16日",
        TWO_YEARS: "2018年7月26日至2019年7月24日",
    },
}

ONE_TIME = ((15, 0), (15, 0))
ACROSS_NOON = ((10, 0), (13, 0))
AFTERNOON = ((15, 0), (18, 0))
FROM_ONE = ((1, 0), (3, 30))
UNTIL_MIDNIGHT = ((20, 0), (24, 0))
OVER_MIDNIGHT = ((22, 0), (2, 0))

FROM_HOURS = {
    "ar": {
        ONE_TIME: "الساعة 15:00",
        ACROSS_NOON: "من الساعة 10:00 إلى الساعة 13:00",
        AFTERNOON: "من الساعة 15:00 إلى الساعة 18:00",
        FROM_ONE: "من الساعة 1:00 إلى الساعة 3:30",
        UNTIL_MIDNIGHT: "من الساعة 20:00 إلى منتصف الليل",
        OVER_MIDNIGHT: "من الساعة 22:00 إلى الساعة 2:00",
    },
    "en": {
        ONE_TIME: "at 3 p.m.",
        ACROSS_NOON: "from 10 a.m. to 1 p.m.",
        AFTERNOON: "from 3 p.m. to 6 p.m.",
        FROM_ONE: "from 1 a.m. to 3.30 a.m.",
        UNTIL_MIDNIGHT: "from 8 p.m. to midnight",
        OVER_MIDNIGHT: "from 10 p.m. to 2 a.m.",
    },
    "es": {
        ONE_TIME: "a las 15.00 horas",
        ACROSS_NOON: "de las 10.00 a las 13.00 horas",
        AFTERNOON: "de las 15.00 a las 18.00 horas",
        FROM_ONE: "de la 1.00 a las 3.30 horas",
        UNTIL_MIDNIGHT: "de las 20.00 a las 24.00 horas",
        OVER_MIDNIGHT: "de las 22.00 a las 2.00 horas",
    },
    "fr": {
        ONE_TIME: "à 15 heures",
        ACROSS_NOON: "de 10 heures à 13 heures",
        AFTERNOON: "de 15 heures à 18 heures",
        FROM_ONE: "de 1 heure à 3 h 30",
        UNTIL_MIDNIGHT: "de 20 heures à minuit",
        OVER_MIDNIGHT: "de 22 heures à 2 heures",
    },
    "ru": {
        ONE_TIME: "в 15 ч. 00 м.",
        ACROSS_NOON: "с 10 ч. 00 м. до 13 ч. 00 м.",
        AFTERNOON: "с 15 ч. 00 м. до 18 ч. 00 м.",
        FROM_ONE: "с 1 ч. 00 м. до 3 ч. 30 м.",
        UNTIL_MIDNIGHT: "с 20 ч. 00 м. до 24 ч. 00 м.",
        OVER_MIDNIGHT: "с 22 ч. 00 м. до 2 ч. 00 м.",
    },
    "zh": {
        ONE_TIME: "下午3时",
        ACROSS_NOON: "上午10时至下午1时",
        AFTERNOON: "下午3时至6时",
        FROM_ONE: "上午1时至3时30分",
        UNTIL_MIDNIGHT: "下午8时至午夜12时",
        OVER_MIDNIGHT: "下午10时至上午2时",
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_in_a_sentence_has_its_preposition_and_case(language: str) -> None:
    own = style(language)

    assert {moment: spaced(own.on(*moment)) for moment in ON[language]} == ON[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_in_a_sentence_run_from_the_first_to_the_last(language: str) -> None:
    own = style(language)

    assert {days: spaced(own.from_days(*days)) for days in FROM_DAYS[language]} == FROM_DAYS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hours_in_a_sentence_run_from_the_start_to_the_end(language: str) -> None:
    own = style(language)

    assert {hours: spaced(own.from_hours(*hours)) for hours in FROM_HOURS[language]} == FROM_HOURS[language]


@pytest.mark.parametrize("language", LANGUAGES)
@given(first=YEARS, last=YEARS)
def test_every_date_is_written_in_every_way(language: str, first: date, last: date) -> None:
    own = style(language)

    first, last = sorted((first, last))

    written = [
        *(write(first) for write in (own.date, own.day, own.day_in_full, own.day_month, own.on, own.on_date)),
        *(write(first, last) for write in (own.days, own.days_months, own.days_heading, own.from_days)),
        own.parts([(first, first), (first, last)]),
        own.dates_list([first, last]),
    ]

    assert [text for text in written if not text or "{" in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=YEARS)
def test_a_range_of_one_day_is_that_day(language: str, day: date) -> None:
    own = style(language)

    ranges = (own.days(day, day), own.days_months(day, day), own.days_heading(day, day), own.from_days(day, day))

    assert ranges == (own.date(day), own.day_month(day), own.day(day), own.on_date(day))
    assert (own.parts([(day, day)]), own.dates_list([day, day])) == (own.date(day), own.day_month(day))


@pytest.mark.parametrize("language", LANGUAGES)
@given(first=YEARS, last=YEARS)
def test_one_part_of_a_session_is_a_range_of_days(language: str, first: date, last: date) -> None:
    first, last = sorted((first, last))

    assert style(language).parts([(first, last)]) == style(language).days(first, last)


# Lists.

JOINED = {
    "ar": ("a", "a وb", "a وb وc"),
    "en": ("a", "a and b", "a, b and c"),
    "es": ("a", "a y b", "a, b y c"),
    "fr": ("a", "a et b", "a, b et c"),
    "ru": ("a", "a и b", "a, b и c"),
    "zh": ("a", "a和b", "a、b和c"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_joined_in_a_sentence(language: str) -> None:
    own = style(language)

    assert (own.joined(["a"]), own.joined(["a", "b"]), own.joined(["a", "b", "c"])) == JOINED[language]
    assert own.joined([]) == ""


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("Italia", "Francia e Italia"),
        ("historia", "Francia e historia"),
        ("Índice", "Francia e Índice"),
        ("<em>Israel</em>", "Francia e <em>Israel</em>"),
        ("hierro", "Francia y hierro"),
        ("México", "Francia y México"),
        ("115", "Francia y 115"),
    ],
)
def test_spanish_has_another_and_before_the_sound_i(last: str, expected: str) -> None:
    assert style("es").joined(["Francia", last]) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_are_given_stay_as_they_are(language: str) -> None:
    own = style(language)
    texts = [Markup("<em>R&amp;D</em> 1"), Markup("{place} & 2")]

    written = (own.joined(texts), own.listed(texts), own.placed(*texts), own.remarked(*texts))

    assert [text for text in written if not all(str(given) in text for given in texts)] == []


PLACED = {
    "ar": "P، 18\u200f-22 أيار/مايو 2015",
    "en": "P, 18–22 May 2015",
    "es": "P, 18 a 22 de mayo de 2015",
    "fr": "P, 18-22 mai 2015",
    "ru": "P, 18–22 мая 2015 года",
    "zh": "2015年5月18日至22日，P",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_stands_before_its_dates_but_in_chinese(language: str) -> None:
    own = style(language)

    assert spaced(own.placed("P", own.days(date(2015, 5, 18), date(2015, 5, 22)))) == PLACED[language]


LINES = {
    "ar": ("A/1؛ A/2", "a (b)"),
    "en": ("A/1; A/2", "a (b)"),
    "es": ("A/1; A/2", "a (b)"),
    "fr": ("A/1; A/2", "a (b)"),
    "ru": ("A/1; A/2", "a (b)"),
    "zh": ("A/1；A/2", "a（b）"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_symbols_and_remarks_stand_behind_each_other(language: str) -> None:
    own = style(language)

    assert (own.listed(["A/1", "A/2"]), own.remarked("a", "b")) == LINES[language]


# Time zones.

ZONES = {
    "ar": ("توقيت وسط أوروبا الرسمي", "التوقيت الصيفي لوسط أوروبا"),
    "en": ("Central European Standard Time", "Central European Summer Time"),
    "es": ("horario centroeuropeo", "horario centroeuropeo de verano"),
    "fr": ("heure normale d’Europe centrale", "heure d’été d’Europe centrale"),
    "ru": ("центральноевропейское время", "центральноевропейское летнее время"),
    "zh": ("中欧标准时间", "中欧夏令时间"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_zone_has_its_name_of_the_season(language: str) -> None:
    own, zone = style(language), ZoneInfo("Europe/Zurich")

    assert (own.zone_name(zone, date(2022, 1, 26)), own.zone_name(zone, date(2022, 5, 26))) == ZONES[language]


def test_the_name_of_a_time_zone_is_markup() -> None:
    assert (
        style("en").zone_name(ZoneInfo("America/Miquelon"), date(2022, 1, 26))
        == "St Pierre &amp; Miquelon Standard Time"
    )
