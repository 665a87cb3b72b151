from __future__ import annotations

import io
import os
import re
import select
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
STANDARD = (ROOT / "data" / "2022.yaml").read_bytes()
FACTS = Path("data", "2022.yaml")

pytestmark = pytest.mark.usefixtures("project")


def changed_lines():
    """The lines that are not as they were, old and new."""
    old, new = STANDARD.decode().split("\n"), FACTS.read_text("utf-8").split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def numstat():
    return subprocess.run(["git", "diff", "--numstat"], check=True, capture_output=True, text=True).stdout.split()


@pytest.fixture
def answering(monkeypatch):
    def answer(*lines):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("".join(lines).encode()), "utf-8"))

    return answer


# --- by options -------------------------------------------------------------------------------------------------------


def test_one_fact_is_one_line_for_git_and_unset_restores_the_bytes(run):
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "add", "."], check=True)

    assert 0 == run("fill", FACTS, "--set", "wechat.posts=1,234").code
    assert ["1", "1", "data/2022.yaml"] == numstat()
    assert 0 == run("fill", FACTS, "--unset", "wechat.posts").code
    assert STANDARD == FACTS.read_bytes()


def test_a_fact_with_a_source_and_back_again_restores_the_bytes(run):
    run("fill", FACTS, "--set", "wechat.posts=12", "--source", "后台", "--as-of", "2022.12.31", "--by", "张三")
    filled = FACTS.read_text("utf-8")
    run("fill", FACTS, "--unset", "wechat.posts")

    assert re.search(r"posts:\n\s+value: 12\n\s+source: 后台\n\s+as_of: 2022-12-31\n\s+by: 张三\n", filled)
    assert STANDARD == FACTS.read_bytes()


ALL_KEYS = ("--source", "台账", "--as-of", "2022.12.31", "--by", "张三", "--note", "不含转发")


@pytest.mark.parametrize(
    "stated", ["wechat.posts=12", "press.conferences=30", "study.xuexi_learners=50", "hotline.closed_on_time_rate=99%"]
)
def test_what_is_set_with_all_that_can_be_said_of_it_and_unset_again_leaves_the_bytes(stated, run):
    route = stated.split("=")[0]
    run("fill", FACTS, "--unset", route)
    blank = FACTS.read_bytes()

    assert 0 == run("fill", FACTS, "--set", stated, *ALL_KEYS).code
    assert b"note: " in FACTS.read_bytes()
    said = run("fill", FACTS, "--unset", route)

    assert "taken out: 数据来源：台账；数据截至：2022-12-31；填报人：张三；备注：不含转发" in said.lines[0]
    assert blank == FACTS.read_bytes()


@pytest.mark.parametrize(
    ("stated", "line"),
    [
        ("press.conferences=30", "  conferences: ××余"),
        ("press.conferences=近30", "  conferences: 近××"),
        ("wechat.posts=100条以上", "  posts: ××以上"),
        ("wechat.posts=100", "  posts:"),
        ("hotline.closed_on_time_rate=99%以上", "  closed_on_time_rate: ××%以上"),
        ("hotline.closed_on_time_rate=近99.5%", "  closed_on_time_rate: 近××%"),
        ("hotline.closed_on_time_rate=99%", "  closed_on_time_rate:"),
    ],
)
def test_a_number_that_becomes_blank_keeps_its_approximator(stated, line, run):
    run("fill", FACTS, "--set", stated)
    said = run("fill", FACTS, "--unset", stated.split("=")[0])

    assert (0, "") == (said.code, said.err)
    assert line in FACTS.read_text("utf-8").splitlines()


def test_a_note_stays_where_somebody_is_asked(run):
    asked = "  posts: {value: 3, source: 台账, note: 不含转发, owner: 新闻科}\n"
    FACTS.write_text(STANDARD.decode().replace("  posts:\n", asked), "utf-8")
    run("fill", FACTS, "--unset", "wechat.posts")

    assert "  posts: {value: , note: 不含转发, owner: 新闻科}\n" in FACTS.read_text("utf-8")


