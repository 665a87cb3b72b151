from __future__ import annotations

import pytest

from reportgen.diagnostics.render_text import render
from reportgen.layouts import gb9704
from reportgen.project import Settings, find_root, layout_of, read_settings


def test_the_root_is_the_nearest_folder_with_settings(tmp_path):
    folder = tmp_path / "office" / "data" / "2022"
    folder.mkdir(parents=True)
    (tmp_path / "reportgen.toml").touch()
    (tmp_path / "office" / "reportgen.toml").touch()

    assert tmp_path / "office" == find_root(folder)


def test_without_settings_the_root_is_the_parent_of_data(tmp_path):
    assert tmp_path == find_root(tmp_path / "data")


def test_without_settings_and_data_the_root_is_the_folder_of_the_facts(tmp_path):
    assert tmp_path / "facts" == find_root(tmp_path / "facts")


def test_an_empty_file_leaves_every_default():
    assert Settings() == read_settings(b"", "reportgen.toml").value
    assert gb9704() == layout_of(Settings())


def test_every_setting_is_read():
    stated = """
        formats = ["md"]
        output = "out"
        reference = "house.docx"
        compress = true
        [layout]
        geometry = "literal"
        grid = "word"
        bold_level_3 = true
    """
    expected = Settings(
        formats=("md",),
        output="out",
        reference="house.docx",
        compress=True,
        layout_options=(("bold_level_3", True), ("geometry", "literal"), ("grid", "word")),
    )

    settings = read_settings(stated.encode(), "reportgen.toml").value

    assert expected == settings
    assert gb9704(geometry="literal", grid="word", bold_level_3=True) == layout_of(expected)


def test_a_mark_at_the_start_and_windows_line_ends_do_no_harm():
    assert Settings(output="out") == read_settings(b'\xef\xbb\xbfoutput = "out"\r\n', "reportgen.toml").value


WRONG = {
    "an unknown key": (
        'ouptut = "out"',
        'reportgen.toml:1:1: error[unknown-option] there is no option "ouptut"',
        'help: did you mean "output"?',
    ),
    "an unknown key of the layout": (
        '# look\n[layout]\n  geometri = "literal"',
        'reportgen.toml:3:3: error[unknown-option] there is no option "geometri"',
        'help: did you mean "geometry"?',
    ),
    "a value of the wrong type": (
        "output = 3",
        'reportgen.toml:1:1: error[wrong-option] "output" is a text',
        'help: write "output = "…""',
    ),
    "a text where a truth value belongs": (
        'compress = "yes"',
        'reportgen.toml:1:1: error[wrong-option] "yes" is not one of true, false',
        "help: known are false, true",
    ),
    "a number where a truth value belongs": (
        "compress = 1",
        'reportgen.toml:1:1: error[wrong-option] "1" is not one of true, false',
        "help: known are false, true",
    ),
    "an unknown choice": (
        '[layout]\ngeometry = "a4"',
        'reportgen.toml:2:1: error[wrong-option] "a4" is not one of gbt33476, literal',
        "help: known are gbt33476, literal",
    ),
    "an unknown layout": (
        '[layout]\nname = "gb9705"',
        'reportgen.toml:2:1: error[wrong-option] "gb9705" is not one of gb9704',
        'help: did you mean "gb9704"?',
    ),
    "an unknown format": (
        'formats = ["pdf"]',
        'reportgen.toml:1:1: error[wrong-option] "pdf" is not one of docx, md',
        "help: known are docx, md",
    ),
    "a format that is no list": (
        'formats = "docx"',
        'reportgen.toml:1:1: error[wrong-option] "formats" is a list of texts',
        'help: write "formats = ["docx", "md"]"',
    ),
    "a layout that is no table": (
        'layout = "gb9704"',
        'reportgen.toml:1:1: error[wrong-option] "layout" is a table of options',
        'help: write "[layout]" on a line of its own, and its options under it',
    ),
    "a character that no file name may hold": (
        'output = "a\\u0000b"',
        'reportgen.toml:1:1: error[wrong-option] "output" holds a character that cannot be printed',
        "help: delete it",
    ),
    "a wrong option of a layout in one line": (
        '# look\nlayout = {geometry = "a4"}',
        'reportgen.toml:2:1: error[wrong-option] "a4" is not one of gbt33476, literal',
        "help: known are gbt33476, literal",
    ),
    "a layout that is a list of tables": (
        '[[layout]]\ngeometry = "literal"',
        'reportgen.toml:1:1: error[wrong-option] "layout" is a table of options',
        'help: write "[layout]" on a line of its own, and its options under it',
    ),
    "a key in quotes of another kind": (
        '"lay\\u006fut" = 3',
        'reportgen.toml: error[wrong-option] "layout" is a table of options',
        'help: write "[layout]" on a line of its own, and its options under it',
    ),
    "a key that is stated twice": (
        'output = "one"\noutput = "two"',
        "reportgen.toml:2: error[settings-syntax] this is stated for the second time",
        "help: delete one of the two",
    ),
    "a table that is stated twice": (
        "[layout]\n[layout]",
        "reportgen.toml:2: error[settings-syntax] this is stated for the second time",
        "help: delete one of the two",
    ),
    "a number beyond all measure": (
        f"compress = {'9' * 5000}",
        "reportgen.toml:1: error[settings-syntax] the settings cannot be read from here on",
        'help: write options as TOML: output = "reports"',
    ),
    "brackets beyond all depth": (
        f"formats = {'[' * 5000}",
        "reportgen.toml:1: error[settings-syntax] the settings cannot be read from here on",
        'help: write options as TOML: output = "reports"',
    ),
    "no TOML": (
        'formats = ["md"]\noutput: out',
        "reportgen.toml:2:7: error[settings-syntax] the settings cannot be read from here on",
        'help: write options as TOML: output = "reports"',
    ),
    "the end of the file in a text": (
        'output = "out',
        "reportgen.toml:1: error[settings-syntax] the settings cannot be read from here on",
        'help: write options as TOML: output = "reports"',
    ),
}


@pytest.mark.parametrize(("stated", "expected", "advice"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_setting_is_shown_at_its_place(stated, expected, advice):
    outcome = read_settings(stated.encode(), "reportgen.toml")
    lines = render(outcome.diagnostics).splitlines()

    assert outcome.value is None
    assert expected == lines[0]
    assert advice == lines[-1]


def test_all_wrong_settings_are_shown_at_once():
    outcome = read_settings(b"one = 1\ntwo = 2\n[layout]\nthree = 3\n", "reportgen.toml")

    places = [str(diagnostic.span) for diagnostic in outcome.diagnostics]

    assert ["reportgen.toml:1:1", "reportgen.toml:2:1", "reportgen.toml:4:1"] == places


def test_settings_in_another_encoding_are_refused_with_advice():
    outcome = read_settings("output = '报告'".encode("gb18030"), "reportgen.toml")

    assert outcome.value is None
    assert ["save it as UTF-8"] == [str(diagnostic.help) for diagnostic in outcome.diagnostics]
    assert ["reportgen.toml:1"] == [str(diagnostic.span) for diagnostic in outcome.diagnostics]
