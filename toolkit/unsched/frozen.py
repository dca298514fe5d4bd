"""Frozen values with named fields: what is annotated in a class, each in a slot of its own.

They are as those of `@dataclass(frozen=True, slots=True)`, but a class is made in a fiftieth of the time: it gets its
constructor when its first value is made.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, wraps
from operator import attrgetter
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform, get_type_hints

Value = TypeVar("Value")
Found = TypeVar("Found")

NEEDED = object()  # the default of a field that has none


class _Slotted(type):
    """Makes what is annotated in a class its fields, in the order of those inherited and then its own."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> "_Slotted":
        above = bases[0].defaults if bases else {}  # type: ignore[attr-defined] # another class of values
        own = {field: namespace.pop(field, NEEDED) for field in _annotated_in(namespace)} if bases else {}
        defaults = above | own
        namespace["__slots__"] = tuple(field for field in own if field not in above)
        namespace["__match_args__"] = tuple(defaults)
        namespace["__init__"] = _first_init
        namespace["defaults"] = defaults
        of_none = staticmethod(lambda value: (type(value),))
        namespace["in_fields"] = attrgetter("__class__", *defaults) if defaults else of_none
        made = super().__new__(cls, name, bases, namespace)
        made.puts = tuple(getattr(made, field).__set__ for field in defaults)  # type: ignore[attr-defined] # as above
        return made

    @property
    def __signature__(cls) -> Any:  # noqa: ANN401 -- what `inspect` asks for
        from inspect import Parameter, Signature, signature  # noqa: PLC0415

        hints = get_type_hints(cls)
        _, *parameters = signature(_init_of(cls)).parameters.values()
        typed: list[Parameter] = [found.replace(annotation=hints[found.name]) for found in parameters]
        return Signature(typed)


def _first_init(value: object, *in_order: object, **by_name: object) -> None:
    """The constructor of a class of which no value was made yet: it makes the one that the class has from then on."""
    kind: Any = type(value)
    kind.__init__ = _init_of(kind)
    kind.__init__(value, *in_order, **by_name)


def _init_of(kind: Any) -> Callable[..., None]:  # noqa: ANN401 -- a class of values
    """The constructor of a class: a field that must be given, after one that need not be, is given by its name."""
    parameters, optional = ["self"], False
    for name, default in kind.defaults.items():
        if default is NEEDED and optional and "*" not in parameters:
            parameters.append("*")
        optional = default is not NEEDED
        parameters.append(f"{name}=defaults[{name!r}]" if optional else name)
    lines = [f"put_{name}(self, {name})" for name in kind.defaults]
    scope: dict[str, Any] = {
        "defaults": kind.defaults,
        **{f"put_{name}": put for name, put in zip(kind.defaults, kind.puts, strict=True)},
    }
    exec(f"def __init__({', '.join(parameters)}): {'; '.join(lines) or 'pass'}", scope)  # noqa: S102 -- names of fields
    made: Callable[..., None] = scope["__init__"]
    return made


def _annotated_in(namespace: Mapping[str, Any]) -> Iterable[str]:
    annotate = namespace.get("__annotate_func__")  # from Python 3.14 on (PEP 649)
    return annotate(1) if annotate else namespace.get("__annotations__", ())  # type: ignore[no-any-return] # as it is


@dataclass_transform(frozen_default=True)
class Frozen(metaclass=_Slotted):
    """A value whose fields are all known, and none of which changes. Nothing checks what it is made of."""

    __match_args__: ClassVar[tuple[str, ...]]
    defaults: ClassVar[dict[str, Any]]  # by the names of the fields, in their order; `NEEDED` where there is none
    puts: ClassVar[tuple[Callable[[object, object], None], ...]]  # what puts a value into each field
    in_fields: ClassVar[Any]  # a function: the class of a value, and what is in its fields

    def but(self, **changes: Any) -> Self:  # noqa: ANN401 -- each field has a type of its own
        """The same value with other fields."""
        own = dict(zip(self.__match_args__, self.in_fields(self)[1:], strict=True))
        return type(self)(**own | changes)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Frozen) and self.in_fields(self) == other.in_fields(other)

    def __hash__(self) -> int:
        return hash(self.in_fields(self))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.defaults)
        return f"{type(self).__name__}({fields})"

    def __setattr__(self, name: str, _: object) -> None:
        raise AttributeError(f"{name} of {type(self).__name__} stays as it is")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{name} of {type(self).__name__} stays as it is")

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, self.in_fields(self)


def _made_again(kind: type[Frozen], *values: object) -> Frozen:
    """The value that was pickled or copied."""
    made = kind.__new__(kind)
    for put, value in zip(kind.puts, values, strict=True):
        put(made, value)
    return made


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
