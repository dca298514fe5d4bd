"""Frozen values that are checked when they are made, and what is wrong with them as findings."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from unsched.errors import Finding, Place

Path = tuple[str | int, ...]


class Locator(Protocol):
    """Where the value at a path of a file stands, or its key."""

    def __call__(self, path: Path, of_key: bool = False, /) -> Place:
        """The place of a path, or of what it lies in."""


_SHOWN = 80  # characters of a value in a message


class Frozen(BaseModel):
    """A value whose fields are all known, and none of which changes."""

    # A model within another is built as a part of it and needs no validator of its own.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def refusal(kind: str, **details: object) -> PydanticCustomError:
    """The error that a validator raises: `kind` and `details` are those of the `Finding` it becomes."""
    return PydanticCustomError(kind, "{kind}", {"kind": kind, **details})


def not_as_expected(found: object, expected: str) -> PydanticCustomError:
    """The error of a value that is not what was expected."""
    return refusal("value", found=shape(found), expected=expected)


# What a value ought to be, by the kind of error that pydantic tells of.
_EXPECTED: Mapping[str, str] = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "dict_type": "a mapping",
    "model_type": "text or a mapping",
    "string_too_long": "a shorter text",
    "string_too_short": "text",
    "string_type": "text",
    "too_long": "fewer entries",
    "too_short": "at least one entry",
    "tuple_type": "a list",
}


def findings(error: ValidationError, model: type[BaseModel], locate: Locator) -> Iterator[Finding]:
    """What a validation found, each at the place that `locate` gives."""
    faults = error.errors(include_url=False)
    for fault in faults:
        path, context, kind = fault["loc"], fault.get("ctx", {}), fault["type"]
        if kind == "too_short" and any(other["loc"][: len(path)] == path != other["loc"] for other in faults):
            continue  # short of the entries that are at fault themselves
        if kind == "extra_forbidden":
            details = {"found": path[-1], "expected": _nearest(str(path[-1]), _keys_at(model, path[:-1]))}
            yield Finding("unknown-key", locate(path, True), details)
        elif kind == "missing":
            yield Finding("missing-key", locate(path[:-1], False), {"expected": path[-1]})
        elif "kind" in context:
            details = {key: value for key, value in context.items() if key != "kind"}
            yield Finding(kind, locate(path, False), details)
        else:
            details = {"found": shape(fault["input"]), "expected": _expectation(kind, context)}
            yield Finding("value", locate(path, False), details)


def _expectation(kind: str, context: Mapping[str, Any]) -> str:
    return _EXPECTED.get(kind) or str(context.get("expected") or f"text of the form {context.get('pattern')}")


@cache
def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that `model` knows at a path: found by walking the JSON schema that it publishes."""
    schema = model.model_json_schema(by_alias=True)
    node: dict[str, Any] = schema
    for part in path:
        node = _below(node, part, schema)
    return sorted(_resolved(node, schema).get("properties", {}))


def _below(node: dict[str, Any], part: str | int, schema: dict[str, Any]) -> dict[str, Any]:
    node = _resolved(node, schema)
    if isinstance(part, int):
        below = node.get("items", {})
    else:
        patterns = node.get("patternProperties", {}).values()
        below = node.get("properties", {}).get(part) or next(iter(patterns), node.get("additionalProperties", {}))
    return below if isinstance(below, dict) else {}


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    for choice in node.get("anyOf", ()):
        if choice.get("type") != "null":
            return _resolved(choice, schema)
    reference = node.get("$ref")
    return schema["$defs"][reference.rsplit("/", 1)[-1]] if reference else node


def _nearest(found: str, known: Sequence[str]) -> str:
    """The known key that `found` was perhaps meant to be, or all of them."""
    return next(iter(get_close_matches(found, known, 1)), ", ".join(known))


def shape(found: object) -> str:
    """A value as a message shows it: text as it is, anything else by what it is."""
    if isinstance(found, dict):
        return "a mapping"
    if isinstance(found, list | tuple):
        return "a list"
    shown = repr(found)
    return "nothing" if found in (None, "") else shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
