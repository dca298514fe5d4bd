"""Rendering: words from catalogs and schedules come out as they are, and nothing untranslated goes unseen."""

import re
from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, SEED

from unsched import Document, UnschedError, read_language, read_schedule, render
from unsched.document import tree
from unsched.document.outline import outline, words
from unsched.resources import SHIPPED

SMALL = (Path(__file__).parents[1] / "schedule" / "small.yaml").read_text(encoding="utf-8")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of an office of its own, with the small schedule in it."""
    monkeypatch.chdir(tmp_path)
    for folder in ("schedules", "templates", "locales/fr/LC_MESSAGES"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "schedules/small.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def small(old: str = "", new: str = "", language: str = "en", draft: bool = False) -> Document:
    """The small schedule of an office, with something replaced in it."""
    path = Path("schedules/small.yaml")
    assert old in SMALL
    path.write_text(SMALL.replace(old, new, 1), encoding="utf-8")
    return render(read_schedule(path), read_language(language, "small"), draft)


def catalog(text: str) -> None:
    """The office's own French catalog of the small schedule."""
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    Path("locales/fr/LC_MESSAGES/small.po").write_text(header + text, encoding="utf-8")


def block_of(document: Document) -> list[str]:
    """The lines of the distribution block, no-break spaces as plain ones."""
    block = document.masthead.distribution
    lines = (block.category, block.date, block.language, block.original)
    return [words(line).replace("⍽", " ") for line in lines if line is not None]


def paragraphs(document: Document, role: tree.Role) -> list[str]:
    return [words(p.content) for p in document.content if isinstance(p, tree.Paragraph) and p.role == role]


# The masthead.

ENGLISH_BLOCK = ("Distr.: Limited", "1 March 2021")
FRENCH_BLOCK = ("Distr. limitée", "1^er^ mars 2021")
SPANISH_BLOCK = ("Distr. limitada", "1 de marzo de 2021")

BLOCKS = {
    "[en]": {
        "ar": (*ENGLISH_BLOCK, "Arabic", "Original: English"),
        "en": (*ENGLISH_BLOCK, "Original: English"),
        "es": (*SPANISH_BLOCK, "Español", "Original: inglés"),
        "fr": (*FRENCH_BLOCK, "Français", "Original : anglais"),
        "ru": (*ENGLISH_BLOCK, "Russian", "Original: English"),
        "zh": (*ENGLISH_BLOCK, "Chinese", "Original: English"),
    },
    "fr": {
        "ar": (*ENGLISH_BLOCK, "Arabic", "Original: French"),
        "en": (*ENGLISH_BLOCK, "English", "Original: French"),
        "es": (*SPANISH_BLOCK, "Español", "Original: francés"),
        "fr": (*FRENCH_BLOCK, "Original : français"),
        "ru": (*ENGLISH_BLOCK, "Russian", "Original: French"),
        "zh": (*ENGLISH_BLOCK, "Chinese", "Original: French"),
    },
    "es": {
        "ar": (*ENGLISH_BLOCK, "Arabic", "Original: Spanish"),
        "en": (*ENGLISH_BLOCK, "English", "Original: Spanish"),
        "es": (*SPANISH_BLOCK, "Original: español"),
        "fr": (*FRENCH_BLOCK, "Français", "Original : espagnol"),
        "ru": (*ENGLISH_BLOCK, "Russian", "Original: Spanish"),
        "zh": (*ENGLISH_BLOCK, "Chinese", "Original: Spanish"),
    },
    "[en, fr]": {
        "ar": (*ENGLISH_BLOCK, "Arabic", "Original: English/French"),
        "en": (*ENGLISH_BLOCK, "Original: English/French"),
        "es": (*SPANISH_BLOCK, "Español", "Original: inglés/francés"),
        "fr": (*FRENCH_BLOCK, "Original : anglais/français"),
        "ru": (*ENGLISH_BLOCK, "Russian", "Original: English/French"),
        "zh": (*ENGLISH_BLOCK, "Chinese", "Original: English/French"),
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("original", BLOCKS)
@pytest.mark.usefixtures("office")
def test_the_distribution_block_says_what_the_document_is(original: str, language: str) -> None:
    document = small("original: en", f"original: {original}", language, draft=True)

    assert tuple(block_of(document)) == BLOCKS[original][language]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", ("التوزيع: محدود", "1 آذار/مارس 2021", "العربية", "الأصل: بالإنكليزية")),
        (
            "ru",
            ("Распространение: ограниченное", "1 марта 2021 года", "Русский", "Язык оригинала: английский"),
        ),
        ("zh", ("分发：限量", "2021年3月1日", "中文", "原件：英文")),
    ],
)
def test_an_office_may_have_the_block_in_the_language_of_the_document(
    language: str, expected: tuple[str, ...], office: Path
) -> None:
    own = office / "locales" / language
    own.mkdir()
    style = (SHIPPED / "locales" / language / "house-style.toml").read_text(encoding="utf-8")
    (own / "house-style.toml").write_text(
        style.replace('language = "en"', f'language = "{language}"'), encoding="utf-8"
    )

    assert tuple(block_of(small(language=language, draft=True))) == expected


