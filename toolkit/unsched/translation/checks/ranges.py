"""The rules of ranges, out of a house style: what stands between two figures, and between two days."""

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from unsched.house_style import HouseStyle
from unsched.house_style.dates import Dates
from unsched.translation.checks.prose import FILLER, bare
from unsched.translation.checks.rules import Rule

_DASHES = "‐‑–—−~～-"  # as they stand in a class of characters
_NUMBER = r"\d{1,4}"
_DIGITS = re.compile(r"\d+")
# As text is compared: marks of direction left out, one kind of space, one of dash.
_PLAIN: Mapping[int, str | None] = {0x200E: None, 0x200F: None, 0x61C: None, 0xA0: " ", ord("—"): "–"}


def rules_of_ranges(style: HouseStyle) -> Iterator[Rule]:
    """The rules of a house style: its dash between figures, and the very patterns that it writes days with."""
    dates, patterns = style.dates, style.dates.patterns
    if dash := style.typography.figures:
        yield _of_figures(dash)
    for pattern in (patterns.within_year, patterns.across_years, *(() if dash else (patterns.within_month,))):
        if 0 <= pattern.find("{day}") < pattern.find("{last_day}"):  # as in any pattern that makes sense
            yield _of_days(dates, pattern)


def _of_figures(dash: str) -> Rule:
    """The dash between two numbers of which the second is greater; not within a symbol or a date in figures."""
    between = rf"(?P<first>{_NUMBER})(?P<between>\s?[{_DASHES}]\s?)(?P<last>{_NUMBER})"
    pattern = re.compile(rf"(?<![\w./,{_DASHES}]){between}(?![\w/{_DASHES}]|[.,]\d)")

    def expected(match: re.Match[str]) -> str | None:
        right = match["between"] == dash or int(match["first"]) >= int(match["last"])
        return None if right else f"{dash!r} for {match['between']!r}"

    return Rule("range", tuple(_DASHES), pattern, expected)


def _of_days(dates: Dates, pattern: str) -> Rule:
    """A dash between two days, where the pattern of their range has another one, or a word."""
    usual = _separator(pattern).translate(_PLAIN)
    following = _separator(dates.patterns.two_days if dates.two_days else pattern).translate(_PLAIN)

    def expected(match: re.Match[str]) -> str | None:
        fields = match.groupdict()
        follows = _number(fields.get("last_day")) == _number(fields["day"]) + 1
        separator = following if follows else usual
        between = match["between"].translate(_PLAIN)
        return None if between == separator else f"{separator!r} for {between!r}"

    return Rule("range", tuple(_DASHES), re.compile(_expression(dates, pattern), re.IGNORECASE), expected)


def _separator(pattern: str) -> str:
    """What stands in the pattern of a range before its second day or month."""
    return next(literal for literal, field, _, _ in Formatter().parse(pattern) if (field or "").startswith("last_"))


def _expression(dates: Dates, pattern: str) -> str:
    """The pattern of a range as a regular expression, from its first day or month to its last."""
    parts = [(literal, field or "") for literal, field, _, _ in Formatter().parse(pattern)]
    ends = [at for at, (_, field) in enumerate(parts) if field.endswith(("day", "month"))]
    expression = ""
    for at in range(ends[0], ends[-1] + 1):
        literal, field = parts[at]
        if field.startswith("last_") and "between" not in expression:
            own = re.escape(literal)
            expression += rf"(?P<between>[\s{own}]{{0,12}}[{_DASHES}][\s{own}]{{0,3}})"
        elif expression:
            expression += r"\s*".join(map(re.escape, re.split(r"\s+", literal)))
        group = f"P<{field}>" if f"<{field}>" not in expression else ":"
        expression += rf"(?<!\d)(?{group}{_field(dates, field)})"
    last_words = [literal for literal, field in parts[ends[-1] + 1 :][:1] if not field]  # 日
    return expression + re.escape("".join(last_words).strip())


def _field(dates: Dates, field: str) -> str:
    first = bare(dates.first_of_month)
    of_its_own = [re.escape(day) for day in (first, first.replace(FILLER, "")) if not day.isdecimal()]
    names = {
        "day": "|".join((*of_its_own, r"\d{1,2}")),
        "month": "|".join(map(re.escape, sorted(dates.months, key=len, reverse=True))),
        "year": r"\d{4}",
    }
    return names.get(field.removeprefix("last_"), r"\w+")


def _number(text: str | None) -> int:
    match = _DIGITS.search(text or "")
    return int(match[0]) if match else 0
