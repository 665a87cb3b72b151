"""Two versions of a long report: a redline, a diff, and the text that git shows; seconds of the whole command.

python versions.py        writes the tables into README.md
python versions.py PAGES  prints one row only

The report is that of check.py; a full page of it is 22 lines of 28 characters. Of the new version every tenth plan has
a sentence rewritten, every thirty-seventh another heading, and one number is another. Of a third version no
plan is as it was.
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
PYTHON = sys.executable
REPORTGEN = [PYTHON, "-m", "reportgen"]
PAGE = 22 * 28
"""Characters of a full page."""
PAGES = (10, 100, 300)
ROUNDS = 5


def versions(pages: int) -> tuple[str, str, str, int]:
    """Return a fact file, its new version, one that has nothing in common with it, and how many plans have changed."""
    old = facts_of(pages * PAGE)[0]
    new, other, changed = [], [], 0
    draw = random.Random(pages)
    characters = sorted(set(re.findall("[一-鿿]", old)))
    plans = 0
    for line in old.splitlines(keepends=True):
        is_text = line.startswith("    text: ")
        plans += is_text
        rewritten = line.replace("定期分析研判", "每季度分析研判") if is_text and plans % 10 == 0 else line
        if line.startswith("  - heading: ") and plans % 37 == 36:
            rewritten = line.replace("做好", "抓好")
        changed += rewritten != line
        new.append(rewritten)
        words = ["".join(draw.choices(characters, k=18)) for _ in range(10)]
        other.append(f"    text: {'，'.join(words)}\n" if is_text else line)
    first = "center_group_sessions: 20"
    assert first in old
    return old, "".join(new).replace(first, "center_group_sessions: 22"), "".join(other), changed + 1


def seconds(project: Path, *command: str) -> float:
    """Return the best of some rounds of a whole command."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.perf_counter()
        done = subprocess.run(command, cwd=project, capture_output=True, check=False)
        best = min(best, time.perf_counter() - started)
        assert done.returncode == 0, done.stderr.decode()
    return best


def marks(redline: Path) -> int:
    """Return how many insertions a redline has."""
    with zipfile.ZipFile(redline) as archive:
        return len(re.findall(rb"<w:ins ", archive.read("word/document.xml")))


def figures(pages: int) -> Iterator[str]:
    """Yield the pages, and the seconds of a redline, of one in which all is new, of a diff, and of what git starts."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        (project / "data").mkdir()
        old, new, other, changed = versions(pages)
        for name, text in (("old", old), ("new", new), ("other", other)):
            (project / "data" / f"{name}.yaml").write_text(text, "utf-8")
        files = ("data/old.yaml", "data/new.yaml")
        yield f"{pages}"
        yield f"{seconds(project, *REPORTGEN, 'redline', *files, '-o', 'redline.docx'):.2f}"
        assert marks(project / "redline.docx") >= changed
        yield f"{seconds(project, *REPORTGEN, 'redline', files[0], 'data/other.yaml', '-o', 'other.docx'):.2f}"
        yield f"{seconds(project, *REPORTGEN, 'diff', *files):.2f}"
        subprocess.run([*REPORTGEN, "build", "-q", files[0]], cwd=project, check=True)
        yield f"{seconds(project, PYTHON, '-P', '-m', 'reportgen.textconv', 'reports/old.docx'):.3f}"


def row(pages: int) -> str:
    return f"| {' | '.join(figures(pages))} |"


def main() -> None:
    if len(sys.argv) > 1:
        print(row(int(sys.argv[1])))
        return
    columns = ("pages", "redline, s", "redline, every plan new, s", "diff, s", "text of the .docx for git, s")
    head = f"| {' | '.join(columns)} |\n|{'--:|' * len(columns)}"
    table = "\n".join([head, *(row(pages) for pages in PAGES)])
    print(table)
    readme = HERE / "README.md"
    text = readme.read_text("utf-8")
    found = re.search(r"(?<=<!-- versions -->\n).*?(?=<!-- end -->)", text, flags=re.DOTALL)
    assert found is not None
    readme.write_text(f"{text[: found.start()]}{table}\n{text[found.end() :]}", "utf-8")


if __name__ == "__main__":
    main()
