"""How a house style numbers: agenda items by figures, letters and numerals, sessions and meetings by ordinals."""

from collections.abc import Mapping
from string import ascii_lowercase
from typing import Annotated

from unsched.fields import Model, alone
from unsched.house_style.cldr import ordinal_category, spelled_out
from unsched.house_style.lists import Lists
from unsched.house_style.patterns import Names, Words, pattern
from unsched.marks import Form as Written
from unsched.marks import Within
from unsched.refusals import not_as_expected

_ROMAN = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
SPELLED_OUT = 199  # the last number whose ordinals were held against a grammar written apart


def roman(number: int) -> str:
    """A number under 400 as a Roman numeral."""
    written = ""
    for numeral, value in _ROMAN:
        written += numeral * (number // value)
        number %= value
    return written


_BY_NUMERAL: Mapping[str, int] = {roman(number): number for number in range(1, 100)}


class Items(Model):
    """Patterns of agenda items: at the head of an entry (`5.`, `(c)`) and within a text (`5 (c)`).

    `dotted` is for sub-items that have a number of their own, or belong to a Roman numeral (`1.1`, `V.b`).
    `letters` stand for a, b, c … in this language, `numerals` for I, II, III …; without them the Latin ones stay.
    """

    heading: Annotated[str, pattern("number")]
    label: Annotated[str, pattern("letter")]
    reference: Annotated[str, pattern("number", "label", instead=("number", "letter"))]
    dotted: Annotated[str, pattern("number", "letter")]
    letters: Names = ()
    numerals: Names = ()
    lists: Lists | None = None  # where items are joined otherwise than words

    def within(self, number: str, letter: str | None) -> str:
        """`5`, `5 (c)`, `1.1`."""
        own = self._number(number)
        if letter is None:
            return own
        if _is_dotted(number, letter):
            return self.dotted.format(number=own, letter=self._letter(letter))
        return self.reference.format(number=own, letter=self._letter(letter), label=self.at_head(number, letter))

    def at_head(self, number: str, letter: str | None) -> str:
        """`5.`, `(c)`, `1.1`."""
        if letter is None:
            return self.heading.format(number=self._number(number))
        if _is_dotted(number, letter):
            return self.within(number, letter)
        return self.label.format(letter=self._letter(letter))

    def _letter(self, letter: str) -> str:
        index = ascii_lowercase.find(letter)
        return self.letters[index] if 0 <= index < len(self.letters) else letter

    def _number(self, number: str) -> str:
        index = _BY_NUMERAL.get(number, len(self.numerals) + 1) - 1
        return self.numerals[index] if index < len(self.numerals) else number


def _is_dotted(number: str, letter: str) -> bool:
    return letter.isdigit() or not number.isdigit()


Figure = Annotated[str, pattern("number")]


class Figures(Model):
    """A pattern of ordinals in figures for each category of CLDR's plural rules that is not as `other`."""

    zero: Figure | None = None
    one: Figure | None = None
    two: Figure | None = None
    few: Figure | None = None
    many: Figure | None = None
    other: Figure

    in_full = staticmethod(alone("other"))

    def written(self, tag: str, number: int) -> str:
        """A number by the pattern of its category in a language; CLDR is asked only where there are several."""
        asked = self.zero or self.one or self.two or self.few or self.many
        own: str | None = getattr(self, ordinal_category(tag, number)) if asked else None
        return (own or self.other).format(number=number)


class Form(Model):
    """A form that ordinals take, in gender, case and definiteness.

    `rules` are those by which CLDR spells it, `words` what is put around them. Above `figures_above` it is in
    figures also where words are asked for.
    """

    rules: Annotated[str, Written(r"^spellout-[a-z-]{1,60}$")]
    words: Annotated[str, pattern("words")] = "{words}"
    figures: Figures
    figures_above: Annotated[int, Within(0, SPELLED_OUT)] = SPELLED_OUT


class Ordinals(Model):
    """The form of the ordinals of each noun, and what official practice writes otherwise than CLDR.

    `spelling` replaces parts of words, in its order. `over_hundred` is for languages that count on from a hundred
    by words after it.
    """

    nouns: dict[str, str]
    forms: dict[str, Form]
    over_hundred: Annotated[str, pattern("words")] | None = None
    spelling: dict[str, Words] = {}

    def check(self) -> None:
        """Raise `Refusal` where a noun has a form that is not there."""
        unknown = [name for name in self.nouns.values() if name not in self.forms]
        if unknown:
            raise not_as_expected(unknown[0], "a form, one of " + ", ".join(self.forms))

    def form(self, noun: str) -> Form:
        """The form that goes with a noun. Raises `ValueError` for a noun without one."""
        if noun not in self.nouns:
            raise ValueError(f"no ordinals for {noun!r}; expected one of {', '.join(self.nouns)}")
        return self.forms[self.nouns[noun]]

    def in_figures(self, tag: str, number: int, noun: str) -> str:
        """`240th`, `1<sup>re</sup>`."""
        return self.form(noun).figures.written(tag, number)

    def in_words(self, tag: str, number: int, noun: str) -> str:
        """`sixty-ninth`. Raises `LookupError` where CLDR has no such rules for the language."""
        form = self.form(noun)
        if self.over_hundred and number > 100:
            return self.over_hundred.format(words=self.in_words(tag, number - 100, noun))
        words = spelled_out(tag, form.rules, number)
        if words is None:
            raise LookupError(form.rules)
        for found, official in self.spelling.items():
            words = words.replace(found, official)
        return form.words.format(words=words)
