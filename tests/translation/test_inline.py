"""Texts with codes in them, of this program and of others."""

from pathlib import Path

import pytest
from tests.translation.memories import FR, read, segment, tmx, trans_unit, tu, xliff, xliff2

CODES = [
    ("a placeholder", '<ph x="1">%(date)s</ph> a.m.', "%(date)s a.m."),
    ("a placeholder of another program", "Page <ph>{0}</ph> of <ph>%d</ph>", "Page {0} of %d"),
    ("an image", 'The <ph>&lt;img alt="<sub>emblem</sub>"/&gt;</ph>', "The "),
    ("formatting", '<bpt i="1">&lt;b&gt;</bpt>Annex<ept i="1">&lt;/b&gt;</ept> I', "Annex I"),
    ("formatting of RTF", r'<bpt i="1">{\b </bpt>Annex<ept i="1">}</ept><ph>\line </ph>', "Annex"),
    ("one half of it", '<it pos="begin">&lt;i&gt;</it>Annex<ut>x</ut>', "Annex"),
    ("a placeholder in it", "<bpt>%(begin)s</bpt>Annex", "%(begin)sAnnex"),
    ("a mark", "See <hi>annex <hi>I</hi></hi>.", "See annex I."),
]
CODES_1 = [
    ("a group", 'See <g id="1">annex <g id="2">I</g></g>', "See annex I"),
    ("a placeholder", '<ph id="1">%(date)s</ph><x id="2" equiv-text="%(time)s"/>', "%(date)s%(time)s"),
    ("a line break", 'a<x id="1"/><x id="2" equiv-text="&lt;br/&gt;"/>b', "ab"),
    ("pairs", '<bx id="1"/>a<ex id="1"/><bpt id="2">&lt;i&gt;</bpt>b<ept id="2">&lt;/i&gt;</ept>', "ab"),
    ("segments", '<mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk>', "One. Two."),
    ("another vocabulary", '<e:b xmlns:e="urn:e">One</e:b>', "One"),
]
CODES_2 = [
    ("original data", '<ph id="1" dataRef="d1"/>', "%(date)s"),
    ("an equivalent", '<ph id="1" equiv="%(date)s"/><ph id="2" disp="%(time)s"/><ph id="3"/>', "%(date)s%(time)s"),
    ("pairs", '<pc id="1" dataRefStart="d2">a</pc><sc id="2"/>b<ec startRef="2"/>', "ab"),
    ("marks", '<mrk id="m1" type="term">a</mrk><sm id="m2"/>b<em startRef="m2"/>', "ab"),
    ("control characters", 'a<cp hex="001A"/><cp hex="D800"/><cp hex="x"/>b', "a\x1ab"),
]

DATA = '<originalData><data id="d1">%(date)s</data><data id="d2">&lt;b&gt;</data></originalData>'


@pytest.mark.parametrize(
    ("ending", "content", "expected"),
    [
        *((".tmx", tmx(tu(("en", text), FR)), expected) for _, text, expected in CODES),
        *((".xlf", xliff(trans_unit(text, "<target>a</target>")), expected) for _, text, expected in CODES_1),
        *(
            (".xliff", xliff2(f'<unit id="1">{DATA}{segment(text, "")}</unit>'), expected)
            for _, text, expected in CODES_2
        ),
    ],
    ids=[
        f"{form}: {case[0]}"
        for form, cases in (("tmx", CODES), ("xlf", CODES_1), ("xliff", CODES_2))
        for case in cases
    ],
)
def test_codes_in_a_text(ending: str, content: str, expected: str, tmp_path: Path) -> None:
    assert [unit.source for unit in read(tmp_path, ending, content)] == [expected]
