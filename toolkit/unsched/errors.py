"""What can go wrong, as values, and the one place that words it."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from unsched.frozen import Frozen

Severity = Literal["error", "warning"]

WORDING: Mapping[str, str] = {
    # a file as a whole
    "unreadable": "cannot be read: {reason}",
    "too-large": "is larger than the {limit} MiB that are read",
    "encoding": "is not {charset}: byte 0x{found:02x} has no meaning here; save the file as UTF-8",
    "character": "character {found} is not allowed in text",
    # a schedule as YAML
    "yaml": "is not valid YAML: {reason}",
    "yaml-tag": "tag {found} found; only plain values are read, so leave the tag out",
    "yaml-alias": "{found} found; anchors and aliases are not read, so write the value out",
    "yaml-depth": "is nested deeper than {limit} levels",
    "yaml-documents": "a second YAML document begins here; expected one schedule a file",
    "yaml-key": "found a {found} as a key; expected plain text",
    "duplicate-key": "key {found!r} stands already in line {line}",
    # a schedule as a model
    "unknown-key": "unknown key {found!r}; expected {expected}",
    "stray-key": "found {found} as a key; put a text that has a comma or a colon in quotes, or else write {expected}",
    "missing-key": "key {expected!r} is missing",
    "value": "found {found}; expected {expected}",
    # a schedule by its meaning
    "item-absent": "agenda item {found} is not in the agenda; expected {expected}",
    "title-absent": "agenda item {found} has no title, which is printed here; write it in the agenda",
    "item-unused": "agenda item {found} is never taken up in the timetable",
    "item-gap": "agenda item {found} has no {expected} before it",
    "item-not-begun": "agenda item {found} is marked as continued, but was not taken up before",
    "item-begun": "agenda item {found} is marked as not continued, but was taken up before",
    "item-concluded": "agenda item {found} is taken up again after it was concluded",
    "document-unlisted": "document {found} is not in the list of documents",
    "document-twice": "document {found} stands in the list of documents already",
    "original-twice": "original language {found!r} is named twice",
    "title-in-title": "the title of item {found} is put into a title of the agenda; write its words out",
    "template-unknown": "template {found!r} is not there; expected {expected}",
    "layout-unknown": "layout {found!r} is not there; expected {expected}",
    "document-name": "document {found!r} is issued already, line {line}; give this one a symbol of its own",
    "document-empty": "the document {found!r} has nothing to print without the key {expected!r}",
    "series-missing": "{found!r} is a short symbol; expected a key 'series' that it belongs to, or the whole symbol",
    "part-order": "the part {found} of the session begins before the end of {previous}; expected the parts in order",
    "day-outside": "{found} lies outside the session, {expected}",
    "day-absent": "{found} is not in the timetable; expected one of {expected}",
    "day-missing": "{found} is a day of the session, {expected}, and is not in the timetable",
    "day-order": "{found} comes after {previous}; expected the days in order, each once",
    "meeting-order": "the meeting at {found} comes after the one at {previous}; expected them in order",
    "meeting-early": "the meeting at {found} stands after the one at {previous}, which begins later",
    "meeting-clash": "the meeting at {found} overlaps the one at {previous}",
    "hours-unusual": "the meeting at {found} is not within the hours of interpretation; expected one of {expected}",
    "number-order": "found the meeting number {found}; expected {expected}",
    "time-absent": "{found} does not exist in {place}, where clocks are put forward then",
    "time-twice": "{found} comes twice in {place}, where clocks are put back then",
    "time-zone-missing": "{found!r} is attended from elsewhere; expected a time_zone such as Europe/Zurich",
    "holiday": "{found} is an official holiday in {place}: {name}",
    "weekday": "found {found!r}; expected {expected}",
    "mixed-letters": "{found!r} has Latin and Cyrillic letters, which look alike",
    "odd-digits": "found {found!r}; expected digits of one kind, 0 to 9",
    "unseen": "found {found}, which no reader sees",
    "date-typed": "{found!r} is typed by hand; write a placeholder such as %(date)s and its value under with:",
    "placeholder-without-value": "placeholder %({found})s has no value under with:",
    "value-without-placeholder": "value {found!r} has no placeholder %({found})s in the text",
    "percent": "found a lone % in a text with placeholders; expected %%",
    # a house style
    "house-style": "{key}: found {found}; expected {expected}",
    "toml": "is not valid TOML: {reason}",
    # a catalog
    "po-syntax": "found {found!r}; expected {expected}",
    "po-end": "the file ends after {found}; expected {expected}",
    "po-escape": 'found the escape {found!r}; expected \\n, \\t, \\" or \\\\',
    "po-charset": "the header's charset is {found}; expected UTF-8",
    "po-duplicate": "message {found!r} stands already in line {line}",
    "po-placeholders": "the translation has the placeholders {found}; expected {expected}",
    "untranslated": "no translation into {language} of {message!r}",
    "fuzzy": "the translation into {language} is marked fuzzy: {message!r}",
    # a catalog as a translator keeps it
    "header-field": "the header lacks {expected}",
    "header-blank": "the header is not filled in: {found}",
    "header-fuzzy": "the header is marked fuzzy; take the mark away",
    "header-language": "the header names the language {found!r}, its folder {expected!r}",
    "plural-rule": "found the plural forms {found!r}, which is no rule that works; expected {expected!r}",
    "plural-forms": "the plural forms are unusual, {found!r}; expected {expected!r}",
    "plural-count": "found {found} plural forms; expected {expected}, as the header says",
    "placeholders": "the translation has the placeholders {found}; expected {expected}",
    "line-feed": "found {found} at the {edge}; expected {expected}",
    "empty": "has no translation yet",
    "still-fuzzy": "is marked fuzzy; look it over and take the mark away",
    "obsolete": "{found} % of the messages are obsolete, over {limit} %; those of no use may go",
    "two-ways": "is translated as {found!r}, and as {other!r} in {place}",
    "term": "the official translation of {found!r} is {expected!r}",
    "check-ok": "found 'check-ok: {found}'; expected one of {expected}",
    # a translation: its values
    "numbers": "numbers unlike those of the original: found {found}; expected {expected}",
    "symbols": "document symbols unlike those of the original: found {found}; expected {expected}",
    "resolutions": "resolution numbers unlike those of the original: found {found}; expected {expected}",
    "links": "addresses unlike those of the original: found {found}; expected {expected}",
    "dates": "dates unlike those of the original: found {found}; expected {expected}",
    "times": "times unlike those of the original: found {found}; expected {expected}",
    "typed": "found {found}, typed by hand; expected {expected}",
    # a translation: its typography
    "spacing": "found {found!r}; expected {expected}",
    "punctuation": "found {found!r}; expected {expected}",
    "opening-mark": "found {found!r}; expected {expected}",
    "quotes": "found {found!r}; expected {expected}",
    "apostrophe": "found {found!r}; expected {expected}",
    "spelling": "found {found!r}; expected {expected}",
    "range": "found {found!r}; expected {expected}",
    # a translation: its characters and words
    "invisible": "found the invisible character {found} in {text!r}; expected none",
    "meaningless": "found {found}, which no document can show, in {text!r}",
    "decomposed": "found a letter in parts in {found!r}; expected {expected}",
    "digits": "found digits of two scripts, {found!r} and {other!r}; expected those of one",
    "full-width": "found {found!r} in full width; expected {expected!r}",
    "look-alike": "found {found} in {text!r}; expected {expected}",
    "edge-space": "found {found} at the {edge}; expected {expected}",
    "line-break": "found a line feed within {text!r}; expected none, as in the original",
    "end-mark": "found {found} at the end; expected {expected}",
    "doubled-word": "found a word twice, {found!r}",
    "doubled-space": "found more than one space in {found!r}; expected one",
    "unpaired": "found {found!r} without {expected!r} in {text!r}",
    "as-original": "found {found!r} as in the original; expected a translation",
    "length": "found {found} characters; expected {low} to {high}, as is usual for {original} of the original",
    "max-length": "found a text {found} characters wide; expected {expected} at most",
    # a translation memory
    "xml": "is not well-formed XML: {reason}",
    "units": "holds more than the {limit:,} pairs of texts that are read",
    "no-units": "there is no message to write",
    "language-pairs": "found {found}; an .xliff file holds one pair of languages: name one by --lang, or write .xlf",
    # a template and its tree
    "template-absent": "template {found!r} is not there; expected one of {expected}",
    "template": "{reason}",
    "element": "found {found}; expected {expected}",
    # a document that was written, read back
    "reading-table": "language {found!r} cannot be read back: there is no {expected}",
    "unverifiable": "cannot be verified: {reason}",
    "version-missing": "is missing: {reason}",
    "stray": "is none of the documents of these schedules",
    "seen-words": "{context}: found {found!r}; expected {expected!r}",
    "seen-number": "{context}: found the number in {found!r}; expected {expected!r}",
    "seen-date": "{context}: found the date {found!r}; expected {expected}",
    "seen-weekday": "{context}: found the weekday in {found!r}; expected {expected!r}",
    "seen-time": "{context}: found the time {found!r}; expected {expected}",
    "seen-item": "{context}: found the agenda item {found!r}; expected {expected!r}",
    "seen-symbol": "{context}: found {found!r}; expected the symbol {expected}",
    "seen-link": "{context}: found a link to {found}; expected {expected}",
    "seen-column": "{context}: found in {found}; expected in {expected}",
    "seen-missing": "{context}: missing {expected!r}",
    "seen-besides": "{context}: found {found!r}, which is not in the schedule",
    "seen-fact": "{context}: found {found!r}; expected {expected!r}",
    # a language, an output
    "language": "language {found!r} is not known; expected one of {expected}",
    "office": "office {found!r} is not known; expected one of {expected}",
    "reference": "{reason}",
    "glyph": "{font} has no glyph for {found} in {text!r}",
    "font": "the font {font} is not installed, nor what may stand in for it; it is needed for {text!r}",
    "picture": "{reason}",
    "program": "{reason}",
    "format": "cannot write {found!r}; expected one of {expected}",
    "output-shared": "two documents would be written to it: {found} and {other}",
    "unwritable": "cannot be written: {reason}",
    "unencodable": "cannot be written in {charset}: {found!r}; save the file as UTF-8",
    "busy": "is being changed by another program; nothing was written, try again",
    # many documents
    "manifest": "does not tell what has changed: {reason}; everything is rendered anew",
    "worker-died": "is not there: the process that worked on it died or ran out of memory, even with no other work",
    "cluster": "{reason}",
}

# What does not stand in the way of a document.
WARNINGS = frozenset(
    (
        # a schedule
        *("item-unused", "item-gap", "item-not-begun", "item-begun", "item-concluded", "document-unlisted"),
        *("document-empty", "series-missing", "meeting-early"),
        *("day-missing", "hours-unusual", "number-order", "time-twice", "time-zone-missing", "holiday"),
        *("date-typed", "mixed-letters", "odd-digits", "unseen"),
        # a catalog
        *("header-field", "header-blank", "header-fuzzy", "header-language", "plural-forms"),
        *("empty", "still-fuzzy", "obsolete", "two-ways", "term", "check-ok"),
        # a translation: its values
        "typed",
        # a translation: its typography
        *("spacing", "punctuation", "opening-mark", "quotes", "apostrophe", "spelling", "range"),
        # a translation: its characters and words
        *("invisible", "meaningless", "decomposed", "digits", "full-width", "look-alike"),
        *("edge-space", "line-break", "end-mark", "doubled-word", "doubled-space", "unpaired"),
        *("as-original", "length", "max-length"),
        # many documents
        "manifest",
    )
)


class Place(NamedTuple):
    """Where something stands: a file, and a line and a column from 1 (0: the file as a whole)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`FILE:LINE:COLUMN`, without the parts that are not known."""
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])


class Finding(Frozen):
    """One thing found in a file: its `kind` is a key of `WORDING`, its `details` fill the wording."""

    kind: str
    place: Place
    details: Mapping[str, object] = {}

    @property
    def severity(self) -> Severity:
        """`"error"` where it is in the way of a document, or a translation says another thing; else `"warning"`."""
        return "warning" if self.kind in WARNINGS else "error"

    @property
    def message(self) -> str:
        """What was found and what was expected, in words."""
        return WORDING[self.kind].format_map(self.details)

    def __str__(self) -> str:
        """The finding on one line: `FILE:LINE:COLUMN: message`."""
        prefix = "warning: " if self.severity == "warning" else ""
        return f"{self.place}: {prefix}{self.message}"


class UnschedError(Exception):
    """Raised when findings stand in the way of a result; it carries all of them, in the file's order."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))

    def __reduce__(self) -> tuple[type["UnschedError"], tuple[tuple[Finding, ...]]]:
        """What it is made of anew in another process: its findings, not their words."""
        return type(self), (self.findings,)


def fault(kind: str, place: Place, **details: object) -> UnschedError:
    """The error of one finding, to be raised."""
    return UnschedError([Finding(kind, place, details)])


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order of their places."""
    return sorted(findings, key=lambda finding: finding.place)