# What is not translated.


@pytest.mark.usefixtures("office")
def test_a_document_with_untranslated_messages_is_refused_with_all_of_them() -> None:
    catalog('msgid "General Assembly"\nmsgstr "Assemblée générale"\n\n#, fuzzy\nmsgid "Disorder"\nmsgstr "Ordre"\n')

    with pytest.raises(UnschedError) as caught:
        small(language="fr")

    own = "locales/fr/LC_MESSAGES/small.po"
    assert str(caught.value).splitlines() == [
        f"{own}: no translation into fr of 'Committee on Small Schedules'",
        f"{own}: no translation into fr of 'Organization of work of the first session'",
        f"{own}: no translation into fr of 'Item %(item)s is taken up on %(days)s.'",
        f"{own}: no translation into fr of 'Order and disorder'",
        f"{own}: no translation into fr of 'Order'",
        f"{own}:9:1: the translation into fr is marked fuzzy: 'Disorder'",
    ]


@pytest.mark.usefixtures("office")
def test_a_draft_has_the_original_stand_in_and_says_so() -> None:
    document = small(language="fr", draft=True)

    assert words(document.masthead.distribution.state or ()) == "VERSION PROVISOIRE"
    assert paragraphs(document, "source") == ["Note du Secrétariat"]
    assert paragraphs(document, "body") == ["{en-GB: Committee on Small Schedules}"]
    assert paragraphs(document, "p") == ["{en-GB: Item 4⍽a) is taken up on 31⍽mai-1^er^⍽juin 2021.}"]


@pytest.mark.usefixtures("office")
def test_official_terms_stand_in_for_what_the_schedules_catalog_lacks() -> None:
    assert paragraphs(small(language="ru", draft=True), "session") == ["Первая сессия"]


@pytest.mark.usefixtures("office")
def test_a_schedule_is_translated_from_its_original_language() -> None:
    document = small("original: en", "original: fr", "fr")

    assert paragraphs(document, "body") == ["Committee on Small Schedules"]
    assert paragraphs(document, "item") == ["Point 2 de l’ordre du jour"]


@pytest.mark.usefixtures("office")
def test_a_fuzzy_translation_is_not_passed_over_for_an_official_term() -> None:
    catalog('#, fuzzy\nmsgid "Note by the Secretariat"\nmsgstr "Note"\n')

    with pytest.raises(UnschedError) as caught:
        small(language="fr")

    fuzzy = [str(finding) for finding in caught.value.findings if finding.kind == "fuzzy"]
    assert fuzzy == [
        "locales/fr/LC_MESSAGES/small.po:6:1: the translation into fr is marked fuzzy: 'Note by the Secretariat'"
    ]


@pytest.mark.usefixtures("office")
def test_a_text_of_another_original_is_not_taken_for_a_message_of_the_templates() -> None:
    with pytest.raises(UnschedError) as caught:
        small("original: en\nbody: Committee on Small Schedules", "original: fr\nbody: Annex", "es")

    assert "locales/es/LC_MESSAGES/small.po: no translation into es of 'Annex'" in str(caught.value).splitlines()


def test_official_terms_that_cannot_be_read_stop_a_document(office: Path) -> None:
    terms = (SHIPPED / "locales/fr/LC_MESSAGES/terms.po").read_text(encoding="utf-8")
    broken = terms.replace('msgstr "Annexe"', 'msgstr "Annexe')
    (office / "locales/fr/LC_MESSAGES/terms.po").write_text(broken, encoding="utf-8")

    with pytest.raises(UnschedError) as caught:
        small(language="fr")

    assert [finding.kind for finding in caught.value.findings] == ["po-syntax"]


