"""Updating: what a template now holds goes into a catalog, and no word of a translator's is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from filelock import FileLock, Timeout

from unsched.errors import Place, fault
from unsched.frozen import Frozen
from unsched.po import Key, PoFile, PoMessage, blank_header, parse_po, po_of, po_text, read_po
from unsched.resources import is_there, read_bytes, replace_whole
from unsched.translation.catalogs import known_catalogs, languages_in, source_language, units_of
from unsched.translation.memory import Memory, Texts
from unsched.translation.merging import blank, changed, proposed, refreshed, retired, returned, stands
from unsched.translation.plurals import declared_plurals
from unsched.translation.units import Unit, language_code

CHANGED = 60  # per cent of likeness from which a new message is taken for a changed one, as GNU msgmerge has it
PATIENCE = 60  # seconds that an update waits for another
ATTEMPTS = 5  # at a file that is edited in the meantime

_CREATED = re.compile(r'^"POT-Creation-Date: .*\n', re.MULTILINE)


class Update(Frozen):
    """What came of an update: the text, and how many messages are of which kind.

    `filled` were translated from memory or by what came back, `fuzzy` are proposals to be looked at, `blank` are to
    be translated, `retired` have become obsolete, and the others were kept.
    """

    text: str
    kept: int = 0
    filled: int = 0
    fuzzy: int = 0
    blank: int = 0
    retired: int = 0


class Sources(Frozen):
    """Units beside those of the catalogs: `memory` proposes, and what has `returned` is the translation."""

    memory: Sequence[Unit] = ()
    returned: Sequence[Unit] = ()


class _Known(Frozen):
    """The units of a language's catalogs and more of them, made when they are asked for: most updates ask for none."""

    catalogs: Sequence[PoFile]
    language: str
    more: Sequence[Unit]

    def __iter__(self) -> Iterator[Unit]:
        for po in self.catalogs:
            if language_code(po.language) == language_code(self.language):
                yield from units_of(po)
        yield from self.more


_NO_MORE = Sources()


def update(folder: Path, languages: Iterable[str] = (), sources: Sources = _NO_MORE) -> Iterator[tuple[Path, Update]]:
    """Bring the catalogs below `folder` up to its templates, `<domain>.pot`, in languages, and tell of each.

    Without languages, in all that have catalogs there. Proposals come from the project's catalogs too. Raises
    `UnschedError` as `update_catalog`.
    """
    codes = list(languages) or languages_in(folder)
    catalogs = known_catalogs(folder, codes)
    memory = cache(lambda source, code: Memory(_Known(catalogs, code, sources.memory), source, code, sources.returned))
    with locked(folder):
        for template in [read_po(path) for path in sorted(folder.glob("*.pot"))]:
            source = source_language(template)
            for code in codes:
                if code != source:
                    path = folder / code / "LC_MESSAGES" / f"{Path(template.file).stem}.po"
                    yield path, update_catalog(template, path, code, memory(source, code))


def update_catalog(template: PoFile, path: Path, language: str, memory: Memory) -> Update:
    """Bring a catalog up to its template, or begin it; a file in which nothing changes is not written.

    Raises `UnschedError` when the file cannot be read or written; it is then as it was.
    """
    for _ in range(ATTEMPTS):
        old = read_bytes(path) if is_there(path) else None
        catalog = (
            parse_po(new_catalog(template, language, datetime.now(UTC)), str(path))
            if old is None
            else po_of(old, path)
        )
        update = updated(template, catalog, memory)
        if update.text == catalog.text and old is not None:
            return update
        if replace_whole(path, old, _encoded(update.text, catalog)):
            return update
    raise fault("busy", Place(str(path)))


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let no other update into a folder of catalogs. Raises `UnschedError` when one is there and does not end."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".unsched.lock", timeout=PATIENCE):
            yield
    except Timeout:
        raise fault("busy", Place(str(folder))) from None
    except OSError as error:
        raise fault("unwritable", Place(str(folder)), reason=error.strerror) from None


def new_catalog(template: PoFile, language: str, begun: datetime) -> str:
    """The header of a language's first catalog: its name and plural forms are those of CLDR, `begun` in UTC.

    Raises `UnschedError` when CLDR does not know the language.
    """
    from unsched.translation.cldr import english_name, official_plurals  # noqa: PLC0415 -- loads Babel, which few need

    official = official_plurals(language)
    if not official:
        raise fault("value", Place("--lang"), found=language, expected="a language of CLDR, such as fr")
    fields = {
        "Project-Id-Version": template.metadata.get("Project-Id-Version", ""),
        "Report-Msgid-Bugs-To": template.metadata.get("Report-Msgid-Bugs-To", ""),
        "PO-Revision-Date": f"{begun:%Y-%m-%d %H:%M}+0000",  # Babel reads no header without one
        "Last-Translator": "",
        "Language-Team": english_name(language),
        "Language": language,
        **blank_header(),
        "Plural-Forms": official[0],
    }
    return po_text(fields, ())


