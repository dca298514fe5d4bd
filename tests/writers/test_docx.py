"""Word documents: valid, by style names, each run in its language and direction, and as a reader sees them."""

import re
import subprocess
import sys
import unicodedata
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from bidi import get_display
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests import trees
from tests.conftest import LANGUAGES, SEED, program, shared, word

from unsched import Document, Schedule, read_language, read_schedule, render, write
from unsched.document import tree
from unsched.writers.codes import bar_code, qr_code
from unsched.writers.docx import ROLES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def documents(seed: Schedule) -> dict[str, Document]:
    return {language: render(seed, read_language(language, seed.domain)) for language in LANGUAGES}


def part(data: bytes, name: str) -> Any:  # noqa: ANN401 -- elements as the tests ask them
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def opened(document: Document) -> Any:  # noqa: ANN401 -- python-docx as the tests ask it
    """A document as python-docx reads it."""
    return docx.Document(BytesIO(word(document)))


def test_each_role_of_a_paragraph_has_a_style() -> None:
    assert set(ROLES) == set(tree.ROLES)


def checked(path: Path, document: Document) -> str:
    """What the checker of ISO 29500, of references and of safety says of a document."""
    right_to_left = ["--rtl"] if document.direction == "rtl" else []
    checker = [sys.executable, str(shared("docx", "validate_docx.py")), "--strict-xsd", *right_to_left, str(path)]
    return subprocess.run(checker, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_valid_by_the_schema_of_iso_29500(
    language: str, documents: dict[str, Document], tmp_path: Path
) -> None:
    path = tmp_path / "document.docx"
    write(documents[language], path)

    assert checked(path, documents[language]) == f"{path}: ok\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_checker_finds_nothing_that_word_would_repair(
    language: str, issued: Schedule, tmp_path: Path
) -> None:
    path = tmp_path / "document.docx"
    write(render(issued, read_language(language, SEED.stem)), path)

    found = [str(error) for error in OpenXmlValidator().validate(str(path)).errors]

    # A theme may be there and need not (ISO/IEC 29500-1, 11.3.10); the fonts are named without one.
    assert [error for error in found if "relationships/theme" not in error] == []


def test_the_head_of_the_note_is_written_by_style_names(documents: dict[str, Document]) -> None:
    document = opened(documents["en"])

    masthead, timetable = document.tables
    styles = [[[p.style.name for p in cell.paragraphs] for cell in row.cells] for row in masthead.rows]
    assert styles == [
        [["Normal"], ["Organization"], ["Symbol"]],
        [["Normal"], ["Organ"], ["Distribution Category", "Distribution Date", "Distribution Original"]],
    ]
    assert [p.style.name for p in document.paragraphs] == [
        "Body Name",
        "Session",
        "Session Dates",
        "Agenda Item",
        "Subject",
        "Title",
        "Source",
        "Body Text",
        "Body Text",
        "Heading 1",
        "Heading 2",
        "Closing Rule",
    ]
    assert (masthead.style.name, timetable.style.name) == ("Masthead", "Timetable")


def test_the_timetable_repeats_its_head_and_keeps_days_with_what_follows(
    documents: dict[str, Document],
) -> None:
    document = opened(documents["en"])
    timetable = document.tables[1]

    rows = [row._tr for row in timetable.rows]
    assert [index for index, row in enumerate(rows) if row.find(f".//{W}tblHeader") is not None] == [0]
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    day = document.styles["Day"].paragraph_format
    assert day.keep_with_next
    first_day, first_meeting = timetable.rows[1], timetable.rows[2]
    assert [p.style.name for p in first_day.cells[0].paragraphs] == ["Day"]
    assert [p.style.name for p in first_meeting.cells[1].paragraphs] == [
        "Entry",
        "Entry",
        "Entry",
        "Item",
        "Sub-item",
    ]


