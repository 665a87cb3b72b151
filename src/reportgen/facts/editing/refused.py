"""What of a fact file cannot be changed safely, and why."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, Message, Route, Source, Span, message

__all__ = [
    "RefusedError",
    "behind_alias",
    "behind_anchor",
    "by_hand",
    "comment_within",
    "no_single_fact",
    "no_such_item",
    "not_applicable_section",
    "unknown_route",
]


class RefusedError(Exception):
    """An edit cannot be made.  Raised and caught within this room; whoever catches it knows the file and the route."""

    def __init__(self, rule: str, problem: Message, cure: Message, offset: int | None = None) -> None:
        super().__init__(str(problem))
        self.rule = rule
        self.problem = problem
        self.cure = cure
        self.offset = offset
        """Of what is to blame; None where it is the fact itself."""

    def diagnostic(self, source: Source, text: str, route: Route, span: Span | None) -> Diagnostic:
        """Return it as a diagnostic; its place is told only where ``text`` is still that of ``source``."""
        if self.offset is not None and text == source.text:
            before = text.rfind("\n", 0, self.offset) + 1
            span = Span(source, text.count("\n", 0, self.offset) + 1, self.offset - before + 1)
        return Diagnostic(self.rule, self.problem, span, self.cure, route=route)


def behind_alias(name: str, offset: int) -> RefusedError:
    """Return the refusal to change what an alias stands for."""
    said = message('the alias "*{name}" repeats here what is written elsewhere', name=name)
    cure = message('write the fact out in place of "*{name}", then change it', name=name)
    return RefusedError("behind-alias", said, cure, offset)


def behind_anchor(name: str, offset: int) -> RefusedError:
    """Return the refusal to change what aliases repeat."""
    said = message(
        'what stands here is repeated elsewhere by the alias "*{name}", and would change there too', name=name
    )
    cure = message('write the facts out where "*{name}" stands, and take "&{name}" away', name=name)
    return RefusedError("behind-anchor", said, cure, offset)


def by_hand(offset: int | None = None) -> RefusedError:
    """Return the refusal of what this room cannot do without touching something else."""
    said = message("this cannot be changed without changing something else in the file")
    return RefusedError("cannot-be-edited", said, message("change it by hand"), offset)


def comment_within(offset: int) -> RefusedError:
    """Return the refusal to write a list or mapping anew that has comments in its brackets."""
    said = message("comments stand between these brackets, and would be lost")
    cure = message("write each item on a line of its own, or change it by hand")
    return RefusedError("comment-within-brackets", said, cure, offset)


def no_single_fact(route: Route, offset: int) -> RefusedError:
    """Return the refusal to state a fact where something else stands."""
    said = message('"{route}" is not where a fact can be stated: something else stands here', route=str(route))
    return RefusedError("not-a-fact", said, message("name one fact or list of the file"), offset)


def no_such_item(route: Route, count: int, offset: int) -> RefusedError:
    """Return the refusal to change an item that a list does not have."""
    said = message('the list has {count} items, and none that is "{route}"', count=count, route=str(route))
    return RefusedError("no-such-item", said, message("state the whole list"), offset)


def not_applicable_section(word: str, offset: int) -> RefusedError:
    """Return the refusal to state a fact of a section that does not apply."""
    said = message('the whole section is "{word}"', word=word)
    cure = message('take "{word}" away first, so that its facts can be stated', word=word)
    return RefusedError("section-not-applicable", said, cure, offset)


def unknown_route(route: Route) -> RefusedError:
    """Return the refusal to state what the report type does not ask for."""
    said = message('this type of report has no fact "{route}"', route=str(route))
    return RefusedError("unknown-route", said, message('"reportgen blanks" lists the routes of what is not known yet'))
