"""The placeholders of a message: `%(name)s`, and `%%` for a percent sign (gettext's python-format, named only)."""

import re

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_LONE_PERCENT = re.compile(r"%(?!%|\(\w+\)s)")


def placeholders(message: str) -> list[str]:
    """The names of a message's placeholders, in its order."""
    return _PLACEHOLDER.findall(message)


def parted(message: str) -> list[str]:
    """The words of a message and, at each second place, the name of a placeholder between them."""
    parts: list[str] = _PLACEHOLDER.split(message)
    parts[::2] = [words.replace("%%", "%") for words in parts[::2]]
    return parts


def has_lone_percent(message: str) -> bool:
    """Whether a % stands that is neither a placeholder's nor doubled."""
    return bool(_LONE_PERCENT.search(message.replace("%%", "")))
