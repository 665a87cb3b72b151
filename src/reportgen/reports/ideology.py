"""The annual report of a bureau's party committee on its ideological work (年度意识形态工作情况报告).

Labels and measure words are the field's; what other years and bureaus report beside the standard facts is optional.
Numbers belong to their year; ``yearly`` says so of what else the next year asks for anew, and that 审核级数 stays.
"""

from typing import Annotated

from reportgen.facts.fact import Fact, FactList
from reportgen.facts.kinds import Choice, Count, ListOf, Name, Part, Rate, Text, Title
from reportgen.facts.relation import Carried, DaysOfYear, LengthOf, PartOf, Ratio, Relation, Sum
from reportgen.facts.section import Section
from reportgen.reports import official
from reportgen.reports.official import OfficialReport

__all__ = ["MODEL", "NAME", "RELATIONS", "TEMPLATE", "Ideology"]


class Organ(Section):
    """The organ that reports."""

    name: Annotated[Fact, Name("发文机关全称")]
    short_name: Annotated[Fact, Name("发文机关简称")]
    kind: Annotated[Fact, Choice("党组织类型", among=("党委", "党组"))]


class Study(Section):
    """What （一） 提高政治站位，加强理论学习 reports."""

    led_by: Annotated[FactList[Fact], ListOf(Text("学习组织形式"))]
    documents: Annotated[FactList[Fact], ListOf(Title("学习的文件"), yearly=True)]
    themes: Annotated[FactList[Fact], ListOf(Text("学习主题"), yearly=True)]
    center_group_sessions: Annotated[Fact, Count("中心组及中心组（扩大）学习次数", unit="次")]
    discussion_campaign: Annotated[Fact, Text("大讨论活动主题", may_not_apply=True, yearly=True)]
    bodies: Annotated[FactList[Fact], ListOf(Text("学习单元"))]
    materials: Annotated[FactList[Fact], ListOf(Title("学习资料"), yearly=True)]
    platforms: Annotated[FactList[Fact], ListOf(Text("学习平台"))]
    xuexi_learners: Annotated[Fact, Count("“学习强国”激活学员人数", unit="人", may_not_apply=True)]
    xuexi_activation_rate: Annotated[Fact, Rate("激活学员占党员总数的比例", may_not_apply=True)]
    xuexi_online_rate: Annotated[Fact, Rate("激活学员线上学习的比例", may_not_apply=True)]
    first_topic_sessions: Annotated[Fact, Count("“第一议题”学习次数", unit="次", optional=True)]
    lectures: Annotated[Fact, Count("专题辅导场数", unit="场", optional=True)]
    seminars: Annotated[Fact, Count("研讨场数", unit="场", optional=True)]
    speakers: Annotated[Fact, Count("研讨发言人次", unit="人次", optional=True)]
    attendances: Annotated[Fact, Count("参学人次", unit="人次", optional=True)]
    xuexi_members_due: Annotated[Fact, Count("“学习强国”应激活人数", unit="人", optional=True)]


class Responsibility(Section):
    """What （二） 强化组织领导，落实主体责任 reports."""

    meeting_interval: Annotated[Fact, Text("研究意识形态工作的周期")]
    written_into: Annotated[FactList[Fact], ListOf(Text("纳入的工作"))]
    special_meetings: Annotated[Fact, Count("专题研究次数", unit="次", optional=True)]
    assessment_meetings: Annotated[Fact, Count("分析研判会次数", unit="次", optional=True)]


class Press(Section):
    """新闻发布."""

    conferences: Annotated[Fact, Count("新闻发言人出席新闻发布会场数", unit="场", may_not_apply=True)]
    group_interviews: Annotated[Fact, Count("集中采访场数", unit="场", optional=True)]
    policy_readings: Annotated[Fact, Count("政策解读篇数", unit="篇", optional=True)]


class Opinion(Section):
    """舆情引导处置."""

    leader: Annotated[Fact, Text("领导小组组长")]
    issued: Annotated[FactList[Fact], ListOf(Title("印发的手册和预案"))]
    monitored: Annotated[Fact, Count("舆情监测起数", unit="起", optional=True)]
    handled: Annotated[Fact, Count("舆情处置起数", unit="起", optional=True)]
    bulletins: Annotated[Fact, Count("舆情专报期数", unit="期", optional=True)]


class Review(Section):
    """信息发布审核."""

    levels: Annotated[Fact, Count("审核级数", unit="级", yearly=False)]
    signers: Annotated[FactList[Fact], ListOf(Text("各级审核人"))]


class Wechat(Section):
    """微信公众号."""

    posts: Annotated[Fact, Count("推送信息条数", unit="条", may_not_apply=True)]
    update_days: Annotated[Fact, Count("更新天数", unit="天", may_not_apply=True)]
    prescribed_forwards: Annotated[Fact, Count("转发规定内容条数", unit="条", may_not_apply=True)]


