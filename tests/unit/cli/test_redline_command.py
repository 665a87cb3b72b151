"""``reportgen redline``: which changes are tracked, who made them, and what cannot be compared."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from scratch_repository import commit, git

from unit.writers.docx.word_file import schema_errors

ROOT = Path(__file__).parents[3]
FACTS, TARGET = Path("data/2022.yaml"), Path("redline.docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def changed(path: Path, old: str, new: str) -> Path:
    text = path.read_text("utf-8")
    assert old in text
    target = path.with_name("new.yaml")
    target.write_text(text.replace(old, new, 1), "utf-8")
    return target


def part(name: str) -> etree._Element:
    with zipfile.ZipFile(TARGET) as archive:
        return etree.fromstring(archive.read(name))


def texts(change: str, text: str) -> list[str]:
    document = part("word/document.xml")
    return ["".join(each.text or "" for each in found.iter(f"{W}{text}")) for found in document.iter(f"{W}{change}")]


@pytest.fixture
def redlined(project, run):  # noqa: ARG001 - it stands in it
    new = changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: {value: 22, source: 宣传科台账}")
    assert 0 == run("redline", FACTS, new, "-o", TARGET, "--author", "张三", "--date", "2022-12-31").code


@pytest.mark.usefixtures("redlined")
def test_a_changed_fact_is_one_deletion_and_one_insertion_with_its_values():
    assert ["20次"] == texts("del", "delText")
    assert ["22次"] == texts("ins", "t")


@pytest.mark.usefixtures("project")
def test_a_changed_fact_is_so_at_each_place_that_prints_it(run):
    template = Path("templates/ideology/report.md.j2")
    template.parent.mkdir(parents=True)
    prints = "全年学习{{ study.center_group_sessions }}，办结{{ hotline.cases_closed }}。"
    table = "| 项目 | 数量 |\n| --- | --- |\n| 学习 | {{ study.center_group_sessions }} |\n"
    template.write_text(f"---\n标题: 示例\n---\n\n# {prints}\n\n{prints}\n\n- {prints}\n\n{table}", "utf-8")
    new = changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: 19")
    assert 0 == run("redline", FACTS, new, "-o", TARGET).code

    assert ["20次"] * 4 == texts("del", "delText")
    assert ["19次"] * 4 == texts("ins", "t")
    document = part("word/document.xml")
    assert 4 == len([*document.iter(f"{W}del")]) == len([*document.iter(f"{W}ins")])


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("blank", "known", "prompt", "text"),
    [
        ("  posts:", "  posts: 1520", "〔待填：推送信息条数〕条", "1520条"),
        ("conferences: ××余", "conferences: 30余", "〔待填：新闻发言人出席新闻发布会场数〕余场", "30余场"),
        ("  cases_closed: 近××", "  cases_closed: 近600", "近〔待填：办结件数〕件", "近600件"),
        ("closed_on_time_rate:", "closed_on_time_rate: 99.5%", "〔待填：按期办结率〕%", "99.5%"),
    ],
)
def test_a_blank_and_its_measure_word_are_one_change(blank, known, prompt, text, run):
    facts = FACTS.read_text("utf-8").replace("cases_closed: 594", "cases_closed: 近××").replace("rate: 100%", "rate:")
    FACTS.write_text(facts, "utf-8")
    new = changed(FACTS, blank, known)
    assert 0 == run("redline", FACTS, new, "-o", TARGET).code
    assert ([prompt], [text]) == (texts("del", "delText"), texts("ins", "t"))
    assert 0 == run("redline", new, FACTS, "-o", TARGET).code

    assert ([text], [prompt]) == (texts("del", "delText"), texts("ins", "t"))
    assert [] == schema_errors(TARGET.read_bytes())


@pytest.mark.usefixtures("redlined")
def test_a_comment_says_which_fact_it_is_and_who_says_so():
    comments = ["\n".join(p.xpath("string()") for p in each) for each in part("word/comments.xml")]

    said = "中心组及中心组（扩大）学习次数（study.center_group_sessions）\n20次 → 22次\n数据来源：宣传科台账"
    assert [said] == comments


@pytest.mark.usefixtures("redlined")
def test_author_and_date_are_those_that_were_given():
    document = part("word/document.xml")
    changes = [*document.iter(f"{W}ins"), *document.iter(f"{W}del"), *part("word/comments.xml")]

    assert {("张三", "2022-12-31T00:00:00Z")} == {(each.get(f"{W}author"), each.get(f"{W}date")) for each in changes}


@pytest.mark.usefixtures("redlined")
def test_a_redline_is_valid_and_every_part_is_named():
    assert [] == schema_errors(TARGET.read_bytes())
    with zipfile.ZipFile(TARGET) as archive:
        named = re.findall(r'PartName="/([^"]+)"', archive.read("[Content_Types].xml").decode())
        assert set(named) <= set(archive.namelist())


@pytest.mark.usefixtures("project")
def test_the_same_inputs_give_the_same_bytes(run):
    new = changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: 22")
    for _ in range(2):
        assert 0 == run("redline", FACTS, new, "-o", TARGET).code
        shutil.move(TARGET, "first.docx" if not Path("first.docx").exists() else "second.docx")

    assert Path("first.docx").read_bytes() == Path("second.docx").read_bytes()


@pytest.mark.usefixtures("project")
def test_a_report_that_was_edited_by_hand_is_compared_as_it_stands(run):
    run("build", FACTS, "-f", "docx")
    target = Path("edited.docx")
    with zipfile.ZipFile("reports/2022.docx") as built, zipfile.ZipFile(target, "w") as edited:
        for name in built.namelist():
            edited.writestr(name, built.read(name).replace("准确把握责任内容".encode(), "全面把握责任内容".encode()))

    assert 0 == run("redline", FACTS, target, "-o", TARGET).code
    assert ["准确"] == texts("del", "delText")
    assert ["全面"] == texts("ins", "t")


@pytest.mark.usefixtures("project")
def test_what_is_tracked_already_counts_as_accepted(run):
    run("build", FACTS, "-f", "docx")
    target, gone = Path("edited.docx"), "围绕学习贯彻"
    mark = '<w:rPr><w:del w:id="1" w:author="乙"/></w:rPr>'
    whole = (
        f'<w:p><w:pPr>{mark}</w:pPr><w:del w:id="2" w:author="乙"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>'
    )
    with zipfile.ZipFile("reports/2022.docx") as built, zipfile.ZipFile(target, "w") as edited:
        for name in built.namelist():
            content = built.read(name).decode()
            if name == "word/document.xml":
                assert gone in content
                content = content.replace("<w:sectPr>", f"{whole}<w:sectPr>")
            edited.writestr(name, content)

    assert 0 == run("redline", FACTS, target, "-o", TARGET).code
    assert [] == texts("ins", "t") + texts("del", "delText")
    document = part("word/document.xml")
    assert [] == [*document.iter(f"{W}ins"), *document.iter(f"{W}del")]


@pytest.mark.parametrize(
    "tracked",
    [
        r'<w:ins w:id="1" w:author="乙">\g<0></w:ins>',
        r'<w:moveToRangeStart w:id="3" w:author="乙" w:name="m"/><w:moveTo w:id="1" w:author="乙">\g<0></w:moveTo>',
        r'<w:r><w:rPr><w:rPrChange w:id="1" w:author="乙"><w:rPr/></w:rPrChange></w:rPr>\g<1>',
    ],
    ids=["inserted", "moved", "set otherwise"],
)
@pytest.mark.usefixtures("project")
def test_what_is_tracked_already_is_tracked_no_more(run, tracked):
    run("build", FACTS, "-f", "docx")
    target = Path("edited.docx")
    with zipfile.ZipFile("reports/2022.docx") as built, zipfile.ZipFile(target, "w") as edited:
        for name in built.namelist():
            content = built.read(name).decode()
            if name == "word/document.xml":
                content, count = re.subn(r"<w:r>((?:(?!<w:r>).)*?准确把握责任内容.*?</w:r>)", tracked, content)
                assert 1 == count
            edited.writestr(name, content)

    assert 0 == run("redline", FACTS, target, "-o", TARGET).code
    with zipfile.ZipFile(TARGET) as archive:
        assert "乙" not in archive.read("word/document.xml").decode()
    assert [] == texts("ins", "t") + texts("del", "delText")


@pytest.mark.usefixtures("project")
def test_comments_are_found_though_the_file_had_some_in_another_part(run):
    new = changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: 22")
    run("build", new, "-f", "docx")
    target = Path("edited.docx")
    sort = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    with zipfile.ZipFile("reports/new.docx") as built, zipfile.ZipFile(target, "w") as edited:
        for name in built.namelist():
            content = built.read(name).decode()
            if name == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rIdOther" Type="{sort}" Target="comments1.xml"/>'
                content = content.replace("</Relationships>", f"{relation}</Relationships>")
            edited.writestr(name, content)
        edited.writestr("word/comments1.xml", f'<w:comments xmlns:w="{W[1:-1]}"/>')

    assert 0 == run("redline", FACTS, target, "-o", TARGET).code
    relations = part("word/_rels/document.xml.rels")
    assert ["comments.xml"] == [each.get("Target") for each in relations if each.get("Type") == sort]
    assert 1 == len(part("word/comments.xml"))


@pytest.mark.usefixtures("project")
def test_a_paragraph_whose_end_is_deleted_goes_on_with_the_next_one(run):
    run("build", FACTS, "-f", "docx")
    target = Path("edited.docx")
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="乙"/></w:rPr></w:pPr>'
    with zipfile.ZipFile("reports/2022.docx") as built, zipfile.ZipFile(target, "w") as edited:
        for name in built.namelist():
            content = built.read(name).decode()
            if name == "word/document.xml":
                both = f"<w:p>{mark}<w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>"
                content = content.replace("<w:sectPr>", f"{both}<w:sectPr>")
            edited.writestr(name, content)

    assert 0 == run("redline", FACTS, target, "-o", TARGET).code
    assert ["甲乙"] == texts("ins", "t")[-1:]


@pytest.mark.usefixtures("project")
def test_without_a_difference_nothing_is_tracked(run):
    assert 0 == run("redline", FACTS, FACTS, "-o", TARGET).code
    assert [] == texts("ins", "t") + texts("del", "delText")


def test_standard_output_gets_the_file(project, capfdbinary):  # noqa: ARG001 - it stands in it
    from reportgen.cli import main

    assert 0 == main(["redline", str(FACTS), str(FACTS), "-o", "-"])
    assert zipfile.is_zipfile(io.BytesIO(capfdbinary.readouterr().out))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((FACTS, FACTS), 2),
        ((FACTS, FACTS, "-o", ""), 2),
        ((FACTS, FACTS, "-o", TARGET, "--date", "昨天"), 2),
        ((FACTS, FACTS, "-o", TARGET, "--date", "2022-02-30"), 2),
        ((FACTS, FACTS, "-o", f"{'长' * 90}.docx"), 1),
        ((FACTS, FACTS, "-o", TARGET, "--author", " "), 2),
        ((FACTS, FACTS, "-o", FACTS), 1),
        ((FACTS, FACTS, "-o", "data"), 1),
        ((FACTS, "none.docx", "-o", TARGET), 1),
        ((FACTS, "bad.docx", "-o", TARGET), 1),
        ((FACTS, "report.md", "-o", TARGET), 1),
    ],
    ids=repr,
)
@pytest.mark.usefixtures("project")
def test_what_cannot_be_done_is_told_and_nothing_is_written(run, arguments, code):
    Path("bad.docx").write_bytes(b"PK\3\4rubbish")
    before = FACTS.read_bytes()
    said = run("redline", *arguments)

    assert code == said.code
    assert "error" in said.err
    assert "Traceback" not in said.err
    assert not TARGET.exists()
    assert before == FACTS.read_bytes()


# --- in a repository --------------------------------------------------------------------------------------------------


@pytest.fixture
def repository(project) -> Path:
    """A repository in which a number was changed twice, and a problem and a number were added on another day."""
    (project / "reportgen.toml").touch()
    git("init", "-q", "-b", "main")
    commit(subject="起草")
    commit(("  center_group_sessions: 20", "  center_group_sessions: 21"), subject="误报")
    commit(("  center_group_sessions: 21", "  center_group_sessions: 22"), subject="核对")
    git("mv", FACTS, "data/甲 $(x).yaml")
    commit(("problems:\n", "problems:\n  - text: 基础工作还不扎实\n"), path=Path("data/甲 $(x).yaml"), subject="添一条")
    return project


def comments() -> dict[str, list[str]]:
    """The lines of each comment, by its first one."""
    found = [[p.xpath("string()") for p in each] for each in part("word/comments.xml")]
    return {lines[0].partition("（")[0]: lines for lines in found}


@pytest.mark.usefixtures("repository")
def test_a_comment_names_the_newest_commit_that_changed_the_fact(run):
    path = Path("data/甲 $(x).yaml")
    assert 0 == run("redline", "HEAD~3:data/2022.yaml", f"HEAD:{path}", "-o", TARGET).code
    sessions = comments()["中心组及中心组"]

    assert re.fullmatch(r"提交：核对（甲，\d{4}-\d\d-\d\d，[0-9a-f]{7,}）", sessions[-1])
    assert {"中心组及中心组"} == {label for label, lines in comments().items() if "核对" in lines[-1]}


@pytest.mark.usefixtures("repository")
def test_what_xml_cannot_hold_of_a_subject_and_an_author_is_replaced(run):
    path = Path("data/甲 $(x).yaml")
    commit(("  center_group_sessions: 22", "  center_group_sessions: 23"), path=path, subject="核\x01对")
    assert 0 == run("redline", "HEAD~1", path, "-o", TARGET, "--author", "张\x02三").code

    [lines] = comments().values()
    assert "提交：核\ufffd对" in lines[-1]
    assert {"张\ufffd三"} == {each.get(f"{W}author") for each in part("word/comments.xml")}


@pytest.mark.usefixtures("repository")
def test_an_item_that_is_put_before_others_is_the_only_one_that_changes(run):
    path = Path("data/甲 $(x).yaml")
    assert 0 == run("redline", f"HEAD~1:{FACTS}", path, "-o", TARGET).code

    assert ["基础工作还不扎实", "；二是", "三", "四"] == texts("ins", "t")
    assert ["二", "三"] == texts("del", "delText")
    [(label, lines)] = comments().items()
    assert ("存在的主要问题（problems）", "提交：添一条（甲，") == (lines[0], lines[1][:9])
    assert label == "存在的主要问题"


@pytest.mark.usefixtures("repository")
def test_what_is_not_committed_names_no_commit(run):
    path = Path("data/甲 $(x).yaml")
    changed_in_place = path.read_text("utf-8").replace("center_group_sessions: 22", "center_group_sessions: 23")
    path.write_text(changed_in_place.replace("  cases_closed: 594", "  cases_closed: 595"), "utf-8")
    assert 0 == run("redline", "HEAD~3:data/2022.yaml", path, "-o", TARGET).code

    named = [label for label, lines in comments().items() if lines[-1].startswith("提交：")]
    assert ["存在的主要问题"] == named


@pytest.mark.usefixtures("repository")
def test_two_files_name_no_commit(run):
    new = changed(Path("data/甲 $(x).yaml"), "  cases_closed: 594", "  cases_closed: 595")
    assert 0 == run("redline", "data/甲 $(x).yaml", new, "-o", TARGET).code

    assert ["办结件数（hotline.cases_closed）", "594件 → 595件"] == comments()["办结件数"]


@pytest.mark.usefixtures("project")
def test_a_redline_is_a_word_file_by_its_name(run):
    said = run("redline", FACTS, FACTS, "-o", "x.pdf")

    assert (2, True) == (said.code, "a redline is a .docx" in said.err)
    assert not Path("x.pdf").exists()


# --- Word files from elsewhere ----------------------------------------------------------------------------------------


def rewritten(source: Path, target: Path, change) -> Path:
    """Pack a Word file anew, each part as ``change`` returns it: name and content, or None."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(*part)
    return target


