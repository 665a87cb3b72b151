"""A report of ten thousand, a hundred thousand and a million characters, checked: seconds of the whole command.

python check.py            writes the table into README.md
python check.py CHARACTERS prints one row only

The report is checked as facts (the plans of one fact file, whose texts the report prints) and as the .docx that is
built of them; a mistake in every twentieth paragraph sees to it that something is found.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
FACTS = HERE.parent / "data" / "2022.yaml"
REPORTGEN = [sys.executable, "-m", "reportgen"]
SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 3
SENTENCES = (
    "压实主体责任，健全工作台账，定期分析研判，做到底数清、情况明、措施实",
    "坚持问题导向和目标导向相结合，围绕群众关心的热点难点问题开展调查研究",
    "依托“学习强国”平台和党员活动日，组织党员干部读原著、学原文、悟原理",
    "落实《微信工作群管理制度》《工作人员手机使用管理制度》，规范网上行为",
    "加强与新闻媒体的协作，讲好改革发展故事，营造良好的舆论氛围",
    "对重点领域、关键环节开展经常性检查，发现问题及时整改，举一反三",
)
MISTAKE = "会议强调,要抓好落实"


def facts_of(characters: int) -> tuple[str, int]:
    """Return a fact file whose report has about as many characters, and how many mistakes are in it."""
    text = "；".join(SENTENCES)
    count = max(1, characters // (len(text) + 8))
    facts = FACTS.read_text("utf-8")
    plans, mistakes = [], 0
    for number in range(count):
        told = text
        if number % 20 == 0:
            told, mistakes = f"{text}；{MISTAKE}", mistakes + 1
        plans.append(f"  - heading: 做好第{'甲乙丙丁戊'[number % 5]}类工作\n    text: {told}\n")
    return facts[: facts.index("\nplans:")] + "\nplans:\n" + "".join(plans), mistakes


def seconds(project: Path, file: str, mistakes: int) -> float:
    """Return the best of some rounds of the whole command, and see to it that it finds what is wrong."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        done = subprocess.run([*REPORTGEN, "check", file, "-f", "json"], cwd=project, capture_output=True, check=False)
        best = min(best, time.perf_counter() - started)
        found = [each["rule"] for each in json.loads(done.stdout)]
        assert found.count("half-width-mark") == mistakes, (found.count("half-width-mark"), mistakes)
    return best


def row(characters: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "data").mkdir()
        text, mistakes = facts_of(characters)
        (project / "data" / "2022.yaml").write_text(text, "utf-8")
        built = subprocess.run(
            [*REPORTGEN, "build", "data/2022.yaml", "-q"], cwd=project, capture_output=True, check=False
        )
        assert built.returncode == 0, built.stderr.decode()
        length = len((project / "reports" / "2022.md").read_text("utf-8"))
        facts = seconds(project, "data/2022.yaml", mistakes)
        report = seconds(project, "reports/2022.docx", mistakes)
    return f"| {length:,} | {facts:.2f} | {report:.2f} | {facts / length * 1e5:.2f} | {report / length * 1e5:.2f} |"


def main() -> None:
    if len(sys.argv) > 1:
        print(row(int(sys.argv[1])))
        return
    lines = [
        "| characters | facts, s | .docx, s | facts, s per 100,000 | .docx, s per 100,000 |",
        "|--:|--:|--:|--:|--:|",
        *(row(size) for size in SIZES),
    ]
    table = "\n".join(lines)
    print(table)
    readme = HERE / "README.md"
    replaced = re.sub(
        r"(<!-- check -->\n).*?(\n?<!-- end -->)",
        lambda match: match[1] + table + "\n<!-- end -->",
        readme.read_text("utf-8"),
        flags=re.DOTALL,
    )
    readme.write_text(replaced, "utf-8")


if __name__ == "__main__":
    main()
