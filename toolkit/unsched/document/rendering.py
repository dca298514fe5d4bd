"""Rendering: a schedule and a language, through a template, to a document's tree.

Templates are Jinja2, sandboxed and escaping. What a catalog or a schedule says is text: it is escaped before a
template sees it, and nothing in it is ever taken for a template.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from unsched.document import footnotes, formats
from unsched.document.formats import language_of
from unsched.document.parsing import TreeError, parse_document
from unsched.document.templating import Vocabulary, filled_template
from unsched.document.tree import Document
from unsched.errors import Finding, Place, UnschedError, in_order
from unsched.frozen import once
from unsched.house_style import house_style
from unsched.language import OF_SCHEDULE, OF_TEMPLATES, TEMPLATE_LANGUAGE, Language
from unsched.placeholders import parted
from unsched.schedule.model import Schedule
from unsched.schedule.programme import Part, Reference
from unsched.schedule.texts import Text
from unsched.schedule.timetable import annexes
from unsched.schedule.values import ItemReference


def render(schedule: Schedule, language: Language, draft: bool = False) -> Document:
    """The document of a schedule in a language.

    Raises `UnschedError` with every message that lacks a finished translation, unless the document is a draft:
    there the original words stand in, as `Untranslated`. Raises it also for a template that fails.
    """
    untranslated: dict[tuple[str | None, str], Finding] = {}
    own = {"language": language, "draft": draft, "untranslated": untranslated, "notes": {}}
    facts = {**_facts(schedule), **own}
    xml = footnotes.marked(filled_template(schedule.template, facts, VOCABULARY))
    if untranslated and not draft:
        raise UnschedError(in_order(untranslated.values()))
    try:
        return parse_document(xml)
    except TreeError:
        raise _with_place(schedule, facts) from None


@once
def _facts(schedule: Schedule) -> Mapping[str, Any]:
    """What a template is given of a schedule, in whatever language."""
    found = {
        "schedule": schedule,
        "source_language": schedule.source_language,
        "annexes": annexes(schedule),
        "titles": schedule.titles(),
        "names": {},  # of the languages that it is about, as they are asked for
    }
    return MappingProxyType(found)


def _with_place(schedule: Schedule, facts: Mapping[str, Any]) -> UnschedError:
    """The error of a document that is no tree, at its line in the template."""
    try:
        parse_document(footnotes.marked(filled_template(schedule.template, facts, VOCABULARY, placed=True)))
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
    parts = _parts(language_of(context), message, msgctxt, TEMPLATE_LANGUAGE, True)
    if parts is None:
        return _stand_in(context, _Original(message, msgctxt, TEMPLATE_LANGUAGE, OF_TEMPLATES), values)
    return _filled(parts, values)


def _schedule_text(context: Context, text: Text) -> Markup:
    """A text of the schedule in the reader's language, its values written in that language, and its footnote."""
    words = _words_of(context, text)
    if text.footnote is None:
        return words
    note = footnotes.without(_words_of(context, text.footnote))
    numbers: dict[str, int] = context.parent["notes"]
    number = numbers.setdefault(repr(text.footnote), len(numbers))
    return Markup(f'{words}<footnote mark="{number}">{note}</footnote>')


def _words_of(context: Context, text: Text) -> Markup:
    source: str = context.parent["source_language"]
    values: Mapping[str, object] = {}
    if text.values:
        values = {name: _VALUES[value.kind](context, value.value) for name, value in text.values.items()}
    parts = _parts(language_of(context), text.text, text.context, source, bool(values))
    if parts is None:
        return _stand_in(context, _Original(text.text, text.context, source, OF_SCHEDULE), values)
    return _filled(parts, values)


@lru_cache(maxsize=8192)
def _parts(
    language: Language, message: str, msgctxt: str | None, source: str, with_values: bool
) -> tuple[Markup, ...] | None:
    """A message in a language, in the parts that `_parted` gives; `None` without a finished translation."""
    if language.code == source:
        return _parted(message, with_values)
    found = language.find(message, msgctxt, own_only=source != TEMPLATE_LANGUAGE)
    return _parted(found.text, with_values) if found and found.finished else None


