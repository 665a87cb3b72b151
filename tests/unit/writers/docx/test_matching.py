"""What two rows have in common: all of both is told, long rows as well as short ones."""

import random
from itertools import pairwise

import pytest

from reportgen.writers.docx.redline.matching import common, stretches

CLAUSES = ("压实主体责任", "健全工作台账", "定期分析研判", "落实管理制度", "规范网上行为", "讲好发展故事")


def text(seed: int, clauses: int) -> str:
    chance = random.Random(seed)
    return "".join(f"{chance.choice(CLAUSES)}{chance.randint(1, 999)}次，" for _ in range(clauses))


def changed(old: str, *, every: int) -> str:
    return "".join("甲乙丙"[at % 3] if at % every == every // 2 else each for at, each in enumerate(old))


def parts(old: str, new: str) -> list[tuple[bool, str, str]]:
    found = stretches(common(old, new), len(old), len(new))
    return [(is_same, old[one:end], new[other:until]) for is_same, one, end, other, until in found]


@pytest.mark.parametrize("clauses", [0, 1, 20, 600])
@pytest.mark.parametrize("every", [1, 2, 7, 100])
def test_nothing_is_lost_and_what_is_the_same_is_the_same(clauses, every):
    old = text(clauses, clauses)
    new = changed(old, every=every)
    found = parts(old, new)

    assert old == "".join(one for _, one, _ in found)
    assert new == "".join(other for _, _, other in found)
    assert all((one == other) is is_same for is_same, one, other in found)
    assert all(one[0] is not other[0] for one, other in pairwise(found))


@pytest.mark.parametrize("clauses", [20, 600])
def test_a_long_row_is_cut_as_finely_as_a_short_one(clauses):
    old = text(1, clauses)
    new = changed(old, every=50)
    found = [(one, other) for is_same, one, other in parts(old, new) if not is_same]

    assert [(one, other) for one, other in zip(old, new, strict=True) if one != other] == found


def test_of_rows_of_one_key_only_what_is_more_is_new():
    assert [(True, "同" * 500, "同" * 500), (False, "", "同" * 3)] == parts("同" * 500, "同" * 503)


def test_long_rows_without_anything_that_is_there_just_once_have_changed_as_a_whole():
    old, new = "甲乙" * 400, "乙丙" * 400

    assert [(False, old, new)] == parts(old, new)


def test_rows_of_keys_are_told_as_texts_are():
    old, new = tuple(f"{number}" for number in range(300)), tuple(f"{number}" for number in range(2, 303))
    found = list(stretches(common(old, new), len(old), len(new)))

    assert [(False, 0, 2, 0, 0), (True, 2, 300, 0, 298), (False, 300, 300, 298, 301)] == found
