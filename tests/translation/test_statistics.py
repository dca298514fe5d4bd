"""How far translation has come, by language and domain, and what each document waits for."""

import json
import shutil
from pathlib import Path

import pytest
from tests.conftest import LANGUAGES, ROOT, SEED

from unsched.translation.reports import statistics_json, statistics_text
from unsched.translation.statistics import Amount, Statistic, stats

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
TEMPLATE = HEADER + "".join(
    f'msgid "{text}"\nmsgstr ""\n\n' for text in ("One", "Two words", "Three words here", "Last")
)
CATALOG = (
    HEADER
    + 'msgid "One"\nmsgstr "Un"\n\n#, fuzzy\nmsgid "Two words"\nmsgstr "Deux mots"\n\n'
    + 'msgid "Three words here"\nmsgstr ""\n\nmsgid "Gone"\nmsgstr "Parti"\n'
)


OF_THE_SEED = (SEED.stem, "terms", "unsched")


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    folder = tmp_path / "locales"
    (folder / "fr" / "LC_MESSAGES").mkdir(parents=True)
    (folder / "x.pot").write_text(TEMPLATE, encoding="utf-8")
    (folder / "fr" / "LC_MESSAGES" / "x.po").write_text(CATALOG, encoding="utf-8")
    return folder


def test_messages_and_words_are_counted_by_what_the_template_has(locales: Path) -> None:
    found = stats(locales, [], ["fr", "es", "en"])

    assert found.catalogs == (
        Statistic("fr", "x", translated=Amount(1, 1), fuzzy=Amount(1, 2), untranslated=Amount(2, 4)),
        Statistic("es", "x", untranslated=Amount(4, 7)),
    )
    assert [catalog.percent for catalog in found.catalogs] == [14, 0]


def test_our_own_catalogs_are_complete_and_every_document_can_be_issued() -> None:
    found = stats(ROOT / "locales", [SEED])

    assert [catalog for catalog in found.catalogs if catalog.percent < 100] == []
    assert [(document.language, document.findings) for document in found.documents] == [
        (language, ()) for language in LANGUAGES if language != "en"
    ]


def test_what_a_document_waits_for_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "locales", "locales")
    for template in set(Path("locales").glob("*.pot")) - {Path(f"locales/{name}.pot") for name in OF_THE_SEED}:
        template.unlink()
    path = Path("locales/fr/LC_MESSAGES/unsched.po")
    text = path.read_text(encoding="utf-8").replace('msgid "Annex"', '#, fuzzy\nmsgid "Annex"')
    path.write_text(text, encoding="utf-8")
    line = text[: text.index('msgid "Annex"')].count("\n") + 1

    lines = list(statistics_text(stats(Path("locales"), [SEED], ["fr"]), bars=False))

    assert lines == [
        "fr  a-ac290-2020-1      100 %  21 translated, 0 fuzzy, 0 untranslated; 207 of 207 words",
        "fr  terms               100 %  118 translated, 0 fuzzy, 0 untranslated; 342 of 342 words",
        "fr  unsched              99 %  95 translated, 1 fuzzy, 0 untranslated; 204 of 205 words",
        f"fr  {SEED}: 1 to be mended",
        f"    {path}:{line}:1: the translation into fr is marked fuzzy: 'Annex'",
    ]


def test_bars_are_for_a_terminal(locales: Path) -> None:
    lines = list(statistics_text(stats(locales, [], ["fr"]), bars=True))

    assert lines == [
        "fr  x                   ██░░░░░░░░░░░░░░░░░░  14 %  1 translated, 1 fuzzy, 2 untranslated; 1 of 7 words"
    ]


def test_a_program_reads_the_same_as_json(locales: Path) -> None:
    assert json.loads(statistics_json(stats(locales, [], ["fr"]))) == {
        "catalogs": [
            {
                "language": "fr",
                "domain": "x",
                "translated": {"messages": 1, "words": 1},
                "fuzzy": {"messages": 1, "words": 2},
                "untranslated": {"messages": 2, "words": 4},
                "percent": 14,
            }
        ],
        "documents": [],
    }
