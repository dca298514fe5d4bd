"""The house style of a language: how official documents write dates, times, ranges, numbers and lists.

A house style is data, `locales/<language>/house-style.toml`, with what an office has otherwise laid over it. CLDR
spells ordinals and names what the file leaves out; official practice, which the file holds, comes before CLDR
everywhere.
"""

from unsched.house_style.offices import DutyStation, duty_station, offices
from unsched.house_style.patterns import Names
from unsched.house_style.reading import PSEUDO, house_style, languages, office_findings, read_house_style
from unsched.house_style.style import HouseStyle

__all__ = [
    "PSEUDO",
    "DutyStation",
    "HouseStyle",
    "Names",
    "duty_station",
    "house_style",
    "languages",
    "office_findings",
    "offices",
    "read_house_style",
]
