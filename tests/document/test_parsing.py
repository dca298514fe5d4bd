"""Parsing: every element of the vocabulary has its node, and what the vocabulary does not know is refused."""

import pytest
from tests import trees

from unsched.document import tree
from unsched.document.outline import outline
from unsched.document.parsing import TreeError

WHOLE = """\
document en-GB ltr A/1 2022-05-26 A4
  masthead
    emblem: Emblem
    organization: UN
    symbol: A/1
    organ: General Assembly
    distribution en-GB ltr
      category: Distr.: General
      date: 26 May 2022
      original: Original: English
  title: Programme of work
  heading: Provisional agenda
  1. | Election of officers⟨* Correct⟩
    (a) | [A/74/1](https://undocs.org/A/74/1) and [CRP.1]
    Mr. Basile Ikouébé
  subheading: First week
  remark: As of 25 May 2022
  grid:  | 6–10 July | 13–17 July
    row: Monday
      cell
        day 2022-07-06: 6 July
          meeting 10:00/13:00: 10 a.m.–1 p.m.
            about: Seventh plenary meeting
            about: Room XX
            5. | Election of officers
          meeting 23:00/: 11 p.m.
      cell
        day 2022-07-13: 13 July
          remark: United Nations holiday
    row 2022-07-07: Tuesday
    row 2022-07-07: 10 a.m.
      cell
        meeting: To be announced
      cell
        Closure
"""

BLOCKS = """
<heading>Provisional agenda</heading>
<entry label="1." level="1">Election of officers<footnote mark="*"> Correct </footnote></entry>
<entry label="(a)" level="2"><symbol href="https://undocs.org/A/74/1">A/74/1</symbol> and <symbol>CRP.1</symbol></entry>
<entry level="2">Mr. Basile Ikouébé</entry>
<subheading>First week</subheading>
<remark>As of 25 May 2022</remark>
<grid>
  <heads><head/><head>6–10 July</head><head>13–17 July</head></heads>
  <row>
    <title>Monday</title>
    <cell>
      <day date="2022-07-06">
        <title>6 July</title>
        <meeting start="10:00" end="13:00">
          <time>10 a.m.–1 p.m.</time><about>Seventh plenary meeting</about><about>Room XX</about>
          <entry label="5." level="1">Election of officers</entry>
        </meeting>
        <meeting start="23:00"><time>11 p.m.</time></meeting>
      </day>
    </cell>
    <cell><day date="2022-07-13"><title>13 July</title><remark>United Nations holiday</remark></day></cell>
  </row>
  <row date="2022-07-07"><title>Tuesday</title></row>
  <row date="2022-07-07">
    <title>10 a.m.</title>
    <cell><meeting><time>To be announced</time></meeting></cell>
    <cell><entry>Closure</entry></cell>
  </row>
</grid>
"""


def test_every_block_has_its_node() -> None:
    assert outline(trees.document(BLOCKS, paper="A4")) == WHOLE


def test_the_words_alone_have_no_footnotes() -> None:
    (entry,) = trees.document('<entry>a<footnote mark="*">b</footnote> c</entry>').content[1:]

    assert isinstance(entry, tree.Entry)
    assert tree.plain(entry.content) == "a c"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ("<grid><heads><head>a</head></heads></grid>", "found a grid of 1 columns; expected two columns at least"),
        (
            "<grid><heads><head>a</head><head>b</head></heads><row><title>c</title><cell/><cell/></row></grid>",
            "found a row of 2 cells; expected 1, one for each head but the first",
        ),
        (
            "<grid><heads><head>a</head><head>b</head></heads><row><title>c</title><cell><p>d</p></cell></row></grid>",
            "found <p> in <cell>; expected nothing else once, <day>, <meeting>, <entry>",
        ),
        (
            '<p>a<footnote mark="1">b<em><footnote mark="2">c</footnote></em></footnote></p>',
            "found <footnote> in <footnote>; expected words",
        ),
        ('<p>a<footnote mark=" ">b</footnote></p>', "found ' '; expected the mark of a footnote, such as * or 1"),
        ('<p><symbol href="A/1">A/1</symbol></p>', "found 'A/1'; expected a web address that begins with https:// or http://"),
        ('<p><symbol src="A/1">A/1</symbol></p>', "found <symbol> with the attributes src; expected href, whole"),
        ('<entry label="1.">a</entry>', "found <entry> with the attributes label; expected level, label, item, deadline"),
        ('<entry label="1." level="3">a</entry>', "found '3'; expected level 1 or 2"),
        (
            trees.annex("<heading>a</heading>"),
            (
                "found <heading> in <annex>; expected <heading>, <title>, <original> once, "
                "<subheading>, <p>, <remark>, <entry>, <timetable>, <grid>"
            ),
        ),
    ],
)  # fmt: skip
def test_what_the_vocabulary_does_not_know_is_refused(blocks: str, expected: str) -> None:
    with pytest.raises(TreeError) as caught:
        trees.document(blocks)

    assert str(caught.value) == expected


@pytest.mark.parametrize("time", ["9:00", "50:00", "10:60", "10.00", ""])
def test_the_time_of_a_meeting_is_one_of_a_clock(time: str) -> None:
    with pytest.raises(TreeError) as caught:
        trees.document(
            f'<timetable><times/><entries/><day date="2022-05-26"><title/><meeting start="{time}"><time/></meeting>'
            "</day></timetable>"
        )

    assert str(caught.value) == f"found {time!r}; expected a time such as 10:00"


def test_the_paper_is_one_of_two() -> None:
    with pytest.raises(TreeError) as caught:
        trees.document("", paper="A5")

    assert str(caught.value) == "found 'A5'; expected letter or A4"
