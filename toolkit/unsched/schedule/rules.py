"""What a schedule must hold to make sense, beyond the shape that its model checks.

Each rule is a generator of findings; the reader of the schedule decides what becomes of them.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from unsched.errors import Finding, Place, UnschedError
from unsched.frozen import Path
from unsched.house_style import Names, house_style
from unsched.placeholders import has_lone_percent, placeholders
from unsched.schedule.model import Schedule
from unsched.schedule.values import ItemReference

Locate = Callable[[Path], Place]
Rule = Callable[[Schedule, Locate], Iterator[Finding]]


def findings(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """All that the rules find in a schedule, each at the place that `locate` gives for its path."""
    for rule in RULES:
        yield from rule(schedule, locate)


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


def days_are_in_order(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """The days lie within the session and follow each other."""
    for index, day in enumerate(schedule.days):
        path = ("days", index, "date")
        if day.date not in schedule.dates:
            yield Finding("day-outside", locate(path), {"found": day.date, "expected": schedule.dates})
        if index and day.date <= schedule.days[index - 1].date:
            yield Finding("day-order", locate(path), {"found": day.date, "previous": schedule.days[index - 1].date})


def meetings_do_not_clash(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A day's meetings follow each other and do not overlap."""
    for d, day in enumerate(schedule.days):
        for m, (before, after) in enumerate(pairwise(day.meetings), 1):
            if after.time.start < before.time.end:
                overlap = after.time.end > before.time.start
                kind = "meeting-clash" if overlap else "meeting-order"
                details = {"found": after.time, "previous": before.time}
                yield Finding(kind, locate(("days", d, "meetings", m, "time")), details)


def items_are_in_the_agenda(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """Each agenda item that is referred to is in the agenda."""
    titles = schedule.titles()
    expected = ", ".join(map(str, titles))
    for path, item in _references(schedule):
        if item not in titles:
            yield Finding("item-absent", locate(path), {"found": item, "expected": expected})


def items_are_taken_up(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """Each agenda item is taken up, itself or one of its sub-items; the document's own item need not be."""
    used = {entry.item for _, entry in schedule.entries() if entry.item}
    reached = used | {item.parent for item in used} | {schedule.agenda_item}
    for item in schedule.titles():
        if item not in reached:
            tail = ("sub_items", item.letter) if item.letter else ()
            yield Finding("item-unused", locate(("agenda", item.number, *tail)), {"found": item})


def items_begin_before_they_continue(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """What is marked as continued was taken up at an earlier meeting."""
    begun: dict[ItemReference, Path] = {}
    for path, entry in schedule.entries():
        if entry.item is None:
            continue
        meeting = path[:4]
        if entry.continued and begun.get(entry.item, meeting) == meeting:
            yield Finding("item-not-begun", locate((*path, "continued")), {"found": entry.item})
        begun.setdefault(entry.item, meeting)


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


def _references(schedule: Schedule) -> Iterator[tuple[Path, ItemReference]]:
    yield ("agenda_item",), schedule.agenda_item
    for path, text in schedule.texts():
        for name, value in text.values.items():
            if item := value.item or value.title:
                yield (*path, "with", name), item
    for path, entry in schedule.entries():
        if entry.item:
            yield (*path, "item"), entry.item


RULES: tuple[Rule, ...] = (
    originals_are_known,
    originals_stand_once,
    titles_hold_no_titles,
    days_are_in_order,
    meetings_do_not_clash,
    items_are_in_the_agenda,
    items_are_taken_up,
    items_begin_before_they_continue,
    placeholders_have_values,
    dates_are_values,
)
