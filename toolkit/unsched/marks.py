"""What an annotation says of a field besides its type: its key, and what is asked of what is found there."""

import re
import sys
from collections.abc import Callable
from typing import Any

from unsched.frozen import Frozen
from unsched.refusals import not_as_expected

Reader = Callable[[Any], Any]


class Key(Frozen):
    """The key of a field in a file, where it is not its name."""

    name: str


class Given(Frozen):
    """Marks a field that no file has: whoever reads a file gives it."""


class Before(Frozen):
    """What is found is changed before it is read."""

    change: Reader


class Read(Frozen):
    """What is found is read by `parse`. To a JSON Schema it is text of a `pattern`, and may be of other `types`."""

    parse: Reader
    pattern: str
    types: tuple[str, ...] = ()


class Length(Frozen):
    """A list that is as long as that, or a text, without the blanks about it where they are `stripped`."""

    least: int = 0
    most: int = sys.maxsize
    stripped: bool = False

    def __call__(self, found: Any) -> Any:  # noqa: ANN401 -- a text or a list
        """What was found. Raises `Refusal`."""
        value = found.strip() if self.stripped else found
        if self.least <= len(value) <= self.most:
            return value
        short, long = ("text", "a shorter text") if isinstance(found, str) else ("at least one entry", "fewer entries")
        raise not_as_expected(found, short if len(value) < self.least else long)


class Within(Frozen):
    """A number from `least` to `most`."""

    least: int
    most: int

    def __call__(self, found: int) -> int:
        """What was found. Raises `Refusal`."""
        if self.least <= found <= self.most:
            return found
        raise not_as_expected(found, "a greater number" if found < self.least else "a smaller number")


class Form(Frozen):
    """A text that a regular expression matches as a whole."""

    pattern: str

    def __call__(self, found: str) -> str:
        """What was found. Raises `Refusal`."""
        if not re.fullmatch(self.pattern, found):
            raise not_as_expected(found, f"text of the form {self.pattern}")
        return found
