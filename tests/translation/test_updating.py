"""Catalogs brought up to their templates: nothing of a translator's is lost, whatever happens meanwhile."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po as read_babel
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT, program, shared

from unsched import UnschedError
from unsched.po import PoEntry, PoFile, parse_po, po_lines, po_text, read_po
from unsched.resources import replace_whole
from unsched.translation.memory import Memory, Proposal
from unsched.translation.units import Unit
from unsched.translation.updating import Update, new_catalog, update, update_catalog, updated

UNSCHED = Path(sys.executable).with_name("unsched")
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n'
NOTHING = Memory([], "en", "fr")


def template(*messages: str) -> PoFile:
    return parse_po(
        HEADER + "".join(f'\n#: a.xml:{n}\nmsgid "{m}"\nmsgstr ""\n' for n, m in enumerate(messages, 1)), "x.pot"
    )


def catalog(messages: str) -> PoFile:
    return parse_po(HEADER + messages, "x.po")


def memory(**translations: str) -> Memory:
    return Memory([Unit(s, t, "en", "fr", origin="terms.po:3") for s, t in translations.items()], "en", "fr")


ANNEX = '\n#: a.xml:1\nmsgid "Annex"\nmsgstr "Annexe"\n'
OLD = '\n# kept\n#~ msgid "Old"\n#~ msgstr "Vieux"\n'

CASES = [
    ("nothing new", ANNEX + OLD, template("Annex"), NOTHING, ANNEX + OLD, {"kept": 1}),
    (
        "a changed message is fuzzy and says what it was",
        ANNEX + '\n#: a.xml:2\n# mine\nmsgid "Second session"\nmsgstr "Deuxième session"\n',
        template("Annex", "Third session"),
        NOTHING,
        ANNEX
        + '\n# mine\n#: a.xml:2\n#, fuzzy\n#| msgid "Second session"\n'
        + 'msgid "Third session"\nmsgstr "Deuxième session"\n',
        {"kept": 1, "fuzzy": 1},
    ),
    (
        "a moved message is where the template has it",
        '\n#: a.xml:1\nmsgid "Note"\nmsgstr "Note"\n' + ANNEX.replace("1", "2"),
        template("Annex", "Note"),
        NOTHING,
        ANNEX + '\n#: a.xml:2\nmsgid "Note"\nmsgstr "Note"\n',
        {"kept": 2},
    ),
    (
        "a message out of use is kept as obsolete",
        ANNEX + '\n# mine\n#: a.xml:9\nmsgid "Chair"\nmsgstr "Présidence"\n',
        template("Annex"),
        NOTHING,
        ANNEX + '\n# mine\n#~ msgid "Chair"\n#~ msgstr "Présidence"\n',
        {"kept": 1, "retired": 1},
    ),
    (
        "a message out of use without a word of a translator's goes",
        ANNEX + '\n#: a.xml:9\nmsgid "Chair"\nmsgstr ""\n',
        template("Annex"),
        NOTHING,
        ANNEX,
        {"kept": 1, "retired": 1},
    ),
    (
        "an obsolete message comes back",
        ANNEX + OLD,
        template("Annex", "Old"),
        NOTHING,
        ANNEX + '\n# kept\n#: a.xml:2\nmsgid "Old"\nmsgstr "Vieux"\n',
        {"kept": 2},
    ),
    (
        "the same text is filled from memory",
        "",
        template("Annex", "Note"),
        memory(Annex="Annexe"),
        ANNEX + '\n#: a.xml:2\nmsgid "Note"\nmsgstr ""\n',
        {"filled": 1, "blank": 1},
    ),
    (
        "an empty message is filled too",
        '\n# mine\n#: a.xml:1\nmsgid "Annex"\nmsgstr ""\n',
        template("Annex"),
        memory(Annex="Annexe"),
        '\n# mine\n#: a.xml:1\nmsgid "Annex"\nmsgstr "Annexe"\n',
        {"filled": 1},
    ),
    (
        "a near text is proposed as fuzzy",
        "",
        template("Annexes"),
        memory(Annex="Annexe"),
        '\n# unsched: 83 % like terms.po:3\n#: a.xml:1\n#, fuzzy\n#| msgid "Annex"\nmsgid "Annexes"\nmsgstr "Annexe"\n',
        {"fuzzy": 1},
    ),
    (
        "a fuzzy message is the translator's, whatever is known",
        '\n#: a.xml:1\n#, fuzzy\nmsgid "Annex"\nmsgstr "Appendice"\n',
        template("Annex"),
        memory(Annex="Annexe"),
        '\n#: a.xml:1\n#, fuzzy\nmsgid "Annex"\nmsgstr "Appendice"\n',
        {"kept": 1},
    ),
    (
        "comments at the end stay there",
        ANNEX + "\n# the end",
        template("Annex", "Note"),
        NOTHING,
        ANNEX + '\n#: a.xml:2\nmsgid "Note"\nmsgstr ""\n\n# the end',
        {"kept": 1, "blank": 1},
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "known", "expected", "counts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_catalog_with_the_messages_of_its_template(
    old: str, new: PoFile, known: Memory, expected: str, counts: dict[str, int]
) -> None:
    assert updated(new, catalog(old), known) == Update(HEADER + expected, **counts)


def test_a_text_in_another_context_is_proposed_as_fuzzy() -> None:
    new = parse_po(HEADER + '\nmsgctxt "title"\nmsgid "Annex"\nmsgstr ""\n', "x.pot")

    assert updated(new, catalog(""), memory(Annex="Annexe")).text == HEADER + (
        '\n# unsched: 100 % like terms.po:3\n#, fuzzy\nmsgctxt "title"\nmsgid "Annex"\nmsgstr "Annexe"\n'
    )


RETURNED = [
    ("empty", '\n#: a.xml:1\nmsgid "Annex"\nmsgstr ""\n', ANNEX),
    (
        "fuzzy",
        '\n# mine\n# unsched: 80 % like x.po:3\n#: a.xml:1\n#, fuzzy\n#| msgid "Old"\nmsgid "Annex"\nmsgstr "Vieille\\nannexe"\n',
        '\n# mine\n# was: Vieille\n# was: annexe\n#: a.xml:1\nmsgid "Annex"\nmsgstr "Annexe"\n',
    ),
    (
        "otherwise",
        '\n#: a.xml:1\nmsgid "Annex"\nmsgstr "Appendice"\n',
        '\n# was: Appendice\n#: a.xml:1\nmsgid "Annex"\nmsgstr "Annexe"\n',
    ),
    ("the same but fuzzy", '\n#: a.xml:1\n#, fuzzy\nmsgid "Annex"\nmsgstr "Annexe"\n', ANNEX),
    ("the same", ANNEX, ANNEX),
    ("absent", "", ANNEX),
]


@pytest.mark.parametrize(("old", "expected"), [case[1:] for case in RETURNED], ids=[case[0] for case in RETURNED])
def test_what_has_returned_takes_the_place_of_what_is_there_and_the_old_words_stay(old: str, expected: str) -> None:
    came = Memory([], "en", "fr", [Unit("Annex", "Annexe", "en", "fr"), Unit("Note", "?", "en", "fr", finished=False)])

    assert updated(template("Annex"), catalog(old), came).text == HEADER + expected


def test_the_day_of_a_template_goes_into_the_catalog_where_it_has_one() -> None:
    day = '"POT-Creation-Date: {} 00:00+0000\\n"\n'
    new = parse_po(HEADER + day.format("2020-02-02") + ANNEX, "x.pot")
    old = parse_po(HEADER + day.format("2019-01-01") + ANNEX, "x.po")

    assert updated(new, old, NOTHING).text == HEADER + day.format("2020-02-02") + ANNEX


def test_a_header_of_a_thousand_million_plural_forms_is_not_taken_at_its_word() -> None:
    plural = '\nmsgid "Item"\nmsgid_plural "Items"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    old = parse_po(HEADER + '"Plural-Forms: nplurals=1000000000; plural=n;\\n"\n', "x.po")

    assert updated(parse_po(HEADER + plural, "x.pot"), old, NOTHING).text == old.text + plural


# The catalogs that are at hand come back as they were.


def test_an_update_of_our_own_catalogs_writes_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    before = {path: (path.read_bytes(), path.stat().st_ino) for path in tmp_path.rglob("*.po")}

    done = [result.kept for _, result in update(tmp_path / "locales")]

    assert {path: (path.read_bytes(), path.stat().st_ino) for path in before} == before
    assert len(done) == len(before)


def foreign() -> list[str]:
    folder = ROOT.parent / "shared" / "po"
    refused = ("beyond", "domains", "dup", "invalid-utf8", "syntax_error", "empty-charset")
    return sorted(p.name for p in folder.glob("*.po") if not any(part in p.name for part in refused)) or [
        "gt-msgctxt.po"
    ]


@pytest.mark.parametrize("name", foreign())
def test_a_catalog_of_others_comes_back_byte_by_byte(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(shared("po", name).read_bytes())
    before = path.read_bytes()

    update_catalog(read_po(path), path, "fr", NOTHING)

    assert path.read_bytes() == before


@pytest.mark.parametrize("options", [["--width=60"], ["--no-wrap"], ["--indent"]])
def test_what_another_program_has_wrapped_otherwise_stays_so(options: list[str], tmp_path: Path) -> None:
    """Poedit, Weblate and others each wrap a catalog in their way when they save it."""
    shipped, path = ROOT / "locales" / "ru" / "LC_MESSAGES" / "a-ac290-2020-1.po", tmp_path / "x.po"
    subprocess.run([program("msgcat"), *options, "-o", path, shipped], check=True)
    before = path.read_bytes()

    update_catalog(read_po(ROOT / "locales" / "a-ac290-2020-1.pot"), path, "ru", Memory([], "en", "ru"))

    assert path.read_bytes() == before != shipped.read_bytes()


def same_for_gettext(text: str, path: Path) -> str:
    """A catalog as msgcat writes it, in one charset, one order and one wrapping."""
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [program("msgcat"), "--sort-output", path], capture_output=True, check=True, text=True, encoding="utf-8"
    )
    return done.stdout


@st.composite
def catalogs(draw: st.DrawFn) -> tuple[str, str]:
    """A template, and a catalog of some of its messages and of others, finished, fuzzy, empty or obsolete."""
    lengths = draw(st.lists(st.integers(1, 120), max_size=10))
    msgids = [" ".join([chr(0x4E00 + number) * 3] * length) for number, length in enumerate(lengths)]  # none alike
    here = draw(st.lists(st.sampled_from(["both", "template", "catalog"]), min_size=len(msgids), max_size=len(msgids)))
    in_template, in_catalog = [], []
    for number, (msgid, where) in enumerate(zip(msgids, here, strict=True)):
        places = [("a.xml", str(number))]
        if where != "catalog":
            in_template.append(po_lines(PoEntry(msgid=msgid, occurrences=places), ["a note"]))
        if where != "template":
            entry = PoEntry(
                msgid=msgid,
                msgstr=draw(st.sampled_from(["", "x", "deux\nlignes", "y " * 60])),
                flags=draw(st.sampled_from([[], ["fuzzy"]])),
                tcomment=draw(st.sampled_from(["", "mine"])),
                occurrences=draw(st.sampled_from([places, [("b.xml", "3")]])),
                obsolete=where == "catalog" and draw(st.booleans()),
            )
            in_catalog.append(po_lines(entry))
    header = {"Language": "fr", "Content-Type": "text/plain; charset=UTF-8"}
    return po_text(header, in_template), po_text(header, in_catalog)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=catalogs())
def test_what_changes_is_equal_to_what_gnu_msgmerge_makes(files: tuple[str, str], tmp_path: Path) -> None:
    """But for empty messages with a translator's comment, which msgmerge drops with the comment."""
    new, old = (tmp_path / "x.pot", tmp_path / "x.po")
    new.write_text(files[0], encoding="utf-8")
    old.write_text(files[1], encoding="utf-8")
    merged = subprocess.run(
        [program("msgmerge"), "--quiet", "--no-fuzzy-matching", "--previous", old, new],
        capture_output=True, check=True, text=True, encoding="utf-8",
    ).stdout  # fmt: skip

    ours = updated(read_po(new), without_mere_comments(read_po(old), read_po(new)), NOTHING)

    assert same_for_gettext(ours.text, tmp_path / "a") == same_for_gettext(merged, tmp_path / "b")


