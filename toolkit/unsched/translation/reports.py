"""Findings and statistics as a person reads them, or a program."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from unsched.errors import Finding
from unsched.frozen import Frozen

if TYPE_CHECKING:  # each command loads its own library and no other's
    from unsched.translation.statistics import Statistics
    from unsched.translation.updating import Update

_BAR = 20  # characters


def _text(findings: Iterable[Finding]) -> Iterator[str]:
    """A line each; its kind at the end is what `# check-ok:` takes."""
    return (f"{finding} [{finding.kind}]" for finding in findings)


def _json(findings: Iterable[Finding]) -> Iterator[str]:
    """One list of objects."""
    yield _dumped([_as_object(finding) for finding in findings])


def _as_object(finding: Finding) -> Mapping[str, object]:
    return {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": finding.severity,
        "kind": finding.kind,
        "context": finding.details.get("context"),
        "msgid": finding.details.get("msgid"),
        "message": finding.message,
    }


def _github(findings: Iterable[Finding]) -> Iterator[str]:
    """A workflow command each, which GitHub shows at the line in a pull request."""
    for finding in findings:
        place = finding.place
        at = {"file": place.file, "line": place.line, "col": place.column, "title": finding.kind}
        properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in at.items() if value)
        yield f"::{finding.severity} {properties}::{_escaped(finding.message)}"


def _escaped(text: str, others: str = "") -> str:
    """A text without the characters that mean something in a workflow command."""
    return "".join(f"%{ord(letter):02X}" if letter in f"%\r\n{others}" else letter for letter in text)


# How findings are written, by the name of the format.
FORMATS: Mapping[str, Callable[[Iterable[Finding]], Iterator[str]]] = {"text": _text, "json": _json, "github": _github}


def update_text(path: Path, update: "Update") -> str:
    """A line on what came of an update."""
    kinds = ("kept", "filled", "fuzzy", "blank", "retired")
    found = [f"{number} {kind}" for kind in kinds if (number := getattr(update, kind))]
    return f"{path}: {', '.join(found) or 'no messages'}"


def statistics_text(statistics: "Statistics", bars: bool) -> Iterator[str]:
    """A line for each catalog, with a bar where that is asked for, and then one for each document."""
    for found in statistics.catalogs:
        done = found.percent * _BAR // 100
        bar = f"{'█' * done}{'░' * (_BAR - done)} " if bars else ""
        yield (
            f"{found.language:<4}{found.domain:<20}{bar}{found.percent:>3} %  "
            f"{found.translated.messages} translated, {found.fuzzy.messages} fuzzy, "
            f"{found.untranslated.messages} untranslated; {found.translated.words} of {found.total.words} words"
        )
    for remainder in statistics.documents:
        left = len(remainder.findings)
        yield f"{remainder.language:<4}{remainder.schedule}: {f'{left} to be mended' if left else 'can be issued'}"
        yield from (f"    {finding}" for finding in remainder.findings)


def _by_name(value: Frozen) -> dict[str, object]:
    """A value as JSON has it, and those within it."""
    found = {name: getattr(value, name) for name in value.defaults}
    return {name: _by_name(inner) if isinstance(inner, Frozen) else inner for name, inner in found.items()}


def statistics_json(statistics: "Statistics") -> str:
    """One object: the catalogs, and the documents with what each waits for."""
    catalogs = [{**_by_name(found), "percent": found.percent} for found in statistics.catalogs]
    documents = [
        {
            "schedule": str(remainder.schedule),
            "language": remainder.language,
            "remaining": [_as_object(finding) for finding in remainder.findings],
        }
        for remainder in statistics.documents
    ]
    return _dumped({"catalogs": catalogs, "documents": documents})


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
