"""The index of a folder of pages, and the weeks as pictures."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import lxml.html
import pytest
from tests import trees
from tests.conftest import LANGUAGES
from tests.issued import issued

from unsched import Document
from unsched.document import tree
from unsched.document.meetings import Held, held
from unsched.writers.web.index import section, write_index
from unsched.writers.web.week import picture, weeks

SEED = "A_AC.290_2020_1"


def together(documents: Sequence[Document], name: str = "") -> list[Document]:
    """Documents as versions of each other."""
    versions = tuple(tree.Version(one.lang, one.direction, one.lang, f"{name}{one.lang}.html") for one in documents)
    return [one.but(versions=versions) for one in documents]


def index(documents: Sequence[Document]) -> Any:  # noqa: ANN401 -- lxml as the tests ask it
    groups = [list(group) for _, group in groupby(documents, lambda document: document.versions)]
    return lxml.html.document_fromstring(write_index([section(group) for group in groups]).decode())


def drawn(document: Document) -> Any:  # noqa: ANN401 -- as above
    (week,) = weeks(document)
    return lxml.html.fragment_fromstring(picture(document, week, "Title", "week-1"))


def test_an_index_is_in_the_original_language_and_leads_to_every_version() -> None:
    page = index(together(list(issued()[SEED].values())))

    assert (page.get("lang"), page.xpath("string(//h1)")) == ("en-GB", "United Nations")
    assert page.xpath("string(//h2)") == "A/AC.290/2020/1 · Organization of work of the second substantive session"
    assert [(a.get("hreflang"), a.get("href"), a.getparent().get("dir")) for a in page.xpath("//li/a")] == [
        ("ar", "ar-SA.html", "rtl"),
        ("en", "en-GB.html", "ltr"),
        ("es", "es-ES.html", "ltr"),
        ("fr", "fr-FR.html", "ltr"),
        ("ru", "ru-RU.html", "ltr"),
        ("zh", "zh-CN.html", "ltr"),
    ]


def test_each_version_has_its_weeks_and_the_first_is_open() -> None:
    page = index(together(list(issued()[SEED].values())))

    opened = [(found.get("lang"), found.get("open") is not None) for found in page.xpath("//details")]
    assert opened == [(lang, lang == "en-GB") for lang in ("ar-SA", "en-GB", "es-ES", "fr-FR", "ru-RU", "zh-CN")]
    assert page.xpath("count(//*[name()='svg'][@role='img'])") == 6


def test_several_documents_stand_one_below_the_other() -> None:
    names = ("CL 128_INF_1", "CL 128_OD_2")
    page = index([one for name in names for one in together(list(issued()[name].values()), name)])

    assert [heading.text_content() for heading in page.xpath("//h2")] == [
        "CL 128/INF/1 · Timetable",
        "CL 128/OD/2 · Order of the day",
    ]
    assert page.xpath("string(//h1)") == "Food and Agriculture Organization of the United Nations"


def test_a_document_without_meetings_has_no_picture() -> None:
    page = index(together(list(issued()["uncitral-53-list-of-documents"].values())))

    assert page.xpath("//details") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_tell_every_meeting_in_words(language: str) -> None:
    for document in (documents[language] for documents in issued().values()):
        told = [line for week in weeks(document) for line in described(document, week)]
        for found in held(document):
            words = (found.meeting.time, *found.meeting.about, *(entry.content for entry in found.meeting.entries))
            assert any(all(tree.plain(word) in line for word in words) for line in told)


def described(document: Document, week: Sequence[Held]) -> list[str]:
    svg = lxml.html.fragment_fromstring(picture(document, list(week), "Title", "week-1"))
    return str(svg.xpath("string(desc)")).split("\n")


def meetings(*found: str) -> str:
    return "".join(
        f"<meeting {times}><time>{number}</time><entry>a</entry></meeting>" for number, times in enumerate(found)
    )


def at(found: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 -- lxml
    """The places of the boxes of a picture after that of its first head: from the left, from the top, and the height."""
    return [(box.get("x"), box.get("y"), box.get("height")) for box in found.xpath(".//svg")[1:]]


@pytest.mark.parametrize(
    ("times", "places"),
    [
        (('start="10:00" end="11:00"', 'start="11:00" end="12:30"'), [("0", "36", "50"), ("0", "86", "75")]),
        (('start="10:00" end="12:00"', 'start="11:00" end="12:00"'), [("0", "36", "100"), ("168", "86", "50")]),
        (('start="10:00"', 'start="10:00" end="12:00"'), [("0", "36", "50"), ("168", "36", "100")]),
        (("", 'start="23:00" end="26:00"'), [("0", "86", "150"), ("0", "36", "50")]),
        (("", ""), [("0", "36", "50"), ("0", "86", "50")]),
    ],
    ids=["after", "side by side", "without an end", "without a time", "none with a time"],
)
def test_meetings_stand_at_their_hours_and_side_by_side_where_they_overlap(
    times: Sequence[str], places: list[tuple[str, str, str]]
) -> None:
    day = f'<day date="2022-05-26"><title>d</title>{meetings(*times)}</day>'
    document = trees.document(f"<timetable><times>t</times><entries>e</entries>{day}</timetable>")

    assert at(drawn(document)) == places


def test_an_arabic_week_begins_on_the_right() -> None:
    held_then = meetings('start="10:00" end="11:00"')
    days = "".join(f'<day date="2022-05-{day}"><title>d</title>{held_then}</day>' for day in (26, 27))
    content = f"<timetable><times>t</times><entries>e</entries>{days}</timetable>"

    places = {script: [x for x, _, _ in at(drawn(trees.document(content, script)))] for script in ("en", "ar")}

    assert places == {"en": ["0", "168", "168"], "ar": ["172", "0", "4"]}


def test_a_cancelled_meeting_is_drawn_as_such() -> None:
    cancelled = meetings('start="10:00" end="11:00" cancelled="true"')
    day = f'<day date="2022-05-26"><title>d</title>{cancelled}</day>'
    found = drawn(trees.document(f"<timetable><times>t</times><entries>e</entries>{day}</timetable>"))

    assert found.xpath("count(.//g[@class='cancelled'])") == 1


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Confidence-building measures and more", ["Confidence-building", "measures and more"]),
        (
            "15\u00a0ч\u00a000\u00a0мин – 18\u00a0ч\u00a000\u00a0мин",
            ["15\u00a0ч\u00a000\u00a0мин –", "18\u00a0ч\u00a000\u00a0мин"],
        ),
        ("关于闭会期间多利益攸关方非（续）", ["关于闭会期间多利益攸关方", "非（续）"]),
        ("关于闭会期间多利益攸关会（续）", ["关于闭会期间多利益攸关会", "（续）"]),
        ("关于闭会期间多利益攸关方会。", ["关于闭会期间多利益攸关方", "会。"]),
    ],
    ids=["words", "no-break spaces", "East Asian letters", "an opening mark", "a closing mark"],
)
def test_words_are_parted_into_lines_as_their_script_has_it(words: str, lines: list[str]) -> None:
    held_then = f'<meeting start="10:00" end="12:00"><time/><entry>{words}</entry></meeting>'
    day = f'<day date="2022-05-26"><title>d</title>{held_then}</day>'
    document = trees.document(f"<timetable><times>t</times><entries>e</entries>{day}</timetable>")

    assert [text.text for text in drawn(document).xpath(".//text[@class='words']")] == lines


def test_three_dots_stand_for_words_without_room() -> None:
    held_then = f'<meeting start="10:00" end="10:30"><time>now</time><entry>{"one " * 9}</entry></meeting>'
    day = f'<day date="2022-05-26"><title>d</title>{held_then}</day>'
    document = trees.document(f"<timetable><times>t</times><entries>e</entries>{day}</timetable>")

    assert [text.text for text in drawn(document).xpath(".//svg[rect]/text")] == ["now…"]
