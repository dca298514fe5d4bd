"""What official translators wrote, as it was printed, and our own catalogs: what checks must not be alarmed by."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.conftest import LANGUAGES, ROOT, shared

from unsched.errors import WARNINGS, Finding, Place
from unsched.po import read_po
from unsched.translation.checks.pairs import Check, Flaw, Pair, silenced

# The corpus has plain marks for these, and no no-break spaces.
PRINTED: Mapping[str, Mapping[str, str]] = {
    "es": {'"([^"]*)"': "“\\1”"},
    "fr": {" (?=[:;?!])": "\u00a0", "'": "’", "<< ": "«\u00a0", " >>": "\u00a0»"},
    "ru": {r"(?<=\d)-(?=\d)": "–", "--": "—", "<<": "«", ">>": "»"},
    "zh": {'"([^"]*)"': "“\\1”"},
}


def flaws(checks: Iterable[Check], pair: Pair) -> list[Flaw]:
    """The flaws of a text; each is a warning that can be worded."""
    found = [flaw for check in checks for flaw in check(pair)]
    assert {kind for kind, _ in found} <= WARNINGS
    assert all(Finding(kind, Place("x.po"), details).message for kind, details in found)
    return found


def printed(text: str, language: str) -> str:
    for pattern, mark in PRINTED.get(language, {}).items():
        text = re.sub(pattern, mark, text)
    return text


def official() -> Iterator[tuple[str, Pair]]:
    """Phrases of real documents, each with the file that has it."""
    for path in sorted(shared("aligned").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        for row in rows:
            for language in set(LANGUAGES) - {"en"}:
                if row["en"] and row[language]:
                    yield path.name, Pair(row["en"], printed(row[language], language), "en", language)


def found_in_official(checks: Iterable[Check]) -> dict[tuple[str, str, str], int]:
    """How many flaws of each kind, by file and language, phrases of real documents have."""
    checks = tuple(checks)
    found = Counter((name, pair.language, kind) for name, pair in official() for kind, _ in flaws(checks, pair))
    return dict(found)


def found_in_our_own(checks: Iterable[Check]) -> list[tuple[str, Flaw]]:
    """The flaws of our own catalogs, but for those that are silenced there."""
    checks, found = tuple(checks), []
    for path in sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po")):
        po = read_po(path)
        for message in po.live:
            entry = message.entry
            pair = Pair(entry.msgid, entry.msgstr, "en", po.language)
            found += [(entry.msgid, flaw) for flaw in flaws(checks, pair) if flaw[0] not in silenced(entry)]
    return found


def catalogs_of_others() -> list[Path]:
    return sorted(shared("po").glob("real-*.po"))
