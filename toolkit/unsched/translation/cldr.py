"""What CLDR knows of a language: its name, and its plural forms."""

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from babel.plural import to_gettext

from unsched.translation.plurals import NUMBERS, Plurals, working

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # of CLDR, in its order


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
    rules = [rule for rule in _rules(locale) if working(rule)]
    header = next((rule for rule in rules if working(rule) == official), rules[0])
    plurals = working(header)
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
    categories = [locale.plural_form(number) for number in NUMBERS]
    used = [category for category in _CATEGORIES if category in categories]
    return Plurals(len(used), tuple(used.index(category) for category in categories))
