"""How words stand beside each other: lists in running text, a place before its dates, a remark behind words."""

import re
from collections.abc import Sequence
from typing import Annotated

from unsched.fields import Model
from unsched.house_style.patterns import Words, pattern

_MARK = re.compile(r"<[^>]*>")
_BEGINNING = 200  # characters of a text that may be marks and the first sounds of its first word


class Lists(Model):
    """What stands between the texts of a list, and before its last.

    `before` names beginnings of a last text that change what stands there: Spanish writes `e` before the sound
    i. The longest beginning decides.
    """

    comma: Words
    last: Words
    before: dict[str, Words] = {}

    def joined(self, texts: Sequence[str]) -> str:
        """The texts as a list: `a, b and c`."""
        if len(texts) < 2:
            return "".join(texts)
        return "".join((self.comma.join(texts[:-1]), self._before(texts[-1]), texts[-1]))

    def _before(self, text: str) -> str:
        beginning = _MARK.sub("", text[:_BEGINNING]).casefold()
        found = [known for known in self.before if beginning.startswith(known)]
        return self.before[max(found, key=len)] if found else self.last


class Lines(Model):
    """Patterns of what a line puts together: a place and its dates, words and a remark, symbols of documents."""

    place: Annotated[str, pattern("place", "dates")]
    remark: Annotated[str, pattern("words", "remark")]
    between_symbols: Words
