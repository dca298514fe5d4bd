"""Reading house styles: that of a language, with what an office has otherwise laid over it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Literal

from unsched import refusals
from unsched.errors import Finding, Place, UnschedError, fault
from unsched.fields import keys
from unsched.house_style.offices import duty_station, languages_of, office_table
from unsched.house_style.style import HouseStyle, Masthead
from unsched.house_style.tables import Table, laid_over, read_table
from unsched.house_style.times import TimeOfDay
from unsched.resources import is_there, locate, names

# Languages for trying out, by the codes of Windows and Android, and their directions.
PSEUDO: Mapping[str, Literal["ltr", "rtl"]] = {"qps-ploc": "ltr", "qps-plocm": "rtl"}

# What a language is, and no office writes otherwise.
_OF_THE_LANGUAGE = frozenset(("name", "tag", "direction", "letter"))
_OF_AN_OFFICE = ", ".join(sorted(keys(HouseStyle).keys() - _OF_THE_LANGUAGE))
_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def languages() -> list[str]:
    """The codes of the languages that have a house style, sorted."""
    return [code for code in names("locales", "*/house-style.toml") if _CODE.fullmatch(code)]


def house_style(code: str, asked_at: Place, office: str | None = None) -> HouseStyle:
    """The house style of a language, in an office or in general; a pseudo-language has that of English.

    Raises `UnschedError` at the place that asks for a language or an office there is not, and with all that is
    wrong in a file; in that of an office, also in what it has for other languages.
    """
    if code in PSEUDO:
        masthead = Masthead(language=code)
        style = house_style("en", asked_at, office)
        return style.but(name="Pseudo", tag=code, direction=PSEUDO[code], masthead=masthead, _cldr=style.tag)
    general = _table(code, asked_at)
    if office is None:
        return _in_general(general)
    if findings := office_findings(office, asked_at):
        raise UnschedError(findings)
    return _in_office(general, office_table(office, asked_at), code)


def office_findings(office: str, asked_at: Place) -> list[Finding]:
    """All that is wrong in the file of an office, each mistake once; or, where it is asked for, that there is none."""
    try:
        table = office_table(office, asked_at)
    except UnschedError as error:
        return list(error.findings)
    checks: list[Callable[[], object]] = [partial(duty_station, office, asked_at)]
    checks += [partial(_laid, table, code) for code in languages_of(table)]
    return [finding for check in checks for finding in _findings_of(check)]


def _findings_of(check: Callable[[], object]) -> Iterator[Finding]:
    try:
        check()
    except UnschedError as error:
        yield from error.findings


def _laid(office: Table, code: str) -> HouseStyle:
    return _in_office(_table(code, office.place((code,))), office, code)


def _table(code: str, asked_at: Place) -> Table:
    path = locate("locales", code, "house-style.toml")
    if not _CODE.fullmatch(code) or not is_there(path):
        raise fault("language", asked_at, found=code, expected=", ".join(languages()))
    return read_table(path)


def read_house_style(path: Path) -> HouseStyle:
    """The house style that a TOML file holds. Raises `UnschedError` with all that is wrong in it."""
    return _in_general(read_table(path))


@lru_cache(maxsize=64)
def _in_general(general: Table) -> HouseStyle:
    return _checked(general.data, general)


@lru_cache(maxsize=64)
def _in_office(general: Table, office: Table, code: str) -> HouseStyle:
    """A house style with that of an office laid over it; what is wrong then is the office's."""
    style = _in_general(general)
    own = office.under(code)
    if not own.data:
        return style

    ways = {key: value for key, value in own.data.items() if key not in _OF_THE_LANGUAGE}
    findings = [
        Finding("unknown-key", own.place((key,)), {"found": key, "expected": _OF_AN_OFFICE})
        for key in own.data.keys() - ways.keys()
    ]
    try:
        laid = _checked(laid_over(general.data, ways), own, general)
    except UnschedError as error:
        raise UnschedError([*findings, *error.findings]) from None
    if findings:
        raise UnschedError(findings)
    return laid


def _checked(data: Mapping[str, Any], *tables: Table) -> HouseStyle:
    """The house style of the tables that were laid over each other, the uppermost first."""

    def place(path: refusals.Path, of_key: bool = False, /) -> Place:
        written = _as_written(path, tables)
        return max(tables, key=lambda table: len(table.there(written))).place(written, of_key)

    try:
        return HouseStyle.read(data, _place=place)
    except refusals.Refusal as refusal:
        found = refusals.findings(refusal, place)
        raise UnschedError({str(finding): finding for finding in found}.values()) from None


def _as_written(path: refusals.Path, tables: Sequence[Table]) -> refusals.Path:
    """The keys that a value was taken from: a time in a sentence is as in a table, where no file says otherwise."""
    shared = path[:2] == ("times", "running") and path[2:3] and path[2] in keys(TimeOfDay)
    return ("times", *path[2:]) if shared and not any(table.there(path) == path for table in tables) else path