@pytest.fixture
def built(project, run) -> Path:  # noqa: ARG001 - it stands in it
    assert 0 == run("build", "-q", "-f", "docx", FACTS).code
    return Path("reports/2022.docx")


def test_the_text_may_stand_in_a_part_of_another_name(built, run):
    """As Word for the web writes it."""

    def change(name: str, content: bytes) -> tuple[str, bytes]:
        content = content.replace(b"word/document.xml", b"word/document2.xml").replace(
            "弘扬社会".encode(), "弘扬时代".encode()
        )
        return name.replace("document.xml", "document2.xml"), content

    other = rewritten(built, Path("退回.docx"), change)
    said = run("redline", built, other, "-o", TARGET)

    assert (0, "") == (said.code, said.err)
    with zipfile.ZipFile(TARGET) as archive:
        document = archive.read("word/document2.xml").decode()
    assert (1, 1) == (document.count("<w:del "), document.count("<w:ins "))


def test_a_file_without_relations_of_its_text_takes_comments(built, run):
    bare = rewritten(
        built, Path("裸.docx"), lambda name, part: None if name.endswith("document.xml.rels") else (name, part)
    )
    new = changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: 22")
    run("build", "-q", "-f", "docx", new)
    bare_new = rewritten(
        Path("reports/new.docx"),
        Path("裸新.docx"),
        lambda name, part: None if name.endswith("document.xml.rels") else (name, part),
    )
    said = run("redline", bare, bare_new, "-o", TARGET)

    assert (0, "") == (said.code, said.err)
    assert ["22次"] == texts("ins", "t")


@pytest.mark.parametrize("is_old", [True, False])
def test_the_one_that_is_damaged_is_named(built, run, is_old):
    def change(name: str, content: bytes) -> tuple[str, bytes]:
        return name, b"<w:document/>" if name == "_rels/.rels" else content

    bad = rewritten(built, Path("坏.docx"), change)
    said = run("redline", *((bad, built) if is_old else (built, bad)), "-o", TARGET)

    assert (1, True) == (said.code, "坏.docx" in said.err)
    assert "Traceback" not in said.err
    assert not TARGET.exists()


def test_a_report_that_was_built_is_not_replaced(built, run):
    content = built.read_bytes()
    new = changed(FACTS, "  center_group_sessions: 20", "  center_group_sessions: 22")
    said = run("redline", FACTS, new, "-o", built)

    assert (1, True) == (said.code, "is a report that was built, and no redline" in said.err)
    assert content == built.read_bytes()
