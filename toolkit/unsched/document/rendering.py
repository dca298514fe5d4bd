"""Rendering: a schedule and a language, through a template, to a document's tree.

Templates are Jinja2, sandboxed and escaping. What a catalog or a schedule says is text: it is escaped before a
template sees it, and nothing in it is ever taken for a template.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError, pass_context
from jinja2.exceptions import TemplateError, TemplateNotFound
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from unsched.document.parsing import TreeError, parse_document
from unsched.document.tree import Document
from unsched.errors import Finding, Place, UnschedError, fault, in_order
from unsched.house_style import house_style
from unsched.language import OF_SCHEDULE, OF_TEMPLATES, Language
from unsched.placeholders import parted
from unsched.resources import SHIPPED, is_there, names, read_plain_text
from unsched.schedule.model import Schedule, Text, Value
from unsched.schedule.timetable import timetable
from unsched.schedule.values import Days, Hours, ItemReference

TEMPLATE_LANGUAGE = "en"  # the language that templates are written in

_JINJA = re.compile(r"(\{[{%#].*?[}%#]\})", re.DOTALL)
_START_TAG = re.compile(r"<[A-Za-z_][^\s/<>]*")


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
    xml = _text(_environment(), schedule, facts)
    if untranslated and not draft:
        raise UnschedError(in_order(untranslated.values()))
    try:
        return parse_document(xml)
    except TreeError:
        raise _with_place(schedule, facts) from None


# Templates.


class _Loader(FileSystemLoader):
    """Loads templates as all text from outside is read; `placed` gives each element its place in its template."""

    def __init__(self, folders: Sequence[Path], placed: bool) -> None:
        super().__init__(folders)
        self._placed = placed

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template, its path, and a check whether it is still the same."""
        path = next((p for p in (Path(folder, template) for folder in self.searchpath) if is_there(p)), None)
        if path is None or {"", ".."} & set(template.split("/")):
            raise TemplateNotFound(template)
        source = read_plain_text(path)
        read_at = _changed_at(path)
        placed = _with_places(source, str(path)) if self._placed else source
        return placed, str(path), lambda: _changed_at(path) == read_at


def _changed_at(path: Path) -> int | None:
    """When a file was last changed, in nanoseconds, or `None` where it is gone."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 -- asked at each rendering of each template
    except OSError:
        return None


def _with_places(source: str, path: str) -> str:
    """The source with an attribute `at` in each start tag outside of Jinja's own tags."""
    parts, line = _JINJA.split(source), 1
    for index, part in enumerate(parts):
        if index % 2 == 0:
            parts[index] = _START_TAG.sub(lambda tag: _placed(tag, path, line), part)  # noqa: B023 -- called at once
        line += part.count("\n")
    return "".join(parts)


def _placed(tag: re.Match[str], path: str, first_line: int) -> str:
    line = first_line + tag.string.count("\n", 0, tag.start())
    return f'{tag[0]} at="{escape(path)}:{line}"'


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox that lets the fields of our own values through without its checks, which cost more than all else."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 -- a template's values
        """The value of `obj.attribute`, a field of ours at once and all else as the sandbox has it."""
        if attribute in _fields(type(obj)):  # type: ignore[arg-type] # a type is hashable
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@cache
def _fields(kind: type) -> frozenset[str]:
    """The fields and properties of the values that a template is given; none of them is code."""
    if not kind.__module__.startswith("unsched."):
        return frozenset()
    properties = [name for base in kind.__mro__ for name, value in vars(base).items() if isinstance(value, property)]
    names = (*getattr(kind, "__match_args__", ()), *getattr(kind, "model_fields", ()), *properties)
    return frozenset(name for name in names if not name.startswith("_"))


def _environment(placed: bool = False) -> Environment:
    """The environment of the working folder, whose own templates come before those shipped."""
    return _environment_of(Path.cwd(), placed)


@cache
def _environment_of(_: Path, placed: bool) -> Environment:
    environment = _Environment(
        loader=_Loader((Path("templates"), SHIPPED / "templates"), placed),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # placeholders are passed by name
    environment.filters |= FILTERS
    environment.globals |= {"gettext": _gettext, "pgettext": _pgettext}
    return environment


def _text(environment: Environment, schedule: Schedule, facts: Mapping[str, Any]) -> str:
    """The XML that a schedule's template gives. Raises `UnschedError` at the template's line."""
    try:
        return environment.get_template(f"{schedule.template}.xml").render(facts)
    except TemplateNotFound as error:
        expected = ", ".join(name.removesuffix(".xml") for name in names("templates", "*.xml"))
        details = {"found": str(error.name).removesuffix(".xml"), "expected": expected}
        raise fault("template-absent", Place(f"templates/{schedule.template}.xml"), **details) from None
    except TemplateSyntaxError as error:
        raise fault("template", Place(str(error.filename), error.lineno), reason=error.message) from None
    except (
        TemplateError,
        RecursionError,
        TypeError,
        ValueError,
        ArithmeticError,
        AttributeError,
        LookupError,
    ) as error:
        lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
        places = [Place(file, line) for file, line in lines if file.endswith(".xml")]
        if not places:
            raise
        reason = f"{error}" if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        raise fault("template", places[-1], reason=reason) from error


def _with_place(schedule: Schedule, facts: Mapping[str, Any]) -> UnschedError:
    """The error of a document that is no tree, at its line in the template."""
    try:
        parse_document(_text(_environment(placed=True), schedule, facts))
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
    found = language.find(text.text, None, own_only=source != TEMPLATE_LANGUAGE)
    if found and found.finished:
        return _filled(found.text, values)
    context["untranslated"].setdefault((None, text.text), language.unfinished(text.text, found, OF_SCHEDULE))
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
