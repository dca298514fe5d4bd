"""The JSON Schema of a schedule, for editors: which keys there are, what each holds, and how it is written.

It is of draft 7, which the YAML language server reads. YAML takes `5` for a number where a schedule has text, so the
schema lets numbers stand for such text. What it refuses, the reader refuses; the reader refuses more.
"""

import json
import sys
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from unsched.fields import Model, keys
from unsched.frozen import NEEDED
from unsched.marks import Length, Read
from unsched.schedule.keys import KEYS
from unsched.schedule.programme import Entry
from unsched.schedule.texts import Text

Node = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_WORDS = {"type": ["string", "number", "boolean"], "minLength": 1}
_SYMBOL = ("Listed", "symbol")
_DATES = ("Part", "dates")

# Values that may stand for a mapping with one key of theirs: words, or what is written at a key of a definition.
_SHORT: Mapping[str, tuple[str, str] | None] = {
    "AgendaItem": None,
    "Entry": None,
    "Text": None,
    "Reference": _SYMBOL,
    "Part": _DATES,
    "Value": _DATES,
}


def _either(*keys: str) -> Node:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _not_both(one: str, other: str) -> Node:
    return {one: {"not": {"required": [other]}}}


# What the checks of the models ask for, beyond their fields.
_RULES: Mapping[str, Node] = {
    "Schedule": _either("days", "annexes")
    | {"dependencies": _not_both("days", "annexes") | _not_both("session", "session_number")},
    "Day": _either("meetings", "reason"),
    "Entry": _either("text", "item") | {"dependencies": _not_both("text", "item")},
    "Meeting": _either("number", "kind", "title", "body", "programme") | {"dependencies": _not_both("time", "after")},
    "Value": {"minProperties": 1, "maxProperties": 1},
}


def schema_text() -> str:
    """The schema as JSON, indented, its keys in the order of the model."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)


def schema() -> Node:
    """The schema of a schedule: a mapping in the form of JSON Schema, draft 7."""
    described = {model.__name__: _definition(model) for model in sorted(KEYS, key=lambda model: model.__name__)}
    for name, form in _SHORT.items():
        described[name] |= _short(described, form)
    whole = _with_lists(described.pop("Schedule"), described["AgendaItem"])
    return {"$schema": _DRAFT, "title": "Schedule of a session", **whole, "definitions": described}


def _definition(model: type[Model]) -> Node:
    """The schema of a mapping, each key with its description; what is not known is refused."""
    known = keys(model)
    shared = keys(Text) if model is Entry else {}
    needed = [key for key, field in known.items() if model.defaults[field.name] is NEEDED]
    properties = {key: _node(field.annotation) for key, field in (*known.items(), *shared.items())}
    return {
        "additionalProperties": False,
        "description": str(model.__doc__).partition("\n")[0],
        "properties": {key: node | {"description": KEYS[model][key]} for key, node in properties.items()},
        **({"required": needed} if needed else {}),
        "type": "object",
        **_RULES.get(model.__name__, {}),
    }


def _node(annotation: Any) -> Node:  # noqa: ANN401 -- any type may be an annotation
    """The schema of what an annotation lets a file have; that a value may be nothing is not for files."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _marked(parts[0], parts[1:])
    if origin in (Union, UnionType):
        return next(_node(part) for part in parts if part is not NoneType)
    if origin is Literal:
        return {"enum": list(parts), "type": "string"}
    if origin is tuple:
        return {"items": _node(parts[0]), "type": "array"}
    return _mapping(*parts) if origin is dict else {"$ref": f"#/definitions/{annotation.__name__}"}


def _marked(kind: Any, marks: tuple[Any, ...]) -> Node:  # noqa: ANN401 -- any type, and what is annotated
    for mark in marks:
        match mark:
            case Read():
                types = ["string", *mark.types] if mark.types else "string"
                return {"pattern": f"^(?:{mark.pattern})$", "type": types}
            case Length():
                return _long(kind, mark)
    return _node(kind)


def _long(kind: Any, length: Length) -> Node:  # noqa: ANN401 -- text, or a tuple of any type
    bounds = {"min": length.least, "max": length.most}
    limits = {end: limit for end, limit in bounds.items() if 0 < limit < sys.maxsize}
    if kind is str:
        return {f"{end}Length": limit for end, limit in limits.items()} | _WORDS
    return _node(kind) | {f"{end}Items": limit for end, limit in limits.items()}


def _mapping(key: Any, value: Any) -> Node:  # noqa: ANN401 -- any types
    """The schema of a mapping whose keys are of a form, or some of those that are known, or any text."""
    named, below = _node(key) if key is not str else {}, _node(value)
    if "pattern" in named:
        return {"patternProperties": {named["pattern"]: below}, "type": "object", "additionalProperties": False}
    if "enum" in named:
        properties = dict.fromkeys(named["enum"], below)
        return {"type": "object", "properties": properties, "additionalProperties": False}
    return {"additionalProperties": below, "type": "object"}


def _short(definitions: Mapping[str, Node], form: tuple[str, str] | None) -> Node:
    """The keywords of a value that may stand for a mapping: those of text do not concern mappings, nor the reverse."""
    written = definitions[form[0]]["properties"][form[1]] if form else _WORDS
    types = written["type"] if isinstance(written["type"], list) else [written["type"]]
    return {**{key: written[key] for key in ("pattern", "minLength") if key in written}, "type": ["object", *types]}


def _with_lists(schedule: Node, item: Node) -> Node:
    """The schedule, where a list of one may be written without the list, and letters alone for sub-items."""
    dates, original = (schedule["properties"][name] for name in ("dates", "original"))
    schedule["properties"]["dates"] = {
        "description": dates.pop("description"),
        "anyOf": [dates["items"], dates],
    }
    original |= {"type": ["string", "array"], "pattern": original["items"]["pattern"]}
    letters = item["properties"]["sub_items"]
    pattern = next(iter(letters["patternProperties"]))
    letters |= {"type": ["object", "array"], "items": {"type": ["string", "number"], "pattern": pattern}}
    return schedule
