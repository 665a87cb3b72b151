"""The standard report as a careful script would make it today: PyYAML, pydantic, docxtpl.

python docxtpl_report.py FACTS TEMPLATE OUTPUT              one report, for the cold start
python docxtpl_report.py FACTS TEMPLATE OUTPUT --warm 200   prints the median of milliseconds a report, YAML to .docx
"""

import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from docxtpl import DocxTemplate
from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Organ(Section):
    name: str | None
    short_name: str
    kind: str


class Study(Section):
    led_by: list[str]
    documents: list[str]
    themes: list[str]
    center_group_sessions: int | None
    discussion_campaign: str | None
    bodies: list[str]
    materials: list[str]
    platforms: list[str]
    xuexi_learners: int | None
    xuexi_activation_rate: str | None
    xuexi_online_rate: str | None


class Responsibility(Section):
    meeting_interval: str
    written_into: list[str]


class Press(Section):
    conferences: str | int | None


class Opinion(Section):
    leader: str
    issued: list[str]


class Review(Section):
    levels: int
    signers: list[str]


class Wechat(Section):
    posts: int | None
    update_days: int | None
    prescribed_forwards: int | None


class Teams(Section):
    roles: list[str]
    nickname: str
    trainer: str
    training_topics: list[str]
    rules: list[str]


class Media(Section):
    themes: list[str]
    campaigns: int | None
    items: int | None


class Hotline(Section):
    cases_closed: int
    closed_on_time_rate: str


class Problem(Section):
    text: str


class Plan(Section):
    heading: str
    text: str


class Report(Section):
    report: str
    year: int
    organ: Organ
    study: Study
    responsibility: Responsibility
    press: Press
    opinion: Opinion
    review: Review
    wechat: Wechat
    teams: Teams
    media: Media
    hotline: Hotline
    problems: list[Problem]
    plans: list[Plan]


def context_of(report: Report) -> dict[str, Any]:
    context: dict[str, Any] = {"year": str(report.year)}
    for section, facts in report.model_dump().items():
        if not isinstance(facts, dict):
            continue
        for key, value in facts.items():
            joiner = "" if key in ("documents", "materials", "issued", "rules") else "、"
            text = joiner.join(value) if isinstance(value, list) else value
            context[f"{section}_{key}"] = "〔待填〕" if text is None else "" if text == "不适用" else str(text)
    ordinals = ("一是", "二是", "三是")
    context["problems"] = "；".join(o + p.text for o, p in zip(ordinals, report.problems, strict=False)) + "。"
    context["plans"] = [
        {"number": number, "heading": plan.heading, "text": plan.text}
        for number, plan in zip("一二三四五六七八九", report.plans, strict=False)
    ]
    return context


def build(facts: str, template: str, output: str) -> None:
    data: Any = yaml.load(Path(facts).read_bytes(), Loader=yaml.CSafeLoader)
    document = DocxTemplate(template)
    document.render(context_of(Report.model_validate(data)), autoescape=True)
    document.save(output)


def main() -> None:
    facts, template, output, *rest = sys.argv[1:]
    build(facts, template, output)
    if rest:
        spent = []
        for _ in range(int(rest[1])):
            started = time.perf_counter()
            build(facts, template, output)
            spent.append(time.perf_counter() - started)
        print(median(spent) * 1000)


if __name__ == "__main__":
    main()
