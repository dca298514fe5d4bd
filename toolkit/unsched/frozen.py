"""Frozen values that are checked when they are made, and what is wrong with them as findings."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from unsched.errors import Finding, Place

Path = tuple[str | int, ...]
Locator = Callable[[Path, bool], Place]  # a path within a file and whether its key is meant → where it stands


class Frozen(BaseModel):
    """A value whose fields are all known, and none of which changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, ignored_types=(property,))


def refusal(kind: str, **details: object) -> PydanticCustomError:
    """The error that a validator raises: `kind` and `details` are those of the `Finding` it becomes."""
    return PydanticCustomError(kind, "{kind}", {"kind": kind, **details})  # type: ignore[arg-type] # a kind is data


def not_as_expected(found: object, expected: str) -> PydanticCustomError:
    """The error of a value that is not what was expected."""
    return refusal("value", found=repr(found), expected=expected)


def findings(error: ValidationError, model: type[BaseModel], locate: Locator) -> Iterator[Finding]:
    """What a validation found, each at the place that `locate` gives."""
    for fault in error.errors(include_url=False):
        path, context = fault["loc"], fault.get("ctx", {})
        match fault["type"]:
            case "extra_forbidden":
                known = _keys_at(model, path[:-1])
                details = {"found": path[-1], "expected": _nearest(str(path[-1]), known)}
                yield Finding("unknown-key", locate(path, True), details)
            case "missing":
                yield Finding("missing-key", locate(path[:-1], False), {"expected": path[-1]})
            case kind if "kind" in context:
                details = {key: value for key, value in context.items() if key != "kind"}
                yield Finding(kind, locate(path, False), details)
            case _:
                details = {"found": shape(fault["input"]), "expected": _expectation(fault["msg"])}
                yield Finding("value", locate(path, False), details)


def _keys_at(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
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
        below = node.get("properties", {}).get(part, node.get("additionalProperties", {}))
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
    return "nothing" if found in (None, "") else repr(found)


def _expectation(message: str) -> str:
    """What pydantic expected, out of its sentence ("Input should be a valid list")."""
    words = message.removeprefix("Input should be ").removeprefix("a valid ")
    return words[:1].lower() + words[1:]
