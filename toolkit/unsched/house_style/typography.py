"""The marks of a language and the spaces about them, as official documents print them: a part of its house style."""

from collections.abc import Mapping
from typing import Annotated, Literal

from unsched.fields import Model
from unsched.marks import Length

_Mark = Annotated[str, Length(1, 1)]
_Text = Annotated[str, Length(1, 20)]
_Marks = Annotated[str, Length(most=40)]


class Typography(Model):
    """Which marks a language has, and how they are spaced; whatever is left out has no rule.

    `spaced_before` and `spaced_after` are marks with a no-break space at that side, `closed_before` and
    `closed_after` those with none. `solid` is a script whose letters stand beside figures and Latin letters without
    a space. `marks` has the language's own for Latin ones beside letters of its `script`, `openings` the mark that
    opens what another ends. `quotes` are pairs, the first for a quotation and the others for one within it. `figures`
    is the dash between the figures of a range. `letters` and `years` are what is not written, a letter or a word
    after a year, and what is written in its stead.
    """

    script: Literal["Arabic", "Han"] | None = None
    solid: bool = False
    spaced_before: _Marks = ""
    spaced_after: _Marks = ""
    closed_before: _Marks = ""
    closed_after: _Marks = ""
    marks: Mapping[_Mark, _Mark] = {}
    openings: Mapping[_Mark, _Mark] = {}
    quotes: tuple[Annotated[str, Length(2, 2)], ...] = ()
    apostrophe: _Mark | None = None
    figures: _Mark | None = None
    letters: Mapping[_Mark, _Mark] = {}
    years: Mapping[_Text, _Text] = {}
