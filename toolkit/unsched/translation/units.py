"""Units of a translation memory: a text, its translation, and what is to be known of the two."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A text and its translation, empty where there is none; `finished` when it is neither empty nor fuzzy.

    `note` is for the translator: what the author says of the text, and where it stands. `comment` is the
    translator's own. `origin` is where the unit was read: `FILE:LINE`.
    """

    source: str
    target: str
    source_language: str
    language: str
    context: str | None = None
    finished: bool = True
    note: str = ""
    comment: str = ""
    origin: str = ""
