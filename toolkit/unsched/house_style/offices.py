"""What an office (a duty station: New York, Geneva, Vienna) has otherwise: paper, job numbers, and ways of writing.

An office is a file, `locales/offices/<name>.toml`. A table in it that is named by a language, such as `[en.times]`,
is laid over the house style of that language, key by key.
"""

import re
from functools import lru_cache
from typing import Annotated, Literal

from unsched import refusals
from unsched.errors import Place, UnschedError, fault
from unsched.fields import Model
from unsched.house_style.patterns import pattern
from unsched.house_style.tables import Table, read_table
from unsched.marks import Form
from unsched.resources import is_there, locate, names

_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
JobNumber = Annotated[str, pattern("number", also=("letter",))]


class DutyStation(Model):
    """The paper of an office and the form of its job numbers.

    `job_prefix` stands before a number that begins with a figure. `original_job_number` is the form in a language
    that the document was written in, where that differs.
    """

    paper: Literal["letter", "A4"] | None = None  # `None`: that of the reference document
    job_prefix: Annotated[str, Form(r"^([A-Z]{1,3}\.)?$")] = ""
    job_number: JobNumber = "{number} ({letter})"
    original_job_number: JobNumber | None = None

    def numbered(self, job_number: str) -> str:
        """A job number with the prefix of the office: `GE.20-01234`."""
        return self.job_prefix + job_number if job_number[:1].isdigit() else job_number

    def job(self, job_number: str, letter: str, original: bool = False) -> str:
        """A job number as the first page has it, with the letter of a language: `20-01234 (F)`, `GE.20-01234(E)`."""
        form = (original and self.original_job_number) or self.job_number
        return form.format(number=self.numbered(job_number), letter=letter)


def offices() -> list[str]:
    """The names of the offices that are known, sorted."""
    found = (name.removesuffix(".toml") for name in names("locales/offices", "*.toml"))
    return [name for name in found if _NAME.fullmatch(name)]


def duty_station(office: str | None, asked_at: Place) -> DutyStation:
    """The paper and job numbers of an office, or those of documents without one.

    Raises `UnschedError` at the place that asks for an office there is not, or with all that is wrong in its file.
    """
    return DutyStation() if office is None else _station(office_table(office, asked_at))


def languages_of(office: Table) -> list[str]:
    """The languages, known or not, that an office has ways of writing for."""
    return [key for key, value in office.data.items() if isinstance(value, dict) and _LANGUAGE.fullmatch(key)]


@lru_cache(maxsize=64)
def _station(table: Table) -> DutyStation:
    own = {key: value for key, value in table.data.items() if key not in languages_of(table)}
    try:
        return DutyStation.read(own)
    except refusals.Refusal as refusal:
        raise UnschedError(refusals.findings(refusal, table.place)) from None


def office_table(office: str, asked_at: Place) -> Table:
    """The file of an office as a table. Raises `UnschedError` at the place that asks for one there is not."""
    path = locate("locales", "offices", f"{office}.toml")
    if not _NAME.fullmatch(office) or not is_there(path):
        raise fault("office", asked_at, found=office, expected=", ".join(offices()))
    return read_table(path)
