"""Pseudo-languages: what cannot be translated shows at once, and longer words show where the layout breaks."""

import re
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsched import Schedule, read_language, render
from unsched.document.outline import outline
from unsched.placeholders import placeholders
from unsched.pseudo import pseudo


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Annex", "[ÂÂññééx]"),
        ("Annex, %(dates)s", "[ÂÂññééx, %(dates)s·····]"),
        ("5 %% of %(total)s", "[5 %% ôôf %(total)s······]"),
        ("5 %", "[5 %··]"),
        ("", "[]"),
    ],
)
def test_a_message_in_disguise(message: str, expected: str) -> None:
    assert pseudo(message) == expected


@given(st.text())
def test_a_message_in_disguise_is_longer_by_40_per_cent(message: str) -> None:
    assert len(pseudo(message)) == ceil(len(message) * 1.4) + 2


@given(st.lists(st.sampled_from(["%(a)s", "%(b)s", "%%", " of ", "5"])))
def test_placeholders_are_kept(parts: list[str]) -> None:
    message = "%(c)s" + "".join(parts)

    assert placeholders(pseudo(message)) == placeholders(message)
    assert pseudo(message).count("%%") == message.count("%%")


@pytest.mark.parametrize(("code", "direction"), [("qps-ploc", "ltr"), ("qps-plocm", "rtl")])
def test_a_document_in_disguise_has_no_word_that_a_catalog_could_not_translate(
    seed: Schedule, code: str, direction: str
) -> None:
    document = render(seed, read_language(code, seed.domain))

    assert (document.lang, document.direction) == (code, direction)
    plain = re.sub(r"\[[^\[\]]*(\[[^\[\]]*\][^\[\]]*)*\]", "", outline(document))
    assert "Organization" not in plain
    assert "Annex" not in plain
