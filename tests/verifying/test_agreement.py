"""Nothing is found in what is written: the seed, the programmes, and schedules of every other kind."""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.conftest import LANGUAGES, SEED
from tests.test_programmes import documents, schedules
from tests.verifying.versions import ENDINGS, FILES, issued

from unsched import Schedule
from unsched.verifying.folders import INDEX, verify, verify_file
from unsched.writers import WRITERS
from unsched.writers.reference import default_reference

OWN = [file for file in FILES if file.stem.startswith(("a-ac290", "cedaw"))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the seed's documents and of one programme's, in every language and format."""
    for name, data in issued().items():
        if name.startswith(("A_AC", "cedaw")):
            (tmp_path / name).write_bytes(data)
    return tmp_path


def test_the_seed_and_the_programmes_say_the_same_in_every_language_and_format(tmp_path: Path) -> None:
    for name, data in issued().items():
        (tmp_path / name).write_bytes(data)

    assert len(list(tmp_path.iterdir())) == len(ENDINGS) * len(LANGUAGES) * 14 + 1
    assert [str(finding) for finding in verify(tmp_path, FILES)] == []


def test_a_version_that_is_missing_is_named(folder: Path) -> None:
    (folder / "A_AC.290_2020_1-ru.docx").unlink()
    (folder / "cedaw-89-organization-of-work-zh.ics").unlink()

    assert [(finding.kind, Path(finding.place.file).name) for finding in verify(folder, OWN)] == [
        ("version-missing", "A_AC.290_2020_1-ru.docx"),
        ("version-missing", "cedaw-89-organization-of-work-zh.ics"),
    ]


def test_links_of_the_index_that_lead_elsewhere_than_they_say_are_named(folder: Path) -> None:
    names = {"ru": "A_AC.290_2020_1-ru.html", "fr": "A_AC.290_2020_1-es.html", "zh": "minutes-zh.html"}
    links = "".join(f'<a hreflang="{code}" href="{name}">{code}</a>' for code, name in names.items())
    (folder / INDEX).write_text(f"<!DOCTYPE html><html><body>{links}</body></html>", encoding="utf-8")

    assert [finding.details["found"] for finding in verify(folder, OWN)] == [names["fr"], names["zh"]]


def test_a_version_in_the_place_of_another_is_found(folder: Path) -> None:
    for ending in ENDINGS:
        (folder / f"A_AC.290_2020_1-fr{ending}").write_bytes(issued()[f"A_AC.290_2020_1-es{ending}"])

    found = {Path(finding.place.file).name for finding in verify(folder, OWN)}

    assert found == {f"A_AC.290_2020_1-fr{ending}" for ending in ENDINGS}


def test_a_file_of_no_schedule_is_named(folder: Path) -> None:
    (folder / "minutes-en.docx").write_bytes(b"")

    assert [finding.kind for finding in verify(folder, OWN)] == ["stray"]


def test_a_schedule_without_documents_is_named_where_it_was_asked_for(tmp_path: Path) -> None:
    for name, data in issued().items():
        if name.startswith("A_AC"):
            (tmp_path / name).write_bytes(data)

    assert [finding.kind for finding in verify(tmp_path, FILES[:2])] == ["version-missing"]
    assert list(verify(tmp_path, FILES[:2], named=False)) == []


def test_an_empty_folder_holds_no_document(tmp_path: Path) -> None:
    assert [finding.details["reason"] for finding in verify(tmp_path, [SEED], named=False)] == [
        "there is no document here"
    ]


def test_any_schedule_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    numbers = count()

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(schedules())
    def whole(schedule: Schedule) -> None:
        for language in LANGUAGES:
            ((_, document),) = documents(schedule, language, draft=True)
            for ending in ENDINGS:
                path = tmp_path / f"{next(numbers)}-{language}{ending}"
                (data,) = WRITERS[ending]([document], default_reference())
                path.write_bytes(data)
                assert [str(finding) for finding in verify_file(path, schedule, language)] == []

    whole()
