"""The texts of a document, as the peers are given them, and whether what was written holds them."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from lxml import etree

from unsched.document import tree
from unsched.document.tree import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNSEEN = re.compile("[\u200e\u200f\u061c\u2060]")


def texts(document: Document) -> dict[str, Any]:
    """The texts of a document of the template organization-of-work."""
    block, masthead = document.masthead.distribution, document.masthead
    annex = next(block for block in document.content if isinstance(block, tree.Annex))
    timetable = next(block for block in annex.content if isinstance(block, tree.Timetable))
    lines = (block.category, block.date, block.language or (), block.original)
    rows: list[object] = [{"time": tree.plain(timetable.times), "entries": [tree.plain(timetable.entries)]}]
    for day in timetable.days:
        rows.append({"time": tree.plain(day.title), "entries": []})
        rows += [{"time": tree.plain(m.time), "entries": [_entry(e) for e in m.entries]} for m in day.meetings]
    paragraphs = [tree.plain(p.content) for p in document.content if isinstance(p, tree.Paragraph)]
    return {
        "head": [*map(tree.plain, (masthead.organization, masthead.organ, *lines)), masthead.symbol],
        "body": [*paragraphs, tree.plain(annex.heading), tree.plain(annex.title)],
        "rows": rows,
    }


def _entry(node: tree.Entry) -> str:
    """An entry with its label."""
    return f"{node.label}\t{tree.plain(node.content)}" if node.label else tree.plain(node.content)


def prepare(folder: Path, every: dict[str, dict[str, Any]]) -> None:
    """Write the templates of docxtpl and docxtemplater, and the texts that they are filled with."""
    loops = ("{{%p for line in {0} %}}", "{{{{ line }}}}", "{{%p endfor %}}")
    _template(folder / "template.docx", loops, ("{%tr for row in rows %}", "{{ row.time }}", "{%tr endfor %}"))
    _template(folder / "braces.docx", ("{{#{0}}}", "{{.}}", "{{/{0}}}"), ("", "{#rows}{time}", ""))
    (folder / "texts.json").write_text(json.dumps(every), encoding="utf-8")


def _template(path: Path, loops: tuple[str, ...], rows: tuple[str, str, str]) -> None:
    word, jinja = docx.Document(), bool(rows[0])
    for name in ("head", "body"):
        for line in loops:
            word.add_paragraph(line.format(name))
    table = word.add_table(3 if jinja else 1, 2)
    if jinja:
        table.cell(0, 0).text, table.cell(2, 0).text = rows[0], rows[2]
    first, second = table.rows[1 if jinja else 0].cells
    first.text = rows[1]
    entries = ("{%p for entry in row.entries %}", "{{ entry }}", "{%p endfor %}")
    second.text, *others = entries if jinja else ("{#entries}", "{.}", "{/entries}", "{/rows}")
    for line in others:
        second.add_paragraph(line)
    word.save(str(path))


def check(name: str, data: bytes, expected: dict[str, Any]) -> None:
    """Make sure that a document holds all the texts. Exits where one is missing."""
    found = set(_paragraphs(data))
    lines = [*expected["head"], *expected["body"]]
    lines += [line for row in expected["rows"] for line in (row["time"], *row["entries"])]
    if missing := [line for line in map(_seen, lines) if line and line not in found]:
        raise SystemExit(f"{name} wrote other texts: {missing[:5]}")


def _paragraphs(data: bytes) -> list[str]:
    root = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    return [_seen("".join(map(_text, paragraph.iter(f"{W}t", f"{W}tab")))) for paragraph in root.iter(f"{W}p")]


def _text(element: Any) -> str:  # noqa: ANN401 -- lxml's
    return "\t" if element.tag == f"{W}tab" else str(element.text or "")


def _seen(line: str) -> str:
    """A line as a reader sees it, whatever space is between its words."""
    return " ".join(_UNSEEN.sub("", line).split())
