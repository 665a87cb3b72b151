"""Whatever a fact file and a text are: an edit touches its own fact only, and the text comes back as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Route, has_errors
from reportgen.facts.editing import Edit, edited
from reportgen.facts.loading import load
from reportgen.facts.node import MappingNode
from reportgen.reports.ideology import Ideology

HEAD = "report: ideology\nyear: 2022\n"
SECTIONS = {
    "organ": ("name", "short_name", "kind"),
    "press": ("conferences", "group_interviews", "policy_readings"),
    "wechat": ("posts", "update_days", "prescribed_forwards"),
}
ROUTES = [Route((section, key)) for section, keys in SECTIONS.items() for key in keys]
VALUES = (
    "",
    "",
    "",
    "   ",
    " ~",
    " 20",
    " '待填'",
    ' "a # b"',
    " 甲 乙",
    " ××余",
    " |\n      甲\n\n      乙\n",
    " 甲\n     乙",
)
IN_BRACES = ("", "20", "甲", "'x'")
COMMENTS = ("", "  # 甲: 乙", "\t# x", "\n    # 深", "\n  # 浅", "\n\n# 左")

texts = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), min_size=1, max_size=20).filter(
    str.strip
)
awkward = st.text(st.sampled_from("*&!|>%@`'\"#:-?[]{},~ 甲1\\\n\ufeff\u3000=<"), min_size=1, max_size=8).filter(
    str.strip
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A fact file with some sections, some of their keys, values in every form and comments wherever they may stand."""
    pieces = [HEAD]
    for section, keys in SECTIONS.items():
        some = [key for key in keys if draw(st.booleans())]
        if some and draw(st.integers(0, 3)) == 0:
            pairs = [f"{key}: {draw(st.sampled_from(IN_BRACES))}" for key in some]
            pieces.append(f"{section}: {{{', '.join(pairs)}}}{draw(st.sampled_from(['', '  # x']))}\n")
        elif draw(st.booleans()):
            pieces.append(f"{section}:{draw(st.sampled_from(COMMENTS))}\n")
            pieces.extend(f"  {key}:{draw(st.sampled_from(VALUES))}{draw(st.sampled_from(COMMENTS))}\n" for key in some)
    text = "".join(pieces)
    text = text if draw(st.booleans()) else text.removesuffix("\n")
    return text if draw(st.booleans()) else text.replace("\n", "\r\n")


def stated(content: bytes) -> dict[Route, object]:
    """Return the texts of a file by their routes, those of a value with its provenance without the step ``value``."""
    loaded = load(content, "facts.yaml")
    found: dict[Route, object] = {}

    def walk(node: object, route: Route) -> None:
        if isinstance(node, MappingNode):
            for entry in node.entries:
                walk(entry.node, route if entry.key == "value" else route.child(entry.key))
        elif text := getattr(node, "text", "").strip():
            found[route] = "" if text == "~" and getattr(node, "plain", False) else text

    walk(loaded.value, Route())
    return {route: text for route, text in found.items() if text}


def is_read(text: str) -> bool:
    loaded = load(text.encode(), "facts.yaml")
    return loaded.value is not None and not has_errors(loaded.diagnostics)


@settings(max_examples=400)
@given(files().filter(is_read), st.sampled_from(ROUTES), texts | awkward, st.booleans())
def test_an_edit_states_its_fact_and_leaves_every_other(text: str, route: Route, answer: str, sourced: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    before = text.encode()
    provenance = (("source", answer),) if sourced else ()
    outcome = edited(before, "facts.yaml", [Edit(route, answer, provenance)], Ideology)
    if outcome.value is None:
        assert {"cannot-be-edited", "section-not-applicable"} & {each.rule for each in outcome.diagnostics}
        return
    expected = stated(before) | {route: answer.strip()} | ({route.child("source"): answer.strip()} if sourced else {})

    assert expected == stated(outcome.value)


@settings(max_examples=200)
@given(files().filter(is_read), st.sampled_from(ROUTES), texts, st.booleans())
def test_what_is_taken_back_out_of_nothing_leaves_no_trace(text: str, route: Route, answer: str, sourced: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    before = text.encode()
    if route in stated(before) or not has_key(before, route) or ": ~" in text:
        return
    provenance = (("source", "表"), ("by", "张三")) if sourced else ()
    filled = edited(before, "facts.yaml", [Edit(route, answer, provenance)], Ideology).value
    assert filled is not None
    emptied = edited(filled, "facts.yaml", [Edit(route, "")], Ideology).value

    assert before == emptied


@settings(max_examples=100)
@given(
    files().filter(is_read),
    st.lists(st.tuples(st.sampled_from(ROUTES), st.sampled_from(["", "21", "甲: 乙"])), max_size=6),
)
def test_edits_made_together_are_edits_made_one_by_one(text: str, asked: list[tuple[Route, str]]) -> None:
    edits = [Edit(route, answer, (("by", "张三"),) if answer == "21" else ()) for route, answer in dict(asked).items()]
    together = edited(text.encode(), "facts.yaml", edits, Ideology).value
    one_by_one: bytes | None = text.encode()
    for edit in edits:
        one_by_one = None if one_by_one is None else edited(one_by_one, "facts.yaml", [edit], Ideology).value

    assert one_by_one == together


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.sampled_from("甲乙丙丁戊"), st.sampled_from(["", "  # a", "  # b", "\n    # c"])), min_size=1
    ),
    st.lists(st.sampled_from("甲乙丙丁己庚"), max_size=8),
    st.booleans(),
)
def test_a_list_stated_anew_loses_no_comment_and_lends_none_to_another_item(
    stood: list[tuple[str, str]],
    coming: list[str],
    windows: bool,  # noqa: FBT001 - Hypothesis gives it
) -> None:
    text = f"{HEAD}study:\n  led_by:\n" + "".join(f"    - {item}{comment}\n" for item, comment in stood)
    text = text.replace("\n", "\r\n") if windows else text
    got = edited(text.encode(), "facts.yaml", [Edit(Route(("study", "led_by")), tuple(coming))], Ideology).value
    assert got is not None
    lines = got.decode().splitlines()

    assert sorted(comment.strip() for _, comment in stood if comment) == sorted(
        line[line.rindex("#") :] for line in lines if "#" in line
    )
    assert {line.strip().removeprefix("# ") for line in lines if line.endswith(("# a", "# b"))} <= {
        f"- {item}{comment}" for item, comment in stood
    }


def has_key(content: bytes, route: Route) -> bool:
    node = load(content, "facts.yaml").value
    section = None if node is None else node.get(str(route.steps[0]))
    return (
        section is not None
        and isinstance(section.node, MappingNode)
        and section.node.get(str(route.steps[1])) is not None
    )
