"""The peers that documents are compared with, each given the texts of a document and writing them its own way.

    python benchmarks/peers.py PEER FOLDER

writes all documents of `FOLDER/texts.json`, as a script of somebody's would: it imports what it needs and no more.
What the peers write holds the same text; they have no masthead, heads, feet or directions to care for.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

Texts = Mapping[str, Any]  # `head` and `body`, lines; `rows`, each with its `time` and `entries`
Write = Callable[[Texts], bytes]

TEMPLATE = "template.docx"
NODE = Path(__file__).with_name("docxtemplater.js")


# docxtpl, as its documentation has it, and with its object kept.


def docxtpl(folder: Path) -> Write:
    """A template that is opened for each document."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 -- a script imports what it needs

    return lambda texts: _by_docxtpl(DocxTemplate(folder / TEMPLATE), texts)


def docxtpl_kept(folder: Path) -> Write:
    """A template that is opened once."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 -- as above

    template = DocxTemplate(folder / TEMPLATE)
    return lambda texts: _by_docxtpl(template, texts)


def _by_docxtpl(template: Any, texts: Texts) -> bytes:  # noqa: ANN401 -- of a package that may be absent
    template.render(dict(texts), autoescape=True)
    return _saved(template)


def _saved(document: Any) -> bytes:  # noqa: ANN401 -- as above
    file = BytesIO()
    document.save(file)
    return file.getvalue()


# python-docx, row by row as its documentation has it, and with a body that is parsed from text.


def python_docx_rows(_: Path) -> Write:
    """A table that grows by `add_row().cells`."""
    import docx  # noqa: PLC0415 -- as above

    def write(texts: Texts) -> bytes:
        document = docx.Document()
        for line in (*texts["head"], *texts["body"]):
            document.add_paragraph(line)
        table = document.add_table(0, 2)
        for row in texts["rows"]:
            first, second = table.add_row().cells
            first.text = row["time"]
            for number, entry in enumerate(row["entries"]):
                if number:
                    second.add_paragraph(entry)
                else:
                    second.text = entry
        return _saved(document)

    return write


def python_docx_body(_: Path) -> Write:
    """A body that is put together as text and parsed once, in a document that is kept."""
    import docx  # noqa: PLC0415 -- as above
    from docx.oxml import parse_xml  # noqa: PLC0415 -- as above
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 -- as above

    document = docx.Document()
    section = document.element.body.sectPr.xml

    def write(texts: Texts) -> bytes:
        body = f"<w:body>{wordprocessing(texts)}{section}</w:body>"
        # A subtree that moves from one document to another is looked through for namespaces, which is quadratic.
        document.part._element = parse_xml(f"<w:document {nsdecls('w')}>{body}</w:document>")  # noqa: SLF001
        return _saved(document)

    return write


def wordprocessing(texts: Texts) -> str:
    """The texts as WordprocessingML, without looks."""
    lines = "".join(map(_paragraph, (*texts["head"], *texts["body"])))
    rows = "".join(
        f"<w:tr><w:tc>{_paragraph(row['time'])}</w:tc>"
        f"<w:tc>{''.join(map(_paragraph, row['entries'] or ['']))}</w:tc></w:tr>"
        for row in texts["rows"]
    )
    return f"{lines}<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{rows}</w:tbl><w:p/>"


def _paragraph(line: str) -> str:
    runs = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' for part in line.split("\t"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"


# pandoc, a process for each document.


def pandoc(_: Path) -> Write:
    """HTML that pandoc turns into a document."""

    def write(texts: Texts) -> bytes:
        command = ("pandoc", "--from=html", "--to=docx", "--output=-")
        return subprocess.run(command, input=html(texts).encode(), capture_output=True, check=True).stdout

    return write


def html(texts: Texts) -> str:
    """The texts as HTML."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in (*texts["head"], *texts["body"]))
    rows = "".join(
        f"<tr><td>{escape(row['time'])}</td><td>{''.join(f'<p>{escape(e)}</p>' for e in row['entries'])}</td></tr>"
        for row in texts["rows"]
    )
    return f"<!DOCTYPE html><html><body>{lines}<table>{rows}</table></body></html>"


# docxtemplater, in a Node.js that waits for the next document.


def docxtemplater(folder: Path) -> Write:
    """A template that Node.js fills in; a document is asked for by a line and comes back as one."""
    from base64 import b64decode  # noqa: PLC0415 -- as above

    node = subprocess.Popen(
        ["node", str(NODE), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert node.stdin is not None  # noqa: S101 -- it was asked for
    assert node.stdout is not None  # noqa: S101 -- as above

    def write(texts: Texts) -> bytes:
        node.stdin.write(json.dumps(texts) + "\n")  # type: ignore[union-attr] # as above
        node.stdin.flush()  # type: ignore[union-attr] # as above
        return b64decode(node.stdout.readline())  # type: ignore[union-attr] # as above

    return write


PEERS: Mapping[str, Callable[[Path], Write]] = {
    "docxtpl": docxtpl,
    "docxtpl, its template kept": docxtpl_kept,
    "docxtemplater": docxtemplater,
    "python-docx, row by row": python_docx_rows,
    "python-docx, a parsed body": python_docx_body,
    "pandoc, a process a document": pandoc,
}


def here() -> dict[str, Callable[[Path], Write]]:
    """The peers that are installed."""
    there = {"docxtpl": _imports("docxtpl"), "docxtemplater": _node(), "pandoc": shutil.which("pandoc")}
    return {name: peer for name, peer in PEERS.items() if there.get(name.partition(",")[0], True)}


def _imports(name: str) -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 -- as above

    return find_spec(name) is not None


def _node() -> bool:
    found = shutil.which("node")
    if found is None:
        return False
    return subprocess.run([found, str(NODE), "--there"], capture_output=True, check=False).returncode == 0


def main() -> None:
    """Write all documents of a folder by one of the peers."""
    peer, folder = sys.argv[1], Path(sys.argv[2])
    every = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    if peer == "docxtemplater":
        os.execvp("node", ["node", str(NODE), str(folder), "--all"])
    write = PEERS[peer](folder)
    for language, texts in every.items():
        (folder / f"{language}.docx").write_bytes(write(texts))


if __name__ == "__main__":
    main()
