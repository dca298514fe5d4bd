"""Models: read out of mappings, and all that is wrong told at once, each at its path."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

import pytest

from unsched.errors import Place
from unsched.fields import Model, alone, keys, reader_of
from unsched.marks import Before, Form, Given, Key, Length, Read, Within
from unsched.refusals import Path, Refusal, findings, not_as_expected


def _upper(text: str) -> str:
    return text.upper()


class Child(Model):
    name: Annotated[str, Length(1, 5, stripped=True), _upper]

    in_full = staticmethod(alone("name"))


class Parent(Model):
    """Every kind of annotation."""

    kind: Literal["a", "b", 3] = "a"
    count: Annotated[int, Within(1, 9)] = 1
    flag: bool = False
    day: dt.date | None = None
    code: Annotated[str, Form(r"^[a-z]{2}$")] = "en"
    number: Annotated[int, Read(int, "[0-9]+")] = 0
    children: Annotated[tuple[Child, ...], Before(lambda found: [found] if isinstance(found, str) else found)] = ()
    names: Annotated[tuple[str, ...], Length(1, 2)] = ("x",)
    sizes: Mapping[Annotated[str, Form("[a-z]+")], int] = {}
    either: Child | str = ""
    origin: Annotated[str, Key("from")]
    file: Annotated[str, Given()] = ""

    @staticmethod
    def faults(found: dict[str, Any], /) -> Iterable[Refusal]:
        if "flag" in found and "day" in found:
            yield not_as_expected("flag, day", "either flag or day")


def told(found: object, model: type[Model] = Parent) -> list[str]:
    """What is wrong, each with its path."""

    def locate(path: Path, of_key: bool = False, /) -> Place:
        return Place(".".join(map(str, path)) + "!" * of_key)

    with pytest.raises(Refusal) as caught:
        model.read(found)
    return [str(finding) for finding in findings(caught.value, locate)]


def test_a_mapping_is_read() -> None:
    found = {"kind": 3, "count": 9, "flag": True, "code": "fr", "number": "12", "children": "ann", "from": "here"}
    more = {"names": ["a", "b"], "sizes": {"s": 1}, "either": {"name": " bob "}}

    assert Parent.read(found | more, file="f.yaml") == Parent(
        kind=3,
        count=9,
        flag=True,
        code="fr",
        number=12,
        children=(Child(name="ANN"),),
        names=("a", "b"),
        sizes={"s": 1},
        either=Child(name="BOB"),
        origin="here",
        file="f.yaml",
    )
    assert Parent.read({"from": "here"}) == Parent(origin="here")
    assert list(keys(Parent))[-1] == "from"


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"kind": "c"}, "kind: found 'c'; expected 'a', 'b' or 3"),
        ({"kind": True}, "kind: found True; expected 'a', 'b' or 3"),
        ({"kind": []}, "kind: found a list; expected 'a', 'b' or 3"),
        ({"count": 0}, "count: found 0; expected a greater number"),
        ({"count": 10}, "count: found 10; expected a smaller number"),
        ({"count": True}, "count: found True; expected a whole number"),
        ({"flag": 1}, "flag: found 1; expected true or false"),
        ({"day": "2020-01-01"}, "day: found '2020-01-01'; expected a date"),
        ({"day": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}, None),
        ({"code": "eng"}, "code: found 'eng'; expected text of the form ^[a-z]{2}$"),
        ({"code": "en\n"}, "code: found 'en\\n'; expected text of the form ^[a-z]{2}$"),
        ({"code": None}, "code: found nothing; expected text"),
        ({"children": ["ann", "  "]}, "children.1.name: found '  '; expected text"),
        ({"children": ["ann", "too long"]}, "children.1.name: found 'too long'; expected a shorter text"),
        ({"children": 1}, "children: found 1; expected a list"),
        ({"children": [1]}, "children.0: found 1; expected text or a mapping"),
        ({"names": []}, "names: found a list; expected at least one entry"),
        ({"names": ["a", "b", "c"]}, "names: found a list; expected fewer entries"),
        ({"sizes": []}, "sizes: found a list; expected a mapping"),
        ({"sizes": {"1": 1}}, "sizes.1!: found '1'; expected text of the form [a-z]+"),
        ({"sizes": {"a": "1"}}, "sizes.a: found '1'; expected a whole number"),
        ({"either": 1}, "either: found 1; expected text"),
        ({"either": {"nam": "x"}}, "either.nam!: unknown key 'nam'; expected name"),
        ({"file": "f"}, "file!: unknown key 'file'; expected "),
        ({"cuont": 1}, "cuont!: unknown key 'cuont'; expected count"),
    ],
)
def test_what_is_not_as_its_annotation_says_is_told(found: dict[str, Any], expected: str | None) -> None:
    (finding,) = told({"from": "here", **found})

    assert expected is None or finding.startswith(expected)


def test_everything_is_told_at_once_in_the_order_of_the_fields() -> None:
    found = {"sizes": {"1": "x"}, "flag": "x", "day": "x", "children": [{}, {"name": 1}], "some words": 1}

    assert told(found)[:5] == [
        "flag: found 'x'; expected true or false",
        "day: found 'x'; expected a date",
        "children.0.name: key 'name' is missing",
        "children.1.name: found 1; expected text",
        "sizes.1!: found '1'; expected text of the form [a-z]+",
    ]
    assert told(found | {"from": 1})[5:7] == [
        "sizes.1: found 'x'; expected a whole number",
        "from: found 1; expected text",
    ]


def test_a_mapping_as_a_whole_is_told_of_after_its_fields_where_its_keys_are_known() -> None:
    found = {"from": "here", "flag": True, "day": 1}

    assert told(found) == ["day: found 1; expected a date", ": found 'flag, day'; expected either flag or day"]
    assert len(told(found | {"dya": 1})) == 2


def test_a_value_that_lies_deep_within_itself_is_read_in_one_pass() -> None:
    found: dict[str, Any] = {"name": ""}
    for _ in range(200):
        found = {"name": "n", "below": found}

    assert len(told(found, Nested)) == 1


class Nested(Model):
    name: Annotated[str, Length(1)]
    below: "Nested | None" = None


def test_what_is_no_model_is_read_by_its_annotation() -> None:
    assert reader_of(dict[str, tuple[int, ...]])({"a": [1, 2]}) == {"a": (1, 2)}
