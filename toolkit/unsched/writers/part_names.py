"""The parts of a Word document: their names, relationships and content types (ISO/IEC 29500-1, 11.3)."""

from typing import NamedTuple

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "word/document.xml"
SETTINGS = "word/settings.xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class HeadOrFoot(NamedTuple):
    """A part that a document adds: its relationship, its kind, the pages that it is for, and its name."""

    relationship: str
    kind: str
    pages: str
    name: str


HEADS_AND_FEET = (
    HeadOrFoot("rIdHeadEven", "header", "even", "header-even.xml"),
    HeadOrFoot("rIdHeadOdd", "header", "default", "header-odd.xml"),
    HeadOrFoot("rIdFootEven", "footer", "even", "footer-even.xml"),
    HeadOrFoot("rIdFootOdd", "footer", "default", "footer-odd.xml"),
    HeadOrFoot("rIdFootFirst", "footer", "first", "footer-first.xml"),
)
