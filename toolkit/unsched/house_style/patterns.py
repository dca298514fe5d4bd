"""Patterns of a house style: texts with named fields, and the one mark, `<sup>`, that they may hold."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from string import Formatter
from typing import Annotated

from unsched.refusals import not_as_expected

_MARKUP = re.compile(r"[^<>&]*(?:<sup>[^<>&]*</sup>[^<>&]*)*")


def _markup(text: str) -> str:
    """A text that may hold `<sup>` and no other mark."""
    if not _MARKUP.fullmatch(text):
        raise not_as_expected(text, "text without & and <, but for <sup>")
    return text


Words = Annotated[str, _markup]
Names = tuple[Words, ...]


def pattern(*needed: str, also: Sequence[str] = (), instead: Sequence[str] = ()) -> Callable[[str], str]:
    """A check of a pattern: it has the fields that are needed, or all of those `instead`.

    It may have the fields `also` and no others, and formats none in a way of its own.
    """
    known = dict.fromkeys((*needed, *also, *instead))

    def check(text: str) -> str:
        fields = _fields(text)
        if any(name not in known or how for name, how in fields.items()):
            raise not_as_expected(text, f"a pattern of {_braced(known)}")
        lacking = [name for name in needed if name not in fields]
        if lacking and not (instead and fields.keys() >= {*instead}):
            raise not_as_expected(text, f"a pattern with {_braced(lacking)} as well")
        return _markup(text)

    return check


def _fields(text: str) -> Mapping[str, str]:
    """The fields of a pattern, and how each is to be formatted."""
    try:
        parts = [(name, f"{spec}{conversion or ''}") for _, name, spec, conversion in Formatter().parse(text)]
    except ValueError as error:
        raise not_as_expected(text, f"a pattern ({error})") from None
    found: dict[str, str] = {}
    for name, how in parts:
        if name is not None:
            found[name] = found.get(name, "") + how
    return found


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
