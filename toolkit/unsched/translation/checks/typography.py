"""Typography: whether a translation is spaced and marked as the house style of its language has it."""

import os
from collections.abc import Iterator
from functools import lru_cache

from unsched.errors import Place
from unsched.house_style import house_style, languages
from unsched.translation.checks.marks import BUILDERS
from unsched.translation.checks.pairs import Check, Flaw, Pair
from unsched.translation.checks.prose import bare
from unsched.translation.checks.ranges import rules_of_ranges
from unsched.translation.checks.rules import Rule


def _by_house_style(pair: Pair) -> Iterator[Flaw]:
    """What a text has against the house style of its language.

    Raises `UnschedError` where the house style is at fault itself.
    """
    text = bare(pair.text)
    for rule in _rules(pair.language, os.getcwd()):  # noqa: PTH109 -- Path.cwd() takes ten times as long
        yield from rule.flaws(text, pair.text)


@lru_cache(maxsize=64)
def _rules(language: str, _folder: str) -> tuple[Rule, ...]:
    """The rules of a language, none where it has no house style; an office may have one of its own in its folder."""
    if language not in languages():
        return ()
    style = house_style(language, Place(language))
    return (*(rule for build in BUILDERS for rule in build(style.typography)), *rules_of_ranges(style))


CHECKS: tuple[Check, ...] = (_by_house_style,)
KINDS = ("spacing", "punctuation", "opening-mark", "quotes", "apostrophe", "spelling", "range")