@pytest.mark.usefixtures("office")
def test_two_house_styles_that_name_each_other_for_the_masthead_do_no_harm() -> None:
    for code, other in (("fr", "es"), ("es", "fr")):
        style = (SHIPPED / "locales" / code / "house-style.toml").read_text(encoding="utf-8")
        path = Path("locales") / code / "house-style.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(style.replace(f'language = "{code}"', f'language = "{other}"'), encoding="utf-8")

    assert block_of(small(language="fr", draft=True))[:2] == ["Distr. limitada", "1 de marzo de 2021"]


# Words are words.

HOSTILE = "{{ 7 * 7 }} {% raw %} {# c #} <b>R&D</b> ]]> 100% %% &amp; \"q\" 'a'"


@pytest.mark.usefixtures("office")
def test_marks_in_a_title_come_out_as_those_characters() -> None:
    document = small("Committee on Small Schedules", "|-\n  " + HOSTILE)

    assert document.content[0] == tree.Paragraph("body", (HOSTILE,))


@pytest.mark.usefixtures("office")
def test_marks_in_a_translation_come_out_as_those_characters() -> None:
    escaped = HOSTILE.replace('"', '\\"')
    catalog(f'msgid "Committee on Small Schedules"\nmsgstr "{escaped}"\n')

    document = small(language="fr", draft=True)

    assert document.content[0] == tree.Paragraph("body", (HOSTILE,))


@pytest.mark.usefixtures("office")
def test_among_placeholders_a_doubled_percent_is_one_percent_sign() -> None:
    document = small("Item %(item)s is", "100%% of item %(item)s <b> is")

    assert paragraphs(document, "p") == ["100% of item 4⍽(a) <b> is taken up on 31⍽May–1⍽June 2021."]


@pytest.mark.usefixtures("office")
def test_runs_of_white_space_are_one_space() -> None:
    document = small("Committee on Small Schedules", '"Committee  on\\n  Small\\tSchedules "')

    assert paragraphs(document, "body") == ["Committee on Small Schedules"]


# What is continued.


def test_an_item_is_continued_where_an_earlier_meeting_began_it() -> None:
    seen = re.findall(r"\n +(\S+) \| ([^\n]*)", outline(render(read_schedule(SEED), read_language("en"))))

    assert [label for label, title in seen if title.endswith("(*continued*)")] == [
        "(a)",
        "(d)",
        "(e)",
        "(f)",
        "(b)",
    ]


@pytest.mark.usefixtures("office")
def test_the_schedule_may_say_otherwise() -> None:
    line = "programme: [{item: 4 (a)}]\n"

    assert "(a) | Order (*continued*)\n" in outline(small())
    assert "(a) | Order\n" in outline(small(line, "programme: [{item: 4 (a), continued: false}]\n")).split("day ")[-1]


@pytest.mark.usefixtures("office")
def test_an_item_that_is_continued_introduces_its_sub_items() -> None:
    document = small("programme: [{item: 4 (a)}]\n", "programme: [{item: 4}, {item: 4 (b)}]\n")

    assert "4. | Order and disorder (*continued*):\n" in outline(document)


# Templates.


def template(text: str) -> None:
    """The office's own template."""
    Path("templates/own.xml").write_text(text, encoding="utf-8")


def own(text: str) -> str:
    """What is told of the office's own template."""
    template(text)
    with pytest.raises(UnschedError) as caught:
        small("organization-of-work", "own")
    return str(caught.value)


DOCUMENT = '<document lang="{{ language.tag }}" dir="ltr" symbol="A/1" date="2021-03-01">\n'
MASTHEAD = '{% include "parts/masthead.xml" %}\n'


