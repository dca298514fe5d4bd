"""The gate before a `.po` file: what GNU msgfmt refuses is refused with its line, and no word is lost in silence."""

import subprocess
from pathlib import Path

import pytest

from tests.conftest import LANGUAGES, program
from unsched import UnschedError
from unsched.catalog import Message, read_catalog
from unsched.errors import Place
from unsched.resources import SHIPPED

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

# Name, the file after its header of four lines, what is found in it, and whether GNU msgfmt refuses it too.
REFUSED = [
    (
        "an_unterminated_translation",
        'msgid "Annex"\nmsgstr "Annexe\n',
        ["6:1: found 'msgstr \"Annexe'; expected a keyword and a text between two \""],
        True,
    ),
    (
        "a_message_without_a_translation",
        'msgid "Annex"\n',
        ["5:1: the file ends after msgid; expected msgstr or msgid_plural"],
        True,
    ),
    (
        "a_message_that_follows_a_message",
        'msgid "Annex"\nmsgid "Note"\nmsgstr "Note"\n',
        ["6:1: found 'msgid'; expected msgstr or msgid_plural"],
        True,
    ),
    ("a_translation_alone", 'msgstr "Annexe"\n', ["5:1: found 'msgstr'; expected msgctxt or msgid"], True),
    (
        "words_outside_of_quotes",
        'msgid "Annex"\nmsgstr "Annexe" oder\n',
        ['6:1: found \'msgstr "Annexe" oder\'; expected a keyword and a text between two "'],
        True,
    ),
    (
        "a_mark_of_two_versions",
        '<<<<<<< ours\nmsgid "Annex"\nmsgstr "Annexe"\n',
        ["5:1: found '<<<<<<< ours'; expected a keyword and a text between two \""],
        True,
    ),
    (
        "an_unknown_escape",
        'msgid "Annex"\nmsgstr "Anne\\xe"\n',
        ["6:1: found the escape '\\\\x'; expected \\n, \\t, \\\" or \\\\"],
        False,
    ),
    (
        "a_message_that_stands_twice",
        'msgid "Annex"\nmsgstr "Annexe"\n\nmsgid "Annex"\nmsgstr "Appendice"\n',
        ["8:1: message 'Annex' stands already in line 5"],
        True,
    ),
    (
        "a_placeholder_that_is_missing",
        '#, python-format\nmsgid "Item %(item)s"\nmsgstr "Point"\n',
        ["6:1: the translation has the placeholders none; expected %(item)s"],
        True,
    ),
    (
        "a_placeholder_that_is_translated",
        '#, python-format\nmsgid "Item %(item)s"\nmsgstr "Point %(point)s"\n',
        ["6:1: the translation has the placeholders %(point)s; expected %(item)s"],
        True,
    ),
    (
        "a_placeholder_too_many",
        'msgid "Annex"\nmsgstr "Annexe %(n)s"\n\nmsgid "Item %(item)s"\nmsgstr "Point %(item)s %(n)s"\n',
        [
            "5:1: the translation has the placeholders %(n)s; expected none",
            "8:1: the translation has the placeholders %(item)s, %(n)s; expected %(item)s",
        ],
        False,
    ),
    (
        "a_lone_percent_sign",
        '#, python-format\nmsgid "Item %(item)s"\nmsgstr "Point %(item)s, 5 %"\n',
        ["6:1: found a lone % in a text with placeholders; expected %%"],
        True,
    ),
    (
        "a_bidi_override",
        'msgid "Annex"\nmsgstr "An\u202enexe"\n',
        ["6:11: character U+202E RIGHT-TO-LEFT OVERRIDE is not allowed in text"],
        False,
    ),
    (
        "a_placeholder_in_a_message_without_any",
        'msgid "Annex"\nmsgstr "Annexe %(n)s"\n',
        ["5:1: the translation has the placeholders %(n)s; expected none"],
        False,
    ),
    (
        "a_second_header",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Annex"\nmsgstr "Annexe"\n',
        ["5:1: found 'a second header, or a message without words'; expected one header, and messages"],
        True,
    ),
    (
        "a_message_without_words_in_a_context",
        'msgctxt "c"\nmsgid ""\nmsgstr "x"\n',
        ["6:1: found 'a second header, or a message without words'; expected one header, and messages"],
        False,
    ),
    (
        "a_comment_with_a_line_separator",
        '# one\u2028two\nmsgid "Annex"\nmsgstr "Annexe"\n',
        ["5:6: character U+2028 LINE SEPARATOR is not allowed in text"],
        False,
    ),
    (
        "two_mistakes",
        'msgid "Annex\nmsgstr "Annexe"\nmsgid "Note"\n',
        [
            "5:1: found 'msgid \"Annex'; expected a keyword and a text between two \"",
            "7:1: the file ends after msgid; expected msgstr or msgid_plural",
        ],
        True,
    ),
]
IDS = [case[0] for case in REFUSED]


