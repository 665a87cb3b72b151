"""等 behind a list: what follows it where it closes one, and is neither a verb nor a part of a word."""

from __future__ import annotations

__all__ = ["FOLLOWS"]

FOLLOWS = (
    "方面|工作|问题|部门|单位|领域|环节|情况|内容|活动|形式|方式|措施|制度|文件|地区|相关|有关|一系列|要求|规定|原则|任务"
    "|项目|平台|渠道|人员|企业|费用|设施|设备|物资|资源|供应|保障|服务|业务|事项|手续|材料|媒体|阵地|行业|场所|手段|载体|系统"
    "|[多各][种类项个方级]|诸多|众多"
)
"""As the source of a regular expression: 网站、公众号等平台, 集中研讨、实地参观等多种方式."""
