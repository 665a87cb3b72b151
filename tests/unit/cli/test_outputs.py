"""What stands where an output goes, and that options reach the outputs."""

from __future__ import annotations

import io
import os
import re
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from reportgen.document.nodes import Document, Paragraph, Text
from reportgen.facts.fact import State
from reportgen.facts.walking import facts_of
from reportgen.layouts import LAYOUTS
from reportgen.pipeline import Output, deliver, report_of, write
from reportgen.writers.options import WriteOptions

ROOT = Path(__file__).parents[3]
STANDARD = (ROOT / "data" / "2022.yaml").read_text("utf-8")
needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="has no such devices, modes and links")


def texts_of(docx):
    """The text of a Word file, without what marks it up."""
    with zipfile.ZipFile(docx) as packed:
        return "".join(re.findall(r"<w:t[ >][^<]*", packed.read("word/document.xml").decode())).replace(
            '<w:t xml:space="preserve">', ""
        )


# --- targets ----------------------------------------------------------------------------------------------------------


@needs_unix
@pytest.mark.parametrize("device", ["/dev/null", "pipe"])
@pytest.mark.parametrize("more", [[], ["--force"], ["--dry-run"]], ids=["plain", "force", "dry run"])
def test_what_is_no_file_is_never_replaced(device, more, project, run):
    os.mkfifo(project / "pipe")
    before = Path(device).stat()

    said = run("build", "data/2022.yaml", "-f", "md", "-o", device, *more)

    assert (1, f'error: "{device}" is not a file\nhelp: for standard output write "-o -"\n') == (said.code, said.err)
    assert before == Path(device).stat()


@needs_unix
def test_a_device_that_never_ends_is_not_read(project, run):
    said = run("build", "/dev/zero", "-f", "md", "-o", "out.md")

    assert (1, 'error: "/dev/zero" is a device, not a file') == (said.code, said.lines[0])
    assert not (project / "out.md").exists()


@needs_unix
def test_a_link_to_a_file_stays_a_link(project, run):
    (project / "shared").mkdir()
    (project / "reports").mkdir()
    (project / "reports" / "2022.md").symlink_to(project / "shared" / "annual.md")

    assert [0, 0] == [run("build", "data/2022.yaml", "-f", "md").code for _ in range(2)]
    assert (project / "reports" / "2022.md").is_symlink()
    assert (project / "shared" / "annual.md").is_file()


@needs_unix
def test_a_link_to_itself_is_told_and_stays(project, run):
    (project / "loop.md").symlink_to("loop.md")

    said = run("build", "data/2022.yaml", "-f", "md", "-o", "loop.md", "--force")

    assert (1, 'error: "loop.md" cannot be written: links lead round in a circle') == (said.code, said.lines[0])
    assert (project / "loop.md").is_symlink()


@needs_unix
def test_no_folder_is_made_behind_a_link(project, run):
    (project / "reports").symlink_to(project / "unmounted" / "reports")

    said = run("build", "data/2022.yaml")

    assert (1, 'error: "') == (said.code, said.lines[0][:8])
    assert 'reports" is a link to a folder that is not there' in said.lines[0]
    assert not (project / "unmounted").exists()


@pytest.mark.parametrize(
    "target", ["house.docx", "HOUSE.docx", "reportgen.toml", "templates/note.md", "templates/ideology/report.md.j2"]
)
def test_nothing_that_reports_are_made_from_is_replaced_even_with_force(target, project, run):
    run("build", "data/2022.yaml", "-f", "docx", "-o", "house.docx")
    (project / "reportgen.toml").write_text('reference = "house.docx"', "utf-8")
    (project / "templates").mkdir()

    said = run(
        "build", "data/2022.yaml", "-f", "docx" if target.endswith(("docx", "toml")) else "md", "-o", target, "--force"
    )

    assert (1, "") == (said.code, said.out)
    assert f'error: output "{Path(target)}" would replace what reports are made from' == said.lines[0]


