"""Times of day typed in a text, in whatever way its language writes them: `3 p.m.`, `15 heures`, `下午3时`."""

import re
from collections.abc import Mapping
from functools import lru_cache

from unsched.frozen import Frozen
from unsched.house_style import HouseStyle
from unsched.translation.checks.dates import known_style
from unsched.translation.checks.facts import (
    GAP,
    NO_NUMBER_BEFORE,
    Fact,
    one_of,
    plain,
    tolerant,
)
from unsched.translation.checks.numerals import value

# The halves of a day, the first of them to noon, beside those of a house style.
_HALVES: Mapping[str, tuple[str, str]] = {
    "ar": ("صباحا|قبل الظهر|قبل ظهر|ص", "مساء|بعد الظهر|بعد ظهر|ظهرا|م"),
    "en": (r"a\. ?m\.?|am|midnight", r"p\. ?m\.?|pm|noon"),
    "es": (r"a\. ?m\.|am|de la mañana", r"p\. ?m\.|pm|de la tarde|de la noche|del mediodía"),
    "fr": ("du matin", "de l['’]après-midi|du soir"),
    "ru": ("утра", "вечера|дня"),
    "zh": ("上午|早上|清晨|凌晨|午夜", "下午|晚上|傍晚|中午|正午"),
}
# Ways of writing a time beside those of a house style; {minute} is of two digits, {m} may be of one.
_WAYS: Mapping[str, tuple[str, ...]] = {
    "ar": (
        "(?:الساعة )?{hour}:{minute}(?: ?{half})?",
        "الساعة {minute}/{h}",  # the older way, minutes first
        r"الساعة {hour}(?![\d:./])(?: ?{half})?",
        "{hour} ?{half}",
    ),
    "en": (
        "{hour}(?:[.:]{minute})? ?{half}",
        r"(?=\d{4} h){hour}{minute} (?:hours|hrs)\b",
        "{hour} o.clock",
    ),
    "es": (
        r"\blas? {hour}[.:]{minute}(?: ?h(?:oras?|s?)\b\.?)?(?: ?{half})?",
        r"{hour}[.:]{minute}(?: ?h(?:oras?|s?)\b\.?| ?{half})",
        r"{hour} ?(?:{half}|h(?:oras)?\b)",
        "{end}",
    ),
    "fr": (
        r"{hour} ?h(?![^\W\d_])\.?(?: ?{m})?(?: ?{half})?",
        r"{hour} heures?(?: {minute}(?=$|[.,;:)-]| ?(?:min|et|à)\b))?(?: {half})?",
    ),
    "ru": (
        r"{hour} ?(?:ч|час(?:а|ов|у|ам)?)(?![^\W\d_])\.?(?: ?{m} ?м(?:ин(?:ут[аы]?)?)?(?![^\W\d_])\.?)?(?: ?{half})?",
        r"\b(?:в|с|до|к|по) {hour}\.{minute}",
        "{end}",
    ),
    "zh": ("(?:{half})?{hour}[时点](?:{m}(?:分|(?<=半)))?", "(?:{half})?{hour}:{minute}"),
}
_EVERYWHERE = ("{hour}:{minute}",)
_FIELDS: Mapping[str, str] = {
    "{end}": r"(?(start){hour}\.{minute}|(?!))",  # 10.00 - 13.00, with nothing but dots to tell them
    "{hour}": rf"(?<![A-SU-Za-z]){NO_NUMBER_BEFORE}{{h}}",  # T10:00
    "{h}": r"(?P<hour>2[0-4]|[01]?\d)",
    "{minute}": r"(?P<minute>[0-5]\d)(?!\d)",
    "{m}": r"(?P<minute>[0-5]?\d(?!\d)|半)",
}
_HALF_PAST = {"半": "30"}

# Times that have a name, by their hours, beside those of a house style.
_NAMED: Mapping[str, Mapping[str, int]] = {
    "en": {"noon": 12, "midday": 12, "midnight": 0},
    "es": {"mediodía": 12, "medianoche": 0},
    "fr": {"midi": 12, "minuit": 0},
    "ru": {"полдень": 12, "полудня": 12, "полдня": 12, "полночь": 0, "полуночи": 0},
    "zh": {"中午": 12, "正午": 12, "午夜": 0},
}
_ALPHABETIC = "[A-Za-zÀ-ӿ\u0600-\u06ff]"
_TO = r" ?(?:-{1,3}|(?:to|until|and|à|a|et|y|до|по|и|إلى|الى|و)(?= )|[至到和、]) ?"
_START = (
    rf"(?:{NO_NUMBER_BEFORE}(?P<start>2[0-4]|[01]?\d)(?:[.:](?P<start_minute>[0-5]\d))?(?!\d)"
    rf"{_TO}(?:las? |в |الساعة )?)?"
)
_TO_THE_NEXT = re.compile(_TO)


