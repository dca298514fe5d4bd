"""Programmes of real sessions, and programmes of every other kind: each is rendered, valid, and whole."""

import datetime as dt
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import LANGUAGES, ROOT, Golden, shared, word
from unsched import Document, Schedule, read_language, read_schedule, render
from unsched.document.outline import outline
from unsched.schedule.reading import examine_schedule

PROGRAMMES = sorted((ROOT / "schedules" / "programmes").glob("*.yaml"))
DOCUMENTS = Path(__file__).parent / "documents"
IN_SIX = ("cedaw-89", "uncitral-53")  # whose every language is looked at


def documents(schedule: Schedule, language: str, draft: bool = False) -> list[tuple[str, Document]]:
    """The documents of a schedule in a language, by their names."""
    return [
        (
            issue.name.replace("/", "_"),
            render(issue, read_language(language, issue.domain, office=issue.office), draft),
        )
        for issue in schedule.issues()
    ]


def assert_valid(folder: Path) -> None:
    """The checker of ISO 29500, of references and of safety finds nothing in the Word documents of a folder."""
    checker = [sys.executable, str(shared("docx", "validate_docx.py")), "--strict-xsd"]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    done = subprocess.run([*checker, *files], capture_output=True, text=True, check=False)

    assert files
    assert [line for line in done.stdout.splitlines() if not line.endswith(": ok")] == []


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_no_rule_is_broken_and_no_document_waits_for_a_translation(path: Path) -> None:
    schedule, findings = examine_schedule(path)

    assert [str(finding) for finding in findings if finding.kind != "day-missing"] == []
    for language in LANGUAGES:
        assert documents(schedule, language)


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_the_documents_of_a_programme(path: Path, golden: Golden) -> None:
    for language in LANGUAGES if path.stem in IN_SIX else ("en",):
        found = documents(read_schedule(path), language)
        golden(DOCUMENTS / f"{path.stem}.{language}.txt", "\n".join(outline(document) for _, document in found))


def test_the_word_documents_of_programmes_are_valid(tmp_path: Path) -> None:
    for path in PROGRAMMES:
        for language in LANGUAGES:
            for name, document in documents(read_schedule(path), language):
                (tmp_path / f"{name}-{language}.docx").write_bytes(word(document))

    assert_valid(tmp_path)


# Any schedule.

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=20)
KINDS = (
    "plenary",
    "open",
    "closed",
    "private",
    "informal",
    "informal consultations",
    "side event",
    "briefing",
    "break",
)
TIMES = (
    "morning",
    "afternoon",
    "evening",
    "to be announced",
    "10:00",
    "10:00/13:00",
    "22:00/02:00 next day",
    "23:00/24:00",
)
ACTIONS = ("decision", "discussion", "discussion and decision", "adoption", "information")


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    if draw(st.booleans()):
        return {
            "item": draw(st.sampled_from(["5", "5 (a)", "6"])),
            "concluded": draw(st.sampled_from(["true", "false"])),
        }
    more = {
        "action": st.sampled_from(ACTIONS),
        "deadline": st.just("18:00"),
        "documents": st.just(["A/1", {"symbol": "L.2", "remark": "Original"}]),
        "points": st.just(["One point", "Another"]),
        "speakers": st.lists(WORDS.filter(str.strip), max_size=2),
        "continued": st.just("true"),
        "footnote": st.just("A note"),
    }
    return {"text": "an entry", **draw(st.fixed_dictionaries({}, optional=more))}


MEETINGS = st.fixed_dictionaries(
    {"programme": st.lists(entries(), min_size=1, max_size=3)},
    optional={
        "time": st.sampled_from(TIMES),
        "or_later": st.sampled_from(["true", "false"]),
        "number": st.integers(1, 150).map(str),
        "kind": st.sampled_from(KINDS),
        "body": st.sampled_from(["Committee A", "Committee B"]),
        "title": st.just("Round table"),
        "room": st.sampled_from(["Room 1", "Room 2"]),
        "chair": st.just("Someone"),
        "cancelled": st.just("true"),
    },
)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    first = draw(st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)))
    days: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 4))):
        meetings = draw(st.lists(MEETINGS, max_size=3))
        day = first + dt.timedelta(draw(st.integers(0, 2)) + 3 * number)
        days.append({"date": str(day), **({"meetings": meetings} if meetings else {"reason": "A holiday"})})
    for meeting in (meeting for day in days for meeting in day.get("meetings", ())):
        if "/" not in meeting.get("time", ""):
            meeting.pop("or_later", None)  # only what ends may end later
    texts = iter(range(1000))
    for entry in (entry for day in days for meeting in day.get("meetings", ()) for entry in meeting["programme"]):
        if "text" in entry:
            entry["text"] = f"entry number {next(texts)}."
    layout = draw(st.sampled_from(["days", "rooms", "weeks", "items"]))
    data = {
        "template": draw(st.sampled_from(["organization-of-work", "annotated-agenda", "order-of-the-day"])),
        "organ": "General Assembly",
        "date": str(first),
        "original": "en",
        "session_number": draw(st.integers(1, 100).map(str)),
        "dates": f"{first}/{first + dt.timedelta(12)}",
        "agenda": {"5": {"title": "Item five", "sub_items": {"a": "Sub-item"}}, "6": {}},
        "numbers": draw(st.sampled_from(["figures", "words"])),
        "office": draw(st.sampled_from(["new-york", "geneva", "vienna"])),
    }
    table = {"layout": layout, "days": days}
    if draw(st.booleans()):
        table = {"annexes": [{"title": "An annex", "tables": [{"heading": "A table", **table}]}]}
    return Schedule.read(data | table, domain="any")


def test_any_schedule_is_rendered_whole_in_six_languages_and_valid(tmp_path: Path) -> None:
    numbers = count()

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(schedules())
    def whole(schedule: Schedule) -> None:
        own = {entry.text.text for _, entry in schedule.entries() if entry.text}
        for language in LANGUAGES:
            ((name, document),) = documents(schedule, language, draft=True)
            shown = outline(document)
            assert {text: shown.count(text) for text in own} == dict.fromkeys(own, 1)
            (tmp_path / f"{next(numbers)}-{name}-{language}.docx").write_bytes(word(document))

    whole()

    assert_valid(tmp_path)


def test_what_seldom_stands_in_one_schedule(golden: Golden) -> None:
    """Marks of notes in the order of each document, items continued by time, sub-items apart, nights, two zones."""
    schedule = read_schedule(Path(__file__).parent / "schedule" / "odd.yaml")
    found = documents(schedule, "en")

    golden(DOCUMENTS / "odd.en.txt", "\n".join(outline(document) for _, document in found))
