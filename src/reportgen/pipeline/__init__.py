"""The road, from a fact file to finished outputs: ``road`` is its map, ``file`` reads and writes its two ends.

Knows every room below and is known by ``cli`` only.  Nothing here asks the clock, the environment or the language.
"""

from reportgen.pipeline.file import Output, deliver, read_input
from reportgen.pipeline.road import Built, Order, build, draw_up, report_of, write

__all__ = ["Built", "Order", "Output", "build", "deliver", "draw_up", "read_input", "report_of", "write"]
