"""House style of days: at the head of meetings, in parts of a session, in lists, and with more or less than a date.

Dates and ranges are in `test_house_style.py`. The cases are from documents of the United Nations where one was found;
the house styles say which are not.
"""

from datetime import date

import pytest

from tests.conftest import LANGUAGES
from unsched.errors import Place
from unsched.house_style import HouseStyle, house_style

RLM = "\u200f"


def style(language: str) -> HouseStyle:
    return house_style(language, Place("test"))


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


# Days that share their meetings: two in a row, more, two across months, more across months, more across years.
ROW = ("2010-10-04", "2010-10-05")
MORE = ("2021-07-08", "2021-07-10")
ROW_OF_MONTHS = ("2021-06-30", "2021-07-01")
MORE_OF_MONTHS = ("2021-06-29", "2021-07-02")
MORE_OF_YEARS = ("2019-12-30", "2020-01-03")

HEADINGS = {
    "ar": {
        ROW: "الاثنين والثلاثاء، 4 و5 تشرين الأول/أكتوبر",
        MORE: f"من الخميس إلى السبت، 8{RLM}-10 تموز/يوليه",
        ROW_OF_MONTHS: "الأربعاء والخميس، 30 حزيران/يونيه و1 تموز/يوليه",
        MORE_OF_MONTHS: "من الثلاثاء إلى الجمعة، 29 حزيران/يونيه - 2 تموز/يوليه",
        MORE_OF_YEARS: "من الاثنين إلى الجمعة، 30 كانون الأول/ديسمبر 2019 - 3 كانون الثاني/يناير 2020",
    },
    "en": {
        ROW: "Monday and Tuesday, 4 and 5 October",
        MORE: "Thursday to Saturday, 8–10 July",
        ROW_OF_MONTHS: "Wednesday and Thursday, 30 June and 1 July",
        MORE_OF_MONTHS: "Tuesday to Friday, 29 June–2 July",
        MORE_OF_YEARS: "Monday to Friday, 30 December 2019–3 January 2020",
    },
    "es": {
        ROW: "Lunes 4 y martes 5 de octubre",
        MORE: "Jueves 8 a sábado 10 de julio",
        ROW_OF_MONTHS: "Miércoles 30 de junio y jueves 1 de julio",
        MORE_OF_MONTHS: "Martes 29 de junio a viernes 2 de julio",
        MORE_OF_YEARS: "Lunes 30 de diciembre de 2019 a viernes 3 de enero de 2020",
    },
    "fr": {
        ROW: "Lundi 4 et mardi 5 octobre",
        MORE: "Du jeudi 8 au samedi 10 juillet",
        ROW_OF_MONTHS: "Mercredi 30 juin et jeudi 1<sup>er</sup> juillet",
        MORE_OF_MONTHS: "Du mardi 29 juin au vendredi 2 juillet",
        MORE_OF_YEARS: "Du lundi 30 décembre 2019 au vendredi 3 janvier 2020",
    },
    "ru": {
        ROW: "Понедельник и вторник, 4 и 5 октября",
        MORE: "Четверг – суббота, 8–10 июля",
        ROW_OF_MONTHS: "Среда и четверг, 30 июня и 1 июля",
        MORE_OF_MONTHS: "Вторник – пятница, 29 июня – 2 июля",
        MORE_OF_YEARS: "Понедельник – пятница, 30 декабря 2019 года – 3 января 2020 года",
    },
    "zh": {
        ROW: "10月4日星期一和5日星期二",
        MORE: "7月8日星期四至10日星期六",
        ROW_OF_MONTHS: "6月30日星期三和7月1日星期四",
        MORE_OF_MONTHS: "6月29日星期二至7月2日星期五",
        MORE_OF_YEARS: "2019年12月30日星期一至2020年1月3日星期五",
    },
}

# A session in parts: with an end in another month, within one month, and in two years.
PARTS = {
    "ar": (
        "26 أيار/مايو - 3 حزيران/يونيه و12 حزيران/يونيه 2015",
        f"6{RLM}-10 و13{RLM}-17 تموز/يوليه 2020",
        f"6{RLM}-10 كانون الأول/ديسمبر 2019 و13 كانون الثاني/يناير 2020",
    ),
    "en": (
        "26 May–3 June and 12 June 2015",
        "6–10 and 13–17 July 2020",
        "6–10 December 2019 and 13 January 2020",
    ),
    "es": (
        "26 de mayo a 3 de junio y 12 de junio de 2015",
        "6 a 10 y 13 a 17 de julio de 2020",
        "6 a 10 de diciembre de 2019 y 13 de enero de 2020",
    ),
    "fr": (
        "26 mai-3 juin et 12 juin 2015",
        "6-10 et 13-17 juillet 2020",
        "6-10 décembre 2019 et 13 janvier 2020",
    ),
    "ru": (
        "26 мая – 3 июня и 12 июня 2015 года",
        "6–10 и 13–17 июля 2020 года",
        "6–10 декабря 2019 года и 13 января 2020 года",
    ),
    "zh": (
        "2015年5月26日至6月3日和6月12日",
        "2020年7月6日至10日和13日至17日",
        "2019年12月6日至10日和2020年1月13日",
    ),
}

