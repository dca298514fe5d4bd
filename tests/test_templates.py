"""The shipped templates and the catalogs of their messages belong together."""

import re
from pathlib import Path

import polib
import pytest
from jinja2.ext import babel_extract

from tests.conftest import LANGUAGES, ROOT
from unsched.house_style import read_house_style
from unsched.resources import SHIPPED

Key = tuple[str | None, str]

# Where the name of a language stands, beside the words of the templates: docs/templates.md, language_name.
NAME_CONTEXTS = ("annex", "language line", "original")


def extracted() -> set[Key]:
    """The messages of the templates, as Babel extracts them, and the names of languages."""
    found: set[Key] = set()
    for path in (ROOT / "templates").rglob("*.xml"):
        with path.open("rb") as file:
            for _, function, message, _ in babel_extract(
                file, ["gettext", "pgettext"], [], {"newstyle_gettext": "true"}
            ):
                words = [str(part) for part in message if part] if isinstance(message, tuple) else [str(message)]
                found.add((words[0], words[1]) if function == "pgettext" else (None, words[0]))
    for language in LANGUAGES:
        style = read_house_style(SHIPPED / "locales" / language / "house-style.toml")
        found |= {(context, style.name) for context in NAME_CONTEXTS}
    return found


def catalogs(pattern: str) -> list[Path]:
    return sorted((ROOT / "locales").glob(pattern))


@pytest.mark.parametrize("path", catalogs("**/unsched.po*"), ids=lambda path: str(path.relative_to(ROOT / "locales")))
def test_the_catalogs_of_templates_hold_their_messages_and_no_others(path: Path) -> None:
    assert {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path))} == extracted()


def test_every_context_of_a_language_name_is_known() -> None:
    used = {
        match
        for path in (ROOT / "templates").rglob("*.xml")
        for match in re.findall(r'language_name\("([^"]*)"\)', path.read_text(encoding="utf-8"))
    }

    assert used == set(NAME_CONTEXTS)


@pytest.mark.parametrize("path", catalogs("**/*.po*"), ids=lambda path: str(path.relative_to(ROOT / "locales")))
def test_a_catalog_refers_to_lines_that_are_there(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        for file, line in entry.occurrences:
            lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
            assert 0 < int(line) <= len(lines), (entry.msgid, file, line)
