"""The nodes of a tree as JSON and back, and the JSON Schema of them: all three out of the types that the nodes have.

A node is an object with its `type`; words are an object with the `text` alone and the `inlines` that it consists of.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from unsched.document import tree
from unsched.frozen import Frozen

Node = dict[str, Any]

TYPE, TEXT, INLINES = "type", "text", "inlines"


class Codec(Frozen):
    """How values of a type are written as JSON, how they are read, and the schema of what is written.

    `read` raises `ValueError`, `KeyError` or `TypeError` for what the schema refuses.
    """

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    schema: Node


@cache
def codec(hint: Any) -> Codec:  # noqa: ANN401 -- what a field is annotated with
    """The codec of a type that a field of the tree has."""
    if hint == tree.Inlines:
        return _WORDS
    if isinstance(hint, type) and issubclass(hint, Frozen):
        return _of_nodes((hint,))
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _of_choices(args)
    if origin is tuple:
        return _listed(codec(args[0]))
    if origin in (UnionType, Union):
        return _of_union(args)
    return _SIMPLE[hint]


def _as_it_is(kind: type, name: str) -> Codec:
    def read(found: object) -> object:
        if type(found) is not kind:
            raise TypeError(found)
        return found

    return Codec(lambda value: value, read, {TYPE: name})


_SIMPLE = {
    str: _as_it_is(str, "string"),
    int: _as_it_is(int, "integer"),
    bool: _as_it_is(bool, "boolean"),
    date: Codec(date.isoformat, date.fromisoformat, {TYPE: "string", "format": "date"}),
}


def _of_choices(choices: tuple[Any, ...]) -> Codec:
    return Codec(lambda value: value, lambda found: choices[choices.index(found)], {"enum": list(choices)})


def _listed(inner: Codec) -> Codec:
    def read(found: list[Any]) -> tuple[Any, ...]:
        if not isinstance(found, list):
            raise TypeError(found)
        return tuple(map(inner.read, found))

    return Codec(lambda values: list(map(inner.write, values)), read, {TYPE: "array", "items": inner.schema})


def _of_union(kinds: tuple[Any, ...]) -> Codec:
    """The codec of values of several types: nothing or one other, or nodes, or nodes and text."""
    if NoneType in kinds:
        (inner,) = (codec(kind) for kind in kinds if kind is not NoneType)
        return _optional(inner)
    nodes = _of_nodes(tuple(kind for kind in kinds if kind is not str))
    return _or_text(nodes) if str in kinds else nodes


def _optional(inner: Codec) -> Codec:
    return Codec(
        lambda value: None if value is None else inner.write(value),
        lambda found: None if found is None else inner.read(found),
        {"anyOf": [inner.schema, {TYPE: "null"}]},
    )


def _or_text(nodes: Codec) -> Codec:
    return Codec(
        lambda value: value if isinstance(value, str) else nodes.write(value),
        lambda found: found if isinstance(found, str) else nodes.read(found),
        {"anyOf": [{TYPE: "string"}, nodes.schema]},
    )


# Nodes.


def type_name(kind: type) -> str:
    """The name of a node's type in JSON: `distribution`, `list-of-items`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


def _of_nodes(kinds: tuple[Any, ...]) -> Codec:
    named = {type_name(kind): kind for kind in kinds}
    references = [reference(name) for name in named]
    schema = references[0] if len(references) == 1 else {"anyOf": references}
    return Codec(_written, lambda found: _read(named[found[TYPE]], found), schema)


def reference(name: str) -> Node:
    """The schema that stands for a definition."""
    return {"$ref": f"#/$defs/{name}"}


@cache
def codecs(kind: type[Frozen]) -> tuple[tuple[str, Codec], ...]:
    """The fields of a node, each with its codec; words within words have no object of their own."""
    hints = get_type_hints(kind)
    inline = kind in get_args(tree.Inline)
    return tuple(
        (name, _INLINES if inline and hints[name] == tree.Inlines else codec(hints[name])) for name in kind.defaults
    )


def _written(node: object) -> Node:
    kind: type = type(node)
    return {TYPE: type_name(kind), **{name: inner.write(getattr(node, name)) for name, inner in codecs(kind)}}


def _read(kind: type, found: Node) -> Any:  # noqa: ANN401 -- a node of the kind
    return kind(**{name: inner.read(found[name]) for name, inner in codecs(kind)})


# Words.

_INLINES = _listed(_or_text(_of_nodes(tuple(kind for kind in get_args(tree.Inline) if kind is not str))))
_WORDS = Codec(
    lambda words: {TEXT: tree.plain(words), INLINES: _INLINES.write(words)},
    lambda found: _INLINES.read(found[INLINES]),
    reference("words"),
)
WORDS: Node = {
    "description": "Words: as plain text, and with what is set apart among them.",
    TYPE: "object",
    "required": [TEXT, INLINES],
    "properties": {TEXT: {TYPE: "string"}, INLINES: _INLINES.schema},
}
