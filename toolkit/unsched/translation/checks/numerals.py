"""Numbers in digits: the value that a text writes, whatever separators its language puts between them.

English and Chinese write 12,000 and 2.5, French and Russian 12 000 and 2,5, Spanish 12.000 and 2,5, Arabic any of
them. So three digits after each separator, and one to three before the first, are thousands everywhere.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from unsched.translation.checks.facts import NO_LETTER_AFTER, Fact, one_of, tolerant

# Words that multiply the number before them, and by which power of ten.
_SCALES: Mapping[str, Mapping[str, int]] = {
    "ar": {"تريليون|تريليونات": 12, "بليون|بلايين|مليار|مليارات": 9, "مليون|ملايين": 6, "ألف|آلاف": 3},
    "en": {"trillion": 12, "billion": 9, "million": 6, "thousand": 3},
    "es": {"bill[oó]n|billones": 12, "mil millones": 9, "mill[oó]n|millones": 6, "mil": 3},
    "fr": {"billions?": 12, "milliards?": 9, "millions?": 6, "mille": 3},
    "ru": {
        "трлн|триллион(?:а|ов)?": 12,
        "млрд|миллиард(?:а|ов|ам|ами|ах)?": 9,
        "млн|миллион(?:а|ов|ам|ами|ах)?": 6,
        "тыс|тысяч(?:а|и|у|ам|ами|ах)?": 3,
    },
    "zh": {"万亿": 12, "亿": 8, "千万": 7, "百万": 6, "万": 4, "千(?![米克瓦卡字])": 3},
}
IDEOGRAPHS = frozenset({"zh"})  # no spaces between words

_NUMBER = r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+|，\d{3}(?!\d))*"
_SEPARATED = re.compile(r"([ .,，])")
# A span of years such as 2014/15, which names the second one by its end.
_SPAN = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)[/-](?P<second>\d\d)(?![\d/-])")
_YEAR = re.compile(r"(?:18|19|20)\d\d")  # which its last two digits may stand for: 1990s and années 90
_LATIN_AND_CYRILLIC = "\u052f"  # the last of their letters, but for rare ones


def numbers(text: str, language: str) -> Iterator[Fact]:
    """The numbers of a plain text; one that is part of a name, `COP21` or `H1N1`, is soft."""
    for match in _pattern(language).finditer(_SPAN.sub(_spelt_out, text)):
        raw, power = value(match["number"]), power_of(match["scale"], language)
        scaled = times_ten(raw, power)
        said = (frozenset({scaled}) if power else None,)
        last_digits = frozenset({_whole(raw[-2:])} if _YEAR.fullmatch(raw) else ())
        groups = frozenset(_whole(group) for group in _SEPARATED.split(match["number"])[::2])
        readings = tuple(reading for reading in (groups, last_digits) if reading and reading != {raw})
        shown = match[0].strip()
        yield Fact("numbers", frozenset({raw, scaled}), shown, said, readings, last_digits, _in_name(match))


def is_span(written: str) -> bool:
    """Whether it is a span of years that follow each other: `2014/15`."""
    span = _SPAN.fullmatch(written)
    return span is not None and _spelt_out(span) != written


def value(number: str) -> str:
    """The value of a number: without separators of thousands, a dot before its decimals."""
    *parts, last = _SEPARATED.split(number)
    groups, separators = [*parts[::2], last], parts[1::2]
    thousands = groups[0] != "0" and len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    if not separators or (thousands and len(set(separators)) == 1):
        return _whole("".join(groups))
    if separators.count(separators[-1]) == 1 and separators[-1] != " ":
        return _decimal("".join(groups[:-1]), last)
    return ".".join(groups)


def times_ten(number: str, power: int) -> str:
    """A value times ten to a power."""
    whole, _, decimals = number.partition(".")
    if not power or "." in decimals:
        return number
    return _decimal(whole + decimals[:power].ljust(power, "0"), decimals[power:])


def scales(language: str) -> str:
    """A pattern of the words that multiply a number, one that matches nothing where there are none."""
    ending = "" if language in IDEOGRAPHS else NO_LETTER_AFTER
    return f"(?:{tolerant(one_of(_SCALES.get(language, {'(?!)': 0})))}){ending}"


def power_of(scale: str | None, language: str) -> int:
    """The power of ten that a word multiplies by; 0 for none."""
    if not scale:
        return 0
    found = (power for words, power in _SCALES.get(language, {}).items() if re.fullmatch(tolerant(words), scale))
    return next(found, 0)


def _spelt_out(span: re.Match[str]) -> str:
    """A span with both years in full; what is none as it stands."""
    first = int(span["first"])
    return f"{first}-{first + 1}" if f"{first + 1}"[2:] == span["second"] else span[0]


def _decimal(whole: str, decimals: str) -> str:
    kept = decimals.rstrip("0")
    return f"{_whole(whole)}.{kept}" if kept else _whole(whole)


def _whole(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _in_name(match: re.Match[str]) -> bool:
    before = match.string[match.start() - 1 : match.start()]
    return before.isalpha() and before <= _LATIN_AND_CYRILLIC and before not in "ºª"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{_NUMBER})(?:[ -]?(?P<scale>{scales(language)}))?")
