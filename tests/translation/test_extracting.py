"""Messages extracted from templates and schedules, in the document's order, with what a translator needs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from tests.conftest import ROOT, SEED, Golden

from unsched import UnschedError
from unsched.translation.extracting import extract, extract_schedule, extract_templates

BABEL = "[unsched_template: templates/**.xml]\n[unsched_schedule: schedules/*.yaml]\n"


def test_the_shipped_template_of_the_templates_catalogs_is_what_is_extracted(golden: Golden) -> None:
    golden(ROOT / "locales" / "unsched.pot", extract_templates())


def test_the_shipped_template_of_the_seed_s_catalogs_is_what_is_extracted(golden: Golden) -> None:
    golden(ROOT / "locales" / "a-ac290-2020-1.pot", extract_schedule(SEED.relative_to(ROOT)))


def test_every_placeholder_is_explained_to_translators() -> None:
    unexplained = [
        (entry.msgid, name)
        for path in sorted((ROOT / "locales").glob("*.pot"))
        for entry in polib.pofile(str(path))
        for name in re.findall(r"%\(\w+\)s", entry.msgid)
        if name not in entry.comment
    ]

    assert unexplained == []


def test_python_format_stands_exactly_where_there_are_placeholders() -> None:
    for path in sorted((ROOT / "locales").glob("*.pot")):
        for entry in polib.pofile(str(path)):
            assert ("python-format" in entry.flags) == ("%(" in entry.msgid)


SCHEDULE = """\
template: organization-of-work
symbol: A/1
organ: General Assembly
distribution: general
date: 2020-01-22
original: en
# The name of the body.
# Translators: as in the resolution,
#   which has 5 % more.
body: The body
# Not above it.

session: First session
dates: 2020-02-10/2020-02-11
agenda_item: 1
title: {text: Consultations, context: title}
source: Note
agenda:
  1: Consultations
note:
  - with: {on: 2020-02-10}
    # Translators: the day of the opening.
    text: 'From %(on)s'
  - Discount of 5 %
days:
  - date: 2020-02-10
    meetings:
      - time: 10:00/13:00
        programme:
          # Translators: not in a room.
          - text: Consultations
            context: meeting
          - {item: 1}
  - date: 2020-02-11
    meetings:
      - time: 15:00/16:30
        programme:
          - Consultations
"""

EXTRACTED = """\
msgid ""
msgstr ""
"Project-Id-Version: small\\n"
"Report-Msgid-Bugs-To: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: en\\n"

#. First page, organ
#: small.yaml:3
msgid "General Assembly"
msgstr ""

#. First page, body
#. as in the resolution, which has 5 % more.
#: small.yaml:10
msgid "The body"
msgstr ""

#. First page, session
#: small.yaml:13
msgid "First session"
msgstr ""

#. Agenda, item 1
#. Annex, Tuesday, 11 February, 3–4.30 p.m.
#: small.yaml:19 small.yaml:38
msgid "Consultations"
msgstr ""

#. First page, title
#: small.yaml:16
msgctxt "title"
msgid "Consultations"
msgstr ""

#. First page, source
#: small.yaml:17
msgid "Note"
msgstr ""

#. Note, paragraph 1
#. the day of the opening.
#. %(on)s: a date, e.g. 10 February 2020
#: small.yaml:21
#, python-format
msgid "From %(on)s"
msgstr ""

#. Note, paragraph 2
#: small.yaml:24
msgid "Discount of 5 %"
msgstr ""

#. Annex, Monday, 10 February, 10 a.m.–1 p.m.
#. not in a room.
#: small.yaml:31
msgctxt "meeting"
msgid "Consultations"
msgstr ""
"""


def test_a_schedule_s_messages_carry_places_notes_contexts_and_placeholders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(SCHEDULE, encoding="utf-8")

    assert extract_schedule(Path("small.yaml")) == EXTRACTED


def test_a_schedule_in_french_names_its_language_and_has_examples_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b.yaml").write_text(SCHEDULE.replace("original: en", "original: fr"), encoding="utf-8")

    text = extract_schedule(Path("a b.yaml"))

    assert '"X-Source-Language: fr\\n"' in text
    assert "#. %(on)s: a date, e.g. 10 février 2020\n#: \u2068a b.yaml\u2069:21\n" in text


TEMPLATES = {
    "a.xml": """\