class Teams(Section):
    """队伍建设."""

    roles: Annotated[FactList[Fact], ListOf(Text("工作队伍"))]
    nickname: Annotated[Fact, Text("工作队伍合称", may_not_apply=True)]
    trainer: Annotated[Fact, Text("培训授课人", may_not_apply=True, yearly=True)]
    training_topics: Annotated[FactList[Fact], ListOf(Text("培训内容"), yearly=True)]
    training_courses: Annotated[Fact, Count("培训班次", unit="期", optional=True)]
    training_attendances: Annotated[Fact, Count("培训人次", unit="人次", optional=True)]
    rules: Annotated[FactList[Fact], ListOf(Title("印发的管理制度"))]


class Media(Section):
    """媒体宣传."""

    themes: Annotated[FactList[Fact], ListOf(Text("宣传主题"), yearly=True)]
    campaigns: Annotated[Fact, Count("联合集中报道次数", unit="次", may_not_apply=True)]
    items: Annotated[Fact, Count("刊发稿件条数", unit="条", may_not_apply=True)]
    national_items: Annotated[Fact, Count("国家级媒体刊播稿件篇数", unit="篇", optional=True)]
    provincial_items: Annotated[Fact, Count("省级媒体刊播稿件篇数", unit="篇", optional=True)]
    municipal_items: Annotated[Fact, Count("市级媒体刊播稿件篇数", unit="篇", optional=True)]
    reads: Annotated[Fact, Count("阅读量", unit="次", optional=True)]


class Hotline(Section):
    """政民互动和12345热线."""

    cases_closed: Annotated[Fact, Count("办结件数", unit="件")]
    closed_on_time_rate: Annotated[Fact, Rate("按期办结率")]
    cases_received: Annotated[Fact, Count("受理件数", unit="件", optional=True)]
    cases_closed_on_time: Annotated[Fact, Count("按期办结件数", unit="件", optional=True)]
    cases_satisfied: Annotated[Fact, Count("满意件数", unit="件", optional=True)]
    cases_revisited: Annotated[Fact, Count("回访件数", unit="件", optional=True)]
    cases_carried_in: Annotated[Fact, Count("上年结转件数", unit="件", optional=True)]
    cases_carried_over: Annotated[Fact, Count("结转下年度件数", unit="件", optional=True)]


class Problem(Section):
    """One of 二、存在的主要问题."""

    text: Annotated[Fact, Text("问题", numbered=True, without="")]


class Plan(Section):
    """One of 三、下一步打算."""

    heading: Annotated[Fact, Text("打算的标题", numbered=True, without="")]
    text: Annotated[Fact, Text("打算的内容", without="")]


class Ideology(OfficialReport):
    """The facts of one year."""

    organ: Annotated[Organ, Part("发文机关")]
    study: Annotated[Study, Part("理论学习")]
    responsibility: Annotated[Responsibility, Part("主体责任")]
    press: Annotated[Press, Part("新闻发布", may_not_apply=True)]
    opinion: Annotated[Opinion, Part("舆情引导处置", may_not_apply=True)]
    review: Annotated[Review, Part("信息发布审核", may_not_apply=True)]
    wechat: Annotated[Wechat, Part("微信公众号", may_not_apply=True)]
    teams: Annotated[Teams, Part("队伍建设", may_not_apply=True)]
    media: Annotated[Media, Part("媒体宣传", may_not_apply=True)]
    hotline: Annotated[Hotline, Part("政民互动和12345热线", may_not_apply=True)]
    problems: Annotated[FactList[Problem], ListOf(Problem, label="存在的主要问题", yearly=True)]
    plans: Annotated[FactList[Plan], ListOf(Plan, label="下一步打算", yearly=True)]


MODEL = Ideology
NAME = "意识形态工作情况报告"
TEMPLATE = "ideology/report.md.j2"
RELATIONS: tuple[Relation, ...] = (
    *official.RELATIONS,
    PartOf(("study.xuexi_learners",), "study.xuexi_members_due"),
    Ratio("study.xuexi_activation_rate", part="study.xuexi_learners", whole="study.xuexi_members_due"),
    PartOf(("study.speakers",), "study.attendances"),
    PartOf(("opinion.handled",), "opinion.monitored"),
    LengthOf("review.levels", "review.signers"),
    DaysOfYear("wechat.update_days"),
    PartOf(("media.national_items", "media.provincial_items", "media.municipal_items"), "media.items"),
    PartOf(("hotline.cases_closed",), "hotline.cases_received", ("hotline.cases_carried_in",)),
    PartOf(("hotline.cases_closed_on_time",), "hotline.cases_closed"),
    PartOf(("hotline.cases_satisfied",), "hotline.cases_closed"),
    PartOf(("hotline.cases_revisited",), "hotline.cases_closed"),
    Ratio("hotline.closed_on_time_rate", part="hotline.cases_closed_on_time", whole="hotline.cases_closed"),
    Sum(
        "hotline.cases_received", ("hotline.cases_closed", "hotline.cases_carried_over"), ("hotline.cases_carried_in",)
    ),
    Carried("hotline.cases_carried_in", before="hotline.cases_carried_over"),
)
"""The parts of 刊发稿件 are only its larger ones; what is handled has been monitored."""
