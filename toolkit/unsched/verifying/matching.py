"""A line that was seen beside the line that was wanted: the words, the values in them, the label and the links."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from unsched.schedule.values import ClockTime, Days, Hours, Moment
from unsched.verifying.dates import find_days, read_days, read_weekday
from unsched.verifying.numbers import read_item, read_label, read_numbers
from unsched.verifying.reading import ReadingTable
from unsched.verifying.seen import Line
from unsched.verifying.times import Clocked, read_times
from unsched.verifying.wanted import Slot, SlotKind, Wanted

_GAP = " ()（）:：;；؛,，،–-"
_OPENING = " (（:："
_GAP_LENGTH = 8
_MARKS = "*0123456789"  # of footnotes
_MARK_LENGTH = 3
_SLOT_LENGTH = 120
_TRIES = 2000  # ways to part a line, which a hostile file might have a great many of
_DIGITS = re.compile(r"\d+")
_NEAR = 30  # characters that are shown around a difference


class Reading(NamedTuple):
    """A language and the table that it is read by."""

    code: str
    table: ReadingTable


class Difference(NamedTuple):
    """What was found and what was expected, by the kind of a finding."""

    kind: str
    found: str
    expected: str


def differences(wanted: Wanted, line: Line, reading: Reading) -> Iterator[Difference]:
    """What a line says otherwise than it ought to."""
    if (line.label or wanted.label) and read_label(line.label, reading.table.items) != wanted.label:
        yield Difference("seen-item", line.label or line.words, wanted.label or "no label")
    found = fitted(wanted.parts, line.words)
    if found is None:
        yield _of_words(wanted, line)
    else:
        yield from _of_values(wanted, found, reading)
    for found_at, expected in zip_longest(*([link.address for link in each.links] for each in (line, wanted))):
        if found_at != expected:
            yield Difference("seen-link", found_at or "nothing", expected or "nothing")


# Words.


def fitted(parts: Iterable[str | Slot], words: str) -> list[str] | None:
    """What stands in the slots of a line, in their order; `None` where the words between them differ."""
    return _Fitting(tuple(parts), words.strip()).slots()


@dataclass
class _Fitting:
    """The search for the places of slots in a line; it gives up after `_TRIES` ways."""

    parts: tuple[str | Slot, ...]
    words: str
    tries: int = 0

    def slots(self) -> list[str] | None:
        return self._from(0, 0)

    def _from(self, index: int, at: int) -> list[str] | None:
        self.tries += 1
        if self.tries > _TRIES:
            return None
        if index == len(self.parts):
            return [] if not self.words[at:].strip() else None
        part = self.parts[index]
        if isinstance(part, str):
            words = part if at and index else part.lstrip()
            last = index == len(self.parts) - 1
            words = words.rstrip() if last else words
            return self._from(index + 1, at + len(words)) if self.words.startswith(words, at) else None
        for end in self._ends(index, at, part.kind):
            after = self._from(index + 1, end)
            if after is not None:
                return after if part.kind == "gap" else [self.words[at:end], *after]
        return None

    def _ends(self, index: int, at: int, kind: SlotKind) -> Iterable[int]:
        if kind == "gap":
            return range(self._run(at, _GAP, _GAP_LENGTH), at - 1, -1)
        return [self._run(at, _MARKS, _MARK_LENGTH)] if kind == "mark" else self._ends_of_slot(index, at)

    def _run(self, at: int, signs: str, most: int) -> int:
        """The end of a run of signs."""
        end = at
        while end < len(self.words) and self.words[end] in signs and end - at < most:
            end += 1
        return end

    def _ends_of_slot(self, index: int, at: int) -> Iterator[int]:
        """Where a slot may end: before the words that follow it, or with the line."""
        following = next((part for part in self.parts[index + 1 :] if isinstance(part, str) and part.strip()), "")
        if not following:
            yield len(self.words)
            return
        words = following.strip()
        found = self.words.find(words, at)
        while 0 <= found - at <= _SLOT_LENGTH:
            direct = self.parts[index + 1] == following
            yield found - (len(following) - len(following.lstrip())) if direct else found
            found = self.words.find(words, found + 1)


def _of_words(wanted: Wanted, line: Line) -> Difference:
    """The first difference between words, by what it most likely is: a symbol, a number, or words."""
    for symbol in wanted.symbols:
        if symbol not in line.words:
            shown = (link.text for link in line.links if link.text not in wanted.symbols)
            return Difference("seen-symbol", next(shown, line.words[:200]), symbol)
    expected = str(wanted).removeprefix(f"{wanted.label} | ")
    kind = "seen-number" if _without_numbers(line.words) == _without_numbers(expected) else "seen-words"
    return Difference(kind, *_near(line.words, expected))


def _without_numbers(text: str) -> str:
    """A text with a mark for each number, and without the signs that a gap may have."""
    return _DIGITS.sub("0", text.translate(dict.fromkeys(map(ord, _GAP))))


def _near(found: str, expected: str) -> tuple[str, str]:
    """Two texts around their first difference."""
    at = next(
        (i for i, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), min(len(found), len(expected))
    )
    start = max(0, at - _NEAR)
    return tuple(_cut(text, start, at + _NEAR) for text in (found, expected))  # type: ignore[return-value] # two


def _cut(text: str, start: int, end: int) -> str:
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}" or "nothing"


# Values.


def _of_values(wanted: Wanted, found: Iterable[str], reading: Reading) -> Iterator[Difference]:
    slots = (part for part in wanted.parts if isinstance(part, Slot) and part.kind != "gap")
    for slot, words in zip(slots, found, strict=True):
        yield from _READ[slot.kind](slot.value, words.strip(), reading)


def _days(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    """A day, or several, with their year."""
    expected, bare = covered(value), words.strip(_GAP)
    said = read_days(bare, reading.table.dates, min(expected).year)
    if said is None or said.days != expected or not said.dated:
        yield Difference("seen-date", bare, _listed(value))


def _heading(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    """The days at the head of meetings, without a year; their weekdays are those of the days."""
    expected = covered(value)
    said = read_days(words, reading.table.dates, min(expected).year)
    if said is None or said.days != expected:
        yield Difference("seen-date", words, _listed(value))
    ends = tuple(day.weekday() for day in dict.fromkeys((min(expected), max(expected))))
    if said and said.weekdays != ends:
        named = reading.table.dates.weekdays
        yield Difference("seen-weekday", words, ", ".join(named[weekday].split("|")[0] for weekday in ends))


def _short(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    """Days without a year and without their weekdays."""
    expected = covered(value)
    said = read_days(words, reading.table.dates, min(expected).year)
    if said is None or said.days != expected or said.weekdays:
        yield Difference("seen-date", words, _listed(value))


def _weekday(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    if read_weekday(words, reading.table.dates) != value:
        yield Difference("seen-weekday", words, reading.table.dates.weekdays[int(str(value))].split("|")[0])


def _moment(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    """A day in a sentence, with its weekday, perhaps with a time."""
    moment = value if isinstance(value, Moment) else Moment(dt.date.min)
    written, said = next(find_days(words, reading.table.dates, moment.date.year), ("", None))
    if said is None or said.days != {moment.date}:
        yield Difference("seen-date", words, str(moment.date))
        return
    if said.weekdays not in ((), (moment.date.weekday(),)):
        yield Difference("seen-weekday", words, reading.table.dates.weekdays[moment.date.weekday()].split("|")[0])
    rest = words.replace(written, "", 1).strip(_GAP)
    if moment.time and read_times(rest, reading.table.times) != Clocked(moment.time):
        yield Difference("seen-time", rest or words, str(moment.time))


def _times(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    expected = value if isinstance(value, Hours) else Hours(ClockTime(0, 0))
    said = read_times(words.strip(_GAP), reading.table.times)
    if said is None or (_clock(said.start), _clock(said.end)) != (_clock(expected.start), _clock(expected.end)):
        yield Difference("seen-time", words, str(expected))


def _clock(time: ClockTime | None) -> ClockTime | None:
    """A time, the end of a day as the beginning of the next."""
    return ClockTime(time.hour % 24, time.minute) if time else None


def _item(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    bare = words.rstrip(_OPENING)  # of what follows
    if read_item(bare, reading.table.items) != value:
        yield Difference("seen-item", bare, str(value))


def _label(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    if read_label(words, reading.table.items) != value:
        yield Difference("seen-item", words, str(value))


def _number(value: object, words: str, reading: Reading) -> Iterator[Difference]:
    if value not in read_numbers(words, reading.code):
        yield Difference("seen-number", words, str(value))


def _mark(value: object, words: str, _: Reading) -> Iterator[Difference]:
    if words.strip(_GAP) != value:
        yield Difference("seen-number", words, str(value))


_READ: Mapping[SlotKind, Callable[[object, str, Reading], Iterator[Difference]]] = {
    "days": _days,
    "heading": _heading,
    "short": _short,
    "weekday": _weekday,
    "moment": _moment,
    "times": _times,
    "item": _item,
    "label": _label,
    "number": _number,
    "mark": _mark,
}


def _listed(value: object) -> str:
    """Days as ISO 8601 writes them."""
    several = isinstance(value, tuple) and not isinstance(value, Days)
    return ", ".join(map(str, value)) if several and isinstance(value, tuple) else str(value)


def covered(value: object) -> frozenset[dt.date]:
    """Each day of some days: one, a range, or several of either."""
    if isinstance(value, dt.date):
        return frozenset({value})
    if isinstance(value, Days):
        length = min((value.last - value.first).days, 400)
        return frozenset(value.first + dt.timedelta(number) for number in range(length + 1))
    several = value if isinstance(value, tuple) else ()
    return frozenset[dt.date]().union(*map(covered, several))
