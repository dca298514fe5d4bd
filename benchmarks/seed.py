"""The seed in six languages: one command from start to end, and the bare path, beside docxtpl in the same run.

    python benchmarks/seed.py [ROUNDS]

The contenders take turns; medians are given, and their ratio to docxtpl. Needs docxtpl beside the project's own
packages (`make bench` installs it). What docxtpl writes holds the same text; it has no masthead, heads, feet or
directions to care for.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

from unsched import Document, read_language, read_schedule, render
from unsched.document import tree
from unsched.house_style import languages
from unsched.writers.docx import write_docx
from unsched.writers.reference import default_reference

SEED = Path("schedules/a-ac290-2020-1.yaml")

DOCXTPL = """
import json, sys
from docxtpl import DocxTemplate
folder = sys.argv[1]
for language, context in json.load(open(f"{folder}/six.json", encoding="utf-8")).items():
    template = DocxTemplate(f"{folder}/template.docx")
    template.render(context, autoescape=True)
    template.save(f"{folder}/{language}.docx")
"""


def main() -> None:
    """Run all contenders in turn and print a table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    schedule = read_schedule(SEED)
    looks = default_reference()
    spoken = {code: read_language(code, schedule.domain) for code in languages()}
    documents = {code: render(schedule, language) for code, language in spoken.items()}
    with tempfile.TemporaryDirectory() as folder:
        prepare_docxtpl(Path(folder), documents)
        python = sys.executable
        contenders: dict[str, Callable[[], object]] = {
            "docxtpl, a script that writes the six": lambda: run(python, "-c", DOCXTPL, folder),
            "unsched render --all": lambda: run(python, "-m", "unsched", "render", "--all", "-o", folder),
            "import docxtpl": lambda: run(python, "-c", "import docxtpl"),
            "unsched --help": lambda: run(python, "-m", "unsched", "--help"),
        }
        report(contenders, rounds)
        check_docxtpl(Path(folder), documents)
    print()
    steady: dict[str, Callable[[], object]] = {
        f"render + write, {code}": lambda code=code: write_docx(render(schedule, spoken[code]), looks)  # type: ignore[misc]
        for code in spoken
    }
    report(steady, rounds * 10)


def run(*command: str) -> None:
    """Run a command to its end."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def report(contenders: dict[str, Callable[[], object]], rounds: int) -> None:
    """Time contenders in turn, after one round to warm up, and print median, spread and ratio to the first."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for lap in range(rounds + 1):
        for name, contender in contenders.items():
            start = time.perf_counter()
            contender()
            if lap:
                times[name].append((time.perf_counter() - start) * 1000)
    first = statistics.median(next(iter(times.values())))
    for name, laps in times.items():
        low, median, high = statistics.quantiles(laps, n=4)
        print(f"{name:40} {median:8.2f} ms   ({low:.2f}–{high:.2f})   × {median / first:.2f}")


# docxtpl, given the same texts.


def prepare_docxtpl(folder: Path, documents: dict[str, Document]) -> None:
    """Write the contender's template and the texts of the six documents."""
    word = docx.Document()
    for name in ("head", "body"):
        for line in (f"{{%p for line in {name} %}}", "{{ line }}", "{%p endfor %}"):
            word.add_paragraph(line)
    table = word.add_table(3, 2)
    table.cell(0, 0).text, table.cell(2, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    table.cell(1, 0).text = "{{ row.time }}"
    cell = table.cell(1, 1)
    cell.text = "{%p for entry in row.entries %}"
    cell.add_paragraph("{{ entry }}")
    cell.add_paragraph("{%p endfor %}")
    word.save(str(folder / "template.docx"))
    contexts = {code: context(document) for code, document in documents.items()}
    (folder / "six.json").write_text(json.dumps(contexts), encoding="utf-8")


def context(document: Document) -> dict[str, list[object]]:
    """The texts of a document as the contender's template asks for them."""
    block, masthead = document.masthead.distribution, document.masthead
    annex = next(block for block in document.content if isinstance(block, tree.Annex))
    timetable = next(block for block in annex.content if isinstance(block, tree.Timetable))
    lines = (block.category, block.date, block.language or (), block.original)
    rows: list[object] = [{"time": tree.plain(timetable.times), "entries": [tree.plain(timetable.entries)]}]
    for day in timetable.days:
        rows.append({"time": tree.plain(day.title), "entries": []})
        rows += [{"time": tree.plain(m.time), "entries": [entry(e) for e in m.entries]} for m in day.meetings]
    paragraphs = [tree.plain(p.content) for p in document.content if isinstance(p, tree.Paragraph)]
    return {
        "head": [*map(tree.plain, (masthead.organization, masthead.organ, *lines)), masthead.symbol],
        "body": [*paragraphs, tree.plain(annex.heading), tree.plain(annex.title)],
        "rows": rows,
    }


def entry(node: tree.Entry) -> str:
    """An entry with its label."""
    return f"{node.label}\t{tree.plain(node.content)}" if node.label else tree.plain(node.content)


def check_docxtpl(folder: Path, documents: dict[str, Document]) -> None:
    """Make sure that what the contender wrote holds the same words."""
    for code, document in documents.items():
        texts = context(document)
        written = docx.Document(str(folder / f"{code}.docx"))
        found = {paragraph.text for paragraph in written.paragraphs}
        missing = [line for line in (*texts["head"], *texts["body"]) if line not in found]
        if missing:
            raise SystemExit(f"docxtpl wrote other texts in {code}: {missing}")


if __name__ == "__main__":
    main()
