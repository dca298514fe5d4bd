"""Placeholders of other programs, as GNU msgfmt looks at them."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import program

from unsched.po import PoEntry, po_lines, po_text
from unsched.translation.checks.formats import edge_flaws, format_flaws

CASES = [
    ("python-format", "%s of %s", "%s", "1 a text", "1 a text, 2 a text"),
    ("python-format", "%(n)d", "%(n)s", "n a text", "n a whole number"),
    ("python-format", "%i", "%d", None, None),
    ("python-format", "100%%", "100 %%", None, None),
    ("python-format", "%d", "100%", "a broken placeholder", "1 a whole number"),
    ("python-format", "%*d", "%d", "1 a whole number", "1 a whole number, 2 a whole number"),
    ("c-format", "%1$s %2$d", "%2$d %1$s", None, None),
    ("c-format", "%s %d", "%2$d %1$s", None, None),
    ("c-format", "%lu", "%s", "1 a text", "1 a whole number"),
    ("python-brace-format", "{} {}", "{1} {0}", None, None),
    ("python-brace-format", "{a.b} {c[0]}", "{c[0]} {a.b}", None, None),
    ("python-brace-format", "{{{a}}}", "{a}", None, None),
    ("python-brace-format", "{a}", "{b}", "b", "a"),
    ("python-brace-format", "{a}", "{a", "a broken placeholder", "a"),
    ("no-wrap", "%s", "x", None, None),
]


@pytest.mark.parametrize(("flag", "source", "text", "found", "expected"), CASES)
def test_the_arguments_of_a_text_are_those_of_its_original(
    flag: str, source: str, text: str, found: str | None, expected: str | None
) -> None:
    flaws = [("placeholders", {"found": found, "expected": expected})] if found else []

    assert list(format_flaws(PoEntry(msgid=source, flags=[flag]), [text], [True])) == flaws


def test_a_form_for_few_numbers_may_drop_them_and_add_none() -> None:
    entry = PoEntry(msgid="one", msgid_plural="%d items", flags=["c-format"])

    assert list(format_flaws(entry, ["uno", "%d"], [False, True])) == []
    assert [kind for kind, _ in format_flaws(entry, ["uno", "muchos"], [False, True])] == ["placeholders"]
    assert [kind for kind, _ in format_flaws(entry, ["%s", "%d"], [False, True])] == ["placeholders"]


FORMATS = st.lists(
    st.sampled_from(["%s", "%d", "%i", "%f", "%c", "%%", "%(a)s", "%(b)d", "%5.2f", "x", " "]), max_size=4
).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=FORMATS, text=FORMATS)
def test_what_gnu_msgfmt_refuses_is_found_and_no_more(source: str, text: str, tmp_path: Path) -> None:
    source, text = f"a{source}", f"b{text}"
    entry = PoEntry(msgid=source, msgstr=text, flags=["python-format"])
    path = tmp_path / "x.po"
    path.write_text(po_text({"Content-Type": "text/plain; charset=UTF-8"}, [po_lines(entry)]), encoding="utf-8")

    done = subprocess.run(
        [program("msgfmt"), "--check-format", "-o", "/dev/null", path], capture_output=True, check=False
    )

    assert bool(list(format_flaws(entry, [text], [True]))) == bool(done.returncode)


@pytest.mark.parametrize(
    ("source", "text", "flaws"),
    [
        ("a\n", "b\n", []),
        ("a", "b", []),
        ("a\n", "b", [("end", "none", "a line feed")]),
        ("a", "\nb", [("beginning", "a line feed", "none")]),
        ("\na\n", "b", [("beginning", "none", "a line feed"), ("end", "none", "a line feed")]),
    ],
)
def test_line_feeds_at_the_edges(source: str, text: str, flaws: list[tuple[str, str, str]]) -> None:
    assert list(edge_flaws(source, text)) == [
        ("line-feed", {"edge": edge, "found": found, "expected": expected}) for edge, found, expected in flaws
    ]