@needs_unix
def test_who_may_read_an_output_stays_as_it_was_set(project, run):
    run("build", "data/2022.yaml")
    (project / "reports" / "2022.docx").chmod(0o600)
    (project / "data" / "2022.yaml").write_text(STANDARD.replace("  posts:", "  posts: 120"), "utf-8")

    assert 0 == run("build", "data/2022.yaml").code
    assert 0o600 == (project / "reports" / "2022.docx").stat().st_mode & 0o777


@needs_unix
@pytest.mark.parametrize("name", ["a" * 300, "a" * 300 + "/", f"out/{'a' * 300}.md"])
def test_a_name_that_is_too_long_is_told(name, project, run):
    said = run("build", "data/2022.yaml", "-f", "md", "-o", name)

    assert (1, "") == (said.code, said.out)
    assert "cannot be written: the name is too long\nhelp: " in said.err
    assert [] == list(project.rglob("*.tmp"))


def test_a_draft_that_a_killed_process_left_is_in_nobodys_way(project, run):
    (project / "reports").mkdir()
    (project / "reports" / f".reportgen-{os.getpid()}-0.tmp").write_text("half", "utf-8")

    assert 0 == run("build", "data/2022.yaml").code


@pytest.mark.parametrize(("chosen", "named"), [("md", "docx"), ("docx", "md")])
def test_an_output_is_not_named_as_another_format(chosen, named, project, run):
    said = run("build", "data/2022.yaml", "-f", chosen, "-o", f"annual.{named.upper()}")

    assert 2 == said.code
    assert f'help: write "-f {named}", or another name' == said.lines[-1]
    assert ["data"] == [path.name for path in project.iterdir()]


def test_an_output_without_a_known_suffix_is_written_as_it_is_named(project, run):
    assert 0 == run("build", "data/2022.yaml", "-f", "md", "-o", "annual.txt").code
    assert (project / "annual.txt").is_file()


def test_outputs_stream_into_their_drafts(tmp_path):
    block = b"x" * 65536

    def write_much(_, target):
        for _ in range(256):
            target.write(block)

    tracemalloc.start()
    deliver([Output("", tmp_path / "large", "large")], write_much)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert 256 * 65536 == (tmp_path / "large").stat().st_size
    assert peak < 1_000_000


def test_an_output_in_a_file_has_the_bytes_that_it_has_in_memory(tmp_path):
    document = Document(blocks=(Paragraph((Text("一段话。"),)),))
    options = WriteOptions(layout=LAYOUTS["gb9704"](), version="0")

    def write_here(output, target):
        target.write(write(document, output.writer, options))

    deliver([Output(name, tmp_path / name, name) for name in ("docx", "md")], write_here)

    assert [write(document, name, options) for name in ("docx", "md")] == [
        (tmp_path / name).read_bytes() for name in ("docx", "md")
    ]


# --- what is asked is what is made ------------------------------------------------------------------------------------


def built_with(settings, project, run):
    (project / "reportgen.toml").write_text(settings, "utf-8")
    said = run("build", "data/2022.yaml", "-f", "docx", "--force")
    assert (0, "") == (said.code, said.err)
    return (project / "reports" / "2022.docx").read_bytes()


def part(docx, name):
    with zipfile.ZipFile(io.BytesIO(docx)) as packed:
        return packed.read(name).decode()


def test_compress_deflates_the_same_parts(project, run):
    plain, packed = built_with("", project, run), built_with("compress = true", project, run)

    assert len(packed) < len(plain) / 2
    assert part(plain, "word/document.xml") == part(packed, "word/document.xml")


def test_the_geometry_of_the_settings_sets_the_margins(project, run):
    def margin(settings):
        return re.search(r'<w:pgMar[^>]*w:top="(\d+)"', part(built_with(settings, project, run), "word/document.xml"))[
            1
        ]

    assert margin("") != margin('[layout]\ngeometry = "literal"')


