"""What a template writes in the way of the reader's language: dates, times, numbers, symbols and links, as markup."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from jinja2.runtime import Context
from markupsafe import Markup, escape

from unsched.house_style import HouseStyle
from unsched.schedule.programme import Part
from unsched.schedule.timetable import HeldDay
from unsched.schedule.values import ClockTime, Days, Hours

Format = Callable[..., Markup]


def written(style: HouseStyle, kind: str, value: object) -> str:
    """A value of a kind as a style writes it; a kind that no style writes is text as it is."""
    return _BY_STYLE[kind](style, value) if kind in _BY_STYLE else str(value)


def plain_words(markup: str) -> str:
    """What a style writes, as a comment shows it: without marks, with plain blanks."""
    return re.sub(r"</?\w+>", "", markup).replace("\u00a0", " ")


def _of_style(write: Callable[..., str]) -> Format:
    """The filter of what a house style writes, which is markup."""
    return lambda context, *values: Markup(write(context["language"].style, *values))


def _day(style: HouseStyle, day: HeldDay | dt.date) -> str:
    """A day at the head of its meetings, or days that belong together."""
    if isinstance(day, dt.date):
        return style.day(day)
    return style.day(day.date) if day.last == day.date else style.days_heading(day.date, day.last)


def _day_month(style: HouseStyle, day: HeldDay) -> str:
    return style.days_months(day.date, day.last)


def _proposed(style: HouseStyle, days: Sequence[HeldDay]) -> str:
    """Days one after the other, with their month; days that belong together as a range."""
    if all(day.last == day.date for day in days):
        return style.dates_list([day.date for day in days])
    return style.joined([_day_month(style, day) for day in days])


def _days_of(style: HouseStyle, parts: Iterable[Part]) -> str:
    """The days of a session in one line, whatever its parts are called."""
    return style.parts([part.dates for part in parts])


def _zones(style: HouseStyle, zone: ZoneInfo, days: Iterable[dt.date]) -> str:
    """The names that a time zone has on days, two of them where clocks change in between."""
    return style.joined(list(dict.fromkeys(style.zone_name(zone, day) for day in days)))


def _from(style: HouseStyle, span: Days | Hours) -> str:
    return style.from_days(*span) if isinstance(span, Days) else style.from_hours(span.start, span.end or span.start)


def _meeting_number(context: Context, number: int) -> Markup:
    """The number of a meeting, in figures or in words, as the schedule has it."""
    style = context["language"].style
    words = context["schedule"].numbers == "words"
    return Markup((style.ordinal if words else style.ordinal_figures)(number, "meeting"))


def _end(_: Context, hours: Hours) -> Markup:
    """The end of a meeting for programs, over 24:00 where it is on the next day."""
    end = hours.end or hours.start
    return escape(ClockTime(end.hour + 24 * hours.next_day, end.minute))


def _job_number(context: Context, number: str) -> Markup:
    """A job number as the first page has it, with the letter of the language."""
    language = context["language"]
    return escape(language.office.job(number, language.style.letter, language.code in context["schedule"].original))


def _stamp(_: Context, day: dt.date) -> Markup:
    """A date in six digits, as job numbers have it."""
    return Markup(f"{day:%d%m%y}")


def symbol(context: Context, found: str) -> Markup:
    """A document symbol, linked to the document in the reader's language where it is one of the United Nations."""
    whole = context["schedule"].whole_symbol(found)
    series = Markup(' whole="{}"').format(whole) if whole != found else ""
    if context["schedule"].organization:
        return Markup("<symbol{}>{}</symbol>").format(series, found)
    return Markup('<symbol href="{}"{}>{}</symbol>').format(address(context, found), series, found)


def address(context: Context, found: str) -> Markup:
    """The web address of a document in the reader's language."""
    return escape(context["language"].style.address(context["schedule"].whole_symbol(found)))


def _link(_: Context, found: str) -> Markup:
    return Markup('<a href="{}"/>').format(found)


# How a style writes each kind of value within a text.
_BY_STYLE: Mapping[str, Callable[[HouseStyle, Any], str]] = {
    "date": HouseStyle.date,
    "dates": lambda style, days: style.days(*days),
    "on": lambda style, moment: style.on(moment.date, moment.time),
    "span": _from,
    "time": HouseStyle.time,
    "times": lambda style, hours: style.hours(*hours[:2]),
    "item": lambda style, item: style.item(*item),
}
VALUES: Mapping[str, Format] = {
    **{kind: _of_style(write) for kind, write in _BY_STYLE.items()},
    "symbol": symbol,
    "link": _link,
}

# What a template may write after a |, in addition to Jinja's own filters.
FILTERS: Mapping[str, Format] = {
    "address": address,
    "annex_number": _of_style(HouseStyle.annex),
    "date": VALUES["date"],
    "dates_alone": _of_style(_days_of),
    "day": _of_style(_day),
    "day_month": _of_style(_day_month),
    "days": VALUES["dates"],
    "end": _end,
    "hours": VALUES["times"],
    "item": VALUES["item"],
    "job_number": _job_number,
    "label": _of_style(lambda style, item: style.label(*item)),
    "meeting_number": _meeting_number,
    "number_label": _of_style(lambda style, number: style.label(number, None)),
    "ordinal": _of_style(HouseStyle.ordinal),
    "proposed": _of_style(_proposed),
    "stamp": _stamp,
    "symbol": symbol,
    "time": VALUES["time"],
    "weekday": _of_style(HouseStyle.weekday),
    "zones": _of_style(_zones),
}
