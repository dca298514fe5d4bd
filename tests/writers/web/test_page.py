"""Web pages: what they hold is what the tree holds, in its order, with the facts for machines beside it."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import lxml.html
import pytest
from tests import trees
from tests.conftest import LANGUAGES, SEED, Golden
from tests.issued import issued

from unsched import Document, UnschedError, read_language, read_schedule, render
from unsched.document import tree
from unsched.document.meetings import held
from unsched.writers.pictures import PNG, Picture
from unsched.writers.web.page import write_html

DOCUMENTS = Path(__file__).parents[2] / "documents"
NAMES = {"ar": "العربية", "en": "English", "zh": "中文"}


def versions(documents: dict[str, Document]) -> dict[str, Document]:
    """Documents as they are issued together in the languages of the golden files."""
    found = tuple(
        tree.Version(documents[language].lang, documents[language].direction, name, f"note-{language}.html")
        for language, name in NAMES.items()
    )
    return {language: documents[language].but(versions=found) for language in NAMES}


def parsed(document: Document) -> Any:  # noqa: ANN401 -- lxml as the tests ask it
    return lxml.html.document_fromstring(write_html(document).decode())


@pytest.fixture(params=LANGUAGES)
def every(request: pytest.FixtureRequest) -> list[Document]:
    """Every document, in each language."""
    return [documents[request.param] for documents in issued().values()]


@pytest.mark.parametrize("language", NAMES)
def test_the_page_of_the_seed(language: str, golden: Golden) -> None:
    page = write_html(versions(issued()["A_AC.290_2020_1"])[language]).decode()

    without_looks = re.sub(r"<style>.*</style>|sha256-[^']*", "", page, flags=re.DOTALL)
    golden(DOCUMENTS / f"a-ac290-2020-1.{language}.html", without_looks.replace("><", ">\n<"))


# Words.


def words_of(blocks: Iterable[object]) -> Iterator[str]:
    """The words of blocks as a reader meets them."""
    for block in blocks:
        match block:
            case tree.Paragraph():
                yield tree.plain(block.content)
            case tree.Entry():
                yield from (block.label or "", tree.plain(block.content))
            case tree.Annex():
                yield from map(tree.plain, (block.heading, block.original or (), block.title))
                yield from words_of(block.content)
            case tree.Timetable():
                yield from map(tree.plain, (block.times, block.entries))
                yield from words_of(block.days)
            case tree.Grid():
                yield from map(tree.plain, block.heads)
                yield from words_of(block.rows)
            case tree.Row():
                yield tree.plain(block.title)
                told = [
                    found.but(time=()) if isinstance(found, tree.Meeting) and found.time == block.title else found
                    for cell in block.cells
                    for found in cell
                ]
                yield from words_of(told)
            case tree.Day():
                yield from map(tree.plain, (block.title, block.remark or ()))
                yield from words_of(block.meetings)
            case tree.Meeting():
                yield from map(tree.plain, (block.time, *block.about))
                yield from words_of(block.entries)


def closed_up(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_words_of_a_page_are_those_of_the_tree_in_their_order(every: list[Document]) -> None:
    for each in every:
        (main,) = parsed(each).xpath("//main")
        for unseen in main.xpath(".//caption | .//*[@role='doc-noteref'] | .//*[@role='doc-endnotes']"):
            unseen.drop_tree()

        assert closed_up(main.text_content()) == closed_up("".join(words_of(each.content)))


def test_the_masthead_of_a_page_is_that_of_the_tree(every: list[Document]) -> None:
    for each in every:
        (header,) = parsed(each).xpath("//header")
        block = each.masthead.distribution

        lines = (each.masthead.organization, (each.symbol,), each.masthead.organ, block.state, block.category)
        expected = "".join(tree.plain(line or ()) for line in (*lines, block.date, block.language, block.original))

        assert closed_up(header.text_content()) == closed_up(expected)
        assert header.xpath(".//time/@datetime") == [str(each.date)]


def test_links_lead_where_those_of_the_tree_do(every: list[Document]) -> None:
    for each in every:
        addresses = re.findall(r"address='([^']*)'", repr(each.content))

        assert parsed(each).xpath("//main//a[not(@role)]/@href") == addresses


# Facts for machines.


def test_each_meeting_by_the_clock_has_its_moments(every: list[Document]) -> None:
    for each in every:
        zone = ZoneInfo(each.zone) if each.zone else None
        found = parsed(each).xpath("//main//time[contains(@datetime, 'T')]")

        expected = set()
        for meeting in (found for found in held(each) if found.meeting.start):
            moments = [meeting.meeting.start, meeting.meeting.end]
            expected.add(tuple(_iso(f"{meeting.date}", clock, zone) if clock else None for clock in moments))

        assert {(time.get("datetime"), time.get("data-end")) for time in found} == expected


def _iso(day: str, clock: str, zone: ZoneInfo | None) -> str:
    hours, minutes = clock.split(":")
    moment = dt.datetime.fromisoformat(day) + dt.timedelta(hours=int(hours), minutes=int(minutes))
    return moment.replace(tzinfo=zone).isoformat(timespec="minutes")


def data(document: Document) -> Any:  # noqa: ANN401 -- JSON
    found = parsed(document).xpath("//script")
    assert {script.get("type") for script in found} <= {"application/ld+json"}
    return json.loads(found[0].text) if found else None


def test_search_engines_find_the_session_and_each_meeting(every: list[Document]) -> None:
    for each in every:
        meetings = [found for found in held(each) if found.meeting.kind != "break"]
        session = data(each)

        if not meetings:
            assert session is None
            continue
        assert session["startDate"] == str(min(found.date for found in meetings))
        assert session["inLanguage"] == each.lang
        assert session["subjectOf"]["name"] == tree.paragraph(each, "title")
        assert [event["identifier"] for event in session["subEvent"]] == [found.meeting.id for found in meetings]
        assert [event["startDate"][:10] for event in session["subEvent"]] == [str(found.date) for found in meetings]
        assert all(event["name"] for event in session["subEvent"])


def test_a_meeting_as_data() -> None:
    (event,) = data(issued()["A_AC.290_2020_1"]["en"])["subEvent"][3:4]

    assert event == {
        "@type": "Event",
        "name": "(d) International law (continued)",
        "inLanguage": "en-GB",
        "identifier": "2020-02-11-2",
        "description": "(d) International law (continued)",
        "startDate": "2020-02-11T15:00",
        "endDate": "2020-02-11T18:00",
        "eventStatus": "https://schema.org/EventScheduled",
    }


def test_a_meeting_that_ends_on_the_next_day_in_a_known_zone() -> None:
    late = '<meeting start="22:00" end="26:00" cancelled="true"><time>late</time><entry>a</entry></meeting>'
    content = f'<timetable><times>t</times><entries>e</entries><day date="2022-05-26"><title>d</title>{late}</day></timetable>'
    document = trees.document(content).but(zone="Europe/Zurich", place="Geneva")

    (time,) = parsed(document).xpath("//td/../th/time")

    moments = ("2022-05-26T22:00+02:00", "2022-05-27T02:00+02:00")
    assert (time.get("datetime"), time.get("data-end")) == moments
    (event,) = data(document)["subEvent"]
    assert (event["startDate"], event["endDate"]) == moments
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert event["location"] == {"@type": "Place", "name": "Geneva"}


def test_days_and_meetings_are_found_by_the_same_names_in_every_language() -> None:
    for documents in issued().values():
        assert len({tuple(parsed(document).xpath("//main//@id")) for document in documents.values()}) == 1


# The frame.


def test_a_page_names_its_language_and_direction_and_has_one_title_and_three_landmarks(every: list[Document]) -> None:
    for each in every:
        page = parsed(each)

        assert (page.get("lang"), page.get("dir")) == (each.lang, each.direction)
        assert [heading.text_content() for heading in page.xpath("//h1/text()[1]/..")]
        assert len(page.xpath("//h1")) == len(page.xpath("//main")) == len(page.xpath("//body/header")) == 1
        assert page.xpath("//a[@class='skip']/@href") == ["#text"]


def test_headings_lead_from_level_to_level(every: list[Document]) -> None:
    for each in every:
        levels = [int(heading.tag[1]) for heading in parsed(each).xpath("//h1 | //h2 | //h3 | //h4")]

        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_document_without_a_title_has_its_organ_for_one() -> None:
    document = trees.document("").but(content=())

    assert parsed(document).xpath("string(//h1)") == "General Assembly"


def test_versions_lead_to_each_other_and_say_so_to_search_engines() -> None:
    page = parsed(versions(issued()["A_AC.290_2020_1"])["ar"])

    links = [(link.get("hreflang"), link.get("href")) for link in page.xpath("//head/link[@rel='alternate']")]
    shown = [
        (a.text, a.get("lang"), a.get("dir"), a.get("href"), a.get("aria-current")) for a in page.xpath("//nav//a")
    ]
    assert links == [("ar", "note-ar.html"), ("en", "note-en.html"), ("zh", "note-zh.html")]
    assert shown == [
        ("العربية", "ar-SA", "rtl", None, "page"),
        ("English", "en-GB", "ltr", "note-en.html", None),
        ("中文", "zh-CN", "ltr", "note-zh.html", None),
    ]
    assert page.xpath("string(//nav/@aria-label)") == "اللغات"


def test_a_document_that_is_issued_alone_has_no_links_to_others() -> None:
    page = parsed(issued()["A_AC.290_2020_1"]["en"])

    assert page.xpath("//nav | //link") == []


def test_a_footnote_and_its_mark_lead_to_each_other() -> None:
    page = parsed(issued()["hrc-28-order-of-the-day-2015-03-05"]["fr"])
    marks = page.xpath("//a[@role='doc-noteref']")
    notes = page.xpath("//*[@role='doc-endnotes']//li")

    assert [mark.text for mark in marks] == ["*", "**"]
    assert [mark.get("href") for mark in marks] == [f"#{note.get('id')}" for note in notes]
    assert [note.xpath("string(a[@role='doc-backlink']/@href)") for note in notes] == [
        f"#{m.get('id')}" for m in marks
    ]
    assert page.xpath("string(//h2[@id='notes'])") == "Notes"


def test_the_job_number_has_its_codes_with_words_for_them(tmp_path: Path) -> None:
    path = tmp_path / SEED.name
    path.write_text("job_number: 20-01234\n" + SEED.read_text(encoding="utf-8"), encoding="utf-8")
    page = parsed(render(read_schedule(path), read_language("en", SEED.stem)))

    assert page.xpath("//footer//img/@alt") == [
        "Bar code of the job number",
        "QR code of the address of document A/AC.290/2020/1",
    ]
    assert {src.partition(",")[0] for src in page.xpath("//img/@src")} == {"data:image/png;base64"}


def test_an_offices_emblem_stands_in_the_masthead() -> None:
    data = write_html(trees.document(""), Picture(PNG, "png", 48, 40))
    page: Any = lxml.html.document_fromstring(data.decode())

    (emblem,) = page.xpath("//header/img")
    assert (emblem.get("alt"), emblem.get("width"), emblem.get("height")) == ("Emblem", "64", "53")


# Looks.


def test_an_offices_own_style_sheet_comes_before_the_one_shipped_and_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/document.css").write_text("p { color: teal } /* </style><script>alert(1)</script> */")

    (style,) = parsed(trees.document("", symbol="A/1")).xpath("//style")

    assert (
        style.text == r"p { color: teal } /* <\/style><script>alert(1)<\/script> */" + r':root{--symbol:"A\00002f1"}'
    )


def test_a_style_sheet_with_a_character_that_no_text_may_hold_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/document.css").write_text("p { }\n\u202e", encoding="utf-8")

    with pytest.raises(UnschedError) as caught:
        write_html(trees.document(""))

    assert (
        str(caught.value)
        == "templates/document.css:2:1: character U+202E RIGHT-TO-LEFT OVERRIDE is not allowed in text"
    )


def test_sides_are_named_by_the_course_of_the_line() -> None:
    sheet = (Path("templates") / "document.css").read_text(encoding="utf-8")
    declared = re.findall(r"[;{]\s*([a-z-]+):", sheet)

    assert {name for name in declared if re.search(r"(^|-)(left|right)$|^(left|right)", name)} == set()
    assert re.findall(r"(?:text-align|float|justify-content): ?(?:left|right)", sheet) == []


def test_a_style_sheet_fetches_nothing() -> None:
    sheet = (Path("templates") / "document.css").read_text(encoding="utf-8")

    assert re.findall(r"url\(|@import|https?:", sheet) == []


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert write_html(trees.whole("ar")) == write_html(trees.whole("ar"))
