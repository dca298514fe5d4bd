"""A translation beside its original, which is what a check looks at, and what a translator has silenced of it."""

import re
from collections.abc import Callable, Iterator, Mapping

from unsched.frozen import Frozen
from unsched.po import PoEntry

_SILENCED = re.compile(r"^check-ok:(.*)$", re.MULTILINE)
_LIMIT = re.compile(r"\bmax-length:\s*(\d{1,5})")


class Pair(Frozen):
    """A text and its translation, neither of them empty, and the codes of their languages.

    `limit` is how many characters wide the translation may be, `None` where its place is not narrow.
    """

    source: str
    text: str
    source_language: str
    language: str
    limit: int | None = None


Flaw = tuple[str, Mapping[str, object]]  # a kind of finding, and the details of its wording
Check = Callable[[Pair], Iterator[Flaw]]


def silenced(entry: PoEntry) -> frozenset[str]:
    """The kinds of findings that the comments of a translator name as right: `# check-ok: KIND, KIND`."""
    if "check-ok:" not in entry.tcomment:
        return frozenset()
    kinds = ",".join(_SILENCED.findall(entry.tcomment)).split(",")
    return frozenset(kind.strip() for kind in kinds) - {""}


def width_limit(entry: PoEntry) -> int | None:
    """The width that a message's author allows, by a note or a flag as Weblate has it: `max-length:24`."""
    if "max-length:" not in entry.comment and not entry.flags:
        return None
    match = _LIMIT.search(f"{entry.comment}\n{', '.join(entry.flags)}")
    return int(match[1]) if match else None