def written(folder: Path, text: str) -> Path:
    path = folder / "unsched.po"
    path.write_text(text, encoding="utf-8")
    return path


def findings(path: Path) -> list[str]:
    with pytest.raises(UnschedError) as caught:
        read_catalog(path)
    return [str(finding).removeprefix(f"{path}:") for finding in caught.value.findings]


@pytest.mark.parametrize(("text", "expected"), [case[1:3] for case in REFUSED], ids=IDS)
def test_a_mistake_is_named_with_its_line(text: str, expected: list[str], tmp_path: Path) -> None:
    assert findings(written(tmp_path, HEADER + text)) == expected


@pytest.mark.parametrize(("text", "refused"), [(case[1], case[3]) for case in REFUSED], ids=IDS)
def test_gnu_msgfmt_is_of_the_same_mind(text: str, refused: bool, tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + text)

    done = subprocess.run([program("msgfmt"), "-c", "-o", "/dev/null", path], capture_output=True, check=False)

    assert (done.returncode != 0) == refused


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
@pytest.mark.parametrize("domain", ["a-ac290-2020-1", "terms", "unsched"])
def test_our_own_catalogs_pass_gnu_msgfmt(language: str, domain: str) -> None:
    path = SHIPPED / "locales" / language / "LC_MESSAGES" / f"{domain}.po"

    done = subprocess.run([program("msgfmt"), "-c", "-o", "/dev/null", path], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            HEADER.replace("UTF-8", "ISO-8859-1").encode(),
            "1:1: the header's charset is ISO-8859-1; expected UTF-8",
        ),
        (b'msgid "Annex"\nmsgstr "Annexe"\n', "1:1: the header's charset is missing; expected UTF-8"),
        (
            HEADER.encode() + 'msgid "é"\nmsgstr ""\n'.encode("cp1252"),
            "5:8: is not UTF-8: byte 0xe9 has no meaning here; save the file as UTF-8",
        ),
        (HEADER.encode("utf-16"), "1:1: is not UTF-8: byte 0xff has no meaning here; save the file as UTF-8"),
    ],
    ids=["declared", "missing", "windows", "utf-16"],
)
def test_another_charset_than_utf_8_is_refused(data: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "unsched.po"
    path.write_bytes(data)

    assert findings(path) == [expected]


def test_messages_are_read_with_their_lines_contexts_and_marks(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        HEADER
        + '# a translator\'s note\n#. a note\n#: a.xml:3\nmsgid "Annex"\nmsgstr ""\n"An"\n"nexe"\n\n'
        + '#, fuzzy\n#| msgid "Item"\nmsgctxt "original"\nmsgid "English"\nmsgstr "anglais"\n\n'
        + 'msgid "\\"A\\\\B\\""\nmsgstr "\\tC"\n\n#~ msgid "Old"\n#~ msgstr "Vieux"\n',
    )

    assert read_catalog(path).messages == {
        (None, "Annex"): Message("Annexe", Place(str(path), 8, 1), fuzzy=False),
        ("original", "English"): Message("anglais", Place(str(path), 16, 1), fuzzy=True),
        (None, '"A\\B"'): Message("\tC", Place(str(path), 19, 1), fuzzy=False),
    }


def test_a_catalog_that_is_not_there_has_no_messages(tmp_path: Path) -> None:
    assert read_catalog(tmp_path / "absent.po").messages == {}


def test_a_catalog_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + 'msgid "Annex"\nmsgstr "Annexe"\n')
    read_catalog(path)

    written(tmp_path, HEADER + 'msgid "Annex"\nmsgstr "Appendice"\n')

    assert read_catalog(path).messages[None, "Annex"].text == "Appendice"
