"""Nodes that are quickly made are in all else what dataclasses make of them."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unsched.document import tree
from unsched.document.nodes import quickly_made


@dataclass(frozen=True, slots=True)
class Usual:
    """A node as dataclasses have it."""

    one: object
    other: object = None
    third: object = ()


@quickly_made
@dataclass(frozen=True, slots=True)
class Quick:
    """The same one, quickly made."""

    one: object
    other: object = None
    third: object = ()


NODES = (Quick, tree.Entry, tree.Meeting)
VALUES = st.one_of(st.none(), st.integers(), st.text(max_size=3))


def of(kind: type[Any]) -> Any:  # noqa: ANN401 -- a node of any kind
    """A node of a kind, each of its fields its own name."""
    return kind(*(field.name for field in fields(kind)))


@given(st.lists(VALUES, min_size=1, max_size=2), st.lists(VALUES, min_size=1, max_size=2))
def test_equality_hash_and_shape_are_those_of_the_usual_dataclass(first: list[object], second: list[object]) -> None:
    assert (Quick(*first) == Quick(*second)) is (Usual(*first) == Usual(*second))
    assert hash(Quick(*first)) == hash(Usual(*first))
    assert repr(Quick(*first)) == repr(Usual(*first)).replace("Usual", "Quick")


@pytest.mark.parametrize("kind", NODES)
def test_a_field_is_neither_set_nor_deleted_nor_added(kind: type[Any]) -> None:
    node = of(kind)
    first = fields(kind)[0].name

    with pytest.raises(FrozenInstanceError):
        setattr(node, first, "x")
    with pytest.raises(FrozenInstanceError):
        delattr(node, first)
    with pytest.raises((FrozenInstanceError, TypeError)):
        node.more = "x"
    assert getattr(node, first) == first


@pytest.mark.parametrize("kind", NODES)
def test_a_node_is_of_its_class_and_its_copies_are_too(kind: type[Any]) -> None:
    node = of(kind)
    first = fields(kind)[0].name

    assert type(node) is kind
    assert copy.deepcopy(node) == copy.copy(node) == pickle.loads(pickle.dumps(node)) == node  # noqa: S301 -- our own
    assert replace(node, **{first: "x"}) == kind("x", *(field.name for field in fields(kind)[1:]))


def test_fields_have_their_defaults_and_are_given_by_name_or_place() -> None:
    assert Quick("a") == Quick(one="a", other=None, third=())
    with pytest.raises(TypeError):
        Quick()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Quick("a", unknown=1)  # type: ignore[call-arg]


def test_a_node_is_matched_by_its_class() -> None:
    match tree.Entry("5.", 1, ("Words",)):
        case tree.Entry(label, level, content):
            assert (label, level, content) == ("5.", 1, ("Words",))
        case _:
            pytest.fail("no entry")
