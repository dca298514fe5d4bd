"""The sandbox that templates run in: Jinja2's own, quick where it may be.

What a template includes by its name stands in it when it is compiled, so that a document is filled in at one go.
"""

import os
import re
from keyword import iskeyword
from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import Environment, Template, TemplateError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from unsched.errors import UnschedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableMapping

_INDENT = re.compile(r"\n[ \t]+")  # for whoever reads a template; in a document a run of white space is one space


class Loader(Protocol):
    """What finds templates; `changed_at` tells of each file that may change when it had last been changed."""

    changed_at: dict[str, int | None]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Any]:
        """The source of a template, its path, and whatever tells that it is still the same."""


class _Code(CodeGenerator):
    """Python for a template that looks a field of ours up, and lets markup out, without a call."""

    def write_commons(self) -> None:
        """What each function of a template begins with."""
        self.writeline("_fields = environment.fields")
        super().write_commons()

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802 -- Jinja2's way of naming
        """A part that stays apart, its text let out at once; what is less plain is Jinja2's."""
        if node.ignore_missing or not node.with_context:
            super().visit_Include(node, frame)
            return
        self.writeline("_part = environment.get_or_select_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r})")
        names = self.dump_local_context(frame)
        context = f"_part.new_context(context.get_all(), True, {names})"
        self.simple_write(f"concat(_part.root_render_func({context}))", frame, node)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 -- as above
        """The value of `obj.attribute`, a field of ours at once and all else as the sandbox has it."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(_of." + node.attr + f" if {node.attr!r} in _fields[type(_of := ")
        self.visit(node.node, frame)
        self.write(f")] else environment.getattr(_of, {node.attr!r}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 -- Jinja2's own
        if _escapes(frame):
            self.write("(_out if type(_out := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401 -- as above
        if _escapes(frame):
            self.write(") is Markup else escape(_out))")
        else:
            super()._output_child_post(node, frame, finalize)


def _escapes(frame: Frame) -> bool:
    """Whether all that is not markup is escaped here."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


class _Fields(dict[type, frozenset[str]]):
    """The fields and properties of the values of ours that a template is given; none of them is code."""

    def __missing__(self, kind: type) -> frozenset[str]:
        names: Iterable[str] = ()
        if kind.__module__.startswith("unsched."):
            bases = [vars(base).items() for base in kind.__mro__]
            properties = [name for base in bases for name, value in base if isinstance(value, property)]
            names = (*getattr(kind, "__match_args__", ()), *properties)
        self[kind] = frozenset(name for name in names if not name.startswith("_"))
        return self[kind]


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that knows values and functions of our own, whose checks would cost more than all else.

    `whole` puts templates together with their parts; in pieces, what fails tells its own file and line.
    """

    code_generator_class = _Code
    fields = _Fields()
    loader: Loader  # type: ignore[assignment] # any other has no ages to ask for

    def __init__(self, whole: bool, **options: Any) -> None:  # noqa: ANN401 -- Jinja2's
        super().__init__(auto_reload=False, autoescape=True, **options)
        self._whole = whole
        self._parsing: list[str | None] = []
        self.parts: list[str] = []  # of the template that was compiled last
        self.own: frozenset[Callable[..., object]] = frozenset()

    def make_globals(self, d: "MutableMapping[str, Any] | None") -> "MutableMapping[str, Any]":
        """The names that a template knows by itself; they are walked for each document, and none is added later."""
        return {**self.globals, **(d or {})}

    def current(self, name: str) -> Template:
        """A template as its files are now; they are asked once, and not at each part."""
        known = self.loader.changed_at
        if [*map(changed_at, known)] != [*known.values()]:
            known.clear()
            if self.cache is not None:
                self.cache.clear()
        return self.get_template(name)

    def call(self, context: Context, function: Any, /, *args: Any, **values: Any) -> Any:  # noqa: ANN401 -- as Jinja2
        """The result of a function, one of ours at once and all else as the sandbox has it."""
        if function in self.own:
            return function(context, *args, **values)
        return super().call(context, function, *args, **values)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The nodes of a template, those of its parts in their places."""
        if not self.extensions:  # code that was kept does without
            self.add_extension("jinja2.ext.i18n")
            del self.globals["_"]  # which translators would not be asked for
            self.newstyle_gettext = True  # placeholders are passed by name
        template = super()._parse(source, name, filename)
        for text in template.find_all(nodes.TemplateData):
            text.data = _INDENT.sub("\n", text.data)
        if not self._parsing:
            self.parts = []
        if self._whole:
            self._parsing.append(name)
            _Parts(self).visit(template)
            self._parsing.pop()
        return template

    def part(self, name: str) -> list[nodes.Node] | None:
        """The nodes of a part, or `None` for one that has to stay apart.

        So has one that is within itself, one with blocks, and one that is wrong, which tells so if it is ever used.
        """
        if name in self._parsing:
            return None
        try:
            source, path, _ = self.loader.get_source(self, name)
            self.parts.append(name)
            part = self._parse(source, name, path)
        except (TemplateError, UnschedError):
            return None
        return None if part.find(nodes.Extends) or part.find(nodes.Block) else part.body


class _Parts(NodeTransformer):
    """Puts parts in the places of what includes them."""

    def __init__(self, environment: Sandbox) -> None:
        self._environment = environment

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802 -- Jinja2's way of naming
        """The nodes of a part that has a fixed name."""
        name = node.template.value if isinstance(node.template, nodes.Const) and node.with_context else None
        body = self._environment.part(name) if isinstance(name, str) else None
        return node if body is None else nodes.Scope(body, lineno=node.lineno)

    def visit_With(self, node: nodes.With) -> nodes.Node:  # noqa: N802 -- as above
        """A block with names of its own; where `language` is one, filters see it in a template of its own only."""
        return node if "language" in _named(node.targets) else self.generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 -- as above
        """A loop, as a block with names of its own."""
        return node if "language" in _named([node.target]) else self.generic_visit(node)


def _named(targets: "Iterable[nodes.Node]") -> set[str]:
    """The names that targets give."""
    names = (name for target in targets for name in (target, *target.find_all(nodes.Name)))
    return {name.name for name in names if isinstance(name, nodes.Name)}


def changed_at(path: str) -> int | None:
    """When a file was last changed, in nanoseconds, or `None` where it is gone."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 -- asked at each rendering
    except OSError:
        return None