def test_only_the_word_continued_is_in_italics(documents: dict[str, Document]) -> None:
    document = opened(documents["en"])
    paragraph = document.tables[1].rows[5].cells[1].paragraphs[0]

    assert [(run.text, run.style.name) for run in paragraph.runs] == [
        ("(a)", "Default Paragraph Font"),
        ("\t", "Default Paragraph Font"),
        ("Rules, norms and principles (", "Default Paragraph Font"),
        ("continued", "Emphasis"),
        (")", "Default Paragraph Font"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_symbols_and_addresses_are_links(language: str, documents: dict[str, Document]) -> None:
    document = opened(documents[language])

    links = [(link.text.strip("\u200e"), link.address) for p in document.paragraphs for link in p.hyperlinks]

    website = "https://www.un.org/disarmament/open-ended-working-group/"
    assert links == [
        ("A/AC.290/2019/1", f"https://undocs.org/{language}/A/AC.290/2019/1"),
        (website, website),
    ]


@pytest.mark.parametrize(
    ("language", "properties"),
    [
        ("ar", ("تنظيم أعمال الدورة الموضوعية الثانية", "تنظيم الأعمال", "الأمم المتحدة", "ar-SA")),
        (
            "fr",
            (
                "Organisation des travaux de la deuxième session de fond",
                "Organisation des travaux",
                "Nations Unies",
                "fr-FR",
            ),
        ),
    ],
)
def test_the_properties_hold_title_language_and_the_documents_own_date(
    language: str, properties: tuple[str, ...], documents: dict[str, Document]
) -> None:
    core = docx.Document(BytesIO(word(documents[language]))).core_properties

    assert (core.title, core.subject, core.author, core.language) == properties
    assert (core.identifier, core.created, core.modified) == ("A/AC.290/2020/1", core.modified, core.created)
    assert core.created.isoformat() == "2020-01-22T00:00:00+00:00"


@pytest.mark.parametrize("language", LANGUAGES)
def test_later_pages_have_the_symbol_at_their_head_and_the_page_at_their_foot(
    language: str, documents: dict[str, Document]
) -> None:
    section = docx.Document(BytesIO(word(documents[language]))).sections[0]

    assert section.different_first_page_header_footer
    for head, foot in (
        (section.header, section.footer),
        (section.even_page_header, section.even_page_footer),
    ):
        assert [p.text for p in head.paragraphs] == ["A/AC.290/2020/1"]
        fields = [field.get(qn("w:instr")).strip() for field in foot._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


# A document without a symbol, and one on another paper.


@pytest.mark.parametrize("script", trees.SCRIPTS)
def test_a_document_without_a_symbol_has_neither_head_nor_rule(script: trees.Script) -> None:
    document = opened(trees.document("<p>a</p>", script, symbol=""))
    section = document.sections[0]

    heads = [head.paragraphs for head in (section.header, section.even_page_header)]
    assert [[(p.style.name, p.text) for p in paragraphs] for paragraphs in heads] == [[("Normal", "")]] * 2
    assert [(p.style.name, p.text) for p in document.tables[0].cell(0, 2).paragraphs] == [("Symbol", "")]
    assert document.core_properties.identifier == ""


@pytest.mark.parametrize(
    ("paper", "size", "side"),
    [("A4", (11906, 16838), 1033), ("letter", (12240, 15840), 1200), ("", (12240, 15840), 1200)],
)
def test_the_text_is_as_wide_on_every_paper(paper: str, size: tuple[int, int], side: int) -> None:
    section = opened(trees.document("<p>a</p>", paper=paper)).sections[0]

    assert (section.page_width.twips, section.page_height.twips) == size
    assert (section.left_margin.twips, section.right_margin.twips) == (side, side)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<body>a</body><session>b</session>", ["Body Name", "Session"]),
        ("<session>b</session><dates>c</dates>", ["Body Name", "Session Dates"]),
    ],
)
def test_the_first_line_keeps_clear_of_the_masthead(lines: str, expected: list[str]) -> None:
    document = trees.document(lines)
    title, *others = document.content

    paragraphs = opened(document.but(content=(*others, title))).paragraphs

    assert [paragraph.style.name for paragraph in paragraphs[:2]] == expected


def test_a_symbol_that_is_at_no_address_is_no_link() -> None:
    paragraph = opened(trees.document("<p>See <symbol>CRP.1</symbol>.</p>", "ar")).paragraphs[1]

    assert (paragraph.hyperlinks, paragraph.text) == ([], "See CRP.1.")


# The foot of the first page.


@pytest.fixture
def issued(tmp_path: Path) -> Schedule:
    """The seed with a job number, and an annex that was written in French."""
    facts = "job_number: 20-01234\nreceived: 2020-01-25\nissued: 2020-01-27\nannex_original: fr\n"
    path = tmp_path / SEED.name
    path.write_text(facts + SEED.read_text(encoding="utf-8"), encoding="utf-8")
    return read_schedule(path)


JOBS = {
    "ar": "20-01234 (A) 250120 270120",
    "en": "20-01234 (E) 270120",
    "es": "20-01234 (S) 250120 270120",
    "fr": "20-01234 (F) 250120 270120",
    "ru": "20-01234 (R) 250120 270120",
    "zh": "20-01234 (C) 250120 270120",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_foot_of_the_first_page_has_job_number_bar_code_and_qr_code(language: str, issued: Schedule) -> None:
    document = render(issued, read_language(language, SEED.stem))
    foot = opened(document).sections[0].first_page_footer

    pictures = [
        (properties.get("descr"), foot.part.related_parts[blip.get(qn("r:embed"))].blob)
        for properties, blip in zip(foot._element.iter(qn("wp:docPr")), foot._element.iter(qn("a:blip")), strict=True)
    ]

    assert foot.tables[0].cell(0, 0).paragraphs[0].text.strip("\u200e").replace("\u00a0", " ") == JOBS[language]
    assert document.foot is not None
    assert pictures == [
        (tree.plain(document.foot.barcode), bar_code("2001234").data),
        (tree.plain(document.foot.qr), qr_code(f"https://undocs.org/{language}/A/AC.290/2020/1").data),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_later_pages_have_the_job_number_without_the_language(language: str, issued: Schedule) -> None:
    section = opened(render(issued, read_language(language, SEED.stem))).sections[0]

    assert (
        section.even_page_footer.paragraphs[0].text.replace("\u200e", "") == "/\t20-01234"
    )  # the two numbers are fields
    assert section.footer.paragraphs[0].text.replace("\u200e", "") == "20-01234\t/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_with_a_job_number_is_valid(language: str, issued: Schedule, tmp_path: Path) -> None:
    path = tmp_path / "document.docx"
    document = render(issued, read_language(language, SEED.stem))
    write(document, path)

    assert checked(path, document) == f"{path}: ok\n"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", "[الأصل: بالفرنسية]"),
        ("en", "[Original: French]"),
        ("es", "[Original: francés]"),
        ("fr", "[Original\u00a0: français]"),
        ("ru", "[Подлинный текст на французском языке]"),
        ("zh", "[原件：法文]"),
    ],
)
def test_an_annex_of_another_original_says_so_below_its_heading(
    language: str, expected: str, issued: Schedule
) -> None:
    paragraphs = opened(render(issued, read_language(language, SEED.stem))).paragraphs

    styles = [paragraph.style.name for paragraph in paragraphs]
    assert styles[9:12] == ["Heading 1", "Annex Original", "Heading 2"]
    assert paragraphs[10].text == expected


def test_the_codes_are_read_as_what_they_say(tmp_path: Path) -> None:
    (tmp_path / "bar.png").write_bytes(bar_code("2001234").data)
    (tmp_path / "qr.png").write_bytes(qr_code("https://undocs.org/ar/A/AC.290/2020/1").data)
    command = [program("zbarimg"), "--quiet", "--nodbus", str(tmp_path / "bar.png"), str(tmp_path / "qr.png")]

    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["CODE-39:2001234", "QR-Code:https://undocs.org/ar/A/AC.290/2020/1"]


# Languages and directions.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_run_with_words_names_its_language(language: str, documents: dict[str, Document]) -> None:
    body = part(word(documents[language]), "word/document.xml")

    runs = [run for run in body.iter(f"{W}r") if run.find(f"{W}t") is not None]

    assert [run for run in runs if run.find(f"{W}rPr/{W}lang") is None] == []


def test_the_distribution_block_of_an_arabic_document_runs_from_the_left(
    documents: dict[str, Document],
) -> None:
    body = part(word(documents["ar"]), "word/document.xml")

    block = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val").startswith("Distribution")]

    assert len(block) == 4
    assert all(p.find(f"{W}pPr/{W}bidi").get(f"{W}val") == "0" for p in block)
    assert all(p.find(f".//{W}lang").get(f"{W}val") == "en-GB" for p in block)


def test_chinese_words_take_east_asian_fonts_and_no_italics(documents: dict[str, Document]) -> None:
    body = part(word(documents["zh"]), "word/document.xml")
    runs = [run for run in body.iter(f"{W}r") if re.search("[\u4e00-\u9fff]", "".join(run.itertext()))]

    assert all(run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia" for run in runs)
    assert {
        run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") for run in runs if run.find(f"{W}rPr/{W}rStyle") is not None
    } == {"EmphasisZhCN"}


def seen(text: str) -> str:
    """A right-to-left line as a reader sees it, from left to right, by the bidirectional algorithm."""
    displayed = get_display(text, base_dir="R")
    return re.sub("[\u200e\u200f]", "", displayed)


@pytest.mark.parametrize(
    ("style", "from_the_left"),
    [("SessionDates", ["2020", "14-10"]), ("Day", ["10"]), ("Hours", ["13:00-10:00"])],
)
def test_a_range_at_the_start_of_an_arabic_line_is_read_from_the_right(
    style: str, from_the_left: list[str], documents: dict[str, Document]
) -> None:
    body = part(word(documents["ar"]), "word/document.xml")
    found = next(p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style)

    assert re.findall(r"\d[\d:-]*", seen("".join(found.itertext()))) == from_the_left


def test_an_address_in_an_arabic_line_keeps_its_last_mark(documents: dict[str, Document]) -> None:
    body = part(word(documents["ar"]), "word/document.xml")
    found = next(p for p in body.iter(f"{W}p") if "https" in "".join(p.itertext()))

    assert "https://www.un.org/disarmament/open-ended-working-group/" in seen("".join(found.itertext()))


def test_latin_words_in_an_arabic_text_are_runs_of_their_own() -> None:
    text = "قال <b> R&D إن WHO/Europe (Geneva) موجود"
    body = part(word(_document("ar-SA", "rtl", (text,))), "word/document.xml")
    paragraph = body.findall(f".//{W}p")[-2]

    runs = [("".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None) for run in paragraph.iter(f"{W}r")]

    assert runs == [
        ("قال <", True),
        ("b> R&D", False),
        (" إن ", True),
        ("WHO/Europe (Geneva)", False),
        (" موجود", True),
    ]


def _document(lang: str, direction: tree.Direction, words: tree.Inlines) -> Document:
    when = date(2020, 1, 22)
    block = tree.Distribution(lang, direction, None, ("Distr.: General",), ("1",), None, ("Original",))
    masthead = tree.Masthead(("Emblem",), ("UN",), "A/1", ("GA",), block)
    return Document(lang, direction, "A/1", when, None, masthead, None, (tree.Paragraph("p", words),))


def test_words_that_stand_in_are_highlighted_in_their_own_language() -> None:
    words = ("قال ", tree.Untranslated(("two words",), "en-GB", "ltr"), ".")
    body = part(word(_document("ar-SA", "rtl", words)), "word/document.xml")
    run = next(run for run in body.iter(f"{W}r") if "".join(run.itertext()) == "two words")

    assert str(etree.tostring(run.find(f"{W}rPr"), encoding="unicode")).split(">", 1)[1] == (
        '<w:rStyle w:val="Untranslated"/><w:lang w:val="en-GB"/></w:rPr>'
    )


@pytest.mark.parametrize("text", ["<w:p/>", "]]>", "&amp; &", "\"'", " edges ", "emoji 🙂 and 𠀀", "¬ % {{ }}"])
def test_marks_in_a_text_come_out_as_those_characters(text: str) -> None:
    document = docx.Document(BytesIO(word(_document("en-GB", "ltr", (text,)))))

    assert document.paragraphs[0].text == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_tree_gives_the_same_bytes(language: str, documents: dict[str, Document]) -> None:
    assert word(documents[language]) == word(documents[language])


# As a reader sees it.


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, seed: Schedule) -> dict[str, str]:
    """What LibreOffice prints of the note in each language: the text of its PDF."""
    folder = tmp_path_factory.mktemp("printed")
    for language in LANGUAGES:
        write(render(seed, read_language(language, seed.domain)), folder / f"{language}.docx")
    files = [str(folder / f"{language}.docx") for language in LANGUAGES]
    profile = f"-env:UserInstallation=file://{folder}/profile"
    convert = [program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    # In the order of the page's content; Arabic words come out of it by letter, and whole in the order of lines.
    modes = {language: ["-layout"] if language == "ar" else ["-raw"] for language in LANGUAGES}
    texts = ([program("pdftotext"), *modes[code], str(folder / f"{code}.pdf"), "-"] for code in LANGUAGES)
    outputs = (subprocess.run(command, check=True, capture_output=True).stdout.decode() for command in texts)
    return dict(zip(LANGUAGES, outputs, strict=True))


def squeezed(text: str) -> str:
    """A text with letters in their plain forms, and without what a line's end may cost: spaces and hyphens."""
    return re.sub(r"[-\s\u200e\u200f]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "ar"])
def test_libreoffice_prints_every_text_in_the_order_of_the_tree(
    language: str, documents: dict[str, Document], printed: dict[str, str]
) -> None:
    page, position = squeezed(printed[language]), 0
    for text in texts(documents[language]):
        found = page.find(squeezed(text), position)
        assert found >= 0, text
        position = found + len(squeezed(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_prints_the_masthead(
    language: str, documents: dict[str, Document], printed: dict[str, str]
) -> None:
    words = set(re.findall(r"[\w.:/]+", unicodedata.normalize("NFKC", printed[language])))
    masthead = documents[language].masthead
    block = masthead.distribution
    lines = (masthead.organization, masthead.organ, block.category, block.date, block.language or (), block.original)

    expected = " ".join(tree.plain(line) for line in lines)

    assert set(re.findall(r"[\w.:/]+", unicodedata.normalize("NFKC", expected))) - words == set()


def test_libreoffice_prints_every_arabic_word(documents: dict[str, Document], printed: dict[str, str]) -> None:
    words = set(re.findall(r"\w+", unicodedata.normalize("NFKC", printed["ar"])))

    expected = {
        word for text in texts(documents["ar"]) for word in re.findall(r"\w+", unicodedata.normalize("NFKC", text))
    }

    assert expected - words == set()


def texts(document: Document) -> list[str]:
    """The words below the masthead, paragraph by paragraph and cell by cell."""
    annex = next(block for block in document.content if isinstance(block, tree.Annex))
    timetable = next(block for block in annex.content if isinstance(block, tree.Timetable))
    words = [block.content for block in document.content if isinstance(block, tree.Paragraph)]
    words += [annex.heading, annex.title, timetable.times, timetable.entries]
    for day in timetable.days:
        words.append(day.title)
        for meeting in day.meetings:
            words += [meeting.time, *((entry.label or "", *entry.content) for entry in meeting.entries)]
    return [tree.plain(inlines) for inlines in words]
