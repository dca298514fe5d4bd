"""The schema of a schedule: what is a schedule it lets pass, and what it refuses, the reader refuses."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import ROOT, program

from unsched import UnschedError
from unsched.schedule.keys import KEYS
from unsched.schedule.reading import read_schedule
from unsched.schedule.schema import schema, schema_text

WHOLE = (Path(__file__).parent / "whole.yaml").read_text(encoding="utf-8")

LAST_DAY = WHOLE[WHOLE.index("    title: Last day") :]

Refused = Callable[..., set[str]]

# What is replaced in the whole schedule, and by what: each is refused by the schema and by the reader.
REFUSED = {
    "a_misspelt_key": ("body:", "boddy:"),
    "a_misspelt_key_of_a_day": ("    meetings:\n      - time: 15:00/17:30", "    metings:\n      - time: 15:00/17:30"),
    "a_misspelt_key_of_an_entry": ("- item: 1\n", "- itme: 1\n"),
    "a_misspelt_key_of_a_document": ("- {symbol: A/AC.9/1,", "- {symbl: A/AC.9/1,"),
    "a_date_in_another_form": ("date: 2024-03-04", "date: 4/3/2024"),
    "a_date_without_noughts": ("date: 2024-03-04", "date: 2024-3-4"),
    "dates_in_another_form": ("2024-03-25/2024-03-27", "2024-03-25 to 2024-03-27"),
    "a_time_in_another_form": ("15:00/17:30", "3 p.m./5.30 p.m."),
    "a_time_past_midnight": ("15:00/17:30", "15:00/25:30"),
    "an_item_in_another_form": ("item: 2 (b)", "item: 2b"),
    "a_number_that_is_none": ("number: 7", "number: seven"),
    "a_symbol_that_is_a_path": ("- {symbol: A/AC.9/1,", "- {symbol: ../AC.9/1,"),
    "a_distribution_that_there_is_not": ("organ: ", "distribution: secret\norgan: "),
    "a_flag_that_is_none": ("[{item: 2 (b)}]", "[{item: 2 (b), concluded: perhaps}]"),
    "a_list_for_a_text": ("place: New York", "place: [New York]"),
    "an_empty_value": ("place: New York", "place:"),
    **{f"a_value_that_is_{null}": ("place: New York", f"place: {null}") for null in ("null", "Null", "NULL", "~")},
    "a_footnote_that_is_null": ("[Closure of the session]", "[{text: Closure, footnote: ~}]"),
    "an_agenda_that_is_null": ("2:\n    title: Order\n    sub_items: {a: In rooms, b: On tables}", "2: null"),
    "an_entry_that_is_null": ("[Closure of the session]", "[Closure of the session, ~]"),
    "an_empty_programme": ("[Closure of the session]", "[]"),
    "text_and_item": ("[{item: 2 (b)}]", "[{item: 2 (b), text: Order}]"),
    "time_and_after": ("time: 15:00/17:30", "time: 15:00/17:30\n        after: Lunch"),
    "a_meeting_without_anything": ("        number: 10\n        programme: [Closure of the session]\n", ""),
    "a_day_without_meetings": (LAST_DAY, "    title: Last day\n"),
    "session_and_its_number": ("session_number: 3", "session_number: 3\nsession: Third"),
    "a_value_of_two_kinds": ("[Closure of the session]", "[{text: '%(a)s', with: {a: {item: 1, date: 2024-03-04}}}]"),
    "a_missing_key": ("organ: General Assembly\n", ""),
    "words_for_an_agenda": ("2 (b)}]", "2 (b), documents: A/1}]"),
}

# And what both let pass, though YAML takes it for other things than text.
LET_PASS = {
    "an_item_as_a_number": ("organ: ", "agenda_item: 1\norgan: "),
    "an_item_as_a_fraction": ("a: In rooms, b: On tables}", "a: In rooms, b: On tables, 1: On chairs}\nnote: [{text: '%(i)s', with: {i: {item: 2.1}}}]"),
    "a_text_that_is_a_number": ("place: New York", "place: 1.5"),
    "a_text_that_is_no": ("place: New York", "place: no"),
    "a_text_in_quotes_that_is_null": ("place: New York", 'place: "null"'),
    "a_text_in_quotes_that_is_a_tilde": ("place: New York", "place: '~'"),
    "a_text_that_is_true": ("place: New York", "place: true"),
    "a_flag_in_words": ("[{item: 2 (b)}]", "[{item: 2 (b), concluded: yes}]"),
    "parts_of_a_session": ("dates: 2024-03-25/2024-03-27", "dates: [2024-03-25, {dates: 2024-03-26/2024-03-27, place: Geneva}]"),
    "originals_in_a_list": ("original: en", "original: [en, fr]"),
    "a_day_with_a_reason": (LAST_DAY, "    reason: United Nations holiday\n"),
    "a_meeting_over_midnight": ("time: 15:00/17:30", "kind: informal\n        time: 22:00/02:00 next day"),
    "usual_hours": ("organ: ", "hours: {morning: 10:00/13:00, afternoon: 15:00/18:00}\norgan: "),
    "a_bare_date_as_a_value": ("[Closure of the session]", "[{text: '%(a)s', with: {a: 2024-03-04}}]"),
    "letters_alone": ("{a: In rooms, b: On tables}", "[a, b]"),
}  # fmt: skip


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Refused:
    """The names of those files that a checker refuses by the schema."""
    checker = program("check-jsonschema")
    written = tmp_path_factory.mktemp("schema") / "schedule.schema.json"
    written.write_text(schema_text(), encoding="utf-8")

    def check(*paths: Path) -> set[str]:
        command = [checker, "--schemafile", str(written), "--output-format", "json", *map(str, paths)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        told = json.loads(done.stdout)
        assert told.get("parse_errors", []) == []
        return {Path(error["filename"]).stem for error in told.get("errors", [])}

    return check


def _variants(cases: dict[str, tuple[str, str]], folder: Path) -> list[Path]:
    paths = [folder / f"{name}.yaml" for name in cases]
    for path, (old, new) in zip(paths, cases.values(), strict=True):
        assert old in WHOLE
        path.write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    return paths


def test_the_schedules_of_the_project_pass(refused: Refused) -> None:
    schedules = [*(ROOT / "schedules").rglob("*.yaml"), *(ROOT / "tests/schedule").glob("*.yaml")]

    assert refused(*schedules) == set()


def test_what_the_schema_refuses_the_reader_refuses(refused: Refused, tmp_path: Path) -> None:
    paths = _variants(REFUSED, tmp_path)

    assert refused(*paths) == set(REFUSED)
    for path in paths:
        with pytest.raises(UnschedError):
            read_schedule(path)


def test_what_yaml_takes_for_no_text_passes_all_the_same(refused: Refused, tmp_path: Path) -> None:
    paths = _variants(LET_PASS, tmp_path)

    assert refused(*paths) == set()
    for path in paths:
        read_schedule(path)


def test_the_schema_is_one_of_draft_7(tmp_path: Path) -> None:
    path = tmp_path / "schedule.schema.json"
    path.write_text(schema_text(), encoding="utf-8")

    done = subprocess.run([program("check-jsonschema"), "--check-metaschema", path], capture_output=True, check=False)

    assert done.returncode == 0, done.stdout


def test_every_key_says_what_it_holds_and_none_is_described_that_there_is_not() -> None:
    found = schema()
    described = {
        name: sorted(node["properties"])
        for name, node in {**found["definitions"], "Schedule": found}.items()
        if "properties" in node
    }

    assert described == {model.__name__: sorted(keys) for model, keys in KEYS.items()}


def test_nothing_that_is_not_known_is_let_pass() -> None:
    found = schema()

    mappings = [node for node in (found, *found["definitions"].values()) if "properties" in node]
    assert [node["additionalProperties"] for node in mappings] == [False] * len(mappings)
