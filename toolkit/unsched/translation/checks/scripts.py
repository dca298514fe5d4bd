"""Letters that look like those of another script: a Latin c in a Russian word, a Cyrillic А in a French one."""

import re
from collections.abc import Iterator, Mapping

from unsched.frozen import Frozen
from unsched.resources import character_name
from unsched.translation.checks.pairs import Flaw, Pair
from unsched.translation.checks.prose import around, bare

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"


class _Script(Frozen):
    """A script beside the Latin one: its letters, the likes of letters both ways, those of them that are common."""

    letters: re.Pattern[str]
    mixed: re.Pattern[str]  # where two letters of both meet
    likes: Mapping[str, str]
    common: Mapping[str, str]


def _script(letters: str, common: tuple[str, str], rare: tuple[str, str] = ("", "")) -> _Script:
    of_most, of_some = _both_ways(*common), _both_ways(*rare)
    mixed = re.compile(f"[{_LATIN}][{letters}]|[{letters}][{_LATIN}]")
    return _Script(re.compile(f"[{letters}]"), mixed, of_most | of_some, of_most)


def _both_ways(own: str, latin: str) -> dict[str, str]:
    pairs = dict(zip(own, latin, strict=True))
    return pairs | {like: letter for letter, like in pairs.items()}


_CYRILLIC = _script("\u0400-\u052f", ("аеорсухАВЕНКМОРСТУХ", "aeopcyxABEHKMOPCTYX"), ("іјѕһԁԛԝІЈЅ", "ijshdqwIJS"))
_GREEK = _script("\u0370-\u03ff", ("ονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovABEZHIKMNOPTYX"))
_OTHER = re.compile("[\u0370-\u052f]")
_LATIN_LETTER = re.compile(f"[{_LATIN}]")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile("[IVXLCDM]+")
_INFLECTED = re.compile("[A-Z]{2,}[\u0430-\u045f]+")  # a Latin abbreviation with a Russian ending
_WORDS_OF_A_LETTER = frozenset("acoyABCKOY")  # as Russian has them
_BETWEEN_WORDS = re.compile(r"(?<![^\s(«])[^\W\d_](?=[ \u00a0][^\W_A-Za-z])")  # a letter that stands alone
_LABEL = re.compile(r"(?<![^\W_])([^\W\d_])\)")  # of a sub-item: (a), a)


def look_alikes(pair: Pair) -> Iterator[Flaw]:
    """The letters of a text that stand for their likes of the script that it is written in, one for each word."""
    if pair.text.isascii() or not _OTHER.search(pair.text):
        return
    text = bare(pair.text)
    for script in (_CYRILLIC, _GREEK):
        if script.letters.search(text):
            places = {*_in_labels(text, pair.source, script), *_in_words(text, pair.source, script)}
            yield from (_flaw(pair.text, at, script) for at in sorted(places))


def _flaw(text: str, at: int, script: _Script) -> Flaw:
    details = {"found": character_name(text[at]), "expected": character_name(script.likes[text[at]])}
    return "look-alike", {**details, "text": around(text, at, at + 1)}


def _in_labels(text: str, source: str, script: _Script) -> Iterator[int]:
    """Where labels of sub-items have letters of the script; those of Russian documents are Latin."""
    for match in _LABEL.finditer(text) if ")" in text else ():
        like = script.likes.get(match[1])
        if like and script.letters.match(match[1]) and f"{like})" in source:
            yield match.start()


def _in_words(text: str, source: str, script: _Script) -> Iterator[int]:
    """Where words have letters of the wrong script; a word of the original is right as it is."""
    if _LATIN_LETTER.search(text):
        known = frozenset(_WORD.findall(source))
        words = [match for match in _WORD.finditer(text) if match[0] not in known]
        if script.mixed.search(text):
            yield from _in_mixed_words(words, script)
        yield from _in_whole_words(words, text, script)


def _in_mixed_words(words: list[re.Match[str]], script: _Script) -> Iterator[int]:
    """Where words of two scripts have letters of the wrong one: the fewer ones, if they are likes."""
    for word in words:
        latin, others = (
            [at.start() for at in letters.finditer(word[0])] for letters in (_LATIN_LETTER, script.letters)
        )
        if latin and others and not _INFLECTED.fullmatch(word[0]):
            fewer = sorted((latin, others), key=len)
            wrong = [places for places in fewer if all(word[0][at] in script.likes for at in places)]
            yield from (word.start() + places[0] for places in wrong[:1])


def _in_whole_words(words: list[re.Match[str]], text: str, script: _Script) -> Iterator[int]:
    """Where words are wholly of the wrong script and look right; words that a text quotes have other letters too."""
    own = script.letters.findall(text)
    latin = len(_LATIN_LETTER.findall(text)) > len(own)
    wrong = script.letters if latin else _LATIN_LETTER
    if latin and any(letter not in script.likes for letter in own):
        return
    for word in words:
        if script.common.keys() >= set(word[0]) and wrong.match(word[0]) and (latin or _is_a_word(word)):
            yield word.start()


def _is_a_word(word: re.Match[str]) -> bool:
    """Whether Latin letters may stand for a word of another script: they are no number and no label."""
    if len(word[0]) > 1:
        return not _ROMAN.fullmatch(word[0])
    return word[0] in _WORDS_OF_A_LETTER and bool(_BETWEEN_WORDS.match(word.string, word.start()))
