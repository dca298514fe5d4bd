"""A translation beside its original, which is what a check looks at, and what a translator has silenced of it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from unsched.po import PoEntry

_SILENCED = re.compile(r"^check-ok:(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation, neither of them empty, and the codes of their languages."""

    source: str
    text: str
    source_language: str
    language: str


Flaw = tuple[str, Mapping[str, object]]  # a kind of finding, and the details of its wording
Check = Callable[[Pair], Iterator[Flaw]]


def silenced(entry: PoEntry) -> frozenset[str]:
    """The kinds of findings that the comments of a translator name as right: `# check-ok: KIND, KIND`."""
    kinds = ",".join(_SILENCED.findall(entry.tcomment)).split(",")
    return frozenset(kind.strip() for kind in kinds) - {""}
