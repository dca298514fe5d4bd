"""Make the pictures of the documentation: `make pictures`.

The seed, with a job number for an example, as LibreOffice prints it. Needs LibreOffice, poppler's pdftoppm and Pillow.
"""

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from unsched import read_language, read_schedule, render, write
from unsched.house_style import languages

SEED = Path("schedules/a-ac290-2020-1.yaml")
EXAMPLE = "job_number: 20-01234\nreceived: 2020-01-25\nissued: 2020-01-27\n"
TARGET = Path("docs/pictures")
DOTS_AN_INCH, SMALL = 72, 36


def main() -> None:
    """Write a picture of the first two pages for each language, and one of the six first pages."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        schedule = folder / SEED.name
        schedule.write_text(EXAMPLE + SEED.read_text(encoding="utf-8"), encoding="utf-8")
        firsts = []
        for code in languages():
            pages = printed(schedule, code, folder)
            side_by_side(pages[:2]).save(TARGET / f"{code}.png", optimize=True)
            firsts.append(
                pages[0].resize([side * SMALL // DOTS_AN_INCH for side in pages[0].size], Image.Resampling.LANCZOS)
            )
        side_by_side(firsts).save(TARGET / "six.png", optimize=True)


def printed(schedule: Path, code: str, folder: Path) -> list[Image.Image]:
    """The pages of the document in a language."""
    pdf = folder / f"{code}.pdf"
    write(render(read_schedule(schedule), read_language(code, SEED.stem)), pdf)
    command = ["pdftoppm", "-png", "-gray", "-r", str(DOTS_AN_INCH), str(pdf), str(folder / code)]
    subprocess.run(command, check=True)
    return [Image.open(page).convert("L") for page in sorted(folder.glob(f"{code}-*.png"))]


def side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """Pages in a row, a thin grey line between and around them."""
    width, height = sum(page.width + 1 for page in pages) + 1, max(page.height for page in pages) + 2
    row = Image.new("L", (width, height), 160)
    left = 1
    for page in pages:
        row.paste(page, (left, 1))
        left += page.width + 1
    return row.quantize(16)


if __name__ == "__main__":
    main()
