"""What is no translation: a text, or words of it, as in the original; one far too long or too short for it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from unsched.translation.checks.pairs import Flaw, Pair
from unsched.translation.checks.prose import FILLER, bare
from unsched.translation.checks.terminology import official_terms

_SHOWN = 60  # characters of a text
_WORD = re.compile(r"(?<![\w/.&'’-])[^\W\d_]{2,}(?:['’-][^\W\d_]+)*(?![\w/&])")  # none within a symbol
_SMALL_WORD = re.compile(r"[^\W\d_A-Z]{3,}")
_LATIN_RUN = re.compile(r"(?<![\w/.'’-])[A-Za-z][A-Za-z'’-]+(?:,? [A-Za-z][A-Za-z'’-]*)+")
_TWO_LATIN_WORDS = re.compile(r"[a-z],? [a-z]")
# Languages that are not written in Latin letters, where no name and no word looks as in English.
_OTHER_SCRIPTS = frozenset({
    "am", "ar", "be", "bg", "bn", "bo", "ckb", "dv", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "kk", "km", "kn",
    "ko", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or", "pa", "ps", "ru", "sd", "si", "ta", "te", "tg", "th",
    "ug", "uk", "ur", "yi", "zh",
})  # fmt: skip
# The length of a translation from English, as a share of the original's: the middle of official ones.
_USUAL: Mapping[str, float] = {"ar": 0.9, "es": 1.15, "fr": 1.1, "ru": 1.1, "zh": 0.33}
_FROM = 40  # characters of an original; shorter ones may be translated by a word or by a sentence
_WITHOUT_WIDTH = frozenset({"Cf", "Me", "Mn"})
_FACTOR = 2.5  # how many times longer or shorter than usual a translation may be


def as_original(pair: Pair) -> Iterator[Flaw]:
    """A text as in the original though it has words, or words of it among those of another script.

    A single word may be the same in two languages, and names are; what an official term leaves as it is, is right.
    """
    language, source_language = pair.language.partition("-")[0], pair.source_language.partition("-")[0]
    if language == source_language:
        return
    if pair.text.strip() == pair.source.strip():
        if _has_words(bare(pair.text), language) and not _is_official(pair):
            yield "as-original", {"found": _shown(pair.text.strip())}
    elif language in _OTHER_SCRIPTS and _TWO_LATIN_WORDS.search(pair.text):
        for match in _LATIN_RUN.finditer(bare(pair.text)):
            if len(_SMALL_WORD.findall(match[0])) > 1 and match[0] in pair.source:
                yield "as-original", {"found": _shown(match[0])}


def _has_words(text: str, language: str) -> bool:
    """Whether there are words that are neither names nor symbols."""
    words = _WORD.findall(text)
    small = [word for word in words if _SMALL_WORD.match(word)]
    return bool(small) and (len(words) > 1 or language in _OTHER_SCRIPTS)


def _is_official(pair: Pair) -> bool:
    return any(term.official == pair.text for term in official_terms(pair.language))


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def unusual_length(pair: Pair) -> Iterator[Flaw]:
    """A translation of a long text that is far longer or shorter than those of its language are."""
    usual = _USUAL.get(pair.language) if pair.source_language == "en" else None
    if usual is None or len(pair.source) < _FROM or pair.text == pair.source:
        return
    if usual / _FACTOR <= len(pair.text) / len(pair.source) <= usual * _FACTOR:  # most are, so no more is counted
        return
    original, found = _length(pair.source), _length(pair.text)
    low, high = int(original * usual / _FACTOR), int(original * max(1, usual * _FACTOR))
    if original >= _FROM and not low <= found <= high:
        yield "length", {"found": found, "original": original, "low": low, "high": high}


def _length(text: str) -> int:
    """The characters that stand in a text for itself, runs of spaces counted as one."""
    return len(" ".join(bare(text).replace(FILLER, "").split()))


def over_its_place(pair: Pair) -> Iterator[Flaw]:
    """A text wider than its author allows by a note `max-length:N`; an ideograph is as wide as two letters."""
    if pair.limit is not None:
        found = sum(map(_width, bare(pair.text).replace(FILLER, "")))
        if found > pair.limit:
            yield "max-length", {"found": found, "expected": pair.limit}


def _width(character: str) -> int:
    if unicodedata.category(character) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