@pytest.mark.parametrize("name", ["wechat.posts", "推送信息条数", "推送信息"])
def test_a_fact_is_named_by_its_route_its_label_or_a_part_that_no_other_has(name, run):
    said = run("fill", FACTS, "--set", f"{name}=3")

    assert (0, "") == (said.code, said.err)
    assert (["  posts:"], ["  posts: 3"]) == changed_lines()


@pytest.mark.parametrize(
    ("stated", "line"),
    [
        ("推送信息条数=１，２３４", "  posts: 1234"),
        ("推送信息条数＝30余条", "  posts: 30余"),
        ("wechat.posts=不适用", "  posts: 不适用"),
        ("press.conferences=30", "  conferences: 30余"),
        ("press.conferences=近30", "  conferences: 近30"),
        ("organ.name=a=b局", "  name: a=b局"),
        ("problems[1].text=新问题", "  - text: 新问题"),
        ("study.platforms[4]=新平台", "    - 新平台"),
        ("hotline.closed_on_time_rate=百分之九十九", "  closed_on_time_rate: 99%"),
    ],
)
def test_a_value_is_understood_and_written_in_its_one_way(stated, line, run):
    said = run("fill", FACTS, "--set", stated)

    assert (0, "") == (said.code, said.err)
    assert [line] == changed_lines()[1]


def test_all_that_is_wrong_is_told_and_nothing_is_written(run):
    wrong = {
        "wechat.posts=30次": "wrong-unit",
        "次数=2": "ambiguous-fact",
        "nonsense=3": "unknown-fact",
        "wechat=3": "unknown-fact",
        "plans[9].text=x": "no-item",
        "media.items=-3": "negative-count",
        "hotline.closed_on_time_rate=101%": None,
        "press.conferences=待填": "no-answer",
        "problems[0]=x": "unknown-fact",
        "teams.roles[0]=": "no-answer",
    }
    options = [option for stated in wrong for option in ("--set", stated)]

    said = run("fill", FACTS, "--set", "wechat.update_days=3", *options)

    assert (1, "") == (said.code, said.out)
    assert len(wrong) == said.err.count(": error[")
    assert [] == [rule for rule in wrong.values() if rule is not None and f"error[{rule}]" not in said.err]
    assert STANDARD == FACTS.read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        ("--set", "wechat.posts=1", "--set", "推送信息条数=2"),
        ("--set", "wechat.posts=1", "--unset", "wechat.posts"),
        ("--set", "teams.roles=甲；乙", "--set", "teams.roles[0]=丙"),
    ],
)
def test_a_fact_that_is_stated_twice_is_refused(options, run):
    said = run("fill", FACTS, *options)

    assert 1 == said.code
    assert "error[stated-twice]" in said.err
    assert STANDARD == FACTS.read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        ("--set", "wechat.posts"),
        ("--set", "=3"),
        ("--set", "wechat.posts=3\x07"),
        ("--set", "wechat.posts=3", "--source", ""),
        ("--set", "wechat.posts=3", "--as-of", "昨天"),
        ("--set", "wechat.posts=3\udce4"),
        ("--unset", ""),
        ("--unset", "wechat.posts", "--source", "甲"),
    ],
)
def test_options_that_cannot_be_meant_are_a_wrong_command_line(options, run):
    said = run("fill", FACTS, *options)

    assert (2, "") == (said.code, said.out)
    assert "error: " in said.err
    assert STANDARD == FACTS.read_bytes()


def test_a_dry_run_shows_the_change_and_writes_nothing(run):
    said = run("fill", FACTS, "--set", "hotline.cases_closed=600", "-n")

    assert ["办结件数: 594 → 600", "would write data/2022.yaml; 8 blanks left"] == said.lines
    assert STANDARD == FACTS.read_bytes()


def test_a_value_that_stands_already_changes_nothing(run):
    said = run("fill", FACTS, "--set", "hotline.cases_closed=594件")

    assert ["办结件数 is 594 already", "data/2022.yaml stays as it is; 8 blanks left"] == said.lines
    assert STANDARD == FACTS.read_bytes()


