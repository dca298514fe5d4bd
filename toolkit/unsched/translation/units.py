"""Units of a translation memory: a text, its translation, and what is to be known of the two."""

from unsched.frozen import Frozen


class Unit(Frozen):
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


OFFICIAL = ("ar", "en", "es", "fr", "ru", "zh")


def language_code(tag: str) -> str:
    """The code of a language by its tag as other programs write it: `fr-FR` and `zh_Hans` are `fr` and `zh`.

    An official language has one form in United Nations documents, whatever the region or script of its tag; any
    other tag is kept, in small letters.
    """
    code = tag.strip().replace("_", "-").lower()
    primary = code.partition("-")[0]
    return primary if primary in OFFICIAL else code
