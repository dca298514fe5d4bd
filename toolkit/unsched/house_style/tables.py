"""TOML files as tables, one laid over another, and where each of their keys stands."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from unsched.errors import Place, fault
from unsched.frozen import Frozen
from unsched.refusals import Path as Keys
from unsched.resources import once_a_version, plain_text, read_bytes
from unsched.store import made_once

_MAKERS = ("resources.py", "house_style/tables.py")  # of what is kept of a table


class Table(Frozen):
    """What a TOML file holds, or the table under the keys `below` in it.

    It is equal to itself alone: as long as a file does not change, it is read as the same table.
    """

    path: Path
    data: Mapping[str, Any]
    below: Keys = ()

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def under(self, key: str) -> "Table":
        """The table under a key, an empty one where there is none."""
        found = self.data.get(key)
        return Table(self.path, found if isinstance(found, Mapping) else {}, (*self.below, key))

    def place(self, keys: Keys, of_key: bool = False, /) -> Place:  # noqa: ARG002 -- a `Locator`
        """Where a key stands, `FILE [a.b]`; the table that lacks it where it is missing."""
        named = ".".join(map(str, (*self.below, *self.there(keys))))
        return Place(f"{self.path} [{named}]" if named else str(self.path))

    def there(self, keys: Keys) -> Keys:
        """The keys as far as they lead to something."""
        found: Any = self.data
        for index, key in enumerate(keys):
            if not isinstance(found, Mapping):
                return keys  # into a list or a text
            if key not in found:
                return keys[:index]
            found = found[key]
        return keys


@once_a_version
def read_table(path: Path) -> Table:
    """The table of a TOML file. Raises `UnschedError` where it is none."""
    data = read_bytes(path)
    return Table(path, made_once("table", data, _MAKERS, lambda: _parsed(plain_text(data, path), path)))


def _parsed(text: str, path: Path) -> Mapping[str, Any]:
    import tomllib  # noqa: PLC0415 -- mostly there is nothing to be parsed anew

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise fault("toml", Place(str(path)), reason=str(error)) from None
    except RecursionError:
        raise fault("toml", Place(str(path)), reason="it is nested too deep") from None


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """A table with another laid over it: tables key by key, other values as a whole."""
    return {**below, **{key: _over(below.get(key), value) for key, value in above.items()}}


def _over(below: object, above: object) -> object:
    return laid_over(below, above) if isinstance(below, Mapping) and isinstance(above, Mapping) else above