def test_a_new_source_of_the_same_value_is_all_that_is_written(run):
    run("fill", FACTS, "--set", "hotline.cases_closed=594", "--source", "热线台账")
    once = FACTS.read_bytes()
    said = run("fill", FACTS, "--set", "hotline.cases_closed=594", "--source", "热线台账")

    assert "value: 594" in once.decode()
    assert "办结件数 is 594 already" == said.lines[0]
    assert once == FACTS.read_bytes()


def test_a_value_that_changes_loses_its_old_source_and_says_so(run):
    run("fill", FACTS, "--set", "hotline.cases_closed=594", "--source", "旧台账", "--by", "张三")
    said = run("fill", FACTS, "--set", "hotline.cases_closed=600", "--by", "李四")

    assert "办结件数: 594 → 600 (填报人：李四); taken out: 数据来源：旧台账" == said.lines[0]
    assert "旧台账" not in FACTS.read_text("utf-8")


THEME = "    - value: 党的二十大精神\n      source: 学习台账\n      owner: 新闻科\n"


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("study.themes=新主题；省党代会精神", "; taken out: 数据来源：学习台账"),
        ("study.themes=[]", "; taken out: 数据来源：学习台账；责任单位：新闻科"),
        ("study.themes=省党代会精神；党的二十大精神", ""),
    ],
)
def test_what_was_said_of_an_item_that_goes_with_its_list_is_told(stated, said, run):
    FACTS.write_text(STANDARD.decode().replace("    - 党的二十大精神\n", THEME), "utf-8")
    first = run("fill", FACTS, "--set", stated).lines[0]

    assert said == first[first.index("; taken out") :] if said else "taken out" not in first
    assert (THEME in FACTS.read_text("utf-8")) is not bool(said)


def test_what_was_said_of_the_items_of_a_list_that_is_unset_is_told(run):
    FACTS.write_text(STANDARD.decode().replace("    - 党的二十大精神\n", THEME), "utf-8")

    assert "taken out: 数据来源：学习台账；责任单位：新闻科" in run("fill", FACTS, "--unset", "study.themes").lines[0]


def test_what_is_said_of_a_whole_list_is_told_once_and_on_one_line(run):
    text = STANDARD.decode().replace(
        "    - 党的二十大精神\n", "    value:\n    - 甲\n    - 乙\n    source: |\n      表一\n      表二\n"
    )
    FACTS.write_text(re.sub(r"    - (?:省|市|习近平).*精神\n", "", text), "utf-8")
    said = run("fill", FACTS, "--set", "study.themes=甲；丙")

    assert "学习主题: 甲；乙 → 甲；丙; taken out: 数据来源：表一；表二" == said.lines[0]


def test_the_remark_on_an_item_goes_with_no_other_item(run):
    remark = "    - 党的二十大精神  # 来源A\n"
    FACTS.write_text(STANDARD.decode().replace("    - 党的二十大精神\n", remark), "utf-8")
    run("fill", FACTS, "--set", "study.themes=甲；省党代会精神；党的二十大精神")
    moved = FACTS.read_text("utf-8")
    run("fill", FACTS, "--set", "study.themes=甲；乙")

    assert f"  themes:\n    - 甲\n    - 省党代会精神\n{remark}" in moved
    assert "    - 乙\n    # - 党的二十大精神  # 来源A\n" in FACTS.read_text("utf-8")


@pytest.mark.parametrize("text", ["会议\n台账", "会议\r\n 台账\n", "会议\u2028台账", "\n会议\v台账"])
def test_a_source_over_several_lines_is_written_on_one(text, run):
    said = run("fill", FACTS, "--set", "wechat.posts=3", "--source", text)

    assert "推送信息条数: (empty) → 3 (数据来源：会议；台账)" == said.lines[0]
    assert "      source: 会议；台账\n" in FACTS.read_text("utf-8") or "    source: 会议；台账\n" in FACTS.read_text(
        "utf-8"
    )


@pytest.mark.parametrize("option", [("--set", "report=x"), ("--set", "report=ideolgy"), ("--unset", "report")])
def test_the_type_of_a_report_is_never_blank(option, run):
    said = run("fill", FACTS, *option)

    assert 1 == said.code
    assert "ideology" in said.err
    assert "--unset" not in said.err.replace("--unset:", "")
    assert STANDARD == FACTS.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a name in a folder")
