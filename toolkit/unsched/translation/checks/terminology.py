"""Official terms: where the original has a term of `terms.po`, the translation has its official equivalent.

A word counts in whatever inflection: Russian declines it, Arabic puts articles and conjunctions before it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from unsched.frozen import Frozen
from unsched.language import TEMPLATE_LANGUAGE, TERMS
from unsched.po import read_po
from unsched.resources import SHIPPED, is_there, once_a_version
from unsched.translation.checks.pairs import Check, Flaw, Pair, silenced

# How many letters of a word may differ at its end.
_ENDINGS: Mapping[str, int] = {"ar": 3, "es": 2, "fr": 2, "ru": 3}
_SHORT = 2  # letters of a word that only joins others
_STEM = 3  # letters that two forms of a word have in common at least
_ARABIC_PREFIXES = re.compile("^(?=.{4})[وف]?(?:ال|لل|[بك]ال|[بكل](?=.{3}))?")  # and, the, for the, in the, in
_ARABIC_LETTERS = str.maketrans("أإآٱىة", "اااايه")  # forms of one letter that inflection or habit exchanges
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORDS = re.compile(r"[^\W\d_]+(?:[ ,-]+[^\W\d_]+)*")
_IDEOGRAPHS = frozenset({"zh", "ja"})  # no spaces between words
_OTHER_IDEOGRAPHS = 0.15  # the share of a long term that grammar may change


class Term(Frozen):
    """An official term of an original, and its official translation."""

    source: str
    pattern: re.Pattern[str]
    official: str

    @property
    def plain(self) -> bool:
        """Whether it means the same in any sentence: two words or more, and nothing but words."""
        return " " in self.source and bool(_WORDS.fullmatch(self.source))


def official_terms(language: str) -> tuple[Term, ...]:
    """The terms of a language, the longest first; none where it has no `terms.po`.

    One that is silenced there, `# check-ok: term`, is not asked of other catalogs.
    """
    path = next(filter(is_there, _files(language)), None)
    return _terms(path) if path else ()


@lru_cache(maxsize=32)
def _files(language: str) -> tuple[Path, ...]:
    """Where the terms of a language may be: those of an office's own, and those that are shipped."""
    return tuple(folder.joinpath("locales", language, "LC_MESSAGES", f"{TERMS}.po") for folder in (Path(), SHIPPED))


@once_a_version
def _terms(path: Path) -> tuple[Term, ...]:
    live = [m for m in read_po(path).live if m.translated and not m.entry.fuzzy and "term" not in silenced(m.entry)]
    terms = [Term(m.entry.msgid[1:], _pattern(m.entry.msgid), m.entry.msgstr) for m in live]
    return tuple(sorted(terms, key=lambda term: -len(term.source)))


def _pattern(source: str) -> re.Pattern[str]:
    """A term between the ends of words; in a sentence its first letter may be a small one."""
    first = re.escape(source[0])
    return re.compile(rf"(?<![\w-])(?:{first}|{first.lower()}){re.escape(source[1:])}(?![\w-])")


def _official(pair: Pair) -> Iterator[Flaw]:
    """The official terms that a translation does not follow; one of a single word only where it is the whole text."""
    if pair.source_language != TEMPLATE_LANGUAGE:
        return
    source = pair.source
    for term in [term for term in official_terms(pair.language) if term.source in source]:
        if term.source in source and (term.plain or len(term.source) + 1 == len(pair.source)):
            found = term.pattern.search(source)
            source = term.pattern.sub(" ", source)  # so that no term within it is looked for
            if found and not _holds(pair, term.official):
                yield "term", {"found": found[0], "expected": term.official}


def _holds(pair: Pair, official: str) -> bool:
    """Whether a translation has the words of an official one, in whatever order and inflection."""
    if pair.language in _IDEOGRAPHS:
        missing = Counter(official) - Counter(pair.text)
        return missing.total() <= len(official) * _OTHER_IDEOGRAPHS
    ending = _ENDINGS.get(pair.language, 0)
    words = _words(pair.text, pair.language)
    expected = [word for word in _words(official, pair.language) if len(word) > _SHORT]
    return all(word in words or any(_same(word, found, ending) for found in words) for word in expected)


def _same(official: str, found: str, ending: int) -> bool:
    """Whether two words are forms of one: they differ only in their last letters."""
    common = 0
    for one, other in zip(official, found, strict=False):
        if one != other:
            break
        common += 1
    rest = max(len(official), len(found)) - common
    return rest == 0 or (rest <= ending and common >= min(_STEM, len(official) - 1))


@lru_cache(maxsize=4096)
def _words(text: str, language: str) -> tuple[str, ...]:
    """The words of a text in small letters; in Arabic without the particles that are written at their beginning."""
    folded = "".join(c for c in unicodedata.normalize("NFC", text).casefold() if unicodedata.category(c) != "Mn")
    if language != "ar":
        return tuple(_WORD.findall(folded))
    return tuple(_ARABIC_PREFIXES.sub("", word) for word in _WORD.findall(folded.translate(_ARABIC_LETTERS)))


CHECKS: tuple[Check, ...] = (_official,)
KINDS = ("term",)
