"""Templates: Jinja2 in a sandbox, read as all text from outside is read, every mistake at the template's line."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import TemplateError, TemplateNotFound
from markupsafe import escape

from unsched.document.compiled import CompiledTemplates
from unsched.document.sandbox import Sandbox, changed_at
from unsched.errors import Place, fault
from unsched.frozen import Frozen
from unsched.kept import kept
from unsched.resources import SHIPPED, is_there, names, read_plain_text
from unsched.store import Store

_JINJA = re.compile(r"(\{[{%#].*?[}%#]\})", re.DOTALL)
_START_TAG = re.compile(r"<[A-Za-z_][^\s/<>]*")
# What a template can do wrong: in Jinja2's eyes, and with the values that it is given.
_FAULTS = (TemplateError, RecursionError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError)


class Vocabulary(Frozen):
    """What templates may write beside Jinja2's own: filters, after a |, and functions."""

    filters: Mapping[str, Callable[..., object]]
    functions: Mapping[str, Callable[..., object]]

    __eq__ = object.__eq__
    __hash__ = object.__hash__


def filled_template(name: str, facts: Mapping[str, Any], vocabulary: Vocabulary, placed: bool = False) -> str:
    """The XML that a template gives; `placed` gives each of its elements an attribute `at`, its place.

    A template in the working folder comes before the one that is shipped. Raises `UnschedError` at the template's
    line.
    """
    try:
        return _environment(os.getcwd(), vocabulary, placed).current(f"{name}.xml").render(facts)  # noqa: PTH109 -- a key
    except TemplateNotFound as error:
        expected = ", ".join(file.removesuffix(".xml") for file in names("templates", "*.xml"))
        details = {"found": str(error.name).removesuffix(".xml"), "expected": expected}
        raise fault("template-absent", Place(f"templates/{name}.xml"), **details) from None
    except _FAULTS as error:
        if not placed:  # and put together: its pieces know where they stand
            return filled_template(name, facts, vocabulary, placed=True)
        place = _place_of(error)
        if place is None:
            raise
        reason = error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        raise fault("template", place, reason=reason) from error


def _place_of(error: Exception) -> Place | None:
    """The line of a template that is at fault, or `None` where none is."""
    if isinstance(error, TemplateSyntaxError):
        return Place(str(error.filename), error.lineno)
    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next((Place(file, line) for file, line in reversed(lines) if file.endswith(".xml")), None)


@cache
def _environment(_: str, vocabulary: Vocabulary, placed: bool) -> Sandbox:
    """The environment of a working folder."""
    folders, folder = (Path("templates"), SHIPPED / "templates"), kept()
    environment = Sandbox(
        whole=not placed,
        loader=_Loader(folders, placed),
        undefined=StrictUndefined,
        bytecode_cache=CompiledTemplates(Store(folder)) if folder and not placed else None,
    )
    environment.filters |= vocabulary.filters
    environment.globals |= vocabulary.functions
    environment.own = frozenset(vocabulary.functions.values())
    return environment


class _Loader(FileSystemLoader):
    """Loads templates as all text from outside is read; `placed` gives each element its place in its template."""

    def __init__(self, folders: Sequence[Path], placed: bool) -> None:
        super().__init__(folders)
        self._placed = placed
        self.changed_at: dict[str, int | None] = {}

    def get_source(self, _: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template and its path; when an office's own file was changed is kept."""
        path = next((p for p in (Path(folder, template) for folder in self.searchpath) if is_there(p)), None)
        if path is None or {"", ".."} & set(template.split("/")):
            raise TemplateNotFound(template)
        if not path.is_relative_to(SHIPPED):  # what is shipped stays as it is while a program runs
            self.changed_at[str(path)] = changed_at(str(path))
        source = read_plain_text(path)
        return _with_places(source, str(path)) if self._placed else source, str(path), _always


def _always() -> bool:
    """Whether a template is the same: its age is asked for elsewhere, once for all of them."""
    return True


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