def test_a_pipe_is_no_fact_file_to_edit(run):
    FACTS.unlink()
    os.mkfifo(FACTS)

    for command in (("fill", FACTS, "--set", "wechat.posts=3"), ("pull", "a.xlsx", "--into", FACTS)):
        said = run(*command)

        assert (1, 1) == (said.code, said.err.count("error: "))
        assert '"data/2022.yaml" is a pipe' in said.err


def test_quiet_says_nothing_when_all_is_well(run):
    said = run("fill", FACTS, "--set", "wechat.posts=3", "-q")

    assert (0, "", "") == (said.code, said.out, said.err)
    assert b"posts: 3\n" in FACTS.read_bytes()


def test_a_faulty_file_is_told_and_left_alone(run):
    faulty = STANDARD.replace(b"cases_closed: 594", b"cases_closed: many")
    FACTS.write_bytes(faulty)

    for options in ((), ("--set", "wechat.posts=3")):
        said = run("fill", FACTS, *options)

        assert 1 == said.code
        assert "data/2022.yaml:151:17: error[not-a-count]" in said.err
        assert faulty == FACTS.read_bytes()


def test_standard_input_cannot_be_edited_in_place(run):
    said = run("fill", "-", "--set", "wechat.posts=3")

    assert (2, "") == (said.code, said.out)
    assert "name the fact file itself" in said.err


def test_an_edit_that_breaks_the_file_as_a_whole_is_refused(run):
    said = run("fill", FACTS, "--unset", "report")

    assert 1 == said.code
    assert "no-report-type" in said.err
    assert STANDARD == FACTS.read_bytes()


# --- by questions -----------------------------------------------------------------------------------------------------


def test_each_blank_is_asked_for_and_what_is_answered_is_written(run, answering):
    answering(
        "某某局委员会\n", "\n", "\n", "30\n", "发布台账\n", "一百二十\n", ".\n", "不适用\n", "\n", "\n", "\n", "\n"
    )

    said = run("fill", FACTS)

    text = FACTS.read_text("utf-8")
    assert (0, "") == (said.code, said.err)
    assert "4 answers are in data/2022.yaml; 4 blanks left" == said.lines[-1]
    assert "  name: 某某局委员会\n" in text
    assert "    value: 30余\n    source: 发布台账\n" in text
    assert "    value: 120\n    source: 发布台账\n" in text
    assert "  update_days: 不适用\n" in text


def test_a_wrong_answer_is_explained_in_one_line_and_asked_for_again(run, answering):
    answering("\n", "三十次\n", "30\n")

    said = run("fill", FACTS, "--source", "台账")

    assert ['error: the measure word of “学习强国”激活学员人数 is "人", not "次"'] == [
        line.split(":", 2)[0] + ":" + line.split(":", 2)[1] for line in said.err.splitlines()
    ]
    assert "    value: 30\n    source: 台账\n" in FACTS.read_text("utf-8")


def test_the_end_of_input_keeps_what_was_entered(run, answering):
    answering("某某局委员会\n")

    said = run("fill", FACTS)

    assert (0, "1 answer is in data/2022.yaml; 7 blanks left") == (said.code, said.lines[-1])
    assert (["  name:"], ["  name: 某某局委员会"]) == changed_lines()


def test_a_dot_without_a_source_before_it_states_none(run, answering):
    answering("某某局委员会\n", ".\n")

    run("fill", FACTS)

    assert (["  name:"], ["  name: 某某局委员会"]) == changed_lines()


def test_no_input_at_all_leaves_the_file_as_it_is(run, answering):
    answering()

    said = run("fill", FACTS)

    assert (0, "data/2022.yaml stays as it is; 8 blanks left") == (said.code, said.lines[-1])
    assert STANDARD == FACTS.read_bytes()


