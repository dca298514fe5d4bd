"""Reading a schedule out of YAML, every mistake with its line and column."""

from pathlib import Path

from unsched import refusals
from unsched.composing import read_mapping
from unsched.errors import Finding, UnschedError, in_order
from unsched.schedule import rules
from unsched.schedule.model import Schedule


def read_schedule(path: Path) -> Schedule:
    """The schedule that a YAML file holds.

    Raises `UnschedError` with everything found in it when that stands in the way of a document.
    """
    return examine_schedule(path)[0]


def examine_schedule(path: Path, text: str | None = None) -> tuple[Schedule, list[Finding]]:
    """The schedule that a YAML file holds, or will hold with a `text`, and the warnings that it gives rise to.

    Raises as `read_schedule`.
    """
    schedule, place = locate_schedule(path, text)
    findings = in_order(rules.findings(schedule, place))
    if any(finding.severity == "error" for finding in findings):
        raise UnschedError(findings)
    return schedule, findings


def locate_schedule(path: Path, text: str | None = None) -> tuple[Schedule, refusals.Locator]:
    """The schedule that a YAML file holds, its meaning not yet examined, and where each value stands.

    Raises `UnschedError` with everything that is wrong in its form.
    """
    data, place = read_mapping(path, "the keys of a schedule", text)
    try:
        return Schedule.read(data, domain=path.stem), place
    except refusals.Refusal as refusal:
        raise UnschedError(in_order(refusals.findings(refusal, place))) from None
