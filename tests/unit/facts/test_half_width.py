"""Characters of another width: what is the same character, and what is a sign that only looks like digits."""

from __future__ import annotations

import pytest

from reportgen.facts.half_width import half_width, unclear_sign


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1234", "１２３４"),
        ("99%", "９９％"),
        ("近30余", "近３０余"),
        ("1,234.5", "１，２３４．５"),
        ("1①", "１①"),
        ("10²", "１０²"),
        ("9⁹%", "9⁹％"),
        ("3½", "３½"),
        ("⑴⒈㈠", "⑴⒈㈠"),
        ("百", "百"),
    ],
)
def test_the_width_goes_and_what_looks_like_digits_stays(expected: str, text: str) -> None:
    assert expected == half_width(text)


@pytest.mark.parametrize(("expected", "text"), [("①", "594①"), ("²", "10²③"), (None, "５９４余件"), (None, "…。、")])
def test_the_first_sign_is_found(expected: str | None, text: str) -> None:
    assert expected == unclear_sign(text)
