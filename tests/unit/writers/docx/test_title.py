from itertools import pairwise

import pytest

from reportgen.diagnostics import Route
from reportgen.document.nodes import BlankText, Emphasis, FactText, Inline, Inlines, LineBreak, Strong, Text
from reportgen.writers.docx.title import title_lines

ONE_LINE = [
    "某某市政府投资项目审批管理暂行办法",
    "2022年度局党委意识形态工作情况报告",
    "关于深入学习贯彻党的二十大精神的实施方案",
]

BROKEN = [
    # two lines, whole words in each
    "关于2022年度意识形态工作责任制/落实情况的报告",
    "关于调整某某市网络意识形态工作/领导小组成员的通知",
    "关于进一步落实党委（党组）/意识形态工作责任制的自查报告",
    "中共某某市委关于认真学习宣传/贯彻党的二十大精神的决定",
    "某某市人民政府关于废止和修改/部分行政规范性文件的决定",
    "某某省人民政府关于同意/设立某某经济技术开发区的批复",
    "某某市生态环境局关于某某河流域/水污染防治情况的调研报告",
    "某某市民政局关于市十六届/人大二次会议第123号建议的答复",
    "某某市人民政府办公室关于进一步加强/政务新媒体管理工作的通知",
    "国务院办公厅关于印发全国一体化/政务大数据体系建设指南的通知",
    "某某市人民政府办公室关于成立某某市推进/新型智慧城市建设领导小组的通知",
    "关于开展全市工程建设领域/突出问题专项治理工作情况的报告",
    "某某市教育局关于做好2023年/普通高中招生考试工作的若干意见",
    # a number keeps its unit
    "中共某某市大数据管理局委员会2022年度/意识形态工作情况报告",
    "某某市财政局关于下达2023年第一批/数字政府建设专项资金预算的通知",
    "某某市人民政府关于表彰2022年度/全市先进集体和先进个人的决定",
    "某某市大数据局党委关于领导班子2022年度/民主生活会整改方案落实情况的报告",
    "某某市突发热点舆情引导处置工作领导小组/2022年工作总结和2023年工作计划",
    # the name of an organ stays whole, 关于 opens the next line
    "某某市大数据和政务服务管理局/关于2022年度法治政府建设情况的报告",
    # a title of a document stays whole
    "某某市人民政府办公室关于印发/《某某市政务数据共享开放管理办法》的通知",
    # a diamond
    "某某市人民政府/关于加快推进“一网统管”/建设的实施意见",
    "某某市大数据局/关于2022年12345政务服务便民热线/运行情况的通报",
    "某某市应急管理局/关于开展2023年“安全生产月”和/“安全生产万里行”活动的通知",
    # a trapezoid of three lines
    "关于2022年全市/国民经济和社会发展计划执行情况与/2023年国民经济和社会发展计划草案的报告",
    "某某市卫生健康委员会/关于做好二〇二三年元旦春节期间/值班值守和应急处置工作的紧急通知",
    "某某市发展和改革委员会、/某某市财政局关于做好2023年/政府投资项目计划申报工作的通知",
    # a title inside 《》 that no line can hold is broken between its words
    "关于转发/《国务院办公厅关于加快推进政务服务/标准化规范化便利化的指导意见》的通知",
    # two dates are one term
    "某某市大数据管理局/关于2024年1月1日至2024年6月30日/热线办理情况的通报",
    # the name of an organ stays whole behind the year too
    "2024年度中共某某市数据和政务服务局党组/意识形态工作情况报告",
    # words that nobody knows
    "王喆堃赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨/朱秦尤许何吕施张孔曹严华金魏陶姜",
]


def fact(text: str, kind: str = "name") -> FactText:
    return FactText(text, Route(("organ",)), "单位名称", kind, text)


def plain(inlines: Inlines) -> str:
    return "".join(map(_plain, inlines))


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text=text) | FactText(text=text):
            return text
        case BlankText():
            return f"{inline.prefix}{inline.prompt}{inline.suffix}"
        case Strong(inlines=inner) | Emphasis(inlines=inner):
            return plain(inner)
        case LineBreak():
            return "\n"


def width(line: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in line)


