"""A section within another."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from pydantic_core import core_schema

from reportgen.diagnostics import Diagnostic
from reportgen.diagnostics.frozen import frozen
from reportgen.facts.kinds.kind import not_applicable_here
from reportgen.facts.marker import NOT_APPLICABLE, is_empty
from reportgen.facts.node import Absent, Node, ScalarNode
from reportgen.facts.refusal import refused

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler

__all__ = ["Part"]


@frozen
class Part:
    """A section that is a field of another: ``press: Annotated[Press, Part("新闻发布")]``."""

    label: str
    """Chinese."""
    optional: bool = field(default=False, kw_only=True)
    """When it is missing or empty, none of its facts is given."""
    may_not_apply: bool = field(default=False, kw_only=True)
    """不适用 may be said of the whole section; then it holds for each of its facts."""

    def enter(self, node: Node) -> Node:
        """Decide whether the section's facts are looked for at all; pydantic's validator before the model's own."""
        if isinstance(node, ScalarNode) and node.text.strip() == NOT_APPLICABLE:
            if self.may_not_apply:
                return Absent(node.route, node.span, "not-applicable")
            error = not_applicable_here(self.label, optional=self.optional)
            raise refused(Diagnostic(error.rule, error.problem, node.span, error.cure, route=node.route))
        missing = isinstance(node, Absent) and node.reason == "missing"
        if self.optional and (missing or (isinstance(node, ScalarNode) and is_empty(node))):
            return Absent(node.route, node.span, "not-given")
        return node

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Tell pydantic to ask here first, then the section's own model."""
        return core_schema.no_info_before_validator_function(self.enter, handler(source))
