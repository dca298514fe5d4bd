"""Faults are planted in what was written, one at a time, and each is found, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.verifying.planting import Edit, doubled, line, lost, planted, row, swapped, words
from tests.verifying.planting import told as telling
from tests.verifying.versions import Told, schedule, told, version

SEED, WHO, WHO_2, HRC, FAO = ("a-ac290", 0), ("who-wha75", 0), ("who-wha75", 1), ("hrc", 0), ("fao", 0)
CEDAW, UNCITRAL, LISTED, ITU, CBD = ("cedaw", 0), ("uncitral", 0), ("uncitral", 1), ("itu", 0), ("cbd", 0)
PAPER = (".docx", ".html", ".xml")  # what is read as a whole, with a masthead and tables
EVERY = (*PAPER, ".ics")


class Fault(NamedTuple):
    """A fault in a document of a schedule, in a language, and what is found of it in each of some formats."""

    name: str
    document: tuple[str, int]
    language: str
    edit: Edit
    endings: tuple[str, ...]
    found: tuple[Told, ...]


class Words(NamedTuple):
    """Words in the place of others, in a language, and the finding; `nth` is the place of several."""

    language: str
    old: str
    new: str
    kind: str
    found: str
    expected: str
    nth: int = 1


def in_words(name: str, document: tuple[str, int], endings: tuple[str, ...], *cases: Words) -> Iterator[Fault]:
    for case in cases:
        edit = words(case.old, case.new, case.nth)
        found = ((case.kind, case.found, case.expected),)
        yield Fault(name, document, case.language, edit, endings, found)


def faults() -> Iterator[Fault]:
    yield from in_words(
        "a time", SEED, EVERY,
        Words("ar", "15:00\u200f-16:30", "15:00\u200f-17:30", "seen-time", "15:00-17:30", "15:00/16:30"),
        Words("en", "3–4.30\u00a0p.m.", "3–4.45\u00a0p.m.", "seen-time", "3–4.45 p.m.", "15:00/16:30"),
        Words("es", "15.00 a 16.30", "14.00 a 16.30", "seen-time", "14.00 a 16.30 horas", "15:00/16:30"),
        Words("fr", "15\u00a0heures-16\u00a0h\u00a030", "15\u00a0heures-16\u00a0h\u00a003", "seen-time", "15 heures-16 h 03", "15:00/16:30"),
        Words("ru", "16\u00a0ч\u00a030\u00a0мин", "16\u00a0ч\u00a050\u00a0мин", "seen-time", "15 ч 00 мин – 16 ч 50 мин", "15:00/16:30"),
        Words("zh", "下午3时至4时30分", "下午3时至5时30分", "seen-time", "下午3时至5时30分", "15:00/16:30"),
    )  # fmt: skip
    yield from in_words(
        "the half of the day", SEED, EVERY,
        Words("en", "10\u00a0a.m.–1\u00a0p.m.", "10\u00a0p.m.–1\u00a0p.m.", "seen-time", "10 p.m.–1 p.m.", "10:00/13:00", 3),
        Words("zh", "上午10时至下午1时", "上午10时至上午1时", "seen-time", "上午10时至上午1时", "10:00/13:00", 2),
    )  # fmt: skip
    yield from in_words(
        "the end of a time lost", SEED, EVERY,
        Words("fr", "15\u00a0heures-16\u00a0h\u00a030", "15\u00a0heures", "seen-time", "15 heures", "15:00/16:30"),
        Words("ar", "16:30\u200f-18:00", "16:30", "seen-time", "16:30", "16:30/18:00"),
    )  # fmt: skip
    yield from in_words(
        "the label of an item", SEED, EVERY,
        Words("ar", "(هـ)", "(و)", "seen-item", "(و)", "e"),
        Words("en", "(e)", "(f)", "seen-item", "(f)", "e"),
        Words("es", "e)", "f)", "seen-item", "f)", "e"),
        Words("zh", "(d)", "(a)", "seen-item", "(a)", "d", 2),
    )  # fmt: skip
    yield from in_words(
        "the number of an item", CBD, EVERY,
        Words("en", "12.", "11.", "seen-item", "11.", "12"),
        Words("ar", "12\u00a0-", "13\u00a0-", "seen-item", "13 -", "12"),
    )  # fmt: skip
    yield from in_words(
        "a weekday", SEED, PAPER,
        Words("ar", "الثلاثاء، 11", "الأربعاء، 11", "seen-weekday", "الأربعاء، 11 شباط/فبراير", "الثلاثاء"),
        Words("en", "Tuesday, 11", "Monday, 11", "seen-weekday", "Monday, 11 February", "Tuesday"),
        Words("es", "Martes 11", "Jueves 11", "seen-weekday", "Jueves 11 de febrero", "martes"),
        Words("fr", "Mardi 11", "Jeudi 11", "seen-weekday", "Jeudi 11 février", "mardi"),
        Words("ru", "Вторник, 11", "Среда, 11", "seen-weekday", "Среда, 11 февраля", "вторник"),
        Words("zh", "2月11日星期二", "2月11日星期三", "seen-weekday", "2月11日星期三", "星期二"),
    )  # fmt: skip
    yield from in_words(
        "a weekday lost", SEED, PAPER,
        Words("fr", "Mardi 11", "11", "seen-weekday", "11 février", "mardi"),
        Words("zh", "2月11日星期二", "2月11日", "seen-weekday", "2月11日", "星期二"),
    )  # fmt: skip
    yield from in_words(
        "the day of a month", SEED, PAPER,
        Words("es", "11\u00a0de febrero", "21\u00a0de febrero", "seen-date", "Martes 21 de febrero", "2020-02-11"),
    )  # fmt: skip
    yield from in_words(
        "a month", SEED, PAPER,
        Words("ar", "11\u00a0شباط/فبراير", "11\u00a0آذار/مارس", "seen-date", "الثلاثاء، 11 آذار/مارس", "2020-02-11"),
        Words("fr", "11\u00a0février", "11\u00a0mars", "seen-date", "Mardi 11 mars", "2020-02-11"),
        Words("ru", "11\u00a0февраля", "11\u00a0марта", "seen-date", "Вторник, 11 марта", "2020-02-11"),
    )  # fmt: skip
    yield from in_words(
        "a stale date in the masthead", SEED, PAPER,
        Words("ar", "22\u00a0January 2020", "21\u00a0January 2020", "seen-date", "21 January 2020", "2020-01-22"),
        Words("es", "22\u00a0de enero de 2020", "22\u00a0de enero de 2019", "seen-date", "22 de enero de 2019", "2020-01-22"),
        Words("fr", "22\u00a0janvier 2020", "22\u00a0juin 2020", "seen-date", "22 juin 2020", "2020-01-22"),
    )  # fmt: skip
    yield from in_words(
        "the year of the masthead lost", SEED, PAPER,
        Words("zh", "22\u00a0January 2020", "22\u00a0January", "seen-date", "22 January", "2020-01-22"),
    )  # fmt: skip
    yield from in_words(
        "the language line", SEED, PAPER,
        Words("ar", "Arabic", "Chinese", "seen-words", "Chinese", "Arabic"),
        Words("es", "Español", "Francés", "seen-words", "Francés", "Español"),
        Words("ru", "Russian", "English", "seen-words", "English", "Russian"),
    )  # fmt: skip
    yield from in_words(
        "the language of the original", SEED, PAPER,
        Words("fr", "anglais", "français", "seen-words", "Original : français", "Original : anglais"),
        Words("zh", "Original: English", "Original: Chinese", "seen-words", "Original: Chinese", "Original: English"),
    )  # fmt: skip
    yield from in_words(
        "the distribution", SEED, PAPER,
        Words("es", "Distr. general", "Distr. limitada", "seen-words", "Distr. limitada", "Distr. general"),
    )  # fmt: skip
    yield from in_words(
        "the dates of the session", SEED, EVERY,
        Words("ar", "10\u200f-14\u00a0", "10\u200f-15\u00a0", "seen-date", "10-15 شباط/فبراير 2020", "2020-02-10/2020-02-14"),
        Words("es", "10 a 14\u00a0de", "10 a 13\u00a0de", "seen-date", "10 a 13 de febrero de 2020", "2020-02-10/2020-02-14"),
        Words("ru", "10–14\u00a0", "11–14\u00a0", "seen-date", "11–14 февраля 2020 года", "2020-02-10/2020-02-14"),
        Words("zh", "2020年2月10日", "2021年2月10日", "seen-date", "2021年2月10日至14日", "2020-02-10/2020-02-14"),
    )  # fmt: skip
    yield from in_words(
        "the dates in the title of the annex", SEED, PAPER,
        Words("fr", "10-14\u00a0", "10-13\u00a0", "seen-date", "10-13 février 2020", "2020-02-10/2020-02-14", 2),
        Words("zh", "10日至14日", "10日至15日", "seen-date", "2020年2月10日至15日", "2020-02-10/2020-02-14", 2),
    )  # fmt: skip
    yield from in_words(
        "the dates of a part of the session", UNCITRAL, PAPER,
        Words("en", "14–18\u00a0September 2020", "14–18\u00a0October 2020", "seen-date", "14–18 October 2020", "2020-09-14/2020-09-18"),
    )  # fmt: skip
    yield from in_words(
        "a date in a sentence", UNCITRAL, PAPER,
        Words("fr", "28\u00a0août 2020", "27\u00a0août 2020", "seen-date", "27 août 2020", "2020-08-28"),
        Words("ar", "28\u00a0آب/أغسطس", "29\u00a0آب/أغسطس", "seen-date", "29 آب/أغسطس 2020", "2020-08-28"),
    )  # fmt: skip
    yield from in_words(
        "a range of dates in a sentence", UNCITRAL, PAPER,
        Words("ru", "с 14 по 18", "с 14 по 19", "seen-date", "с 14 по 19 сентября 2020 года", "2020-09-14/2020-09-18"),
        Words("es", "del 14 al 18", "del 13 al 18", "seen-date", "del 13 al 18 de septiembre de 2020", "2020-09-14/2020-09-18"),
    )  # fmt: skip
    yield from in_words(
        "the dates in an entry", SEED, EVERY,
        Words("ru", "2–4\u00a0декабря", "2–5\u00a0декабря", "seen-date", "2–5 декабря 2019 года", "2019-12-02/2019-12-04"),
        Words("zh", "2019年12月2日", "2018年12月2日", "seen-date", "2018年12月2日至4日", "2019-12-02/2019-12-04"),
    )  # fmt: skip
    yield from in_words(
        "the agenda item above the title", SEED, PAPER,
        Words("ar", "البند 3", "البند 4", "seen-item", "4", "3"),
        Words("es", "Tema 3", "Tema 5", "seen-item", "5", "3"),
    )  # fmt: skip
    yield from in_words(
        "an agenda item in a sentence", SEED, PAPER,
        Words("fr", "point 5", "point 6", "seen-item", "6", "5"),
        Words("zh", "议程项目5", "议程项目4", "seen-item", "4", "5"),
    )  # fmt: skip
    yield from in_words(
        "an agenda item without a title", FAO, EVERY,
        Words("en", "Agenda item 16.2", "Agenda item 16.1", "seen-item", "16.1", "16.2"),
        Words("ru", "Пункт 16.2", "Пункт 12.6", "seen-item", "12.6", "16.2"),
    )  # fmt: skip
    yield from in_words(
        "the number of a resolution", SEED, PAPER,
        Words("en", "73/27", "73/72", "seen-number", "…eneral Assembly resolution 73/72. The annotated provisional …", "…eneral Assembly resolution 73/27. The annotated provisional …"),
        Words("zh", "73/27", "72/73", "seen-number", "讨论大会第72/73号决议第5段所载实质性问题：", "讨论大会第73/27号决议第5段所载实质性问题", 2),
    )  # fmt: skip
    yield from in_words(
        "the number of a session", CEDAW, EVERY,
        Words("ar", "التاسعة والثمانون", "الثامنة والثمانون", "seen-number", "الثامنة والثمانون", "89"),
        Words("en", "Eighty-ninth", "Eighty-eighth", "seen-number", "Eighty-eighth", "89"),
        Words("es", "89º", "98º", "seen-number", "98º", "89"),
        Words("fr", "Quatre-vingt-neuvième", "Quatre-vingt-dix-neuvième", "seen-number", "Quatre-vingt-dix-neuvième", "89"),
        Words("ru", "Восемьдесят девятая", "Семьдесят девятая", "seen-number", "Семьдесят девятая", "89"),
        Words("zh", "第八十九届", "第九十八届", "seen-number", "第九十八", "89"),
    )  # fmt: skip
    yield from in_words(
        "the number of a meeting, in words", WHO, PAPER,
        Words("ar", "السابعة", "الثامنة", "seen-number", "الثامنة", "7"),
        Words("es", "Séptima", "Sexta", "seen-number", "Sexta", "7"),
        Words("fr", "Septième", "Huitième", "seen-number", "Huitième", "7"),
        Words("zh", "第七次", "第八次", "seen-number", "第八", "7"),
    )  # fmt: skip
    yield from in_words(
        "the number of a meeting, in figures", HRC, PAPER,
        Words("en", "10th", "11th", "seen-number", "11th", "10"),
        Words("ru", "10-е", "100-е", "seen-number", "100-е", "10"),
    )  # fmt: skip
    yield from in_words(
        "the kind of a meeting", WHO_2, PAPER,
        Words("es", "sesión plenaria", "sesión", "seen-words", "Séptima sesión", "7 sesión plenaria"),
        Words("fr", "séance plénière", "séance", "seen-words", "Septième séance", "7 séance plénière"),
    )  # fmt: skip
    yield from in_words(
        "a room in the head of a column", WHO, PAPER,
        Words("fr", "XVII", "XVIII", "seen-words", "Commission B (Salle XVIII)", "Commission B Salle XVII"),
    )  # fmt: skip
    yield from in_words(
        "the usual room", CEDAW, PAPER,
        Words("en", "Room XXIII", "Room XXII", "seen-words", "…meetings are held in Room XXII, E Building.", "…meetings are held in Room XXIII, E Building."),
    )  # fmt: skip
    yield from in_words(
        "a symbol", SEED, PAPER,
        Words("ru", "A/AC.290/2019/1<", "A/AC.290/2019/2<", "seen-symbol", "A/AC.290/2019/2", "A/AC.290/2019/1"),
        Words("ar", "A/AC.290/2019/1<", "A/AC.209/2019/1<", "seen-symbol", "A/AC.209/2019/1", "A/AC.290/2019/1"),
    )  # fmt: skip
    yield from in_words(
        "a symbol of another organization", FAO, (".docx",),
        Words("fr", "CL\u00a0128/INF/12", "CL\u00a0128/INF/21", "seen-symbol", "Point 4.1 de l’ordre du jour (CL 128/8; CL 128/INF/21)", "CL 128/INF/12"),
    )  # fmt: skip
    yield from in_words(
        "a symbol in a list of documents", LISTED, PAPER,
        Words("zh", "A/CN.9/1029<", "A/CN.9/1092<", "seen-symbol", "A/CN.9/1092", "A/CN.9/1029"),
    )  # fmt: skip
    yield from in_words(
        "an item in a list of documents", LISTED, (".html", ".xml"),
        Words("en", ">2<", ">3<", "seen-item", "3", "2"),
    )  # fmt: skip
    yield from in_words(
        "the time of a footnote", HRC, PAPER,
        Words("fr", "18\u00a0heures", "19\u00a0heures", "seen-time", "19 heures", "18:00"),
        Words("ar", "18:00", "17:00", "seen-time", "الساعة 17:00", "18:00"),
    )  # fmt: skip
    yield from in_words(
        "days that belong together", ITU, PAPER,
        Words("fr", "7-8\u00a0octobre", "7-9\u00a0octobre", "seen-date", "7-9 octobre", "2010-10-07/2010-10-08"),
    )  # fmt: skip
    yield from in_words(
        "the weekday at the side of weeks", ITU, PAPER,
        Words("ru", "Четверг", "Среда", "seen-weekday", "Среда", "четверг"),
        Words("zh", "星期四", "星期五", "seen-weekday", "星期五", "星期四"),
    )  # fmt: skip
    yield from in_words(
        "the days at the head of a week", ITU, PAPER,
        Words("es", "11 a 15\u00a0de", "11 a 16\u00a0de", "seen-date", "11 a 16 de octubre de 2010", "2010-10-11/2010-10-15"),
    )  # fmt: skip
    yield from in_words(
        "a mark of what is continued", SEED, PAPER,
        Words("fr", "suite<", "fin<", "seen-words", "Règles, normes et principes (fin)", "Règles, normes et principes suite"),
        Words("ar", "تابع<", "اختتام<", "seen-words", "القواعد والمعايير والمبادئ (اختتام)", "القواعد والمعايير والمبادئ تابع"),
    )  # fmt: skip
    yield from in_rows()
    yield from in_data()


def in_rows() -> Iterator[Fault]:
    """Rows, entries and days that are lost, doubled or in another's place."""
    missing = ("seen-missing", "", "15:00/18:00; d | ")
    yield Fault(
        "a meeting lost", SEED, "ar", row(5, lost), PAPER, ((*missing[:2], f"{missing[2]}القانون الدولي تابع"),)
    )
    yield Fault("a meeting lost", SEED, "zh", row(5, lost), PAPER, ((*missing[:2], f"{missing[2]}国际法 续"),))
    yield Fault("the last meeting lost", SEED, "en", row(15, lost), PAPER, (
        ("seen-missing", "", "15:00/18:00; Time allowed for additional substantive discussions; Closure of the session"),
    ))  # fmt: skip
    yield Fault("two entries swapped", SEED, "ru", line(0, swapped), PAPER, (
        ("seen-missing", "", "Открытие сессии — выступление Председателя"),
        ("seen-besides", "Открытие сессии — выступление Председателя", ""),
    ))  # fmt: skip
    yield Fault("an entry lost", SEED, "en", line(1, lost), PAPER, (
        ("seen-missing", "", "Report on the informal intersessional multi-stakeholder meeting (2019-12-02/2019-12-04)"),
    ))  # fmt: skip
    yield Fault("an entry doubled", SEED, "fr", line(0, doubled), PAPER, (
        ("seen-besides", "Ouverture de la session – observations du Président", ""),
    ))  # fmt: skip
    yield Fault("a day doubled", SEED, "es", row(3, doubled), PAPER, (
        ("seen-missing", "", "15:00/18:00; d | Derecho internacional continuación"),
        ("seen-besides", "Martes 11 de febrero", ""),
    ))  # fmt: skip
    yield Fault("a meeting moved to another day", SEED, "zh", row(5, swapped), PAPER, (
        ("seen-missing", "", "15:00/18:00; d | 国际法 续"),
        ("seen-besides", "下午3时至6时; 国际法（续）", ""),
    ))  # fmt: skip


