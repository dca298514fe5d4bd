"""What an office keeps of its own beside schedules: `office.yaml`, with its emblem and its reference document.

    emblem: emblem.png
    reference: our-styles.docx

The emblem of the United Nations is protected, so none is shipped; whoever may use it gives the file.
"""

import os
from pathlib import Path
from typing import Annotated

from unsched import refusals
from unsched.composing import read_mapping
from unsched.errors import UnschedError, fault, in_order
from unsched.fields import Model
from unsched.frozen import Frozen
from unsched.marks import Length
from unsched.writers.pictures import read_emblem
from unsched.writers.reference import Reference, default_reference, read_reference

OFFICE = Path("office.yaml")


class Office(Model):
    """The files of an office, each named from the folder that `office.yaml` lies in."""

    emblem: Annotated[str, Length(1)] | None = None
    reference: Annotated[str, Length(1)] | None = None


def looks(reference: Path | None, office: Path = OFFICE) -> Reference:
    """The reference that documents take their looks from, with the office's emblem in its masthead.

    A `reference` that is asked for comes before the office's, and that before the one shipped. Raises
    `UnschedError` when a file is wanting or lies outside of the office's folder.
    """
    if not os.path.lexists(office):
        return read_reference(reference) if reference else default_reference()
    own, place = _read_office(office)
    within = _Folder(office.parent, place)
    if reference is None and own.reference:
        reference = within.file("reference", own.reference)
    found = read_reference(reference) if reference else default_reference()
    return found.but(emblem=read_emblem(within.file("emblem", own.emblem))) if own.emblem else found


def named_files(office: Path = OFFICE) -> tuple[Path, ...]:
    """The files that an `office.yaml` names. Raises `UnschedError` where one lies outside of the office's folder."""
    own, place = _read_office(office)
    within = _Folder(office.parent, place)
    named = {"emblem": own.emblem, "reference": own.reference}
    return tuple(within.file(key, name) for key, name in named.items() if name)


def _read_office(path: Path) -> tuple[Office, refusals.Locator]:
    data, place = read_mapping(path, "the keys of an office")
    try:
        return Office.read(data), place
    except refusals.Refusal as refusal:
        raise UnschedError(in_order(refusals.findings(refusal, place))) from None


class _Folder(Frozen):
    """An office's folder, which none of its files may lie outside of, a link's target included."""

    path: Path
    place: refusals.Locator

    def file(self, key: str, name: str) -> Path:
        file = self.path / name
        if not file.resolve().is_relative_to(self.path.resolve()):
            raise fault("value", self.place((key,)), found=repr(name), expected="a file in the folder of the office")
        return file
