"""The house style of one language, as a value: what each of its methods gives is text."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Any, Literal
from urllib.parse import quote
from zoneinfo import ZoneInfo

from markupsafe import escape

from unsched.errors import Place, UnschedError, fault
from unsched.fields import Model
from unsched.house_style.cldr import name_of_zone, names_of_days, rules_like
from unsched.house_style.dates import Dates, capital
from unsched.house_style.lists import Lines, Lists
from unsched.house_style.numbering import Items, Ordinals, roman
from unsched.house_style.patterns import Words, pattern
from unsched.house_style.times import Clock, Times
from unsched.house_style.typography import Typography
from unsched.marks import Form, Given, Length
from unsched.refusals import Locator


class Masthead(Model):
    """In which language the distribution block of the masthead is printed."""

    language: str


class Symbols(Model):
    """Where the document of a symbol is found, in the reader's language."""

    address: Annotated[str, pattern("symbol")]


class HouseStyle(Model):
    """How one language writes dates, times, ranges, numbers, lists and addresses.

    All methods give text with the inline elements of a template, `1<sup>er</sup> juin`. The texts that some are given
    are such text already and stand in the result as they are.
    """

    name: str  # of the language in English: the msgid of its name in the catalogs
    tag: Annotated[str, Form(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]  # BCP 47, as Word wants it
    direction: Literal["ltr", "rtl"]
    digits: Annotated[str, Length(10, 10)] | None = None  # their shapes, from 0 to 9
    letter: Annotated[str, Form("^[A-Z]{1,3}$")]  # of the language in job numbers: 20-01234 (F)
    masthead: Masthead
    dates: Dates
    times: Times
    items: Items
    ordinals: Ordinals
    lists: Lists
    lines: Lines
    zones: dict[str, Words] = {}  # names of time zones by their abbreviations, where CLDR's are not official
    symbols: Symbols
    typography: Typography = Typography()
    _cldr: Annotated[str | None, Given()] = None  # the tag that CLDR is asked by, where a pseudo-language has its own
    _place: Annotated[Locator | None, Given()] = None  # of each key in the files

    @staticmethod
    def in_full(found: Any, /) -> Any:  # noqa: ANN401 -- what a TOML file holds
        """Fill in the names that the file leaves to CLDR."""
        dates = found.get("dates")
        named = not isinstance(dates, dict) or {"months", "weekdays"} <= dates.keys()
        if named or not isinstance(found.get("tag"), str):
            return found
        return found | {"dates": names_of_days(found["tag"]) | dates}

    __hash__ = object.__hash__  # there are few of them, and what they write is kept by them

    # Dates.

    def date(self, day: dt.date) -> str:
        """A full date: `22 January 2020`."""
        return self._shaped(self.dates.date(day))

    def day_month(self, day: dt.date) -> str:
        """A date without its year: `22 January`."""
        return self._shaped(self.dates.day_month(day))

    def days(self, first: dt.date, last: dt.date) -> str:
        """A range of days, what both have in common written once: `10–14 February 2020`."""
        return self._shaped(self.dates.days(first, last))

    def days_months(self, first: dt.date, last: dt.date) -> str:
        """A range of days without the year: `10–14 February`; with the years where there are two."""
        return self._shaped(self.dates.days(first, last, with_year=False))

    def parts(self, spans: Sequence[tuple[dt.date, dt.date]]) -> str:
        """Several ranges of days, each with its first and last: `26 May–3 June and 12 June 2015`."""
        return self._shaped(self.dates.parts(spans, self.lists))

    def dates_list(self, days: Sequence[dt.date]) -> str:
        """Several days in their order, each once: `8, 9 and 11 October`; with the years where there are two."""
        return self._shaped(self.dates.several(days, self.lists))

    def weekday(self, number: int) -> str:
        """The name of a weekday that stands alone, Monday being 0."""
        return capital(self.dates.weekdays[number])

    # Days at the head of their meetings.

    def day(self, day: dt.date) -> str:
        """A day at the head of its meetings, without the year: `Monday, 10 February`."""
        return self._shaped(self.dates.at_head(day))

    def day_in_full(self, day: dt.date) -> str:
        """The day of a document that is of one day only: `Monday, 10 February 2020`."""
        return self._shaped(self.dates.at_head(day, with_year=True))

    def days_heading(self, first: dt.date, last: dt.date) -> str:
        """Days at the head of their meetings: `Monday and Tuesday, 4 and 5 October`."""
        return self.day(first) if first == last else self._shaped(self.dates.both_at_head(first, last))

    # Times.

    def time(self, time: Clock) -> str:
        """A time of day: `4.30 p.m.`, `12 noon`."""
        return self._shaped(self.times.time(time))

    def hours(self, start: Clock, end: Clock) -> str:
        """A range of times: `10 a.m.–1 p.m.`, `3–4.30 p.m.`; an end before the start is on the next day."""
        return self._shaped(self.times.hours(start, end))

    def zone_name(self, zone: ZoneInfo, day: dt.date) -> str:
        """The name of a time zone, as it is on a day: `Central European Summer Time`."""
        noon = dt.datetime.combine(day, dt.time(12), zone)
        return self.zones.get(str(noon.tzname())) or str(escape(name_of_zone(self._asked, zone, day)))

    # In a sentence, with the word before it: `held on Friday, 5 June 2015`.

    def on(self, day: dt.date, time: Clock | None = None, with_year: bool = True) -> str:
        """A day, with its time: `on Friday, 5 June 2015, at 9.30 a.m.`."""
        written = self.dates.on_weekday(day, with_year)
        if time is not None:
            written = self.dates.running.at.format(day=written, time=self.times.at(time))
        return self._shaped(written)

    def on_date(self, day: dt.date, with_year: bool = True) -> str:
        """A day without its weekday: `on 5 June 2015`."""
        return self._shaped(self.dates.on(day, with_year))

    def at(self, time: Clock) -> str:
        """A time: `at 9.30 a.m.`."""
        return self._shaped(self.times.at(time))

    def from_days(self, first: dt.date, last: dt.date, with_year: bool = True) -> str:
        """A range of days: `from 10 to 14 February 2020`; one day as `on_date`."""
        if first == last:
            return self.on_date(first, with_year)
        return self._shaped(self.dates.from_to(first, last, with_year))

    def from_hours(self, start: Clock, end: Clock) -> str:
        """A range of times: `from 10 a.m. to 1 p.m.`; one time as `at`."""
        return self.at(start) if start == end else self._shaped(self.times.from_to(start, end))

    # Numbers.

    def item(self, number: str, letter: str | None) -> str:
        """An agenda item within a text: `5`, `5 (c)`, `1.1`, `V.b`."""
        return self._shaped(self.items.within(number, letter))

    def items_list(self, items: Sequence[tuple[str, str | None]]) -> str:
        """Several agenda items within a text: `13 (a) and 115`."""
        lists = self.items.lists or self.lists
        return self._shaped(lists.joined([self.items.within(*item) for item in items]))

    def label(self, number: str, letter: str | None) -> str:
        """An agenda item at the head of an entry: `5.`, `(c)`, `1.1`."""
        return self._shaped(self.items.at_head(number, letter))

    def ordinal(self, number: int, noun: str) -> str:
        """The ordinal of a session or a meeting in words, as a heading has it: `Sixty-ninth`.

        It agrees with `noun`, one of `ordinals.nouns`, which stands beside it in the heading. Where the language
        writes figures above some number, and above 199, it is as `ordinal_figures`. Raises `ValueError` for
        another noun and for a number below 1, `UnschedError` where the house style names rules that CLDR has not.
        """
        if number < 1:
            raise ValueError(f"no ordinal for {number}")
        if number > self.ordinals.form(noun).figures_above:
            return self.ordinal_figures(number, noun)
        try:
            return capital(self.ordinals.in_words(self._asked, number, noun))
        except LookupError:
            raise self._without_rules(noun) from None

    @property
    def _asked(self) -> str:
        return self._cldr or self.tag

    def _without_rules(self, noun: str) -> UnschedError:
        """The error of a form whose rules CLDR has not."""
        keys = ("ordinals", "forms", self.ordinals.nouns[noun], "rules")
        rules = self.ordinals.form(noun).rules
        place = self._place(keys) if self._place else Place(".".join(keys))
        return fault("value", place, found=repr(rules), expected=rules_like(self._asked, rules))

    def ordinal_figures(self, number: int, noun: str) -> str:
        """The ordinal of a session or a meeting in figures: `240th`. Raises `ValueError` for a noun without one."""
        return self._shaped(self.ordinals.in_figures(self._asked, number, noun))

    def annex(self, number: int) -> str:
        """The number of an annex, as it stands after or before that word: `II`."""
        return self.ordinal(number, "annex") if "annex" in self.ordinals.nouns else roman(number)

    # Texts beside each other. What is given is in its final form.

    def joined(self, texts: Sequence[str]) -> str:
        """Texts as a list in a sentence: `a, b and c`."""
        return self.lists.joined(texts)

    def listed(self, symbols: Sequence[str]) -> str:
        """Symbols of documents one after the other: `A/74/1; A/74/2`."""
        return self.lines.between_symbols.join(symbols)

    def placed(self, place: str, dates: str) -> str:
        """A place and its dates in a line of their own: `Vienna, 18–22 May 2015`."""
        return self.lines.place.format(place=place, dates=dates)

    def remarked(self, words: str, remark: str) -> str:
        """Words with a remark behind them: `6–17 July 2020 (to be held virtually)`."""
        return self.lines.remark.format(words=words, remark=remark)

    def address(self, symbol: str) -> str:
        """The web address of a document in this language."""
        return self.symbols.address.format(symbol=quote(symbol))

    def _shaped(self, text: str) -> str:
        """The text with the digits of the language, which are Western ones where it names no others."""
        return text.translate(str.maketrans("0123456789", self.digits)) if self.digits else text