def test_a_list_is_typed_an_item_a_line(run, answering):
    facts = STANDARD.replace("  led_by:\n    - 党委会\n    - 理论学习中心组\n".encode(), b"  led_by:\n")
    FACTS.write_bytes(facts)
    answering("\n", "党委会；支部大会\n", "理论学习中心组\n", "\n", "\n")

    said = run("fill", FACTS)

    assert "  = 党委会；支部大会；理论学习中心组" in said.lines
    assert "  led_by:\n    - 党委会\n    - 支部大会\n    - 理论学习中心组\n" in FACTS.read_text("utf-8")


def test_an_item_that_is_wrong_is_asked_for_again_by_itself(run, answering):
    text = STANDARD.decode()
    start, end = text.index("plans:"), len(text)
    FACTS.write_text(text[:start] + "plans:\n" + text[end:], "utf-8")
    answering("\n" * 8, "提高站位\n", "提高站位｜抓好落实\n", "\n", "\n")

    said = run("fill", FACTS)

    assert 1 == len(said.err.splitlines())
    assert "- heading: 提高站位\n" in FACTS.read_text("utf-8")
    assert said.out.endswith("1 answer is in data/2022.yaml; 8 blanks left\n")


def test_last_year_the_owner_and_the_question_help_to_answer(run, answering):
    FACTS.write_bytes(STANDARD.replace(b"year: 2022", b"year: 2021").replace(b"posts:", b"posts: 110"))
    facts = STANDARD.replace(b"posts:", "posts: {value: 近××, owner: 新闻科, due: 2023-01-10, ask: 不含转发}".encode())
    Path("data", "2021.yaml").write_bytes(FACTS.read_bytes())
    FACTS.write_bytes(facts)
    answering("\n" * 3)

    said = run("fill", FACTS)

    start = next(number for number, line in enumerate(said.lines) if "推送信息条数" in line)
    assert said.lines[start : start + 7] == [
        '[4/8] 微信公众号: 推送信息条数 (条；may be "不适用")',
        "  asked: 不含转发",
        "  owner: 新闻科",
        "  due: 2023-01-10",
        "  last year: 110条",
        '  a bare number says "近30条"; write "30条" for an exact one',
        "  近…条> ",
    ]


@pytest.mark.parametrize("sign", ["?", "？"])
def test_a_question_mark_repeats_what_is_asked(sign, run, answering):
    answering(f"{sign}\n", "某某局委员会\n", f"{sign}\n", "台账\n")

    said = run("fill", FACTS)

    assert 2 == sum(line.startswith("[1/8] ") for line in said.lines)
    assert 1 == sum(line.startswith("[2/8] ") for line in said.lines)
    assert "    value: 某某局委员会\n    source: 台账\n" in FACTS.read_text("utf-8")


def test_a_question_mark_repeats_what_is_asked_of_a_list(run, answering):
    FACTS.write_bytes(STANDARD.replace("  led_by:\n    - 党委会\n    - 理论学习中心组\n".encode(), b"  led_by:\n"))
    answering("\n", "党委会\n", "?\n", "支部大会\n", "\n", "\n")

    said = run("fill", FACTS)

    assert 2 == sum(line.startswith("[2/9] ") for line in said.lines)
    assert "  led_by:\n    - 党委会\n    - 支部大会\n" in FACTS.read_text("utf-8")


@pytest.mark.parametrize("marker", ["待填", "××", "？？"])
def test_a_marker_skips_and_that_is_said(marker, run, answering):
    FACTS.write_bytes(STANDARD.replace("  led_by:\n    - 党委会\n    - 理论学习中心组\n".encode(), b"  led_by:\n"))
    answering(f"{marker}\n", f"{marker}\n", "\n")

    said = run("fill", FACTS)

    assert (0, "") == (said.code, said.err)
    assert 2 == said.lines.count("  skipped")
    assert said.lines[-1].endswith("9 blanks left")


def test_a_marker_is_no_source(run, answering):
    answering("某某局委员会\n", "待补充\n", "台账\n")

    said = run("fill", FACTS)

    assert ['error: "待补充" is no source: write what it is called, or press Enter'] == said.err.splitlines()
    assert "    value: 某某局委员会\n    source: 台账\n" in FACTS.read_text("utf-8")


