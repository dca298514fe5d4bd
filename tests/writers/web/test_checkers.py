"""Pages before two checkers from outside: the Nu HTML checker, and axe-core in Chromium.

axe-core asks for WCAG 2.2 AA and its own best practices, on a phone of 320 pixels in light (1.4.10) and a desktop in dark;
nothing may be fetched, and no page be wider than its screen.
"""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests import trees
from tests.conftest import LANGUAGES, SEED, installed, program
from tests.issued import SCHEDULES, issued

from unsched.document import tree
from unsched.issuing import Order, issue
from unsched.writers.web.page import write_html

# Where npm has put what the tests meet.
MODULES = os.environ.get("NODE_PATH", "node_modules")
# It takes data for scripts, and pictures within the page for fetched ones.
MISTAKEN = "Content Security Policy"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every document in each language with the indexes, and a document with every block in three scripts."""
    folder = tmp_path_factory.mktemp("pages")
    for schedules in ((SEED,), SCHEDULES[1:]):
        order = Order(schedules, LANGUAGES, folder / schedules[0].stem, ".html")
        assert [
            outcome for outcome in issue(order) if any(found.severity == "error" for found in outcome.findings)
        ] == []
    for script in trees.SCRIPTS:
        (folder / f"whole-{script}.html").write_bytes(write_html(trees.whole(script)))
    hostile = tree.Paragraph("p", ("<script>alert(1)</script> ]]> \" onload='x'", tree.Link("javascript:alert(1)")))
    document = issued()["A_AC.290_2020_1"]["en"]
    page = write_html(document.but(place="</script><b>", content=(*document.content, hostile)))
    (folder / "hostile.html").write_bytes(page)
    return folder


def said(*command: object, environment: Mapping[str, str] | None = None) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=True, env=environment)
    return done.stdout


def test_every_page_is_valid_html(pages: Path) -> None:
    checker = installed(MODULES, "vnu-jar/build/dist/vnu.jar")
    files = sorted(pages.rglob("*.html"))

    told = said(program("java"), "-jar", checker, "--format", "json", "--stdout", "--exit-zero-always", *files)

    assert len(files) > 80
    assert [found for found in json.loads(told)["messages"] if MISTAKEN not in found["message"]] == []


def test_pages_are_accessible_on_a_phone_and_on_a_desktop(pages: Path) -> None:
    """The seed in six languages, the others in Arabic: what differs between languages is words."""
    environment = {
        **os.environ,
        "NODE_PATH": str(installed(MODULES, "axe-core").parent),
        "CHROMIUM": program("chromium"),
    }
    patterns = (f"{SEED.stem}/*.html", f"{SCHEDULES[1].stem}/*-ar.html", "*.html")
    files = [file for pattern in patterns for file in pages.glob(pattern)]

    told = said(program("node"), Path(__file__).with_name("axe.cjs"), *files, environment=environment)

    assert json.loads(told) == []
