"""The instructions of a fixed piece of work, counted by valgrind, against a figure that is kept.

    python benchmarks/instructions.py [--renew]

Time moves from machine to machine and from minute to minute; how many instructions a version of Python needs for the
same work hardly does. Exits with 1 where a piece of work takes a tenth more than what is kept. `--renew` keeps what is
counted now: do so with a change that is meant to cost more, and say why in its message.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = Path(__file__).with_name("instructions.json")
MORE = 1.10

_READY = """
import gc
from pathlib import Path
from unsched import read_language, read_schedule, render
from unsched.writers.docx import write_docx
from unsched.writers.reference import default_reference
gc.disable()
schedule, looks = read_schedule(Path("schedules/a-ac290-2020-1.yaml")), default_reference()
languages = [read_language(code, schedule.domain) for code in ("ar", "en", "es", "fr", "ru", "zh")]
for _ in range({times}):
    for language in languages:
        write_docx(render(schedule, language), looks)
"""
DOCUMENTS = 10  # of each language


def main() -> None:
    """Count, and compare or keep."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise SystemExit("valgrind is not installed: apt install valgrind")
    version = ".".join(platform.python_version_tuple()[:2])
    found = counted(valgrind)
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    if "--renew" in sys.argv:
        KEPT.write_text(json.dumps({**kept, version: found}, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    elif version not in kept:
        raise SystemExit(f"no figure is kept for Python {version}: python benchmarks/instructions.py --renew")
    before = found if "--renew" in sys.argv else kept[version]
    for name, count in found.items():
        print(f"{name:32} {count:12,}   x {count / before[name]:.3f}")
    if any(count > before[name] * MORE for name, count in found.items()):
        raise SystemExit("more than a tenth above what is kept")


def counted(valgrind: str) -> dict[str, int]:
    """The thousands of instructions of each piece of work."""
    with tempfile.TemporaryDirectory() as folder:
        command = ("-m", "unsched", "render", "--all", "--force", "--output", folder)
        environment = {**os.environ, "PYTHONHASHSEED": "0", "XDG_CACHE_HOME": folder}
        ready = (sys.executable, "-c", _READY.format(times=1))
        subprocess.run(ready, env=environment, check=True)  # so that neither of the next two compiles a module
        once, more = (
            _instructions(valgrind, environment, "-c", _READY.format(times=times)) for times in (1, DOCUMENTS + 1)
        )
        subprocess.run([sys.executable, *command], env=environment, stdout=subprocess.DEVNULL, check=True)
        return {
            "a document, everything loaded": (more - once) // (DOCUMENTS * 6),
            "unsched --help": _instructions(valgrind, environment, "-m", "unsched", "--help"),
            "unsched render --all": _instructions(valgrind, environment, *command),
        }


def _instructions(valgrind: str, environment: dict[str, str], *words: str) -> int:
    """The thousands of instructions that Python takes for some words."""
    count = (valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, *words)
    done = subprocess.run(count, env=environment, capture_output=True, text=True, check=True)
    match = re.search(r"Collected : (\d+)", done.stderr)
    if match is None:
        raise SystemExit(done.stderr)
    return int(match[1]) // 1000


if __name__ == "__main__":
    main()
