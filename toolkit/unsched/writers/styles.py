"""The styles that documents are written with, by name."""

from unsched.document.tree import Direction

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

# The styles and tables that a document is written with; docs/word.md tells what each is for.
_COMMON = (
    "Normal", "Organization", "Symbol", "Organ",
    "Distribution", "Distribution State", "Distribution Category", "Distribution Date", "Distribution Original",
    "Body Name", "Session", "Session Dates", "Agenda Item", "Subject", "Title", "Source", "Body Text",
    "heading 1", "Annex Original", "heading 2",
    "Column Head", "Day", "Hours", "Entry", "Item", "Sub-item", "Closing Rule",
    "Header Even", "Header Odd", "Footer Even", "Footer Odd", "Job Number", "Code", "After Table",
)  # fmt: skip
_RARE = (
    "Section Heading", "Subheading", "Remark", "Meeting", "Sub-entry", "Between Tables", "footnote text",
    "List Entry", "List Sub-entry", "List Item", "List Sub-item",
    "Row Head", "Grid Day", "Grid Hours", "Grid Meeting", "Grid Entry", "Grid Sub-entry", "Grid Item", "Grid Sub-item",
)  # fmt: skip
STYLES = (*_COMMON, *_RARE)
LETTERS = ("Emphasis", "Strong", "Superscript", "Symbol Series", "Hyperlink", "Untranslated")  # of runs
TABLES = {"Masthead": 3, "Timetable": 2, "Foot": 2, "Grid": 1}  # and their columns: that of a grid is parted later
# What a document has only where it uses it: the documents that were there before it stay the same.
OCCASIONAL = frozenset({*_RARE, "Grid"})


def kind_of(name: str) -> str:
    """The kind of a style of ours: character, table or paragraph."""
    return "character" if name in LETTERS else "table" if name in TABLES else "paragraph"


def language_slot(lang: str, direction: Direction) -> str:
    """The attribute of `w:lang` for a language: Latin, East Asian and complex scripts have one each (17.3.2.20)."""
    if direction == "rtl":
        return "bidi"
    return "eastAsia" if lang.partition("-")[0] in {"zh", "ja", "ko"} else "val"
