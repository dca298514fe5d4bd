"""Numbers in words: which numbers a text may say without a digit, so that a digit elsewhere is none too many.

A word counts in whatever inflection, and rather too often than too seldom: what is found here excuses a finding and
never makes one.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from unsched.translation.checks.chinese_numerals import chinese_numbers
from unsched.translation.checks.facts import NO_LETTER_AFTER, NO_LETTER_BEFORE, one_of
from unsched.translation.checks.numerals import IDEOGRAPHS, power_of, scales, times_ten
from unsched.translation.checks.references import roman_number

_VALUES = (*range(20), *range(20, 100, 10), *range(100, 1001, 100))
# The beginnings of number words, cardinal and ordinal, a number between two bars: 0 to 19, tens, hundreds.
_STEMS: Mapping[str, str] = {
    "ar": """
        صفر | واحد احد احدى اول اولى حادي
        | اثنان اثنين اثنا اثني اثنتان اثنتين اثنتا اثنتي ثان ثاني ثنائ نصف كلا كلتا | ثلاث ثالث
        | اربع رابع | خمس خامس | ست سادس | سبع سابع | ثمان ثمانى ثامن | تسع تاسع
        | عشر عاشر | | | | | | | | |
        | عشرون عشرين | ثلاثون ثلاثين | اربعون اربعين | خمسون خمسين | ستون ستين | سبعون سبعين | ثمانون ثمانين
        | تسعون تسعين
        | مائة مئة | مائتا مائتان مائتين مئتا مئتان مئتين | ثلاثمائة ثلاثمئة | اربعمائة اربعمئة | خمسمائة خمسمئة
        | ستمائة ستمئة | سبعمائة سبعمئة | ثمانمائة ثمانمئة | تسعمائة تسعمئة | الف آلاف
        """,
    "en": """
        zero nought | one once first single a an | two twice second both double half halv | three thrice third triple
        | four quarter quadruple | five fif | six | seven | eight eigh | nine nin
        | ten | eleven | twelve twelf dozen | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen
        | twenty twentie | thirty thirtie | forty fortie | fifty fiftie | sixty sixtie | seventy seventie
        | eighty eightie | ninety ninetie
        | hundred | | | | | | | | | thousand
        """,
    "es": """
        cero nul | un primer | dos segund amb doble medi mitad | tres tercer tercio | cuatro cuart | cinco quint
        | seis sext | siete septim | ocho octav | nueve noven
        | diez decim dieci | once undecim | doce duodecim docena | trece | catorce | quince | | | |
        | veint veinte veinti vigesim | treint treinta trigesim | cuarenta cuadragesim quadragesim
        | cincuenta quincuagesim | sesenta sexagesim | setenta septuagesim | ochenta octogesim | noventa nonagesim
        | cien ciento centesim | dosciento | tresciento | cuatrociento | quiniento | seisciento | seteciento
        | ochociento | noveciento | mil milesim
        """,
    "fr": """
        zéro nul null | un premier | deux second double demi moitié | trois tiers tierce | quatre quatr quart
        | cinq | six | sept | huit | neuf neuv
        | dix diz | onz | douz | treiz | quatorz | quinz | seiz | | |
        | vingt | trent | quarant | cinquant | soixant | septant | quatre-vingt huitant octant | nonant
        | cent | | | | | | | | | mill
        """,
    "ru": """
        ноль нул нулев | один одн перв | два две двух двум двумя дво втор двойн двойк оба обе обо половин
        | три трех трем тремя тро трет
        | четыр четверт четверо | пят | шест | сем седьм | восем восьм | девят
        | десят | одиннадцат | двенадцат | тринадцат | четырнадцат | пятнадцат | шестнадцат | семнадцат | восемнадцат
        | девятнадцат
        | двадцат | тридцат | сорок сороков | пятьдесят пятидесят | шестьдесят шестидесят | семьдесят семидесят
        | восемьдесят восьмидесят | девяност
        | сто ста сот | двести двухсот | триста трехсот | четыреста четырехсот | пятьсот пятисот | шестьсот шестисот
        | семьсот семисот | восемьсот восьмисот | девятьсот девятисот | тысяч тысячн
        """,
}
_ENDINGS: Mapping[str, str] = {
    "ar": "ة ا ات ى ي ية",
    "en": "s h hs th ths fold ly",
    "es": "o a os as er ero era eros eras s e",
    "fr": "e s es ième ièmes aine aines uième uièmes ement ièmement",
    "ru": "ь и ью а у ю е о ы я ом ем ого ому ой ым ых ыми ая ое ые ую ый ий ья ье ьи ьего ьему ьей ьем ьих ьими"
    " ими их им мя ьмя ех",
}
# What Russian puts together with a number: двухлетний, трехсторонний, пятидневный; a семинар has no seven.
_SECOND_PARTS: Mapping[str, str] = {"ru": "(?<=двух|трех)[а-я]{3,15}|ех[а-я]{3,15}|и(?!нар)[а-я]{4,15}"}
_PREFIXES: Mapping[str, str] = {"ar": "[وف]?[بلك]?(?:ال|لل)?"}  # and, in, for, as, the
_JOINT = re.compile(r"[ -]|[ -](?:and|et|y|и|e|و)[ -]")
_ROMAN = re.compile(rf"{NO_LETTER_BEFORE}([IVXLC]{{1,7}})(?:e|er|o|ème)?{NO_LETTER_AFTER}")
# The form of an Arabic noun tells that there is one of a thing, or two.
_IN_GRAMMAR: Mapping[str, frozenset[str]] = {"ar": frozenset({"1", "2"})}
_SMALL = frozenset(map(str, range(21)))


@lru_cache(maxsize=256)
def numbers_in_words(text: str, language: str) -> frozenset[str]:
    """The numbers that a plain text may say in words, Roman numerals or Chinese characters."""
    roman = {str(roman_number(numeral)) for numeral in _ROMAN.findall(text)}
    spelt = _spelt(text, language) if language in _STEMS else ()
    return frozenset({*roman, *spelt, *map(str, chinese_numbers(text))})


def numbers_in_grammar(language: str) -> frozenset[str]:
    """The numbers of things that a language need not say."""
    return _IN_GRAMMAR.get(language, frozenset())


def numbers_unseen(language: str) -> frozenset[str]:
    """The numbers that a language may say in words that are not known here."""
    return frozenset() if language in _STEMS or language in IDEOGRAPHS else _SMALL


def _spelt(text: str, language: str) -> Iterator[str]:
    """The numbers of the words of a language, those that are put together of several words as one."""
    folded = _folded(text)
    total, end = 0, -1
    for match in _pattern(language).finditer(folded):
        number = _value(match["word"], language)
        joined = _together(total, number) if end >= 0 and _JOINT.fullmatch(folded, end, match.start()) else None
        if joined is None and end >= 0:
            yield str(total)
        total, end = (number if joined is None else joined), match.end()
        if match["scale"]:
            yield times_ten(str(total), power_of(match["scale"], language))
            end = -1
    if end >= 0:
        yield str(total)


def _value(word: str, language: str) -> int:
    """The number of a word that may be put together of several: decimocuarto, veintidós."""
    values = _values(language)
    total = 0
    for stem in _part_pattern(language).findall(word):
        together = _together(total, values[stem]) if total else values[stem]
        total = values[stem] if together is None else together
    return total


def _together(before: int, after: int) -> int | None:
    """The number of two words in a row, `None` where they are two numbers.

    Units stand after tens, or before them as in Arabic; French adds to sixty and eighty up to nineteen.
    """
    if after in {100, 1000} and 0 < before < after:
        return before * after
    if before and (before % 10 ** len(str(after)) == 0 or (before % 100 in {60, 80} and after < 20)):
        return before + after
    if 0 < before % 100 < 10 <= after < 100 and after % 10 == 0:
        return before + after
    return None


def _folded(text: str) -> str:
    """A text in small letters without accents, forms of one Arabic letter as one."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in letters if unicodedata.category(c) != "Mn").translate(str.maketrans("ىة", "يه"))


@cache
def _values(language: str) -> Mapping[str, int]:
    stems = zip(_VALUES, _STEMS[language].split("|"), strict=True)
    return {_folded(stem): value for value, words in stems for stem in words.split()}


@cache
def _part(language: str) -> str:
    """A pattern of a stem and its ending, read as they come and never again in another way."""
    stems, endings = one_of(_values(language)), one_of(_folded(_ENDINGS[language]).split())
    ending = f"(?:{_SECOND_PARTS.get(language, '(?!)')}|{endings})(?={stems}|{NO_LETTER_AFTER})"
    return f"(?>({stems})(?:{ending})?)"


@cache
def _part_pattern(language: str) -> re.Pattern[str]:
    return re.compile(_part(language))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A word of one or more parts, and the word that multiplies it."""
    before = rf"{NO_LETTER_BEFORE}{_PREFIXES.get(language, '')}"
    word = f"(?P<word>{_part(language)}{{1,4}}+)"
    return re.compile(f"{before}{word}{NO_LETTER_AFTER}(?: (?P<scale>{scales(language)}))?")
