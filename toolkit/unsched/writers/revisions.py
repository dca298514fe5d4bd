"""What a symbol says of revisions: the document that it is a revision of, and which one it is."""

import re
from typing import NamedTuple

# ST/CS/SER.A/44 has /Rev.1 and /Corr.1 in that order, other organizations a space or a hyphen before them; an asterisk
# stands behind the symbol of what is issued again for technical reasons.
_MARKS = re.compile(r"(.+?)(?:[/ -]Rev\. ?(\d{1,2}))?(?:[/ -]Corr\. ?(\d{1,2}))?(\*{0,9})", re.IGNORECASE)


class Edition(NamedTuple):
    """A document in one of its editions: the symbol that all of them share, and a number that grows with each."""

    symbol: str
    number: int


def edition(symbol: str) -> Edition:
    """The edition that a symbol is of: `A/1/Rev.2/Corr.1` is number 20100 of `A/1`, and `A/1` itself number 0.

    Two digits are of the revision, two of its corrigendum, and two count asterisks.
    """
    found = _MARKS.fullmatch(symbol)
    if found is None:
        return Edition(symbol, 0)
    revision, corrigendum = (int(digits or 0) for digits in found.group(2, 3))
    return Edition(found[1], 10_000 * revision + 100 * corrigendum + len(found[4]))