def without_mere_comments(po: PoFile, new: PoFile) -> PoFile:
    used = {message.key for message in new.messages}
    kept = [message for message in po.messages if message.key in used or any(message.texts)]
    return parse_po(po.header + "".join(message.lines for message in kept), po.file)


@given(catalogs())
def test_a_second_update_changes_nothing(files: tuple[str, str]) -> None:
    new, known = parse_po(files[0], "x.pot"), Memory([Unit("x", "y", "en", "fr", origin="a.po:1")], "en", "fr")
    once = updated(new, parse_po(files[1], "x.po"), known).text

    assert updated(new, parse_po(once, "x.po"), known).text == once


# Catalogs whose messages GNU msgmerge writes otherwise, and why.
_PREVIOUS = "it takes away what a message was before where that is not fuzzy"
OTHERWISE = {
    "gt-msgctxt.po": "it takes notes and places from messages that are obsolete already",
    "gt-previous-msgid.po": _PREVIOUS,
    "gt-sticky-flags.po": "before 0.23 it knows no flags that stay",
    "polib-indented.po": _PREVIOUS,
    "polib-iso-8859-15.po": _PREVIOUS,
    "polib-noencoding.po": "it wants a charset",
    "polib-weird_occurrences.po": "it takes a note without words for a change",
}
REAL = [
    *sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po")),
    *(ROOT.parent / "shared" / "po" / name for name in sorted(set(foreign()) - set(OTHERWISE))),
]


