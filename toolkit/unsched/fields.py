"""Models: frozen values that are read out of a nested mapping, each field as its annotation says.

    class Part(Model):
        dates: Annotated[Days, Read(parse_days, _DATES)]
        title: Annotated[str, Length(1, 200)] | None = None

What is annotated after a type (`marks.py`) is done in its order, once the value is of that type: a function of the
value returns another, or raises `Refusal`. `Before` and `Read` come before the type and in its stead.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    Self,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from unsched.frozen import NEEDED, Frozen
from unsched.marks import Before, Given, Key, Read, Reader
from unsched.refusals import Fault, Refusal, not_as_expected, unknown_key


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Model(Frozen):
    """A frozen value that is made by keywords, which nothing checks, or read out of a mapping, which is checked."""

    @classmethod
    def read(cls, found: object, **given: object) -> Self:
        """The value that a mapping holds, or what may stand for one; `given` are the fields that no file has.

        Raises `Refusal` with all that is wrong in it.
        """
        value = _reader_of_model(cls)(found)
        return value.but(**given) if given else value  # type: ignore[no-any-return] # one of this class

    @staticmethod
    def in_full(found: Any, /) -> Any:  # noqa: ANN401 -- not read yet
        """What is found, as a mapping where it may be written in short."""
        return found

    @staticmethod
    def faults(_: dict[str, Any], /) -> Iterable[Refusal]:
        """What is wrong with a mapping as a whole, told together with what is wrong in its fields.

        A key that is unknown may be one that is missed here, so then it is not asked.
        """
        return ()

    @staticmethod
    def also_known() -> Iterable[str]:
        """Keys that a mapping has besides those of the fields, until it is written in full."""
        return ()

    def check(self) -> None:
        """Raise `Refusal` where the fields do not go together."""


def alone(key: str) -> Callable[[object], object]:
    """What writes in full a mapping for which the text at one of its keys may stand alone."""
    return lambda found: {key: found} if isinstance(found, str) else found


class Field(NamedTuple):
    """A field: its name, its key in a file (`None` where no file has it), and its annotation."""

    name: str
    key: str | None
    annotation: Any


@cache
def fields(kind: type[Frozen]) -> tuple[Field, ...]:
    """The fields of a model, in their order."""
    annotations = get_type_hints(kind, include_extras=True)
    return tuple(Field(name, _key(name, annotations[name]), annotations[name]) for name in kind.defaults)


def _key(name: str, annotation: object) -> str | None:
    marks = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    if Given() in marks:
        return None
    return next((mark.name for mark in marks if isinstance(mark, Key)), name)


@cache
def keys(kind: type[Frozen]) -> Mapping[str, Field]:
    """The fields of a model by their keys in a file."""
    return {field.key: field for field in fields(kind) if field.key is not None}


@cache
def _reader_of_model(kind: type[Model]) -> Reader:
    plan, known, make = _plan(kind), keys(kind), kind.__new__
    in_full, faults_of, check = (_own(kind, name) for name in ("in_full", "faults", "check"))
    asked = known.keys() | set(kind.also_known())

    def read(found: Any) -> Model:  # noqa: ANN401 -- not read yet
        own = list(faults_of(found)) if faults_of and isinstance(found, dict) and found.keys() <= asked else ()
        mapping = in_full(found) if in_full else found
        if not isinstance(mapping, dict):
            raise not_as_expected(mapping, "text or a mapping")
        value = make(kind)
        faults = _put(value, plan, mapping)
        if not mapping.keys() <= known.keys():
            faults += (unknown_key(key, below, known) for key, below in mapping.items() if key not in known)
        if faults or own:
            raise Refusal([*faults, *(fault for refusal in own for fault in refusal.faults)])
        if check:
            check(value)
        return value

    return read


def _own(kind: type[Model], name: str) -> Any:  # noqa: ANN401 -- any method
    """A method of a model; `None` where it is that of all models, which does nothing."""
    method = getattr(kind, name)
    return None if method is getattr(Model, name) else method


class _Step(NamedTuple):
    """How a field is read, and put into its value."""

    key: str | None
    read: Reader
    put: Callable[[object, object], None]
    default: object


def _plan(kind: type[Model]) -> list[_Step]:
    return [
        _Step(field.key, reader_of(field.annotation) if field.key else _unread, put, default)
        for field, put, default in zip(fields(kind), kind.puts, kind.defaults.values(), strict=True)
    ]


def _unread(found: object) -> object:
    return found


def _put(value: Model, plan: Iterable[_Step], mapping: Mapping[str | None, object]) -> list[Fault]:
    """Put what a mapping holds into the fields of a value; what is wrong in it is returned."""
    faults: list[Fault] = []
    for key, read, put, default in plan:
        if key and key in mapping:
            try:
                put(value, read(mapping[key]))
            except Refusal as refusal:
                faults += refusal.under(key)
        elif key and default is NEEDED:
            faults.append(Fault((key,), "missing-key", {"expected": key}))
        else:
            put(value, default)
    return faults


@cache
def reader_of(annotation: Any) -> Reader:  # noqa: ANN401 -- any type may be an annotation
    """What reads a value of a type: it returns the value, or raises `Refusal` with all that is wrong in it."""
    if annotation in _PLAIN:
        return _plain(annotation, _PLAIN[annotation])
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _later(annotation)
    origin, parts = get_origin(annotation), get_args(annotation)
    return _annotated(parts[0], parts[1:]) if origin is Annotated else _READERS[origin](*parts)


def _later(kind: type[Model]) -> Reader:
    """The reader of a model, made when it is first asked, as a model may be within itself."""
    return lambda found: _reader_of_model(kind)(found)  # noqa: PLW0108 -- not yet


# What a value of a type is called where another was found.
_PLAIN: Mapping[type, str] = {str: "text", int: "a whole number", bool: "true or false", dt.date: "a date"}


def _plain(kind: type, expected: str) -> Reader:
    def read(found: object) -> object:
        if type(found) is not kind:
            raise not_as_expected(found, expected)
        return found

    return read


def _annotated(kind: Any, marks: tuple[Any, ...]) -> Reader:  # noqa: ANN401 -- any type, and what is annotated
    before = [mark.change for mark in marks if isinstance(mark, Before)]
    reads = next((mark.parse for mark in marks if isinstance(mark, Read)), None) or reader_of(kind)
    steps = (*before, reads, *filter(callable, marks))

    def read(found: object) -> object:
        for step in steps:
            found = step(found)
        return found

    return read if len(steps) > 1 else reads


def _one_of(*known: object) -> Reader:
    *others, last = map(repr, known)
    expected = f"{', '.join(others)} or {last}" if others else last
    kinds = set(map(type, known))

    def read(found: object) -> object:
        if type(found) not in kinds or found not in known:
            raise not_as_expected(found, expected)
        return found

    return read


def _any_of(*kinds: Any) -> Reader:  # noqa: ANN401 -- any types
    """A reader of what may be nothing; of two kinds, the first is a model, and the second no mapping."""
    read_mapping, *others = (reader_of(kind) for kind in kinds if kind is not NoneType)
    read_other = others[0] if others else read_mapping

    def read(found: object) -> object:
        if found is None and NoneType in kinds:
            return None
        return read_mapping(found) if isinstance(found, dict) else read_other(found)

    return read


def _tuple_of(kind: Any, _: Any) -> Reader:  # noqa: ANN401 -- any type, and an ellipsis
    read_one = reader_of(kind)

    def read(found: object) -> tuple[object, ...]:
        if not isinstance(found, list | tuple):
            raise not_as_expected(found, "a list")
        values, faults = [], list[Fault]()
        for index, part in enumerate(found):
            try:
                values.append(read_one(part))
            except Refusal as refusal:
                faults += refusal.under(index)
        if faults:
            raise Refusal(faults)
        return tuple(values)

    return read


def _dict_of(key: Any, value: Any) -> Reader:  # noqa: ANN401 -- any types
    read_key, read_value = reader_of(key), reader_of(value)

    def read(found: object) -> dict[object, object]:
        if not isinstance(found, dict):
            raise not_as_expected(found, "a mapping")
        values, faults = {}, list[Fault]()
        for name, part in found.items():
            own = name
            try:
                own = read_key(name)
            except Refusal as refusal:
                faults += refusal.of_key(name)
            try:
                values[own] = read_value(part)
            except Refusal as refusal:
                faults += refusal.under(name)
        if faults:
            raise Refusal(faults)
        return values

    return read


_READERS: Mapping[Any, Callable[..., Reader]] = {
    Literal: _one_of,
    Union: _any_of,
    UnionType: _any_of,
    tuple: _tuple_of,
    dict: _dict_of,
    Mapping: _dict_of,
}


def named_in(annotation: Any) -> Iterator[type]:  # noqa: ANN401 -- any type may be an annotation
    """The classes that an annotation names."""
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from named_in(part)
