"""Trees out of XML written by hand, in three scripts, for tests of what is made of them."""

from typing import Literal, NamedTuple

from unsched import Document
from unsched.document.parsing import parse_document

Script = Literal["en", "ar", "zh"]
SCRIPTS: tuple[Script, ...] = ("en", "ar", "zh")


class Words(NamedTuple):
    """The facts of a language and the words of a small programme in it."""

    lang: str
    direction: str
    organ: str
    title: str
    annex: str
    time: str
    morning: str
    day: str
    holiday: str
    bodies: tuple[str, str]
    meeting: str
    item: str
    letter: str
    note: str


WORDS: dict[Script, Words] = {
    "en": Words(
        "en-GB", "ltr", "General Assembly", "Programme of work", "Annex", "Time", "10\u00a0a.m.–1\u00a0p.m.",
        "Thursday, 26\u00a0May", "United Nations holiday", ("Committee A, Room XX", "Committee B, Room XVII"),
        "Seventh plenary meeting", "Election of officers", "(a)", "Correct as of 6\u00a0p.m. of the previous day.",
    ),
    "ar": Words(
        "ar-SA", "rtl", "الجمعية العامة", "برنامج العمل", "المرفق", "الوقت", "\u061c10:00-13:00",
        "الخميس، 26 أيار/مايو", "عطلة رسمية للأمم المتحدة", ("اللجنة الأولى، القاعة XX", "اللجنة الثانية، القاعة XVII"),
        "الجلسة العامة السابعة", "انتخاب أعضاء المكتب", "(أ)", "المعلومات صحيحة حتى اليوم السابق.",
    ),
    "zh": Words(
        "zh-CN", "ltr", "大会", "工作方案", "附件", "时间", "上午10时至下午1时",
        "5月26日星期四", "联合国假日", ("甲委员会，第XX会议室", "乙委员会，第XVII会议室"),
        "第七次全体会议", "选举主席团成员", "(a)", "截至前一日下午6时的信息。",
    ),
}  # fmt: skip


def document(content: str, script: Script = "en", symbol: str = "A/1", paper: str = "") -> Document:
    """A document of some blocks after its title, in the language of a script."""
    words = WORDS[script]
    size = f' paper="{paper}"' if paper else ""
    return parse_document(
        f'<document lang="{words.lang}" dir="{words.direction}" symbol="{symbol}" date="2022-05-26"{size}>'
        f"<masthead><emblem>Emblem</emblem><organization>UN</organization><organ>{words.organ}</organ>"
        '<distribution lang="en-GB" dir="ltr"><category>Distr.: General</category><date>26 May 2022</date>'
        "<original>Original: English</original></distribution></masthead>"
        f"<title>{words.title}</title>{content}</document>"
    )


def annex(content: str, script: Script = "en") -> str:
    return f"<annex><heading>{WORDS[script].annex}</heading><title>{WORDS[script].title}</title>{content}</annex>"


def meeting(script: Script = "en") -> str:
    """A meeting with all that may stand in it."""
    words = WORDS[script]
    return (
        f'<meeting start="10:00" end="13:00"><time>{words.morning}</time><about>{words.meeting}</about>'
        f'<entry label="5." level="1">{words.item}</entry><entry label="{words.letter}" level="2">{words.item}</entry>'
        f'<entry level="2">{words.item}</entry><entry>{words.item}</entry></meeting>'
    )


def timetable(script: Script = "en") -> str:
    """A day with a meeting, and one without."""
    words = WORDS[script]
    return (
        f"<timetable><times>{words.time}</times><entries>{words.item}</entries>"
        f'<day date="2022-05-26"><title>{words.day}</title>{meeting(script)}</day>'
        f'<day date="2022-05-27"><title>{words.day}</title><remark>{words.holiday}</remark></day></timetable>'
    )


def rooms(script: Script = "en", columns: int = 2) -> str:
    """Meetings side by side: a day's heading, meetings at a time, and a day without any."""
    words = WORDS[script]
    heads = "".join(f"<head>{words.bodies[number % 2]}</head>" for number in range(columns))
    cells = "".join(f"<cell>{meeting(script) if number % 2 == 0 else ''}</cell>" for number in range(columns))
    return (
        f"<grid><heads><head>{words.time}</head>{heads}</heads>"
        f'<row date="2022-05-26"><title>{words.day}</title></row>'
        f'<row date="2022-05-26"><title>{words.morning}</title>{cells}</row>'
        f"<row><title>{words.holiday}</title></row></grid>"
    )


def weeks(script: Script = "en") -> str:
    """Weeks side by side, with the weekdays down the side."""
    words = WORDS[script]
    day = f'<day date="2022-05-26"><title>{words.day}</title>{meeting(script)}</day>'
    free = f'<day date="2022-05-27"><title>{words.day}</title><remark>{words.holiday}</remark></day>'
    rows = "".join(
        f"<row><title>{words.time}</title><cell>{day}</cell><cell>{free}</cell><cell/></row>" for _ in range(5)
    )
    return f"<grid><heads><head/>{'<head>6–10</head>' * 3}</heads>{rows}</grid>"


def agenda(script: Script = "en") -> str:
    """A list of items with a sub-item and footnotes."""
    words = WORDS[script]
    symbol = '<symbol href="https://undocs.org/en/A/74/1">A/74/1</symbol>'
    return (
        f'<entry label="1." level="1">{words.item}<footnote mark="*">{words.note}</footnote></entry>'
        f'<entry label="{words.letter}" level="2">{words.item}<footnote mark="**">{symbol}</footnote></entry>'
        f'<entry level="2">{words.item}<footnote mark="1">{words.note}</footnote></entry>'
        f"<entry>{words.item}</entry>"
    )


def whole(script: Script = "en", symbol: str = "A/1", paper: str = "A4") -> Document:
    """A document with every block that there is."""
    words = WORDS[script]
    remark = f"<remark>{words.note}</remark>"
    tables = remark + timetable(script) + rooms(script) + f"<subheading>{words.day}</subheading>" + weeks(script)
    blocks = f"<heading>{words.item}</heading>{agenda(script)}<subheading>{words.day}</subheading>{rooms(script, 8)}"
    return document(blocks + annex(tables + remark, script), script, symbol, paper)