def template_of(po: PoFile) -> str:
    """A template for a catalog: a third of its messages are gone, a third elsewhere, and one is new."""
    messages = [PoEntry(msgid="A message that is new", occurrences=[("new.xml", "1")])]
    for number, message in enumerate(po.live):
        entry = message.entry
        plural = {"msgid_plural": entry.msgid_plural, "msgstr_plural": {0: "", 1: ""}} if entry.msgid_plural else {}
        places = entry.occurrences if number % 3 else [("new.xml", str(number))]
        flags = [flag for flag in entry.flags if flag != "fuzzy"]
        words = {"msgctxt": entry.msgctxt, "msgid": entry.msgid, "comment": entry.comment, **plural}
        if number % 3 < 2:
            messages.append(PoEntry(occurrences=places, flags=flags, **words))
    return po_text({"Content-Type": "text/plain; charset=UTF-8"}, map(po_lines, messages))


@pytest.mark.parametrize("path", REAL, ids=lambda path: "-".join(path.parts[-3::2]))
def test_what_changes_in_real_catalogs_is_equal_too(path: Path, tmp_path: Path) -> None:
    """But for their headers: msgmerge puts `Language` into each, and the fields in its order."""
    text = re.sub(r"charset=[\w-]*", "charset=UTF-8", read_po(path).text)
    old, new = tmp_path / "x.po", tmp_path / "x.pot"
    old.write_text(text, encoding="utf-8")
    new.write_text(template_of(read_po(old)), encoding="utf-8")
    merged = subprocess.run(
        [program("msgmerge"), "--quiet", "--no-fuzzy-matching", "--previous", old, new],
        capture_output=True, check=True, text=True, encoding="utf-8",
    ).stdout  # fmt: skip

    ours = updated(read_po(new), without_mere_comments(read_po(old), read_po(new)), NOTHING)

    theirs = messages_of(same_for_gettext(merged, tmp_path / "b"))
    assert messages_of(same_for_gettext(ours.text, tmp_path / "a")) == theirs


