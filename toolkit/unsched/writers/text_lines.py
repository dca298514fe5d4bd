"""Lines of plain text: how many columns they take, and how words are put on them.

Letters of East Asia take two columns (Unicode TR 11), marks that join or direct take none. A text is in the order in
which it is read; a right-to-left line is turned by what shows it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

_IDEOGRAPHS = "\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENING = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\u201c\u2018"
_CLOSING = (
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017\uff01\uff09\uff0c\uff1a\uff1b\uff1f\uff3d\u201d\u2019"
)
# What no line is parted in: an ideograph with the marks that cling to it (UAX 14), or other letters up to a space.
_UNIT = re.compile(
    f"( *)([{_OPENING}]*[{_IDEOGRAPHS}][{_CLOSING}]*|(?:(?![{_OPENING}]+[{_IDEOGRAPHS}])[^ {_IDEOGRAPHS}])+)"
)
_NO_WIDTH = ("Mn", "Me", "Cf", "Cc")


def width(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, columns: int) -> list[str]:
    """A text as lines of so many columns; a word that is longer stands on a line of its own."""
    lines: list[str] = []
    taken = 0
    for gap, unit in _UNIT.findall(text):
        room = width(unit)
        if lines and taken + len(gap) + room <= columns:
            lines[-1] += gap + unit
            taken += len(gap) + room
        else:
            lines.append(unit)
            taken = room
    return lines


def hung(text: str, columns: int, indent: int, label: str = "") -> list[str]:
    """A text as lines that begin at an indent, with a label before the first of them."""
    indent = max(indent, width(label) + 1) if label else indent
    lines = indented(wrapped(text, columns - indent), indent)
    if not label:
        return lines
    first = label + " " * (indent - width(label)) + (lines[0].lstrip(" ") if lines else "")
    return [first.rstrip(" "), *lines[1:]]


def indented(lines: Iterable[str], indent: int) -> list[str]:
    """Lines further in, but for those without words."""
    return [" " * indent + line if line else line for line in lines]


def beside(left: Sequence[str], right: Sequence[str], column: int) -> Iterator[str]:
    """Two blocks of lines, the right one from a column on: below the left one where that has no room before it."""
    if max(map(width, left), default=0) >= column:
        yield from left
        left = ()
    for one, other in zip_longest(left, right, fillvalue=""):
        yield (one + " " * (column - width(one)) + other).rstrip(" ")


def apart(left: str, right: str, columns: int) -> Iterator[str]:
    """Two texts at both ends of a line, or one below the other where it has no room for both."""
    room = columns - width(left) - width(right)
    if room > 0:
        yield (left + " " * room + right).rstrip(" ")
    else:
        yield from wrapped(left, columns)
        yield from (" " * max(columns - width(line), 0) + line for line in wrapped(right, columns))
