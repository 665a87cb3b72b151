import pytest

from reportgen.document.numeral import chinese_digits, chinese_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("零", 0),
        ("九", 9),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十一", 21),
        ("九十九", 99),
        ("一百", 100),
        ("一百零一", 101),
        ("一百一十", 110),
        ("一千零一十", 1010),
        ("一万零一", 10_001),
        ("十万", 100_000),
        ("十一万零五十", 110_050),
        ("一百零一万零一百零一", 1_010_101),
        ("一亿零一万", 100_010_000),
        ("一万二千亿", 1_200_000_000_000),
    ],
)
def test_a_number_is_written_as_it_is_counted(written, number):
    assert written == chinese_number(number)


@pytest.mark.parametrize("number", [-1, 10**16])
def test_a_number_that_nobody_counts_to_is_refused(number):
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


def test_a_year_is_written_digit_by_digit():
    assert "二〇二二年" == chinese_digits("2022年")
