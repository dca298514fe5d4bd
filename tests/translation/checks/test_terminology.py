"""Official terms, followed or not, in whatever inflection."""

import csv
from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, ROOT, shared

from unsched.po import read_po
from unsched.translation.checks.pairs import Pair, silenced
from unsched.translation.checks.terminology import CHECKS

FOLLOWED = [
    ("fr", "General Assembly", "Assemblée générale"),
    ("fr", "The General Assembly met.", "L’Assemblée générale s’est réunie."),
    ("fr", "Draft organization of work", "Projet d’organisation des travaux"),
    ("fr", "draft resolutions", "textes"),
    ("ru", "by the General Assembly", "Генеральной Ассамблеей"),
    ("ru", "of the Security Council", "Совета Безопасности"),
    ("ru", "Informal consultations were held", "Проведены неофициальные консультации"),
    ("es", "Working Group of experts", "grupos de trabajo de expertos"),
    ("ar", "in the General Assembly", "في الجمعية العامة"),
    ("ar", "and for the General Assembly", "وللجمعية العامة"),
    ("zh", "the General Assembly decided", "大会决定"),
    ("zh", "Time allowed for additional substantive discussions", "留出时间供进一步开展实质性讨论"),
    ("fr", "Annex", "Annexe"),
    ("fr", "See the annex, May and Friday", "Voir ci-joint"),  # single words within a sentence mean many things
    ("fr", "Fifty-fifth session", "Cinquante-cinquième session"),  # not the fifth
    ("fr", "English", "Anglais"),  # silenced in terms.po: the masthead's language line
    ("de", "General Assembly", "Generalversammlung"),  # no official terms
]
NOT_FOLLOWED = [
    ("fr", "The General Assembly met.", "La Conférence générale s’est réunie.", "General Assembly", "Assemblée générale"),
    ("ru", "by the General Assembly", "Общим собранием", "General Assembly", "Генеральная Ассамблея"),
    ("es", "the Working Group", "el comité de trabajo", "Working Group", "Grupo de Trabajo"),
    ("ar", "the General Assembly", "الاجتماع العام", "General Assembly", "الجمعية العامة"),
    ("zh", "Agenda", "日程", "Agenda", "议程"),
    ("zh", "Programme of work", "工作计划", "Programme of work", "工作方案"),
    ("fr", "Annex", "Appendice", "Annex", "Annexe"),
    ("fr", "Fifth session", "Quatrième session", "Fifth session", "Cinquième session"),
]  # fmt: skip


def flaws(language: str, source: str, text: str) -> list[object]:
    pair = Pair(source, text, "en", language)
    return [flaw for check in CHECKS for flaw in check(pair)]


@pytest.mark.parametrize(("language", "source", "text"), FOLLOWED)
def test_a_term_that_is_followed(language: str, source: str, text: str) -> None:
    assert flaws(language, source, text) == []


@pytest.mark.parametrize(("language", "source", "text", "found", "expected"), NOT_FOLLOWED)
def test_a_term_that_is_not_followed(language: str, source: str, text: str, found: str, expected: str) -> None:
    assert flaws(language, source, text) == [("term", {"found": found, "expected": expected})]


def test_the_longest_term_is_asked_for_and_none_within_it() -> None:
    assert flaws("fr", "Provisional agenda", "Ordre du jour") == [
        ("term", {"found": "Provisional agenda", "expected": "Ordre du jour provisoire"})
    ]


def test_terms_are_those_of_english() -> None:
    assert list(CHECKS[0](Pair("General Assembly", "x", "fr", "es"))) == []


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_our_own_catalogs_follow_them(language: str) -> None:
    for path in (ROOT / "locales" / language / "LC_MESSAGES").glob("*.po"):
        for message in read_po(path).live:
            found = flaws(language, message.entry.msgid, message.entry.msgstr)
            assert "term" in silenced(message.entry) or found == []


def test_what_official_translators_wrote_is_seldom_found() -> None:
    """The findings of headings are other bodies' own terms: `Questions diverses`, the Council's `Orden del día`."""
    found = {path.name: in_file(path) for path in sorted(shared("aligned").glob("*.tsv"))}

    assert found == {
        "dates.tsv": 0, "headings.tsv": 51, "meeting-lines.tsv": 0, "places.tsv": 0, "sessions.tsv": 0, "times.tsv": 0,
    }  # fmt: skip


def in_file(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    languages = [language for language in LANGUAGES if language != "en"]
    return sum(len(flaws(code, row["en"], row[code])) for row in rows for code in languages if row["en"] and row[code])
