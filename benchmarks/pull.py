"""A thousand forms that came back, pulled into one fact file: seconds and the peak of the process.

python pull.py [COUNT]     writes the table into README.md when COUNT is left out (1,000), else prints it only

Two ways of coming back: each form answers a question of its own (a plan each, a thousand changes in one fact file),
and all forms answer the same eight questions alike (eight changes, each from a thousand places).
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
FACTS = HERE.parent / "data" / "2022.yaml"
REPORTGEN = [sys.executable, "-m", "reportgen"]
ANSWERS = {"organ.name": "某市数据局"}
"""What is no number."""

Figures = tuple[float, float]
"""Seconds, and MiB at the peak."""


def run(project: Path, *arguments: str) -> Figures:
    started = time.perf_counter()
    with subprocess.Popen([*REPORTGEN, *arguments], cwd=project, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, said.decode()
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def filled(form: bytes, answers: list[str]) -> bytes:
    """Type answers into the empty cells below the headings of a form, from the top; as Excel would write them."""
    source, target = Path("in.xlsx"), Path("out.xlsx")
    source.write_bytes(form)
    left = iter(answers)

    def typed(cell: re.Match[str]) -> str:
        return f'<c r="{cell[1]}" s="{cell[2]}" t="inlineStr"><is><t>{next(left)}</t></is></c>'

    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                rows = r'<c r="(I(?:[5-9]|[1-9][0-9]+))" s="([0-9]+)"/>(?=<c r="J[0-9]+" s="[0-9]+"/>)'
                content = re.sub(rows, typed, content.decode(), count=len(answers)).encode()
            new.writestr(name, content)
    assert next(left, None) is None
    return target.read_bytes()


def one_each(project: Path, count: int) -> Figures:
    """Every form answers a question of its own."""
    facts = FACTS.read_text("utf-8")
    plans = "".join(
        f"  - heading: 第{number}项\n    text: {{value: , owner: 单位{number:04}}}\n" for number in range(count)
    )
    (project / "2022.yaml").write_text(facts[: facts.index("\nplans:")] + "\nplans:\n" + plans, "utf-8")
    run(project, "form", "2022.yaml", "--quiet")
    (project / "forms" / "2022-未指定.xlsx").unlink()
    for form in (project / "forms").iterdir():
        form.write_bytes(filled(form.read_bytes(), [f"{form.stem}的工作"]))
    figures = run(project, "pull", "forms", "--into", "2022.yaml", "--yes", "--quiet")
    landed = set(re.findall(r"单位([0-9]+)的工作", (project / "2022.yaml").read_text("utf-8")))
    assert landed == {f"{number:04}" for number in range(count)}
    return figures


def all_alike(project: Path, count: int) -> Figures:
    """Every form answers the same eight questions."""
    (project / "2022.yaml").write_bytes(FACTS.read_bytes())
    run(project, "form", "2022.yaml", "--quiet")
    answers = [ANSWERS["organ.name"], *(str(number) for number in range(30, 37))]
    form = filled((project / "forms" / "2022-未指定.xlsx").read_bytes(), answers)
    for number in range(1, count):
        (project / "forms" / f"{number:04}.xlsx").write_bytes(form)
    (project / "forms" / "2022-未指定.xlsx").write_bytes(form)
    figures = run(project, "pull", "forms", "--into", "2022.yaml", "--yes", "--quiet")
    text = (project / "2022.yaml").read_text("utf-8")
    assert all(re.search(rf": {answer}余?(?:以上)?$", text, re.MULTILINE) for answer in answers), text
    return figures


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    lines = [f"| {count:,} forms | seconds | peak, MiB |", "|---|--:|--:|"]
    for name, measure in {"a question each": one_each, "the same eight questions": all_alike}.items():
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            project = Path(folder, "project")
            project.mkdir()
            seconds, memory = measure(project, count)
        lines.append(f"| {name} | {seconds:.1f} | {memory:.0f} |")
    table = "\n".join(lines)
    print(table)
    if len(sys.argv) == 1:
        readme = HERE / "README.md"
        text = readme.read_text("utf-8")
        replaced = re.sub(
            r"(<!-- pull -->\n).*?(\n?<!-- end -->)", lambda m: m[1] + table + "\n<!-- end -->", text, flags=re.DOTALL
        )
        readme.write_text(replaced, "utf-8")


if __name__ == "__main__":
    main()