@pytest.mark.usefixtures("office")
def test_an_office_has_templates_of_its_own() -> None:
    template(DOCUMENT + MASTHEAD + "<p>{{ schedule.dates|dates_alone }}: <em>a</em> <strong>b</strong></p></document>")

    assert paragraphs(small("organization-of-work", "own"), "p") == ["31⍽May–1⍽June 2021: *a* **b**"]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DOCUMENT + "{% if %}", "2: Expected an expression, got 'end of statement block'"),
        (
            DOCUMENT + "\n{{ schedule.titel }}",
            "3: 'unsched.schedule.model.Schedule object' has no attribute 'titel'",
        ),
        (DOCUMENT + "{{ titel }}", "2: 'titel' is undefined"),
        (
            DOCUMENT + "{{ schedule.symbol|date }}",
            "2: AttributeError: 'str' object has no attribute 'day'",
        ),
        (DOCUMENT + "{{ 1 // 0 }}", "2: ZeroDivisionError: integer division or modulo by zero"),
        (DOCUMENT + "{{ ''.__class__ }}", "2: access to attribute '__class__' of 'str' object is unsafe."),
        (
            DOCUMENT + "{{ schedule.__class__ }}",
            "2: access to attribute '__class__' of 'Schedule' object is unsafe.",
        ),
        (
            DOCUMENT + MASTHEAD + "<b>x</b></document>",
            "3: found <b> in <document>; expected <masthead>, <foot>, <screen> once, <body>, <session>, <dates>, <item>, <subject>, <title>, <source>, <heading>, <subheading>, <p>, <remark>, <timetable>, <grid>, <entry>, <annex>",
        ),
        (
            DOCUMENT + MASTHEAD + "<p>x</p> oder</document>",
            "1: found the text 'oder' in <document>; expected elements only",
        ),
        (
            DOCUMENT + MASTHEAD + "<p\n><i>x</i></p></document>",
            "4: found <i> in <p>; expected text with <em>, <strong>, <sup>, <symbol>, <a>, <untranslated>, <footnote>",
        ),
        (
            DOCUMENT + MASTHEAD + "<p x='1'>x</p></document>",
            "3: found <p> with the attributes x; expected none",
        ),
        (
            DOCUMENT + MASTHEAD + "<p><a href='javascript:x'/></p></document>",
            "3: found 'javascript:x'; expected a web address that begins with https:// or http://",
        ),
        (
            DOCUMENT + MASTHEAD + "\n<p>x</document>",
            "4: found Opening and ending tag mismatch: p and document; expected well-formed XML",
        ),
        (DOCUMENT + "</document>", "1: found <document> without <masthead>; expected <masthead>"),
        (DOCUMENT.replace('"ltr"', '"up"') + MASTHEAD + "</document>", "1: found 'up'; expected ltr or rtl"),
        (
            DOCUMENT.replace("03-01", "31-01") + MASTHEAD + "</document>",
            "1: found '2021-31-01'; expected a date such as 2020-02-10",
        ),
        (
            "<!DOCTYPE document [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
            + DOCUMENT
            + MASTHEAD
            + "<p>&e;</p></document>",
            "1: found a document type; expected XML without one",
        ),
        ("<p>x</p>", "1: found <p>; expected <document>"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_its_line(text: str, expected: str) -> None:
    assert own(text) == f"templates/own.xml:{expected}"


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DOCUMENT + MASTHEAD + "<h1>x</h1></document>", "3: found <h1> in <document>"),
        (DOCUMENT + '{% include "own.xml" %}', "2: RecursionError: maximum recursion depth exceeded"),
        (DOCUMENT + MASTHEAD + "<p>\u202ex</p></document>", "3:4: character U+202E RIGHT-TO-LEFT OVERRIDE"),
    ],
    ids=["heading", "recursion", "override"],
)
def test_a_template_that_is_out_of_order_is_named_with_its_line(text: str, expected: str) -> None:
    assert own(text).startswith(f"templates/own.xml:{expected}")


@pytest.mark.usefixtures("office")
def test_a_template_in_another_charset_is_refused() -> None:
    Path("templates/own.xml").write_bytes(DOCUMENT.encode() + b"\xe9")

    with pytest.raises(UnschedError) as caught:
        small("organization-of-work", "own")

    assert (
        str(caught.value)
        == "templates/own.xml:2:1: is not UTF-8: byte 0xe9 has no meaning here; save the file as UTF-8"
    )


@pytest.mark.usefixtures("office")
def test_a_template_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnschedError) as caught:
        small("organization-of-work", "disorganization")

    assert str(caught.value) == (
        "schedules/small.yaml:1:11: template 'disorganization' is not there; expected organization-of-work, "
        "of annotated-agenda, list-of-documents, order-of-the-day, organization-of-work, provisional-agenda"
    )


@pytest.mark.usefixtures("office")
def test_a_template_may_not_include_what_lies_elsewhere() -> None:
    assert own(DOCUMENT + '{% include "../schedules/small.yaml" %}') == (
        "templates/own.xml: template '../schedules/small.yaml' is not there; "
        "expected one of annotated-agenda, list-of-documents, order-of-the-day, organization-of-work, own, provisional-agenda"
    )


def test_shipped_templates_stay_while_an_office_changes_a_part(office: Path) -> None:
    part = (SHIPPED / "templates/parts/day-title.xml").read_text(encoding="utf-8")
    (office / "templates/parts").mkdir()
    (office / "templates/parts/day-title.xml").write_text(
        part.replace("day|day }}", "day.date|date }}"), encoding="utf-8"
    )

    assert "day 2021-05-31: 31⍽May 2021\n" in outline(small())
