"""The values that a schedule writes in its own forms: dates, times, symbols, agenda items, links.

Each is read from text, as ISO 8601 writes dates and times, and refused with what was expected instead.
"""

import re
from datetime import date
from typing import Annotated, NamedTuple, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from unsched.marks import Read
from unsched.refusals import not_as_expected

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)", re.ASCII)
_ITEM = re.compile(r"([1-9]\d{0,3}|[IVXL]+)(?: ?\(([a-z])\)|\.(\d{1,2}|[a-z]))?", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_ZONE = re.compile(r"[A-Z][A-Za-z_]*(?:/[A-Za-z0-9_+-]+){1,2}|UTC")
_LINK = r"""https?://[^\s<>"\\^`{|}]{1,2000}"""
# Letters, digits and the marks that series symbols use, in parts between slashes (ST/CS/SER.A/44/Rev.1,
# A/77/6(Sect.5), CL 125/INF/1); no part is empty or made of dots, so that it never names a folder above.
_SYMBOL = r"(?!.*\.\.)(?=.{1,100}$)[A-Z0-9][A-Za-z0-9.()* -]*(?:/[A-Za-z0-9(][A-Za-z0-9.()* -]*)*"
_DAY = 24 * 60  # minutes
_NEXT_DAY = " next day"
# New York has 20-01234, Geneva GE.20-01234, Vienna V.20-01234; an asterisk marks a reissue.
_JOB_NUMBER = r"(?:[A-Z]{1,3}\.)?\d{2}-\d{5}\*?"

_FLAGS = {"true": True, "false": False, "yes": True, "no": False}

PARTS_OF_DAY = ("morning", "afternoon", "evening", "to be announced")  # in the place of a clock time


class ClockTime(NamedTuple):
    """A time of day on a clock of 24 hours; 24:00 is the end of a day."""

    hour: int
    minute: int

    def __str__(self) -> str:
        return f"{self.hour:02}:{self.minute:02}"


class Days(NamedTuple):
    """A range of days, both included; one day has itself as its last."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def __str__(self) -> str:
        return f"{self.first}/{self.last}" if self.last > self.first else str(self.first)


class Hours(NamedTuple):
    """A range of times: on one day, or until the next day. Without an `end`, how long it takes is not said."""

    start: ClockTime
    end: ClockTime | None = None
    next_day: bool = False

    @property
    def minutes(self) -> tuple[int, int]:
        """The start, and the end or the start again, in minutes from the beginning of the day."""
        start = self.start.hour * 60 + self.start.minute
        end = self.end.hour * 60 + self.end.minute + _DAY * self.next_day if self.end else start
        return start, end

    def __str__(self) -> str:
        return f"{self.start}/{self.end}{' next day' * self.next_day}" if self.end else str(self.start)


class Moment(NamedTuple):
    """A day, or a time of it."""

    date: date
    time: ClockTime | None = None

    def __str__(self) -> str:
        return f"{self.date}T{self.time}" if self.time else str(self.date)


class ItemReference(NamedTuple):
    """An agenda item by its number (`5`, `V`), or a sub-item by number and letter (`5 (c)`, `1.1`, `V.b`)."""

    number: str
    letter: str | None = None

    @property
    def parent(self) -> Self:
        """The item that a sub-item belongs to; an item itself."""
        return type(self)(self.number)

    @property
    def dotted(self) -> bool:
        """Whether it is a sub-item that is written after a dot."""
        return self.letter is not None and (self.letter.isdigit() or not self.number.isdigit())

    def __str__(self) -> str:
        if self.letter is None:
            return self.number
        return f"{self.number}.{self.letter}" if self.dotted else f"{self.number} ({self.letter})"


def parse_date(found: object) -> date:
    """A date out of `2020-02-10`."""
    if not isinstance(found, str) or not _DATE.fullmatch(found):
        raise not_as_expected(found, "a date such as 2020-02-10")
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise not_as_expected(found, "a day of the calendar") from None


def parse_days(found: object) -> Days:
    """A range out of `2020-02-10/2020-02-14` or of one date."""
    first, slash, last = found.partition("/") if isinstance(found, str) else (found, "", "")
    if not isinstance(found, str) or (slash and not _DATE.fullmatch(last)):
        raise not_as_expected(found, "dates such as 2020-02-10/2020-02-14")
    days = Days(parse_date(first), parse_date(last if slash else first))
    if days.last < days.first:
        raise not_as_expected(found, "an end that is not before the start")
    return days


def parse_time(found: object) -> ClockTime:
    """A time out of `10:00`."""
    match = _CLOCK.fullmatch(found) if isinstance(found, str) else None
    if match is None or (match[1] == "24" and match[2] != "00"):
        raise not_as_expected(found, "a time from 00:00 to 24:00, such as 10:00")
    return ClockTime(int(match[1]), int(match[2]))


def _parse_start(found: object) -> ClockTime:
    """A time that something begins at: 24:00 is the end of a day and no beginning."""
    time = parse_time(found)
    if time.hour == 24:
        raise not_as_expected(found, "a start from 00:00 to 23:59")
    return time


def parse_hours(found: object) -> Hours:
    """A range out of `10:00/13:00`, or out of `22:00/02:00 next day`."""
    if not isinstance(found, str) or found.count("/") != 1:
        raise not_as_expected(found, "times such as 10:00/13:00")
    start, _, end = found.partition("/")
    next_day = end.endswith(_NEXT_DAY)
    hours = Hours(_parse_start(start), parse_time(end.removesuffix(_NEXT_DAY)), next_day)
    if hours.minutes[1] <= hours.minutes[0]:
        raise not_as_expected(found, f"an end after the start, or one such as {end}{_NEXT_DAY}")
    if hours.minutes[1] - hours.minutes[0] > _DAY:
        raise not_as_expected(found, "an end within a day of the start")
    return hours


def parse_moment(found: object) -> Moment:
    """A day or a time of it out of `2015-06-05` or `2015-06-05T15:00`."""
    day, letter, time = found.partition("T") if isinstance(found, str) else (found, "", "")
    return Moment(parse_date(day), parse_time(time) if letter else None)


def parse_span(found: object) -> Days | Hours:
    """A range of days or of times out of `2020-02-10/2020-02-14` or `10:00/13:00`."""
    return parse_hours(found) if isinstance(found, str) and ":" in found else parse_days(found)


def parse_meeting_time(found: object) -> Hours | str:
    """When a meeting is: `10:00/13:00`, `10:00` without an end, or one of `PARTS_OF_DAY`."""
    if found in PARTS_OF_DAY:
        return str(found)
    if isinstance(found, str) and _CLOCK.fullmatch(found):
        return Hours(_parse_start(found))
    if isinstance(found, str) and "/" in found:
        return parse_hours(found)
    raise not_as_expected(found, f"times such as 10:00/13:00, a start such as 10:00, or {', '.join(PARTS_OF_DAY)}")


def parse_item(found: object) -> ItemReference:
    """An agenda item out of `5`, `5 (c)`, `1.1` or `V.b`."""
    match = _ITEM.fullmatch(found) if isinstance(found, str) else None
    item = ItemReference(match[1], match[2] or match[3]) if match else None
    if match is None or item is None or item.dotted != bool(match[3]):
        raise not_as_expected(found, "an agenda item such as 5, 5 (c) or 1.1")
    return item


def parse_number(found: object) -> int:
    """A number of a session or a meeting out of `240`."""
    if not isinstance(found, str) or not _NUMBER.fullmatch(found):
        raise not_as_expected(found, "a number from 1 to 9999")
    return int(found)


def parse_flag(found: object) -> bool:
    """Whether something is so, out of `true` or `false`, `yes` or `no`."""
    if not isinstance(found, str) or found not in _FLAGS:
        raise not_as_expected(found, "true or false")
    return _FLAGS[found]


def parse_time_zone(found: object) -> ZoneInfo:
    """A time zone by its name in the IANA database."""
    try:
        return ZoneInfo(found if isinstance(found, str) and _ZONE.fullmatch(found) else "")
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise not_as_expected(found, "a time zone of the IANA database, such as Europe/Zurich") from None


def _written(pattern: str, expected: str, *types: str) -> Read:
    """A reader of text that stays as it is written."""
    whole = re.compile(pattern, re.ASCII)

    def parse(found: object) -> str:
        if not isinstance(found, str) or not whole.fullmatch(found):
            raise not_as_expected(found, expected)
        return found

    return Read(parse, pattern, types)


_NAME = "[a-z][a-z0-9-]{0,60}"
_TIMES = rf"{_CLOCK.pattern}/{_CLOCK.pattern}(?:{_NEXT_DAY})?"
_DATES = rf"{_DATE.pattern}(?:/{_DATE.pattern})?"

Date = Annotated[date, Read(parse_date, _DATE.pattern)]
DateRange = Annotated[Days, Read(parse_days, _DATES)]
MomentOfDay = Annotated[Moment, Read(parse_moment, rf"{_DATE.pattern}(?:T{_CLOCK.pattern})?")]
Span = Annotated[Days | Hours, Read(parse_span, f"{_DATES}|{_TIMES}")]
Time = Annotated[ClockTime, Read(parse_time, _CLOCK.pattern)]
TimeRange = Annotated[Hours, Read(parse_hours, _TIMES)]
Number = Annotated[int, Read(parse_number, _NUMBER.pattern, ("integer",))]
TimeZone = Annotated[ZoneInfo, Read(parse_time_zone, _ZONE.pattern)]
MeetingTime = Annotated[Hours | str, Read(parse_meeting_time, "|".join((_TIMES, _CLOCK.pattern, *PARTS_OF_DAY)))]
Item = Annotated[ItemReference, Read(parse_item, _ITEM.pattern, ("number",))]
Symbol = Annotated[str, _written(_SYMBOL, "a document symbol such as A/AC.290/2020/1", "number")]
JobNumber = Annotated[str, _written(_JOB_NUMBER, "a job number such as 20-01234")]
Link = Annotated[str, _written(_LINK, "a web address that begins with https:// or http://")]
LanguageCode = Annotated[str, _written("[a-z]{2,3}", "a language such as en")]
OfficeName = Annotated[str, _written(_NAME, "the name of an office, such as geneva")]
Layout = Annotated[str, _written(_NAME, "the name of a layout, such as days")]
TemplateName = Annotated[str, _written(_NAME, "the name of a template, such as organization-of-work")]
ItemNumber = Annotated[str, _written("[1-9][0-9]{0,3}|[IVXL]+", "the number of an agenda item, such as 5 or V")]
ItemLetter = Annotated[str, _written("[a-z]|[1-9][0-9]?", "the letter of a sub-item, such as a, or its number")]
Flag = Annotated[bool, Read(parse_flag, "yes|no", ("boolean",))]
