"""Frozen nodes that are quickly made.

What dataclasses give a frozen one calls `object.__setattr__` for each of its fields, which takes several times as long
as to set them. Here they are set while the node is of a class that is open, and then it is of the frozen one.
"""

from dataclasses import MISSING, fields
from typing import Any, TypeVar

Node = TypeVar("Node")


def quickly_made(kind: type[Node]) -> type[Node]:
    """A frozen dataclass with slots, the same in all else, whose fields are set at once; none has a factory."""
    given: dict[str, Any] = {f"_{f.name}": f.default for f in fields(kind) if f.default is not MISSING}  # type: ignore[arg-type] # a dataclass
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type] # as above
    parameters = ", ".join(f"{name}=_{name}" if f"_{name}" in given else name for name in names)
    lines = ["_become(self, _open)", *(f"self.{name} = {name}" for name in names), "self.__class__ = _frozen"]
    scope = {
        **given,
        "_become": object.__dict__["__class__"].__set__,
        "_open": type(kind.__name__, (), {"__slots__": names}),
        "_frozen": kind,
    }
    exec(f"def __init__(self, {parameters}):\n " + "\n ".join(lines), scope)  # noqa: S102 -- as dataclasses do
    kind.__init__ = scope["__init__"]  # type: ignore[method-assign] # of the same parameters
    return kind
