"""Frozen values: made, compared, copied and shown as those of `dataclasses`, but never changed."""

import copy
import inspect
import pickle
from typing import Any

import pytest

from unsched import Schedule
from unsched.fields import Model
from unsched.frozen import Frozen


class Point(Frozen):
    """A point on paper."""

    x: int
    y: int = 0


class Named(Point):
    """A point that has a name, and stands lower unless it is told otherwise."""

    y: int = 7
    name: str = "?"

    @property
    def shown(self) -> str:
        return f"{self.name}({self.x}, {self.y})"


class Nothing(Frozen):
    """It has no fields."""


class Keyed(Model):
    x: int = 1
    y: int


def test_fields_are_given_in_order_or_by_name() -> None:
    assert [(point.x, point.y) for point in (Point(1), Point(1, 2), Point(y=2, x=1))] == [(1, 0), (1, 2), (1, 2)]


def test_a_class_below_another_has_its_fields_first_and_may_have_other_defaults() -> None:
    assert (Named(1).shown, Named(1, 2, "A").shown, Point(1).y) == ("?(1, 7)", "A(1, 2)", 0)


def test_a_field_that_must_be_given_after_one_that_need_not_has_to_be_named() -> None:
    assert Keyed(y=2) == Keyed(x=1, y=2)
    with pytest.raises(TypeError):
        Keyed(1, 2)  # type: ignore[call-arg] # as it should be


@pytest.mark.parametrize(("args", "named"), [((), {}), ((1, 2, 3), {}), ((1,), {"z": 3}), ((1,), {"x": 1})])
def test_what_is_missing_or_no_field_is_refused(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Point(*args, **named)


def test_nothing_changes() -> None:
    point = Point(1)

    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc] # as it should be
    with pytest.raises(AttributeError):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 2
    assert point == Point(1)


def test_values_are_equal_of_one_class_with_equal_fields() -> None:
    assert Point(1) == Point(1, 0)
    assert Point(1) != Point(2)
    assert Point(1, 7) != Named(1)
    assert Point(1) != (1, 0)
    assert len({Point(1), Point(1, 0), Point(2), Named(1)}) == 3


def test_another_value_is_made_of_one() -> None:
    assert Named(1).but(name="A") == Named(1, 7, "A")
    with pytest.raises(TypeError):
        Named(1).but(z=1)


def test_a_value_without_fields_is_equal_to_another() -> None:
    assert Nothing() == Nothing().but()
    assert Nothing() != Point(1)
    assert hash(Nothing()) == hash(Nothing())


def test_a_value_is_shown_as_it_is_made() -> None:
    assert repr(Named(1, name="A")) == "Named(x=1, y=7, name='A')"


def test_values_are_pickled_and_copied(seed: Schedule) -> None:
    for value in (Point(1), Named(2), Keyed(y=3), Nothing(), seed):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 -- its own
        assert copy.deepcopy(value) == value


def test_python_itself_knows_the_fields() -> None:
    assert str(inspect.signature(Named)) == "(x: int, y: int = 7, name: str = '?')"
    match Named(1):
        case Named(1, y=7):
            pass
        case _:
            pytest.fail("it has no such fields")
