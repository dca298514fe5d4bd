"""Times of day read out of words, in the way of a language: one, or a start and an end."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from unsched.schedule.values import ClockTime
from unsched.verifying.reading import Names, Times

_FIELDS = {"{hour}": r"(?P<hour>2[0-4]|[01]?\d)", "{minute}": r"(?P<minute>[0-5]\d)"}
_LONGEST = 100  # letters of two times and what joins them


class Clocked(NamedTuple):
    """A start, and an end where there is one."""

    start: ClockTime
    end: ClockTime | None = None


class _Time(NamedTuple):
    hour: int
    minute: int
    half: int | None = None

    def on(self, half: int | None) -> ClockTime:
        """The time by a clock of 24 hours, in a half of the day where one is known."""
        own = self.half if self.half is not None else half
        return ClockTime(self.hour if own is None else self.hour % 12 + 12 * own, self.minute)


def read_times(text: str, times: Times) -> Clocked | None:
    """The time or the two times that a whole text says; `None` where it says anything else."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    one = _time(text, times)
    if one and not text.isdigit():  # an hour alone is the start of a range
        return Clocked(one.on(None))
    return next(_ranges(text, times), None)


def _ranges(text: str, times: Times) -> Iterator[Clocked]:
    """Every way to part a text into a start and an end."""
    for joint in _joints(times.through).finditer(text):
        start, end = _time(text[: joint.start()], times), _time(text[joint.end() :], times)
        if start and end:
            yield Clocked(start.on(end.half), end.on(start.half))


def _time(text: str, times: Times) -> _Time | None:
    words = _before(times.beside).sub("", text.strip()).strip()
    if named := times.named.get(words.casefold()) or times.named.get(words):
        hour, _, minute = named.partition(":")
        return _Time(int(hour), int(minute), int(hour) // 12 if times.halves[1] else None)
    matches = (pattern.fullmatch(words) for pattern in _forms(times.forms, times.halves))
    return next((_clocked(match, times) for match in matches if match), None)


def _clocked(match: re.Match[str], times: Times) -> _Time:
    found = match.groupdict()
    half = found.get("half")
    return _Time(
        int(found["hour"]), int(found.get("minute") or 0), times.halves.index(half) if half is not None else None
    )


@lru_cache(maxsize=64)
def _forms(forms: Names, halves: tuple[str, str]) -> tuple[re.Pattern[str], ...]:
    half = f"(?P<half>{'|'.join(map(re.escape, halves))})"
    return tuple(map(re.compile, (_form(form, half) for form in forms)))


def _form(form: str, half: str) -> str:
    pattern = re.escape(form)
    for name, meaning in (*_FIELDS.items(), ("{half}", half)):
        pattern = pattern.replace(re.escape(name), meaning)
    return pattern


@lru_cache(maxsize=64)
def _joints(through: Names) -> re.Pattern[str]:
    words = (rf"(?<=\s){re.escape(w)}(?=\s)" if w.isalpha() and w != "至" else re.escape(w) for w in through)
    return re.compile("|".join(words))


@lru_cache(maxsize=64)
def _before(beside: Names) -> re.Pattern[str]:
    """The words before a time that say nothing of it."""
    return re.compile(rf"^(?:(?:{'|'.join(map(re.escape, beside)) or '(?!)'})\s+)+")
