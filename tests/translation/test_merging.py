"""Messages merged line by line: what did not change stays as it stands, the rest has the form of GNU msgmerge."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unsched.po import PoMessage, parse_po
from unsched.translation.merging import blank, changed, divided, proposed, refreshed, retired, stands


def message(lines: str) -> PoMessage:
    return parse_po(lines, "x.po").messages[0]


TEMPLATE = '#. Annex\n#: a.xml:5\n#, python-format\nmsgid "Item %(item)s"\nmsgstr ""\n'

REFRESHED = [
    (
        "the_same_notes",
        '#. Annex\n#: a.xml:5\n#, python-format\nmsgid ""\n"Item "\n"%(item)s"\nmsgstr   "Point %(item)s"\n',
        '#. Annex\n#: a.xml:5\n#, python-format\nmsgid ""\n"Item "\n"%(item)s"\nmsgstr   "Point %(item)s"\n',
    ),
    (
        "a_new_place",
        (
            '# mine\n#. Annex\n#: a.xml:4\n#, python-format, fuzzy\n#| msgid "Items"\n'
            'msgid ""\n"Item "\n"%(item)s"\nmsgstr ""\n"Point "\n"%(item)s"\n'
        ),
        (
            '# mine\n#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n#| msgid "Items"\n'
            'msgid ""\n"Item "\n"%(item)s"\nmsgstr ""\n"Point "\n"%(item)s"\n'
        ),
    ),
    (
        "a_note_in_another_place",
        '#: a.xml:5\n# mine\nmsgid "Item %(item)s"\nmsgstr "Point %(item)s"\n',
        '# mine\n#. Annex\n#: a.xml:5\n#, python-format\nmsgid "Item %(item)s"\nmsgstr "Point %(item)s"\n',
    ),
    (
        "an_obsolete_message",
        '# mine\n#, fuzzy\n#~| msgid "Items"\n#~ msgid "Item %(item)s"\n#~ msgstr "Point %(item)s"\n',
        (
            '# mine\n#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n#| msgid "Items"\n'
            'msgid "Item %(item)s"\nmsgstr "Point %(item)s"\n'
        ),
    ),
    (
        "a_proposal_that_was_taken",
        (
            "# mine\n# unsched: 80 % like terms.po:3\n#. Annex\n#: a.xml:5\n#, python-format\n"
            'msgid "Item %(item)s"\nmsgstr "Point %(item)s"\n'
        ),
        '# mine\n#. Annex\n#: a.xml:5\n#, python-format\nmsgid "Item %(item)s"\nmsgstr "Point %(item)s"\n',
    ),
    (
        "a_proposal_that_waits",
        (
            "# unsched: 80 % like terms.po:3\n#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n"
            'msgid "Item %(item)s"\nmsgstr "Point %(item)s"\n'
        ),
        (
            "# unsched: 80 % like terms.po:3\n#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n"
            'msgid "Item %(item)s"\nmsgstr "Point %(item)s"\n'
        ),
    ),
    (
        "a_plural_that_is_lost",
        'msgid "Item %(item)s"\nmsgid_plural "Items"\nmsgstr[0] "Point"\nmsgstr[1] "Points"\n',
        (
            '#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n#| msgid "Item %(item)s"\n#| msgid_plural "Items"\n'
            'msgid "Item %(item)s"\nmsgstr "Point"\n'
        ),
    ),
]


@pytest.mark.parametrize(("lines", "expected"), [case[1:] for case in REFRESHED], ids=[case[0] for case in REFRESHED])
def test_a_message_with_what_its_template_says(lines: str, expected: str) -> None:
    assert refreshed(message(lines), message(TEMPLATE)) == expected


CHANGED = [
    (
        "words",
        '# mine\n#: a.xml:4\n#, python-format\nmsgid "Items %(item)s"\nmsgstr ""\n"Points "\n"%(item)s"\n',
        (
            '# mine\n#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n#| msgid "Items %(item)s"\n'
            'msgid "Item %(item)s"\nmsgstr ""\n"Points "\n"%(item)s"\n'
        ),
    ),
    (
        "context",
        'msgctxt "c"\nmsgid ""\n"Item "\n"%(item)s"\nmsgstr "Point"\n',
        (
            '#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n#| msgctxt "c"\n#| msgid ""\n#| "Item "\n#| "%(item)s"\n'
            'msgid "Item %(item)s"\nmsgstr "Point"\n'
        ),
    ),
    (
        "obsolete",
        '#~ msgid "Items"\n#~ msgstr "Points"\n',
        '#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n#| msgid "Items"\nmsgid "Item %(item)s"\nmsgstr "Points"\n',
    ),
]


@pytest.mark.parametrize(("lines", "expected"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_a_message_that_was_another_keeps_its_translation_as_fuzzy(lines: str, expected: str) -> None:
    assert changed(message(lines), message(TEMPLATE)) == expected


def test_a_message_that_gets_a_plural_keeps_its_translation_in_each_form() -> None:
    template = message('msgid "Item"\nmsgid_plural "Items"\nmsgstr[0] ""\nmsgstr[1] ""\n')

    assert refreshed(message('msgid "Item"\nmsgstr "Point"\n'), template) == (
        '#, fuzzy\n#| msgid "Item"\nmsgid "Item"\nmsgid_plural "Items"\nmsgstr[0] "Point"\nmsgstr[1] "Point"\n'
    )


def test_a_proposal_that_is_agreed_is_the_translation() -> None:
    assert proposed(message(TEMPLATE), ["Point\n%(item)s"]) == (
        '#. Annex\n#: a.xml:5\n#, python-format\nmsgid "Item %(item)s"\nmsgstr ""\n"Point\\n"\n"%(item)s"\n'
    )


def test_a_proposal_that_is_near_says_from_where_and_how_near() -> None:
    assert proposed(message(TEMPLATE), ["Points %(item)s"], "93 % like terms.po:3", "Items %(item)s") == (
        "# unsched: 93 % like terms.po:3\n#. Annex\n#: a.xml:5\n#, fuzzy, python-format\n"
        '#| msgid "Items %(item)s"\nmsgid "Item %(item)s"\nmsgstr "Points %(item)s"\n'
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            '\n# mine\n#. Annex\n#: a.xml:5\n#, fuzzy, c-format\n#| msgid "Old"\nmsgctxt "c"\nmsgid ""\n"A"\nmsgstr "B"\n',
            '\n# mine\n#, fuzzy, c-format\n#~| msgid "Old"\n#~ msgctxt "c"\n#~ msgid ""\n#~ "A"\n#~ msgstr "B"\n',
        ),
    ],
)
def test_a_message_out_of_use_keeps_its_words(lines: str, expected: str) -> None:
    assert retired(message(lines)) == expected


def test_a_new_message_has_as_many_forms_as_the_language() -> None:
    template = message('#: a\nmsgid "Item"\nmsgid_plural "Items"\nmsgstr[0] ""\nmsgstr[1] ""\n')

    assert blank(template, 3) == (
        '#: a\nmsgid "Item"\nmsgid_plural "Items"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
    )


MESSAGES = st.tuples(
    st.sampled_from(["", "\n"]),
    st.sampled_from(["", "# mine\n", "# unsched: 80 % like terms.po:3\n"]),
    st.sampled_from(["", "#. Annex\n", "#: a.xml:5\n"]),
    st.sampled_from(["", "#, fuzzy\n", "#, python-format\n"]),
    st.sampled_from(['msgid "A"\n', 'msgid ""\n"A"\n', 'msgctxt "c"\nmsgid "A"\n']),
    st.sampled_from(['msgstr ""\n', 'msgstr ""\n""\n', 'msgstr "B"\n', 'msgstr ""\n"B"\n', 'msgstr "\\""\n']),
).map("".join)


@given(MESSAGES, MESSAGES)
@example('\n#: a\nmsgid "A"\nmsgstr "B"\n', '\n#: a\nmsgid "A"\nmsgstr ""\n')
def test_a_message_that_stands_as_its_template_has_it_is_begun_and_left_alone(own: str, new: str) -> None:
    if stands(message(own), message(new)):
        assert (refreshed(message(own), message(new)), message(own).begun) == (own, True)


WORDS = st.text("ab \u00a0\u202f\u4e2d\u0628%", max_size=8)


@given(
    st.lists(WORDS.map("# {}\n".format)),
    st.lists(WORDS.map("#. {}\n".format)),
    st.booleans(),
    st.lists(WORDS, min_size=1),
)
def test_dividing_a_message_loses_no_line(
    comments: list[str], notes: list[str], fuzzy: bool, words: list[str]
) -> None:
    translation = "msgstr " + "\n".join(f'"{part}"' for part in words) + "\n"
    lines = "\n" + "".join((*comments, *notes, "#, fuzzy\n" * fuzzy, 'msgid "A"\n', translation))

    parts = divided(lines)

    assert str(parts) == lines
    assert (parts.comments, parts.notes, parts.translation) == ("".join(comments), "".join(notes), translation)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=200))
def test_a_message_out_of_use_comes_back_as_it_was(words: str) -> None:
    live = proposed(message('\n# mine\nmsgid "A"\nmsgstr ""\n'), [words])

    assert refreshed(message(retired(message(live))), message('msgid "A"\nmsgstr ""\n')) == live
