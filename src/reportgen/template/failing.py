"""From what Jinja and Python raise while a template is compiled or rendered to diagnostics at template lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from types import TracebackType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError

from reportgen.diagnostics import Diagnostic, Message, message
from reportgen.template.bound import in_plain_words
from reportgen.template.checking import no_such
from reportgen.template.loading import UnfitTemplate
from reportgen.template.operators import too_large
from reportgen.template.rendering import Refusal, Rendering
from reportgen.template.unknown import did_you_mean

__all__ = ["TEMPLATE_FAULTS", "fault_diagnostics"]

TEMPLATE_FAULTS = (
    TemplateError,
    UnfitTemplate,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the code of a template can raise: wrong arguments, no end of recursion, too long a range."""

_TAGS: tuple[str, ...] = (
    *("block", "call", "elif", "else", "endblock", "endcall", "endfilter", "endfor", "endif", "endmacro", "endset"),
    *(
        "extends",
        "filter",
        "for",
        "from",
        "if",
        "import",
        "include",
        "macro",
        "raw",
        "endraw",
        "set",
        "with",
        "endwith",
    ),
)
_SYNTAX: tuple[tuple[str, Callable[[re.Match[str]], tuple[Message, Message | None]]], ...] = (
    (
        r"Encountered unknown tag '(?P<tag>.+?)'",
        lambda m: (message('there is no tag "{tag}"', tag=m["tag"]), did_you_mean(m["tag"], _TAGS)),
    ),
    (
        r"Unexpected end of template.*innermost block that needs to be closed is '(?P<tag>.+?)'",
        lambda m: (
            message('"{tag}" is not closed before the template ends', tag=m["tag"]),
            message('close it with "{{% end{tag} %}}"', tag=m["tag"]),
        ),
    ),
    (
        r"unexpected end of template",
        lambda _: (
            message("the template ends in the middle of a tag"),
            message('close it with "}}" or "%}"'),
        ),
    ),
    (
        r"expected token 'end of (?P<what>print statement|statement block)', got '(?P<got>.+?)'",
        lambda m: (
            message('"{got}" is not expected here', got=m["got"]),
            message("close the tag before it, or join the two parts with an operator or a filter"),
        ),
    ),
    (
        r"expected token '(?P<wanted>.+?)', got '(?P<got>.+?)'",
        lambda m: (
            message('"{got}" is not expected here', got=m["got"]),
            message('"{wanted}" is expected', wanted=m["wanted"]),
        ),
    ),
    (
        r"unexpected '(?P<got>.+?)'",
        lambda m: (
            message('"{got}" is not expected here', got=m["got"]),
            message("see that every bracket and quote is closed by its own kind, typed as ASCII"),
        ),
    ),
    (
        r"unexpected char '(?P<got>.+?)' at \d+",
        lambda m: (
            message('"{got}" is not expected here', got=m["got"]),
            message("between the braces, punctuation is typed as ASCII, and texts stand in quotes"),
        ),
    ),
    (
        r"Missing end of (?P<what>comment tag|raw directive)",
        lambda m: (
            message("a comment or a raw block is not closed before the template ends"),
            message('close it with "{end}"', end="#}" if m["what"] == "comment tag" else "{% endraw %}"),
        ),
    ),
)
_NO_SUCH = re.compile(r"No (?P<sort>filter|test) named '(?P<name>[^']+)'")
_UNDEFINED = re.compile(r"'(?P<name>[^']+)' is undefined")


def fault_diagnostics(
    error: BaseException, rendering: Rendering, known: Callable[[], Iterable[str]]
) -> tuple[Diagnostic, ...]:
    """Return what an exception says about a template; ``known`` gives the names of all templates that can be found."""
    if isinstance(error, UnfitTemplate):
        return error.diagnostics
    if isinstance(error, TemplateSyntaxError):
        return (_syntax(error, rendering),)
    refusal = error if isinstance(error, Refusal) else _refusal(error, known)
    return (rendering.diagnostic(refusal, _place(error.__traceback__)),)


def _syntax(error: TemplateSyntaxError, rendering: Rendering) -> Diagnostic:
    text = error.message or ""
    named = next((name for name, source in rendering.sources.items() if source.file == error.name), error.name)
    place = (named or "", error.lineno)  # Jinja's lexer gives the file where the name belongs
    if match := _NO_SUCH.match(text):
        return rendering.diagnostic(no_such(match["sort"], match["name"]), place)
    for pattern, explain in _SYNTAX:
        if match := re.search(pattern, text, re.DOTALL):
            problem, advice = explain(match)
            return rendering.diagnostic(Refusal("template-syntax", problem, advice=advice), place)
    problem = message("the template cannot be read: {problem}", problem=text.rstrip("."))
    return rendering.diagnostic(Refusal("template-syntax", problem), place)


def _refusal(error: BaseException, known: Callable[[], Iterable[str]]) -> Refusal:
    if match := _NO_SUCH.match(str(error)):
        return no_such(match["sort"], match["name"])
    match error:
        case TemplateNotFound():
            return _not_found(str(error.name), known)
        case UndefinedError():
            match = _UNDEFINED.search(str(error))
            if match is None:
                return Refusal("undefined-name", message("{problem}", problem=str(error)))
            return Refusal("undefined-name", message('"{name}" is not defined', name=match["name"]))
        case SecurityError():
            return Refusal("unsafe-attribute", message("templates may not do this: {problem}", problem=str(error)))
        case RecursionError():
            return Refusal(
                "endless-recursion",
                message("a macro or an include calls itself without end"),
                advice=message("give it a condition that ends it"),
            )
        case ZeroDivisionError():
            return Refusal("template-arithmetic", message("the template divides by zero"))
        case MemoryError() | OverflowError():
            return too_large()
    return Refusal("template-failed", message("the template stops here: {problem}", problem=in_plain_words(error)))


def _not_found(name: str, known: Callable[[], Iterable[str]]) -> Refusal:
    advice = did_you_mean(name, known())
    if advice is None:
        advice = message("a template is looked for in the project's templates folder, then among the shipped ones")
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
