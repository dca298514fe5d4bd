"""Plural forms: how many a catalog declares, and which one a number takes."""

import re
from collections.abc import Mapping
from functools import lru_cache
from gettext import c2py  # the interpreter of plural rules that gettext itself runs by

from unsched.frozen import Frozen

_DECLARED = re.compile(r"\s*nplurals\s*=\s*(?P<count>\d{1,2})\s*;\s*plural\s*=\s*(?P<rule>[^;]{1,1000}?)\s*;?\s*")
NUMBERS = range(1001)  # that GNU msgfmt tries a rule with
_OFTEN = 5  # numbers that a form is for, up to which GNU msgfmt lets it drop the number


class Plurals(Frozen):
    """The plural forms of a language: how many, and for each number from 0 to 1,000 the form that it takes."""

    count: int
    forms: tuple[int, ...]

    def many(self, form: int, first: int = 0, last: int = NUMBERS[-1]) -> bool:
        """Whether a form is for many of the numbers from the first to the last, so that it must name the number."""
        return self.forms[first : last + 1].count(form) > _OFTEN

    def singular(self, form: int) -> bool:
        """Whether a form is for one alone."""
        return self.forms.count(form) == 1 and self.forms[1] == form


def declared_plurals(metadata: Mapping[str, str]) -> Plurals | None:
    """The plural forms that the header of a catalog declares; `None` where it declares none, or none that work."""
    return working(metadata.get("Plural-Forms", ""))


@lru_cache(maxsize=256)
def working(declared: str) -> Plurals | None:
    """The plural forms of a rule as headers have it; `None` for one that does not work."""
    match = _DECLARED.fullmatch(declared)
    try:
        form = c2py(match["rule"]) if match else None
        forms = tuple(form(number) for number in NUMBERS) if form else ()
    except (ValueError, ZeroDivisionError, RecursionError):
        return None
    return Plurals(int(match["count"]), forms) if match and max(forms) < int(match["count"]) else None
