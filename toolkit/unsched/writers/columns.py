"""The widths of a grid's columns: shares by what they hold, none too narrow for its longest word."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from unicodedata import east_asian_width

from unsched.document.tree import Direction

# Twips: half the size of the letters in a grid, which is 9 points; Arabic letters and the digits with them are larger.
_LETTER: Mapping[Direction, int] = {"ltr": 90, "rtl": 126}
_EDGES = 200  # twips: the two edges of a cell, and some more for capitals
# The longest line of a column, in letters, decides how large its share is; what is longer is parted anyway.
_SHARES = (6, 14, 24, 36, 48)
_OF_HEADS = 24  # the most for the first column, which tells what the others are about
_WHOLE = 16  # letters: so short a line is not parted
_WORDS = re.compile(r"[^ \t]+")  # a no-break space parts none


def widths(columns: Sequence[Iterable[str]], total: int, direction: Direction) -> tuple[int, ...]:
    """The widths of columns in twips, which make up their total; each column is the lines that stand in it."""
    lines = [tuple(column) for column in columns]
    shares = [_share(column, _OF_HEADS if index == 0 else _SHARES[-1]) for index, column in enumerate(lines)]
    floors = [_EDGES + _LETTER[direction] * _unparted(column) for column in lines]
    fitted = [round(width) for width in _fitted(shares, floors, total)]
    return (*fitted[:-1], total - sum(fitted[:-1]))


def _share(lines: Iterable[str], most: int) -> int:
    longest = min(most, max(map(_letters, lines), default=0))
    return next(share for share in _SHARES if longest <= share)


def _unparted(lines: Sequence[str]) -> int:
    """The letters of a column that stay in one line: those of its longest word, or of its longest line."""
    line = max(map(_letters, lines), default=0)
    words = chain.from_iterable(map(_WORDS.findall, lines))
    return line if line <= _WHOLE else max(map(_word, words), default=0)


def _letters(text: str) -> int:
    """The length of a text in Latin letters; those of East Asia are twice as wide."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _word(word: str) -> int:
    """The length of a word in letters, ten at most of one that may be parted at each of them."""
    return min(10, _letters(word)) if any(east_asian_width(character) in "WF" for character in word) else len(word)


def _fitted(shares: Sequence[int], floors: Sequence[int], total: int) -> Sequence[float]:
    """Shares of a total, where a share below its floor is the floor, and the others give way."""
    scale = min(1.0, total / sum(floors))
    fixed: dict[int, float] = {}
    while len(fixed) < len(shares):
        free = [index for index in range(len(shares)) if index not in fixed]
        unit = (total - sum(fixed.values())) / sum(shares[index] for index in free)
        tight = {index: scale * floors[index] for index in free if shares[index] * unit < scale * floors[index]}
        if not tight:
            return [fixed.get(index, shares[index] * unit) for index in range(len(shares))]
        fixed |= tight
    return [fixed[index] for index in range(len(shares))]
