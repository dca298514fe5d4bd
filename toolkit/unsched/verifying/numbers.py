"""Items of the agenda and numbers, read out of words, in the way of a language."""

import re
from itertools import product
from string import ascii_lowercase

from unsched.schedule.values import ItemReference
from unsched.translation.checks.facts import plain
from unsched.translation.checks.number_words import numbers_in_words
from unsched.translation.checks.references import roman_number
from unsched.verifying.reading import Items

_NUMERALS = tuple(product(("", "X", "XX", "XXX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")))
_EDGES = " .()（）-–"
_ITEM = re.compile(
    r"(?P<number>[^\W_]+(?: [^\W\d_]+)?) ?(?:\((?P<letter>\w{1,3})\)|(?P<open>\w{1,3})\)|\.(?P<dotted>\w{1,2}))?"
)
_DIGITS = re.compile(r"\d+")


def read_item(text: str, items: Items) -> ItemReference | None:
    """The agenda item that a text refers to and says nothing else, `5 (c)` or `1.1`; `None` where it is none."""
    text = text.strip()
    if not (match := _ITEM.fullmatch(text) if len(text) < 40 else None):
        return None
    letter = match["letter"] or match["open"] or match["dotted"]
    return ItemReference(_numeral(match["number"], items), _letter(letter, items) if letter else None)


def read_label(text: str, items: Items) -> str:
    """What a label says of an item, `5`, `c`, `1.1` or `5 (c)`; a dash is itself."""
    item = read_item(text, items)
    if item and item.letter and not item.dotted:
        return str(item)
    bare = text.strip(_EDGES)
    if not bare:
        return "–" if text.strip() else ""
    number, dot, letter = bare.partition(".")
    if dot:
        return f"{_numeral(number, items)}.{_letter(letter, items)}"
    letters = [name.strip(_EDGES) for name in items.letters]
    return ascii_lowercase[letters.index(bare)] if bare in letters else _numeral(bare, items)


def label_of(item: ItemReference) -> str:
    """What the label of an item ought to say."""
    return str(item) if item.dotted else item.letter or item.number


def read_numbers(text: str, language: str) -> frozenset[int]:
    """The numbers that an ordinal or a cardinal may mean: its figures, or else its words."""
    text = plain(text)
    figures = _DIGITS.findall(text)
    if figures:
        return frozenset({int(figures[0])}) if len(figures) == 1 and len(figures[0]) < 6 else frozenset()
    found = {int(number) for number in numbers_in_words(text, language) if number.isdigit()}
    # Arabic counts on from a hundred by words after it, which stand as two numbers.
    return frozenset(found | {number + 100 for number in found if 100 in found and number < 100})


def _letter(found: str, items: Items) -> str:
    return ascii_lowercase[items.letters.index(found)] if found in items.letters else found


def _numeral(found: str, items: Items) -> str:
    """A number in figures, or the Roman numeral that a language has a word for."""
    if found not in items.numerals:
        return found
    index = items.numerals.index(found) + 1
    return next(numeral for numeral in map("".join, _NUMERALS) if roman_number(numeral) == index)