def messages_of(text: str) -> str:
    return "".join(message.lines for message in parse_po(text, "x.po").messages)


# Files that are written.


def test_gnu_gettext_takes_what_is_written_for_whole(tmp_path: Path) -> None:
    """Messages kept, proposed, new and obsolete, in our languages and in a new one."""
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    for path in (tmp_path / "locales").glob("*.pot"):
        path.write_text(template_of(read_po(path)).replace("session", "meeting"), encoding="utf-8")

    written = [path for path, _ in update(tmp_path / "locales", ["ar", "de", "es", "fr", "ru", "zh"])]

    for path in written:
        template = path.parents[2] / f"{path.stem}.pot"
        lenient = ("--use-fuzzy", "--use-untranslated")  # each message of the template need only be there
        for name, *options in (("msgfmt", "-c", "-o/dev/null", path), ("msgcmp", *lenient, path, template)):
            command = [program(str(name)), *map(str, options)]
            done = subprocess.run(command, capture_output=True, check=False, text=True)
            assert (done.returncode, done.stderr) == (0, ""), command
    assert len(written) == 6 * len(list((tmp_path / "locales").glob("*.pot")))


@pytest.mark.parametrize("language", ["ar", "ru", "de", "pl", "ja", "sl", "cy"])
def test_a_new_language_has_the_header_that_gnu_msgfmt_expects(language: str, tmp_path: Path) -> None:
    path = tmp_path / f"{language}.po"
    update_catalog(read_po(ROOT / "locales" / "terms.pot"), path, language, NOTHING)

    done = subprocess.run([program("msgfmt"), "-c", "-o", "/dev/null", path], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


BEGUN = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def test_the_header_of_a_new_language_is_cldr_s() -> None:
    assert new_catalog(template("Annex"), "pl", BEGUN).split("\n")[2:] == [
        '"Project-Id-Version: \\n"',
        '"Report-Msgid-Bugs-To: \\n"',
        '"PO-Revision-Date: 2026-01-02 03:04+0000\\n"',
        '"Last-Translator: \\n"',
        '"Language-Team: Polish\\n"',
        '"Language: pl\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"',
        "",
    ]


def test_babel_reads_a_new_catalog(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    path.write_text(new_catalog(template("Annex"), "de", BEGUN), encoding="utf-8")

    with path.open("rb") as file:
        assert read_babel(file).revision_date == BEGUN


def test_a_language_that_cldr_does_not_know_is_refused() -> None:
    with pytest.raises(UnschedError, match="found xx; expected a language of CLDR, such as fr"):
        new_catalog(template("Annex"), "xx", BEGUN)


def test_line_ends_charset_and_mode_are_the_translator_s(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    old = HEADER.replace("UTF-8", "ISO-8859-1") + ANNEX.replace("Annexe", "Annexé")
    path.write_bytes(old.replace("\n", "\r\n").encode("latin-1"))
    path.chmod(0o640)

    update_catalog(template("Annex", "Note"), path, "fr", NOTHING)

    expected = old + '\n#: a.xml:2\nmsgid "Note"\nmsgstr ""\n'
    assert path.read_bytes() == expected.replace("\n", "\r\n").encode("latin-1")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_word_that_the_charset_lacks_is_refused_and_the_file_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes((HEADER.replace("UTF-8", "ISO-8859-1") + ANNEX).encode("latin-1"))
    before = path.read_bytes()

    with pytest.raises(UnschedError, match=r"x\.po: cannot be written in iso8859-1: '–'; save the file as UTF-8"):
        update_catalog(template("Annex – Note"), path, "fr", NOTHING)

    assert path.read_bytes() == before


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real.po").write_text(HEADER, encoding="utf-8")
    (tmp_path / "x.po").symlink_to("real.po")

    update_catalog(template("Annex"), tmp_path / "x.po", "fr", memory(Annex="Annexe"))

    assert (tmp_path / "x.po").is_symlink()
    assert (tmp_path / "real.po").read_text(encoding="utf-8") == HEADER + ANNEX


# What others do meanwhile.


def test_a_file_that_has_changed_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes(b"edited")

    assert not replace_whole(path, b"read", b"new")
    assert not replace_whole(path, None, b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"edited", [path])


class Edited(Memory):
    """A memory while a translator saves the file, so many times."""

    def __init__(self, path: Path, times: int) -> None:
        super().__init__([], "en", "fr")
        self._path, self._times = path, times

    def propose(self, source: str, context: str | None, threshold: int = 75) -> Proposal | None:
        if self._times:
            self._times -= 1
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f'\nmsgid "Edit {self._times}"\nmsgstr "x"\n')
        return super().propose(source, context, threshold)


def test_what_a_translator_saves_during_an_update_is_updated(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(HEADER + ANNEX, encoding="utf-8")

    update_catalog(template("Annex", "Note"), path, "fr", Edited(path, 1))

    assert path.read_text(encoding="utf-8") == (
        HEADER + ANNEX + '\n#: a.xml:2\nmsgid "Note"\nmsgstr ""\n\n#~ msgid "Edit 0"\n#~ msgstr "x"\n'
    )


def test_a_file_that_does_not_come_to_rest_is_let_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(HEADER + ANNEX, encoding="utf-8")

    with pytest.raises(UnschedError, match="is being changed by another program; nothing was written, try again"):
        update_catalog(template("Annex", "Note"), path, "fr", Edited(path, 100))

    assert path.read_text(encoding="utf-8").startswith(HEADER + ANNEX + '\nmsgid "Edit 99"')


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder whose catalogs an update changes."""
    shutil.copytree(ROOT / "locales", tmp_path / "locales", ignore=shutil.ignore_patterns(".unsched.lock"))
    for path in (tmp_path / "locales").rglob("*.po"):
        path.write_text(path.read_text(encoding="utf-8").replace("#. ", "#. was: "), encoding="utf-8")
    return tmp_path


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*.po"))}


def updates(folder: Path, count: int) -> list["subprocess.Popen[bytes]"]:
    return [
        subprocess.Popen([UNSCHED, "update"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(count)
    ]


def test_two_updates_at_once_are_one_after_the_other(office: Path) -> None:
    running = updates(office, 3)

    results = [process.communicate()[1] for process in running]

    assert results == [b"", b"", b""]
    assert contents(office / "locales") == contents(ROOT / "locales")


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new(office: Path) -> None:
    old, new = contents(office / "locales"), contents(ROOT / "locales")
    states = set()
    for wanted in range(0, len(old), 2):
        for path, data in old.items():
            (office / "locales" / path).write_bytes(data)
        (process,) = updates(office, 1)
        while process.poll() is None and changed(office, old) < wanted:
            time.sleep(0.0005)
        process.kill()
        process.communicate()
        now = contents(office / "locales")
        assert all(now[path] in (old[path], new[path]) for path in old)
        states.add(changed(office, old))

    assert len(states) > 1


def changed(office: Path, old: Mapping[Path, bytes]) -> int:
    return sum((office / "locales" / path).read_bytes() != data for path, data in old.items())


def test_a_full_disk_leaves_the_old_file(office: Path) -> None:
    """No file may be longer than 4 KiB, as `ulimit -f` has it; the system's answer is that of a full disk."""
    old = contents(office / "locales")

    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 4; trap '' XFSZ; exec {UNSCHED} update"],  # noqa: S607
        cwd=office, capture_output=True, check=False, text=True,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr == "locales/ar/LC_MESSAGES/a-ac290-2020-1.po: cannot be written: File too large\n"
    assert contents(office / "locales") == old
    assert [path.name for path in office.rglob(".*.po.*")] == []


def test_a_folder_that_cannot_be_locked_is_named(office: Path) -> None:
    (office / "locales" / ".unsched.lock").mkdir()

    done = subprocess.run([UNSCHED, "update"], cwd=office, capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr) == (1, "locales: cannot be written: Is a directory\n")
