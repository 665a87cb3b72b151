"""Two versions of a long report: a redline, a diff, and the text that git shows; seconds of the whole command.

python versions.py       writes the table into README.md
python versions.py PAGES prints one row only

The prose is a template's, with two facts on every page of 22 lines of 28 characters.  From one version to the other
these facts change, a sentence in every tenth page is another, one paragraph is gone and one has come.  In the last rows
every sentence has a changed word; nothing is as it was; or the report is a list of facts, of which every tenth has
changed, and one has come before all others.
"""

import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from check import facts_of

HERE = Path(__file__).parent
ROOT = HERE.parent
FACTS = (ROOT / "data" / "2022.yaml").read_text("utf-8")
REPORTGEN = (sys.executable, "-m", "reportgen")
TEXTCONV = (sys.executable, "-P", "-m", "reportgen.textconv")
SIZES = (10, 100, 300)
ROUNDS = 3
PAGE = 22 * 28
SENTENCES = 6
"""Of a paragraph: two or three paragraphs fill a page."""
SWITCH = "study.discussion_campaign"
"""A fact that the new version does not have: what it decides in the template is what differs between the two."""
STATED = "共办结群众来信来电{{ hotline.cases_closed }}，学习{{ study.center_group_sessions }}。"
VERBS = re.findall("..", "健全完善落实推进深化开展组织强化规范细化压实研究部署检查评估优化统筹整合拓展巩固")
MANNERS = re.findall("..", "全面持续扎实有序定期及时主动逐级逐项分类精准从严常态联合集中深入稳步同步重点统一")
FIELDS = re.findall("..", "网络舆情基层党员干部机关社区窗口数据政务阵地队伍宣传理论热线平台企业项目档案培训")
MATTERS = re.findall(
    "....",
    "主体责任工作台账分析研判专题学习督促检查审核程序处置预案信息报送问题整改联席会议"
    "示范活动服务事项考核办法管理制度宣讲活动通报机制值班安排调查研究交流研讨公开目录",
)


