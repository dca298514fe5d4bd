"""What a template writes in the way of the reader's language: dates, times, numbers, symbols and links, as markup."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from jinja2.runtime import Context
from markupsafe import Markup, escape

from unsched.house_style import HouseStyle
from unsched.language import Language
from unsched.schedule.held import HeldDay
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Part
from unsched.schedule.values import ClockTime, Days, Hours, ItemReference

Format = Callable[..., Markup]


def written(style: HouseStyle, kind: str, value: object) -> str:
    """A value of a kind as a style writes it; a kind that no style writes is text as it is."""
    return _BY_STYLE[kind](style, value) if kind in _BY_STYLE else str(value)


def plain_words(markup: str) -> str:
    """What a style writes, as a comment shows it: without marks, with plain blanks."""
    return re.sub(r"</?\w+>", "", markup).replace("\u00a0", " ")


def language_of(context: Context) -> Language:
    """The language at a place of a template: the reader's, or that of the distribution block."""
    language: Language = context.vars.get("language") or context.parent["language"]
    return language


def schedule_of(context: Context) -> Schedule:
    """The schedule that a template is filled in from."""
    schedule: Schedule = context.parent["schedule"]
    return schedule


def _of_style(write: Callable[..., str], of: Callable[[Any], object] | None = None) -> Format:
    """The filter of what a house style writes, which is markup, `of` a value that comes again: it is written once."""
    written_once = lru_cache(maxsize=4096)(lambda style, *values: Markup(write(style, *values)))
    if of is None:
        return lambda context, *values: written_once(language_of(context).style, *values)
    return lambda context, value, *more: written_once(language_of(context).style, of(value), *more)


def _span(day: HeldDay | dt.date) -> Days:
    """The days that a day, or days that belong together, are."""
    return Days(day, day) if isinstance(day, dt.date) else Days(day.date, day.last)


def _spans(parts: Iterable[Part]) -> tuple[Days, ...]:
    """The days of a session, whatever its parts are called."""
    return tuple(part.dates for part in parts)


def _day(style: HouseStyle, days: Days) -> str:
    """A day at the head of its meetings, or days that belong together."""
    return style.day(days.first) if days.first == days.last else style.days_heading(*days)


def _all_of(days: Iterable[HeldDay]) -> tuple[Days, ...]:
    return tuple(map(_span, days))


def _proposed(style: HouseStyle, days: Sequence[Days]) -> str:
    """Days one after the other, with their month; days that belong together as a range."""
    if all(first == last for first, last in days):
        return style.dates_list([first for first, _ in days])
    return style.joined([style.days_months(*span) for span in days])


def _zones(style: HouseStyle, zone: ZoneInfo, days: Iterable[dt.date]) -> str:
    """The names that a time zone has on days, two of them where clocks change in between."""
    return style.joined(list(dict.fromkeys(style.zone_name(zone, day) for day in days)))


def _from(style: HouseStyle, span: Days | Hours) -> str:
    return style.from_days(*span) if isinstance(span, Days) else style.from_hours(span.start, span.end or span.start)


def _meeting_number(context: Context, number: int) -> Markup:
    """The number of a meeting, in figures or in words, as the schedule has it."""
    style = language_of(context).style
    words = schedule_of(context).numbers == "words"
    return Markup((style.ordinal if words else style.ordinal_figures)(number, "meeting"))


def _clock(_: Context, hours: Hours) -> Markup:
    """The start and the end of a meeting for programs, over 24:00 where it is on the next day, as attributes."""
    return _clock_once(hours)


@lru_cache(maxsize=4096)
def _clock_once(hours: Hours) -> Markup:
    if hours.end is None:
        return Markup('start="{}"').format(hours.start)
    end = ClockTime(hours.end.hour + 24 * hours.next_day, hours.end.minute)
    return Markup('start="{}" end="{}"').format(hours.start, end)


def _numbered(style: HouseStyle, item: ItemReference) -> str:
    """An agenda item at the head of an entry, as the attributes `label`, `level` and `item`."""
    label = style.label(*item).replace('"', "&quot;")
    return f'label="{label}" level="{2 if item.letter else 1}" item="{item}"'


def _job_number(context: Context, number: str) -> Markup:
    """A job number as the first page has it, with the letter of the language."""
    language = language_of(context)
    return escape(language.office.job(number, language.style.letter, language.code in schedule_of(context).original))


def _stamp(_: Context, day: dt.date) -> Markup:
    """A date in six digits, as job numbers have it."""
    return Markup(f"{day:%d%m%y}")


def symbol(context: Context, found: str) -> Markup:
    """A document symbol, linked to the document in the reader's language where it is one of the United Nations."""
    schedule = schedule_of(context)
    style = None if schedule.organization else language_of(context).style
    return _symbol(style, found, schedule.whole_symbol(found))


@lru_cache(maxsize=4096)
def _symbol(style: HouseStyle | None, found: str, whole: str) -> Markup:
    """A symbol, in whole `whole`, linked where a style tells its address."""
    series = f' whole="{escape(whole)}"' if whole != found else ""
    href = f' href="{_address(style, whole)}"' if style else ""
    return Markup(f"<symbol{href}{series}>{escape(found)}</symbol>")


def address(context: Context, found: str) -> Markup:
    """The web address of a document in the reader's language."""
    return _address(language_of(context).style, schedule_of(context).whole_symbol(found))


@lru_cache(maxsize=4096)
def _address(style: HouseStyle, whole: str) -> Markup:
    return escape(style.address(whole))


def _link(_: Context, found: str) -> Markup:
    return Markup(f'<a href="{escape(found)}"/>')


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

dates_alone = _of_style(HouseStyle.parts, _spans)

# What a template may write after a |, in addition to Jinja's own filters.
FILTERS: Mapping[str, Format] = {
    "address": address,
    "annex_number": _of_style(HouseStyle.annex),
    "clock": _clock,
    "date": VALUES["date"],
    "dates_alone": dates_alone,
    "day": _of_style(_day, _span),
    "day_month": _of_style(lambda style, days: style.days_months(*days), _span),
    "days": VALUES["dates"],
    "hours": VALUES["times"],
    "item": VALUES["item"],
    "job_number": _job_number,
    "label": _of_style(lambda style, item: style.label(*item)),
    "meeting_number": _meeting_number,
    "number_label": _of_style(lambda style, number: style.label(number, None)),
    "numbered": _of_style(_numbered),
    "ordinal": _of_style(HouseStyle.ordinal),
    "proposed": _of_style(_proposed, _all_of),
    "stamp": _stamp,
    "symbol": symbol,
    "time": VALUES["time"],
    "weekday": _of_style(HouseStyle.weekday),
    "zones": _of_style(_zones),
}
