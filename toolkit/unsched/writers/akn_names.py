"""The names that Akoma Ntoso gives to documents, bodies, languages and elements.

The forms of IRIs are those of AKN4UN, Guidelines, part 1, chapter 6. Nothing is taken from the words of a language, so
that a work has the same names in all of them.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import quote

from unsched.document.tree import Document

DOCUMENT = "debateReport"  # the type and subtype of a meeting agenda (part 2, chapter 5)
SUBTYPE = "agenda"
ONTOLOGY = "/akn/ontology"

# The classes of agendas, by the templates that are shipped; any other is a list of what is taken up.
_CLASSES: Mapping[str | None, str] = {"annotated-agenda": "agendaAnnotated", "order-of-the-day": "orderOfDay"}
_LISTING = "agendaListing"

# What bodies are called in IRIs: un, ga and fao as the Guidelines have them, the others in their manner.
_ACTORS: Mapping[str, str] = {
    "Economic and Social Council": "ecosoc",
    "Food and Agriculture Organization of the United Nations": "fao",
    "General Assembly": "ga",
    "International Telecommunication Union": "itu",
    "Security Council": "sc",
    "United Nations": "un",
    "World Health Organization": "who",
}

# By ISO 639-2/T: the languages of the United Nations, and those of which CLDR names another code first.
_ALPHA_3: Mapping[str, str] = {
    "ar": "ara",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "ru": "rus",
    "zh": "zho",
    "ak": "aka",
    "az": "aze",
    "dz": "dzo",
    "et": "est",
    "fa": "fas",
    "hr": "hrv",
    "lv": "lav",
    "mg": "mlg",
    "mn": "mon",
    "ms": "msa",
    "ne": "nep",
    "or": "ori",
    "ps": "pus",
    "ro": "ron",
    "sa": "san",
    "sq": "sqi",
    "sr": "srp",
    "sw": "swa",
    "uz": "uzb",
}
_UNDETERMINED = "und"
_WORDS = re.compile(r"\w+")
_NOT_IN_NAMES = re.compile(r"[^\w.]+")


@dataclass(slots=True)
class Names:
    """The eIds of a document: each is given once."""

    _given: Counter[str] = field(default_factory=Counter)

    def nth(self, scope: str, name: str) -> str:
        """The next of several things of a name within a scope: `att_1__table_1`, then `att_1__table_2`."""
        stem = _within(scope, name)
        self._given[stem] += 1
        return f"{stem}_{self._given[stem]}"

    def of(self, scope: str, name: str, key: str) -> str:
        """A thing that is known by its key within a scope, such as `item_5-c`; `item_5-c_2` where it comes again."""
        stem = _within(scope, f"{name}_{_NOT_IN_NAMES.sub('-', key).strip('-')}")
        self._given[stem] += 1
        return stem if self._given[stem] == 1 else f"{stem}_{self._given[stem]}"


def _within(scope: str, name: str) -> str:
    return f"{scope}__{name}" if scope else name


def class_of(document: Document) -> str:
    """The name of the class of agendas that a document is of."""
    return _CLASSES.get(document.kind, _LISTING)


def work(document: Document) -> str:
    """The IRI of a document whatever its language: `/akn/un/debateReport/agenda/un-ga/2020-01-22/A-AC.290-2020-1`."""
    actor = "-".join(map(actor_name, document.authors[:2])) or "un"
    return f"/akn/un/{DOCUMENT}/{SUBTYPE}/{actor}/{document.date}/{number(name_of(document))}"


def expression(document: Document) -> str:
    """The IRI of a document in its language."""
    return f"{work(document)}/{alpha_3(document.lang)}@{document.date}"


def referred(symbol: str) -> str:
    """The IRI of a document of which the symbol is all that is known; each document has it as an alias."""
    return f"/akn/un/doc/{number(symbol)}"


def name_of(document: Document) -> str:
    """What stands in the place of a number: the symbol, or what a document without one is filed under."""
    return document.symbol or document.name or str(document.date)


def number(symbol: str) -> str:
    """A symbol within an IRI: `CL 128/INF/1` as `CL_128-INF-1`."""
    return quote(symbol.replace("/", "-").replace(" ", "_"), safe="()")


def actor_name(author: str) -> str:
    """A body within an IRI: `ga`, or its name as one word."""
    return _ACTORS.get(author) or camel_case(author)


def camel_case(name: str) -> str:
    """A name as one word: `generalAssembly`."""
    first, *others = map(str, _WORDS.findall(name) or [""])
    return first.lower() + "".join(word.capitalize() for word in others)


@cache
def alpha_3(tag: str) -> str:
    """The code in three letters of the language of a BCP 47 tag (ISO 639-2/T), `und` where none is known."""
    code = tag.partition("-")[0].lower()
    return _ALPHA_3.get(code) or (code if len(code) == 3 else _by_cldr(code))


def _by_cldr(code: str) -> str:
    from babel.core import get_global  # noqa: PLC0415 -- its data take 20 ms, and the six languages need none of it

    aliases: Mapping[str, str] = get_global("language_aliases")
    return next((alias for alias, known in aliases.items() if known == code and len(alias) == 3), _UNDETERMINED)
