"""Patterns of a house style: texts with named fields, and the one mark, `<sup>`, that they may hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from string import Formatter
from typing import Annotated

from pydantic import AfterValidator

from unsched import frozen

_MARKUP = re.compile(r"[^<>&]*(?:<sup>[^<>&]*</sup>[^<>&]*)*")


def _markup(text: str | None) -> str | None:
    """A text that may hold `<sup>` and no other mark."""
    if text is not None and not _MARKUP.fullmatch(text):
        raise frozen.not_as_expected(text, "text without & and <, but for <sup>")
    return text


Words = Annotated[str, AfterValidator(_markup)]
Names = tuple[Words, ...]


def pattern(*needed: str, also: Sequence[str] = (), instead: Sequence[str] = ()) -> AfterValidator:
    """A check of a pattern: it has the fields that are needed, or all of those `instead`.

    It may have the fields `also` and no others, and formats none in a way of its own.
    """
    known = dict.fromkeys((*needed, *also, *instead))

    def check(text: str | None) -> str | None:
        if text is None:
            return None
        fields = _fields(text)
        if any(name not in known or how for name, how in fields.items()):
            raise frozen.not_as_expected(text, f"a pattern of {_braced(known)}")
        lacking = [name for name in needed if name not in fields]
        if lacking and not (instead and fields.keys() >= {*instead}):
            raise frozen.not_as_expected(text, f"a pattern with {_braced(lacking)} as well")
        return _markup(text)

    return AfterValidator(check)


def _fields(text: str) -> Mapping[str, str]:
    """The fields of a pattern, and how each is to be formatted."""
    try:
        parts = [(name, f"{spec}{conversion or ''}") for _, name, spec, conversion in Formatter().parse(text)]
    except ValueError as error:
        raise frozen.not_as_expected(text, f"a pattern ({error})") from None
    found: dict[str, str] = {}
    for name, how in parts:
        if name is not None:
            found[name] = found.get(name, "") + how
    return found


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