def _parted(message: str, with_values: bool) -> tuple[Markup, ...]:
    """The escaped words of a message and, between them, the names of its placeholders.

    Without values a % is a percent sign and no more.
    """
    return tuple(map(escape, parted(message))) if with_values else (escape(message),)


def _filled(parts: tuple[Markup, ...], values: Mapping[str, object]) -> Markup:
    """The parts of a message with its placeholders filled."""
    if len(parts) == 1:
        return parts[0]
    words = list(parts)
    words[1::2] = [value if type(value := values[name]) is Markup else escape(value) for name in parts[1::2]]
    return Markup("".join(words))


class _Original(NamedTuple):
    """A message as it was written, in the language `source`; `domain` is that of the catalog that ought to have it."""

    message: str
    msgctxt: str | None
    source: str
    domain: int


def _stand_in(context: Context, original: _Original, values: Mapping[str, object]) -> Markup:
    """The original words, marked as such; that they lack a translation is noted."""
    message, msgctxt, source, domain = original
    language = language_of(context)
    found = language.find(message, msgctxt, own_only=source != TEMPLATE_LANGUAGE)
    context.parent["untranslated"].setdefault((msgctxt, message), language.unfinished(message, found, domain))
    words = _filled(_parted(message, domain == OF_TEMPLATES or bool(values)), values)
    style = house_style(source, Place("original"))
    return Markup(f'<untranslated lang="{style.tag}" dir="{style.direction}">{words}</untranslated>')


# What is put together of several texts.


def _agenda_title(context: Context, item: ItemReference) -> Markup:
    return _schedule_text(context, context.parent["titles"][item])


def _language_name(context: Context, code: str, msgctxt: str) -> Markup:
    names: dict[str, str] = context.parent["names"]
    if code not in names:
        names[code] = house_style(code, Place("original")).name
    return _pgettext(context, msgctxt, names[code])


def _references(context: Context, documents: Iterable[Reference]) -> Markup:
    """The symbols of documents with their remarks, one after the other."""
    return Markup(language_of(context).style.listed([_reference(context, document) for document in documents]))


def _reference(context: Context, document: Reference) -> Markup:
    symbol = formats.symbol(context, document.symbol)
    return symbol + Markup(" ") + _schedule_text(context, document.remark) if document.remark else symbol


def _session_dates(context: Context, schedule: Schedule) -> list[Markup]:
    """The lines that say when a session is held: one for all of it, or one for each part that has its own place."""
    if not any(part.place or part.title for part in schedule.dates):
        return [_placed(context, schedule.place, formats.dates_alone(context, schedule.dates))]
    return [_part(context, part, schedule.place) for part in schedule.dates]


def _plain_words(context: Context, text: Text) -> str:
    """A text without marks, for an attribute."""
    return _words_of(context, text).striptags()


def _part(context: Context, part: Part, place: Text | None) -> Markup:
    style = language_of(context).style
    dates = _placed(context, part.place or (None if part.title else place), Markup(style.days(*part.dates)))
    return Markup(style.remarked(dates, _schedule_text(context, part.title))) if part.title else dates


def _placed(context: Context, place: Text | None, dates: Markup) -> Markup:
    return Markup(language_of(context).style.placed(_schedule_text(context, place), dates)) if place else dates


# How each kind of value within a text is written; a title of the agenda is a text itself.
_VALUES: Mapping[str, formats.Format] = {**formats.VALUES, "title": _agenda_title}

# What a template may write after a |, beside Jinja's own filters.
FILTERS: Mapping[str, formats.Format | Callable[..., object]] = {
    **formats.FILTERS,
    "agenda_title": _agenda_title,
    "language_name": _language_name,
    "references": _references,
    "session_dates": _session_dates,
    "text": _schedule_text,
    "words": _plain_words,
}
VOCABULARY = Vocabulary(
    {name: pass_context(write) for name, write in FILTERS.items()}, {"gettext": _gettext, "pgettext": _pgettext}
)
