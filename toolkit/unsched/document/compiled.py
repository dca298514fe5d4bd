"""Compiled templates from one run to the next: compiling takes longer than filling six documents.

Code is used as long as a template and all the parts in it read the same, and Python, Jinja2 and the sandbox are the
same.
"""

import os

from jinja2 import Environment, TemplateNotFound, compiler
from jinja2.bccache import Bucket, BytecodeCache

from unsched.document import sandbox
from unsched.errors import UnschedError
from unsched.store import Store, ages, key_of


class CompiledTemplates(BytecodeCache):
    """The compiled templates that are kept."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template, or an empty bucket."""
        key = key_of("template", os.getcwd(), name, filename or "")  # noqa: PTH109 -- a key
        bucket = Bucket(environment, key, key_of(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code into a bucket where it is of the same sources."""
        if found := self._store.get(bucket.key, _makers()):
            source, parts, code = found
            if source == bucket.checksum and all(_reads(bucket.environment, *part) for part in parts):
                bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        environment = bucket.environment
        parts = [(name, _source(environment, name)) for name in getattr(environment, "parts", ())]
        self._store.put(bucket.key, _makers(), (bucket.checksum, parts, bucket.code))


def _makers() -> bytes:
    return ages(str(module.__file__) for module in (compiler, sandbox))


def _reads(environment: Environment, name: str, digest: str) -> bool:
    try:
        return _source(environment, name) == digest
    except (TemplateNotFound, UnschedError):
        return False


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None  # noqa: S101 -- whatever is compiled was loaded
    return key_of(environment.loader.get_source(environment, name)[0])
