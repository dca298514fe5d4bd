"""A `.po` file as it stands: nothing of it is lost in reading, and its messages are those of GNU gettext."""

import csv
import subprocess
from pathlib import Path

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import ROOT, program, shared
from unsched import UnschedError
from unsched.po import PoEntry, parse_po, po_lines, po_text, read_po
from unsched.po_grammar import line_by_line, usual

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

TEXTS = st.text(st.characters(exclude_characters='\r\n\\"', exclude_categories=("Cc", "Cs")), max_size=30)
COMMENTS = st.lists(st.sampled_from(["# note", "#", "#. author", "#: a.xml:1", "#, fuzzy", '#| msgid "old"', ""]))


@st.composite
def po_files(draw: st.DrawFn) -> list[str]:
    """Messages as GNU gettext allows them, with comments in any order and empty lines anywhere above them."""
    return [draw(po_messages(number)) for number in range(draw(st.integers(0, 6)))]


@st.composite
def po_messages(draw: st.DrawFn, number: int) -> str:
    mark = draw(st.sampled_from(["", "", "#~ "]))
    lines = [line for line in draw(COMMENTS) if mark != "#~ " or not line.startswith("#|")]
    if draw(st.booleans()):
        lines.append(f'{mark}msgctxt "{draw(TEXTS)}"')
    lines += [f'{mark}msgid "{number} {draw(TEXTS)}"', f'{mark}msgstr ""', f'{mark}"{draw(TEXTS)}"']
    return "\n".join(lines) + "\n"


@given(po_files(), st.sampled_from(["", "\n", "# the end\n", "\n\n"]))
def test_the_parts_of_a_file_are_the_file(messages: list[str], tail: str) -> None:
    text = HEADER + "\n" + "".join(messages) + tail
    po = parse_po(text, "x.po")

    assert po.text == text
    assert len(po.messages) == len(messages)


LINES = st.sampled_from([
    'msgctxt "c"\n', 'msgid "a"\n', 'msgid ""\n', 'msgid_plural "b"\n', 'msgstr "d"\n', 'msgstr[0] "e"\n', 'msgstr[1] "f"\n',
    '"g\\"h"\n', '"i"', "# j\n", "#k\n", "#. l\n", '#| msgid "m"\n', '#| "n"\n', "\n", " \n", "\u00a0\n", "\r\n", '"o\n',
    '#~ msgid "p"\n', '#~ msgstr "q"\n', '#~ "r"\n', '#~| msgid "s"\n', '\tmsgid  "t" \n', 'msgid "u"\nmsgstr "v"\n',
    '#~ msgid "w"\n#~ msgstr "x"\n', 'msgid "y"\nmsgid_plural "z"\nmsgstr[0] ""\n',
])  # fmt: skip


@given((st.lists(LINES, max_size=12) | po_files()).map("".join))
@example('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "d"\n')
@example('#~ msgid "a"\n#~ msgid_plural "b"\n#~ msgstr[0] "c"\n#~ msgstr[1] "d"')
def test_a_text_in_the_usual_form_is_cut_as_it_is_line_by_line(text: str) -> None:
    found = usual(text)

    assert found is None or found == line_by_line(text, "x.po")


def catalogs_at_hand() -> list[Path]:
    """Those that polib can read; it knows no flags that stay, and breaks lines at a vertical tab."""
    others = ("beyond", "domains", "dup", "invalid-utf8", "syntax_error", "empty-charset", "sticky", "garbage")
    foreign = sorted(shared("po").glob("*.po"))
    return [*ROOT.glob("locales/*/*/*.po"), *(p for p in foreign if not any(part in p.name for part in others))]


def test_messages_are_what_polib_takes_them_for() -> None:
    for path in catalogs_at_hand():
        po = read_po(path)
        theirs = polib.pofile(po.text)

        assert [facts(message.entry) for message in po.messages] == [facts(entry) for entry in theirs], path
        assert po.metadata == theirs.metadata, path


def facts(entry: PoEntry) -> list[object]:
    texts = [entry.msgctxt, entry.msgid, entry.msgid_plural, entry.msgstr, entry.msgstr_plural]
    return [*texts, entry.tcomment, entry.comment, entry.occurrences, entry.flags, entry.fuzzy, bool(entry.obsolete)]


def test_a_comment_needs_no_space() -> None:
    (message,) = parse_po(f'{HEADER}\n#mine\n#.note\n#,fuzzy\nmsgid "a"\nmsgstr "b"\n', "x.po").messages

    assert facts(message.entry)[5:] == ["mine", "note", [], ["fuzzy"], True, False]


