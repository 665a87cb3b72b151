"""Whatever two people fill in: different facts always merge, one fact with two answers never does, and says which."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Route
from reportgen.facts.editing import Edit, edited
from reportgen.pipeline.history.merging import merge
from reportgen.pipeline.previous import facts_by_route
from reportgen.pipeline.report import report_of
from reportgen.reports.ideology import Ideology

FILE = "facts.yaml"
BASE = """\
report: ideology
year: 2022
organ:
  # 全称
  name:
  short_name: 局党委
press:  # 新闻发布
  conferences: ××余
  group_interviews:
  policy_readings: 12
wechat:
  posts: {value: , owner: 宣传科}
  update_days:
    value:
    owner: 办公室
  prescribed_forwards: 3
media:
  campaigns:
  items:
"""
ANSWERS = {
    "organ.name": ("某市数据局", "某市政务局", "甲 # 乙"),
    "organ.short_name": ("局党组", "局", "党委"),
    "press.conferences": ("30余", "28", "40余"),
    "press.group_interviews": ("5", "6", "7"),
    "press.policy_readings": ("13", "14", ""),
    "wechat.posts": ("1520", "1521", "1500余"),
    "wechat.update_days": ("351", "349", "350"),
    "wechat.prescribed_forwards": ("4", "5", ""),
    "media.campaigns": ("9", "10", "11"),
    "media.items": ("430", "431", "近500"),
}

sides = st.dictionaries(st.sampled_from(sorted(ANSWERS)), st.tuples(st.integers(0, 2), st.booleans()), max_size=6)


def filled(filling: dict[str, tuple[int, bool]]) -> bytes:
    """Return the fact file with some facts stated, some of them with a source."""
    edits = [
        Edit(Route.parse(route), ANSWERS[route][which], (("source", "台账"),) if is_sourced else ())
        for route, (which, is_sourced) in filling.items()
    ]
    outcome = edited(BASE.encode(), FILE, edits, Ideology)
    assert outcome.value is not None
    return outcome.value


def said(content: bytes) -> dict[str, tuple[str, str | None]]:
    report = report_of(content, FILE).value
    assert report is not None
    facts = facts_by_route(report)
    return {
        route: (fact.printed if (fact := facts[Route.parse(route)]).state == "known" else "", fact.provenance.source)
        for route in ANSWERS
    }


@settings(max_examples=150, deadline=None)
@given(sides, sides)
def test_two_sides_merge_fact_by_fact(mine: dict[str, tuple[int, bool]], other: dict[str, tuple[int, bool]]) -> None:
    ours, theirs = filled(mine), filled(other)
    base, by_us, by_them = (said(content) for content in (BASE.encode(), ours, theirs))
    merged = merge(BASE.encode(), ours, theirs, FILE)
    clashing = {
        route
        for route in ANSWERS
        if base[route] not in (by_us[route], by_them[route]) and by_us[route][0] != by_them[route][0]
    }

    assert {str(clash.route) for clash in merged.clashes} == clashing
    assert merged.is_clean == (not clashing)
    if merged.is_clean:
        told = said(merged.content)
        expected = {route: by_us[route][0] if by_us[route] != base[route] else by_them[route][0] for route in ANSWERS}
        assert expected == {route: text for route, (text, _) in told.items()}


@settings(max_examples=30, deadline=None)
@given(sides)
def test_what_one_side_filled_is_taken_whole(filling: dict[str, tuple[int, bool]]) -> None:
    theirs = filled(filling)

    assert theirs == merge(BASE.encode(), BASE.encode(), theirs, FILE).content
    assert theirs == merge(BASE.encode(), theirs, BASE.encode(), FILE).content
    assert theirs == merge(BASE.encode(), theirs, theirs, FILE).content


@settings(max_examples=30, deadline=None)
@given(sides, sides)
def test_comments_and_order_of_what_nobody_changed_stay(
    mine: dict[str, tuple[int, bool]], other: dict[str, tuple[int, bool]]
) -> None:
    merged = merge(BASE.encode(), filled(mine), filled({key: other[key] for key in other.keys() - mine.keys()}), FILE)
    lines = [line.partition(":")[0] for line in merged.content.decode().splitlines() if not line.startswith("    ")]

    assert merged.is_clean
    assert [line.partition(":")[0] for line in BASE.splitlines() if not line.startswith("    ")] == lines
