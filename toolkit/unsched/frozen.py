"""Frozen values that are checked when they are made, and what is wrong with them as findings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache, wraps
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from unsched.errors import Finding, Place

Path = tuple[str | int, ...]
Refusal = PydanticCustomError  # what `refusal` makes


class Locator(Protocol):
    """Where the value at a path of a file stands, or its key."""

    def __call__(self, path: Path, of_key: bool = False, /) -> Place:
        """The place of a path, or of what it lies in."""


Value = TypeVar("Value")
Found = TypeVar("Found")

_SHOWN = 80  # characters of a value in a message


class Frozen(BaseModel):
    """A value whose fields are all known, and none of which changes."""

    # A model within another is built as a part of it and needs no validator of its own.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def once(find: Callable[[Value], Found]) -> Callable[[Value], Found]:
    """`find`, asked once of each of the last values: what follows from one that is frozen stays as it is."""
    found = lru_cache(maxsize=8)(lambda itself: find(itself.value))

    @wraps(find)
    def ask(value: Value) -> Found:
        return found(_Itself(value))

    return ask


class _Itself:
    """A value that is equal to itself alone, as large ones take long to compare."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.value is other.value


def refusal(kind: str, **details: object) -> Refusal:
    """The error that a validator raises: `kind` and `details` are those of the `Finding` it becomes."""
    return Refusal(kind, "{kind}", {"kind": kind, **details})


def not_as_expected(found: object, expected: str) -> Refusal:
    """The error of a value that is not what was expected."""
    return refusal("value", found=shape(found), expected=expected)


Check = Callable[[dict[str, Any]], Iterable[Refusal]]


def checked(check: Check, *shared: str) -> Any:  # noqa: ANN401 -- pydantic has no name for what it decorates with
    """A validator of a model: what `check` finds in its mapping is told together with what is wrong in its fields.

    A key that is unknown may be one that `check` misses, so then it is not asked; `shared` are keys of others.
    """

    def validate(cls: type[BaseModel], found: Any, read: Callable[[Any], Any]) -> Any:  # noqa: ANN401
        known = {field.alias or name for name, field in cls.model_fields.items()} | set(shared)
        own = list(check(found)) if isinstance(found, dict) and found.keys() <= known else []
        try:
            value = read(found)
        except ValidationError as error:
            raise _joined(error.errors(include_url=False), own, found) from None
        if own:
            raise _joined([], own, found)
        return value

    return model_validator(mode="wrap")(classmethod(validate))  # type: ignore[arg-type] # of any model


def _joined(faults: Sequence[Any], own: Sequence[Refusal], found: object) -> ValidationError:
    inner = [
        InitErrorDetails(type=_type(fault), loc=fault["loc"], input=fault["input"], ctx=fault.get("ctx", {}))
        for fault in faults
    ]
    outer = [InitErrorDetails(type=error, loc=(), input=found) for error in own]
    return ValidationError.from_exception_data("", [*inner, *outer])


def _type(fault: Any) -> str | Refusal:  # noqa: ANN401 -- as pydantic gives it
    context = fault.get("ctx", {})
    return Refusal(context["kind"], "{kind}", context) if "kind" in context else fault["type"]


# What a value ought to be, by the kind of error that pydantic tells of.
_EXPECTED: Mapping[str, str] = {
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "date_type": "a date",
    "dict_type": "a mapping",
    "greater_than_equal": "a greater number",
    "int_type": "a whole number",
    "less_than_equal": "a smaller number",
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
    within = {fault["loc"][:end] for fault in faults for end in range(1, len(fault["loc"]))}
    # What is short of entries may be so of those that are at fault themselves.
    own = [fault for fault in faults if fault["type"] != "too_short" or fault["loc"] not in within]
    told = [(fault["loc"], *_told(fault, model)) for fault in own]
    known = _explained(told)
    for path, kind, details in told:
        if (kind, path) not in known:
            of_key = path[-1:] == ("[key]",) or kind in ("unknown-key", "stray-key")
            yield Finding(kind, locate(_in_file(path), of_key), details)


def _explained(told: Iterable[tuple[Path, str, Mapping[str, object]]]) -> set[tuple[str, Path]]:
    """What follows from other findings: a key is missing where it is misspelt, or where words have become one."""
    found = set()
    for path, kind, details in told:
        if kind == "unknown-key":
            found.add(("missing-key", (*path[:-1], str(details["expected"]))))
        elif kind == "stray-key":
            found.add(("missing-key", (*path[:-1], "text")))
    return found


def _in_file(path: Path) -> Path:
    """A path as the file has it, where a text may share its keys with what it is the text of."""
    return tuple(
        part
        for index, part in enumerate(path)
        if part != "[key]" and (part != "text" or index == len(path) - 1 or path[index - 1] == "with")
    )


def _told(fault: Any, model: type[BaseModel]) -> tuple[str, dict[str, object]]:  # noqa: ANN401 -- as pydantic gives it
    """The kind and the details of a finding."""
    path, context, kind = fault["loc"], fault.get("ctx", {}), fault["type"]
    if kind == "extra_forbidden":
        return _unknown_key(str(path[-1])[:_SHOWN], fault["input"], _keys_at(model, path[:-1]))
    if kind == "missing":
        return "missing-key", {"expected": path[-1]}
    if "kind" in context:
        return kind, {key: value for key, value in context.items() if key != "kind"}
    return "value", {"found": shape(fault["input"]), "expected": _expectation(kind, context)}


def _unknown_key(found: str, value: object, known: Sequence[str]) -> tuple[str, dict[str, object]]:
    """An unknown key, or words that a colon or a comma has made one of."""
    if not get_close_matches(found, known, 1) and ("text" in known or " " in found or not value):
        return "stray-key", {"found": shape(found), "expected": ", ".join(known)}
    return "unknown-key", {"found": found, "expected": _nearest(found, known)}


def _expectation(kind: str, context: Mapping[str, Any]) -> str:
    return _EXPECTED.get(kind) or str(context.get("expected") or f"text of the form {context.get('pattern')}")


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that `model` knows at a path: found by walking the JSON schema that it publishes."""
    schema = node = _schema(model)
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