<document>{% include "b.xml" %}
  {# Translators: the first note,
     on two lines. #}
  {# Not for translators. #}
  <annex><title>{% trans days=schedule.dates|days %}Annex, {{ days }}{% endtrans %}</title>
    {%- if schedule.note %}<p>{{ pgettext("role", "Chair") }}</p>{% endif %}
    <p>{% trans %}50 %{% endtrans %}</p>
  </annex>{% include "b.xml" %}
</document>
""",
    "b.xml": "<masthead><emblem/><organ>{% trans %}Organ{% endtrans %}</organ></masthead>",
}


def test_templates_are_walked_as_a_reader_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is included stands where it is included, once; the shipped templates follow by their names."""
    monkeypatch.chdir(tmp_path)
    Path("templates").mkdir()
    for name, source in TEMPLATES.items():
        Path("templates", name).write_text(source, encoding="utf-8")

    assert extract_templates().partition("\n\n")[2].partition("#. Masthead, emblem")[0] == (
        '#. Masthead, organ\n#: templates/b.xml:1\nmsgid "Organ"\nmsgstr ""\n\n'
        "#. Annex, title\n#. the first note, on two lines.\n#. %(days)s: a range of dates, e.g. 2–4 December 2019\n"
        '#: templates/a.xml:5\n#, python-format\nmsgid "Annex, %(days)s"\nmsgstr ""\n\n'
        '#. Annex, p\n#: templates/a.xml:6\nmsgctxt "role"\nmsgid "Chair"\nmsgstr ""\n\n'
        '#. Annex, p\n#: templates/a.xml:7\nmsgid "50 %%"\nmsgstr ""\n\n'
    )


def test_a_template_that_cannot_be_parsed_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("templates").mkdir()
    Path("templates/a.xml").write_text("<document>\n{% trans %}Annex\n</document>\n")

    with pytest.raises(UnschedError, match=r"templates/a\.xml:\d+: "):
        extract_templates()


def test_nothing_is_written_where_nothing_has_changed(tmp_path: Path) -> None:
    first = list(extract([SEED], tmp_path))
    times = [path.stat().st_mtime_ns for path in first]

    assert list(extract([SEED], tmp_path)) == first == [tmp_path / "unsched.pot", tmp_path / "a-ac290-2020-1.pot"]
    assert [path.stat().st_mtime_ns for path in first] == times


def test_an_office_without_templates_of_its_own_gets_its_schedules_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("small.yaml").write_text(SCHEDULE, encoding="utf-8")

    assert list(extract([Path("small.yaml")], Path("locales"))) == [Path("locales/small.pot")]


def test_pybabel_extract_finds_the_same_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "templates", "templates")
    Path("schedules").mkdir()
    shutil.copy(SEED, "schedules")
    Path("babel.cfg").write_text(BABEL)
    pybabel = Path(sys.executable).with_name("pybabel")

    subprocess.run([pybabel, "-q", "extract", "-F", "babel.cfg", "-o", "all.pot", "."], check=True)

    names = ("Arabic", "Chinese", "English", "French", "Russian", "Spanish")
    expected = {
        (entry.msgctxt, entry.msgid): (entry.comment.replace("\n", " "), sorted(entry.flags))
        for text in (extract_templates(), extract_schedule(SEED))
        for entry in polib.pofile(text)
        if entry.msgid not in names
    }
    found = {
        (entry.msgctxt, entry.msgid): (entry.comment.replace("\n", " "), sorted(entry.flags))
        for entry in polib.pofile("all.pot")
    }
    assert found.keys() == expected.keys()
    assert {key: value[1] for key, value in found.items()} == {key: value[1] for key, value in expected.items()}
