"""The JSON Schema of a schedule, for editors: which keys there are, what each holds, and how it is written.

It is of draft 7, which the YAML language server reads. YAML takes `5` for a number where a schedule has text, so the
schema lets numbers stand for such text. What it refuses, the reader refuses; the reader refuses more.
"""

import json
from collections.abc import Mapping
from typing import Any

from unsched.schedule.keys import KEYS
from unsched.schedule.model import Schedule

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
    published = _plain(Schedule.model_json_schema(by_alias=True, ref_template="#/definitions/{model}"))
    definitions = published.pop("$defs") | {"Schedule": published}
    text, entry = (definitions[name]["properties"] for name in ("Text", "Entry"))
    entry |= text
    described = {name: _described(name, node) for name, node in definitions.items()}
    for name, form in _SHORT.items():
        described[name] |= _short(described, form)
    whole = _with_lists(described.pop("Schedule"), described["AgendaItem"])
    return {"$schema": _DRAFT, "title": "Schedule of a session", **whole, "definitions": described}


def _plain(node: Any) -> Any:  # noqa: ANN401 -- of any shape
    """What pydantic publishes without what it adds for programs: titles, defaults, and that a value may be null."""
    if isinstance(node, list):
        return [_plain(part) for part in node]
    if not isinstance(node, dict):
        return node
    choices = [choice for choice in node.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        return _plain(choices[0])
    return _repaired(
        {
            key: {name: _plain(below) for name, below in value.items()} if key in _NAMED else _plain(value)
            for key, value in node.items()
            if key not in ("title", "default")
        }
    )


_NAMED = ("properties", "$defs", "patternProperties")  # whose keys are no keywords


def _repaired(node: Node) -> Node:
    """A node whose keywords are those of its type; what is not known is refused."""
    if node.get("type") == "array":
        node |= {f"{end}Items": node.pop(f"{end}Length") for end in ("min", "max") if f"{end}Length" in node}
    elif "minLength" in node:
        node |= _WORDS
    if "propertyNames" in node:
        names = node.pop("propertyNames")["enum"]
        node["properties"] = dict.fromkeys(names, node["additionalProperties"])
    if node.keys() & {"properties", "patternProperties"}:
        node["additionalProperties"] = False
    return node


def _described(name: str, node: Node) -> Node:
    keys = next(keys for model, keys in KEYS.items() if model.__name__ == name)
    properties = {key: below | {"description": keys[key]} for key, below in node["properties"].items()}
    about = node["description"].partition("\n")[0]
    return node | {"description": about, "properties": properties} | _RULES.get(name, {})


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
