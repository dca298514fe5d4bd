"""A language to render in: its house style, and its catalogs in the order in which they are asked."""

from dataclasses import dataclass, field
from pathlib import Path

from unsched.catalog import Catalog, Message, read_catalog
from unsched.errors import Finding, Place, UnschedError
from unsched.house_style import HouseStyle, house_style
from unsched.resources import locate

TEMPLATES = "unsched"  # the domain of the templates' messages
TERMS = "terms"  # the domain of official terms
OF_SCHEDULE, OF_TEMPLATES = 0, -1  # places of their catalogs among a language's


@dataclass(frozen=True)
class Language:
    """A language by its code.

    `catalogs` are asked in turn: the schedule's own, the templates'. `terms` is the file of official terms, read
    when both have failed.
    """

    code: str
    style: HouseStyle
    catalogs: tuple[Catalog, ...]
    terms: Path
    _masthead: "Language | None" = field(default=None)

    @property
    def masthead(self) -> "Language":
        """The language that the distribution block is printed in."""
        return self._masthead or self

    @property
    def tag(self) -> str:
        """The BCP 47 tag, such as `fr-FR`."""
        return self.style.tag

    @property
    def direction(self) -> str:
        """`"ltr"` or `"rtl"`."""
        return self.style.direction

    def find(self, message: str, context: str | None, own_only: bool = False) -> Message | None:
        """The first finished translation of a message, or `None`; of the schedule's catalog, or of all.

        Raises `UnschedError` when the official terms have to be asked and there is something wrong in them.
        """
        for catalog in self.catalogs[:1] if own_only else self.catalogs:
            found = catalog.messages.get((context, message))
            if found and found.finished:
                return found
        found = None if own_only else read_catalog(self.terms).messages.get((context, message))
        return found if found and found.finished else None

    def unfinished(self, message: str, context: str | None, domain: int) -> Finding:
        """What is to be told of a message without a finished translation, and where it is to be mended.

        `domain` is the place, among `catalogs`, of the one that ought to have it.
        """
        for catalog in self.catalogs:
            if found := catalog.messages.get((context, message)):
                kind = "fuzzy" if found.text else "untranslated"
                return Finding(kind, Place(catalog.file, found.line), self._about(message))
        return Finding("untranslated", Place(self.catalogs[domain].file), self._about(message))

    def _about(self, message: str) -> dict[str, object]:
        return {"language": self.code, "message": message if len(message) < 100 else message[:99] + "…"}


def read_language(code: str, domain: str | None = None, asked_at: Place | None = None) -> Language:
    """A language with the catalogs of a schedule's domain, or without a schedule's.

    Raises `UnschedError` with all that is wrong in its files, or when there is no such language.
    """
    style = house_style(code, asked_at or Place("--lang"))
    catalogs: list[Catalog] = []
    findings: list[Finding] = []
    folder = ("locales", code, "LC_MESSAGES")
    for name in (domain, TEMPLATES):
        try:
            if name is not None:
                catalogs.append(read_catalog(locate(*folder, f"{name}.po")))
        except UnschedError as error:
            findings.extend(error.findings)
    if findings:
        raise UnschedError(findings)
    other = style.masthead.language
    masthead = read_language(other, None, Place(f"locales/{code}/house-style.toml")) if other != code else None
    return Language(code, style, tuple(catalogs), locate(*folder, f"{TERMS}.po"), masthead)
