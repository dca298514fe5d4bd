"""What is kept from one run to the next: used as long as it is whole and of the same things, and else made anew."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT, loaded_by
from unsched import kept, store
from unsched.kept import keep
from unsched.store import Store, key_of, made_once
from unsched.writers import reference
from unsched.writers.package import Entry
from unsched.writers.reference import default_reference


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What is made of a content, by a process that keeps things; it tells how often that was."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept, "_folders", [])
    keep()
    times: list[str] = []

    def make(content: bytes, what: str = "table", makers: tuple[str, ...] = ()) -> str:
        def anew() -> str:
            times.append("made")
            return f"{content.decode()} {len(times)}"

        return made_once(what, content, makers, anew)

    return make


def test_what_was_made_is_made_again_for_other_content_only(made: Callable[..., str]) -> None:
    assert [made(content) for content in (b"a", b"a", b"b", b"b", b"a")] == ["a 1", "a 1", "b 2", "b 2", "a 1"]


def test_several_things_are_made_of_one_content(made: Callable[..., str]) -> None:
    assert [made(b"a", what) for what in ("x", "y", "x", "y")] == ["a 1", "a 2", "a 1", "a 2"]


def test_what_a_module_made_is_made_again_once_the_module_is_another(
    made: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "PACKAGE", tmp_path)
    maker = tmp_path / "maker.py"
    maker.write_text("", encoding="utf-8")
    first = [made(b"a", makers=("maker.py",)) for _ in range(2)]
    maker.write_text("#", encoding="utf-8")

    assert (first, made(b"a", makers=("maker.py",))) == (["a 1", "a 1"], "a 2")


def test_nothing_is_kept_where_a_module_is_not_there_to_be_asked(made: Callable[..., str]) -> None:
    assert [made(b"a", makers=("absent.py",)) for _ in range(2)] == ["a 1", "a 2"]


def test_the_library_keeps_nothing(tmp_path: Path, made: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_folders", [])

    assert [made(b"a"), made(b"a")] == ["a 1", "a 2"]
    assert list(tmp_path.iterdir()) == []


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.integers(), inner),
)


@given(plain)
def test_plain_values_are_got_as_they_were_put(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    found = Store(tmp_path_factory.getbasetemp() / "kept")

    found.put("key", b"of this", value)

    assert found.get("key", b"of this") == value
    assert found.get("key", b"of that") is None
    assert stat.S_IMODE(found.folder.stat().st_mode) == 0o700


def test_what_is_not_plain_is_not_kept(tmp_path: Path) -> None:
    found = Store(tmp_path / "kept")

    found.put("key", b"", {"when": Path()})

    assert found.get("key", b"") is None


@given(st.binary(max_size=80), st.integers(0, 60))
def test_nothing_damaged_is_taken(tmp_path_factory: pytest.TempPathFactory, damage: bytes, at: int) -> None:
    found = Store(tmp_path_factory.getbasetemp() / "damaged")
    found.put("key", b"", {"a": 1})
    file = found.folder / "key"
    whole = file.read_bytes()
    file.write_bytes(whole[:at] + damage)

    assert found.get("key", b"") in (None, {"a": 1})
    assert (found.get("key", b"") is None) is (file.read_bytes() != whole)


@pytest.mark.skipif(os.name == "nt", reason="needs the rights of POSIX")
@pytest.mark.parametrize("mode", [0o770, 0o755, 0o701])
def test_nothing_is_taken_from_a_folder_that_is_open_to_others(tmp_path: Path, mode: int) -> None:
    found = Store(tmp_path / "kept")
    found.put("key", b"", 1)
    found.folder.chmod(mode)

    assert found.get("key", b"") is None


def test_the_older_half_goes_where_there_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_MOST", 4)
    found = Store(tmp_path / "kept")
    for number in range(5):
        found.put(str(number), b"", number)
        os.utime(found.folder / str(number), ns=(number, number))

    found.put("5", b"", 5)

    assert sorted(file.name for file in found.folder.iterdir()) == ["3", "4", "5"]


def test_keys_are_of_texts_one_by_one() -> None:
    assert len({key_of("a", "bc"), key_of("ab", "c"), key_of("abc")}) == 3


def test_a_second_run_reads_neither_tables_nor_the_reference_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def run() -> tuple[set[str], bytes]:
        loaded = loaded_by("render", "--lang", "fr", "--force", "-o", "out", among={"lxml", "tomllib"})
        return loaded, Path("out/A_AC.290_2020_1-fr.docx").read_bytes()

    (first_loaded, first), (loaded, second) = run(), run()

    assert (first_loaded, loaded) == ({"lxml", "tomllib"}, set())
    assert first == second


@pytest.mark.usefixtures("made")
def test_parts_that_another_compressor_made_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    looks, none = default_reference(), frozenset[str]()
    first = reference._made(looks, "fr-FR", "ltr", none)
    for compressor, entries in ((b"zlib", first), (b"zlib_ng", ())):
        monkeypatch.setattr(reference, "DEFLATING", compressor)
        monkeypatch.setattr(reference, "_made", lambda *_, entries=entries: entries)

        assert reference._entries.__wrapped__(looks, "fr-FR", "ltr", none) == tuple(Entry(*one) for one in entries)


@pytest.mark.usefixtures("made")
def test_the_same_parts_under_other_names_are_others() -> None:
    looks = default_reference()
    names = dict.fromkeys(looks.parts) | {"word/fontTable.xml": "word/fonts.xml"}
    renamed = looks.but(parts={names[name] or name: data for name, data in looks.parts.items()})

    first, second = ([entry.name for entry in one.entries("fr-FR", "ltr", frozenset())] for one in (looks, renamed))

    assert [name.replace(b"fontTable", b"fonts") for name in first] == second != first


def test_a_reference_that_changes_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    command = [sys.executable, "-m", "unsched", "render", "--lang", "fr", "--force", "--reference", "own.docx"]
    reference = Path("own.docx")
    reference.write_bytes((ROOT / "templates" / "reference.docx").read_bytes())
    subprocess.run(command, check=True, capture_output=True)
    reference.write_bytes(b"no Word document")

    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert (done.returncode, done.stderr.strip()) == (
        1,
        "own.docx: is not a Word document: File is not a zip file",
    )
