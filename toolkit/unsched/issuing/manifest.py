"""The manifest beside the documents: what each was made of, and what it was when it was written.

It is a list of digests and no more. Without it, or where it cannot be used, everything is rendered anew.
"""

import json
from typing import Any

from unsched.errors import Finding, Place, UnschedError
from unsched.frozen import Frozen
from unsched.issuing.destinations import Destination
from unsched.issuing.sheets import Reading

NAME = ".unsched-manifest.json"
VERSION = 1


class Known(Frozen):
    """A schedule that nothing was found in, as it was read: the key of its inputs, and what `Reading` has."""

    key: str
    digest: str
    source: str
    office: str | None
    issued: tuple[tuple[str, str], ...]


class Manifest:
    """What is known of schedules by their paths, and of documents by the names of their files: key and proof."""

    def __init__(
        self, schedules: dict[str, Known] | None = None, documents: dict[str, tuple[str, str]] | None = None
    ) -> None:
        self.schedules, self.documents = schedules or {}, documents or {}
        self.changed = False

    def reading(self, file: str, key: str) -> Known | None:
        """What is known of a schedule whose inputs have that key."""
        known = self.schedules.get(file)
        return known if known and known.key == key else None

    def note_schedule(self, reading: Reading, key: str) -> None:
        """Keep what was read of a schedule, or forget it where something was found: that is to be told each time."""
        file = str(reading.file)
        if reading.findings:
            self.changed |= self.schedules.pop(file, None) is not None
        elif self.reading(file, key) is None:
            self.schedules[file] = Known(key, reading.digest, reading.source, reading.office, reading.issued)
            self.changed = True

    def note_document(self, name: str, key: str, proof: str) -> None:
        """Keep what a document was made of and what was written."""
        if self.documents.get(name) != (key, proof):
            self.documents[name] = (key, proof)
            self.changed = True


def read_manifest(destination: Destination) -> tuple[Manifest, Finding | None]:
    """The manifest of a destination, or an empty one, with a warning where there is one that cannot be used."""
    try:
        data = destination.read(NAME)
        return (parsed(data) if data is not None else Manifest()), None
    except UnschedError as error:
        reason = error.findings[0].message
    except ValueError as error:
        reason = str(error)
    return Manifest(), Finding("manifest", Place(str(destination.shown(NAME))), {"reason": reason})


def write_manifest(destination: Destination, manifest: Manifest) -> None:
    """Write a manifest that has changed and tells of documents. Raises `UnschedError` where it cannot be written."""
    if manifest.changed and manifest.documents:
        destination.write(NAME, text(manifest))


def text(manifest: Manifest) -> bytes:
    """A manifest as JSON, the same for the same content."""
    content = {
        "unsched-manifest": VERSION,
        "schedules": {
            file: [known.key, known.digest, known.source, known.office, known.issued]
            for file, known in sorted(manifest.schedules.items())
        },
        "documents": dict(sorted(manifest.documents.items())),
    }
    return json.dumps(content, separators=(",", ":")).encode("ascii")  # a path may be no UTF-8


def parsed(data: bytes) -> Manifest:
    """The manifest that bytes stand for. Raises `ValueError` with what is wrong with it."""
    try:
        content = json.loads(data.decode("ascii"))
    except ValueError:
        raise ValueError("it is not JSON") from None
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    version = content.get("unsched-manifest") if isinstance(content, dict) else None
    if version != VERSION:
        raise ValueError(f"it is of another version, {version!r}; expected {VERSION}" if version else "it is none")
    try:
        schedules = {file: _known(*fields) for file, fields in content["schedules"].items()}
        documents = {name: _texts(key, proof) for name, (key, proof) in content["documents"].items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        raise ValueError("it is damaged") from None
    return Manifest(schedules, documents)


def _known(key: Any, digest: Any, source: Any, office: Any, issued: Any) -> Known:  # noqa: ANN401 -- checked here
    named = tuple(_texts(name, template) for name, template in issued)
    _texts(key, digest, source, office or "")
    return Known(key, digest, source, office, named)


def _texts(*values: object) -> Any:  # noqa: ANN401 -- a tuple of as many texts
    """The values where all are texts. Raises `TypeError` where one is none."""
    if not all(isinstance(value, str) for value in values):
        raise TypeError
    return values
