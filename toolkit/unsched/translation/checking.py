"""Checking: what is wrong, or looks wrong, in translations, each finding with its file, line, message and kind."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from unsched.catalog import refusals
from unsched.errors import Finding, Place, UnschedError, in_order
from unsched.frozen import Frozen
from unsched.language import TERMS
from unsched.po import Key, PoFile, PoMessage, read_po
from unsched.translation.catalogs import source_language
from unsched.translation.checks import characters, terminology, typography, values, wording
from unsched.translation.checks.formats import edge_flaws, format_flaws
from unsched.translation.checks.headers import header_flaws
from unsched.translation.checks.pairs import Flaw, Pair, silenced, width_limit
from unsched.translation.plurals import Plurals, declared_plurals
from unsched.translation.units import language_code

OBSOLETE = 50  # per cent of a catalog's messages that may be out of use

_RANGE = re.compile(r"range:\s*(\d{1,4})\.\.(\d{1,4})")  # a flag: the numbers that a plural message is used with
_MODULES = (terminology, values, typography, characters, wording)
_CHECKS = [one for module in _MODULES for one in module.CHECKS]

# The kinds that a translator may silence: what looks wrong and may be right.
KINDS = frozenset({"two-ways", *(kind for module in _MODULES for kind in module.KINDS)})


def check(paths: Iterable[Path]) -> Iterator[Finding]:
    """The findings of catalogs, file by file in the order of their lines; a template has only its form checked.

    `details["msgid"]` and `details["context"]` of a finding name its message. One that a translator has silenced
    by a comment of the message, `# check-ok: KIND`, is left out, unless it stands in the way of every document.
    """
    others: dict[tuple[str, Key], tuple[str, Place]] = {}
    for path in paths:
        try:
            po = read_po(path)
        except UnschedError as error:
            yield from error.findings
        else:
            yield from in_order(_of_file(po, others))


def _of_file(po: PoFile, others: dict[tuple[str, Key], tuple[str, Place]]) -> Iterator[Finding]:
    """The findings of a file; `others` are the translations of other files, to which its own are added."""
    refused = list(refusals(po))
    yield from refused
    for kind, details in header_flaws(po):
        yield Finding(kind, Place(po.file, po.header_line, 1), details)
    if not po.file.endswith(".pot"):
        languages = (source_language(po), language_code(po.language))
        lines = frozenset(finding.place.line for finding in refused)
        catalog = _Catalog(po, languages, declared_plurals(po.metadata), lines)
        for message in po.live:
            yield from catalog.findings(message)
        yield from _of_obsolete(po)
        if Path(po.file).stem != TERMS:  # those are looked at one by one
            yield from _of_twins(po, others)


class _Catalog(Frozen):
    """A catalog whose messages are looked at, its languages, the original's first.

    Messages in the lines that are `refused` have broken placeholders.
    """

    po: PoFile
    languages: tuple[str, str]
    plurals: Plurals | None
    refused: frozenset[int]

    def findings(self, message: PoMessage) -> Iterator[Finding]:
        """The findings of a message, each once, but for those that its translator has silenced."""
        ok = silenced(message.entry)
        flaws = {str(flaw): flaw for flaw in (*self._flaws(message), *_silenced_wrongly(ok))}
        return (_finding(kind, message, self.po, details) for kind, details in flaws.values() if kind not in ok)

    def _flaws(self, message: PoMessage) -> Iterator[Flaw]:
        entry = message.entry
        if entry.fuzzy or not message.translated:
            yield ("still-fuzzy" if entry.fuzzy else "empty"), {}
            return
        if entry.msgid_plural and self.plurals and len(message.texts) != self.plurals.count:
            yield "plural-count", {"found": len(message.texts), "expected": self.plurals.count}
        if message.line not in self.refused:
            many = [self._many(message, number) for number in range(len(message.texts))]
            yield from format_flaws(entry, message.texts, many)
        for number, text in enumerate(message.texts):
            yield from self._of_form(self._source(message, number), text, width_limit(entry))

    def _of_form(self, source: str, text: str, limit: int | None) -> Iterator[Flaw]:
        yield from edge_flaws(source, text)
        pair = Pair(source, text, *self.languages, limit)
        for one in _CHECKS:
            yield from one(pair)

    def _many(self, message: PoMessage, form: int) -> bool:
        """Whether a form is for so many numbers that it must name the number."""
        if not message.entry.msgid_plural or not self.plurals:
            return True
        match = _RANGE.search(", ".join(message.entry.flags))
        return self.plurals.many(form, int(match[1]), int(match[2])) if match else self.plurals.many(form)

    def _source(self, message: PoMessage, form: int) -> str:
        """The text that a form translates."""
        entry = message.entry
        singular = not entry.msgid_plural or (self.plurals and self.plurals.singular(form))
        return entry.msgid if singular else entry.msgid_plural


def _silenced_wrongly(kinds: Iterable[str]) -> Iterator[Flaw]:
    for kind in kinds:
        if kind not in KINDS:
            yield "check-ok", {"found": kind, "expected": ", ".join(sorted(KINDS))}


def _finding(kind: str, message: PoMessage, po: PoFile, details: Mapping[str, object]) -> Finding:
    entry = message.entry
    return Finding(kind, po.place(message), {"msgid": entry.msgid, "context": entry.msgctxt, **details})


def _of_obsolete(po: PoFile) -> Iterator[Finding]:
    """The finding of a catalog that is obsolete for the greater part."""
    obsolete = [message for message in po.messages if message.entry.obsolete]
    share = len(obsolete) * 100 // len(po.messages) if po.messages else 0
    if share > OBSOLETE:
        yield Finding("obsolete", po.place(obsolete[0]), {"found": share, "limit": OBSOLETE})


def _of_twins(po: PoFile, others: dict[tuple[str, Key], tuple[str, Place]]) -> Iterator[Finding]:
    """The messages that another catalog of the same language translates otherwise."""
    language = po.language
    for message in po.live:
        entry = message.entry
        if message.translated and not entry.fuzzy and "two-ways" not in silenced(entry):
            text, place = others.setdefault((language, message.key), (entry.msgstr, po.place(message)))
            if text != entry.msgstr:
                yield _finding("two-ways", message, po, {"found": entry.msgstr, "other": text, "place": place})
