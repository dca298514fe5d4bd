"""Pseudo-languages: every message in disguise, so that what cannot be translated, or is cut off, shows at once.

`qps-ploc` has accents, brackets and 40 per cent more length, as a translation may; `qps-plocm` is set from right to
left as well.
"""

import re
from collections.abc import Iterator, Mapping
from math import ceil

from unsched.catalog import Message
from unsched.errors import Place
from unsched.po_plain import Key

_LONGER = 1.4
_PLACEHOLDER = re.compile(r"(%\(\w+\)s)")
_ACCENTS = str.maketrans(
    "ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz",
    "ÂƁÇÐÉĜĤÎĴĶĽÑÔŘŠŢÛŴÝŽâƀçðéĝĥîĵķľñôřšţûŵýž",
)
_VOWELS = frozenset("AEIOUaeiou")


class PseudoMessages(Mapping[Key, Message]):
    """A catalog that has a translation of everything."""

    def __getitem__(self, key: Key) -> Message:
        """The message of a key in disguise."""
        return Message(pseudo(key[1]), Place("qps"), fuzzy=False)

    def __iter__(self) -> Iterator[Key]:
        """None: what is asked for is made."""
        return iter(())

    def __len__(self) -> int:
        return 0


def pseudo(message: str) -> str:
    """A message in disguise, its placeholders as they are: vowels twice and dots until it is longer by 40 per cent."""
    missing, longer = ceil(len(message) * (_LONGER - 1)), ["["]
    for part in _PLACEHOLDER.split(message):
        if part.startswith("%"):
            longer.append(part)
            continue
        for letter in part:
            doubled = letter in _VOWELS and missing > 0
            longer.append(letter.translate(_ACCENTS) * (1 + doubled))
            missing -= doubled
    return "".join((*longer, "·" * missing, "]"))
