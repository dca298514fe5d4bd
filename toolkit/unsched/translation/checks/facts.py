"""Facts of a text: what it says in numbers, dates, times and symbols, as values that every language shares."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from unsched.frozen import Frozen

GAP = " | "  # in the place of what was taken out of a text

LETTER = r"[^\W\d_]"
NO_LETTER_BEFORE, NO_LETTER_AFTER = rf"(?<!{LETTER})", rf"(?!{LETTER})"
NO_NUMBER_BEFORE = r"(?<!\d)(?<!\d[.,:/])"

_DIGIT = re.compile(r"[^\W\D]")
# Blanks, dashes and full-width marks as plain ones; marks without width, Arabic vowels and the kashida as nothing.
_NOTHING = "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff\u00ad\u0640" + "".join(map(chr, range(0x64B, 0x653)))
_PLAIN = str.maketrans("\u00a0\u202f\u2009\u3000‐‑–—−：（）／－．％٫٬", "    -----:()/-.%,,", _NOTHING)
_RAISED = re.compile("</?sup>")
_SAME_LETTERS = ("اأإآٱ", "يى", "هة")  # forms of one Arabic letter that habit exchanges
_TOLERANT = str.maketrans({letter: f"[{letters}]" for letters in _SAME_LETTERS for letter in letters})


class Fact(Frozen):
    """One thing that a text says: of which kind, what it may be in any language, and how the text shows it.

    `key` is what it is found by: the figures that a number may mean, the day of a date, the hour of a time. `said`
    is what else it says, `None` for what it leaves open. `readings` are the plain numbers that may stand for it in
    another language, each set by itself enough, and `lent` are numbers that another language may write outside of
    it. A `soft` fact is said in words, which another language may leave out.
    """

    kind: str
    key: frozenset[str]
    shown: str
    said: tuple[frozenset[str] | None, ...] = ()
    readings: tuple[frozenset[str], ...] = ()
    lent: frozenset[str] = frozenset()
    soft: bool = False

    def agrees(self, other: "Fact") -> bool:
        """Whether nothing that both say differs, where both are of one kind and share a key."""
        pairs = zip(self.said, other.said, strict=False)
        return all(one is None or another is None or not one.isdisjoint(another) for one, another in pairs)


Reader = Callable[[re.Match[str]], list[Fact]]


def plain(text: str) -> str:
    """A text with the digits 0 to 9 for those of any script, plain blanks, dashes and brackets, no bidi marks."""
    if not text.isascii():
        text = _DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text.translate(_PLAIN))
    return _RAISED.sub("", text) if "<" in text else text


def tolerant(pattern: str) -> str:
    """A pattern that takes an Arabic letter for each of its forms; it holds none between square brackets."""
    return pattern if pattern.isascii() else pattern.translate(_TOLERANT)


def taken_out(pattern: re.Pattern[str], text: str, read: Reader) -> tuple[list[Fact], str]:
    """The facts that `read` finds in the matches of a pattern, and the text with a gap in the place of each.

    A match in which there is no fact stays in the text.
    """
    facts: list[Fact] = []

    def read_out(match: re.Match[str]) -> str:
        found = read(match)
        facts.extend(found)
        return GAP if found else match[0]

    return facts, pattern.sub(read_out, text)


def one_of(alternatives: Iterable[str]) -> str:
    """A pattern of alternatives, the longest of them tried first."""
    return "|".join(sorted(alternatives, key=len, reverse=True))