@pytest.mark.parametrize("way", ["option", "settings"])
def test_a_reference_lends_its_styles(way, project, run):
    styles = built_with('[layout]\nlatin = "Lent Face"', project, run)
    (project / "house.docx").write_bytes(styles)
    if way == "settings":
        lent = built_with('reference = "house.docx"', project, run)
    else:
        (project / "reportgen.toml").unlink()
        assert 0 == run("build", "data/2022.yaml", "-f", "docx", "--force", "--reference", "house.docx").code
        lent = (project / "reports" / "2022.docx").read_bytes()

    assert "Lent Face" in part(lent, "word/styles.xml")
    assert "Lent Face" not in part(built_with("", project, run), "word/styles.xml")


@pytest.mark.parametrize("way", ["option", "settings"])
def test_a_reference_that_is_no_word_file_is_named_with_where_it_was_named(way, project, run):
    (project / "README.md").write_text("# none", "utf-8")
    if way == "settings":
        (project / "reportgen.toml").write_text('reference = "README.md"', "utf-8")
        said = run("build", "data/2022.yaml")
    else:
        said = run("build", "data/2022.yaml", "--reference", "README.md")

    assert (1, "") == (said.code, said.out)
    assert said.err.startswith('error: reference "README.md": ')
    assert (way == "settings") is ('"reference" in "reportgen.toml" names it' in said.err)


def test_every_known_fact_stands_in_both_outputs(project, run):
    assert 0 == run("build", "data/2022.yaml").code
    report = report_of(STANDARD.encode(), "2022.yaml").value
    assert report is not None
    not_printed = {"report", "organ.kind", "document.seal"}
    known = {str(fact.route): fact.printed for fact in facts_of(report) if fact.state is State.KNOWN}
    known["review.levels"] = "三级"  # the template says it in words
    outputs = texts_of(project / "reports" / "2022.docx"), (project / "reports" / "2022.md").read_text("utf-8")

    missing = [
        (route, printed)
        for route, printed in known.items()
        for output in outputs
        if route not in not_printed and printed not in output
    ]
    assert [] == missing
    assert len(known) > 60


# --- final ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "stated"),
    [
        ("help: fill it in", "posts:"),
        ('help: ask "宣传科", then fill it in', "posts: {value: , owner: 宣传科}"),
        ("help: fill it in, by 2023-01-10", "posts: {value: , due: 2023-01-10}"),
        ('help: find out "共发几条？", then fill it in', "posts: {value: , ask: 共发几条？}"),
        (
            'help: ask "宣传科" "共发几条？", then fill it in, by 2023-01-10',
            "posts: {value: , owner: 宣传科, due: 2023-01-10, ask: 共发几条？}",
        ),
        ('help: write "wechat.posts: …"', "# posts:"),
    ],
    ids=["plain", "owner", "due", "ask", "all", "its key is missing"],
)
def test_the_advice_for_a_blank_says_whom_to_ask_what_until_when_and_where_to_write_it(expected, stated, project, run):
    (project / "data" / "2022.yaml").write_text(STANDARD.replace("  posts:", f"  {stated}"), "utf-8")

    said = run("build", "data/2022.yaml", "--final")
    lines = said.err.splitlines()
    blank = next(number for number, line in enumerate(lines) if '"推送信息条数" is still blank' in line)

    assert expected == next(line for line in lines[blank:] if line.startswith("help: "))
    assert 'error: nothing was written for "data/2022.yaml": 8 blanks are left' == lines[-1]


def test_one_blank_is_counted_in_words_of_its_own(project, run):
    facts = (ROOT / "examples" / "complete" / "data" / "2024.yaml").read_text("utf-8")
    facts = re.sub(r"^(  posts:).*$", r"\1", facts, flags=re.MULTILINE)
    (project / "data" / "2022.yaml").write_text(facts, "utf-8")

    said = run("build", "data/2022.yaml", "--final", "-f", "md")

    assert 'error: nothing was written for "data/2022.yaml": 1 blank is left' == said.lines[-1]


def test_many_reports_that_are_only_looked_at_are_said_not_to_be_built(project, run):
    for year in range(2001, 2022):
        (project / "data" / f"{year}.yaml").write_text(STANDARD, "utf-8")

    said = run("build", *(f"data/{year}.yaml" for year in range(2001, 2022)), "-f", "md", "--dry-run")

    assert ["21 of 21 reports would be built; 168 blanks left"] == said.lines
