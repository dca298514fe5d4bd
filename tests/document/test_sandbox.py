"""A template is filled in whole as it is in pieces, as its files are now, and from one run to the next."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from tests.conftest import LANGUAGES, SEED
from tests.test_programmes import PROGRAMMES

from unsched import read_language, read_schedule, render
from unsched.document import footnotes, rendering, templating
from unsched.document.compiled import CompiledTemplates
from unsched.document.parsing import parse_document
from unsched.document.sandbox import Sandbox
from unsched.store import Store


def environment(folder: Path | None = None, whole: bool = True) -> Sandbox:
    """An environment of the templates in a folder, which keeps what it compiles."""
    kept = CompiledTemplates(Store(folder)) if folder else None
    found = Sandbox(
        whole=whole,
        loader=templating._Loader([Path("templates")], placed=False),
        bytecode_cache=kept,
    )
    found.filters |= rendering.VOCABULARY.filters
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a template that has a part."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "templates").mkdir()
    write("whole.xml", '<a>{% include "part.xml" %}</a>')
    write("part.xml", "{{ words }}")
    return tmp_path


def write(name: str, text: str) -> None:
    """Write a template that is newer than any before."""
    path = Path("templates", name)
    path.write_text(text, encoding="utf-8")
    write.clock += 10**9  # type: ignore[attr-defined]
    os.utime(path, ns=(write.clock, write.clock))  # type: ignore[attr-defined]


write.clock = 10**18  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", [SEED, *PROGRAMMES], ids=lambda path: path.stem)
def test_a_document_in_pieces_is_the_same_as_in_one_piece(path: Path) -> None:
    for schedule in read_schedule(path).issues():
        for code in LANGUAGES:
            language = read_language(code, schedule.domain, office=schedule.office)
            facts = {**rendering._facts(schedule), "language": language, "draft": False}
            facts |= {"untranslated": {}, "notes": {}}
            pieces = templating.filled_template(schedule.template, facts, rendering.VOCABULARY, placed=True)

            assert parse_document(footnotes.marked(pieces)) == render(schedule, language)


@pytest.mark.usefixtures("folder")
def test_a_part_that_changes_is_read_again() -> None:
    templates = environment()
    before = templates.current("whole.xml").render(words="x")
    write("part.xml", "{{ words }}{{ words }}")

    assert (before, templates.current("whole.xml").render(words="x")) == ("<a>x</a>", "<a>xx</a>")


@pytest.mark.usefixtures("folder")
def test_a_part_that_includes_itself_is_not_put_together_for_ever() -> None:
    write(
        "part.xml",
        '{% if words %}{{ words[0] }}{% with words=words[1:] %}{% include "part.xml" %}{% endwith %}{% endif %}',
    )

    assert environment().current("whole.xml").render(words="xyz") == "<a>xyz</a>"


@pytest.mark.usefixtures("folder")
def test_a_part_that_is_wrong_stops_only_what_uses_it() -> None:
    write("whole.xml", '<a>{% if words %}{% include "absent.xml" %}{% include "wrong.xml" %}{% endif %}</a>')
    write("wrong.xml", "{% if %}")

    assert environment().current("whole.xml").render(words="") == "<a></a>"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("whole", [True, False])
def test_a_part_may_have_blocks(whole: bool) -> None:
    write("base.xml", "<b>{% block x %}{% endblock %}</b>")
    write("part.xml", '{% extends "base.xml" %}{% block x %}{{ words }}{% endblock %}')

    assert environment(whole=whole).current("whole.xml").render(words="x") == "<a><b>x</b></a>"


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    "block", ["{% with language=language.masthead %}", "{% for language in [language.masthead] %}"]
)
@pytest.mark.usefixtures("folder")
def test_filters_see_the_language_of_the_block_that_a_part_is_in(block: str, whole: bool) -> None:
    end = "{% endwith %}" if "with" in block else "{% endfor %}"
    write("whole.xml", f'{block}{{% include "part.xml" %}}{end}')
    write("part.xml", "{{ day|date }}")

    found = environment(whole=whole).current("whole.xml").render(language=read_language("zh"), day=date(2020, 2, 1))

    assert found.replace("\u00a0", " ") == "1 February 2020"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("whole", [True, False])
def test_names_of_a_part_stay_in_it(whole: bool) -> None:
    write("whole.xml", '{% set words = "x" %}{% include "part.xml" %}{{ words }}')
    write("part.xml", '{% set words = "y" %}{{ words }}')

    assert environment(whole=whole).current("whole.xml").render() == "yx"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("words", ["<&>", 7, None])
def test_what_is_no_markup_is_escaped_and_keywords_of_python_are_names(words: object) -> None:
    write("part.xml", "{{ words }}{{ d.class }}{{ d.x }}")

    found = environment().current("whole.xml").render(words=words, d={"class": 1, "x": "<"})

    assert found == f"<a>{str(words).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}1&lt;</a>"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("more", ["", "without context ", "ignore missing "])
def test_a_part_by_a_name_that_is_put_together_is_found_when_it_is_asked_for(whole: bool, more: str) -> None:
    write("whole.xml", f"""<a>{{% set of_whole = 1 %}}{{% include "pa" ~ words ~ ".xml" {more}%}}</a>""")
    write("part.xml", "{{ 'x' if of_whole is defined else 'y' }}")

    found = environment(whole=whole).current("whole.xml").render(words="rt")

    assert found == ("<a>y</a>" if "without" in more else "<a>x</a>")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("whole", [True, False])
def test_a_line_of_a_template_gives_its_words_without_their_indentation(whole: bool) -> None:
    write("whole.xml", '<a>\n\n    {% include "part.xml" %}\n\tz  y\n  </a>')
    write("part.xml", '{{ "\n  " }}<b>\n    x</b>')

    assert environment(whole=whole).current("whole.xml").render() == "<a>\n\n\n  <b>\nx</b>\nz  y\n</a>"


def test_the_short_name_of_gettext_is_refused_whether_templates_are_compiled_or_kept(folder: Path) -> None:
    write("short.xml", '<a>{{ _("words") }}</a>')
    for templates in [environment(folder / "kept")] * 2 + [environment(folder / "kept")]:
        templates.current("whole.xml").render(words="x")

        with pytest.raises(UndefinedError, match="'_' is undefined"):
            templates.current("short.xml").render()


# What is kept.


def test_a_template_is_compiled_once_and_kept_for_the_user_alone(folder: Path) -> None:
    kept = folder / "kept"
    first = environment(kept).current("whole.xml").render(words="x")
    (file,) = kept.iterdir()
    written = file.stat().st_ino

    again = environment(kept).current("whole.xml").render(words="x")

    assert (first, again) == ("<a>x</a>", "<a>x</a>")
    assert [path.stat().st_ino for path in kept.iterdir()] == [written]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700


def test_what_is_kept_is_not_used_once_a_part_reads_otherwise(folder: Path) -> None:
    environment(folder / "kept").current("whole.xml").render(words="x")
    write("part.xml", "{{ words }}!")

    assert environment(folder / "kept").current("whole.xml").render(words="x") == "<a>x!</a>"


def test_a_part_that_changes_after_what_is_kept_was_taken_is_read_again(folder: Path) -> None:
    environment(folder / "kept").current("whole.xml").render(words="x")
    templates = environment(folder / "kept")
    templates.current("whole.xml").render(words="x")
    write("part.xml", "{{ words }}!")

    assert templates.current("whole.xml").render(words="x") == "<a>x!</a>"


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_what_is_kept_is_not_used_when_it_is_damaged(folder: Path, damage: bytes) -> None:
    environment(folder / "kept").current("whole.xml").render(words="x")
    (file,) = (folder / "kept").iterdir()
    file.write_bytes(file.read_bytes()[:40] + damage)

    assert environment(folder / "kept").current("whole.xml").render(words="x") == "<a>x</a>"


def test_nothing_is_kept_where_others_may_write(folder: Path) -> None:
    (folder / "kept").mkdir()
    (folder / "kept").chmod(0o777)
    environment(folder / "kept").current("whole.xml").render(words="x")

    assert list((folder / "kept").iterdir()) == []


def test_a_folder_that_cannot_be_made_keeps_nothing_and_stops_nothing(folder: Path) -> None:
    (folder / "file").write_bytes(b"")

    assert environment(folder / "file" / "kept").current("whole.xml").render(words="x") == "<a>x</a>"
