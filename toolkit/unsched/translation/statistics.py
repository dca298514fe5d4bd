"""Statistics: how far the translation of each catalog has come, and what a document still waits for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from unsched.document.rendering import render
from unsched.errors import Finding, UnschedError
from unsched.frozen import Frozen
from unsched.language import read_language
from unsched.po import PoFile, PoMessage, read_po
from unsched.resources import is_there
from unsched.schedule.model import Schedule
from unsched.schedule.reading import read_schedule
from unsched.translation.catalogs import languages_in, source_language


class Amount(Frozen):
    """A number of messages, and of the words of their originals."""

    messages: int = 0
    words: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.messages + other.messages, self.words + other.words)


class Statistic(Frozen):
    """How far a language has come in one domain."""

    language: str
    domain: str
    translated: Amount = Amount()
    fuzzy: Amount = Amount()
    untranslated: Amount = Amount()

    @property
    def total(self) -> Amount:
        """All messages of the domain."""
        return self.translated + self.fuzzy + self.untranslated

    @property
    def percent(self) -> int:
        """The share of words that are translated, rounded down: 100 says that nothing is left."""
        return self.translated.words * 100 // self.total.words if self.total.words else 100


class Remainder(Frozen):
    """What the documents of a schedule wait for before they can be issued."""

    schedule: Path
    language: str
    findings: tuple[Finding, ...]


class Statistics(Frozen):
    """How far catalogs have come, and what documents wait for."""

    catalogs: tuple[Statistic, ...]
    documents: tuple[Remainder, ...]


def stats(folder: Path, schedules: Iterable[Path], languages: Iterable[str] = ()) -> Statistics:
    """How far each language has come in each domain that `folder` has a template of, and in each schedule.

    Without languages, in all that have catalogs in `folder`. A message that a catalog lacks is untranslated.
    Raises `UnschedError` for a file that cannot be read.
    """
    codes = list(languages) or languages_in(folder)
    templates = [read_po(path) for path in sorted(folder.glob("*.pot"))]
    catalogs = [_statistic(pot, folder, code) for code in codes for pot in templates if source_language(pot) != code]
    return Statistics(tuple(catalogs), tuple(_remainders(schedules, codes)))


def _statistic(template: PoFile, folder: Path, language: str) -> Statistic:
    domain = Path(template.file).stem
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    known = {message.key: message for message in read_po(path).live} if is_there(path) else {}
    amounts = {"translated": Amount(), "fuzzy": Amount(), "untranslated": Amount()}
    for message in template.live:
        words = Amount(1, len((message.entry.msgid + " " + message.entry.msgid_plural).split()))
        amounts[_state(known.get(message.key))] += words
    return Statistic(language, domain, **amounts)


def _state(message: PoMessage | None) -> str:
    if message is None or not message.translated:
        return "untranslated"
    return "fuzzy" if message.entry.fuzzy else "translated"


def _remainders(schedules: Iterable[Path], languages: list[str]) -> Iterator[Remainder]:
    """What stands in the way of the documents of each schedule; where they can be issued, nothing."""
    for path in schedules:
        schedule = read_schedule(path)
        for code in languages:
            found = {str(finding): finding for document in schedule.issues() for finding in _missing(document, code)}
            yield Remainder(path, code, tuple(found.values()))


def _missing(document: Schedule, code: str) -> tuple[Finding, ...]:
    try:
        render(document, read_language(code, document.domain, office=document.office))
    except UnschedError as error:
        return error.findings
    return ()
