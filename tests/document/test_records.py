"""Records: all of a tree as JSON, and the tree out of it again."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import trees
from tests.conftest import LANGUAGES, ROOT, SEED, Golden, program
from tests.test_programmes import DOCUMENTS, PROGRAMMES, documents, schedules

from unsched import Document, Schedule, read_language, read_schedule, render, write
from unsched.document import tree
from unsched.document.records import document_of, record, schema, schema_text
from unsched.writers.records import write_record

ALL = (SEED, *PROGRAMMES)
SCHEMA = ROOT / "docs" / "document.schema.json"


def refused(folder: Path) -> str:
    """What check-jsonschema says of the records in a folder that the published schema refuses."""
    command = [program("check-jsonschema"), "--schemafile", str(SCHEMA), *map(str, sorted(folder.glob("*.json")))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_the_record_of_the_seed(language: str, seed: Schedule, golden: Golden) -> None:
    document = render(seed, read_language(language, seed.domain))

    golden(DOCUMENTS / f"{SEED.stem}.{language}.json", write_record(document).decode())


def test_the_published_schema_is_that_of_the_tree(golden: Golden) -> None:
    golden(SCHEMA, f"{schema_text()}\n")


def test_the_records_of_programmes_are_as_the_published_schema_says(tmp_path: Path) -> None:
    for path in ALL:
        for language in LANGUAGES:
            for name, document in documents(read_schedule(path), language):
                write(document, tmp_path / f"{name}-{language}.json")

    assert refused(tmp_path) == ""


# There and back.


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_a_tree_comes_back_whole(path: Path) -> None:
    for language in LANGUAGES:
        for _, document in documents(read_schedule(path), language):
            assert document_of(json.loads(write_record(document))) == document


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(schedules())
def test_the_tree_of_any_schedule_comes_back_whole(schedule: Schedule) -> None:
    for language in LANGUAGES:
        ((_, document),) = documents(schedule, language, draft=True)

        assert document_of(json.loads(write_record(document))) == document


TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
INLINES = st.recursive(
    st.lists(TEXTS | st.builds(tree.Symbol) | st.builds(tree.Link), max_size=3).map(tuple),
    lambda inner: st.lists(
        TEXTS
        | st.builds(tree.Emphasis, inner)
        | st.builds(tree.Strong, inner)
        | st.builds(tree.Superscript, inner)
        | st.builds(tree.Untranslated, inner)
        | st.builds(tree.Footnote, TEXTS, inner),
        max_size=3,
    ).map(tuple),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(INLINES)
def test_any_words_come_back_whole(words: tree.Inlines) -> None:
    document = trees.document("").but(content=(tree.Paragraph("p", words),))

    assert document_of(json.loads(write_record(document))) == document


# What a program is told.


def test_words_are_told_as_text_and_with_what_is_set_apart() -> None:
    note = '<p>See <em>all</em> of <symbol href="https://undocs.org/en/A/2">A/2</symbol><footnote mark="*">Or not</footnote></p>'

    (_, paragraph) = record(trees.document(note))["content"]

    assert paragraph == {
        "type": "paragraph",
        "role": "p",
        "content": {
            "text": "See all of A/2",
            "inlines": [
                "See ",
                {"type": "emphasis", "content": ["all"]},
                " of ",
                {"type": "symbol", "text": "A/2", "address": "https://undocs.org/en/A/2", "whole": None},
                {"type": "footnote", "mark": "*", "content": ["Or not"]},
            ],
        },
    }


def moments(document: Document) -> list[tuple[Any, Any, Any]]:
    """The date, beginning and end of each meeting in a record."""

    def found(node: Any) -> list[Any]:  # noqa: ANN401 -- JSON
        inner = node if isinstance(node, list) else node.values() if isinstance(node, dict) else ()
        own = [node] if isinstance(node, dict) and node.get("type") == "meeting" else []
        return own + [meeting for part in inner for meeting in found(part)]

    return [(meeting["date"], meeting["begins"], meeting["ends"]) for meeting in found(record(document))]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (None, ("2024-03-30", "2024-03-30T22:00", "2024-03-31T04:00")),
        ("Europe/Zurich", ("2024-03-30", "2024-03-30T22:00+01:00", "2024-03-31T04:00+02:00")),
    ],
)
def test_a_meeting_has_its_date_and_its_moments(zone: str | None, expected: tuple[str, str, str]) -> None:
    meeting = '<meeting start="22:00" end="28:00"><time/></meeting>'
    day = f'<timetable><times/><entries/><day date="2024-03-30"><title/>{meeting}</day></timetable>'
    grid = '<grid><heads><head/><head/></heads><row date="2024-03-30"><title/><cell>{}</cell></row></grid>'
    undated = "<grid><heads><head/><head/></heads><row><title/><cell><meeting><time/></meeting></cell></row></grid>"
    document = trees.document(trees.annex(day) + grid.format(meeting) + undated)

    assert moments(document.but(zone=zone)) == [expected, expected, (None, None, None)]


# What is no record.


def test_the_version_is_told() -> None:
    found = record(trees.document(""))

    assert found["version"] == 1
    assert schema()["properties"]["version"] == {"const": 1}


WRONG: dict[str, dict[str, Any]] = {
    "another_version": {"version": 2},
    "no_version": {"version": None},
    "another_type": {"type": "page"},
    "text_for_a_list": {"content": "text"},
    "a_number_for_text": {"lang": 1},
    "a_date_of_another_form": {"date": "22 January 2020"},
    "a_direction_that_there_is_not": {"direction": "up"},
    "no_words": {"masthead": {}},
    "an_unknown_block": {"content": [{"type": "picture"}]},
    "a_text_for_a_block": {"content": ["text"]},
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_record_is_refused_by_reader_and_schema(case: str, tmp_path: Path) -> None:
    wrong = record(trees.whole()) | WRONG[case]
    (tmp_path / "wrong.json").write_text(json.dumps(wrong), encoding="utf-8")

    with pytest.raises(ValueError, match=r".+"):
        document_of(wrong)
    assert refused(tmp_path) != ""


@pytest.mark.parametrize("found", [None, [], "text", 1, {}])
def test_what_is_no_object_or_empty_is_refused(found: object) -> None:
    with pytest.raises(ValueError, match="no record"):
        document_of(found)


def test_words_that_are_nested_without_end_are_refused() -> None:
    inner: list[Any] = []
    for _ in range(100_000):
        inner = [{"type": "emphasis", "content": inner}]
    paragraph = {"type": "paragraph", "role": "p", "content": {"text": "", "inlines": inner}}

    with pytest.raises(ValueError, match="no record"):
        document_of(record(trees.document("")) | {"content": [paragraph]})


def test_the_schema_is_printed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "unsched", "schema", "--document"], capture_output=True, text=True, check=True
    )

    assert done.stdout == SCHEMA.read_text(encoding="utf-8")
