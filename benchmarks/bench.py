"""All that is measured, written into docs/performance.md with the machine it was measured on.

python benchmarks/bench.py [ROUNDS]
"""

import re
import sys
import tempfile
from pathlib import Path

from figure import curves
from growth import growth, growth_table
from measuring import machine, table
from seed import COMMAND, DOCUMENT, commands, documents

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
PICTURE = PAGE.parent / "pictures" / "growth.svg"
_MEASURED = re.compile(r"(<!-- measured -->\n).*(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Measure, write the page and the picture, and print the page."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as name:
        tables = [table(DOCUMENT, documents(Path(name), rounds * 4)), table(COMMAND, commands(Path(name), rounds))]
    grown = growth()
    PICTURE.write_text(
        curves(
            "One document, by the rows of its timetable",
            ("rows", "ms"),
            {name: [(rows, size.milliseconds) for rows, size in sizes.items()] for name, sizes in grown.items()},
        ),
        encoding="utf-8",
    )
    found = "\n\n".join((f"Measured on {machine()}.", *tables, growth_table(grown)))
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_MEASURED.sub(lambda match: f"{match[1]}{found}\n{match[2]}", page), encoding="utf-8")
    print(found)


if __name__ == "__main__":
    main()
