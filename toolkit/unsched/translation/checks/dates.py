"""Dates typed in a text, in the way of its language or in that of its masthead, and those in digits alone.

The names of months and weekdays and the order of a date are those of the house style.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from unsched.errors import Place, UnschedError
from unsched.frozen import Frozen
from unsched.house_style import HouseStyle, house_style
from unsched.translation.checks.facts import (
    NO_LETTER_AFTER,
    NO_LETTER_BEFORE,
    NO_NUMBER_BEFORE,
    Fact,
    one_of,
    plain,
    taken_out,
    tolerant,
)

_CENTURY = r"(?:18|19|20)\d\d"
_YEAR = re.compile(rf"(?<![\d/]){_CENTURY}(?!\d)")
_NUMERIC = re.compile(
    rf"{NO_NUMBER_BEFORE}(?:(?P<year>{_CENTURY})(?P<mark>[./-])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)"
    rf"|(?P<one>\d\d?)(?P<sign>[./-])(?P<other>\d\d?)(?P=sign)(?P<last>{_CENTURY}))(?!\d|[./-]\d)"
)
_DAY = r"\d{1,2}(?!\d)(?:\.?[ºª°]|\.|st|nd|rd|th|er|-?(?:го|е|й))?"
_WORDS = (
    "to|and|or|until|till|through|au?|et|ou|à|du|de|le|les|al|y|e|o|u|hasta|del|el|the|и|или|по|до|с|إلى|الى|أو|او|حتى"
)
_JOINT = rf" ?(?:(?:-{{1,3}}|[,;/、至到和及或，~]|و) ?|(?:{_WORDS}) ){{1,3}}"
_DAYS = rf"(?>{_DAY}(?:{_JOINT}{_DAY}){{0,12}}+)"
_OF = "(?:of |de |del )?"
_DAY_FIRST = (
    rf"(?:{NO_NUMBER_BEFORE}(?P<days>{_DAYS}) {{0,2}}{_OF}|{NO_LETTER_BEFORE})(?P<month>MONTHS){NO_LETTER_AFTER}"
    rf"(?(days)|(?: {{0,2}}(?P<after>{_DAYS})(?!\d|[.,:]\d))?)(?:[ ,.]{{0,2}}{_OF}(?P<year>{_CENTURY})(?!\d))?"
)
_YEAR_FIRST = (
    rf"(?:(?P<year>{_CENTURY}) ?YEAR_MARK ?)?{NO_NUMBER_BEFORE}(?P<month>MONTHS)"
    rf"(?P<days> ?(?:\d{{1,2}}DAY_MARK?{_JOINT}){{0,12}}\d{{1,2}}DAY_MARK)?(?P<after>(?!))?"
)

_ABBREVIATED = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
# Names beside those of a house style, of months from 1 and weekdays from 0.
_MORE_MONTHS: Mapping[str, Mapping[str, int]] = {
    "ar": {"يونيو": 6, "يوليو": 7},
    "en": {name: number for number, name in enumerate(_ABBREVIATED, 1)} | {"Sep": 9},
}
_MORE_WEEKDAYS: Mapping[str, Mapping[str, int]] = {"zh": {"星期天": 6}}
# Where names are declined: what of a name changes, and into what. The house style has months in the genitive.
_DECLINED: Mapping[str, tuple[str, str]] = {"ru": ("[аяьйе]?$", "(?:[аяьйеуюыи]|е[мй]|о[мй])?")}

_Names = tuple[tuple[re.Pattern[str], str], ...]  # what is written, and the number that it stands for
_WITHOUT_YEAR = frozenset({""})


class _Calendar(Frozen):
    """How a language writes dates, their weekdays before them or behind."""

    months: _Names
    weekdays: _Names
    pattern: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]

    def read(self, years: frozenset[str], match: re.Match[str]) -> list[Fact]:
        """The dates of a match, one for each day; one that names no year may be of any of `years`."""
        month = _number(match["month"], self.months)
        days = [str(int(day)) for day in re.findall(r"\d{1,2}", match["days"] or match["after"] or "")]
        if not all(1 <= int(day) <= 31 for day in days):
            return []
        weekday, shown = self._weekday(match) if len(days) == 1 else (None, match[0].strip())
        year = frozenset({match["year"]}) if match["year"] else years if days else None
        return [_date(day, month, (year, weekday), shown) for day in days or [""]]

    def _weekday(self, match: re.Match[str]) -> tuple[frozenset[str] | None, str]:
        """The weekday of a date, where it has one, and the two as they are written."""
        text, start, end = match.string, max(0, match.start() - 40), match.end()
        if found := self.before.search(text[start : match.start()]):
            written = text[start + found.start() : end]
        elif found := self.behind.match(text, end):
            written = text[match.start() : found.end()]
        else:
            return None, match[0].strip()
        return frozenset({_number(found[1], self.weekdays)}), written.strip()


def dates(text: str, language: str) -> tuple[list[Fact], str]:
    """The dates of a plain text, and the text without them; the name of a month that stands alone is soft."""
    years = frozenset(_YEAR.findall(text)) or _WITHOUT_YEAR
    facts, text = taken_out(_NUMERIC, text, _numeric)
    for calendar in calendars(language):
        found, text = taken_out(calendar.pattern, text, partial(calendar.read, years))
        facts.extend(found)
    return facts, text


def known_style(language: str) -> HouseStyle | None:
    """The house style of a language, `None` where there is none that can be read."""
    try:
        return house_style(language, Place(""))
    except UnschedError:
        return None


@lru_cache(maxsize=32)
def calendars(language: str) -> tuple[_Calendar, ...]:
    """The ways in which a text of a language may write dates; none where the language has no house style."""
    style = known_style(language)
    if style is None:
        return ()
    masthead = known_style(style.masthead.language) if style.masthead.language != language else None
    own = _calendar(style, language)
    return (own, _calendar(masthead, style.masthead.language)) if masthead else (own,)


def month_names(language: str) -> list[str]:
    """Patterns of the names that the months have in a language."""
    return [pattern.pattern for calendar in calendars(language)[:1] for pattern, _ in calendar.months]


def _calendar(style: HouseStyle, language: str) -> _Calendar:
    months = _names(enumerate(style.dates.months, 1), _MORE_MONTHS, language)
    weekdays = _names(enumerate(style.dates.weekdays), _MORE_WEEKDAYS, language)
    month, weekday = (one_of(pattern.pattern for pattern, _ in names) for names in (months, weekdays))
    marks = dict(re.findall(r"\{(\w+)\}([^{]*)", plain(style.dates.patterns.date)))  # a field, and what follows it
    if next(iter(marks), "") == "year":
        of_year, of_day = (re.escape(marks.get(field, "")) for field in ("year", "day"))
        pattern = _YEAR_FIRST.replace("YEAR_MARK", of_year).replace("DAY_MARK", of_day)
        before, behind = "(?!)", rf"[ ,，(]{{0,3}}({weekday})"
    else:
        pattern, before, behind = _DAY_FIRST, rf"({weekday})[ ,،]{{1,3}}(?:the |le |el )?$", rf" ?\(({weekday})\)"
    compiled = (re.compile(part) for part in (pattern.replace("MONTHS", month), before, behind))
    return _Calendar(months, weekdays, *compiled)


def _names(named: Iterable[tuple[int, str]], more: Mapping[str, Mapping[str, int]], language: str) -> _Names:
    stem, ending = _DECLINED.get(language, ("(?!)", ""))
    also = ((number, name) for name, number in more.get(language, {}).items())
    forms = ((number, re.sub(stem, "", plain(form))) for number, name in (*named, *also) for form in _forms(name))
    written = ((number, tolerant(f"(?:{_cased(form)}){ending}")) for number, form in forms if form.strip())
    return tuple((re.compile(pattern), str(number)) for number, pattern in written)


def _forms(name: str) -> list[str]:
    """A name, and its parts where it has two: كانون الثاني/يناير."""
    return [name, *name.split("/")] if "/" in name else [name]


def _cased(name: str) -> str:
    """A pattern of a name as it stands, with a capital letter, and in capitals."""
    forms = dict.fromkeys((name, name[:1].upper() + name[1:], name.upper()))
    return "|".join(re.escape(form).replace("/", " ?/ ?") for form in forms)


def _number(written: str, names: _Names) -> str:
    return next(number for pattern, number in names if pattern.fullmatch(written))


def _date(day: str, month: str, of: tuple[frozenset[str] | None, frozenset[str] | None], shown: str) -> Fact:
    """A day, or a month, with what may be its year and weekday; a year that it shows may be read as a number."""
    named = frozenset(year for year in of[0] or () if year and year in shown)
    numbers = frozenset({day} - {""}) | named
    soft = not re.search(r"\d", shown)
    readings = (numbers or frozenset({month}), numbers | {month})
    return Fact("dates", frozenset({day}), shown, (frozenset({month}), *of), readings, named, soft)


def _numeric(match: re.Match[str]) -> list[Fact]:
    """A date in digits; where it does not tell the day from the month, it may be either."""
    year = match["year"] or match["last"]
    one, other = (str(int(number)) for number in (match["month"] or match["one"], match["day"] or match["other"]))
    months, days = ({one}, {other}) if match["year"] else ({one, other}, {one, other})
    said = (frozenset(months), frozenset({year}), None)
    valid = min(int(one), int(other)) in range(1, 13) and max(int(one), int(other)) in range(1, 32)
    reading = frozenset({one, other, year})
    return [Fact("dates", frozenset(days), match[0], said, (reading,), frozenset({year}))] if valid else []