def test_each_message_has_its_own_lines() -> None:
    text = (
        f'# top\n{HEADER}\n# one\n\n#: a.xml:1\nmsgid "One"\nmsgstr "Un"\n# two\nmsgctxt "c"\nmsgid ""\n'
        '"Two"\nmsgstr ""\n\n#~ msgid "Old"\n#~ msgstr "Vieux"\n\n# the end\n'
    )
    po = parse_po(text, "x.po")

    assert (po.header, po.header_line, po.tail) == (f"# top\n{HEADER}", 2, "\n# the end\n")
    assert [(message.lines, message.line, message.key) for message in po.messages] == [
        ('\n# one\n\n#: a.xml:1\nmsgid "One"\nmsgstr "Un"\n', 8, (None, "One")),
        ('# two\nmsgctxt "c"\nmsgid ""\n"Two"\nmsgstr ""\n', 12, ("c", "Two")),
        ('\n#~ msgid "Old"\n#~ msgstr "Vieux"\n', 16, (None, "Old")),
    ]


@pytest.mark.parametrize(
    ("name", "charset", "messages"),
    [
        ("gt-big5.po", "big5", 1),
        ("real-ko-euckr-661fuzzy.po", "euc_kr", 1993),
        ("polib-iso-8859-15.po", "iso8859-15", 5),
        ("gt-sticky-flags.po", "utf-8", 6),
        ("polib-word_garbage.po", "utf-8", 1),
        ("polib-ufeff.po", "utf-8", 1),
        ("gt-previous-msgid.po", "utf-8", 5),
    ],
)
def test_files_in_other_charsets_and_older_forms_are_read(name: str, charset: str, messages: int) -> None:
    po = read_po(shared("po", name))

    assert (po.charset, len(po.messages)) == (charset, messages)


def test_flags_that_stay_are_flags() -> None:
    po = read_po(shared("po", "gt-sticky-flags.po"))

    assert [message.entry.fuzzy for message in po.messages] == [True, True, True, True, True, True]


def test_what_gnu_gettext_cannot_read_is_refused() -> None:
    """Over all the cases: where msgfmt stops at the syntax, so do we."""
    with shared("po", "manifest.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["file"].endswith((".po", ".pot"))]
    refused = set()
    for row in rows:
        try:
            read_po(shared("po", row["file"]))
        except UnschedError:
            refused.add(row["file"])

    assert refused == {
        "gt-beyond-unicode.po",
        "gt-domains.po",  # GNU reads it, and leaves the domains out
        "gt-dup-different.po",
        "gt-dup-obsolete.po",
        "gt-dup-same.po",
        "gt-invalid-utf8.po",
        "polib-syntax_error1.po",
        "tt-f43-empty-charset-latin1.po",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('msgid "A"\n# a note\nmsgstr "B"\n', "6:1: found '# a note'; expected msgstr or msgid_plural"),
        ('#~ msgid "A"\nmsgid "B"\nmsgstr "C"\n', "6:1: found 'msgid \"B\"'; expected msgstr or msgid_plural"),
        ('msgid "A"\nmsgid_plural "As"\nmsgstr[1] "B"\n', "7:1: found 'msgstr[1]'; expected msgstr[0]"),
        ('msgid "A"\nmsgstr "B"\n\n#~ msgid "A"\n#~ msgstr "C"\n', "8:1: message 'A' stands already in line 5"),
    ],
    ids=["comment inside", "obsolete and live", "plural order", "obsolete twin"],
)
def test_the_grammar_of_gnu_gettext(text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n' + text, newline="")

    with pytest.raises(UnschedError) as caught:
        read_po(path)

    assert str(caught.value.findings[0]).removeprefix(f"{path}:") == expected
    done = subprocess.run([program("msgfmt"), "-o", "/dev/null", path], capture_output=True, check=False)
    assert done.returncode == 1


def test_an_old_end_of_line_is_refused() -> None:
    """GNU msgfmt takes several texts on a line; most programs do not."""
    with pytest.raises(UnschedError, match="2:1: character U\\+000D is not allowed in text"):
        parse_po('msgid "A"\nmsgstr "B"\rmsgid "C"\nmsgstr "D"\n', "x.po")


@given(st.lists(st.tuples(TEXTS, TEXTS), unique_by=lambda pair: pair[0]))
def test_what_is_written_is_read_back(pairs: list[tuple[str, str]]) -> None:
    entries = [PoEntry(msgid=f"x{source}", msgstr=target) for source, target in pairs]
    text = po_text({"Content-Type": "text/plain; charset=UTF-8"}, [po_lines(entry, ["a note"]) for entry in entries])

    read = parse_po(text, "x.po").messages

    assert [(m.entry.msgid, m.entry.msgstr, m.entry.comment) for m in read] == [
        (entry.msgid, entry.msgstr, "a note") for entry in entries
    ]
