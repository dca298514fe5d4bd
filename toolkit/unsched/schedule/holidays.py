"""The official holidays of duty stations: data in `templates/holidays.toml`, by time zone."""

import datetime as dt
import tomllib
from calendar import monthrange
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from unsched import refusals
from unsched.errors import Place, UnschedError, fault
from unsched.fields import Model, reader_of
from unsched.marks import Within
from unsched.resources import once_a_version, read_plain_text
from unsched.schedule.values import Days

_COMMON_YEAR = 2001  # without a leap day


class Holiday(Model):
    """A day of each year, fixed, or the n-th of a weekday in a month, or counted from Easter Sunday; or listed days.

    `plus` days come after it. What is `observed` is so on the nearest working day where it falls on a weekend.
    """

    month: Annotated[int, Within(1, 12)] | None = None
    day: Annotated[int, Within(1, 31)] = 1
    weekday: Annotated[int, Within(0, 6)] | None = None  # Monday is 0
    nth: Literal[-1, 1, 2, 3, 4] = 1  # -1: the last
    easter: Annotated[int, Within(-60, 70)] | None = None
    plus: Annotated[int, Within(0, 30)] = 0
    dates: tuple[dt.date, ...] = ()
    observed: bool = False
    until: int = dt.MAXYEAR

    def check(self) -> None:
        """Raise `Refusal` where it is held on no day, or in several ways."""
        if (self.month is not None) + (self.easter is not None) + bool(self.dates) != 1:
            raise refusals.not_as_expected({}, "one of month, easter or dates")
        if self.month and self.day > monthrange(_COMMON_YEAR, self.month)[1]:
            raise refusals.not_as_expected({}, "a day of the calendar")

    def in_year(self, year: int) -> Iterator[dt.date]:
        """The dates on which it is held in a year."""
        if self.dates or year > self.until:
            yield from (date for date in self.dates if date.year == year)
        else:
            date = self._reckoned(year) + dt.timedelta(self.plus)
            yield _observed(date) if self.observed else date

    def _reckoned(self, year: int) -> dt.date:
        if self.easter is not None or self.month is None:
            return easter(year) + dt.timedelta(self.easter or 0)
        return dt.date(year, self.month, self.day) if self.weekday is None else self._nth_weekday(year, self.month)

    def _nth_weekday(self, year: int, month: int) -> dt.date:
        first = dt.date(year, month, 1)
        found = [day for n in range(31) if (day := first + dt.timedelta(n)).weekday() == self.weekday]
        within = [day for day in found if day.month == month]
        return within[self.nth - 1 if self.nth > 0 else self.nth]


def _observed(date: dt.date) -> dt.date:
    """The working day that is nearest."""
    return date + dt.timedelta({5: -1, 6: 1}.get(date.weekday(), 0))


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar, as O'Beirne reckons it (*Puzzles and Paradoxes*, 1965)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    moon = (8 * century + 13) // 25
    epact = (19 * golden + century - leaps - moon + 15) % 30
    late = (golden + 11 * epact) // 319
    fours, years = divmod(of_century, 4)
    weekday = (2 * rest + 2 * fours - years - epact + late + 32) % 7
    month = (epact - late + weekday + 90) // 25
    return dt.date(year, month, (epact - late + weekday + month + 19) % 32)


Holidays = Mapping[str, Holiday]


@once_a_version
def read_holidays(path: Path) -> Mapping[str, Holidays]:
    """The holidays of each time zone by their names. Raises `UnschedError` with what is wrong in the file."""
    try:
        found: Mapping[str, Holidays] = reader_of(dict[str, dict[str, Holiday]])(tomllib.loads(read_plain_text(path)))
    except tomllib.TOMLDecodeError as error:
        raise fault("toml", Place(str(path)), reason=str(error)) from None
    except refusals.Refusal as refusal:
        raise UnschedError(refusals.findings(refusal, _locator(path))) from None
    return found


def _locator(path: Path) -> refusals.Locator:
    return lambda keys, _=False, /: Place(f"{path} [{'.'.join(map(str, keys))}]")


def holidays_within(holidays: Holidays, days: Days) -> Iterator[tuple[str, dt.date]]:
    """The names and dates of the holidays on some days, of those of their first and last year."""
    for name, holiday in holidays.items():
        for year in dict.fromkeys(day.year for day in days):
            yield from ((name, date) for date in holiday.in_year(year) if date in days)