def in_data() -> Iterator[Fault]:
    """What only programs read."""
    yield Fault("a link to another language", SEED, "es", telling("org/es/A/AC.290/2019/1", "org/fr/A/AC.290/2019/1"), PAPER, (
        ("seen-link", "https://undocs.org/fr/A/AC.290/2019/1", "https://undocs.org/es/A/AC.290/2019/1"),
    ))  # fmt: skip
    yield Fault("a link to another document", SEED, "ar", telling("org/ar/A/AC.290/2019/1", "org/ar/A/AC.290/2019/2"), PAPER, (
        ("seen-link", "https://undocs.org/ar/A/AC.290/2019/2", "https://undocs.org/ar/A/AC.290/2019/1"),
    ))  # fmt: skip
    yield Fault("a website", SEED, "ru", telling('"https://www.un.org/disarmament', '"https://www.un.org/disarmement'), PAPER, (
        ("seen-link", "https://www.un.org/disarmement/open-ended-working-group/", "https://www.un.org/disarmament/open-ended-working-group/"),
    ))  # fmt: skip
    yield Fault("a link to a version", SEED, "fr", telling('hreflang="zh" href="A_AC.290_2020_1-zh', 'hreflang="zh" href="A_AC.290_2020_1-ar'), (".html",), (
        ("seen-link", "A_AC.290_2020_1-ar.html", "A_AC.290_2020_1-zh.html"),
    ))  # fmt: skip
    yield Fault(
        "the date of a day",
        SEED,
        "zh",
        telling('<time datetime="2020-02-11"', '<time datetime="2020-02-12"'),
        (".html",),
        (("seen-fact", "2020-02-12", "2020-02-11"),),
    )
    yield Fault(
        "the date of a day",
        SEED,
        "en",
        telling('<date date="2020-02-11"', '<date date="2020-02-01"'),
        (".xml",),
        (("seen-fact", "2020-02-01", "2020-02-11"),),
    )
    yield Fault("the time of a meeting", CEDAW, "ru", telling('<time datetime="2024-10-08T10:00+02:00"', '<time datetime="2024-10-08T09:00+02:00"'), (".html",), (
        ("seen-fact", "2024-10-08T09:00+02:00 2024-10-08T13:00+02:00", "2024-10-08T10:00 2024-10-08T13:00"),
    ))  # fmt: skip
    yield Fault("the offset from UTC", CEDAW, "fr", telling('"startDate":"2024-10-08T10:00+02:00"', '"startDate":"2024-10-08T10:00+01:00"'), (".html",), (
        ("seen-fact", "2024-10-08T10:00+01:00", "2024-10-08T10:00:00+02:00"),
    ))  # fmt: skip
    yield Fault(
        "the language of the page",
        SEED,
        "es",
        telling('<html lang="es-ES"', '<html lang="fr-FR"'),
        (".html",),
        (("seen-fact", "fr-FR", "es"),),
    )
    yield Fault(
        "the language of the file",
        SEED,
        "ar",
        telling("<dc:language>ar-SA", "<dc:language>en-GB"),
        (".docx",),
        (("seen-fact", "en-GB", "ar"),),
    )
    yield Fault(
        "the date of the file",
        SEED,
        "ru",
        telling('W3CDTF">2020-01-22', 'W3CDTF">2020-01-21'),
        (".docx",),
        (("seen-fact", "2020-01-21", "2020-01-22"),),
    )
    yield Fault(
        "the language of an expression",
        SEED,
        "zh",
        telling('language="zho"', 'language="ara"'),
        (".xml",),
        (("seen-fact", "ar", "zh"),),
    )
    yield Fault(
        "the date of a work",
        SEED,
        "fr",
        telling('<FRBRdate date="2020-01-22"', '<FRBRdate date="2020-01-12"'),
        (".xml",),
        (("seen-fact", "2020-01-12", "2020-01-22"),),
    )
    yield Fault("the job number", UNCITRAL, "es", telling("V.20-02954", "V.20-02945"), (".html", ".xml"), (
        ("seen-number", "V.20-02945 (S) 110620 120620", "V.20-02954 S 110620 120620"),
    ))  # fmt: skip
    yield Fault("the stamp of a job number", UNCITRAL, "ar", telling("110620", "100620"), PAPER, (
        ("seen-number", "V.20-02954 (A) 100620 120620", "V.20-02954 A 110620 120620"),
    ))  # fmt: skip
    yield Fault("an event told to search engines", CEDAW, "en", telling('"name":"New Zealand"', '"name":"Canada"'), (".html",), (
        ("seen-words", "Canada", "New Zealand"),
    ))  # fmt: skip
    event = (".ics",)
    yield Fault("an event lost", SEED, "fr", row(2, lost), event, (
        ("seen-missing", "", "2020-02-11T10:00 10:00/13:00; a | Règles, normes et principes suite; d | Droit international"),
    ))  # fmt: skip
    yield Fault(
        "the start of an event",
        SEED,
        "zh",
        telling("DTSTART:20200211T100000", "DTSTART:20200211T090000"),
        event,
        (("seen-fact", "2020-02-11T09:00", "2020-02-11T10:00"),),
    )
    yield Fault("the end of an event", CEDAW, "en", telling("DTEND;TZID=Europe/Zurich:20241008T170000", "DTEND;TZID=Europe/Zurich:20241008T180000"), event, (
        ("seen-fact", "2024-10-08T18:00", "2024-10-08T17:00"),
    ))  # fmt: skip
    yield Fault("the time zone of an event", CEDAW, "es", telling("DTSTART;TZID=Europe/Zurich:20241008T10", "DTSTART;TZID=Europe/Paris:20241008T10"), event, (
        ("seen-fact", "time zone: Europe/Paris, which is not defined", "time zone: Europe/Zurich"),
    ))  # fmt: skip
    yield Fault("the address of a calendar", SEED, "zh", telling("\r\nURL:https://undocs.org/zh/", "\r\nURL:https://undocs.org/ar/"), event, (
        ("seen-fact", "https://undocs.org/ar/A/AC.290/2020/1", "https://undocs.org/zh/A/AC.290/2020/1"),
    ))  # fmt: skip
    yield Fault(
        "a calendar's date",
        SEED,
        "ar",
        telling("LAST-MODIFIED:20200122", "LAST-MODIFIED:20200121"),
        event,
        (("seen-fact", "2020-01-21", "2020-01-22"),),
    )
    yield Fault("two events of one name", SEED, "ru", telling("UID:A_AC.290_2020_1-2020-02-10-2", "UID:A_AC.290_2020_1-2020-02-10-1"), event, (
        ("seen-besides", "UID A_AC.290_2020_1-2020-02-10-1, which event 1 has", ""),
    ))  # fmt: skip
    yield Fault(
        "an event that is cancelled",
        SEED,
        "en",
        telling("SEQUENCE:0", "SEQUENCE:0\r\nSTATUS:CANCELLED"),
        event,
        (("seen-fact", "cancelled: true", "cancelled: no"),),
    )
    yield Fault(
        "the place of an event",
        CEDAW,
        "zh",
        telling("日内瓦E楼", "维也纳E楼"),
        event,
        (("seen-words", "维也纳E楼第XXIII会议室", "日内瓦E楼第XXIII会议室"),),
    )
    yield Fault("a document of an event", UNCITRAL, "ru", telling("ATTACH:https://undocs.org/ru/A/CN.9/1013", "ATTACH:https://undocs.org/en/A/CN.9/1013"), event, (
        ("seen-link", "https://undocs.org/en/A/CN.9/1013, https://undocs.org/ru/A/CN.9/1029", "https://undocs.org/ru/A/CN.9/1013, https://undocs.org/ru/A/CN.9/1029"),
    ))  # fmt: skip


CASES = [(fault, ending) for fault in faults() for ending in fault.endings]


@pytest.mark.parametrize(
    ("fault", "ending"), CASES, ids=lambda case: case if isinstance(case, str) else f"{case.name}-{case.language}"
)
def test_a_fault_is_found(fault: Fault, ending: str, tmp_path: Path) -> None:
    document = schedule(*fault.document)
    sound = version(document, fault.language, ending)

    faulty = planted(sound, ending, fault.edit)

    name = f"{fault.language}{ending}"
    assert told(tmp_path, document, name, sound) == []
    assert told(tmp_path, document, name, faulty) == list(fault.found)


def test_there_are_faults_of_many_kinds_in_every_language() -> None:
    named = {fault.name for fault in faults()}

    assert len(named) > 40
    assert {fault.language for fault in faults()} == {"ar", "en", "es", "fr", "ru", "zh"}
