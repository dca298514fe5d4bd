"""Characters that do not belong: nobody sees them, they mean nothing, or they stand for those of another script.

Controls, bidi embeddings, overrides and isolates are refused wherever a catalog is read (`unsched.catalog.refusals`)
and not told of again. What the original has itself is right.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from unsched.resources import FORBIDDEN, character_name
from unsched.translation.checks.pairs import Check, Flaw, Pair
from unsched.translation.checks.prose import around, bare
from unsched.translation.checks.scripts import look_alikes

_BLANK_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # nobody sees them, whatever Unicode calls them
_SUSPECT = re.compile(f"[{_BLANK_LETTERS}\ufffc\ufffd]")
_INVISIBLE, _MEANINGLESS = frozenset({"Cc", "Cf"}), frozenset({"Cn", "Co", "Cs"})
_NUMBER_SIGNS = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2]")  # seen, although Unicode calls them "Cf"

# A character that has a meaning after these is no flaw there: scripts without spaces, scripts that join letters.
_WITHOUT_SPACES = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"
_JOINING = "\u0600-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u18af\ufb50-\ufefc"
_SYMBOLS = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_UNWANTED: Mapping[str, re.Pattern[str]] = {
    "\u200b": re.compile(f"(?<![{_WITHOUT_SPACES}])\u200b"),
    "\u200c": re.compile(f"(?<![{_JOINING}])\u200c"),
    "\u200d": re.compile(f"(?<![{_JOINING}{_SYMBOLS}])\u200d"),
}
_MARKS_OF_DIRECTION = frozenset("\u200e\u200f\u061c")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})

_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐"
_OTHER_DIGITS = re.compile(f"[{''.join(f'{zero}-{chr(ord(zero) + 9)}' for zero in _ZEROS)}]")
_DIGITS = re.compile(r"[0-9]+|(?:(?![0-9])\d)+")
_LATIN_NAME = re.compile(r"[A-Za-z][\w./()-]*")  # a symbol or a name, whose digits are Western in every language

_WIDE = re.compile("[\uff01-\uff5e]+")
_WIDE_LETTERS = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
_WIDTH: Mapping[str, re.Pattern[str] | None] = {"zh": _WIDE_LETTERS, "ja": None, "ko": None}


def _invisible(pair: Pair) -> Iterator[Flaw]:
    """What nobody sees, and what means nothing; a mark of direction belongs to what is written from the right."""
    text = pair.text
    plain = text if text.isprintable() else text.replace("\n", "").replace("\u00a0", "").replace("\u202f", "")
    if plain.isprintable() and not _SUSPECT.search(plain):
        return
    for character in sorted(set(text) - set(pair.source)):
        kind = _kind(character)
        at = _UNWANTED.get(character, re.compile(re.escape(character))).search(text)
        if kind and at and not (character in _MARKS_OF_DIRECTION and _from_the_right(pair)):
            yield kind, {"found": character_name(character), "text": around(text, *at.span())}


def _kind(character: str) -> str | None:
    """The kind of flaw that a character is anywhere but where it is wanted."""
    category = unicodedata.category(character)
    if FORBIDDEN.match(character) or _NUMBER_SIGNS.match(character):
        return None
    if category in _MEANINGLESS or character in "\ufffc\ufffd":
        return "meaningless"
    return "invisible" if category in _INVISIBLE or character in _BLANK_LETTERS else None


def _from_the_right(pair: Pair) -> bool:
    return pair.language.partition("-")[0] in _RIGHT_TO_LEFT_LANGUAGES or bool(_RIGHT_TO_LEFT.search(pair.text))


def _composed(pair: Pair) -> Iterator[Flaw]:
    """A letter and its accent as two characters (not NFC); the order of two accents is no flaw."""
    text = pair.text
    if unicodedata.is_normalized("NFC", text) or not unicodedata.is_normalized("NFC", pair.source):
        return
    composed = unicodedata.normalize("NFC", text)
    if sorted(composed) != sorted(text):
        at = next((at for at, (one, other) in enumerate(zip(text, composed, strict=False)) if one != other), 0)
        yield "decomposed", {"found": around(text, at, at + 1), "expected": character_name(composed[at])}


def _two_digits(pair: Pair) -> Iterator[Flaw]:
    """Digits of two scripts, such as Arabic and Western ones."""
    if pair.text.isascii() or not _OTHER_DIGITS.search(pair.text):
        return
    found: dict[int, str] = {}
    for number in _DIGITS.findall(_LATIN_NAME.sub(" ", bare(pair.text))):
        for digit in number:
            found.setdefault(ord(digit) - unicodedata.decimal(digit), number)
    if len(found) > 1:
        one, other, *_ = found.values()
        yield "digits", {"found": one, "other": other}


def _full_width(pair: Pair) -> Iterator[Flaw]:
    """Full-width letters and digits; in languages without full-width marks, these too."""
    pattern = _WIDTH.get(pair.language, _WIDE)
    if pair.text.isascii() or pattern is None:
        return
    for found in dict.fromkeys(pattern.findall(pair.text)):
        if found not in pair.source:
            yield "full-width", {"found": found, "expected": unicodedata.normalize("NFKC", found)}


CHECKS: tuple[Check, ...] = (_invisible, _composed, _two_digits, _full_width, look_alikes)
KINDS = ("invisible", "meaningless", "decomposed", "digits", "full-width", "look-alike")
