"""What a schedule must hold to make sense, beyond the shape that its model checks.

Each rule is a generator of findings; the reader of the schedule decides what becomes of them.
"""

from collections.abc import Iterator

from unsched.errors import Finding
from unsched.schedule.model import Schedule
from unsched.schedule.rules import agenda, days, documents, meetings, places, texts, typed_dates
from unsched.schedule.rules.rule import Locate

RULES = (
    *(*documents.RULES, *texts.RULES, *typed_dates.RULES),
    *(*meetings.RULES, *days.RULES, *places.RULES, *agenda.RULES),
)


def findings(schedule: Schedule, locate: Locate) -> Iterator[Finding]:
    """All that the rules find in a schedule, each at the place that `locate` gives for its path."""
    for rule in RULES:
        yield from rule(schedule, locate)
