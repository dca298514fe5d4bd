"""The seed note, in six languages: word for word, line for line."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.conftest import LANGUAGES, SEED, word
from unsched import Schedule, read_language, render
from unsched.catalog import read_catalog
from unsched.document.outline import outline
from unsched.resources import SHIPPED

DOCUMENTS = Path(__file__).parent / "documents"


def lines_of(schedule: Schedule, language: str) -> list[str]:
    """The lines of a Word document as its reader meets them, the label and the text of an item with a space."""
    document = docx.Document(BytesIO(word(render(schedule, read_language(language, schedule.domain)))))
    return [line for block in document.iter_inner_content() for line in _lines(block)]


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        text = block.text.replace("\t", " ").replace("\u00a0", " ").replace("\u200f", "").replace("\u200e", "").strip()
        if text:
            yield text
        return
    for row in block.rows:
        seen = set()
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                for paragraph in cell.paragraphs:
                    yield from _lines(paragraph)


def seed_lines() -> list[str]:
    """The lines of the seed, without its marks for italics and links and without the space before a colon."""
    text = (DOCUMENTS / "organization-of-work.en.txt").read_text(encoding="utf-8")
    text = re.sub(r"</?i>", "", text)
    text = re.sub(r"\[([^]]*)\]\(#\)|<(https[^>]*)>", r"\1\2", text).replace(" :", ":")
    cells = (cell.strip() for line in text.splitlines() for cell in line.split("\t"))
    return [cell for cell in cells if cell]


def test_every_line_of_the_seed_comes_out_in_its_order(seed: Schedule) -> None:
    organization, symbol, *lines = lines_of(seed, "en")

    assert (organization, symbol) == ("United Nations", "A/AC.290/2020/1")
    assert lines == seed_lines()


HEADS = {
    "ar": [
        "الأمم المتحدة",
        "A/AC.290/2020/1",
        "الجمعية العامة",
        "Distr.: General",
        "22 January 2020",
        "Arabic",
        "Original: English",
        "الفريق العامل المفتوح العضوية المعني بالتطورات في ميدان المعلومات والاتصالات السلكية واللاسلكية في سياق الأمن الدولي",
        "الدورة الموضوعية الثانية",
        "10-14 شباط/فبراير 2020",
        "البند 3 من جدول الأعمال",
        "تنظيم الأعمال",
    ],
    "es": [
        "Naciones Unidas",
        "A/AC.290/2020/1",
        "Asamblea General",
        "Distr. general",
        "22 de enero de 2020",
        "Español",
        "Original: inglés",
        "Grupo de Trabajo de Composición Abierta sobre los Avances en la Esfera de la Información y las Telecomunicaciones en el Contexto de la Seguridad Internacional",
        "Segundo período de sesiones sustantivo",
        "10 a 14 de febrero de 2020",
        "Tema 3 del programa",
        "Organización de los trabajos",
    ],
    "fr": [
        "Nations Unies",
        "A/AC.290/2020/1",
        "Assemblée générale",
        "Distr. générale",
        "22 janvier 2020",
        "Français",
        "Original : anglais",
        "Groupe de travail à composition non limitée sur les progrès de l’informatique et des télécommunications dans le contexte de la sécurité internationale",
        "Deuxième session de fond",
        "10-14 février 2020",
        "Point 3 de l’ordre du jour",
        "Organisation des travaux",
    ],
    "ru": [
        "Организация Объединенных Наций",
        "A/AC.290/2020/1",
        "Генеральная Ассамблея",
        "Distr.: General",
        "22 January 2020",
        "Russian",
        "Original: English",
        "Рабочая группа открытого состава по достижениям в сфере информатизации и телекоммуникаций в контексте международной безопасности",
        "Вторая основная сессия",
        "10–14 февраля 2020 года",
        "Пункт 3 повестки дня",
        "Организация работы",
    ],
    "zh": [
        "联合国",
        "A/AC.290/2020/1",
        "大会",
        "Distr.: General",
        "22 January 2020",
        "Chinese",
        "Original: English",
        "从国际安全角度看信息和电信领域的发展不限成员名额工作组",
        "第二届实质性会议",
        "2020年2月10日至14日",
        "议程项目3",
        "工作安排",
    ],
}

# The first day and the times of the meetings, in their order.
TIMES = {
    "ar": ("الاثنين، 10 شباط/فبراير", "10:00-13:00", "15:00-18:00", "15:00-16:30", "16:30-18:00"),
    "es": (
        "Lunes 10 de febrero",
        "10.00 a 13.00 horas",
        "15.00 a 18.00 horas",
        "15.00 a 16.30 horas",
        "16.30 a 18.00 horas",
    ),
    "fr": (
        "Lundi 10 février",
        "10 heures-13 heures",
        "15 heures-18 heures",
        "15 heures-16 h 30",
        "16 h 30-18 heures",
    ),
    "ru": (
        "Понедельник, 10 февраля",
        "10 ч 00 мин – 13 ч 00 мин",
        "15 ч 00 мин – 18 ч 00 мин",
        "15 ч 00 мин – 16 ч 30 мин",
        "16 ч 30 мин – 18 ч 00 мин",
    ),
    "zh": ("2月10日星期一", "上午10时至下午1时", "下午3时至6时", "下午3时至4时30分", "下午4时30分至6时"),
}


@pytest.mark.parametrize("language", HEADS)
def test_the_head_of_the_note_is_that_of_an_official_translation(language: str, seed: Schedule) -> None:
    assert lines_of(seed, language)[:12] == HEADS[language]


@pytest.mark.parametrize("language", TIMES)
def test_days_and_hours_are_those_of_an_official_translation(language: str, seed: Schedule) -> None:
    day, morning, afternoon, until_half_past, from_half_past = TIMES[language]

    found = [line for line in lines_of(seed, language) if line in TIMES[language]]

    assert found == [
        day,
        *(morning, afternoon),
        *(morning, afternoon),
        *(morning, until_half_past, from_half_past),
        *(morning, afternoon),
        *(morning, afternoon),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tree_is_as_its_outline(language: str, seed: Schedule, golden: Callable[[Path, str], None]) -> None:
    document = render(seed, read_language(language, seed.domain))

    golden(DOCUMENTS / f"{SEED.stem}.{language}.txt", outline(document))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_the_catalog_of_the_schedule_holds_its_texts_and_no_others(language: str, seed: Schedule) -> None:
    own = read_language(language, seed.domain).catalogs[0]

    assert [message for _, message in own.messages] == list(dict.fromkeys(text.text for _, text in seed.texts()))
    assert all(message.text and not message.fuzzy for message in own.messages.values())


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
@pytest.mark.parametrize("domain", ["unsched", "terms"])
def test_the_catalogs_of_templates_and_terms_are_complete(language: str, domain: str) -> None:
    catalog = read_catalog(SHIPPED / "locales" / language / "LC_MESSAGES" / f"{domain}.po")

    assert [key for key, message in catalog.messages.items() if message.fuzzy or not message.text] == []
