"""The layers: a module imports from lower rows only, and each third-party package has its doors."""

import ast
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from unsched.writers.reference import MAKERS

PACKAGE = ROOT / "toolkit" / "unsched"

LAYERS = [
    {"endings", "frozen", "placeholders"},
    {"errors"},
    {
        *("kept", "resources", "refusals", "telling"),
        *("document.tree", "translation.units", "translation.plurals"),
    },
    {"marks", "store"},
    {"fields"},
    {
        "po_grammar",
        "po_plain",
        "document.sandbox",
        "composing",
        "schedule.values",
        "house_style.patterns",
        "house_style.typography",
        "house_style.tables",
        "house_style.cldr",
        "translation.cldr",
        "document.elements",
        "document.meetings",
        "document.codecs",
        "document.notes",
        "writers.flow",
        "writers.text_lines",
        "writers.akn_names",
        "writers.columns",
        "writers.pages",
        "writers.part_names",
        "writers.revisions",
        "writers.styles",
        "writers.time_zones",
    },
    {
        "document.compiled",
        "house_style.lists",
        "house_style.times",
        "house_style.offices",
        "schedule.texts",
        "schedule.holidays",
    },
    {"house_style.dates", "house_style.numbering", "schedule.programme", "document.footnotes", "document.inlines"},
    {"house_style.style", "schedule.held"},
    {"house_style.reading"},
    {"house_style"},
    {"translation.checks.facts", "translation.checks.chinese_numerals"},
    {"translation.checks.numerals", "translation.checks.dates"},
    {"translation.checks.references", "translation.checks.times"},
    {"translation.checks.number_words"},
    {"po"},
    {"catalog", "schedule.model", "translation.checks.pairs", "translation.catalogs"},
    {"pseudo", "schedule.keys", "schedule.rules.rule"},
    {
        "language",
        "schedule.schema",
        *(
            f"schedule.rules.{name}"
            for name in ("agenda", "days", "documents", "meetings", "places", "texts", "typed_dates")
        ),
    },
    {
        "schedule.rules",
        "schedule.timetable",
        "document.parsing",
        "document.templating",
        "document.outline",
        "document.records",
        "writers.inspecting",
        "writers.package",
        "writers.pictures",
        "translation.checks.formats",
        "translation.checks.headers",
        "translation.checks.terminology",
        "translation.checks.prose",
        "translation.checks.values",
    },
    {"document.formats"},
    {
        "translation.checks.rules",
        "translation.checks.scripts",
        "translation.checks.pairing",
        "translation.checks.remains",
    },
    {"translation.checks.marks", "translation.checks.ranges", "translation.checks.characters"},
    {"translation.checks.typography", "translation.checks.wording"},
    {
        "schedule.reading",
        "document.rendering",
        "writers.codes",
        "writers.reference_parts",
        "writers.styles_in_language",
    },
    {"writers.reference", "schedule.beginning"},
    {"writers.wordprocessing"},
    {"writers.heads_and_feet", "writers.footnotes", "writers.tables"},
    {"writers.docx"},
    {"writers.web.words"},
    {"writers.web.tables", "writers.web.events", "writers.web.week"},
    {"writers.web.page"},
    {"writers.glyphs", "writers.pdf", "writers.calendars", "writers.records", "writers.web.index"},
    {"writers.akn_meta", "writers.markdown", "writers.plain_text"},
    {"writers.akn_words"},
    {"writers.akoma_ntoso"},
    {"writers"},
    {"office"},
    {"issuing.orders", "issuing.processes", "issuing.sheets"},
    {"issuing.destinations", "issuing.inputs", "issuing.running"},
    {"issuing.fonts", "issuing.manifest", "issuing.travelling", "issuing.work"},
    {"issuing.cluster", "issuing.planning"},
    {"issuing.batch"},
    {"issuing", "issuing.watching"},
    {"translation.elements"},
    {"translation.inline"},
    {"translation.tmx", "translation.xliff2"},
    {"translation.xliff"},
    {"translation.exchange", "translation.template_messages", "translation.memory", "translation.merging"},
    {"translation.extracting", "translation.gathering"},
    {"translation.statistics", "translation.updating"},
    {"translation.checking"},
    {"translation.reports"},
    {"__init__"},
    {"verifying.seen", "verifying.aligning"},
    {"verifying.reading", "verifying.wanted", "verifying.meetings", "verifying.markup", "verifying.calendar"},
    {"verifying.dates", "verifying.times", "verifying.numbers"},
    {"verifying.web", "verifying.archive", "verifying.word"},
    {"verifying.matching"},
    {"verifying.wording", "verifying.line_by_line"},
    {"verifying.programme", "verifying.table_by_table", "verifying.event_by_event"},
    {"verifying.layouts", "verifying.comparing"},
    {"verifying.documents"},
    {"verifying.folders"},
    {"asking", "completing", "progress"},
    {"cli_render", "cli_schedules", "cli_verify"},
    {"cli"},
    {"__main__"},
]