class _Clock(Frozen):
    """How a language writes times; where a half of the day is named, on a clock of 12 hours."""

    pattern: re.Pattern[str]
    morning: re.Pattern[str]
    named: tuple[tuple[re.Pattern[str], int], ...]

    def read(self, match: re.Match[str], before: int | None) -> tuple[list[Fact], int | None]:
        """The times of a match, and its hour where the half of the day is known, `before` being that of the last."""
        written = {re.sub(r"\d", "", field): found for field, found in match.groupdict().items() if found}
        figure, half = self._figure(written), written.get("half")
        minute = int(_HALF_PAST.get(written.get("minute", "0"), written.get("minute", "0")))
        hour = self._of_half(figure, half) if half else figure if before is None else _after(figure, before)
        facts = [_fact((hour, minute), figure, match[0])]
        if "start" in written:
            start = (int(written["start"]), int(written.get("start_minute", 0)))
            facts.append(_fact(_until(start, (hour, minute)) if half else start, start[0], match[0]))
        return facts, None if half is None and before is None else hour

    def _figure(self, written: Mapping[str, str]) -> int:
        if "hour" in written:
            return int(written["hour"])
        return next(hour for name, hour in self.named if name.fullmatch(written["name"]))

    def _of_half(self, figure: int, half: str) -> int:
        return figure if figure > 12 else figure % 12 + (0 if self.morning.fullmatch(half) else 12)


def times(text: str, language: str) -> tuple[list[Fact], str]:
    """The times of a plain text, and the text without them; the name of a time, such as noon, is soft."""
    clock = _clock(language)
    facts: list[Fact] = []
    kept: list[str] = []
    end, before = 0, None
    for match in clock.pattern.finditer(text):
        found, before = clock.read(match, before if _TO_THE_NEXT.fullmatch(text, end, match.start()) else None)
        facts.extend(found)
        kept += text[end : match.start()], GAP
        end = match.end()
    return facts, "".join((*kept, text[end:]))


def time_names(language: str) -> list[str]:
    """Patterns of the names that times have in a language."""
    return [name.pattern for name, _ in _clock(language).named]


def _after(figure: int, before: int) -> int:
    """The hour, of the two that a figure may mean, that comes after another, as 6时 in 下午3时至6时 does."""
    meant = (hour for hour in (figure % 12, figure % 12 + 12) if hour >= before)
    return next(meant, figure) if figure <= 12 else figure


def _until(start: tuple[int, int], end: tuple[int, int]) -> tuple[int, int]:
    """The time, of the two that a figure may mean, that comes last before another, as 3 in `3–6 p.m.` does."""
    hour, minute = start
    meant = (time for time in ((hour % 12 + 12, minute), (hour % 12, minute)) if time < end)
    return next(meant, start) if hour <= 12 else start


def _fact(time: tuple[int, int], figure: int, shown: str) -> Fact:
    """A time, by whatever figure it is written; it may be read as plain numbers."""
    hour, minute = time[0] % 24, time[1]
    apart = [{str(each), str(minute)} if minute else {str(each)} for each in (time[0], figure)]
    together = [{value(f"{each}.{minute:02}")} for each in (time[0], figure)]
    half = [{f"{figure}.5"}] if minute == 30 else []
    readings = (*apart, *together, {value(f"{figure}{minute:02}")}, *half)
    said, soft = (frozenset({str(minute)}),), not re.search(r"\d", shown)
    return Fact("times", frozenset({str(hour)}), shown.strip(), said, tuple(map(frozenset, readings)), soft=soft)


@lru_cache(maxsize=32)
def _clock(language: str) -> _Clock:
    style = known_style(language)
    morning, afternoon = _halves(style, language)
    half = f"(?P<half>{one_of((*morning, *afternoon)) or '(?!)'})(?!{_ALPHABETIC})"
    ways = (*_WAYS.get(language, ()), *_ways_of(style), *_EVERYWHERE)
    named = {**_named_by(style), **_NAMED.get(language, {})}
    name = rf"(?<!{_ALPHABETIC})(?<!après-)(?P<name>{one_of(named) or '(?!)'})(?!{_ALPHABETIC})"
    alternatives = "|".join((*(_numbered(way, half, number) for number, way in enumerate(ways)), name))
    return _Clock(
        re.compile(f"{_START}(?:{alternatives})", re.IGNORECASE),
        re.compile("|".join(morning) or "(?!)", re.IGNORECASE),
        tuple((re.compile(pattern, re.IGNORECASE), hour) for pattern, hour in named.items()),
    )


def _halves(style: HouseStyle | None, language: str) -> tuple[list[str], list[str]]:
    """Patterns of what names the first and the second half of a day."""
    both = zip(style.times.halves if style else ("", ""), _HALVES.get(language, ("", "")), strict=True)
    first, second = ([re.escape(plain(own)), *more.split("|")] for own, more in both)
    return [tolerant(form) for form in first if form], [tolerant(form) for form in second if form]


def _ways_of(style: HouseStyle | None) -> list[str]:
    """The ways of a house style, as those above."""
    patterns = (style.times.minutes, style.times.whole) if style else ()
    once = (way for way in patterns if way.count("{hour}") == 1 >= max(map(way.count, ("{minute}", "{half}"))))
    return [re.sub(r"\\([{}])", r"\1", re.escape(plain(pattern))).replace(r"\ ", " ?") for pattern in once]


def _named_by(style: HouseStyle | None) -> dict[str, int]:
    """Patterns of the names of a house style, but for those with a figure, and their hours."""
    names = style.times.named.items() if style else ()
    whole = ((plain(name), time) for time, name in names if name and not re.search(r"\d", name))
    return {tolerant(re.escape(name)): int(time[:2]) % 24 for name, time in whole if re.fullmatch(r"\d\d:00", time)}


def _numbered(way: str, half: str, number: int) -> str:
    """The pattern of a way, its groups told from those of other ways by a number."""
    pattern = tolerant(way)
    for field, meaning in (*_FIELDS.items(), ("{half}", half)):
        pattern = pattern.replace(field, meaning)
    return re.sub(r"\(\?P<(hour|minute|half)>", rf"(?P<\g<1>{number}>", pattern)
