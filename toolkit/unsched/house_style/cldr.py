"""What CLDR knows of a language, where a house style leaves it out: names, ordinals, time zones.

The libraries that have its data take 20 to 100 ms to load, so each is imported when it is asked.
"""

import datetime as dt
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from babel import Locale
    from unicode_rbnf import RbnfEngine


def names_of_days(tag: str) -> dict[str, list[str]]:
    """The `months` and `weekdays` of a language, as they stand in a date; nothing for a language not known."""
    locale = _locale(tag)
    if locale is None:
        return {}
    months, weekdays = locale.months["format"]["wide"], locale.days["format"]["wide"]
    return {"months": [months[n] for n in range(1, 13)], "weekdays": [weekdays[n] for n in range(7)]}


def ordinal_category(tag: str, number: int) -> str:
    """The form that an ordinal in figures takes, such as `"few"` for 23 in English (Unicode TR 35, plural rules)."""
    locale = _locale(tag)
    return str(locale.ordinal_form(number)) if locale else "other"


def name_of_zone(tag: str, zone: ZoneInfo, day: dt.date) -> str:
    """The name of a time zone on a day: `Central European Summer Time`; its abbreviation where CLDR has no name."""
    noon = dt.datetime.combine(day, dt.time(12), zone)
    locale = _locale(tag)
    if locale is None:
        return str(noon.tzname())
    from babel.dates import get_timezone_name  # noqa: PLC0415 -- as above

    return get_timezone_name(noon, "long", locale=locale)


@cache
def _locale(tag: str) -> "Locale | None":
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- as above

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=4096)
def spelled_out(tag: str, rules: str, number: int) -> str | None:
    """A number in words, by one of the sets of rules that CLDR has for a language; `None` where it has no such set."""
    engine = _spelling(tag.partition("-")[0])
    if engine is None or rules not in engine.rulesets:
        return None
    return engine.format_number(number, ruleset_names=[rules]).text


def rules_like(tag: str, rules: str) -> str:
    """The set of rules of a language that has the most like name, in words for a message."""
    engine = _spelling(tag.partition("-")[0])
    near = get_close_matches(rules, engine.rulesets, 1) if engine else []
    return f"rules that CLDR has for {tag}" + "".join(f", such as {name}" for name in near)


@cache
def _spelling(language: str) -> "RbnfEngine | None":
    from unicode_rbnf import RbnfEngine  # noqa: PLC0415 -- as above

    try:
        return RbnfEngine.for_language(language)
    except ValueError:
        return None