def updated(template: PoFile, catalog: PoFile, memory: Memory) -> Update:
    """The text of a catalog with the messages of a template, in the template's order."""
    known = {message.key: message for message in catalog.messages}
    used: set[Key] = set()
    counts: dict[str, int] = dict.fromkeys(("kept", "filled", "fuzzy", "blank"), 0)
    blocks: list[str] = []
    merge = _Merge(template, catalog, memory)
    for message in template.live:
        kind, lines, source = merge.message(message, known.get(message.key))
        counts[kind] += 1
        blocks.append(lines)
        if source:
            used.add(source)
    rest = [message for message in catalog.messages if message.key not in used and message.key not in merge.keys]
    gone = [message for message in rest if not message.obsolete]
    blocks += [message.lines if message.obsolete else retired(message) for message in rest if _worth(message)]
    return Update(_joined(_header(template, catalog), blocks, catalog), **counts, retired=len(gone))


class _Merge:
    """The messages of a template, one by one, into a catalog."""

    def __init__(self, template: PoFile, catalog: PoFile, memory: Memory) -> None:
        self.keys = {message.key for message in template.live}
        self._memory = memory
        plurals = declared_plurals(catalog.metadata)
        self._forms = plurals.count if plurals else 2
        without = [m for m in catalog.messages if m.key not in self.keys and m.translated]
        self._gone = {message.key[1]: message for message in reversed(without)}
        self._gone_texts = Texts(self._gone)

    def message(self, message: PoMessage, known: PoMessage | None) -> tuple[str, str, Key | None]:
        """What kind of result a message has, its lines, and the key of the changed message that it came from."""
        context, msgid = message.key
        text = self._memory.returned(msgid, context)
        if known and not text and stands(known, message):
            return "kept", known.lines, None
        lines = refreshed(known, message) if known else blank(message, self._forms)
        whole = PoMessage(lines, message.line, message.key)
        if text and not message.entry.msgid_plural and (not known or known.entry.fuzzy or known.entry.msgstr != text):
            return "filled", returned(whole, text), None
        if known and known.begun:
            return "kept", lines, None
        proposal = None if message.entry.msgid_plural else self._memory.propose(msgid, context)
        if proposal and proposal.near == 100:
            kind = "filled" if proposal.agreed else "fuzzy"
            return kind, proposed(whole, [proposal.unit.target], proposal.remark), None
        if not known and (before := self._changed(message)):
            return "fuzzy", changed(before, message), before.key
        if proposal:
            return "fuzzy", proposed(whole, [proposal.unit.target], proposal.remark, proposal.unit.source), None
        return "blank", lines, None

    def _changed(self, message: PoMessage) -> PoMessage | None:
        """The message that is in the template no longer and that this one is likely to have been."""
        near = self._gone_texts.nearest(message.key[1], CHANGED)
        return self._gone[near.text] if near else None


def _worth(message: PoMessage) -> bool:
    """Whether a message that is in use no longer has anything of a translator's."""
    return message.obsolete or any(message.texts) or bool(message.entry.tcomment)


def _header(template: PoFile, catalog: PoFile) -> str:
    """The header of a catalog; the day of its template goes with the template, where that has one."""
    created = _CREATED.search(template.header)
    return _CREATED.sub(lambda _: created[0], catalog.header) if created else catalog.header


def _joined(header: str, blocks: list[str], catalog: PoFile) -> str:
    """The lines of a file; where a message has come to a new place, an empty line parts it from what is above."""
    parts = [header] if header else []
    standing = {message.lines for message in catalog.messages}
    for block in blocks:
        if parts and not parts[-1].endswith("\n"):
            parts[-1] += "\n"
        parts.append(block if not parts or block.startswith("\n") or block in standing else f"\n{block}")
    return "".join((*parts, catalog.tail))


def _encoded(text: str, catalog: PoFile) -> bytes:
    try:
        return text.replace("\n", catalog.newline).encode(catalog.charset)
    except UnicodeEncodeError as error:
        raise fault("unencodable", Place(catalog.file), found=text[error.start], charset=catalog.charset) from None
