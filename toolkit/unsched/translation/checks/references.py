"""What a translation keeps as it is: links, document symbols and the numbers of resolutions."""

import re
from functools import partial

from unsched.translation.checks.facts import GAP, NO_NUMBER_BEFORE, Fact, taken_out
from unsched.translation.checks.numerals import is_span

# `%(name)s`, `%1$s`, `%d`, `{0}` and `&#39;`: what a program fills in or reads has no numbers of the text.
PLACEHOLDER = re.compile(
    r"%%|%(?:\(\w{1,99}\)|\d{1,3}\$)?[#0+'-]{0,5}(?:\d{1,4}|\*(?:\d{1,2}\$)?)?"
    r"(?:\.(?:\d{1,4}|\*(?:\d{1,2}\$)?))?(?:hh?|ll?|[Lqjzt])?[a-zA-Z]"
    r"|\{[^{}\s]{0,99}\}|&#\w{1,9};"
)

_LINK = re.compile(
    r"(?<![\w@.])(?:https?://|ftp://|mailto:|www\.)[!#-;=?-\[\]-~]+"
    r"|(?<![\w@./-])(?:[a-z0-9-]{1,63}\.){1,5}(?:org|int|net|com|edu)(?:/[!#-;=?-\[\]-~]*)?(?![\w@-])"
    r"|(?<![\w.+-])[\w.+-]{1,99}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    re.IGNORECASE | re.ASCII,
)
_AFTER_LINK = ".,;:!?'`\")]*"
# The language part of an address of the United Nations, which follows the reader: undocs.org/en/…, www.un.org/fr/…
_LANGUAGE_PART = re.compile(r"((?:^|[/.])(?:un|undocs)\.org)/[a-z]{2}(?=/|$)", re.ASCII)

# Symbols are in Latin letters; Cyrillic ones that look the same are taken along, so that they are seen to differ.
_SYMBOL = re.compile(
    r"(?<![A-Za-zА-Яа-я0-9./@_-])(?=[A-ZА-Я0-9.-]{1,20}/\S{0,99}\d)[A-ZА-Я]{1,12}(?:[.-][A-Z0-9]{1,9}){0,2}"
    r"(?:/[A-Za-zА-Яа-я0-9](?:[A-Za-zА-Яа-я0-9.-]{0,30}(?:\([A-Za-z0-9]{1,9}\)){0,2}){1,2}){1,12}"
    r"|(?<![\w.])[A-Z]{1,3}\.\d\d-\d{4,6}(?!\d)"
)

_ROMAN = r"(?:ES-|S-)?[IVXLC]{1,7}"
_ARABIC = r"د\w{0,3} ?- ?\d{1,3}"  # (د-25): of the twenty-fifth session
_RESOLUTION = re.compile(
    rf"{NO_NUMBER_BEFORE}(?P<number>\d{{1,4}}) ?"
    rf"\((?:(?P<year>(?:19|20)\d\d)|(?P<roman>{_ROMAN})|(?P<arabic>{_ARABIC}))\)"
    r"|(?<![A-Za-zА-Яа-я0-9_/.,-])(?P<session>\d{1,4})/(?P<item>\d{1,4})(?![\d/])"
)
_FRACTION = 10  # up to which N/M, M the greater, is taken for a fraction
_ROMAN_NUMERAL = re.compile("(?=.)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def without_placeholders(text: str) -> str:
    """A text with a gap in the place of each placeholder of whatever program."""
    return PLACEHOLDER.sub(GAP, text) if "%" in text or "{" in text or "&#" in text else text


def links(text: str, language: str) -> tuple[list[Fact], str]:
    """The web and mail addresses of a text, and the text without them."""
    return taken_out(_LINK, text, partial(_link, language)) if "." in text else ([], text)


def _link(language: str, match: re.Match[str]) -> list[Fact]:
    """An address, with the language in it or without; a bare name such as OpenOffice.org is soft."""
    shown = match[0].rstrip(_AFTER_LINK)
    forms = (shown, _LANGUAGE_PART.sub(r"\1", shown), shown.replace(f"/{language}/", "/", 1))
    key = frozenset(form.rstrip("/").casefold() for form in forms)
    return [Fact("links", key, shown, soft=not re.search(r"[/@]|^www\.", shown))]


def symbols(text: str, _: str) -> tuple[list[Fact], str]:
    """The document symbols of a text, `A/AC.290/2020/1` and `GE.18-01763`, and the text without them."""
    return taken_out(_SYMBOL, text, _symbol)


def _symbol(match: re.Match[str]) -> list[Fact]:
    shown = match[0].rstrip(".-")
    return [Fact("symbols", frozenset({shown}), shown)]


def resolutions(text: str, _: str) -> tuple[list[Fact], str]:
    """The numbers of resolutions, `73/27`, `2625 (XXV)` and `1540 (2004)`, and the text without them."""
    return taken_out(_RESOLUTION, text, _resolution)


def _resolution(match: re.Match[str]) -> list[Fact]:
    if is_span(match[0]):
        return []
    if match["session"]:
        session, item = match["session"], match["item"]
        kind = "numbers" if int(session) < int(item) <= _FRACTION else "resolutions"
        return [_pair(kind, f"{session}/{item}", (session, item), match)]
    session = match["year"] or _session(match["roman"] or match["arabic"])
    return [_pair("resolutions", f"{match['number']} ({session})", (match["number"], session), match)]


def _pair(kind: str, key: str, numbers: tuple[str, str], match: re.Match[str]) -> Fact:
    """A fact of two numbers; 1/3 may be read as a third."""
    first, second = (str(int(number)) for number in numbers)
    thirds = [frozenset({second})] if kind == "numbers" and first == "1" else []
    return Fact(kind, frozenset({key}), match[0], readings=(frozenset({first, second}), *thirds))


def _session(numeral: str) -> str:
    """The number of a session in Roman numerals or Arabic writing."""
    arabic = re.search(r"\d+", numeral)
    return arabic[0] if arabic else str(roman_number(numeral.rpartition("-")[2]) or numeral)


def roman_number(numeral: str) -> int | None:
    """The number of a Roman numeral below a hundred, `None` for what is none."""
    if not _ROMAN_NUMERAL.fullmatch(numeral):
        return None
    digits = [_ROMAN_DIGITS[letter] for letter in numeral]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))
