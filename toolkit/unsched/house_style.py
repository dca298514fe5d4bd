"""The house style of one language: how official documents write dates, times, ranges and item numbers.

A house style is data, `locales/<language>/house-style.toml`. CLDR gives the names of months and weekdays where
the file gives none; official practice, which the file holds, comes before CLDR everywhere.

What its methods return is text with the inline elements of a template: French writes `1<sup>er</sup> juin`.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal
from urllib.parse import quote

from pydantic import AfterValidator, Field, ValidationError, model_validator

from unsched import frozen
from unsched.errors import Place, UnschedError, fault
from unsched.frozen import Frozen
from unsched.resources import is_there, locate, names, once_a_version, read_plain_text
from unsched.typography import Typography

Clock = tuple[int, int]  # hour 0–24 and minute

# Languages for trying out, by the codes of Windows and Android, and their directions.
PSEUDO: Mapping[str, Literal["ltr", "rtl"]] = {"qps-ploc": "ltr", "qps-plocm": "rtl"}

_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_DAY = ("weekday", "Weekday", "day", "month", "year")
_DAYS = (*_DAY, *(f"last_{name}" for name in _DAY))
_TIME = ("hour", "minute", "half")


_MARKUP = re.compile(r"[^<>&]*(?:<sup>[^<>&]*</sup>[^<>&]*)*")


def _markup(text: str | None) -> str | None:
    """A text that may hold `<sup>` and no other mark."""
    if text is not None and not _MARKUP.fullmatch(text):
        raise frozen.not_as_expected(text, "text without & and <, but for <sup>")
    return text


Names = tuple[Annotated[str, AfterValidator(_markup)], ...]


def _pattern(*fields: str) -> AfterValidator:
    """A check that a pattern names no fields but these, and formats them in no way of its own."""

    def check(text: str | None) -> str | None:
        if text is None:
            return None
        try:
            parts = [(name, f"{spec}{conversion or ''}") for _, name, spec, conversion in Formatter().parse(text)]
        except ValueError as error:
            raise frozen.not_as_expected(text, f"a pattern ({error})") from None
        if any(name is not None and (name not in fields or how) for name, how in parts):
            raise frozen.not_as_expected(text, "a pattern of " + ", ".join(f"{{{field}}}" for field in fields))
        return _markup(text)

    return AfterValidator(check)


class Masthead(Frozen):
    """In which language the distribution block of the masthead is printed."""

    language: str


class Dates(Frozen):
    """Patterns of dates, and the names that they are filled with.

    `two_days` is for days that follow each other within a month, where a language joins them otherwise than
    a range (`25 y 26 de marzo`).
    """

    date: Annotated[str, _pattern(*_DAY)]
    day: Annotated[str, _pattern(*_DAY)]
    within_month: Annotated[str, _pattern(*_DAYS)]
    two_days: Annotated[str | None, _pattern(*_DAYS)] = None
    within_year: Annotated[str, _pattern(*_DAYS)]
    across_years: Annotated[str, _pattern(*_DAYS)]
    first_of_month: Annotated[str, AfterValidator(_markup)] = "1"
    months: Annotated[Names, Field(min_length=12, max_length=12)]
    weekdays: Annotated[Names, Field(min_length=7, max_length=7)]

    def fields(self, day: dt.date, prefix: str = "") -> dict[str, str]:
        """What the patterns may name of a day, each name with `prefix` before it."""
        weekday = self.weekdays[day.weekday()]
        return {
            f"{prefix}weekday": weekday,
            f"{prefix}Weekday": weekday[:1].upper() + weekday[1:],
            f"{prefix}day": self.first_of_month if day.day == 1 else str(day.day),
            f"{prefix}month": self.months[day.month - 1],
            f"{prefix}year": str(day.year),
        }


class TimeOfDay(Frozen):
    """Patterns of a time on the hour and of one with minutes."""

    whole: Annotated[str, _pattern(*_TIME)]
    minutes: Annotated[str, _pattern(*_TIME)]


class Times(TimeOfDay):
    """Patterns of times, on a clock of 24 hours or on one of 12 with its two halves.

    `named` are times with a name of their own (`12 noon`). `start` or `end` is written otherwise in a range
    whose two times fall in one half (`3–6 p.m.`, `下午3时至6时`); 24 hours are one half.
    """

    clock: Literal[12, 24]
    halves: Names = ("", "")
    range: Annotated[str, _pattern("start", "end")]
    named: dict[str, Annotated[str, AfterValidator(_markup)]] = {}
    start: TimeOfDay | None = None
    end: TimeOfDay | None = None

    def name(self, time: Clock) -> str | None:
        """The name of a time that has one."""
        return self.named.get(f"{time[0]:02}:{time[1]:02}")

    def half(self, time: Clock) -> int:
        """The half of the day that a time falls in, 0 or 1."""
        return time[0] % 24 // 12 if self.clock == 12 else 0

    def written(self, time: Clock, patterns: TimeOfDay) -> str:
        """A time by its name, or by the pattern for its minutes."""
        hour, minute = time
        pattern = patterns.minutes if minute else patterns.whole
        shown = (hour - 1) % 12 + 1 if self.clock == 12 else hour
        return self.name(time) or pattern.format(hour=shown, minute=f"{minute:02}", half=self.halves[self.half(time)])


class Items(Frozen):
    """Patterns of agenda items: at the head of an entry (`5.`, `(c)`) and within a text (`5 (c)`).

    `letters` stand for a, b, c … in this language; without them the Latin letters stay.
    """

    heading: Annotated[str, _pattern("number")]
    label: Annotated[str, _pattern("letter")]
    reference: Annotated[str, _pattern("number", "letter", "label")]
    letters: Names = ()

    def letter(self, letter: str) -> str:
        """The letter of this language for a Latin one."""
        index = ord(letter) - ord("a")
        return self.letters[index] if index < len(self.letters) else letter


class Symbols(Frozen):
    """Where the document of a symbol is found, in the reader's language."""

    address: Annotated[str, _pattern("symbol")]


