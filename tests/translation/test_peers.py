"""`check` beside GNU msgfmt and pofilter of the Translate Toolkit, on the catalogs that others have collected."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.conftest import ROOT, program, shared

from unsched import UnschedError
from unsched.errors import Finding
from unsched.po import PoFile, PoMessage, parse_po, read_po
from unsched.translation.checking import check


def names(pattern: str) -> list[str]:
    return sorted(path.name for path in (ROOT.parent / "shared" / "po").glob(pattern)) or ["gt-msgctxt.po"]


# GNU msgfmt -c

_REPORT = re.compile(r"^[^\n]*?\.pot?:(\d+)(?::\d+)?: (?!warning)(.*)$", re.MULTILINE)

# What msgfmt refuses and `check` refuses in another place, and why.
ELSEWHERE = {
    "gt-domains.po": "the keyword `domain` is refused itself, not the messages that stand twice because of it",
    "polib-ufeff.po": "a byte order mark is no fault, as editors on Windows write it; the charset that is missing is one",
}


def refused_by_msgfmt(path: Path) -> list[set[int]] | None:
    """The lines that each fatal error names, one of which ours must be in; `None` where the file is accepted."""
    command = [program("msgfmt"), "-c", "-o", "/dev/null", str(path)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
    if not done.returncode:
        return None
    errors: list[set[int]] = []
    for line, text in _REPORT.findall(done.stderr.decode("utf-8", "replace")):
        if text.startswith("..."):  # the other place of the error before
            errors[-1].add(int(line))
        elif not text.endswith("directive ignored"):
            errors.append({int(line)})
    return errors


def message_of(line: int, path: Path) -> int:
    """The line of the msgid of the message that a line stands in."""
    lines = path.read_bytes().split(b"\n")[:line]
    msgids = [number for number, text in enumerate(lines, 1) if re.match(rb"\s*(?:#~\s*)?msgid\b", text)]
    return msgids[-1] if msgids else line


@pytest.mark.parametrize("name", names("*.po*"))
def test_what_gnu_msgfmt_refuses_is_an_error_in_the_same_message(name: str) -> None:
    path = shared("po", name)
    refused = refused_by_msgfmt(path)
    ours = {message_of(found.place.line, path) for found in check([path]) if found.severity == "error"}

    missed = [lines for lines in refused or [] if not {message_of(line, path) for line in lines} & ours]

    assert bool(ours) >= (refused is not None)
    assert bool(missed) == (name in ELSEWHERE)


# pofilter

# The kinds of pofilter that tell of a fault whatever the language, and our own kinds for it. Its others count capital
# letters, acronyms, quotation marks, brackets and sentences as English has them; where a language has rules of its own,
# our checks of typography follow these.
LIKE = {
    "untranslated": {"empty"},
    "isfuzzy": {"still-fuzzy"},
    "nplurals": {"plural-count"},
    "printf": {"placeholders", "po-placeholders", "percent"},
    "pythonbraceformat": {"placeholders"},
    "newlines": {"line-feed", "line-break", "edge-space"},
    "startwhitespace": {"edge-space", "empty"},
    "endwhitespace": {"edge-space", "empty"},
    "doublespacing": {"doubled-space", "edge-space"},
    "doublewords": {"doubled-word"},
    "endpunc": {"end-mark", "punctuation", "spacing"},
    "emails": {"links"},
    "urls": {"links"},
    "numbers": {"numbers", "placeholders", "po-placeholders"},
}

_COLUMNS = "a text of many lines, set in columns: where they break, and how far in they begin, is the translator's"
_SPACED_SENTENCES = "two spaces between sentences are a habit of English"
_MARK_ALONE = "abbreviations, and marks that stand alone: a.m., Jan. and :?.! end as their language has it"
_FEW = "a form for one number, or for as few as GNU gettext allows, may leave it out"
_IN_A_ROW = "placeholders in a row, and the name of an argument beside what it means"

# What pofilter finds and `check` does not, by file and kind, and why.
NOT_FOUND: Mapping[tuple[str, str], str] = {
    ("gt-big5.po", "numbers"): "2 is said in words, 兩",
    ("gt-charset-placeholder.po", "doublewords"): "the file names no language, and many languages double words",
    ("gt-plural-args-ok.po", "printf"): _FEW,
    ("gt-python-format-valid.po", "numbers"): "%2s and %3s: a width is no number of the text",
    ("gt-python-format-valid.po", "printf"): "GNU gettext and Python fill the two in alike",
    ("gt-range-flag.po", "numbers"): "1 1/4 is said in words, четверть",
    ("gt-range-flag.po", "printf"): _FEW,
    ("polib-weird_occurrences.po", "doublespacing"): _SPACED_SENTENCES,
    ("real-ar-django.po", "endpunc"): _MARK_ALONE,
    ("real-ar-django.po", "printf"): _FEW,
    ("real-es-gettext-obsolete.po", "doublespacing"): _COLUMNS,
    ("real-es-gettext-obsolete.po", "doublewords"): _IN_A_ROW,
    ("real-es-gettext-obsolete.po", "newlines"): _COLUMNS,
    ("real-fr-django.po", "doublewords"): "vous vous souciez: the second is the verb's",
    ("real-fr-django.po", "endpunc"): _MARK_ALONE,
    ("real-fr-django.po", "startwhitespace"): "French has a no-break space before a colon, which is the whole text",
    ("real-fr-django.po", "urls"): "an address that differs in its language, /en/ and /fr/, leads to the same page",
    ("real-ru-gettext.po", "doublespacing"): _COLUMNS,
    ("real-ru-gettext.po", "doublewords"): _IN_A_ROW,
    ("real-ru-gettext.po", "endpunc"): "… for three full stops",
    ("real-ru-gettext.po", "newlines"): _COLUMNS,
    ("real-ru-gettext.po", "pythonbraceformat"): "${VARIABLE} of a shell is no placeholder of Python's",
    ("real-zh_CN-django.po", "endpunc"): _MARK_ALONE,
    ("real-zh_CN-django.po", "endwhitespace"): "the space is within the full-width comma",
    ("real-zh_CN-django.po", "printf"): "a placeholder that stands twice is filled in twice",
    ("real-zh_CN-gettext.po", "doublespacing"): _COLUMNS,
    ("real-zh_CN-gettext.po", "endpunc"): "three full stops as in the original, for which pofilter wants an ellipsis",
    ("real-zh_CN-gettext.po", "newlines"): _COLUMNS,
}


def found_by_pofilter(po: PoFile, folder: Path) -> Iterator[tuple[str, PoMessage]]:
    """Each kind of finding with the message that has it; pofilter gets the file in UTF-8, which is all it can read."""
    copy, output = folder / "x.po", folder / "out.po"
    copy.write_text(re.sub(r"charset=[\w-]+", "charset=UTF-8", po.text, count=1), encoding="utf-8")
    language = [f"--language={code}"] if (code := po.metadata.get("Language")) else []
    subprocess.run([program("pofilter"), "--progress=none", *language, copy, output], capture_output=True, check=True)
    messages = {message.key: message for message in po.live}
    for message in parse_po(output.read_text(encoding="utf-8"), "out.po").live if output.exists() else ():
        for kind in re.findall(r"^\(pofilter\) (\w+):", message.entry.tcomment, re.MULTILINE):
            if message.key in messages:  # those out of use are nobody's concern
                yield kind, messages[message.key]


def kinds_of_messages(findings: list[Finding]) -> set[tuple[str, tuple[object, object]]]:
    return {(found.kind, (found.details.get("context"), found.details.get("msgid"))) for found in findings}


@pytest.mark.parametrize("name", names("*.po"))
def test_what_pofilter_finds_is_found_but_for_what_is_no_fault(name: str, tmp_path: Path) -> None:
    """A fuzzy message is to be looked over, and nothing more is said of it."""
    path = shared("po", name)
    try:
        po = read_po(path)
    except UnschedError:
        return  # msgfmt refuses it too, and pofilter guesses
    ours = kinds_of_messages(list(check([path])))

    theirs = list(found_by_pofilter(po, tmp_path))

    looked_at = [(kind, m) for kind, m in theirs if kind in LIKE and (kind == "isfuzzy" or not m.entry.fuzzy)]
    missed = {(name, kind) for kind, m in looked_at if not any((own, m.key) in ours for own in LIKE[kind])}

    assert missed == {place for place in NOT_FOUND if place[0] == name}
