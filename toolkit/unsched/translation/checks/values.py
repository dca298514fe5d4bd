"""Values: the numbers, dates, times, symbols and links of an original are in its translation, however it writes them.

What is recognised is taken out before the next is looked for, links first and plain numbers last, so that nothing is
reported twice. A text is a set of facts: a translation may say one twice, or name a year with each of its dates.
What both sides say in words is not compared: "the fifth", "la quatrième".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from unsched.frozen import Frozen
from unsched.placeholders import placeholders
from unsched.translation.checks.chinese_numerals import in_digits
from unsched.translation.checks.dates import calendars, dates, month_names
from unsched.translation.checks.facts import Fact, one_of, plain
from unsched.translation.checks.number_words import numbers_in_grammar, numbers_in_words, numbers_unseen
from unsched.translation.checks.numerals import numbers
from unsched.translation.checks.pairs import Check, Flaw, Pair
from unsched.translation.checks.references import PLACEHOLDER, links, resolutions, symbols, without_placeholders
from unsched.translation.checks.times import time_names, times

KINDS = ("numbers", "symbols", "resolutions", "links", "dates", "times", "typed")

_TYPED = frozenset({"symbols", "dates", "times"})
_OF_KNOWN_LANGUAGES = frozenset({"dates", "times"})  # in another language only their figures are compared
_FIGURES = frozenset({"numbers", "resolutions"})
_SHOWN = 8  # facts in a finding, at most

_AT_LEAST = re.compile(r"[\d@]|\.[a-z]")  # a text without has no fact, but for names of months and times
_FIGURE = re.compile(r"\d+")


class _Side(Frozen):
    """The numbers of a text that may stand for facts of the other one.

    `beside` are those that it says in words or beside other facts, `all` are its plain numbers too, and `free` are
    those of all that have no like in the other text.
    """

    beside: frozenset[str]
    all: frozenset[str]
    free: frozenset[str]

    def excuses(self, fact: Fact) -> bool:
        """Whether it says in plain numbers, or in words, what a fact of the other text says."""
        in_words = fact.kind == "numbers" and not fact.key.isdisjoint(self.beside)
        return in_words or any(map(self._reads, fact.readings))

    def standing_for(self, facts: Iterable[Fact]) -> frozenset[str]:
        """Its numbers that stand for facts of the other text."""
        return frozenset[str]().union(
            *(reading for fact in facts for reading in fact.readings if self._reads(reading))
        )

    def with_unsaid(self, language: str, counts: frozenset[str]) -> "_Side":
        """The same text, were it to say what its language may have left unsaid, and these counts."""
        unseen = numbers_unseen(language)
        unsaid = counts | numbers_in_grammar(language) | unseen
        return _Side(self.beside | unsaid, self.all | unseen, self.free | unseen)

    def _reads(self, reading: frozenset[str]) -> bool:
        return reading <= self.all and not reading.isdisjoint(self.free)


def _values(pair: Pair) -> Iterator[Flaw]:
    """The values that a translation lacks or adds, one flaw a kind."""
    if not _worth_reading(pair):
        return
    missing, added = _differences(pair)
    if not missing and not added:
        return
    absent = Counter(placeholders(pair.source)) - Counter(placeholders(pair.text))
    for kind in KINDS:
        expected = [fact for fact in missing if _kind(fact, pair) == kind]
        found = [fact for fact in added if _kind(fact, pair) == kind]
        if (expected and found) or any(not fact.soft for fact in (*expected, *found)):
            if absent and kind in _TYPED and not expected:
                yield "typed", {"found": _listed(found), "expected": ", ".join(f"%({name})s" for name in absent)}
            else:
                yield kind, {"found": _listed(found), "expected": _listed(expected)}


def _worth_reading(pair: Pair) -> bool:
    """Whether there may be anything to compare, found out fast."""
    if _AT_LEAST.search(pair.source) or _AT_LEAST.search(pair.text):
        return True
    return pair.source != pair.text and bool(_names(pair.source_language).search(pair.source))


def _kind(fact: Fact, pair: Pair) -> str:
    """The kind of a fact as it is reported."""
    known = calendars(pair.language) and calendars(pair.source_language)
    return fact.kind if known or fact.kind not in _OF_KNOWN_LANGUAGES else "numbers"


def _differences(pair: Pair) -> tuple[list[Fact], list[Fact]]:
    """The facts that a translation lacks, and those that it adds."""
    source, text = _facts(pair.source, pair.source_language), _facts(pair.text, pair.language)
    missing, added = _unlike(source, text), _unlike(text, source)
    if not missing and not added:
        return [], []
    original = _side(pair.source, pair.source_language, source, missing)
    translation = _side(pair.text, pair.language, text, added)
    missing, added = (
        _without(missing, translation, original.standing_for(added)),
        _without(added, original, translation.standing_for(missing)),
    )
    few, one = _counts(pair)
    if not added:
        missing = _without(missing, translation.with_unsaid(pair.language, one))
    elif not missing:
        added = _without(added, original.with_unsaid(pair.source_language, few))
    return _not_shown(missing, added), _not_shown(added, missing)


@lru_cache(maxsize=2**15)  # the originals are the same in every language
def _facts(text: str, language: str) -> tuple[Fact, ...]:
    """The facts of a text, each once."""
    rest = in_digits(plain(without_placeholders(text)))
    facts: list[Fact] = []
    for take_out in (links, symbols, dates, times, resolutions):
        found, rest = take_out(rest, language)
        facts.extend(found)
    return tuple(dict.fromkeys((*facts, *numbers(rest, language))))


def _unlike(facts: Iterable[Fact], others: Iterable[Fact]) -> list[Fact]:
    """The facts that none of the others agrees with."""
    known = defaultdict(list)
    for other in others:
        for key in other.key:
            known[other.kind, key].append(other)
    return [fact for fact in facts if not any(fact.agrees(o) for key in fact.key for o in known[fact.kind, key])]


def _counts(pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    """Numbers that a form for so many things may name instead of a placeholder: the original's, the translation's."""
    surplus = len(PLACEHOLDER.findall(pair.source)) - len(PLACEHOLDER.findall(pair.text))
    return frozenset("012" if surplus > 0 else ""), frozenset("1" if surplus < 0 else "")


def _side(text: str, language: str, facts: Iterable[Fact], unlike: Iterable[Fact]) -> _Side:
    """A text by its facts, and those of them that have no like in the other text."""
    words = numbers_in_words(plain(text), language)
    beside = words.union(*(fact.lent for fact in facts))
    figures, free = (words.union(*(fact.key for fact in some if fact.kind == "numbers")) for some in (facts, unlike))
    return _Side(beside, beside | figures, free)


def _without(facts: Iterable[Fact], other: _Side, standing: frozenset[str] = frozenset()) -> list[Fact]:
    """The facts that the other text does not excuse, and that do not stand for any of it."""
    left = [fact for fact in facts if not other.excuses(fact)]
    return [fact for fact in left if fact.kind != "numbers" or fact.key.isdisjoint(standing)]


def _not_shown(facts: Sequence[Fact], others: Iterable[Fact]) -> list[Fact]:
    """The facts without the figures that a fact of another kind, reported of the other text, shows."""
    shown = {figure for other in others if other.kind not in _FIGURES for figure in _FIGURE.findall(other.shown)}
    return [fact for fact in facts if fact.kind not in _FIGURES or not shown.issuperset(_FIGURE.findall(fact.shown))]


def _listed(facts: Iterable[Fact]) -> str:
    shown = list(dict.fromkeys(fact.shown for fact in facts))
    return ", ".join(shown[:_SHOWN] + ["…"] * (len(shown) > _SHOWN)) or "none"


@lru_cache(maxsize=32)
def _names(language: str) -> re.Pattern[str]:
    """The names of months and times, which are compared where there is no digit."""
    return re.compile(rf"(?<!\w)(?:{one_of((*month_names(language), *time_names(language))) or '(?!)'})(?!\w)")


CHECKS: tuple[Check, ...] = (_values,)
