"""Measure reportgen beside its peers in one run and write the table into README.md.

The peers are installed into `.peers/` for the benchmark only; one that this machine cannot have is named and left out.
Runs are interleaved (ours, peer, ours, peer …), so that a machine that slows down slows all of them; ratios are the
median of the ratios within a round.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
PEERS = HERE / ".peers"
ROOT = HERE.parent
FACTS = ROOT / "data" / "2022.yaml"
BIN = Path(sys.executable).parent
REPORTGEN = str(BIN / "reportgen")
OWN = [sys.executable, str(HERE / "own.py")]
PEER_PYTHON = PEERS / "python" / ("Scripts" if os.name == "nt" else "bin") / "python"

Figures = dict[str, list[float]]


def output_of(command: list[str], **environment: str) -> str:
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, **environment}
    ).stdout.strip()


def seconds_of(command: list[str], **environment: str) -> float:
    started = time.perf_counter()
    output_of(command, **environment)
    return time.perf_counter() - started


def rounds(count: int, measures: Mapping[str, Callable[[], float]]) -> Figures:
    figures: Figures = {name: [] for name in measures}
    for _ in range(count):
        for name, measure in measures.items():
            figures[name].append(measure())
    return figures


def rows(figures: Figures, digits: int) -> str:
    ours = next(iter(figures.values()))
    lines = ["| | median | min | peer ÷ ours |", "|---|--:|--:|--:|"]
    for name, values in figures.items():
        ratio = median(peer / own for peer, own in zip(values, ours, strict=True))
        lines.append(f"| {name} | {median(values):.{digits}f} | {min(values):.{digits}f} | {ratio:.2f} |")
    return "\n".join(lines)


# --- the peers --------------------------------------------------------------------------------------------------------


def install_peers() -> None:
    PEERS.mkdir(exist_ok=True)
    if not PEER_PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS / "python")], check=True)
    needs = ["docxtpl", "pydantic", "pyyaml"]
    subprocess.run([str(PEER_PYTHON), "-m", "pip", "install", "--quiet", *needs], check=True)
    subprocess.run([str(PEER_PYTHON), str(HERE / "peers" / "make_templates.py"), str(PEERS)], check=True)
    if npm := shutil.which("npm"):
        shutil.copy(HERE / "peers" / "package.json", PEERS)
        subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund"], cwd=PEERS, check=True)


def docxtpl(work: Path, *more: str) -> list[str]:
    script = HERE / "peers" / "docxtpl_report.py"
    return [str(PEER_PYTHON), str(script), str(FACTS), str(PEERS / "docxtpl.docx"), str(work / "docxtpl.docx"), *more]


def docxtemplater(work: Path, *more: str) -> list[str] | None:
    node = shutil.which("node")
    script = HERE / "peers" / "docxtemplater_report.js"
    template, output = PEERS / "docxtemplater.docx", work / "docxtemplater.docx"
    return None if node is None else [node, str(script), str(FACTS), str(template), str(output), *more]


def pandoc(work: Path) -> list[str] | None:
    program = shutil.which("pandoc")
    if program is None:
        return None
    text = work / "report.md"
    subprocess.run(
        [REPORTGEN, "build", str(FACTS), "-f", "md", "-o", str(text), "--force"], check=True, capture_output=True
    )
    reference = f"--reference-doc={PEERS / 'docxtpl.docx'}"
    return [program, "--from=markdown-yaml_metadata_block", reference, str(text), "-o", str(work / "pandoc.docx")]


# --- what is measured -------------------------------------------------------------------------------------------------


def warm(work: Path, count: int) -> Figures:
    modules = {"NODE_PATH": str(PEERS / "node_modules")}
    measures: dict[str, Callable[[], float]] = {
        "reportgen (validated)": lambda: float(output_of([*OWN, "warm", str(FACTS), str(work / "own.docx"), "300"])),
        "docxtpl with pydantic": lambda: float(output_of(docxtpl(work, "--warm", "60"))),
    }
    if command := docxtemplater(work, "--warm", "300"):
        measures["docxtemplater (not validated)"] = lambda: float(output_of(command, **modules))
    return rounds(count, measures)


def cold(work: Path, count: int) -> Figures:
    modules = {"NODE_PATH": str(PEERS / "node_modules")}
    own = [REPORTGEN, "build", str(FACTS), "-f", "docx", "-o", str(work / "cold.docx"), "--force", "--quiet"]
    commands: dict[str, list[str] | None] = {
        "reportgen (validated)": own,
        "docxtpl with pydantic": docxtpl(work),
        "pandoc with a reference-doc (Markdown ready, no template, not validated)": pandoc(work),
        "docxtemplater (not validated)": docxtemplater(work),
    }
    measures = {
        name: (lambda command=command: 1000 * seconds_of(command, **modules))
        for name, command in commands.items()
        if command is not None
    }
    rounds(1, measures)  # what the first start alone pays for: files not yet in memory, bytecode
    return rounds(count, measures)


def table(work: Path, count: int) -> str:
    figures = [output_of([*OWN, "table", str(work / "table.docx"), "20000"]).split() for _ in range(count)]
    spent, memory = [float(figure[0]) for figure in figures], [float(figure[1]) for figure in figures]
    road = [table_road(work) for _ in range(3)]
    return "\n".join(
        (
            "| | median | min |",
            "|---|--:|--:|",
            f"| from a ready Document, ms | {median(spent):.0f} | {min(spent):.0f} |",
            f"| what writing it adds to the peak of the process, MiB | {median(memory):.1f} | {min(memory):.1f} |",
            f"| whole road, s: YAML, validation, template, Markdown, .docx | {median(road):.1f} | {min(road):.1f} |",
        )
    )


def table_road(work: Path) -> float:
    """Build a report whose 20,000 plans stand in a table of 4 columns."""
    project = work / "table"
    (project / "data").mkdir(parents=True, exist_ok=True)
    (project / "templates" / "ideology").mkdir(parents=True, exist_ok=True)
    (project / "templates" / "ideology" / "report.md.j2").write_text(
        "---\n标题: 清单\n---\n\n| 序号 | 标题 | 内容 | 年度 |\n|---|---|---|---|\n"
        "{% for plan in plans %}\n"
        "| {{ loop.index }} | {{ plan.heading }} | {{ plan.text }} | {{ year }} |\n"
        "{% endfor %}\n",
        "utf-8",
    )
    plans = "".join(f"  - heading: 第{number}项\n    text: 工作{number}\n" for number in range(20_000))
    facts = project / "data" / "2022.yaml"
    facts.write_text(f"report: ideology\nyear: 2022\nplans:\n{plans}", "utf-8")
    return seconds_of([REPORTGEN, "build", str(facts), "-f", "docx", "--force"])


def many(work: Path, count: int, reports: int = 2000) -> Figures:
    project = work / "many"
    (project / "data").mkdir(parents=True)
    facts = FACTS.read_bytes()
    names = [project / "data" / f"{number:04}.yaml" for number in range(reports)]
    for name in names:
        name.write_bytes(facts)
    files = [str(name) for name in names]

    def measure(jobs: int) -> float:
        command = [REPORTGEN, "build", "-f", "docx", "--force", "--quiet", "-j", str(jobs)]
        start_up = min(seconds_of([*command, files[0]]) for _ in range(3))
        return seconds_of([*command, *files]) - start_up

    return rounds(count, {"-j 2": lambda: measure(2), "-j 1": lambda: measure(1)})


def machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"


def main() -> None:
    install_peers()
    quick = "--quick" in sys.argv
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        parts = {
            "warm": rows(warm(work, 2 if quick else 15), 2),
            "cold": rows(cold(work, 3 if quick else 21), 0),
            "table": table(work, 2 if quick else 9),
            "many": rows(many(work, 1 if quick else 3), 2),
            "machine": machine(),
        }
    readme = HERE / "README.md"
    text = readme.read_text("utf-8")
    for name, part in parts.items():
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(\n<!-- end -->)", lambda m, part=part: m[1] + part + m[2], text, flags=re.DOTALL
        )
        print(f"{name}\n{part}\n")
    if not quick:
        readme.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
