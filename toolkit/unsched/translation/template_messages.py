"""The messages of templates: what Jinja2 parses, walked in the order of the document."""

import re
from collections.abc import Iterable, Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from unsched.errors import Place, fault
from unsched.frozen import Frozen

NOTE = "Translators:"  # what the comments begin with that are for translators

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z_][\w.-]*)|/>")


class TemplateMessage(Frozen):
    """A message where it stands in a template; or the context of a language's name, where `message` is empty.

    `elements` are those that it lies in, the outermost first; `values` are its placeholders and what fills each:
    the last filter, or else the last name.
    """

    place: Place
    message: str
    context: str | None
    elements: tuple[str, ...]
    notes: tuple[str, ...]
    values: Mapping[str, str]


def messages_of(sources: Mapping[str, tuple[str, str]]) -> Iterator[TemplateMessage]:
    """The messages of templates, by their names, paths and sources; what one includes stands where it is included.

    Raises `UnschedError` at the line of a template that Jinja2 cannot parse.
    """
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.newstyle_gettext = True  # type: ignore[attr-defined] # placeholders are passed by name
    templates = {name: _Template(environment, path, source) for name, (path, source) in sources.items()}
    included = {name for template in templates.values() for name in template.included(templates)}
    walk = _Walk(templates)
    for name in sorted(templates, key=lambda name: (name in included, name)):
        yield from walk.template(name)


class _Template:
    """A template as Jinja2 parses it, and the lines and words of its notes for translators."""

    def __init__(self, environment: Environment, path: str, source: str) -> None:
        self.path = path
        try:
            self.tree = environment.parse(source)
            comments = [
                (line, " ".join(text.split())) for line, kind, text in environment.lex(source) if kind == "comment"
            ]
        except TemplateSyntaxError as error:
            raise fault("template", Place(path, error.lineno), reason=error.message) from None
        self._notes = [(line, text.removeprefix(NOTE).strip()) for line, text in comments if text.startswith(NOTE)]
        self._line = 0
        self._above: tuple[str, ...] = ()

    def included(self, names: Iterable[str]) -> Iterator[str]:
        """Those of the names that the template includes, or may include."""
        for node in self.tree.find_all(nodes.Include):
            yield from _included(node, names)

    def notes_above(self, line: int) -> tuple[str, ...]:
        """The notes down to a line that belong to no message above it."""
        if line != self._line:
            self._line, self._above = line, tuple(text for at, text in self._notes if at <= line)
            self._notes = self._notes[len(self._above) :]
        return self._above


class _Walk:
    """Goes through templates as a reader does, and knows the elements that are open."""

    def __init__(self, templates: Mapping[str, _Template]) -> None:
        self._waiting = dict(templates)
        self._names = tuple(templates)
        self._elements: list[str] = []

    def template(self, name: str) -> Iterator[TemplateMessage]:
        """The messages of a template that was not met before."""
        if template := self._waiting.pop(name, None):
            yield from self._node(template.tree, template)

    def _node(self, node: nodes.Node, template: _Template) -> Iterator[TemplateMessage]:
        match node:
            case nodes.TemplateData(data=data):
                self._open_and_close(data)
            case nodes.Include():
                for name in _included(node, self._names):
                    yield from self.template(name)
                return
            case nodes.Call(node=nodes.Name(name="gettext" | "pgettext"), args=args):
                words = [text for argument in args for text in _constants(argument)]
                values = {keyword.key: _filled_by(keyword.value) for keyword in node.kwargs}
                yield self._message(node, template, (words[-1], words[0] if words[1:] else None), values)
            case nodes.Filter(name="language_name", args=[nodes.Const(value=context)]):
                yield self._message(node, template, ("", context), {})
        for child in node.iter_child_nodes():
            yield from self._node(child, template)

    def _message(
        self, node: nodes.Node, template: _Template, message: tuple[str, str | None], values: Mapping[str, str]
    ) -> TemplateMessage:
        notes = template.notes_above(node.lineno)
        return TemplateMessage(Place(template.path, node.lineno), *message, tuple(self._elements), notes, values)

    def _open_and_close(self, data: str) -> None:
        for tag in _TAG.finditer(data):
            if tag["name"] and not tag["end"]:
                self._elements.append(tag["name"])
            elif self._elements:
                self._elements.pop()


def _included(node: nodes.Include, names: Iterable[str]) -> Iterator[str]:
    """The names that an include gives, or those that begin and end as what it puts together does."""
    if not isinstance(node.template, nodes.Concat):
        yield from _constants(node.template)
        return
    first, *_, last = ("".join(_constants(part)) for part in node.template.nodes)
    yield from (name for name in names if name.startswith(first) and name.endswith(last))


def _constants(node: nodes.Expr) -> list[str]:
    """The texts that an expression of constants stands for."""
    items = node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]
    return [item.value for item in items if isinstance(item, nodes.Const) and isinstance(item.value, str)]


def _filled_by(value: nodes.Expr) -> str:
    match value:
        case nodes.Filter(name=name) | nodes.Name(name=name) | nodes.Getattr(attr=name):
            return name
    return ""
