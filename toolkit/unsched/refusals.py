"""What is wrong with a value that was read, all of it at once, as findings at their places."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from unsched.errors import Finding, Place

Path = tuple[str | int, ...]

_SHOWN = 80  # characters of a value in a message
_KEY = "[key]"  # the last part of the path of a key that is at fault itself


class Locator(Protocol):
    """Where the value at a path of a file stands, or its key."""

    def __call__(self, path: Path, of_key: bool = False, /) -> Place:
        """The place of a path, or of what it lies in."""


class Fault(NamedTuple):
    """One thing that is wrong, at the path from the value that was read; the rest is as in a `Finding`."""

    path: Path
    kind: str
    details: dict[str, object]


class Refusal(Exception):  # noqa: N818 -- it says what it is
    """Raised when a value is not what it ought to be, with all that is wrong in it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(*self.faults)

    def under(self, *path: str | int) -> Iterator[Fault]:
        """The faults, as what the value lies in has them under a path."""
        return (fault._replace(path=path + fault.path) for fault in self.faults)

    def of_key(self, key: str) -> Iterator[Fault]:
        """The faults, where it is a key that is refused."""
        return self.under(key, _KEY)


def refusal(kind: str, **details: object) -> Refusal:
    """The error of one fault; `kind` and `details` are those of the `Finding` that it becomes."""
    return Refusal([Fault((), kind, details)])


def not_as_expected(found: object, expected: str) -> Refusal:
    """The error of a value that is not what was expected."""
    return refusal("value", found=shape(found), expected=expected)


def unknown_key(found: str, value: object, known: Iterable[str]) -> Fault:
    """An unknown key, or words that a colon or a comma has made one of."""
    from difflib import get_close_matches  # noqa: PLC0415 -- few files have mistakes, and all are read

    path, shown, known = (found,), found[:_SHOWN], sorted(known)
    nearest = next(iter(get_close_matches(shown, known, 1)), None)
    if nearest is None and ("text" in known or " " in shown or not value):
        return Fault(path, "stray-key", {"found": shape(shown), "expected": ", ".join(known)})
    return Fault(path, "unknown-key", {"found": shown, "expected": nearest or ", ".join(known)})


def findings(refusal: Refusal, locate: Locator) -> Iterator[Finding]:
    """What is wrong, each at the place that `locate` gives."""
    known = _explained(refusal.faults)
    for path, kind, details in refusal.faults:
        if (kind, path) not in known:
            of_key = path[-1:] == (_KEY,) or kind in ("unknown-key", "stray-key")
            yield Finding(kind, locate(_in_file(path), of_key), details)


def _explained(faults: Iterable[Fault]) -> set[tuple[str, Path]]:
    """What follows from other findings: a key is missing where it is misspelt, or where words have become one."""
    found = set()
    for path, kind, details in faults:
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
        if part != _KEY and (part != "text" or index == len(path) - 1 or path[index - 1] == "with")
    )


def shape(found: object) -> str:
    """A value as a message shows it: text as it is, anything else by what it is."""
    if isinstance(found, dict):
        return "a mapping"
    if isinstance(found, list | tuple):
        return "a list"
    shown = repr(found)
    return "nothing" if found in (None, "") else shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
