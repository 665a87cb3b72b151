"""Approximations in prose: 约 and 近 as words of their own, and the spans of time that 近 stands before as well."""

from __future__ import annotations

__all__ = ["ABOUT", "NEAR", "OF_TIME"]

_AGREED = "相邀预签履节制合续条契违失解纽特公简集誓盟规密婚爽赴租缔毁应如隐绰俭依守背退立订践延换弃破网催拒招"
"""With 约 behind them these are words of agreements and saving: 签约, 节约."""
_CLOSE = "附临靠邻最贴亲逼走远就新切迫挨相接将"
"""With 近 behind them these are words of nearness: 附近, 最近."""
NEAR = f"(?<![{_CLOSE}])近"
"""近 as a word of its own: 近50人, and 近20年 too."""
ABOUT = f"大约|大概|将近|接近|(?<![{_AGREED}大])约"
"""Words that say no more than that a number is approximate."""
OF_TIME = "年|个?月|天|日|周|季|期|届|个?星期|个?小时|个?季度|个?世纪|个?学期|个?工作日|个?交易日|个?年头"
"""What makes 近 say since when: 近20年 are the last 20 years."""
