"""Templates: Jinja2 in a sandbox, read as all text from outside is read, every mistake at the template's line."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.exceptions import TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from unsched.errors import Place, fault
from unsched.resources import SHIPPED, is_there, names, read_plain_text

_JINJA = re.compile(r"(\{[{%#].*?[}%#]\})", re.DOTALL)
_START_TAG = re.compile(r"<[A-Za-z_][^\s/<>]*")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What templates may write beside Jinja2's own: filters, after a |, and functions."""

    filters: Mapping[str, Callable[..., object]]
    functions: Mapping[str, Callable[..., object]]


def filled_template(name: str, facts: Mapping[str, Any], vocabulary: Vocabulary, placed: bool = False) -> str:
    """The XML that a template gives; `placed` gives each of its elements an attribute `at`, its place.

    A template in the working folder comes before the one that is shipped. Raises `UnschedError` at the template's
    line.
    """
    try:
        return _environment(Path.cwd(), vocabulary, placed).get_template(f"{name}.xml").render(facts)
    except TemplateNotFound as error:
        expected = ", ".join(file.removesuffix(".xml") for file in names("templates", "*.xml"))
        details = {"found": str(error.name).removesuffix(".xml"), "expected": expected}
        raise fault("template-absent", Place(f"templates/{name}.xml"), **details) from None
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


@cache
def _environment(_: Path, vocabulary: Vocabulary, placed: bool) -> Environment:
    """The environment of a working folder."""
    environment = _Sandbox(
        loader=_Loader((Path("templates"), SHIPPED / "templates"), placed),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # placeholders are passed by name
    environment.filters |= vocabulary.filters
    environment.globals |= vocabulary.functions
    return environment


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


class _Sandbox(ImmutableSandboxedEnvironment):
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
