"""The rules of a language's marks, out of its house style: their spaces, their shapes, and which of them pair.

Three full stops for … or the reverse are no flaw: no house style tells of them. Nor are brackets in Chinese, which
documents have both half-width and full-width.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from unsched.house_style.typography import Typography
from unsched.translation.checks.prose import FILLER
from unsched.translation.checks.rules import Rule, always, instead

_LETTERS: Mapping[str, str] = {
    "Arabic": "\u0620-\u065f\u066e-\u06d3\u06d5\u06fa-\u06ff",
    "Han": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff",
}
_HAN_NUMERALS = "一二三四五六七八九十"
_QUOTES = "«»“”„‟‹›「」『』‚"
_STRAIGHT = r'(?<![\d\\])"|"(?=\w)'  # a quotation mark, not the sign of inches in 5"
_CLOSING = r""",.;:?!)»”"'…،؛؟"""
_BLANKS = " \u00a0"
_BLANK = f"[{_BLANKS}]"
_NO_BREAK = "\u00a0\u202f"  # the narrow one is a no-break space too


def _no_break_spaces(typography: Typography) -> Iterator[Rule]:
    if marks := re.escape(typography.spaced_before):
        # Not after another of them, nor after what opens: «?», (!); before the end of a word, not in 10:30.
        before = rf"(?:(?<=[^\s{marks}(\[«“'/\\.…-])|(?<=\S)[ \t]+)(?P<mark>[{marks}])(?=[\s{_CLOSING}]|$)"
        yield always("spacing", typography.spaced_before, before, "a no-break space before {mark!r}")
    if marks := re.escape(typography.spaced_after):
        after = rf"(?P<mark>[{marks}])[ \t]*(?=[^{_NO_BREAK}])"
        yield always("spacing", typography.spaced_after, after, "a no-break space after {mark!r}")


def _no_spaces(typography: Typography) -> Iterator[Rule]:
    if marks := typography.closed_before:
        before = rf"(?<=\S){_BLANK}+(?P<mark>[{re.escape(marks)}])(?=[\s{_CLOSING}]|$)"
        needs = [f"{blank}{mark}" for mark in marks for blank in _BLANKS]
        yield always("spacing", needs, before, "no space before {mark!r}")
    if marks := typography.closed_after:
        after = rf"(?P<mark>[{re.escape(marks)}]){_BLANK}+(?=\S)"
        needs = [f"{mark}{blank}" for mark in marks for blank in _BLANKS]
        yield always("spacing", needs, after, "no space after {mark!r}")


def _of_script(typography: Typography) -> Iterator[Rule]:
    """No space between a script's letters and figures or Latin letters; the script's own marks beside its letters."""
    if typography.script is None:
        return
    letters, own = _LETTERS[typography.script], dict(typography.marks)
    if typography.solid:
        between = rf"(?<=[{letters}]){_BLANK}(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]){_BLANK}(?=[{letters}])"
        yield always("spacing", _BLANKS, between, "no space beside figures and Latin letters")
    if marks := re.escape("".join(mark for mark in own if mark != ".")):
        yield instead("punctuation", own, rf"(?<=[{letters}])[{marks}]|[{marks}](?={_BLANK}?[{letters}])")
    if "." in own:  # but for the number of a heading: 一.
        stop = rf"(?<=[{letters}])(?<!^[{_HAN_NUMERALS}])(?<!^[{_HAN_NUMERALS}]{{2}})\.(?=\s|$|[{letters}])"
        yield instead("punctuation", own, stop)


def _opening_marks(typography: Typography) -> Iterator[Rule]:
    if own := typography.openings:
        opens, ends = re.escape("".join(own.values())), re.escape("".join(own))
        since = rf"(?:\A|(?<=[{ends}]))[^{opens}{ends}]*+(?<=[\w)»”{FILLER}])"  # all since the last that ended
        pattern = re.compile(rf"{since}(?P<at>[{ends}])")
        yield Rule("opening-mark", tuple(own), pattern, lambda match: f"{own[match['at']]!r} before it")


def _quotation_marks(typography: Typography) -> Iterator[Rule]:
    if not typography.quotes:
        return
    outer, *inner = typography.quotes
    opens, expected = outer[0], f"the quotation marks {' '.join(outer)}"
    wrong = "".join(sorted(set(_QUOTES) - set("".join(typography.quotes))))
    yield always("quotes", f'{wrong}"', f"[{wrong}]|{_STRAIGHT}", expected)
    if within := "".join(pair[0] for pair in inner):
        pattern = re.compile(f"[{within}]")
        yield Rule("quotes", tuple(within), pattern, lambda match: None if opens in match.string else expected)


def _apostrophes(typography: Typography) -> Iterator[Rule]:
    if typography.apostrophe:
        pattern = rf"(?<=[^\W\d_])['`´ʼ′](?=[\w«“{FILLER}])"
        yield always("apostrophe", "'`´ʼ′", pattern, f"the apostrophe {typography.apostrophe}")


def _spelling(typography: Typography) -> Iterator[Rule]:
    if letters := dict(typography.letters):
        yield instead("spelling", letters, f"[{re.escape(''.join(letters))}]")
    if years := dict(typography.years):
        words = "|".join(map(re.escape, sorted(years, key=len, reverse=True)))
        yield instead("spelling", years, rf"(?:(?<=\d{{4}})|(?<=\d{{4}}{_BLANK}))(?:{words})(?!\w)")


BUILDERS: tuple[Callable[[Typography], Iterator[Rule]], ...] = (
    _no_break_spaces,
    _no_spaces,
    _of_script,
    _opening_marks,
    _quotation_marks,
    _apostrophes,
    _spelling,
)
