"""Hostile words: nothing in a text is ever taken for markup, for data of another kind, or for an address."""

import json
import re
from collections.abc import Callable
from typing import Any, cast

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import trees

from unsched import Document
from unsched.document import tree
from unsched.resources import FORBIDDEN
from unsched.writers.web.page import write_html


def parsed(document: Document) -> Any:  # noqa: ANN401 -- lxml as the tests ask it
    return lxml.html.document_fromstring(write_html(document).decode())


TEXTS = st.text(st.characters(codec=None, exclude_characters="\r")) | st.sampled_from([
    "<script>alert(1)</script>", "]]>", "</title><h1>", '" onload="x', "' onclick='x", "&lt;b&gt;", "<!--", "-->",
    "</script><img src=x onerror=alert(1)>", "&amp;#60;", "\ud800", "\u202eabc", "javascript:alert(1)",
])  # fmt: skip
KINDS: list[Callable[[str], tree.Inline]] = [
    lambda text: text,
    lambda text: tree.Emphasis((text,)),
    lambda text: tree.Strong((text,)),
    lambda text: tree.Superscript((text,)),
    lambda text: tree.Symbol(text, None),
    lambda text: tree.Symbol(text, "https://undocs.org/en/A/1"),
    lambda text: tree.Untranslated((text,), "en-GB", "ltr"),
]
TITLED = tree.Paragraph("title", ("Title",))


@given(TEXTS, st.sampled_from(KINDS))
def test_any_text_is_read_back_as_it_was(text: str, kind: Callable[[str], tree.Inline]) -> None:
    document = trees.document("").but(content=(TITLED, tree.Paragraph("p", (kind(text),))))

    (paragraph,) = parsed(document).xpath("//main/p")

    assert paragraph.text_content() == FORBIDDEN.sub("\ufffd", text)


@given(TEXTS)
def test_any_text_is_data_within_data(text: str) -> None:
    document = trees.document(trees.timetable()).but(content=trees.document(trees.timetable()).content)
    (timetable,) = (block for block in document.content if isinstance(block, tree.Timetable))
    meeting = timetable.days[0].meetings[0].but(about=((text,),), entries=(), room=text, id=text)
    day = timetable.days[0].but(meetings=(meeting,))
    hostile = document.but(place=text, symbol=text, content=(timetable.but(days=(day,)),))

    page = write_html(hostile).decode()

    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    safe = FORBIDDEN.sub("\ufffd", json.dumps(text, ensure_ascii=False))
    assert set("<>&") & set(script) == set()
    assert cast("Any", json.loads(script))["subEvent"][0].get("description", "") == json.loads(safe)
    assert parsed(hostile).xpath("count(//script)") == 1


@given(TEXTS, TEXTS)
def test_no_attribute_is_left_by_what_it_holds(symbol: str, name: str) -> None:
    version = tree.Version("en-GB", "ltr", name, name)
    document = trees.document("", symbol="A/1").but(symbol=symbol, versions=(version, version.but(lang=name)))

    page = parsed(document)

    told = {key for element in page.iter() if isinstance(element.tag, str) for key, _ in element.items()}
    assert {key for key in told if key.startswith("on")} == set()
    assert all(re.fullmatch(r"[\w.~%-]*", href) for href in page.xpath("//nav//@href"))


@pytest.mark.parametrize(
    ("address", "hrefs"),
    [
        ("https://www.un.org/", ["https://www.un.org/"]),
        ("HTTP://www.un.org/", ["HTTP://www.un.org/"]),
        ("javascript:alert(1)", []),
        (" javascript:alert(1)", []),
        ("data:text/html,<script>alert(1)</script>", []),
        ("//www.un.org/", []),
        ("vbscript:x", []),
        ('https://a.org/" onclick="alert(1)', ['https://a.org/" onclick="alert(1)']),
    ],
)
def test_only_web_addresses_are_links(address: str, hrefs: list[str]) -> None:
    content = (TITLED, tree.Paragraph("p", (tree.Link(address), tree.Symbol("A/1", address))))

    page = parsed(trees.document("").but(content=content))

    assert page.xpath("//main//@href") == hrefs * 2
    assert page.xpath("//@onclick") == []