# Days one by one: two, three, of two months, of two years.
SEVERAL = {
    "ar": (
        "8 و9 تشرين الأول/أكتوبر",
        "8 و9 و11 تشرين الأول/أكتوبر",
        "30 تشرين الأول/أكتوبر و2 و3 تشرين الثاني/نوفمبر",
        "30 كانون الأول/ديسمبر 2019 و2 كانون الثاني/يناير 2020",
    ),
    "en": (
        "8 and 9 October",
        "8, 9 and 11 October",
        "30 October and 2 and 3 November",
        "30 December 2019 and 2 January 2020",
    ),
    "es": (
        "8 y 9 de octubre",
        "8, 9 y 11 de octubre",
        "30 de octubre y 2 y 3 de noviembre",
        "30 de diciembre de 2019 y 2 de enero de 2020",
    ),
    "fr": (
        "8 et 9 octobre",
        "8, 9 et 11 octobre",
        "30 octobre et 2 et 3 novembre",
        "30 décembre 2019 et 2 janvier 2020",
    ),
    "ru": (
        "8 и 9 октября",
        "8, 9 и 11 октября",
        "30 октября и 2 и 3 ноября",
        "30 декабря 2019 года и 2 января 2020 года",
    ),
    "zh": ("10月8日和9日", "10月8日、9日和11日", "10月30日和11月2日和3日", "2019年12月30日和2020年1月2日"),
}

# Without the year, without the weekday, with both, and the weekday alone.
PARTIAL = {
    "ar": ("1 حزيران/يونيه", f"1{RLM}-5 حزيران/يونيه", "الاثنين، 1 حزيران/يونيه 2015", "الاثنين"),
    "en": ("1 June", "1–5 June", "Monday, 1 June 2015", "Monday"),
    "es": ("1 de junio", "1 a 5 de junio", "Lunes 1 de junio de 2015", "Lunes"),
    "fr": (
        "1<sup>er</sup> juin",
        "1<sup>er</sup>-5 juin",
        "Lundi 1<sup>er</sup> juin 2015",
        "Lundi",
    ),
    "ru": ("1 июня", "1–5 июня", "Понедельник, 1 июня 2015 года", "Понедельник"),
    "zh": ("6月1日", "6月1日至5日", "2015年6月1日星期一", "星期一"),
}


def _dates(*days: str) -> list[date]:
    return [date.fromisoformat(day) for day in days]


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_that_belong_together_open_their_meetings(language: str) -> None:
    own = style(language)

    assert {days: spaced(own.days_heading(*_dates(*days))) for days in HEADINGS[language]} == HEADINGS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_of_a_session_share_what_they_have_in_common(language: str) -> None:
    def parts(*days: str) -> str:
        first, last = _dates(*days)[::2], _dates(*days)[1::2]
        return spaced(style(language).parts(list(zip(first, last, strict=True))))

    written = (
        parts("2015-05-26", "2015-06-03", "2015-06-12", "2015-06-12"),
        parts("2020-07-06", "2020-07-10", "2020-07-13", "2020-07-17"),
        parts("2019-12-06", "2019-12-10", "2020-01-13", "2020-01-13"),
    )

    assert written == PARTS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_one_by_one_are_a_list_for_each_month(language: str) -> None:
    written = (
        style(language).dates_list(_dates("2020-10-08", "2020-10-09")),
        style(language).dates_list(_dates("2020-10-11", "2020-10-08", "2020-10-09", "2020-10-09")),
        style(language).dates_list(_dates("2020-10-30", "2020-11-02", "2020-11-03")),
        style(language).dates_list(_dates("2019-12-30", "2020-01-02")),
    )

    assert tuple(map(spaced, written)) == SEVERAL[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_may_lack_its_year_or_its_weekday_or_have_both(language: str) -> None:
    own, (first, last) = style(language), _dates("2015-06-01", "2015-06-05")

    written = (own.day_month(first), own.days_months(first, last), own.day_in_full(first), own.weekday(0))

    assert tuple(map(spaced, written)) == PARTIAL[language]
