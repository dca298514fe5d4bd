"""How a house style writes times of day and ranges of times, in a table and in a sentence."""

import re
from typing import Annotated, Any, Literal

from unsched.fields import Model, keys
from unsched.house_style.patterns import Names, Words, pattern
from unsched.refusals import not_as_expected

Clock = tuple[int, int]  # hour 0–24 and minute
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")


def _clock(found: str) -> str:
    if not _CLOCK.fullmatch(found):
        raise not_as_expected(found, "a time from 00:00 to 24:00, such as 12:00")
    return found


ClockKey = Annotated[str, _clock]


class TimeOfDay(Model):
    """Patterns of a time on the hour and of one with minutes."""

    whole: Annotated[str, pattern("hour", also=("minute", "half"))]
    minutes: Annotated[str, pattern("hour", "minute", also=("half",))]


class Hours(TimeOfDay):
    """Patterns of a time and of a range of times.

    `start` or `end` is written otherwise in a range whose two times fall in one half (`3–6 p.m.`,
    `下午3时至6时`); 24 hours are one half.
    """

    range: Annotated[str, pattern("start", "end")]
    start: TimeOfDay | None = None
    end: TimeOfDay | None = None


class Running(Hours):
    """Patterns of times in a sentence; a time is written as in a table, unless the file says otherwise.

    `articles` stand before an hour, by its number or by `other`: Spanish has `a la 1.00`, `a las 2.00`.
    """

    range: Annotated[str, pattern("start", "end", also=("article", "last_article"))]
    at: Annotated[str, pattern("time", also=("article",))]
    articles: dict[str, Words] = {}

    def article(self, time: Clock) -> str:
        """The article of a time."""
        return self.articles.get(str(time[0]), self.articles.get("other", ""))


class Times(Hours):
    """Patterns of times, on a clock of 24 hours or on one of 12 with its two halves.

    `named` are times with a name of their own (`12 noon`).
    """

    clock: Literal[12, 24]
    halves: Names = ("", "")
    named: dict[ClockKey, Words] = {}
    running: Running

    @staticmethod
    def in_full(found: Any, /) -> Any:  # noqa: ANN401 -- what a TOML file holds
        """Times in a sentence are as in a table, where they are not written otherwise."""
        if isinstance(found, dict) and isinstance(found.get("running"), dict):
            shared = {key: found[key] for key in keys(TimeOfDay) if key in found}
            return found | {"running": shared | found["running"]}
        return found

    def time(self, time: Clock) -> str:
        """`4.30 p.m.`, `12 noon`."""
        return self._written(time, self)

    def at(self, time: Clock) -> str:
        """`at 4.30 p.m.`."""
        running = self.running
        return running.at.format(time=self._written(time, running), article=running.article(time))

    def hours(self, start: Clock, end: Clock) -> str:
        """`10 a.m.–1 p.m.`, `3–4.30 p.m.`."""
        return self._range(start, end, self)

    def from_to(self, start: Clock, end: Clock) -> str:
        """`from 10 a.m. to 1 p.m.`."""
        return self._range(start, end, self.running)

    def _range(self, start: Clock, end: Clock, patterns: Hours) -> str:
        shared = self._in_one_half(start, end)
        return patterns.range.format(
            start=self._written(start, (shared and patterns.start) or patterns),
            end=self._written(end, (shared and patterns.end) or patterns),
            article=self.running.article(start),
            last_article=self.running.article(end),
        )

    def _in_one_half(self, start: Clock, end: Clock) -> bool:
        """Whether two times without names fall in one half of the same day."""
        if self._name(start) or self._name(end):
            return False
        return self.clock == 24 or (self._half(start) == self._half(end) and start < end)

    def _written(self, time: Clock, patterns: TimeOfDay) -> str:
        """A time by its name, or by the pattern for its minutes."""
        hour, minute = time
        pattern = patterns.minutes if minute else patterns.whole
        shown = (hour - 1) % 12 + 1 if self.clock == 12 else hour
        return self._name(time) or pattern.format(
            hour=shown, minute=f"{minute:02}", half=self.halves[self._half(time)]
        )

    def _name(self, time: Clock) -> str | None:
        return self.named.get(f"{time[0]:02}:{time[1]:02}")

    def _half(self, time: Clock) -> int:
        return time[0] % 24 // 12 if self.clock == 12 else 0
