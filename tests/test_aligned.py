"""What official translators wrote, against what the house styles write: every line in six languages.

An English line says which values it holds; they are written in each language and looked for in what the translators
wrote, in their order, after the normalisation of the corpus. Each difference stands in `aligned.tsv` with its reason;
docs/aligned.md tells of them.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

import pytest

from tests.conftest import ROOT, shared
from unsched.errors import Place
from unsched.house_style import HouseStyle, house_style

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
Line = dict[str, str]

# Where documents come from that are not of New York, by the beginnings of their symbols.
OFFICES = {
    "vienna": ("a/ac_105", "cac/", "ctoc/", "e/cn_7", "e/cn_15", "idb", "unodc/"),
    "geneva": ("cedaw/", "unep/chw", "unep/pops"),
}

PLACES = {
    "Bangkok": ("Bangkok", "Bangkok", "Bangkok", "Бангкок", "曼谷", "بانكوك"),
    "Geneva": ("Geneva", "Genève", "Ginebra", "Женева", "日内瓦", "جنيف"),
    "Nairobi": ("Nairobi", "Nairobi", "Nairobi", "Найроби", "内罗毕", "نيروبي"),
    "New York": ("New York", "New York", "Nueva York", "Нью-Йорк", "纽约", "نيويورك"),
    "Sendai, Japan": ("Sendai, Japan", "Sendai (Japon)", "Sendai (Japón)", "Сендай, Япония", "日本仙台", "سينداي، اليابان"),
    "Vienna": ("Vienna", "Vienne", "Viena", "Вена", "维也纳", "فيينا"),
}

MONTHS = ("January", "February", "March", "April", "May", "June", "July") + (
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = {name: n for n in range(1, 100) for name in [house_style("en", Place("test")).ordinal(n, "session").lower()]}

_MONTH = "|".join(MONTHS)
_DAY = rf"\d{{1,2}}(?: (?:{_MONTH})(?: \d{{4}})?)?"
_DATES = rf"(?:{_DAY} ?- ?)?\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?"
_CLOCK = r"\d{1,2}(?:\.\d\d)? [ap]\.m\."
_WEEKDAY = "|".join(WEEKDAYS)
_ITEM = r"\d+(?: \([a-z]\))?"
VALUE = re.compile(
    rf"""
      (?P<placed>^(?P<place>{"|".join(PLACES)}),\ (?P<when>{_DATES})$)
    | (?P<parts>{_DATES}\ and\ {_DATES})
    | (?P<on>on\ (?:{_WEEKDAY}),\ {_DATES}(?:,?\ at\ {_CLOCK})?)
    | (?P<from_hours>from\ {_CLOCK}\ to\ {_CLOCK})
    | (?P<from_days>from\ {_DAY}\ to\ {_DATES})
    | (?P<head>(?:{_WEEKDAY}),\ {_DATES})
    | (?P<on_date>on\ \d{{1,2}}\ (?:{_MONTH})\ \d{{4}})
    | (?P<dates>{_DATES})
    | (?P<at>at\ {_CLOCK})
    | (?P<figures>\b\d+(?:st|nd|rd|th)(?=\ meeting))
    | (?P<ordinal>\b[A-Z][a-z]+(?:-[a-z]+)?(?=\ (?:emergency\ special\ )?(?:session|meeting)$))
    | (?P<items>(?<=[Ii]tem\ ){_ITEM}|(?<=[Ii]tems\ ){_ITEM}(?:(?:,|\ and)\ {_ITEM})+)
    | (?P<label>^\d+\.(?=\ ))
    | (?P<annex>(?<=^Annex\ )[IVX]+$)
    """,
    re.VERBOSE,
)


def _date(text: str, model: date | None = None) -> date:
    """A date out of its English words; what they leave out is that of `model`, or the year of the corpus."""
    day, month, year = [*text.split(), "", ""][:3]
    known = model or date(2015, 1, 1)
    return date(int(year or known.year), MONTHS.index(month) + 1 if month else known.month, int(day))


def _span(text: str) -> tuple[date, date]:
    first, _, last = re.sub(" ?(?:-| to ) ?", "-", text).rpartition("-")
    end = _date(last)
    return (_date(first, end) if first else end), end


def _has_year(text: str) -> bool:
    return re.search(r"\d{4}", text) is not None


def _clock(text: str) -> tuple[int, int]:
    figures, half = text.split()
    hour, _, minute = figures.partition(".")
    return int(hour) % 12 + 12 * half.startswith("p"), int(minute or 0)


@dataclass(frozen=True)
class Retold:
    """The values of an English line as a house style writes them; each method takes the English words of one."""

    line: Line
    language: str
    own: HouseStyle

    def values(self) -> Iterator[str]:
        if "iso" in self.line:
            moment = datetime.fromisoformat(self.line["iso"])
            yield self.own.on(moment.date(), (moment.hour, moment.minute))
            return
        for match in VALUE.finditer(self.line["en"]):
            yield getattr(self, next(kind for kind in VALUE.groupindex if match[kind]))(match[0])

    def placed(self, text: str) -> str:
        place, _, dates = text.rpartition(", ")
        return self.own.placed(PLACES[place][LANGUAGES.index(self.language)], self.dates(dates))

    def parts(self, text: str) -> str:
        return self.own.parts([_span(part) for part in text.split(" and ")])

    def dates(self, text: str) -> str:
        return (self.own.days if _has_year(text) else self.own.days_months)(*_span(text))

    def head(self, text: str) -> str:
        weekday, _, day = text.partition(", ")
        if _has_year(day):
            return self.own.day_in_full(_date(day))
        years = (_date(day, date(year, 1, 1)) for year in range(2015, 2005, -1))
        return self.own.day(next(one for one in years if one.weekday() == WEEKDAYS.index(weekday)))

    def on(self, text: str) -> str:
        _, day, moment = re.split(r", |,? at ", text.removeprefix("on ") + ", ")[:3]
        return self.own.on(_date(day), _clock(moment) if moment else None)

    def on_date(self, text: str) -> str:
        return self.own.on_date(_date(text.removeprefix("on ")))

    def at(self, text: str) -> str:
        return self.own.at(_clock(text.removeprefix("at ")))

    def from_hours(self, text: str) -> str:
        start, _, end = text.removeprefix("from ").partition(" to ")
        return self.own.from_hours(_clock(start), _clock(end))

    def from_days(self, text: str) -> str:
        return self.own.from_days(*_span(text.removeprefix("from ")))

    def figures(self, text: str) -> str:
        return self.own.ordinal_figures(int(text[:-2]), "meeting")

    def ordinal(self, text: str) -> str:
        principal = self.line["source"].startswith(("a/69", "a/70", "a/es"))
        noun = "meeting of parties" if "meeting" in self.line["en"] else "session" if principal else "session of a body"
        return self.own.ordinal(ORDINALS[text.lower()], noun)

    def items(self, text: str) -> str:
        found = re.findall(r"(\d+)(?: \(([a-z])\))?", text)
        return self.own.items_list([(number, letter or None) for number, letter in found])

    def label(self, text: str) -> str:
        return self.own.label(text.removesuffix("."), None)

    def annex(self, text: str) -> str:
        return self.own.annex(("I", "II", "III").index(text) + 1)


def normal(text: str) -> str:
    """A text without what the corpus has lost: kinds of dashes and blanks, directions, superscripts."""
    plain = re.sub("</?sup>|[\u200e\u200f]", "", text)
    return plain.replace("\u2013", "-").replace("\u2014", "--").replace("\u00a0", " ").replace("\u2019", "'")


def is_told(values: list[str], words: str, language: str) -> bool:
    """Whether the values stand in the words, in their order; parted from other letters where words are parted."""
    edge = "" if language == "zh" else r"(?!\w)"
    begin = "" if language == "zh" else r"(?<!\w)"
    found = ".*".join(f"{begin}{re.escape(value)}{edge}" for value in values)
    return re.search(found, words) is not None


def office_of(source: str) -> str | None:
    return next((office for office, symbols in OFFICES.items() if source.startswith(symbols)), None)


@cache
def lines(file: str) -> tuple[Line, ...]:
    with shared("aligned", file).open(encoding="utf-8", newline="") as opened:
        return tuple(csv.DictReader(opened, dialect="excel-tab", quoting=csv.QUOTE_NONE))


def compared(file: str) -> Iterator[tuple[Line, str, list[str], bool]]:
    """Each line that holds a value, in each language: what is written, and whether the translators wrote so."""
    for line in lines(file):
        for language in LANGUAGES:
            own = house_style(language, Place("test"), office_of(line["source"]))
            values = [normal(value) for value in Retold(line, language, own).values()]
            if values:
                yield line, language, values, is_told(values, normal(line[language]), language)
