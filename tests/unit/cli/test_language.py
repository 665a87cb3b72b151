from __future__ import annotations

import pytest

from reportgen.cli.language import is_chinese


@pytest.mark.parametrize(
    ("expected", "environment"),
    [
        (False, {}),
        (False, {"LANG": "C.UTF-8"}),
        (False, {"LANG": "en_GB.UTF-8"}),
        (True, {"LANG": "zh_CN.UTF-8"}),
        (True, {"LANG": "zh_CN.GB18030"}),
        (True, {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}),
        (False, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}),
        (True, {"REPORTGEN_LANG": "zh", "LC_ALL": "C", "LANG": "C"}),
        (False, {"REPORTGEN_LANG": "en", "LANG": "zh_CN.UTF-8"}),
        (True, {"REPORTGEN_LANG": "", "LANG": "zh_CN.UTF-8"}),
    ],
)
def test_the_first_variable_that_is_set_says_the_language(expected, environment):
    assert expected == is_chinese(environment)
