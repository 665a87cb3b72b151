"""From what Jinja and Python raise while a template is compiled or rendered to diagnostics at template lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from types import TracebackType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from reportgen.diagnostics import Diagnostic, message
from reportgen.template.bounds import too_large
from reportgen.template.checking import no_such
from reportgen.template.hint import explained_hint
from reportgen.template.loading import UnfitTemplate
from reportgen.template.operators import division_by_zero
from reportgen.template.origin import is_our_fault
from reportgen.template.rendering import Refusal, Rendering
from reportgen.template.stop import explained_stop
from reportgen.template.suggestion import did_you_mean
from reportgen.template.syntax import explained_syntax
from reportgen.template.unknown import unsafe

__all__ = ["TEMPLATE_FAULTS", "fault_diagnostics"]

TEMPLATE_FAULTS = (
    TemplateError,
    UnfitTemplate,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What the code of a template can raise: wrong arguments, endless recursion (a ``RuntimeError``), too long a range."""

_NO_SUCH = re.compile(r"No (?P<sort>filter|test) named '?(?P<name>[^']+?)'?(?: found)?\.?")


def fault_diagnostics(
    error: BaseException, rendering: Rendering, known: Callable[[], Iterable[str]]
) -> tuple[Diagnostic, ...]:
    """Return what an exception says about a template; ``known`` gives the names of all templates that can be found.

    To be called where it was caught.  What comes out of this package, and out of no template, is raised again.
    """
    if isinstance(error, UnfitTemplate):
        return error.diagnostics
    if isinstance(error, TemplateSyntaxError):
        return (_syntax(error, rendering),)
    if not isinstance(error, (TemplateError, MemoryError, RecursionError)) and is_our_fault(error):
        raise error
    refusal = error if isinstance(error, Refusal) else _refusal(error, known)
    return (rendering.diagnostic(refusal, _place(error.__traceback__)),)


def _syntax(error: TemplateSyntaxError, rendering: Rendering) -> Diagnostic:
    text = error.message or ""
    named = next((name for name, source in rendering.sources.items() if source.file == error.name), error.name)
    place = (named or "", error.lineno)  # Jinja's lexer gives the file where the name belongs
    if match := _NO_SUCH.fullmatch(text):
        return rendering.diagnostic(no_such(match["sort"], match["name"]), place)
    problem, advice = explained_syntax(text)
    return rendering.diagnostic(Refusal("template-syntax", problem, advice=advice), place)


def _refusal(error: BaseException, known: Callable[[], Iterable[str]]) -> Refusal:
    if match := _NO_SUCH.fullmatch(str(error)):
        return no_such(match["sort"], match["name"])
    match error:
        case TemplateNotFound():
            return _not_found(str(error.name), known)
        case UndefinedError():
            rule, problem, advice = explained_hint(str(error))
            return Refusal(rule, problem, advice=advice)
        case SecurityError():
            return unsafe()
        case RecursionError():
            return Refusal(
                "endless-recursion",
                message("a macro or an include calls itself without end"),
                advice=message("give it a condition that ends it"),
            )
        case ZeroDivisionError():
            return division_by_zero()
        case MemoryError() | OverflowError():
            return too_large()
    problem, advice = explained_stop(error)
    return Refusal("template-failed", problem, advice=advice)


def _not_found(name: str, known: Callable[[], Iterable[str]]) -> Refusal:
    folders = message("a template is looked for in the project's templates folder, then among the shipped ones")
    advice = did_you_mean(name, known(), otherwise=folders)
    return Refusal("template-not-found", message('there is no template "{name}"', name=name), advice=advice)


def _place(traceback: TracebackType | None) -> tuple[str, int] | None:
    """Return the innermost template line that a traceback goes through."""
    place = None
    while traceback is not None:
        if "__jinja_template__" in traceback.tb_frame.f_globals:
            frame = traceback.tb_frame
            template = frame.f_globals["__jinja_template__"]
            place = (template.name or "", template.get_corresponding_lineno(traceback.tb_lineno))
        traceback = traceback.tb_next
    return place
