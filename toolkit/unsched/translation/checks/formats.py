"""What GNU `msgfmt --check-format` looks at: the placeholders of other programs, and line feeds at the edges.

`%(name)s`, the only placeholder of a schedule, is looked at wherever a catalog is read; here are the others that
a catalog may hold, for the catalogs of other programs.
"""

import re
import string
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from unsched.po import PoEntry
from unsched.translation.checks.pairs import Flaw

_DIRECTIVE = re.compile(
    r"%%|%(?:\((?P<name>[^()]*)\)|(?P<number>\d+)\$)?[#0+' -]*(?P<width>\*|\d*)(?:\.(?P<precision>\*|\d*))?"
    r"(?P<size>hh?|ll?|[Lqjzt])?(?P<type>[a-zA-Z]?)"
)
_TYPES = {**dict.fromkeys("diouxX", "a whole number"), **dict.fromkeys("eEfFgG", "a number"), "c": "a character"}
_BROKEN = "a broken placeholder"

Arguments = Counter[str]


def _of_percents(text: str) -> Arguments:
    """What a text takes by `%s`, `%(name)d` and `%1$s`: each argument by name or number, and of what type."""
    found: Arguments = Counter()
    number = 0
    named = set()
    for match in _DIRECTIVE.finditer(text):
        if match[0] == "%%":
            continue
        for _ in range((match["width"], match["precision"]).count("*")):
            number += 1
            found[f"{number} a whole number"] += 1
        if not match["type"]:
            found[_BROKEN] += 1
        elif match["name"] is None and match["number"] is None:
            number += 1
        name = match["name"] or match["number"] or number
        if match["type"]:
            found[f"{name} {_TYPES.get(match['type'], 'a text')}"] += 1
        named.add(bool(match["name"] or match["number"]))
    return found if len(named) <= 1 else Counter([_BROKEN])  # by name and by place: no values fit


def _of_braces(text: str) -> Arguments:
    """What a text takes by `{}`, `{0}` and `{name}`."""
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(text) if field is not None]
    except ValueError:
        return Counter([_BROKEN])
    numbers = iter(range(len(fields)))
    return Counter(re.split(r"[.\[]", field)[0] or str(next(numbers)) for field in fields)


_ARGUMENTS: Mapping[str, Callable[[str], Arguments]] = {
    "python-format": _of_percents,
    "c-format": _of_percents,
    "python-brace-format": _of_braces,
}


def format_flaws(entry: PoEntry, texts: list[str], many: list[bool]) -> Iterator[Flaw]:
    """The flaws of the forms of a translation; one that is not for `many` numbers may drop some."""
    arguments = next((_ARGUMENTS[flag] for flag in entry.flags if flag in _ARGUMENTS), None)
    expected = set(arguments(entry.msgid_plural or entry.msgid)) if arguments else {_BROKEN}
    if arguments and _BROKEN not in expected:  # as the original cannot be filled in, nothing is asked of it
        for text, all_of_them in zip(texts, many, strict=True):
            found = set(arguments(text))
            if found - expected or (all_of_them and expected - found):
                yield "placeholders", {"found": _listed(found), "expected": _listed(expected)}


def edge_flaws(source: str, text: str) -> Iterator[Flaw]:
    """The flaw of a text that begins or ends with a line feed where its original does not, or the reverse."""
    for edge, has in (("beginning", str.startswith), ("end", str.endswith)):
        if has(source, "\n") != has(text, "\n"):
            expected = "a line feed" if has(source, "\n") else "none"
            yield (
                "line-feed",
                {"found": "none" if expected != "none" else "a line feed", "expected": expected, "edge": edge},
            )


def _listed(arguments: set[str]) -> str:
    return ", ".join(sorted(arguments)) or "none"