def test_a_dry_interview_writes_nothing(run, answering):
    answering("某某局委员会\n")

    said = run("fill", FACTS, "-n")

    assert "1 answer would go into data/2022.yaml; 7 blanks left" == said.lines[-1]
    assert STANDARD == FACTS.read_bytes()


def test_nothing_is_asked_where_nothing_is_blank(run, answering):
    complete = (ROOT / "examples" / "complete" / "data" / "2024.yaml").read_bytes()
    FACTS.write_bytes(complete)
    answering()

    assert ["data/2022.yaml stays as it is; no blanks left"] == run("fill", FACTS).lines


def test_a_character_that_cannot_be_kept_is_refused_at_once(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xb5\xb3\n\x07\nok\n"), "utf-8"))

    said = run("fill", FACTS)

    assert 2 == len(said.err.splitlines())
    assert b"  name: ok\n" in FACTS.read_bytes()


class _Meddling(io.StringIO):
    """Somebody edits the fact file while the first answer is being typed."""

    def readline(self, size=-1, /):
        if self.tell() == 0:
            FACTS.write_bytes(STANDARD + b"# noted\n")
        return super().readline(size)


def test_a_file_that_somebody_else_changed_meanwhile_is_left_as_they_left_it(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", _Meddling("某某局委员会\n"))

    said = run("fill", FACTS)

    assert 1 == said.code
    assert "error: " in said.err
    assert said.out.endswith("data/2022.yaml stays as it is; 8 blanks left\n")
    assert STANDARD + b"# noted\n" == FACTS.read_bytes()


class _Late(io.StringIO):
    """Somebody edits the fact file while the second answer is being typed."""

    lines = 0

    def readline(self, size=-1, /):
        self.lines += 1
        if self.lines == 3:  # an answer, its source, an answer
            FACTS.write_bytes(FACTS.read_bytes() + b"# noted\n")
        return super().readline(size)


def test_an_answer_that_could_not_be_written_is_named_and_the_ones_before_it_stay(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", _Late("某某局委员会\n\n30\n\n"))

    said = run("fill", FACTS)

    assert 1 == said.code
    assert 'error: the answer to "“学习强国”激活学员人数" was not written: "data/2022.yaml" was changed' in said.err
    assert "nothing was written" not in said.err
    assert "1 answer is in data/2022.yaml" in said.out
    assert "  name: 某某局委员会\n" in FACTS.read_text("utf-8")
    assert b"# noted\n" in FACTS.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_an_interrupt_at_a_terminal_keeps_what_was_entered(project):
    import pty

    terminal, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "reportgen", "fill", str(FACTS)]
    with subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        cwd=project,
        start_new_session=True,
        preexec_fn=_own_terminal,
    ) as process:
        os.close(theirs)
        try:
            seen = _until(terminal, "> ")
            os.write(terminal, "某某局委员会\n".encode())
            seen += _until(terminal, "none)> ")
            code = _interrupted(process, terminal)
            seen += _rest(terminal)
        finally:
            process.kill()
            os.close(terminal)

    assert 130 == code, seen
    assert "1 answer is in data/2022.yaml; 7 blanks left" in seen
    assert "Traceback" not in seen
    assert (["  name:"], ["  name: 某某局委员会"]) == changed_lines()


def _own_terminal():
    """Make the pseudo-terminal the one that sends Ctrl-C."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _until(terminal, sign):
    seen = b""
    while sign.encode() not in seen:
        assert select.select([terminal], [], [], 20)[0], seen
        seen += os.read(terminal, 1024)
    return seen.decode(errors="replace")


def _interrupted(process, terminal):
    """Press Ctrl-C until the command ends: Python sees one that comes just before it waits for a key with the next."""
    for _ in range(40):
        os.write(terminal, b"\x03")
        with suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=0.5)
    process.kill()
    return process.wait()


def _rest(terminal):
    seen = b""
    try:
        while piece := os.read(terminal, 1024):
            seen += piece
    except OSError:  # Linux says so at the end
        pass
    return seen.decode(errors="replace")