class HouseStyle(Frozen):
    """How one language writes dates, times, ranges, item numbers and addresses; all methods give text."""

    name: str  # of the language in English: the msgid of its name in the catalogs
    tag: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]  # BCP 47, as Word wants it
    direction: Literal["ltr", "rtl"]
    digits: Annotated[str | None, Field(min_length=10, max_length=10)] = None  # their shapes, from 0 to 9
    letter: Annotated[str, Field(pattern="^[A-Z]{1,3}$")]  # of the language in job numbers: 20-01234 (F)
    masthead: Masthead
    dates: Dates
    times: Times
    items: Items
    symbols: Symbols
    typography: Typography = Field(default_factory=Typography)

    @model_validator(mode="before")
    @classmethod
    def _names_from_cldr(cls, data: Any) -> Any:  # noqa: ANN401 -- what a TOML file holds
        """Fill in the names that the file leaves to CLDR."""
        dates = data.get("dates")
        if isinstance(dates, dict) and isinstance(data.get("tag"), str) and not {"months", "weekdays"} <= dates.keys():
            return data | {"dates": _cldr_names(data["tag"]) | dates}
        return data

    def date(self, day: dt.date) -> str:
        """A full date: `22 January 2020`."""
        return self._shaped(self.dates.date.format_map(self.dates.fields(day)))

    def day(self, day: dt.date) -> str:
        """A day at the head of its meetings, without the year: `Monday, 10 February`."""
        return self._shaped(self.dates.day.format_map(self.dates.fields(day)))

    def days(self, first: dt.date, last: dt.date) -> str:
        """A range of days, what both have in common written once: `10–14 February 2020`."""
        if first == last:
            return self.date(first)
        fields = self.dates.fields(first) | self.dates.fields(last, "last_")
        return self._shaped(self._range_pattern(first, last).format_map(fields))

    def _range_pattern(self, first: dt.date, last: dt.date) -> str:
        if first.year != last.year:
            return self.dates.across_years
        if first.month != last.month:
            return self.dates.within_year
        following = last.day == first.day + 1
        return (following and self.dates.two_days) or self.dates.within_month

    def time(self, time: Clock) -> str:
        """A time of day: `4.30 p.m.`, `12 noon`."""
        return self._shaped(self.times.written(time, self.times))

    def hours(self, start: Clock, end: Clock) -> str:
        """A range of times: `10 a.m.–1 p.m.`, `3–4.30 p.m.`."""
        times = self.times
        shared = not times.name(start) and not times.name(end) and times.half(start) == times.half(end)
        first = times.written(start, (shared and times.start) or times)
        last = times.written(end, (shared and times.end) or times)
        return self._shaped(times.range.format(start=first, end=last))

    def item(self, number: str, letter: str | None) -> str:
        """An agenda item within a text: `5`, `5 (c)`."""
        if letter is None:
            return self._shaped(number)
        own = self.items.letter(letter)
        return self._shaped(self.items.reference.format(number=number, letter=own, label=self.label(number, letter)))

    def label(self, number: str, letter: str | None) -> str:
        """An agenda item at the head of an entry: `5.`, `(c)`."""
        if letter is None:
            return self._shaped(self.items.heading.format(number=number))
        return self.items.label.format(letter=self.items.letter(letter))

    def _shaped(self, text: str) -> str:
        """The text with the digits of the language, which are Western ones where it names no others."""
        return text.translate(str.maketrans("0123456789", self.digits)) if self.digits else text

    def address(self, symbol: str) -> str:
        """The web address of a document in this language."""
        return self.symbols.address.format(symbol=quote(symbol))


def _cldr_names(tag: str) -> dict[str, list[str]]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- 20 ms that a complete file does not need

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}
    months, weekdays = locale.months["format"]["wide"], locale.days["format"]["wide"]
    return {"months": [months[n] for n in range(1, 13)], "weekdays": [weekdays[n] for n in range(7)]}


def languages() -> list[str]:
    """The codes of the languages that have a house style, sorted."""
    return [code for code in names("locales", "*/house-style.toml") if _CODE.fullmatch(code)]


def house_style(code: str, asked_at: Place) -> HouseStyle:
    """The house style of a language; a pseudo-language has that of English.

    Raises `UnschedError` at the place that asks for one there is not.
    """
    if code in PSEUDO:
        masthead = Masthead(language=code)
        disguise = {"name": "Pseudo", "tag": code, "direction": PSEUDO[code], "masthead": masthead}
        return house_style("en", asked_at).model_copy(update=disguise)
    path = locate("locales", code, "house-style.toml")
    if not _CODE.fullmatch(code) or not is_there(path):
        raise fault("language", asked_at, found=code, expected=", ".join(languages()))
    return read_house_style(path)


@once_a_version
def read_house_style(path: Path) -> HouseStyle:
    """The house style that a TOML file holds. Raises `UnschedError` with all that is wrong in it."""
    try:
        return HouseStyle.model_validate(tomllib.loads(read_plain_text(path)))
    except tomllib.TOMLDecodeError as error:
        raise fault("toml", Place(str(path)), reason=str(error)) from None
    except RecursionError:
        raise fault("toml", Place(str(path)), reason="it is nested too deep") from None
    except ValidationError as error:
        raise UnschedError(frozen.findings(error, HouseStyle, _locator(path))) from None


def _locator(path: Path) -> frozen.Locator:
    return lambda keys, _=False, /: Place(f"{path} [{'.'.join(map(str, keys))}]")
