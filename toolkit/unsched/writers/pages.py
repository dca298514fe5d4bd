"""The page of a document: that of its reference, or the same on another paper."""

import re
from collections.abc import Mapping
from functools import lru_cache

from unsched.document.tree import Paper

# Widths and heights in twips (ISO 216; ANSI/ASME Y14.1).
_SIZES: Mapping[Paper, tuple[int, int]] = {"letter": (12240, 15840), "A4": (11906, 16838)}
_SIZE = re.compile(r"<w:pgSz [^>]*/>")
_WIDTH = re.compile(r'<w:pgSz [^>]*w:w="(\d+)"')
_SIDES = re.compile(r'w:(left|right)="(\d+)"')


@lru_cache(maxsize=16)
def on_paper(page: str, paper: Paper | None) -> str:
    """Size and margins as children of `w:sectPr`: on another paper the text is as wide as it was, the margins are not.

    So what stands at the ends of a line (heads and feet, the masthead) stays where it is.
    """
    if paper is None:
        return page
    width, height = _SIZES[paper]
    landscape = 'w:orient="landscape"' in page
    if landscape:
        width, height = height, width
    before = _WIDTH.search(page)
    more = (width - int(before[1])) // 2 if before else 0
    moved = _SIDES.sub(lambda side: f'w:{side[1]}="{max(0, int(side[2]) + more)}"', _SIZE.sub("", page))
    turned = ' w:orient="landscape"' if landscape else ""
    return f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>{moved}'
