"""Days read out of words, in the way of a language: one, several, a range, with their weekdays."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from unsched.frozen import Frozen
from unsched.verifying.reading import Dates

_LETTER = r"[^\W\d_]"
_CENTURIES = r"(?:18|19|20)\d\d"
_LONGEST = 400  # days of a range; a longer one is none of a session
# Scripts whose words stand without blanks, or take the word "and" as a prefix.
_JOINED = re.compile("[\u0600-\u06ff\u2e80-\u9fff]")


class _Token(NamedTuple):
    kind: str
    value: int


class Said(Frozen):
    """The days that words name, each of them; the weekdays, Monday being 0; and whether all have a year."""

    days: frozenset[dt.date]
    weekdays: tuple[int, ...]
    dated: bool


def read_days(text: str, dates: Dates, year: int) -> Said | None:
    """The days that a whole text names, of `year` where it names none; `None` where it says anything else."""
    runs = list(_runs(text, dates))
    if len(runs) != 1 or runs[0][0].strip() != text.strip():
        return None
    return _said(runs[0][1], dates, year)


def find_days(text: str, dates: Dates, year: int) -> Iterator[tuple[str, Said]]:
    """The days that stand among other words, and how they are written there."""
    for written, tokens in _runs(text, dates):
        if said := _said(tokens, dates, year):
            yield written, said


def read_weekday(text: str, dates: Dates) -> int | None:
    """The weekday that a text names and nothing else."""
    tokens = [tokens for written, tokens in _runs(text, dates) if written.strip() == text.strip()]
    found = tokens[0] if tokens else []
    return found[0].value if len(found) == 1 and found[0].kind == "weekday" else None


def _runs(text: str, dates: Dates) -> Iterator[tuple[str, list[_Token]]]:
    """The longest parts of a text that consist of names, numbers and what joins them."""
    start, end = 0, -1
    tokens: list[_Token] = []
    for match in _pattern(dates).finditer(text):
        if end < 0 or text[end : match.start()].strip():
            if tokens:
                yield text[start:end], tokens
            start, tokens = match.start(), []
        end = match.end()
        tokens.append(_token(match, dates))
    if tokens:
        yield text[start:end], tokens


def _token(match: re.Match[str], dates: Dates) -> _Token:
    kind = str(match.lastgroup)
    written = match[kind]
    if kind in ("month", "weekday"):
        return _Token(kind, _number(written, dates.months if kind == "month" else dates.weekdays))
    return _Token(kind, int("".join(filter(str.isdigit, written)) or 0))


def _number(written: str, names: Sequence[str]) -> int:
    folded = written.casefold()
    return next(number for number, name in enumerate(names) if folded in name.casefold().split("|"))


class _Day:
    """A day while its month and its year are looked for."""

    __slots__ = ("day", "month", "through", "year")

    def __init__(self, day: int, month: int | None, year: int | None, through: bool) -> None:
        self.day, self.month, self.year, self.through = day, month, year, through


def _said(tokens: Iterable[_Token], dates: Dates, year: int) -> Said | None:
    found: list[_Day] = []
    weekdays: list[int] = []
    known: dict[str, int | None] = {"month": None, "year": None}
    through = False
    for kind, value in tokens:
        if kind == "day":
            found.append(_Day(value, known["month"], known["year"], through))
        elif kind == "weekday":
            weekdays.append(value)
        elif kind in known:
            number = value + (kind == "month")
            if dates.year_first:
                known[kind] = number
            else:
                _fill(found, kind, number)
        if kind in ("through", "also", "day"):
            through = kind == "through"
    days = _days(found, year)
    return Said(days, tuple(weekdays), all(day.year for day in found)) if days else None


def _fill(found: Sequence[_Day], kind: str, number: int) -> None:
    """Give the days before a month or a year what they lack of it."""
    for day in found:
        if getattr(day, kind) is None:
            setattr(day, kind, number)


def _days(found: Sequence[_Day], year: int) -> frozenset[dt.date]:
    """Each day, and those between two that a range joins; none where one is not of the calendar."""
    days: list[dt.date] = []
    for one in found:
        try:
            day = dt.date(one.year or year, one.month or 0, one.day)
        except ValueError:
            return frozenset()
        if one.through and days:
            between = (day - days[-1]).days
            if not 0 < between < _LONGEST:
                return frozenset()
            days += [days[-1] + dt.timedelta(number) for number in range(1, between)]
        days.append(day)
    return frozenset(days)


@lru_cache(maxsize=64)
def _pattern(dates: Dates) -> re.Pattern[str]:
    """One name, number or joint; the group that matched tells which."""
    number = r"(?<!\d)\d{1,2}"
    groups = {
        "year": _alternatives(_numbered(dates.year, "year", rf"(?<!\d){_CENTURIES}(?!\d)")),
        "month": _names(dates.months),
        "weekday": _names(dates.weekdays),
        "day": _alternatives(_numbered(dates.day, "day", f"{number}")) + r"(?!\d)",
        **{kind: _names(getattr(dates, kind)) for kind in ("through", "also", "beside")},
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in groups.items()), re.IGNORECASE)


def _numbered(forms: Iterable[str], name: str, number: str) -> list[str]:
    """Patterns of the forms of a number, those with the most around it first."""
    return [re.escape(form).replace(re.escape(f"{{{name}}}"), number) for form in sorted(forms, key=len, reverse=True)]


def _alternatives(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"


def _names(names: Iterable[str]) -> str:
    every = sorted((name for each in names for name in each.split("|")), key=len, reverse=True)
    return _alternatives(map(_name, every)) if every else "(?!)"


def _name(name: str) -> str:
    if name[0].isdigit():
        return rf"(?<!\d){re.escape(name)}"
    if _JOINED.search(name) or not name[0].isalpha():
        return re.escape(name)
    return rf"(?<!{_LETTER}){re.escape(name)}(?!{_LETTER})"
