"""Rules of languages and texts: originals are known, placeholders have values, and no date is typed by hand."""

import re
from collections.abc import Iterator
from functools import cache

from unsched.errors import Finding, UnschedError
from unsched.frozen import Path
from unsched.house_style import Names, house_style
from unsched.placeholders import has_lone_percent, placeholders
from unsched.schedule.model import Schedule
from unsched.schedule.rules.rule import Locate, Rule

def originals_are_known(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """Each original language is one that the toolkit has."""
    named: list[tuple[Path, str]] = [(("original", index), code) for index, code in enumerate(schedule.original)]
    if schedule.annex_original:
        named.append((("annex_original",), schedule.annex_original))
    for path, code in named:
        try:
            house_style(code, locate(path))
        except UnschedError as error:
            yield from error.findings


def originals_stand_once(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No original language is named twice."""
    for index, code in enumerate(schedule.original):
        if code in schedule.original[:index]:
            yield Finding("original-twice", locate(("original", index)), {"found": code})


def titles_hold_no_titles(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No title of the agenda has another title, or itself, put into it."""
    for path, text in schedule.texts():
        for name, value in text.values.items():
            if path[0] == "agenda" and value.title:
                yield Finding("title-in-title", locate((*path, "with", name)), {"found": value.title})


def placeholders_have_values(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A text has a value for each placeholder, and a placeholder for each value."""
    for path, text in schedule.texts():
        named = placeholders(text.text)
        for name in dict.fromkeys(named):
            if name not in text.values:
                yield Finding("placeholder-without-value", locate(path), {"found": name})
        for name in text.values:
            if name not in named:
                yield Finding("value-without-placeholder", locate((*path, "with", name)), {"found": name})
        if text.values and has_lone_percent(text.text):
            yield Finding("percent", locate(path), {})


def dates_are_values(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No text has a weekday or a date typed into it that a placeholder would write in each language."""
    try:
        style = house_style(schedule.source_language, locate(("original",)))
    except UnschedError:
        return  # told by `originals_are_known`
    typed = _typed_date(style.dates.weekdays, style.dates.months)
    for path, text in schedule.texts():
        for match in typed.finditer(text.text):
            yield Finding("date-typed", locate(path), {"found": match[0]})


@cache
def _typed_date(weekdays: Names, months: Names) -> re.Pattern[str]:
    """A weekday, a day of a month, or an ISO date, as one types it in a text."""
    named = {name for month in months for name in (month, *month.split("/"))}
    weekday, month = (
        "|".join(
            re.escape(form) for name in sorted(names, key=len, reverse=True) for form in {name, name.capitalize()}
        )
        for names in (weekdays, named)
    )
    day = r"(?<!\d)\d{1,2}(?:er|st|nd|rd|th)?(?: (?:de|of))?"
    # Words of Chinese have no edges between them, those of the others do.
    edge = "" if re.search("[\u4e00-\u9fff]", weekday) else r"\b"
    return re.compile(
        rf"\d{{4}}-\d\d-\d\d|{edge}(?:{weekday}){edge}|{day} ?(?:{month}){edge}|{edge}(?:{month}) ?\d{{1,2}}(?!\d)"
    )


RULES: tuple[Rule, ...] = (
    originals_are_known,
    originals_stand_once,
    titles_hold_no_titles,
    placeholders_have_values,
    dates_are_values,
)
