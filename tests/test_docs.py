"""Pages of the documentation that hold what the program holds."""

import ast
import re
from fnmatch import fnmatchcase

from tests.conftest import ROOT
from tests.test_layers import imported, modules
from unsched.errors import WORDING, Finding, Place
from unsched.translation.checking import KINDS

PACKAGE = ROOT / "toolkit" / "unsched"
READING = {"unreadable", "too-large", "encoding"}  # what is wrong with a file of any kind


def kinds_of_findings() -> set[str]:
    """The kinds that the modules by which `check` finds something name in their code."""
    modules = [PACKAGE / name for name in ("po.py", "po_grammar.py", "catalog.py", "translation/checking.py")]
    named: set[object] = set()
    for path in (*modules, *PACKAGE.glob("translation/checks/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return (set(WORDING) & named) | READING


def section(page: str, heading: str) -> str:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_each_kind_of_finding_is_explained_to_translators_with_its_severity() -> None:
    tables = section("translating.md", "Each kind of finding, and what to do")
    explained = re.findall(r"^\| `([a-z-]+)` \| (error|warning) \|", tables, re.MULTILINE)

    assert sorted(explained) == sorted((kind, Finding(kind, Place("x.po")).severity) for kind in kinds_of_findings())


def test_what_cannot_be_silenced_is_in_the_first_table() -> None:
    tables = section("translating.md", "Each kind of finding, and what to do").split("\n### ")

    assert set(re.findall(r"^\| `([a-z-]+)`", tables[1], re.MULTILINE)) == kinds_of_findings() - KINDS


def rows_of_modules() -> dict[str, list[int]]:
    """The rows of the table of layers that each module stands in; `translation.checks.*` stands for all of these."""
    table = re.findall(r"^\| (\d) \| (.*) \|$", section("architecture.md", "Layers"), re.MULTILINE)
    rows = {pattern: int(row) for row, names in table for pattern in re.findall(r"`([^`]+)`", names)}
    return {name: [row for pattern, row in rows.items() if fnmatchcase(name, pattern)] for name in modules()}


def test_the_table_of_layers_has_each_module_once_and_none_below_what_it_imports() -> None:
    rows = rows_of_modules()
    assert [name for name, found in rows.items() if len(found) != 1] == []

    upwards = [
        (name, other)
        for name, path in modules().items()
        for other in {found.removeprefix("unsched.") for found in imported(path)} & set(rows)
        if rows[other] > rows[name]
    ]

    assert upwards == []