@pytest.mark.parametrize("title", ONE_LINE)
def test_a_title_that_fits_stays_on_one_line(title: str) -> None:
    assert title_lines((Text(title),)) == ((Text(title),),)


@pytest.mark.parametrize("expected", BROKEN)
def test_a_long_title_breaks_as_a_secretary_would_break_it(expected: str) -> None:
    broken = title_lines((Text(expected.replace("/", "")),))

    assert expected.split("/") == [plain(line) for line in broken]


@pytest.mark.parametrize("expected", BROKEN)
def test_no_line_is_wider_than_the_page_and_no_shape_is_an_hourglass(expected: str) -> None:
    widths = [width(plain(line)) for line in title_lines((Text(expected.replace("/", "")),))]

    assert max(widths) <= 20
    steps = [later - earlier for earlier, later in pairwise(widths)]
    assert not any(one < 0 < other for one, other in pairwise(steps))


@pytest.mark.parametrize("expected", BROKEN)
def test_breaking_loses_no_character_whatever_the_width(expected: str) -> None:
    title = expected.replace("/", "")

    assert {title} == {"".join(map(plain, title_lines((Text(title),), characters=wide))) for wide in (8, 12, 16)}


def test_a_printed_fact_stays_one_node() -> None:
    organ = fact("某某市大数据和政务服务管理局")

    assert title_lines((fact("2022", "year"), Text("年度"), organ, Text("意识形态工作情况报告"))) == (
        (fact("2022", "year"), Text("年度"), organ),
        (Text("意识形态工作情况报告"),),
    )


def test_a_blank_keeps_its_prefix_prompt_and_suffix_on_one_line() -> None:
    blank = BlankText(Route(("organ",)), "单位全称", "name", prefix="中共", suffix="党委")

    assert title_lines((Text("2022年度"), blank, Text("意识形态工作责任制落实情况的报告"))) == (
        (Text("2022年度"), blank),
        (Text("意识形态工作责任制落实情况的报告"),),
    )


def test_a_fact_longer_than_a_line_is_left_whole_for_the_word_processor() -> None:
    long = fact("《关于进一步落实党委（党组）意识形态工作责任制的指导意见》", "title")
    title = (Text("某某市大数据管理局关于贯彻"), long, Text("情况的报告"))

    nodes = [inline for line in title_lines(title) for inline in line]

    assert [long] == [node for node in nodes if isinstance(node, FactText)]


def test_lines_that_the_author_gave_are_kept() -> None:
    title = (Text("某某市大数据局"), LineBreak(), Text("工作报告"))

    assert title_lines(title) == ((Text("某某市大数据局"),), (Text("工作报告"),))


def test_lines_that_the_author_gave_within_emphasis_are_kept() -> None:
    title = (Strong((Text("某某市大数据局"), LineBreak(), Text("工作报告"))),)

    assert title_lines(title) == ((Strong((Text("某某市大数据局"),)),), (Strong((Text("工作报告"),)),))


def test_as_many_lines_as_whole_names_need_are_used() -> None:
    organs = tuple(fact(f"某某市第{number}中级人民法院") for number in range(6))

    assert title_lines(organs) == tuple((organ,) for organ in organs)


def test_emphasis_goes_on_over_a_break() -> None:
    title = (Strong((Text("关于2022年度意识形态工作责任制落实情况的报告"),)),)

    assert title_lines(title) == (
        (Strong((Text("关于2022年度意识形态工作责任制"),)),),
        (Strong((Text("落实情况的报告"),)),),
    )


def test_spaces_at_a_break_are_dropped_so_that_the_line_stays_centred() -> None:
    title = (Text("某某市大数据和政务服务管理局 关于公布收费标准的通知"),)

    assert title_lines(title) == (
        (Text("某某市大数据和政务服务管理局"),),
        (Text("关于公布收费标准的通知"),),
    )


def test_the_space_that_some_set_between_digits_and_chinese_is_counted() -> None:
    title = (Text("某某市关于2022年度意识形态工作责任制的报告"),)

    assert [plain(line) for line in title_lines(title)] == ["某某市关于2022年度", "意识形态工作责任制的报告"]


def test_an_empty_title_has_no_lines() -> None:
    assert title_lines(()) == ()
