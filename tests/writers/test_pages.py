"""Pages: on another paper the text is as wide as before."""

import pytest

from unsched.document.tree import Paper
from unsched.writers.pages import on_paper

LETTER = '<w:pgSz w:w="12240" w:h="15840" w:code="1"/><w:pgMar w:top="1440" w:right="1200" w:left="1200"/>'
A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1134" w:left="1134"/>'
TURNED = '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:right="1200" w:left="1200"/>'


@pytest.mark.parametrize(
    ("page", "paper", "expected"),
    [
        (LETTER, None, LETTER),
        (LETTER, "letter", LETTER.replace(' w:code="1"', "")),
        (LETTER, "A4", '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1033" w:left="1033"/>'),
        (A4, "A4", A4),
        (A4, "letter", '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1301" w:left="1301"/>'),
        (
            TURNED,
            "A4",
            '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:right="1699" w:left="1699"/>',
        ),
        ('<w:pgMar w:right="100" w:left="9"/>', "A4", '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:right="100" w:left="9"/>'),
        ("", "A4", '<w:pgSz w:w="11906" w:h="16838"/>'),
    ],
)  # fmt: skip
def test_the_margins_give_way_to_the_paper(page: str, paper: Paper | None, expected: str) -> None:
    assert on_paper(page, paper) == expected


def test_no_margin_is_less_than_none() -> None:
    page = '<w:pgSz w:w="20000" w:h="20000"/><w:pgMar w:right="1200" w:left="1200"/>'

    assert on_paper(page, "A4") == '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:right="0" w:left="0"/>'
