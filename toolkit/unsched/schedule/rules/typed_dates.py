"""Rules of dates typed by hand: a placeholder ought to write them, and their weekdays must be right."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from unsched.errors import Finding, Place, UnschedError
from unsched.house_style import HouseStyle, Names, house_style
from unsched.schedule.model import Schedule
from unsched.schedule.rules.rule import Locate, Rule
from unsched.schedule.texts import Text

_BETWEEN = r"[ \u00a0,،，(（]{0,3}"  # a weekday and its day
_YEARS = 3  # that a session has days in


def dates_are_values(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No text has a weekday or a date typed into it that a placeholder would write in each language."""
    if style := _style(schedule, locate):
        typed = _typed_date(style.dates.weekdays, style.dates.months)
        for path, text in schedule.texts():
            for match in typed.finditer(text.text):
                yield Finding("date-typed", locate(path), {"found": match[0]})


def weekdays_are_right(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A weekday that is typed beside a date, or its placeholder, or as the title of a day, is that of the day."""
    if style := _style(schedule, locate):
        for path, text in schedule.texts():
            for found, days in _dated(schedule, text, style):
                yield from _wrong(style, found, days, locate(path))
        for path, day in schedule.all_days():
            if day.title and day.date.first == day.date.last:
                alone = _weekday(style.dates.weekdays).search(day.title.text)
                if alone and not any(_dated(schedule, day.title, style)):
                    yield from _wrong(style, alone, [day.date.first], locate((*path, "title")))


def _wrong(style: HouseStyle, found: re.Match[str], days: list[date], place: Place) -> Iterator[Finding]:
    typed = next(index for index, name in enumerate(style.dates.weekdays) if _same(found["weekday"], name))
    if days and typed not in {day.weekday() for day in days}:
        details = {"found": found[0], "expected": style.dates.weekdays[days[0].weekday()]}
        yield Finding("weekday", place, details)


def _style(schedule: Schedule, locate: Locate) -> HouseStyle | None:
    """The house style of the texts; `None` where the language is not known, as `originals_are_known` tells."""
    try:
        return house_style(schedule.source_language, locate(("original",)))
    except UnschedError:
        return None


def _dated(schedule: Schedule, text: Text, style: HouseStyle) -> Iterator[tuple[re.Match[str], list[date]]]:
    """The weekdays of a text that stand beside a date, and the days that the date may be."""
    if not _weekday(style.dates.weekdays).search(text.text):
        return  # as in most texts, which then need no more
    for pattern in _weekdays_with_dates(style.dates.weekdays, style.dates.months):
        for match in pattern.finditer(text.text):
            yield match, _days(schedule, text, match, style)


def _days(schedule: Schedule, text: Text, match: re.Match[str], style: HouseStyle) -> list[date]:
    """The days that a typed date may be: without a year, in any year of the session."""
    typed = match.groupdict()
    if "name" in typed:
        value = text.values.get(typed["name"])
        return [value.date] if value and value.date else []
    first, last = schedule.span
    years = [int(typed["year"])] if typed["year"] else range(first.year, min(last.year, first.year + _YEARS) + 1)
    return [day for year in years if (day := _day(year, _month(typed["month"], style), int(typed["day"])))]


def _month(typed: str, style: HouseStyle) -> int:
    names = enumerate(style.dates.months, 1)
    return int(typed) if typed.isdigit() else next(n for n, name in names if _same(typed, name))


def _same(typed: str, name: str) -> bool:
    return typed.lower() in (form.lower() for form in (name, *name.split("/")))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _names(names: Names) -> str:
    """Names, and those that a stroke joins (كانون الثاني/يناير), as a pattern; the longest comes first."""
    forms = {form for name in names for part in (name, *name.split("/")) for form in (part, part.capitalize())}
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))


def _edge(names: Names) -> str:
    """What parts words: those of Chinese have no edges between them."""
    return "" if any("\u4e00" <= letter <= "\u9fff" for letter in names[0]) else r"\b"


@cache
def _weekday(weekdays: Names) -> re.Pattern[str]:
    edge = _edge(weekdays)
    return re.compile(f"{edge}(?P<weekday>{_names(weekdays)}){edge}")


@cache
def _weekdays_with_dates(weekdays: Names, months: Names) -> tuple[re.Pattern[str], ...]:
    """A weekday before a date, and one after it, in each order of day and month."""
    weekday, month = _weekday(weekdays).pattern, f"(?P<month>{_names(months)})"
    day, year = r"(?<!\d)(?P<day>\d{1,2})(?:er|st|nd|rd|th|日|号)?(?!\d)", r"(?P<year>\d{4})"
    dates = (
        rf"{day}(?: (?:de|of))? ?{month}(?: de|,)?(?: {year})?",
        rf"(?<!年){month} ?{day}(?:, {year})?",
        rf"{year}年{month}{day}",
        rf"{year}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"%\((?P<name>\w{1,60})\)s",
    )
    return tuple(
        re.compile(pattern)
        for written in dates
        for pattern in (weekday + _BETWEEN + written, written + _BETWEEN + weekday)
    )


@cache
def _typed_date(weekdays: Names, months: Names) -> re.Pattern[str]:
    """A weekday, a day of a month, or an ISO date, as one types it in a text."""
    weekday, month, edge = _names(weekdays), _names(months), _edge(weekdays)
    day = r"(?<!\d)\d{1,2}(?:er|st|nd|rd|th)?(?: (?:de|of))?"
    return re.compile(
        rf"\d{{4}}-\d\d-\d\d|{edge}(?:{weekday}){edge}|{day} ?(?:{month}){edge}|{edge}(?:{month}) ?\d{{1,2}}(?!\d)"
    )


RULES: tuple[Rule, ...] = (dates_are_values, weekdays_are_right)
