"""The decorator of all values."""

import copy
import pickle
from dataclasses import FrozenInstanceError, field, replace

import pytest

from reportgen.diagnostics.frozen import frozen


@frozen
class Shape:
    name: str
    corners: int = 4
    colours: list[str] = field(default_factory=list, kw_only=True)
    seen: bool = field(default=False, kw_only=True, compare=False)


@frozen
class Square(Shape):
    side: int = 1

    def __post_init__(self) -> None:
        if self.side < 0:
            raise ValueError(self.side)


def test_a_value_is_made_from_positions_names_and_defaults() -> None:
    shape = Shape("a", seen=True)

    assert ("a", 4, [], True) == (shape.name, shape.corners, shape.colours, shape.seen)
    assert ("b", 3, 2) == (Square("b", 3, 2).name, Square("b", 3, 2).corners, Square("b", 3, 2).side)
    assert "c" == replace(shape, name="c").name


def test_each_value_has_a_default_of_its_own_where_a_factory_makes_it() -> None:
    assert Shape("a").colours is not Shape("a").colours


def test_what_is_not_known_or_missing_is_refused() -> None:
    with pytest.raises(TypeError, match="name"):
        Shape()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="size"):
        Shape("a", size=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Shape("a", 4, [])  # type: ignore[misc]


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Shape("a").name = "b"  # type: ignore[misc]


def test_a_value_may_check_itself() -> None:
    with pytest.raises(ValueError, match="-1"):
        Square("a", side=-1)


def test_values_are_equal_by_what_is_compared() -> None:
    assert Shape("a") == Shape("a", seen=True)
    assert Shape("a") != Shape("b")
    assert Shape("a") != Square("a")


def test_a_value_comes_back_whole_from_another_process() -> None:
    value = Square("甲", 4, 2, colours=["红"])

    assert value == pickle.loads(pickle.dumps(value)) == copy.deepcopy(value)
