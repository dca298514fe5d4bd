"""What is looked at in the header of a catalog: its fields, and the plural forms that it declares."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from unsched.po import PoFile
from unsched.translation.checks.pairs import Flaw
from unsched.translation.cldr import official_plurals
from unsched.translation.plurals import declared_plurals
from unsched.translation.units import language_code

# The fields that GNU msgfmt expects, with what a template has in them before a translator has filled them in.
_FIELDS: Mapping[str, str] = {
    "Project-Id-Version": "PACKAGE VERSION",
    "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
    "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
    "Language-Team": "LANGUAGE <LL@li.org>",
    "Language": "LANGUAGE",
    "MIME-Version": "",
    "Content-Type": "text/plain; charset=CHARSET",
    "Content-Transfer-Encoding": "ENCODING",
}


def header_flaws(po: PoFile) -> Iterator[Flaw]:
    """What is wrong, or unusual, in a header."""
    missing = [field for field in _FIELDS if field not in po.metadata]
    blank = [field for field, text in _FIELDS.items() if text and po.metadata.get(field) == text]
    if missing:
        yield "header-field", {"expected": ", ".join(missing)}
    if blank:
        yield "header-blank", {"found": ", ".join(blank)}
    if re.search(r"^#[,=].*\bfuzzy\b", po.header, re.MULTILINE):
        yield "header-fuzzy", {}
    folder = Path(po.file).parent
    declared = po.metadata.get("Language", "")
    if folder.name == "LC_MESSAGES" and language_code(declared or folder.parent.name) != language_code(
        folder.parent.name
    ):
        yield "header-language", {"found": declared, "expected": folder.parent.name}
    yield from _plural_flaws(po)


def _plural_flaws(po: PoFile) -> Iterator[Flaw]:
    found = po.metadata.get("Plural-Forms", "")
    declared, official = declared_plurals(po.metadata), official_plurals(po.language)
    expected = official[0] if official else "nplurals=N; plural=RULE;"
    if declared is None and (found or any(message.entry.msgid_plural for message in po.live)):
        yield "plural-rule", {"found": found or "none", "expected": expected}
    elif declared and official and declared != official[1]:
        yield "plural-forms", {"found": found, "expected": expected}
