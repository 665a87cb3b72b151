"""The elements common to all official documents, as facts (GB/T 9704-2012, 7.2 to 7.4)."""

from typing import Annotated

from reportgen.facts.fact import Fact, FactList
from reportgen.facts.kinds import Choice, Date, ListOf, Name, Part, Text, Year
from reportgen.facts.relation import NotBefore, Relation
from reportgen.facts.section import Section

__all__ = ["RELATIONS", "OfficialElements", "OfficialReport"]

_BEHIND = "：:。，、；,;"
"""What is put behind an element, or belongs behind none (7.3.2, 7.3.4, 7.4.2)."""


class OfficialElements(Section):
    """版头, 主送, 署名, 成文日期, 附件, 附注 and 版记; all optional, printed when given."""

    serial_number: Annotated[Fact, Text("份号", optional=True, yearly=True)]
    secrecy: Annotated[Fact, Text("密级和保密期限", optional=True)]
    urgency: Annotated[Fact, Choice("紧急程度", among=("特急", "加急", "平急"), optional=True)]
    issuer: Annotated[FactList[Fact], ListOf(Name("发文机关标志"), optional=True)]
    document_number: Annotated[Fact, Text("发文字号", optional=True, yearly=True)]
    signatories: Annotated[FactList[Fact], ListOf(Name("签发人"), optional=True)]
    title: Annotated[FactList[Fact], ListOf(Text("标题各行", without="。"), optional=True, yearly=True)]
    addressee: Annotated[Fact, Text("主送机关", optional=True, without=_BEHIND)]
    signature: Annotated[FactList[Fact], ListOf(Name("发文机关署名"), optional=True)]
    date: Annotated[Fact, Date("成文日期", optional=True)]
    seal: Annotated[Fact, Choice("用印", among=("用印", "不用印"), optional=True)]
    attachments: Annotated[
        FactList[Fact], ListOf(Text("附件名称", numbered=True, without=_BEHIND), optional=True, yearly=True)
    ]
    note: Annotated[Fact, Text("附注", optional=True, bracketed=True, without="")]
    copies: Annotated[FactList[Fact], ListOf(Text("抄送机关", without=_BEHIND), optional=True)]
    printer: Annotated[Fact, Name("印发机关", optional=True)]
    print_date: Annotated[Fact, Date("印发日期", optional=True)]


class OfficialReport(Section):
    """What every report type's model begins with."""

    report: Annotated[Fact, Text("报告类型")]
    year: Annotated[Fact, Year("报告年度")]
    previous: Annotated[Fact, Text("上年事实文件", optional=True)]
    document: Annotated[OfficialElements, Part("公文要素", optional=True)]


RELATIONS: tuple[Relation, ...] = (
    NotBefore("document.date", earlier="year"),
    NotBefore("document.print_date", earlier="document.date"),
)
"""What holds between the elements of every report."""
