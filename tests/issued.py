"""Every document of the seed and of the programmes, for tests of what each format makes of them."""

from collections.abc import Iterator
from functools import lru_cache

from tests.conftest import LANGUAGES, ROOT, SEED
from unsched import Document, read_language, read_schedule, render
from unsched.document import tree

SCHEDULES = (SEED, *sorted((ROOT / "schedules" / "programmes").glob("*.yaml")))


@lru_cache(maxsize=1)
def issued() -> dict[str, dict[str, Document]]:
    """The documents by their names and languages."""
    found: dict[str, dict[str, Document]] = {}
    for schedule in map(read_schedule, SCHEDULES):
        for issue in schedule.issues():
            name = issue.name.replace("/", "_")
            found[name] = {
                language: render(issue, read_language(language, issue.domain, office=issue.office))
                for language in LANGUAGES
            }
    return found


def lines_of(blocks: tuple[object, ...]) -> Iterator[str]:
    """The words of what a reader must find: paragraphs, days, meetings and entries, each as often as it is there."""
    for block in blocks:
        match block:
            case tree.Paragraph():
                yield tree.plain(block.content)
            case tree.Entry():
                yield f"{block.label} {tree.plain(block.content)}" if block.label else tree.plain(block.content)
            case tree.Annex():
                yield from map(tree.plain, (block.heading, block.title))
                yield from lines_of(block.content)
            case tree.Timetable():
                yield from lines_of(block.days)
            case tree.Grid():
                yield from (line for row in block.rows for cell in row.cells for line in lines_of(cell))
            case tree.Day():
                yield tree.plain(block.title)
                yield tree.plain(block.remark or ())
                yield from lines_of(block.meetings)
            case tree.Meeting():
                yield from map(tree.plain, block.about)
                yield from lines_of(block.entries)
