"""What has changed is rendered again and nothing else; a manifest that is wanting is no harm."""

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.issuing.offices import contents, schedules, unsched, whole
from tests.test_office import png

from unsched.issuing import Order, issue
from unsched.issuing.destinations import Folder
from unsched.issuing.manifest import Known, Manifest, parsed, text

LANGUAGES = ("ar", "en", "fr")
MANIFEST = ".unsched-manifest.json"
ORDER = Order((Path("schedules/a-ac290-2020-1.yaml"),), LANGUAGES, Path("out"))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office that has everything of its own, and has issued its one schedule."""
    for folder in ("locales", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "schedules").mkdir()
    shutil.copy(ROOT / ORDER.schedules[0], tmp_path / "schedules")
    monkeypatch.chdir(tmp_path)
    assert rendered() == set(LANGUAGES)
    return tmp_path


def rendered(order: Order = ORDER) -> set[str]:
    """The languages that are rendered; all paths are told in any case."""
    outcomes = [outcome for outcome in issue(order) if outcome.path]
    assert [str(outcome.path) for outcome in outcomes] == [str(Path("out", name)) for name in _names()]
    return {str(outcome.path)[-7:-5] for outcome in outcomes if not outcome.unchanged}


def _names() -> list[str]:
    return [f"A_AC.290_2020_1-{code}.docx" for code in LANGUAGES]


def added(file: str, words: str) -> Callable[[], None]:
    """Words added at the end of a file."""

    def add() -> None:
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.write(words)

    return add


def looks_changed() -> None:
    path = Path("templates/reference.docx")
    path.write_bytes(path.read_bytes() + b"\0")


def emblem_given() -> None:
    Path("emblem.png").write_bytes(png(60, 60))
    Path("office.yaml").write_text("emblem: emblem.png\n")


def all_but(*codes: str) -> set[str]:
    return set(LANGUAGES) - set(codes)


CHANGES = [
    ("nothing", lambda: None, set()),
    ("the schedule", added("schedules/a-ac290-2020-1.yaml", "# seen\n"), all_but()),
    ("another schedule", added("schedules/other.yaml", "# seen\n"), set()),
    ("the schedule's catalog", added("locales/fr/LC_MESSAGES/a-ac290-2020-1.po", "\n# seen\n"), {"fr"}),
    ("another schedule's catalog", added("locales/fr/LC_MESSAGES/hrc-28.po", "\n# seen\n"), set()),
    ("official terms", added("locales/fr/LC_MESSAGES/terms.po", "\n# seen\n"), {"fr"}),
    ("the words of another language", added("locales/es/LC_MESSAGES/terms.po", "\n# seen\n"), set()),
    ("a house style", added("locales/fr/house-style.toml", "\n# seen\n"), {"fr"}),
    ("the name of a language", lambda: _replace("locales/fr/house-style.toml", 'name = "', 'name = "X'), all_but()),
    ("the house style of the original", added("locales/en/house-style.toml", "\n# seen\n"), all_but()),
    ("the template", added("templates/organization-of-work.xml", "\n"), all_but()),
    ("a part of templates", added("templates/parts/masthead.xml", "\n"), all_but()),
    ("another template", added("templates/order-of-the-day.xml", "\n"), set()),
    ("the reference", looks_changed, all_but()),
    ("the office's emblem", emblem_given, all_but()),
    ("an output", added("out/A_AC.290_2020_1-en.docx", "mine"), {"en"}),
    ("an output gone", lambda: Path("out/A_AC.290_2020_1-ar.docx").unlink(), {"ar"}),
    ("the manifest gone", lambda: Path("out", MANIFEST).unlink(), all_but()),
]


def _replace(file: str, old: str, new: str) -> None:
    path = Path(file)
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
@pytest.mark.usefixtures("office")
def test_what_a_change_touches_is_rendered_again_and_then_no_more(
    change: Callable[[], None], expected: set[str]
) -> None:
    change()

    assert rendered() == expected
    assert rendered() == set()


@pytest.mark.usefixtures("office")
def test_what_is_asked_for_otherwise_is_rendered_again() -> None:
    assert rendered(ORDER.but(force=True)) == set(LANGUAGES)
    assert rendered(ORDER.but(draft=True)) == set(LANGUAGES)
    assert rendered(ORDER.but(draft=True)) == set()
    shutil.copy("templates/reference.docx", "ours.docx")
    assert rendered(ORDER.but(draft=True, reference=Path("ours.docx"))) == set()  # the same looks


@pytest.mark.usefixtures("office")
def test_documents_of_another_order_stay_known() -> None:
    unsched("render", "--lang", "fr", "-o", "out")

    assert rendered() == set()


@pytest.mark.usefixtures("office")
def test_a_faulty_document_is_told_of_each_time_and_the_others_are_left() -> None:
    added("locales/fr/LC_MESSAGES/terms.po", 'msgid "')()

    first, second = (
        unsched("render", "--lang", "ar,en,fr", "-o", "out"),
        unsched("render", "--lang", "ar,en,fr", "-o", "out"),
    )

    assert first == second
    assert (first[0], first[1]) == (1, [f"out/{name}" for name in _names() if "-fr" not in name])


@pytest.mark.usefixtures("office")
def test_a_file_that_is_named_is_written_each_time_and_has_no_manifest() -> None:
    order = Order(ORDER.schedules, ("fr",), Path("one/note.docx"))

    assert [outcome.unchanged for _ in range(2) for outcome in issue(order) if outcome.path] == [False, False]
    assert whole(Path("one")) == ["note.docx"]
    assert not Path("one", MANIFEST).exists()


DAMAGED = [
    (b"", "it is not JSON"),
    (b"\xff\xfe{", "it is not JSON"),
    (b'{"unsched-manifest":1,"schedules":{', "it is not JSON"),
    (b"[" * 100_000, "it is nested too deep"),
    (b"[]", "it is none"),
    (b"{}", "it is none"),
    (b'{"unsched-manifest":2,"of":"the future"}', "it is of another version, 2; expected 1"),
    (b'{"unsched-manifest":1}', "it is damaged"),
    (b'{"unsched-manifest":1,"schedules":[],"documents":{}}', "it is damaged"),
    (b'{"unsched-manifest":1,"schedules":{},"documents":{"a":["b"]}}', "it is damaged"),
    (b'{"unsched-manifest":1,"schedules":{},"documents":{"a":["b",1]}}', "it is damaged"),
    (b'{"unsched-manifest":1,"schedules":{"a":["","","",1,[]]},"documents":{}}', "it is damaged"),
]


@pytest.mark.parametrize(("data", "reason"), DAMAGED)
@pytest.mark.usefixtures("office")
def test_a_manifest_that_cannot_be_used_is_told_of_and_everything_rendered(data: bytes, reason: str) -> None:
    before = contents(Path("out"))
    Path("out", MANIFEST).write_bytes(data)

    status, printed, told = unsched("render", "--lang", "ar,en,fr", "-o", "out")

    assert (status, printed) == (0, [f"out/{name}" for name in _names()])
    assert told == [f"out/{MANIFEST}: warning: does not tell what has changed: {reason}; everything is rendered anew"]
    assert contents(Path("out")) == before
    assert unsched("render", "--lang", "ar,en,fr", "-o", "out")[2] == []


names = st.text(st.characters() | st.just("\udc80"), max_size=8)  # a byte of a path that is no UTF-8
manifests = st.builds(
    Manifest,
    st.dictionaries(
        names, st.builds(Known, names, names, names, st.none() | names, st.tuples(st.tuples(names, names)))
    ),
    st.dictionaries(names, st.tuples(names, names)),
)


@given(manifests)
def test_a_manifest_is_read_as_it_was_written(manifest: Manifest) -> None:
    assert vars(parsed(text(manifest))) == vars(manifest)


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["schedules", "documents", "a"]), inner),
)


@given(st.dictionaries(st.sampled_from(["schedules", "documents"]), values))
def test_whatever_else_a_manifest_holds_is_read_or_refused(content: dict[str, object]) -> None:
    data = json.dumps({"unsched-manifest": 1, **content}).encode()

    with suppress(ValueError):
        assert vars(parsed(text(parsed(data)))) == vars(parsed(data))


def test_two_runs_into_one_folder_at_once_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    schedules(Path("schedules"), 1)

    with Folder(Path("out")).alone():
        refused = unsched("render", "--lang", "en", "-o", "out")
        elsewhere = unsched("render", "--lang", "en", "-o", "other")

    assert refused == (1, [], ["out: is being changed by another program; nothing was written, try again"])
    assert (elsewhere[0], whole(Path("other"))) == (0, ["A_AC.1_2021_L.0001-en.docx"])
    assert unsched("render", "--lang", "en", "-o", "out")[0] == 0
