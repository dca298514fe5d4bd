"""How a house style writes days: one, a range, several, at the head of meetings and in a sentence.

A range writes once what its two days have in common. So there is no pattern for each kind of range: days are
joined, then the month is put to them where they share it (`of_month`), then the year (`of_year`).
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise
from typing import Annotated, NamedTuple

from unsched.fields import Model
from unsched.house_style.lists import Lists
from unsched.house_style.patterns import Names, Words, pattern
from unsched.marks import Length

Join = Callable[[str, str], str]  # what two days have of their own, into one text

_ENDS = ("first", "last")
_WEEKDAYS = ("weekday", "Weekday", "last_weekday")
OneDay = Annotated[str, pattern("date", also=_WEEKDAYS[:2])]
TwoDays = Annotated[str, pattern("dates", also=_WEEKDAYS, instead=_ENDS)]
Ends = Annotated[str, pattern(*_ENDS)]
Weekdays = Annotated[Names, Length(7, 7)]


class Headings(Model):
    """Patterns of what stands at the head of the meetings of a day, of two that follow each other, of more.

    `dates` is the range of `first` and `last`, which a pattern may also name apart.
    """

    day: OneDay
    two_days: TwoDays
    days: TwoDays


class Running(Model):
    """Patterns of days in a sentence, with the words before them; `weekdays` are there in another case."""

    on: Annotated[str, pattern("date")]
    on_weekday: Annotated[str, pattern("weekday", "date")]
    at: Annotated[str, pattern("day", "time")]
    from_to: Ends
    weekdays: Weekdays | None = None


class DatePatterns(NamedTuple):
    """Patterns of a date and of ranges, with the fields `{day}`, `{month}`, `{year}`, `{last_day}` and so on."""

    date: str
    within_month: str
    two_days: str
    within_year: str
    across_years: str


class Dates(Model):
    """Patterns of dates, and the names that they are filled with.

    `within_month` joins two days of a month, `two_days` those that follow each other, where a language joins
    them otherwise (`25 y 26 de marzo`), and `across_months` joins two dates.
    """

    number: Annotated[str, pattern("day")] = "{day}"
    of_month: Annotated[str, pattern("days", "month")]
    of_year: Annotated[str, pattern("days", "year")]
    within_month: Ends
    two_days: Ends | None = None
    across_months: Ends
    heading: Headings
    running: Running
    first_of_month: Words = "1"
    months: Annotated[Names, Length(12, 12)]
    weekdays: Weekdays

    @property
    def patterns(self) -> DatePatterns:
        """The patterns of whole dates and of ranges, put together, for whoever reads dates in a text."""
        number, last = self.number.format(day="{day}"), self.number.format(day="{last_day}")
        one = self.of_month.format(days=number, month="{month}")
        other = self.of_month.format(days=last, month="{last_month}")
        date = self.of_year.format(days=one, year="{year}")
        return DatePatterns(
            date=date,
            within_month=self._within_month(self.within_month.format(first=number, last=last)),
            two_days=self._within_month((self.two_days or self.within_month).format(first=number, last=last)),
            within_year=self.of_year.format(days=self.across_months.format(first=one, last=other), year="{year}"),
            across_years=self.across_months.format(
                first=date, last=self.of_year.format(days=other, year="{last_year}")
            ),
        )

    def _within_month(self, days: str) -> str:
        return self.of_year.format(days=self.of_month.format(days=days, month="{month}"), year="{year}")

    def date(self, day: dt.date) -> str:
        """`22 January 2020`."""
        return self._of_year(self.day_month(day), day)

    def day_month(self, day: dt.date) -> str:
        """`22 January`."""
        return self._of_month(self._number(day), day)

    def _number(self, day: dt.date) -> str:
        return self.number.format(day=self.first_of_month if day.day == 1 else day.day)

    def _of_month(self, days: str, month: dt.date) -> str:
        return self.of_month.format(days=days, month=self.months[month.month - 1])

    def _of_year(self, days: str, year: dt.date) -> str:
        return self.of_year.format(days=days, year=year.year)

    def _date(self, day: dt.date, with_year: bool) -> str:
        return self.date(day) if with_year else self.day_month(day)

    def days(self, first: dt.date, last: dt.date, with_year: bool = True) -> str:
        """`10–14 February 2020`, or `10–14 February`."""
        if first == last:
            return self._date(first, with_year)
        return self._spanning(first, last, self._join(first, last), with_year)

    def _join(self, first: dt.date, last: dt.date) -> Join:
        """What joins the two ends of a range."""
        if _month(first) != _month(last):
            joined = self.across_months
        else:
            joined = (_follow(first, last) and self.two_days) or self.within_month
        return lambda one, other: joined.format(first=one, last=other)

    def _spanning(self, first: dt.date, last: dt.date, join: Join, with_year: bool) -> str:
        """Two days joined, with the month and the year that they share written once."""
        if first.year != last.year:
            return join(self.date(first), self.date(last))
        if first.month != last.month:
            days = join(self.day_month(first), self.day_month(last))
        else:
            days = self._of_month(join(self._number(first), self._number(last)), first)
        return self._of_year(days, first) if with_year else days

    def parts(self, spans: Sequence[tuple[dt.date, dt.date]], lists: Lists) -> str:
        """`26 May–3 June and 12 June 2015`, `6–10 and 13–17 July 2020`; without a common year each with its own."""
        days = [day for span in spans for day in span]
        if len({day.year for day in days}) > 1:
            return lists.joined([self.days(*span) for span in spans])
        if len({day.month for day in days}) > 1:
            joined = lists.joined([self.days(*span, with_year=False) for span in spans])
        else:
            joined = self._of_month(lists.joined([self._numbers(*span) for span in spans]), days[0])
        return self._of_year(joined, days[0])

    def _numbers(self, first: dt.date, last: dt.date) -> str:
        return (
            self._number(first) if first == last else self._join(first, last)(self._number(first), self._number(last))
        )

    def several(self, days: Iterable[dt.date], lists: Lists) -> str:
        """`8, 9 and 11 October`, `30 October and 2 November`; with the years where there are several."""
        months = [list(days) for _, days in groupby(sorted(set(days)), _month)]
        written = [self._of_month(lists.joined([*map(self._number, days)]), days[0]) for days in months]
        if any(one[0].year != other[0].year for one, other in pairwise(months)):
            written = [self._of_year(words, days[0]) for words, days in zip(written, months, strict=True)]
        return lists.joined(written)

    def at_head(self, day: dt.date, with_year: bool = False) -> str:
        """`Monday, 10 February`, or `Monday, 10 February 2020`."""
        return self.heading.day.format(date=self._date(day, with_year), **self._weekdays(day, day))

    def both_at_head(self, first: dt.date, last: dt.date) -> str:
        """`Monday and Tuesday, 4 and 5 October`, `Thursday to Saturday, 8–10 July`."""
        heading = self.heading.two_days if _follow(first, last) else self.heading.days
        join = self._join(first, last)
        names = self._weekdays(first, last)

        def write(one: str, other: str) -> str:
            return heading.format(first=one, last=other, dates=join(one, other), **names)

        return self._spanning(first, last, write, with_year=False)

    def _weekdays(self, first: dt.date, last: dt.date) -> dict[str, str]:
        one, other = self.weekdays[first.weekday()], self.weekdays[last.weekday()]
        return {"weekday": one, "Weekday": capital(one), "last_weekday": other}

    def on(self, day: dt.date, with_year: bool) -> str:
        """`on 5 June 2015`, or `on 5 June`."""
        return self.running.on.format(date=self._date(day, with_year))

    def on_weekday(self, day: dt.date, with_year: bool) -> str:
        """`on Friday, 5 June 2015`, or `on Friday, 5 June`."""
        weekday = (self.running.weekdays or self.weekdays)[day.weekday()]
        return self.running.on_weekday.format(weekday=weekday, date=self._date(day, with_year))

    def from_to(self, first: dt.date, last: dt.date, with_year: bool) -> str:
        """`from 10 to 14 February 2020`, or `from 10 to 14 February`."""

        def write(one: str, other: str) -> str:
            return self.running.from_to.format(first=one, last=other)

        return self._spanning(first, last, write, with_year)


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _follow(first: dt.date, last: dt.date) -> bool:
    return last - first == dt.timedelta(1)