DOORS = {
    "barcode": {"writers.codes"},
    "segno": {"writers.codes"},
    "fontTools": {"writers.glyphs"},
    "babel": {"house_style.cldr", "translation.cldr", "writers.akn_names"},
    "dask": {"issuing.cluster"},
    "distributed": {"issuing.cluster"},
    "docx": {"verifying.word"},
    "filelock": {"issuing.destinations", "translation.updating"},
    "fsspec": {"issuing.destinations"},
    "icalendar": {"writers.calendars", "writers.time_zones"},
    "jinja2": {
        "document.compiled",
        "document.formats",
        "document.rendering",
        "document.sandbox",
        "document.templating",
        "translation.template_messages",
    },
    "lxml": {
        "document.elements",
        "translation.elements",
        "translation.inline",
        *(f"verifying.{name}" for name in ("archive", "markup", "web", "word")),
        "writers.inspecting",
        "writers.reference_parts",
        "writers.styles_in_language",
    },
    "markupsafe": {
        "document.formats",
        "document.rendering",
        "document.templating",
        "house_style.style",
        "writers.reference_parts",
    },
    "polib": {"po"},
    "rapidfuzz": {
        "translation.memory",
        *(f"verifying.{name}" for name in ("comparing", "line_by_line")),
    },
    "unicode_rbnf": {"house_style.cldr"},
    "rich": {"progress"},
    "typer": {"asking", "completing", "cli", "cli_render", "cli_schedules", "cli_verify", "telling"},
    "watchfiles": {"issuing.watching"},
    "yaml": {"composing"},
    "zlib_ng": {"writers.package"},
}

EMPTY = {
    "schedule",
    "document",
    "translation",
    "translation.checks",
    "verifying",
    "writers.web",
}  # folders whose own module says only what they are


def modules() -> dict[str, Path]:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return {name: path for name, path in found.items() if name not in EMPTY}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def layer_of(module: str) -> int:
    return next(index for index, layer in enumerate(LAYERS) if module in layer)


def test_every_module_has_a_layer() -> None:
    assert set(modules()) == set().union(*LAYERS)


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_from_lower_layers_only(module: str) -> None:
    own = {name.removeprefix("unsched.") for name in imported(modules()[module]) if name.startswith("unsched.")}
    known = {name for name in own if name in modules() and name != module}

    assert {name for name in known if layer_of(name) >= layer_of(module)} == set()


@pytest.mark.parametrize("module", modules())
def test_a_third_party_package_is_imported_through_its_doors_only(module: str) -> None:
    tops = {name.split(".")[0] for name in imported(modules()[module])}
    third_party = {name for name in tops if name not in sys.stdlib_module_names and name != "unsched"}

    assert {name for name in third_party if module not in DOORS[name]} == set()


def test_no_word_that_a_reader_sees_is_in_the_package() -> None:
    """Official words are in catalogs, templates and schedules (design, law 3)."""
    official = ("Distr.", "Original:", 'Annex"', "continued)", "Agenda item")

    found = [(path.name, word) for path in modules().values() for word in official if word in path.read_text()]

    assert found == []


def test_what_is_kept_of_a_reference_names_all_modules_that_make_it() -> None:
    made_by, waiting = set(), ["writers.reference"]
    while waiting:
        module = waiting.pop()
        made_by.add(module)
        names = {name.removeprefix("unsched.") for name in imported(modules()[module])}
        waiting += [name for name in names & set(modules()) - made_by if name.startswith("writers.")]

    assert {f"{name.replace('.', '/')}.py" for name in made_by} == {*MAKERS, "writers/pictures.py"}
