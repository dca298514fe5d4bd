"""How a document grows: time and memory of rendering and writing timetables of 20 to 20,000 rows.

python benchmarks/growth.py
"""

import resource
import subprocess
import sys
import time
from datetime import date, timedelta

from unsched import read_language, render
from unsched.schedule.model import Schedule
from unsched.writers.docx import write_docx
from unsched.writers.reference import default_reference

ROWS = (20, 200, 2_000, 20_000)
MEETINGS_A_DAY = 9


def main() -> None:
    """Print a row for each size, each measured in a process of its own."""
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
        return
    print("rows   render ms   write ms   of the document KiB   peak MB")
    for rows in ROWS:
        subprocess.run([sys.executable, __file__, str(rows)], check=True)


def measure(rows: int) -> None:
    """Print the figures of one size."""
    schedule, language, looks = long_schedule(rows), read_language("fr", "a-ac290-2020-1"), default_reference()
    render(long_schedule(20), language)
    times = []
    for _ in range(3 if rows > 5_000 else 9):
        start = time.perf_counter()
        document = render(schedule, language)
        middle = time.perf_counter()
        data = write_docx(document, looks)
        del document  # one at a time, as when documents are issued
        times.append(((middle - start) * 1000, (time.perf_counter() - middle) * 1000))
    rendering, writing = sorted(times)[len(times) // 2]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows:6} {rendering:10.1f} {writing:10.1f} {len(data) / 1024:14.0f} {peak:18.0f}")


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
    return Schedule.model_validate(facts, context={"domain": "a-ac290-2020-1"})


if __name__ == "__main__":
    main()
