"""What Jinja says of a template that it cannot read, in our own words."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportgen.diagnostics import Message, listed, message
from reportgen.template.suggestion import did_you_mean

__all__ = ["explained_syntax"]

_Said = tuple[Message, Message]
_OPENING = (
    *("block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "raw", "set"),
    *("with",),
)
_WITHIN = (
    *("elif", "else", "endblock", "endcall", "endfilter", "endfor", "endif", "endmacro", "endraw", "endset"),
    *("endwith",),
)
_TOKENS: dict[str, str | Message] = {
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": message("the end of the template"),
    "float": message("a number"),
    "integer": message("a number"),
    "name": message("a name"),
    "string": message("a text"),
}
"""What Jinja calls the parts of a tag."""


def _stray(tag: str, is_open: str | None) -> _Said:
    if tag in _WITHIN:
        first = message('close "{open}" first, with "{{% end{open} %}}"', open=is_open or "")
        advice = first if is_open else message("remove it, or open before it what it belongs to")
        return message('"{tag}" has no place here', tag=tag), advice
    known = message("there is {names}", names=listed(_OPENING))
    return message('there is no tag "{tag}"', tag=tag), did_you_mean(tag, (*_OPENING, *_WITHIN), otherwise=known)


def _unexpected(got: str, advice: Message) -> _Said:
    return message('"{got}" is not expected here', got=_TOKENS.get(got, got)), advice


_SYNTAX: tuple[tuple[str, Callable[[re.Match[str]], _Said]], ...] = (
    (
        r"Encountered unknown tag '(?P<tag>.+?)'(?:.*to be closed is '(?P<open>.+?)')?",
        lambda m: _stray(m["tag"], m["open"]),
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
        lambda m: _unexpected(
            m["got"], message("close the tag before it, or join the two parts with an operator or a filter")
        ),
    ),
    (
        r"expected token '(?P<wanted>.+?)', got '(?P<got>.+?)'",
        lambda m: _unexpected(
            m["got"], message('"{wanted}" is expected', wanted=_TOKENS.get(m["wanted"], m["wanted"]))
        ),
    ),
    (
        r"Expected an expression, got '(?P<got>.+?)'",
        lambda m: _unexpected(m["got"], message("write a fact, a text or a number before it")),
    ),
    (
        r"unexpected '(?P<got>.+?)'",
        lambda m: _unexpected(
            m["got"], message("see that every bracket and quote is closed by its own kind, typed as ASCII")
        ),
    ),
    (
        r"unexpected char '(?P<got>.+?)' at \d+",
        lambda m: _unexpected(
            m["got"], message("between the braces, punctuation is typed as ASCII, and texts stand in quotes")
        ),
    ),
    (
        r"Missing end of (?P<what>comment tag|raw directive)",
        lambda m: (
            message("a comment or a raw block is not closed before the template ends"),
            message('close it with "{end}"', end="#}" if m["what"] == "comment tag" else "{% endraw %}"),
        ),
    ),
    (
        r"tag name expected",
        lambda _: (message("the tag has no name"), message("there is {names}", names=listed(_OPENING))),
    ),
    (
        r"block '(?P<name>.+?)' defined twice",
        lambda m: (
            message('there are two blocks "{name}"', name=m["name"]),
            message("give one of them another name"),
        ),
    ),
    (
        r"Block names in Jinja|names starting with an underline|Invalid character in identifier",
        lambda _: (
            message("a name here has a character that names do not have"),
            message("a name has letters, digits and underscores, and begins with a letter"),
        ),
    ),
    (
        r"can't assign to '|Can't assign to special loop variable",
        lambda _: (
            message("no value can be given to this"),
            message("write a name of your own there"),
        ),
    ),
    (
        r"expected name or number|expected subscript expression",
        lambda _: (
            message("a part is asked for here, and not named"),
            message("write its name behind the dot, or its number between the brackets"),
        ),
    ),
    (
        r"invalid syntax for function call|non-default argument follows|\"caller\" argument",
        lambda _: (
            message("the arguments here are in no order that Jinja reads"),
            message("arguments without a name or a default come first"),
        ),
    ),
    (
        r"expected call",
        lambda _: (message('"call" calls no macro here'), message("write the macro with its parentheses")),
    ),
    (
        r"You cannot chain multiple tests",
        lambda _: (message('one "is" stands behind another'), message('join the two questions with "and"')),
    ),
    (
        r"cannot use extend from a non top-level|Required blocks can only contain",
        lambda _: (
            message("this tag does not stand where it may"),
            message("extend at the top of a template, and leave a required block empty"),
        ),
    ),
    (
        r"escape|codec|digits",
        lambda _: (
            message("a text or a number in this tag cannot be read"),
            message("see what stands behind each backslash; a backslash itself is written twice"),
        ),
    ),
)


def explained_syntax(text: str) -> _Said:
    """Return what Jinja's sentence says, and what to do."""
    for pattern, explain in _SYNTAX:
        if match := re.search(pattern, text, re.DOTALL):
            return explain(match)
    return message("the template cannot be read here"), message('Jinja says "{problem}"', problem=text.rstrip("."))
