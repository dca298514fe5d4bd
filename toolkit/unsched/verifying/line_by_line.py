"""Lines that were seen beside the lines that were wanted."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from unsched.verifying.aligning import aligned
from unsched.verifying.dates import find_days
from unsched.verifying.matching import Difference, Reading, covered, differences
from unsched.verifying.seen import Line
from unsched.verifying.wanted import Slot, Wanted, WantedDocument

_SHOWN = 100  # characters
_DIGIT = re.compile(r"\d")
_WEIGHED = 500  # characters by which two lines are held against each other


class Mismatch(NamedTuple):
    """A difference and where it stands: in words, and in which line of the file, 0 where that has none."""

    difference: Difference
    where: str
    number: int = 0


Found = Iterator[Mismatch]


def compare_lines(wanted: Sequence[Wanted], seen: Sequence[Line], reading: Reading) -> Found:
    """What differs between lines of which each is wanted and no other."""
    last = seen[0] if seen else Line("", "")
    for one, other in aligned(wanted, seen, partial(unlike, reading)):
        last = other or last
        yield from compare_line(one, other, last, reading)


def compare_line(wanted: Wanted | None, line: Line | None, last: Line, reading: Reading) -> Found:
    """What differs between a line that is wanted and one that was seen; `last` is the one before it."""
    if wanted is None and line is not None:
        yield Mismatch(Difference("seen-besides", cut(line.words), ""), line.where, line.number)
    elif wanted is not None and line is None:
        yield Mismatch(Difference("seen-missing", "", cut(str(wanted))), after(last.where), last.number)
    elif wanted is not None and line is not None:
        yield from (Mismatch(each, line.where, line.number) for each in differences(wanted, line, reading))
        yield from _stated(wanted, line)


def _stated(wanted: Wanted, line: Line) -> Found:
    """The day that a line tells programs, where it is that of its words."""
    days = [part for part in wanted.parts if isinstance(part, Slot) and part.kind in ("days", "heading", "short")]
    if not line.stated or len(days) != 1:
        return
    first = str(min(covered(days[0].value)))
    if line.stated[0][:10] != first:
        yield Mismatch(Difference("seen-fact", line.stated[0], first), line.where, line.number)


def after(where: str) -> str:
    """Where something is missing."""
    return f"after {where}" if where else "the document"


def unlike(reading: Reading, wanted: Wanted, line: Line) -> float:
    """How little two lines have in common: 0 where they agree, 1 where nothing does."""
    found = list(differences(wanted, line, reading))
    if not found:
        return 0.0
    of_value = len(found) == 1 and found[0].kind not in ("seen-words", "seen-symbol")
    if of_value and (_has_words(wanted) or _DIGIT.search(line.words)):
        return 0.1
    words = f"{line.label} | {line.words}" if line.label else line.words
    return max(0.1, 1 - ratio(str(wanted)[:_WEIGHED], words[:_WEIGHED]) / 100)


def _has_words(wanted: Wanted) -> bool:
    """Whether it is known by more than a value, which anything might stand in the place of."""
    return any(isinstance(part, str) and part.strip() for part in wanted.parts)


def agrees_with_any(wanted: Sequence[Wanted], line: Line, reading: Reading) -> bool:
    """Whether a line is one of some that are wanted."""
    return any(not list(differences(one, line, reading)) for one in wanted)


def cut(text: str) -> str:
    """A text as a message shows it."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


class Known:
    """The days and links of a document, which other lines of it may name as well."""

    def __init__(self, wanted: WantedDocument, reading: Reading) -> None:
        every = list(wanted.every())
        self._links = {link for line in every for link in line.links}
        self._values = {str(part.value) for line in every for part in line.parts if isinstance(part, Slot)}
        self._reading = reading

    def besides(self, line: Line) -> Found:
        """What a line says that no line of the schedule does."""
        for link in line.links:
            if link not in self._links:
                yield Mismatch(Difference("seen-besides", link.address, ""), line.where, line.number)
        for written, said in find_days(line.words, self._reading.table.dates, 1):
            if said.dated and not any(str(day) in value for day in said.days for value in self._values):
                yield Mismatch(Difference("seen-besides", written, ""), line.where, line.number)
