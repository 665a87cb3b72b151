from __future__ import annotations

import re

import pytest

WRONG = {
    "an unknown command": ["biuld"],
    "an unknown command like no other": ["frobnicate"],
    "an unknown option of the whole": ["--verison"],
    "an unknown long option": ["build", "--fromat", "docx", "facts.yaml"],
    "an unknown long option like no other": ["build", "--zzz", "facts.yaml"],
    "an unknown short option": ["build", "-x", "facts.yaml"],
    "no fact file": ["build"],
    "an option without its value": ["build", "facts.yaml", "-f"],
    "a value for an option that takes none": ["build", "--final=yes", "facts.yaml"],
    "too many arguments": ["init", "one", "two", "three"],
    "an unknown format": ["build", "-f", "pdf", "facts.yaml"],
    "a format nearly right": ["build", "-f", "docs", "facts.yaml"],
    "no number of processes": ["build", "-j", "many", "facts.yaml"],
    "no process at all": ["build", "-j", "0", "facts.yaml"],
    "two formats on standard output": ["build", "-o", "-", "facts.yaml"],
    "two formats in one file": ["build", "-o", "report.docx", "facts.yaml"],
    "standard input twice": ["build", "-", "-", "-o", "out/"],
    "standard input without a name": ["build", "-"],
    "an unknown shell": ["--show-completion", "tcsh"],
    "an empty output": ["build", "facts.yaml", "-o", ""],
    "an empty reference": ["build", "facts.yaml", "--reference", ""],
    "an empty fact file": ["build", ""],
    "an empty folder": ["init", ""],
    "one format in a file of the other": ["build", "facts.yaml", "-f", "md", "-o", "report.docx"],
    "no year": ["init", "--year", "next"],
}
NAMES = {"reportgen", "build", "init", "docx", "md", "bash", "zsh", "fish", "powershell", "pwsh"}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_command_line_says_what_is_wrong_and_touches_nothing(arguments, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    said = run(*arguments)

    assert (2, "") == (said.code, said.out)
    assert re.search(r"^error: [^A-Z].*[^.]$", said.err, re.MULTILINE)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_command_line_is_explained_in_chinese_throughout(arguments, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_LANG", "zh_CN.UTF-8")

    said = run(*arguments)
    typed = {word for argument in arguments for word in re.findall(r"[A-Za-z]+", argument)}
    words = set(re.findall(r"(?<![-\w])[A-Za-z]{2,}", said.err))

    assert 2 == said.code
    assert set() == words - NAMES - typed


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        ('help: did you mean "build"?', ["biuld"]),
        ('help: did you mean "--format"?', ["build", "--fromat", "docx", "facts.yaml"]),
        ('help: did you mean "--output"?', ["build", "--out", "x", "facts.yaml"]),
        ('help: did you mean "--reference"?', ["build", "--ref", "x", "facts.yaml"]),
        ('help: did you mean "docx"?', ["build", "-f", "docs", "facts.yaml"]),
        ("help: known are docx, md", ["build", "-f", "pdf", "facts.yaml"]),
        ('help: see "reportgen build --help"', ["build", "--zzz", "facts.yaml"]),
    ],
)
def test_a_wrong_word_gets_the_right_one_as_advice(expected, arguments, run):
    assert expected == run(*arguments).lines[-1]
