"""Akoma Ntoso: valid by the schema and by AKN4UN, one work in six languages, with all that a reader is told."""

import datetime as dt
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tests import trees
from tests.conftest import LANGUAGES, SEED, Golden, shared
from tests.issued import issued, lines_of
from tests.test_programmes import documents, schedules

from unsched import Document, Schedule, read_language, render
from unsched.document import tree
from unsched.writers.akn_names import Names, actor_name, alpha_3, number
from unsched.writers.akoma_ntoso import write_akoma_ntoso

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCUMENTS = Path(__file__).parents[1] / "documents"
ALPHA_3 = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}


def root_of(document: Document) -> Any:  # noqa: ANN401 -- elements as the tests ask them
    return etree.fromstring(write_akoma_ntoso(document))


def texts(root: Any) -> Iterator[str]:  # noqa: ANN401 -- as above
    """The words of each paragraph and heading without its notes, the label of an item before its words."""
    for element in root.iter(f"{A}p", f"{A}heading"):
        words = "".join(element.xpath(".//text()[not(ancestor::*[local-name()='authorialNote'])]"))
        label = element.getprevious() if element.getparent().tag == f"{A}item" else None
        yield f"{label.text} {words}" if label is not None else words


def checked(folder: Path) -> list[str]:
    """What the checker of the OASIS schema and of AKN4UN says of the documents of a folder, but that they are right."""
    files = [str(path) for path in sorted(folder.glob("*.xml"))]
    checker = [sys.executable, str(shared("akn", "validate_akn.py")), "--strict", "--un", *files]
    done = subprocess.run(checker, capture_output=True, text=True, check=False)

    assert files
    assert len(done.stdout.splitlines()) >= len(files), done.stderr
    return [line for line in done.stdout.splitlines() if not line.endswith(": ok")]


def test_every_document_is_valid_by_the_schema_and_by_akn4un(tmp_path: Path) -> None:
    for name, versions in issued().items():
        for language, document in versions.items():
            (tmp_path / f"{name}-{language}.xml").write_bytes(write_akoma_ntoso(document))

    assert checked(tmp_path) == []


@pytest.mark.parametrize("script", trees.SCRIPTS)
def test_a_document_with_every_block_is_valid(script: trees.Script, tmp_path: Path) -> None:
    (tmp_path / "whole.xml").write_bytes(write_akoma_ntoso(trees.whole(script)))
    (tmp_path / "bare.xml").write_bytes(write_akoma_ntoso(trees.document("", script, symbol="")))

    assert checked(tmp_path) == []


@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_the_seed_as_it_is_filed(language: str, seed: Schedule, golden: Golden) -> None:
    document = render(seed, read_language(language, seed.domain))

    golden(DOCUMENTS / f"{SEED.stem}.{language}.xml", write_akoma_ntoso(document).decode())


def test_every_line_is_there_as_often_as_it_is_said() -> None:
    for versions in issued().values():
        for document in versions.values():
            expected = Counter(filter(None, lines_of(document.content)))
            found = Counter(texts(root_of(document)))
            assert {line: found[line] for line in expected} == expected


def names_of(root: Any) -> list[str]:  # noqa: ANN401 -- as above
    return [str(name) for name in root.xpath("//@eId | //@refersTo")]


def test_names_are_the_same_in_every_language() -> None:
    for versions in issued().values():
        names = {language: names_of(root_of(document)) for language, document in versions.items()}
        assert names == dict.fromkeys(LANGUAGES, names["en"])


def test_any_schedule_is_valid_and_has_the_same_names_in_every_language() -> None:
    schema = etree.XMLSchema(etree.parse(str(shared("akn", "xsd", "akomantoso30.xsd"))))

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(schedules())
    def valid(schedule: Schedule) -> None:
        roots = [root_of(document) for code in ("ar", "en", "zh") for _, document in documents(schedule, code, True)]
        assert [str(schema.error_log) for root in roots if not schema.validate(root)] == []
        assert [names_of(root) for root in roots] == [names_of(roots[0])] * len(roots)

    valid()


def values(root: Any, level: str, name: str) -> str:  # noqa: ANN401 -- as above
    return str(root.find(f".//{A}identification/{A}FRBR{level}/{A}{name}").get("value"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_expressions_are_of_one_work(language: str) -> None:
    root = root_of(issued()["A_AC.290_2020_1"][language])
    work = "/akn/un/debateReport/agenda/un-ga/2020-01-22/A-AC.290-2020-1"
    expression = f"{work}/{ALPHA_3[language]}@2020-01-22"

    assert values(root, "Work", "FRBRthis") == f"{work}/!main"
    assert values(root, "Expression", "FRBRuri") == expression
    assert values(root, "Manifestation", "FRBRuri") == f"{expression}.xml"
    assert root.find(f".//{A}FRBRlanguage").get("language") == ALPHA_3[language]
    number = root.find(f".//{A}FRBRnumber")
    assert (number.get("value"), number.get("showAs")) == ("A-AC.290-2020-1", "A/AC.290/2020/1")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A_AC.290_2020_1", "agendaListing"),
        ("A_CN.9_1001_Rev.1", "agendaAnnotated"),
        ("CL 128_OD_2", "orderOfDay"),
        ("uncitral-53-list-of-documents", "agendaListing"),
    ],
)
def test_a_document_has_the_class_of_its_template(name: str, expected: str) -> None:
    assert root_of(issued()[name]["en"])[0].get("name") == expected


