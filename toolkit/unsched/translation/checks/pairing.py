"""Brackets and quotation marks without their other half, where all those of the original have theirs."""

import re
from collections.abc import Iterator, Mapping

from unsched.translation.checks.pairs import Flaw, Pair
from unsched.translation.checks.prose import around, bare

_BRACKETS = "()[]{}（）［］【】《》〈〉「」『』"
_QUOTES: Mapping[str, str] = {"ar": "«»", "en": "“”", "es": "«»“”", "fr": "«»“”", "ru": "«»", "zh": "“”"}
_HALVES = re.compile(f"[{re.escape(_BRACKETS)}«»“”](?<![:;].)")  # no ;) nor :(
_ONE_KIND = str.maketrans("（）［］", "()[]")  # a full-width bracket may close a half-width one
# The label of a sub-item, which closes what nothing has opened: a), 12), xii).
_LABEL = re.compile(r"(?<![^\W_])(?:[^\W\d_\u3400-\u9fff]|[一二三四五六七八九十]|\d{1,3}|[ivxlc]{2,6})$")
_STRAIGHT = re.compile(r'(?<!\d)"')  # not the sign of inches


def unpaired(pair: Pair) -> Iterator[Flaw]:
    """The first half that stands alone."""
    text = bare(pair.text)
    if '"' in text and len(_STRAIGHT.findall(text)) % 2 and len(_STRAIGHT.findall(bare(pair.source))) % 2 == 0:
        first = text.index('"')
        yield "unpaired", {"found": '"', "expected": '"', "text": around(pair.text, first, first + 1)}
    at = _alone(text, pair.language)
    if at is not None and _alone(bare(pair.source), pair.source_language) is None:
        details = {"found": text[at], "expected": _OTHER_HALF[text[at]]}
        yield "unpaired", {**details, "text": around(pair.text, at, at + 1)}


def _other_halves(pairs: str) -> dict[str, str]:
    opens, closes = pairs[::2], pairs[1::2]
    return dict(zip(opens + closes, closes + opens, strict=True))


_OTHER_HALF = _other_halves(f"{_BRACKETS}«»“”")
_OPENING = frozenset(f"{_BRACKETS}«»“”"[::2])


def _alone(text: str, language: str) -> int | None:
    """Where a half stands whose other one is missing; `None` where all have theirs."""
    kinds = _BRACKETS + _QUOTES.get(language, "")
    opened: dict[str, list[int]] = {}
    spare = 0  # labels that have closed a bracket, as in (item 5 a)), so that another one may close it too
    for match in _HALVES.finditer(text):
        half = match[0].translate(_ONE_KIND)
        if half not in kinds:
            continue
        if half in _OPENING:
            opened.setdefault(_OTHER_HALF[half], []).append(match.start())
            continue
        label = half == ")" and bool(_LABEL.search(text, max(0, match.start() - 7), match.start()))
        if opened.get(half):
            opened[half].pop()
            spare += label
        elif not label and spare and half == ")":
            spare -= 1
        elif not label:
            return match.start()
    return min((places[0] for places in opened.values() if places), default=None)
