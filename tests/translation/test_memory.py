"""What the memory proposes: the same text, or else the nearest, with how near it is and from where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from unsched.translation.memory import Memory, Proposal
from unsched.translation.units import Unit, language_code


def unit(source: str, target: str, context: str | None = None, **more: object) -> Unit:
    return Unit(source, target, "en", "fr", context, origin=f"{target}.po:1", **more)  # type: ignore[arg-type]


ANNEX = unit("Annex", "Annexe")
CLOSURE = unit("Closure of the session", "Clôture de la session")

CASES = [
    ("the same text", [ANNEX, CLOSURE], "Annex", None, Proposal(ANNEX, 100, agreed=True)),
    ("translated twice alike", [ANNEX, unit("Annex", "Annexe")], "Annex", None, Proposal(ANNEX, 100, agreed=True)),
    ("translated in two ways", [ANNEX, unit("Annex", "Appendice")], "Annex", None, Proposal(ANNEX, 100, agreed=False)),
    ("in another context", [ANNEX], "Annex", "title", Proposal(ANNEX, 100, agreed=False)),
    ("near", [ANNEX, CLOSURE], "Closure of the sessions", None, Proposal(CLOSURE, 97, agreed=False)),
    ("too far", [ANNEX, CLOSURE], "Opening", None, None),
    ("unfinished", [unit("Annex", "Annexe", finished=False)], "Annex", None, None),
    ("another language", [Unit("Annex", "Anexo", "en", "es")], "Annex", None, None),
    ("another original", [Unit("Annex", "Annexe", "es", "fr")], "Annex", None, None),
    ("nothing known", [], "Annex", None, None),
]


@pytest.mark.parametrize(
    ("units", "source", "context", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_the_best_that_is_known(
    units: list[Unit], source: str, context: str | None, expected: Proposal | None
) -> None:
    assert Memory(units, "en", "fr").propose(source, context) == expected


def test_a_proposal_says_from_where_and_how_near() -> None:
    proposal = Memory([CLOSURE], "en", "fr").propose("Closure of the sessions", None)

    assert proposal is not None
    assert proposal.remark == "97 % like Clôture de la session.po:1"


TEXTS = st.lists(st.text("abc d", min_size=1, max_size=12), min_size=1, max_size=20, unique=True)


@given(TEXTS, st.text("abc d", min_size=1, max_size=12), st.integers(50, 100))
def test_nothing_nearer_is_passed_over(texts: list[str], source: str, threshold: int) -> None:
    """The texts of other lengths that are not looked at are all farther away than the threshold."""
    best = max(fuzz.ratio(source, text) for text in texts)

    found = Memory([unit(text, "x") for text in texts], "en", "fr").propose(source, None, threshold)

    assert (found.near if found else None) == (int(best) if best >= threshold else None)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("fr-FR", "fr"), ("zh_Hans_CN", "zh"), ("ZH-CN", "zh"), ("ar", "ar"), ("pt_BR", "pt-br"), ("de", "de")],
)
def test_a_tag_of_an_official_language_is_its_code(tag: str, code: str) -> None:
    assert language_code(tag) == code
