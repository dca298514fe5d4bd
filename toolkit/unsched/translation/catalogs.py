"""The catalogs of a project: which there are, and what they hold, as units of a translation memory."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from unsched.errors import Finding, UnschedError
from unsched.po import PoFile, read_po
from unsched.resources import SHIPPED
from unsched.translation.units import Unit, language_code

Read = TypeVar("Read")

SOURCE = "X-Source-Language"  # the field of a header that names the language of the messages, where it is not English


def source_language(po: PoFile) -> str:
    """The language of a file's messages."""
    return language_code(po.metadata.get(SOURCE, "") or "en")


def units_of(po: PoFile) -> Iterator[Unit]:
    """The messages of a catalog as units, but for those with plurals, which no memory matches."""
    source, language = source_language(po), language_code(po.language)
    for message in po.live:
        entry = message.entry
        if not entry.msgid_plural:
            finished = bool(entry.msgstr) and not entry.fuzzy
            place = po.place(message)
            origin = f"{place.file}:{place.line}"
            yield Unit(
                entry.msgid,
                entry.msgstr,
                source,
                language,
                entry.msgctxt,
                finished,
                entry.comment,
                entry.tcomment,
                origin,
            )


def catalogs_in(folder: Path, languages: Iterable[str] = ()) -> list[Path]:
    """The catalogs of languages in a folder `locales`; without languages, of all that it has."""
    codes = list(languages) or languages_in(folder)
    return [path for code in codes for path in sorted((folder / code / "LC_MESSAGES").glob("*.po"))]


def languages_in(folder: Path) -> list[str]:
    """The languages that have catalogs in a folder `locales`."""
    return sorted(path.parent.name for path in folder.glob("*/LC_MESSAGES"))


def known_catalogs(folder: Path, languages: Iterable[str]) -> list[PoFile]:
    """The catalogs of languages in a folder, and those that are shipped. Raises as `all_read`."""
    codes = list(languages)
    own, shipped = catalogs_in(folder, codes), catalogs_in(SHIPPED / "locales", codes)
    return all_read(read_po, dict.fromkeys([*own, *(path for path in shipped if Path.cwd() != SHIPPED)]))


def all_read(read: Callable[[Path], Read], paths: Iterable[Path]) -> list[Read]:
    """What is read of each path. Raises `UnschedError` with everything that is wrong in any of them."""
    found: list[Read] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            found.append(read(path))
        except UnschedError as error:
            findings.extend(error.findings)
    if findings:
        raise UnschedError(findings)
    return found