class Prose:
    """Makes sentences, never two the same."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.used: set[str] = set()

    def sentence(self) -> str:
        parts = (VERBS, FIELDS, MATTERS)
        clauses = ("".join(self.random.choice(words) for words in (MANNERS, *parts)) for _ in range(4))
        made = "，".join(clauses) + "。"
        if made in self.used:
            return self.sentence()
        self.used.add(made)
        return made

    def paragraph(self) -> str:
        return "".join(self.sentence() for _ in range(SENTENCES))


def switched(old: str, new: str) -> str:
    return f"{{% if {SWITCH} %}}{old}{{% else %}}{new}{{% endif %}}"


def spread(pages: int) -> tuple[str, int]:
    """Return a template whose versions differ here and there, and in how many places."""
    prose, paragraphs, length, changes = Prose(1), [], 0, 0
    for page in range(pages):
        while length < (page + 1) * PAGE:
            paragraphs.append(prose.paragraph())
            length += len(paragraphs[-1]) + 14  # the last line is half full
        paragraphs[-1] += STATED
        changes += 2
        if page % 10 == 5:
            paragraphs[-1] += switched(prose.sentence(), prose.sentence())
            changes += 1
    paragraphs[len(paragraphs) // 3] = switched(paragraphs[len(paragraphs) // 3], "")
    paragraphs.insert(2 * len(paragraphs) // 3, switched("", prose.paragraph()))
    return "\n\n".join(paragraphs), changes


def everywhere(pages: int) -> tuple[str, int]:
    """Return a template in every sentence of which a word differs."""
    prose, paragraphs, length, changes = Prose(2), [], 0, 0
    while length < pages * PAGE:
        made = prose.paragraph()
        length += len(made) + 14
        cut = made[:-1].split("。")
        paragraphs.append("".join(f"{each[:20]}{switched('抓好', '做细')}{each[20:]}。" for each in cut))
        changes += len(cut)
    return "\n\n".join(paragraphs), changes


def unrelated(pages: int) -> tuple[str, int]:
    """Return a template whose two versions have nothing in common."""
    texts, changes = [], 0
    for seed in (3, 4):
        prose, paragraphs, length = Prose(seed), [], 0
        while length < pages * PAGE:
            paragraphs.append(prose.paragraph())
            length += len(paragraphs[-1]) + 14
        texts.append("\n\n".join(paragraphs))
        changes = len(paragraphs)
    return switched(*texts), changes


Versions = tuple[str, str, str | None, int]
"""The old fact file, the new one, the template, and in how many places the two versions differ at least."""


def of_template(made: tuple[str, int]) -> Versions:
    body, changes = made
    template = f"---\n标题: {{{{ year }}}}年度情况报告\n主送: 市委\n---\n\n{body}\n\n{STATED}\n"
    new = FACTS.replace("cases_closed: 594", "cases_closed: 603").replace("sessions: 20", "sessions: 22")
    return FACTS, re.sub("(discussion_campaign): .*", r"\1: 不适用", new), template, changes


def of_facts(pages: int) -> Versions:
    """Return two fact files whose plans differ here and there; the first plan of the new one is new."""
    old = facts_of(pages * PAGE)[0]
    begin, plans, rest = old.partition("\nplans:\n")
    lines = rest.splitlines(keepends=True)
    changed = lines[1::20]
    lines[1::20] = (line.replace("定期分析研判", "每季度分析研判") for line in changed)
    begin = begin.replace("cases_closed: 594", "cases_closed: 603")
    return old, f"{begin}{plans}  - heading: 抓好新的工作\n    text: 健全制度\n{''.join(lines)}", None, len(changed) + 1


def put_into(folder: Path, versions: Versions) -> None:
    old, new, template, _ = versions
    (folder / "data").mkdir()
    (folder / "data" / "old.yaml").write_text(old, "utf-8")
    (folder / "data" / "new.yaml").write_text(new, "utf-8")
    if template is not None:
        (folder / "templates" / "ideology").mkdir(parents=True)
        (folder / "templates" / "ideology" / "report.md.j2").write_text(template, "utf-8")


def seconds(folder: Path, *command: str) -> tuple[float, bytes]:
    """Return the best of some rounds of a whole command, and what it printed."""
    best, printed = float("inf"), b""
    for _ in range(ROUNDS):
        started = time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        best, printed = min(best, time.perf_counter() - started), done.stdout
        assert done.returncode == 0, done.stderr.decode()
    return best, printed


def changes_in(file: Path) -> int:
    """Return how many stretches a redline shows as inserted or as deleted, the ends of paragraphs not counted."""
    with zipfile.ZipFile(file) as archive:
        document = archive.read("word/document.xml").decode()
    return len(re.findall("<w:(?:ins|del) [^>]*[^/]>", document))


def figures(folder: Path, changes: int) -> Iterator[float]:
    """Yield the seconds of a redline and a diff, of fact files and of built reports, and of what git starts."""
    facts, words = ("data/old.yaml", "data/new.yaml"), ("reports/old.docx", "reports/new.docx")
    subprocess.run([*REPORTGEN, "build", *facts, "-q"], cwd=folder, check=True)
    for versions in (facts, words):
        yield seconds(folder, *REPORTGEN, "redline", *versions, "-o", "redline.docx", "-q")[0]
        assert changes_in(folder / "redline.docx") >= 2 * changes, (changes_in(folder / "redline.docx"), changes)
    for versions in (facts, words):
        took, printed = seconds(folder, *REPORTGEN, "diff", *versions, "-f", "json")
        assert "603件" in printed.decode()
        yield took
    took, printed = seconds(folder, *TEXTCONV, words[1])
    assert "603件" in printed.decode()
    yield took


def row(told: str, pages: int, versions: Versions) -> str:
    with tempfile.TemporaryDirectory() as name:
        put_into(Path(name), versions)
        return f"| {told} | {pages} | {' | '.join(f'{took:.2f}' for took in figures(Path(name), versions[3]))} |"


def main() -> None:
    if len(sys.argv) > 1:
        pages = int(sys.argv[1])
        print(row("here and there", pages, of_template(spread(pages))))
        return
    columns = ("what differs", "pages", "redline", "of two .docx", "diff", "of two .docx", "text of the .docx for git")
    lines = [
        f"| {' | '.join(columns)} |",
        f"|---{'|--:' * (len(columns) - 1)}|",
        *(row("here and there", pages, of_template(spread(pages))) for pages in SIZES),
        row("a word of every sentence", 100, of_template(everywhere(100))),
        row("everything", 100, of_template(unrelated(100))),
        row("every tenth of a list of facts", 100, of_facts(100)),
    ]
    table = "\n".join(lines)
    print(table)
    readme = HERE / "README.md"
    text = readme.read_text("utf-8")
    found = re.search(r"(?<=<!-- versions -->\n).*?(?=<!-- end -->)", text, flags=re.DOTALL)
    assert found is not None
    readme.write_text(f"{text[: found.start()]}{table}\n{text[found.end() :]}", "utf-8")


if __name__ == "__main__":
    main()
