"""A document as a record for programs, the JSON Schema of records, and the tree out of a record.

A record holds all that the tree does, and with each meeting its date and its moments. Within a version keys may be
added; none goes, or comes to mean another thing.
"""

import inspect
import json
from collections.abc import Iterator
from datetime import date, tzinfo
from typing import Any

from unsched.document import tree
from unsched.document.codecs import TYPE, WORDS, Node, codec, codecs, reference, type_name
from unsched.document.meetings import iso, moment, time_zone
from unsched.document.tree import Document
from unsched.frozen import Frozen

VERSION = 1

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_BELOW = ("content", "days", "rows", "cells", "meetings")  # where meetings may be
_DATED = ("day", "row")  # whose date is that of the meetings below
_MOMENT = {"anyOf": [{TYPE: "string"}, {TYPE: "null"}]}
_OF_A_MEETING: Node = {
    "date": codec(date | None).schema | {"description": "The day that the meeting is on."},
    "begins": _MOMENT
    | {"description": "When it begins, by ISO 8601; with the offset from UTC where the zone is known."},
    "ends": _MOMENT | {"description": "When it ends, in the same way; nothing where that is not said."},
}


def record(document: Document) -> Node:
    """The record of a document: objects, lists, text, numbers and truth values, as JSON has them."""
    zone = time_zone(document.zone)
    return {"version": VERSION, **_dated(codec(Document).write(document), None, zone)}


def _dated(node: Any, day: str | None, zone: tzinfo | None) -> Any:  # noqa: ANN401 -- JSON
    """A node, or several, with the moments of the meetings in it."""
    if isinstance(node, list):
        return [_dated(part, day, zone) for part in node]
    if node.get(TYPE) == "meeting":
        begins, ends = (_moment(day, node[name], zone) for name in ("start", "end"))
        return node | {"date": day, "begins": begins, "ends": ends}
    below = node["date"] if node.get(TYPE) in _DATED else day
    return node | {name: _dated(node[name], below, zone) for name in _BELOW if name in node}


def _moment(day: str | None, clock: str | None, zone: tzinfo | None) -> str | None:
    return iso(moment(date.fromisoformat(day), clock, zone)) if day and clock else None


def document_of(found: object) -> Document:
    """The document that a record is of. Raises `ValueError` for what is no record of this version."""
    try:
        if not isinstance(found, dict) or found["version"] != VERSION:
            raise ValueError(f"no record of version {VERSION}")
        document: Document = codec(Document).read(found)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"no record: {error!r}") from None
    return document


# The schema.


def schema_text() -> str:
    """The JSON Schema of records as JSON, indented."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)


def schema() -> Node:
    """The JSON Schema of records, draft 2020-12; what it does not name may stand beside what it does."""
    return {
        "$schema": _DRAFT,
        "$id": f"urn:unsched:document:{VERSION}",
        "title": "A document of a session, in one language",
        "required": ["version"],
        "properties": {"version": {"const": VERSION}},
        **reference(type_name(Document)),
        "$defs": {"words": WORDS, **dict(_definitions())},
    }


def _definitions() -> Iterator[tuple[str, Node]]:
    """The definition of each node of the tree, in the tree's order."""
    for kind in vars(tree).values():
        if isinstance(kind, type) and issubclass(kind, Frozen) and kind is not Frozen:
            yield type_name(kind), _definition(kind)


def _definition(kind: type[Frozen]) -> Node:
    properties = {TYPE: {"const": type_name(kind)}, **{name: inner.schema for name, inner in codecs(kind)}}
    if kind is tree.Meeting:
        properties |= _OF_A_MEETING
    about = " ".join(str(inspect.getdoc(kind)).split())
    return {"description": about, TYPE: "object", "required": list(properties), "properties": properties}
