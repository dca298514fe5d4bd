"""A translation beside its original, which is what a check looks at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation, neither of them empty, and the codes of their languages."""

    source: str
    text: str
    source_language: str
    language: str


Flaw = tuple[str, Mapping[str, object]]  # a kind of finding, and the details of its wording
Check = Callable[[Pair], Iterator[Flaw]]
