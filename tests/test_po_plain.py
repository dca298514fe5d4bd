"""The quick reading of catalogs gives what the thorough one gives, or leaves a file to it."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from unsched.catalog import Catalog, Message, _read, read_catalog
from unsched.errors import Place, UnschedError
from unsched.po_plain import plain_messages

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
CATALOGS = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_every_catalog_of_the_project_is_plain_and_reads_as_the_grammar_has_it(path: Path) -> None:
    assert plain_messages(path.read_bytes()) is not None
    assert read_catalog(path) == _read(path)


def test_a_message_is_read_with_its_escapes_flags_and_line(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text(HEADER + '\n#. note\n#, fuzzy, x\nmsgctxt "c"\nmsgid ""\n"a\\"\\n"\n"b"\nmsgstr "d\\te"\n')

    assert read_catalog(path) == Catalog(str(path), {("c", 'a"\nb'): Message("d\te", Place(str(path), 8, 1), True)})


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
        '#~ msgid "a"\n#~ msgstr "b"\n',
        '#| msgid "x"\nmsgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr "b\\q"\n',
        'msgid "a"\nmsgstr "b\n',
        'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
        'msgid "a %(n)s"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr "\u202e"\n',
        ' msgid "a"\nmsgstr "b"\n',
        'msgid "a"\nmsgstr "b" # c\n',
    ],
)
def test_what_is_not_plain_or_not_right_is_left_to_the_grammar(text: str) -> None:
    header = "" if text.startswith('msgid "a"\nmsgstr "b"\n') and text.count("msgid") == 1 else HEADER

    assert plain_messages((header + "\n" + text).encode()) is None


PIECES = st.sampled_from(
    [
        '"',
        "\\",
        "\n",
        "\n\n",
        "#",
        "#, fuzzy\n",
        "#~ ",
        "msgid ",
        "msgstr ",
        'msgctxt "',
        '""\n',
        "%(a)s",
        "%",
        " ",
        "\r",
    ]
)
EDIT = st.tuples(st.integers(0, 400), st.integers(0, 12), st.one_of(st.just(""), PIECES))
SAMPLE = HEADER + (
    '\n# c\n#. d\n#: e:1\nmsgctxt "f"\nmsgid "g %(a)s"\nmsgstr "h %(a)s"\n'
    '\n#, fuzzy\nmsgid ""\n"i\\n"\n"j\\"k"\nmsgstr "l"\n\nmsgid "m"\nmsgstr ""\n'
)


@example(edits=[(189, 0, '"')])
@settings(max_examples=400, deadline=None)
@given(edits=st.lists(EDIT, max_size=3))
def test_whatever_is_read_quickly_is_read_the_same_thoroughly(
    edits: list[tuple[int, int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = SAMPLE
    for at, length, new in edits:
        text = text[:at] + new + text[at + length :]
    path = tmp_path_factory.getbasetemp() / "edited.po"
    path.write_bytes(text.encode())

    found = plain_messages(path.read_bytes())
    try:
        expected: Catalog | None = _read(path)
    except UnschedError:
        expected = None

    quick = {m.key: Message(m.text, Place(str(path), m.line, 1), m.fuzzy) for m in (found or {}).values()}
    assert found is None or (expected is not None and expected.messages == quick)
