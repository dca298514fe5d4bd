"""Rendering: a schedule and a language, through a template, to a document's tree.

Templates are Jinja2, sandboxed and escaping. What a catalog or a schedule says is text: it is escaped before a
template sees it, and nothing in it is ever taken for a template.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from unsched.document.parsing import TreeError, parse_document
from unsched.document.templating import Vocabulary, filled_template
from unsched.document.tree import Document
from unsched.errors import Finding, Place, UnschedError, in_order
from unsched.house_style import house_style
from unsched.language import OF_SCHEDULE, OF_TEMPLATES, TEMPLATE_LANGUAGE, Language
from unsched.placeholders import parted
from unsched.schedule.model import Schedule, Text, Value
from unsched.schedule.timetable import timetable
from unsched.schedule.values import Days, Hours, ItemReference


def render(schedule: Schedule, language: Language, draft: bool = False) -> Document:
    """The document of a schedule in a language.

    Raises `UnschedError` with every message that lacks a finished translation, unless the document is a draft:
    there the original words stand in, as `Untranslated`. Raises it also for a template that fails.
    """
    untranslated: dict[tuple[str | None, str], Finding] = {}
    facts = {
        "schedule": schedule,
        "timetable": timetable(schedule),
        "titles": schedule.titles(),
        "language": language,
        "draft": draft,
        "untranslated": untranslated,
    }
    xml = filled_template(schedule.template, facts, VOCABULARY)
    if untranslated and not draft:
        raise UnschedError(in_order(untranslated.values()))
    try:
        return parse_document(xml)
    except TreeError:
        raise _with_place(schedule, facts) from None


def _with_place(schedule: Schedule, facts: Mapping[str, Any]) -> UnschedError:
    """The error of a document that is no tree, at its line in the template."""
    try:
        parse_document(filled_template(schedule.template, facts, VOCABULARY, placed=True))
    except TreeError as error:
        file, _, line = error.at.rpartition(":")
        place = Place(file, int(line)) if file else Place(f"templates/{schedule.template}.xml")
        return UnschedError([Finding("element", place, {"found": error.found, "expected": error.expected})])
    raise AssertionError("a document was wrong once and right the second time")


# Messages.


@pass_context
def _gettext(context: Context, message: str, /, **values: object) -> Markup:
    return _template_message(context, message, None, values)


@pass_context
def _pgettext(context: Context, msgctxt: str, message: str, /, **values: object) -> Markup:
    return _template_message(context, message, msgctxt, values)


def _template_message(context: Context, message: str, msgctxt: str | None, values: Mapping[str, object]) -> Markup:
    language: Language = context["language"]
    if language.code == TEMPLATE_LANGUAGE:
        return _filled(message, values)
    found = language.find(message, msgctxt)
    if found and found.finished:
        return _filled(found.text, values)
    context["untranslated"].setdefault((msgctxt, message), language.unfinished(message, found, OF_TEMPLATES))
    return _stand_in(_filled(message, values), TEMPLATE_LANGUAGE)


def _schedule_text(context: Context, text: Text) -> Markup:
    """A text of the schedule in the reader's language, its values written in that language."""
    language: Language = context["language"]
    source = context["schedule"].source_language
    values = {name: _value(context, value) for name, value in text.values.items()} if text.values else None
    if language.code == source:
        return _filled(text.text, values)
    found = language.find(text.text, text.context, own_only=source != TEMPLATE_LANGUAGE)
    if found and found.finished:
        return _filled(found.text, values)
    context["untranslated"].setdefault((text.context, text.text), language.unfinished(text.text, found, OF_SCHEDULE))
    return _stand_in(_filled(text.text, values), source)


def _filled(message: str, values: Mapping[str, object] | None) -> Markup:
    """A message with its placeholders filled; without values (`None`) a % is a percent sign and no more."""
    if values is None:
        return escape(message)
    parts = list(_parts(message))
    parts[1::2] = [escape(values[name]) for name in parts[1::2]]
    return Markup("".join(parts))


@lru_cache(maxsize=4096)
def _parts(message: str) -> tuple[str, ...]:
    """The escaped words of a message and, between them, the names of its placeholders."""
    parts = parted(message)
    parts[::2] = map(escape, parts[::2])
    return tuple(parts)


def _stand_in(words: Markup, source: str) -> Markup:
    """The original words, marked as such."""
    style = house_style(source, Place("original"))
    return Markup('<untranslated lang="{}" dir="{}">{}</untranslated>').format(style.tag, style.direction, words)


# Values.


def _value(context: Context, value: Value) -> Markup:
    return _VALUES[value.kind](context, getattr(value, value.kind))


def _date(context: Context, day: date) -> Markup:
    return Markup(context["language"].style.date(day))


def _stamp(_: Context, day: date) -> Markup:
    """A date in six digits, as job numbers have it."""
    return Markup(f"{day:%d%m%y}")


def _day(context: Context, day: date) -> Markup:
    return Markup(context["language"].style.day(day))


def _days(context: Context, days: Days) -> Markup:
    return Markup(context["language"].style.days(*days))


def _time(context: Context, time: tuple[int, int]) -> Markup:
    return Markup(context["language"].style.time(time))


def _hours(context: Context, hours: Hours) -> Markup:
    return Markup(context["language"].style.hours(*hours))


def _item(context: Context, item: ItemReference) -> Markup:
    return Markup(context["language"].style.item(*item))


def _label(context: Context, item: ItemReference) -> Markup:
    return Markup(context["language"].style.label(*item))


def _agenda_title(context: Context, item: ItemReference) -> Markup:
    return _schedule_text(context, context["titles"][item])


def _symbol(context: Context, symbol: str) -> Markup:
    return Markup('<symbol href="{}">{}</symbol>').format(context["language"].style.address(symbol), symbol)


def _address(context: Context, symbol: str) -> Markup:
    return escape(context["language"].style.address(symbol))


def _link(_: Context, address: str) -> Markup:
    return Markup('<a href="{}"/>').format(address)


def _language_name(context: Context, code: str, msgctxt: str) -> Markup:
    return _pgettext(context, msgctxt, house_style(code, Place("original")).name)


_VALUES: Mapping[str, Callable[[Context, Any], Markup]] = {
    "date": _date,
    "dates": _days,
    "time": _time,
    "times": _hours,
    "item": _item,
    "title": _agenda_title,
    "symbol": _symbol,
    "link": _link,
}

# What a template may write after a |, beside Jinja's own filters.
FILTERS: Mapping[str, Callable[..., Markup]] = {
    "address": pass_context(_address),
    "agenda_title": pass_context(_agenda_title),
    "date": pass_context(_date),
    "day": pass_context(_day),
    "days": pass_context(_days),
    "hours": pass_context(_hours),
    "item": pass_context(_item),
    "label": pass_context(_label),
    "language_name": pass_context(_language_name),
    "stamp": pass_context(_stamp),
    "symbol": pass_context(_symbol),
    "text": pass_context(_schedule_text),
}
VOCABULARY = Vocabulary(FILTERS, {"gettext": _gettext, "pgettext": _pgettext})
