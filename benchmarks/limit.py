"""The limit: the body as text, the static parts of the package compressed once and copied."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from peers import wordprocessing

from unsched.writers.package import compressed, pack, unpacked


def limit() -> Callable[[dict[str, Any]], bytes]:
    """What writes documents with the parts of python-docx's own template."""
    file = BytesIO()
    docx.Document().save(file)
    parts = dict(unpacked(file.getvalue()))
    before, _, rest = parts.pop("word/document.xml").decode().partition("<w:body>")
    section = rest[rest.index("<w:sectPr") :]
    entries = [compressed(name, content) for name, content in parts.items()]

    def write(texts: dict[str, Any]) -> bytes:
        document = f"{before}<w:body>{wordprocessing(texts)}{section}"
        return pack([*entries, compressed("word/document.xml", document.encode())])

    return write
