"""JSON: the record of a document, for websites and other programs."""

import json

from unsched.document.records import record
from unsched.document.tree import Document


def write_record(document: Document) -> bytes:
    """The record of a document as JSON in UTF-8, indented; its keys are in the order of the schema."""
    return json.dumps(record(document), ensure_ascii=False, indent=1).encode() + b"\n"
