"""Numbers in Chinese characters, and those that stand for digits in dates and times."""

import re
from collections.abc import Iterator

_DIGITS = {
    **{digit: value for value, digit in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "两": 2,
    "双": 2,
    "半": 2,
    "首": 1,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_NUMERAL = re.compile(f"[{''.join((*_DIGITS, *_UNITS, *_MYRIADS))}]{{1,20}}")
_ANY = re.compile("[〇零一二三四五六七八九十]")

# 二〇二〇年, 一月二十二日, 下午三时, and 20世纪90年代 for the 1990s.
_YEAR = re.compile(r"([〇零一二三四五六七八九]{4})(?=年)")
_DAY = re.compile(r"([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})(?=日)")
_HOUR = re.compile(r"(?<=[午晨上间])([一二三四五六七八九十]{1,3})(?=[时点])")
_DECADE = re.compile(r"(?<!\d)(1[89]|2[01])世纪(\d)0(?=年代)")


def chinese_numbers(text: str) -> Iterator[int]:
    """The numbers that a text writes in Chinese characters; 三四, three or four, is each of them and 34."""
    for match in _NUMERAL.finditer(text):
        if any(character in _UNITS or character in _MYRIADS for character in match[0]):
            yield _value(match[0])
        else:
            digits = [_DIGITS[character] for character in match[0]]
            yield from (*digits, int("".join(map(str, digits))))


def in_digits(text: str) -> str:
    """A text with the years, days and hours that it writes in Chinese characters in digits."""
    if "世纪" in text:
        text = _DECADE.sub(lambda match: f"{int(match[1]) - 1}{match[2]}0", text)
    if not _ANY.search(text):
        return text
    text = _YEAR.sub(lambda match: "".join(str(_DIGITS[digit]) for digit in match[1]), text)
    text = _DAY.sub(lambda match: f"{_value(match[1])}月{_value(match[2])}", text)
    return _HOUR.sub(lambda match: str(_value(match[1])), text)


def _value(numeral: str) -> int:
    """The number of a numeral with units, such as 三万二千零五."""
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            section += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * _MYRIADS[character]
            section = digit = 0
    return total + section + digit
