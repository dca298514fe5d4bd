"""Patterns of a house style: texts with named fields, and the one mark, `<sup>`, that they may hold."""

import re
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


def pattern(*fields: str) -> AfterValidator:
    """A check that a pattern names no fields but these, and formats them in no way of its own."""

    def check(text: str | None) -> str | None:
        if text is None:
            return None
        try:
            parts = [(name, f"{spec}{conversion or ''}") for _, name, spec, conversion in Formatter().parse(text)]
        except ValueError as error:
            raise frozen.not_as_expected(text, f"a pattern ({error})") from None
        if any(name is not None and (name not in fields or how) for name, how in parts):
            raise frozen.not_as_expected(text, "a pattern of " + ", ".join(f"{{{field}}}" for field in fields))
        return _markup(text)

    return AfterValidator(check)
