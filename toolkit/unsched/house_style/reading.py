"""Reading house styles: that of a language, with what an office has otherwise laid over it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from unsched import frozen
from unsched.errors import Place, UnschedError, fault
from unsched.house_style.offices import office_table
from unsched.house_style.style import HouseStyle, Masthead
from unsched.house_style.tables import Table, laid_over, read_table
from unsched.resources import is_there, locate, names

# Languages for trying out, by the codes of Windows and Android, and their directions.
PSEUDO: Mapping[str, Literal["ltr", "rtl"]] = {"qps-ploc": "ltr", "qps-plocm": "rtl"}

_CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def languages() -> list[str]:
    """The codes of the languages that have a house style, sorted."""
    return [code for code in names("locales", "*/house-style.toml") if _CODE.fullmatch(code)]


def house_style(code: str, asked_at: Place, office: str | None = None) -> HouseStyle:
    """The house style of a language, in an office or in general; a pseudo-language has that of English.

    Raises `UnschedError` at the place that asks for a language or an office there is not, and with all that is
    wrong in a file.
    """
    if code in PSEUDO:
        masthead = Masthead(language=code)
        disguise = {"name": "Pseudo", "tag": code, "direction": PSEUDO[code], "masthead": masthead}
        return house_style("en", asked_at, office).model_copy(update=disguise)
    path = locate("locales", code, "house-style.toml")
    if not _CODE.fullmatch(code) or not is_there(path):
        raise fault("language", asked_at, found=code, expected=", ".join(languages()))
    general = read_table(path)
    return _in_general(general) if office is None else _in_office(general, office_table(office, asked_at), code)


def read_house_style(path: Path) -> HouseStyle:
    """The house style that a TOML file holds. Raises `UnschedError` with all that is wrong in it."""
    return _in_general(read_table(path))


@lru_cache(maxsize=64)
def _in_general(general: Table) -> HouseStyle:
    return _checked(general.data, general.place)


@lru_cache(maxsize=64)
def _in_office(general: Table, office: Table, code: str) -> HouseStyle:
    """A house style with that of an office laid over it; what is wrong then is the office's."""
    style = _in_general(general)
    own = office.under(code)
    if not own.data:
        return style

    def place(keys: frozen.Path, of_key: bool = False, /) -> Place:
        return max((own, general), key=lambda table: len(table.there(keys))).place(keys, of_key)

    return _checked(laid_over(general.data, own.data), place)


def _checked(data: Mapping[str, Any], place: frozen.Locator) -> HouseStyle:
    try:
        return HouseStyle.model_validate(data, context={"place": place})
    except ValidationError as error:
        raise UnschedError(frozen.findings(error, HouseStyle, place)) from None
