"""Rules of languages and texts: originals are known, placeholders have values, characters are what they look like."""

import re
from collections.abc import Iterator

from unsched.errors import Finding, UnschedError
from unsched.house_style import house_style
from unsched.placeholders import has_lone_percent, placeholders
from unsched.refusals import Path  # noqa: TC001 -- named in an annotation that is read
from unsched.resources import character_name
from unsched.schedule.model import Schedule
from unsched.schedule.rules.rule import Locate, Rule


def originals_are_known(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """Each original language is one that the toolkit has."""
    named: list[tuple[Path, str]] = [(("original", index), code) for index, code in enumerate(schedule.original)]
    if schedule.annex_original:
        named.append((("annex_original",), schedule.annex_original))
    for index, annex in enumerate(schedule.annexes):
        if annex.original:
            named.append((("annexes", index, "original"), annex.original))
    for path, code in named:
        try:
            house_style(code, locate(path))
        except UnschedError as error:
            yield from error.findings


def originals_stand_once(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No original language is named twice."""
    for index, code in enumerate(schedule.original):
        if code in schedule.original[:index]:
            yield Finding("original-twice", locate(("original", index)), {"found": code})


def titles_hold_no_titles(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No title of the agenda has another title, or itself, put into it."""
    for path, text in schedule.texts():
        for name, value in text.values.items():
            if path[0] == "agenda" and value.title:
                yield Finding("title-in-title", locate((*path, "with", name)), {"found": value.title})


def placeholders_have_values(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """A text has a value for each placeholder, and a placeholder for each value."""
    for path, text in schedule.texts():
        named = placeholders(text.text)
        for name in dict.fromkeys(named):
            if name not in text.values:
                yield Finding("placeholder-without-value", locate(path), {"found": name})
        for name in text.values:
            if name not in named:
                yield Finding("value-without-placeholder", locate((*path, "with", name)), {"found": name})
        if text.values and has_lone_percent(text.text):
            yield Finding("percent", locate(path), {})


# Letters that look alike: a word of Cyrillic with a Latin c in it is found by no search.
_MIXED = re.compile(r"\b(?=\w{0,99}[A-Za-z])(?=\w{0,99}[\u0400-\u04ff])\w{1,99}")
# Full-width digits, and numbers in digits of two kinds.
_ODD_DIGITS = re.compile(r"[\uff10-\uff19]{1,99}|(?=\d{0,99}[0-9])(?=\d{0,99}[\u0660-\u0669\u06f0-\u06f9])\d{1,99}")
# The soft hyphen, blanks and joiners of no width but those that Arabic writes with, and the byte order mark.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def characters_are_what_they_look_like(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """No word mixes Latin and Cyrillic letters, no number digits of two kinds, and nothing is there unseen."""
    for path, text in schedule.texts():
        for kind, pattern in (("mixed-letters", _MIXED), ("odd-digits", _ODD_DIGITS)):
            for match in pattern.finditer(text.text):
                yield Finding(kind, locate(path), {"found": match[0]})
        for invisible in dict.fromkeys(_INVISIBLE.findall(text.text)):
            yield Finding("unseen", locate(path), {"found": character_name(invisible)})


RULES: tuple[Rule, ...] = (
    originals_are_known,
    originals_stand_once,
    titles_hold_no_titles,
    placeholders_have_values,
    characters_are_what_they_look_like,
)
