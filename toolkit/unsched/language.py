"""A language to render in: its house style, and its catalogs in the order in which they are asked."""

from pathlib import Path

from unsched.catalog import Catalog, Message, read_catalog
from unsched.errors import Finding, Place, UnschedError
from unsched.frozen import Frozen
from unsched.house_style import PSEUDO, DutyStation, HouseStyle, duty_station, house_style
from unsched.pseudo import PseudoMessages
from unsched.resources import locate, own_path

TEMPLATES = "unsched"  # the domain of the templates' messages
TERMS = "terms"  # the domain of official terms
TEMPLATE_LANGUAGE = "en"  # the language that templates are written in
OF_SCHEDULE, OF_TEMPLATES = 0, -2  # places of their catalogs among a language's


class Language(Frozen):
    """A language by its code; `catalogs` are asked in turn: the schedule's own, the templates', official terms.

    One that is read anew is another, so that what was found in it can be kept with it.
    """

    code: str
    style: HouseStyle
    catalogs: tuple[Catalog, ...]
    office: DutyStation = DutyStation()
    _masthead: "Language | None" = None

    __eq__ = object.__eq__
    __hash__ = object.__hash__

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
        """The first translation of a message among the catalogs, or in the schedule's alone.

        A fuzzy one ends the search, so that none is passed over; where there is none but empty ones, the first
        of these is given.
        """
        empty = None
        for catalog in self.catalogs[:1] if own_only else self.catalogs:
            found = catalog.messages.get((context, message))
            if found and found.text:
                return found
            empty = empty or found
        return empty

    def unfinished(self, message: str, found: Message | None, domain: int) -> Finding:
        """What is to be told of a message without a finished translation, and where it is to be mended.

        `domain` is the place, among `catalogs`, of the one that ought to have it; what a catalog that is shipped
        lacks is the office's own, and goes into a catalog of its own.
        """
        if found is None:
            file = own_path(Path(self.catalogs[domain].file))
            return Finding("untranslated", Place(str(file)), self._about(message))
        return Finding("fuzzy" if found.text else "untranslated", found.place, self._about(message))

    def _about(self, message: str) -> dict[str, object]:
        return {"language": self.code, "message": message if len(message) < 100 else message[:99] + "…"}


def read_language(
    code: str, domain: str | None = None, asked_at: Place | None = None, office: str | None = None
) -> Language:
    """A language with the catalogs of a schedule's domain, or without a schedule's, in the ways of an office.

    Raises `UnschedError` with all that is wrong in its files, or when there is no such language or office.
    """
    place = asked_at or Place("--lang")
    if code in PSEUDO:
        catalogs = (Catalog(code, PseudoMessages()),)
        return Language(code, house_style(code, place, office), catalogs, duty_station(office, place))
    language = _read(code, domain, place, office)
    other = language.style.masthead.language
    if other == code:
        return language
    return language.but(_masthead=_read(other, None, Place(f"locales/{code}/house-style.toml"), office))


def _read(code: str, domain: str | None, asked_at: Place, office: str | None) -> Language:
    """A language whose distribution block is in itself."""
    style = house_style(code, asked_at, office)
    catalogs: list[Catalog] = []
    findings: list[Finding] = []
    for name in (domain, TEMPLATES, TERMS):
        try:
            if name is not None:
                catalogs.append(read_catalog(locate("locales", code, "LC_MESSAGES", f"{name}.po")))
        except UnschedError as error:
            findings.extend(error.findings)
    if findings:
        raise UnschedError(findings)
    return Language(code, style, tuple(catalogs), duty_station(office, asked_at))