def intervals(root: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401 -- as above
    moments = {f"#{event.get('eId')}": event.get("date") for event in root.iter(f"{A}eventRef")}
    found = root.iter(f"{A}timeInterval")
    return [(moments[interval.get("start")], moments.get(interval.get("end"))) for interval in found]


@pytest.mark.parametrize(
    ("meeting", "zone", "expected"),
    [
        ('start="10:00" end="13:00"', None, ("2022-05-26T10:00:00", "2022-05-26T13:00:00")),
        ('start="22:00" end="26:00"', None, ("2022-05-26T22:00:00", "2022-05-27T02:00:00")),
        ('start="10:00"', "Europe/Zurich", ("2022-05-26T10:00:00+02:00", None)),
        ("", "Nowhere/At all", ("2022-05-26", None)),
    ],
)
def test_a_meeting_is_an_interval_of_the_life_cycle(
    meeting: str, zone: str | None, expected: tuple[str, str | None]
) -> None:
    document = trees.document(
        "<timetable><times/><entries/><day date='2022-05-26'><title>Thursday</title>"
        f"<meeting {meeting}><time>Ten</time><entry>One</entry></meeting></day></timetable>"
    )

    assert intervals(root_of(document.but(zone=zone))) == [expected]


def test_every_meeting_by_the_clock_has_its_interval() -> None:
    for versions in issued().values():
        found = [dt.datetime.fromisoformat(start) for start, _ in intervals(root_of(versions["ar"]))]
        assert len(found) == len(re.findall(r"<TLCEvent", write_akoma_ntoso(versions["en"]).decode()))


def test_a_symbol_refers_to_a_work_by_the_alias_that_the_work_has() -> None:
    content = (
        '<p>See <symbol href="https://undocs.org/en/A/1">A/1</symbol> and <symbol whole="CBD/23/L.2">L.2</symbol>.</p>'
    )
    root = root_of(trees.document(content, symbol="A/1"))

    assert [ref.get("href") for ref in root.iter(f"{A}ref")] == ["/akn/un/doc/A-1", "/akn/un/doc/CBD-23-L.2"]
    assert [link.get("href") for link in root.iter(f"{A}a")] == ["https://undocs.org/en/A/1"]
    assert values(root, "Work", "FRBRalias") == "/akn/un/doc/A-1"


def test_a_footnote_stands_at_its_place_and_words_that_stand_in_name_their_language() -> None:
    content = '<p>One<footnote mark="*">A <em>note</em></footnote> <untranslated lang="en-GB" dir="ltr">two</untranslated></p>'
    paragraph = root_of(trees.document(content, "ar")).find(f".//{A}mainBody/{A}p")

    note, span = paragraph
    assert (paragraph.text, note.get("marker"), note.get("placement")) == ("One", "*", "bottom")
    assert "".join(note.itertext()) == "A note"
    assert (span.text, span.get(LANG)) == ("two", "en-GB")


def test_the_language_of_each_part_is_named() -> None:
    root = root_of(trees.whole("ar"))

    assert {element.get(LANG) for element in root.iter(f"{A}coverPage", f"{A}preface", f"{A}mainBody")} == {"ar-SA"}
    assert root.find(f".//{A}container[@name='distribution']").get(LANG) == "en-GB"


@pytest.mark.parametrize("text", ["<w:p/>", "]]>", "&amp; &", "\"'", "emoji 🙂 and 𠀀", "¬ % {{ }}"])
def test_marks_in_a_text_come_out_as_those_characters(text: str) -> None:
    content = (tree.Paragraph("title", (text,)), tree.Paragraph("p", (text,)))
    document = trees.document("").but(content=content, authors=(text, text), place=text, name=text)

    root = root_of(document)

    assert (root.find(f".//{A}docTitle").text, root.find(f".//{A}mainBody/{A}p").text) == (text, text)
    assert root.find(f".//{A}TLCLocation").get("showAs") == text


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert write_akoma_ntoso(trees.whole("zh")) == write_akoma_ntoso(trees.whole("zh"))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar-SA", "ara"),
        ("zh-CN", "zho"),
        ("de", "deu"),
        ("pt-BR", "por"),
        ("sw", "swa"),
        ("nl", "nld"),
        ("tlh", "tlh"),
        ("xx", "und"),
    ],
)
def test_a_language_has_the_code_of_iso_639_2(tag: str, expected: str) -> None:
    assert alpha_3(tag) == expected


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [("A/AC.290/2020/1", "A-AC.290-2020-1"), ("CL 128/INF/1", "CL_128-INF-1"), ("A/74/L.5 (I)%", "A-74-L.5_(I)%25")],
)
def test_a_symbol_in_an_iri_has_no_slashes_or_blanks(symbol: str, expected: str) -> None:
    assert number(symbol) == expected


@pytest.mark.parametrize(
    ("author", "expected"),
    [("General Assembly", "ga"), ("World Health Assembly", "worldHealthAssembly"), ("Conseil d’État", "conseilDÉtat")],
)
def test_a_body_in_an_iri_is_one_word(author: str, expected: str) -> None:
    assert actor_name(author) == expected


def test_a_name_is_given_once() -> None:
    names = Names()

    assert [names.nth("", "att"), names.nth("att_1", "p"), names.nth("att_1", "p")] == [
        "att_1",
        "att_1__p_1",
        "att_1__p_2",
    ]
    assert [names.of("att_1", "item", "5 (c)"), names.of("att_1", "item", "5 (c)")] == [
        "att_1__item_5-c",
        "att_1__item_5-c_2",
    ]
