"""Plural forms: how many a language has, and which one a number takes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py  # the interpreter of plural rules that gettext itself runs by

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from babel.plural import to_gettext

_DECLARED = re.compile(r"\s*nplurals\s*=\s*(?P<count>\d{1,2})\s*;\s*plural\s*=\s*(?P<rule>[^;]{1,1000}?)\s*;?\s*")
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # of CLDR, in its order
_NUMBERS = range(1001)  # that GNU msgfmt tries a rule with
_OFTEN = 5  # numbers that a form is for, up to which GNU msgfmt lets it drop the number


@dataclass(frozen=True, slots=True)
class Plurals:
    """The plural forms of a language: how many, and for each number from 0 to 1,000 the form that it takes."""

    count: int
    forms: tuple[int, ...]

    def many(self, form: int, first: int = 0, last: int = _NUMBERS[-1]) -> bool:
        """Whether a form is for many of the numbers from the first to the last, so that it must name the number."""
        return self.forms[first : last + 1].count(form) > _OFTEN

    def singular(self, form: int) -> bool:
        """Whether a form is for one alone."""
        return self.forms.count(form) == 1 and self.forms[1] == form


def declared_plurals(metadata: Mapping[str, str]) -> Plurals | None:
    """The plural forms that the header of a catalog declares; `None` where it declares none, or none that work."""
    return _working(metadata.get("Plural-Forms", ""))


@lru_cache(maxsize=256)
def _working(declared: str) -> Plurals | None:
    match = _DECLARED.fullmatch(declared)
    try:
        form = c2py(match["rule"]) if match else None
        forms = tuple(form(number) for number in _NUMBERS) if form else ()
    except (ValueError, ZeroDivisionError, RecursionError):
        return None
    return Plurals(int(match["count"]), forms) if match and max(forms) < int(match["count"]) else None


@lru_cache(maxsize=256)
def official_plurals(language: str) -> tuple[str, Plurals] | None:
    """The plural forms of a language for whole numbers by CLDR, and a header that declares them.

    Where gettext has no rule that does so, they are those that gettext's catalogs have. `None` for a language that
    CLDR does not know.
    """
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
    official = _of_cldr(locale)
    rules = [rule for rule in _rules(locale) if _working(rule)]
    header = next((rule for rule in rules if _working(rule) == official), rules[0])
    plurals = _working(header)
    return (header, plurals) if plurals else None


def english_name(language: str) -> str:
    """The name of a language in English by CLDR, or else its code."""
    return Locale.parse(language.replace("-", "_")).english_name or language


def _rules(locale: Locale) -> Iterator[str]:
    """The headers that say what a language's plural forms are: as gettext's catalogs have it, and from CLDR."""
    usual = get_plural(locale)
    yield f"nplurals={usual.num_plurals}; plural={usual.plural_expr};"
    yield to_gettext(locale.plural_form)


def _of_cldr(locale: Locale) -> Plurals:
    categories = [locale.plural_form(number) for number in _NUMBERS]
    used = [category for category in _CATEGORIES if category in categories]
    return Plurals(len(used), tuple(used.index(category) for category in categories))
