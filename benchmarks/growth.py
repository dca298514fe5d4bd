"""How a document grows: time and memory of timetables of 20 to 20,000 rows, beside the peers that are installed.

    python benchmarks/growth.py

Each figure is measured in a process of its own; ours renders and writes, the others are given the texts.
"""

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from limit import limit
from measuring import megabytes
from peers import here
from texts import check, prepare, texts

from unsched import read_language, render
from unsched.schedule.model import Schedule
from unsched.writers.docx import write_docx
from unsched.writers.reference import default_reference

ROWS = (20, 200, 2_000, 20_000)
MEETINGS_A_DAY = 9
OURS, LIMIT = "unsched, render and write", "the limit: text and copied parts"
PANDOC = "pandoc, a process a document"
TOO_LONG = {(PANDOC, 20_000), ("docxtpl, its template kept", 20_000)}  # minutes; as docxtpl
SMALL = 1_000  # rows that are measured more often


class Size(NamedTuple):
    """What a document of a size takes: milliseconds, and the MB of the process at most."""

    milliseconds: float
    megabytes: float


def main() -> None:
    """Print a table, or as a process of its own the figures of one contender at one size."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
    else:
        print(growth_table(growth()))


def growth(sizes: tuple[int, ...] = ROWS) -> dict[str, dict[int, Size]]:
    """What each contender takes at each size."""
    found: dict[str, dict[int, Size]] = {}
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            document = render(long_schedule(rows), read_language("fr", "a-ac290-2020-1"))
            prepare(Path(folder), {"fr": texts(document)})
            del document
            for name in (OURS, LIMIT, *here()):
                if (name, rows) not in TOO_LONG:
                    words = (sys.executable, __file__, name, str(rows), folder)
                    said = subprocess.run(words, capture_output=True, check=True, text=True).stdout
                    found.setdefault(name, {})[rows] = Size(*json.loads(said))
    return found


def growth_table(found: Mapping[str, Mapping[int, Size]]) -> str:
    """The figures as a table of Markdown."""
    sizes = sorted({rows for sizes in found.values() for rows in sizes})
    lines = ["| rows | " + " | ".join(f"{rows:,}" for rows in sizes) + " |", "| --- |" + " ---: |" * len(sizes)]
    for name, figures in found.items():
        cells = [f"{s.milliseconds:,.1f} ({s.megabytes:,.0f} MB)" if (s := figures.get(n)) else "–" for n in sizes]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def measure(name: str, rows: int, folder: Path) -> Size:
    """The figures of one contender at one size."""
    gc.set_threshold(100_000)  # as the command has it
    expected = json.loads((folder / "texts.json").read_text(encoding="utf-8"))["fr"]
    laps, prepared = 9 if rows < SMALL else 3, _ours(rows) if name == OURS else _peer(name, folder)
    times = []
    for lap in range(laps + 1):
        run = prepared(expected)
        start = time.perf_counter()
        data = run()
        times.append((time.perf_counter() - start) * 1000)
        if not lap:
            peak = megabytes()
            check(name, data, expected)
        if times[0] > 5_000:  # milliseconds: once is enough
            break
    return Size(statistics.median(times[1:] or times), peak)


Run = Callable[[], bytes]


def _ours(rows: int) -> Callable[[Any], Run]:
    """Each lap has a schedule that was not rendered before, in any language."""
    language, looks = read_language("fr", "a-ac290-2020-1"), default_reference()
    write_docx(render(long_schedule(20), language), looks)

    def prepared(_: Any) -> Run:  # noqa: ANN401 -- what the others are given
        schedule = long_schedule(rows)
        return lambda: write_docx(render(schedule, language), looks)

    return prepared


def _peer(name: str, folder: Path) -> Callable[[Any], Run]:
    write = limit() if name == LIMIT else here()[name](folder)
    return lambda given: lambda: write(given)


def long_schedule(rows: int) -> Schedule:
    """A schedule whose timetable has so many rows of meetings, on as many days as they need."""
    first = date(2020, 1, 1)
    days = []
    for number in range(0, rows, MEETINGS_A_DAY):
        hours = range(9, 9 + min(MEETINGS_A_DAY, rows - number))
        meetings = [{"time": f"{h:02}:00/{h:02}:50", "programme": [{"item": "5 (a)"}]} for h in hours]
        days.append({"date": str(first + timedelta(days=number // MEETINGS_A_DAY)), "meetings": meetings})
    facts = {
        "template": "organization-of-work", "symbol": "A/AC.290/2020/1", "organ": "General Assembly",
        "distribution": "general", "date": "2020-01-01", "original": "en", "body": "Security Council",
        "session": "First session", "dates": f"{first}/{days[-1]['date']}", "agenda_item": "5",
        "title": "Organization of work",
        "source": "Note by the Secretariat", "note": ["Programme of work"], "days": days,
        "agenda": {"5": {"title": "International law", "sub_items": {"a": "Capacity-building"}}},
    }  # fmt: skip
    return Schedule.read(facts, domain="a-ac290-2020-1")


if __name__ == "__main__":
    main()
