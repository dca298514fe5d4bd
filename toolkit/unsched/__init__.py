"""unsched: one schedule of a United Nations session, issued in six languages as Word documents."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsched.document.rendering import render
    from unsched.document.tree import Document
    from unsched.errors import UnschedError
    from unsched.language import Language, read_language
    from unsched.schedule.model import Schedule
    from unsched.schedule.reading import read_schedule
    from unsched.writers import write

__all__ = [
    "Document",
    "Language",
    "Schedule",
    "UnschedError",
    "read_language",
    "read_schedule",
    "render",
    "write",
]

_HOMES = {
    "Document": "document.tree",
    "Language": "language",
    "Schedule": "schedule.model",
    "UnschedError": "errors",
    "read_language": "language",
    "read_schedule": "schedule.reading",
    "render": "document.rendering",
    "write": "writers",
}


def __getattr__(name: str) -> object:
    """A public name, imported when it is first asked for, so that a command loads only what it needs."""
    if name in _HOMES:
        return getattr(import_module(f"unsched.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'unsched' has no attribute {name!r}")
