"""Wording: whether a translation begins, ends, repeats and pairs as its original does, and is a translation at all."""

import re
from collections.abc import Iterator, Mapping

from unsched.translation.checks.pairing import unpaired
from unsched.translation.checks.pairs import Check, Flaw, Pair
from unsched.translation.checks.prose import around, bare
from unsched.translation.checks.remains import as_original, over_its_place, unusual_length

_BLANKS = " \t\u00a0\u202f\u3000"
_FULL_WIDTH_MARKS = tuple("，。：；？！、）")  # a space is within them
_SPACED_MARKS = tuple(f"{blank}{mark}" for blank in "\u00a0\u202f" for mark in ":;?!»")  # as French has them

_STOP, _COLON, _QUESTION, _EXCLAMATION = "a full stop", "a colon", "a question mark", "an exclamation mark"
_COMMA, _SEMICOLON, _ELLIPSIS, _NONE = "a comma", "a semicolon", "an ellipsis", "no mark"
_ENDS: Mapping[str, str] = {
    **dict.fromkeys(".．。｡۔।॥።", _STOP),
    **dict.fromkeys(":：", _COLON),
    **dict.fromkeys("?？؟", _QUESTION),
    **dict.fromkeys("!！", _EXCLAMATION),
    **dict.fromkeys(",，、،", _COMMA),
    **dict.fromkeys(";；؛", _SEMICOLON),
    **dict.fromkeys("…⋯", _ELLIPSIS),
}
_OWN_ENDS: Mapping[str, Mapping[str, str]] = {"el": {";": _QUESTION, "\u037e": _QUESTION, "·": _SEMICOLON}}
_OTHER_ENDS = frozenset({"bo", "dz", "hy", "km", "lo", "my", "th"})  # their sentences end in a space, or otherwise
_CLOSING = f"{_BLANKS}\n\"'»”’›“‘)]}}）】》〉」』*"
# A full stop that may belong to an abbreviation tells nothing of the sentence.
_ABBREVIATIONS = (
    "[a-z]|etc|nos?|add|corr|rev|distr|inc|ltd|co|al|vs|pp|paras?|arts?|chap|vol|ed|mrs?|ms|dr|st|jr"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_LONGEST = 7  # letters that tell of an abbreviation
_ABBREVIATED = re.compile(rf"\b(?:{_ABBREVIATIONS})\.$", re.IGNORECASE)
_PERHAPS_ABBREVIATED = re.compile(r"\b[^\W\d_]{1,3}\.$|^[^\W\d_]{1,5}\.$")  # 30 м., т. д.; juil. alone

_DOUBLED_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_TWO_BLANKS = ("  ", " \u00a0", "\u00a0 ", "\u00a0\u00a0")
_DOUBLED = re.compile(r"(?<![\w-])([^\W\d_]++)[ \u00a0\n]{1,2}\1(?![\w-])", re.IGNORECASE)
# The languages that are looked at for doubled words, each with those that may follow themselves.
_TWICE: Mapping[str, frozenset[str]] = {
    "ar": frozenset({"شيئا", "يوما", "واحدا", "صفا", "من"}),
    "en": frozenset({"that", "had"}),
    "es": frozenset({"no"}),
    "fr": frozenset({"nous", "vous", "faire"}),
    "ru": frozenset(),
}


def _edge_spaces(pair: Pair) -> Iterator[Flaw]:
    """Spaces at an edge that the original does not have there, or the reverse."""
    source, text = pair.source.strip("\n"), pair.text.strip("\n")
    if not any(letter in _BLANKS for letter in (source[:1], source[-1:], text[:1], text[-1:])):
        return
    for edge, strip in (("beginning", str.lstrip), ("end", str.rstrip)):
        expected, found = (len(one) - len(strip(one, _BLANKS)) for one in (source, text))
        usual = text.startswith(_SPACED_MARKS) if edge == "beginning" else text.endswith(_FULL_WIDTH_MARKS)
        if found != expected and not usual:
            yield "edge-space", {"found": _spaces(found), "expected": _spaces(expected), "edge": edge}


def _spaces(number: int) -> str:
    return {0: "no space", 1: "a space"}.get(number, f"{number} spaces")


def _line_breaks(pair: Pair) -> Iterator[Flaw]:
    """A line feed within a text whose original is all on one line."""
    at = pair.text.strip("\n").find("\n") if "\n" not in pair.source else -1
    if at >= 0:
        at += len(pair.text) - len(pair.text.lstrip("\n"))
        yield "line-break", {"text": around(pair.text, at, at + 1)}


def _end_marks(pair: Pair) -> Iterator[Flaw]:
    """The mark that a translation ends in, in whatever script, where its original ends in another one."""
    source, text = bare(pair.source).rstrip(_CLOSING), bare(pair.text).rstrip(_CLOSING)
    expected, found = _end(source, pair.source_language), _end(text, pair.language)
    if found == expected or not text or pair.language.partition("-")[0] in _OTHER_ENDS:
        return
    if expected == _STOP and _ABBREVIATED.search(source[-_LONGEST:]):
        expected = _NONE
    if found == _STOP and expected == _NONE and _PERHAPS_ABBREVIATED.search(text[-_LONGEST:]):
        return
    if found != expected:
        yield "end-mark", {"found": found, "expected": expected}


def _end(text: str, language: str) -> str:
    if text.endswith("..."):
        return _ELLIPSIS
    own = _OWN_ENDS.get(language, _ENDS)
    return own.get(text[-1:]) or _ENDS.get(text[-1:], _NONE)


def _doubled_words(pair: Pair) -> Iterator[Flaw]:
    allowed = _TWICE.get(pair.language)
    words = pair.text.casefold().split()
    if allowed is None or not any(map(str.startswith, words[1:], words)):  # a tenth of the expression's time
        return
    for match in _DOUBLED.finditer(bare(pair.text)):
        if match[1].casefold() not in allowed and not _DOUBLED.search(bare(pair.source)):
            yield "doubled-word", {"found": match[0]}


def _doubled_spaces(pair: Pair) -> Iterator[Flaw]:
    if any(map(pair.text.__contains__, _TWO_BLANKS)) and not _DOUBLED_SPACE.search(pair.source):
        match = _DOUBLED_SPACE.search(pair.text)
        if match:
            yield "doubled-space", {"found": around(pair.text, *match.span())}


CHECKS: tuple[Check, ...] = (
    _edge_spaces,
    _line_breaks,
    _end_marks,
    _doubled_words,
    _doubled_spaces,
    unpaired,
    as_original,
    unusual_length,
    over_its_place,
)
KINDS = (
    "edge-space", "line-break", "end-mark", "doubled-word", "doubled-space", "unpaired", "as-original", "length",
    "max-length",
)  # fmt: skip
