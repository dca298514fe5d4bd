"""Compiled templates in a folder, from one run to the next: compiling takes longer than filling six documents.

What is kept is Python's own code, as in `__pycache__`, and as safe: the folder has to be the user's alone. It is used
as long as a template and all the parts in it read the same, and Python, Jinja2 and the sandbox are the same.
"""

import marshal
import os
import sys
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, compiler
from jinja2.bccache import Bucket, BytecodeCache

from unsched.document import sandbox
from unsched.errors import UnschedError
from unsched.resources import read_bytes, write_whole

_DIGEST = 32  # bytes


class CompiledTemplates(BytecodeCache):
    """The compiled templates of a folder, each in a file of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template, or an empty bucket."""
        key = _digest(os.getcwd(), name, filename or "").hex()  # noqa: PTH109 -- a key
        bucket = Bucket(environment, key, _digest(source).hex())
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code into a bucket where it is whole and of the same sources."""
        try:
            data = read_bytes(self._folder / bucket.key) if _is_ours(self._folder) else b""
        except UnschedError:
            return
        sealed, content = data[:_DIGEST], data[_DIGEST:]
        if not content or sealed != sha256(_maker() + content).digest():
            return
        source, parts, code = marshal.loads(content)  # noqa: S302 -- written by this program, in the user's folder
        if source == bucket.checksum and all(_reads(bucket.environment, *part) for part in parts):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket; a folder that cannot be written keeps nothing."""
        environment = bucket.environment
        parts = [(name, _source(environment, name)) for name in getattr(environment, "parts", ())]
        content = marshal.dumps((bucket.checksum, parts, bucket.code))
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_ours(self._folder):
                write_whole(self._folder / bucket.key, sha256(_maker() + content).digest() + content)
        except (OSError, UnschedError):
            return


def _is_ours(folder: Path) -> bool:
    """Whether nobody but the user may write into a folder."""
    try:
        status = folder.stat()
    except OSError:
        return False
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _maker() -> bytes:
    """What tells the programs that make the code from their other versions."""
    files = [os.stat(str(module.__file__)) for module in (compiler, sandbox)]  # noqa: PTH116 -- quick
    return f"{sys.implementation.cache_tag} {[(file.st_mtime_ns, file.st_size) for file in files]}".encode()


def _reads(environment: Environment, name: str, digest: str) -> bool:
    try:
        return _source(environment, name) == digest
    except (TemplateNotFound, UnschedError):
        return False


def _source(environment: Environment, name: str) -> str:
    assert environment.loader is not None  # noqa: S101 -- whatever is compiled was loaded
    return _digest(environment.loader.get_source(environment, name)[0]).hex()


def _digest(*texts: str) -> bytes:
    return sha256("\0".join(texts).encode()).digest()
