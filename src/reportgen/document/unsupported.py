"""What Markdown can say and a document cannot hold: each is a diagnostic, so that nothing is dropped in silence."""

from __future__ import annotations

from reportgen.diagnostics import Diagnostic, Message, message

__all__ = ["unsupported", "unsupported_list_item", "unsupported_list_start"]

_CODE = message("write it without backticks, or \\` for a backtick that is meant")
_LINK = message("write the address as text, or \\[ for a bracket that is meant")
_HTML = message("only <br> is known; write \\< for a < that is meant, {# … #} for a comment in a template")

_CONSTRUCTS: dict[str, tuple[Message, Message]] = {
    "code_inline": (message("code"), _CODE),
    "fence": (message("a block of code"), _CODE),
    "code_block": (
        message("a line indented by four blanks (a block of code)"),
        message("remove the blanks; the layout indents paragraphs"),
    ),
    "indented_line": (
        message("a line of a paragraph that begins with an indent"),
        message("leave a blank line above it to begin a paragraph, or remove the indent"),
    ),
    "link_open": (message("a link"), _LINK),
    "reference": (message("the definition of a link"), _LINK),
    "footnote": (message("a footnote"), message("put it into the text in parentheses, or write \\[ for a bracket")),
    "image": (message("an image"), message("name it as an attachment, or write \\! for a mark that is meant")),
    "html_inline": (message("HTML"), _HTML),
    "html_block": (message("HTML"), _HTML),
    "s_open": (message("struck text"), message("leave it out, or write \\~ for a ~ that is meant")),
    "blockquote_open": (message("a quotation"), message("write \\> for a > that is meant")),
    "hr": (message("a rule across the page"), message("remove it; write \\- or \\* for a character that is meant")),
    "setext": (
        message("an underlined heading"),
        message("begin a heading with #; leave a blank line before a line of ---"),
    ),
    "blank_missing": (
        message("a heading without a blank after its #"),
        message("put a blank after the #, or write \\# for a # that is meant"),
    ),
    "heading": (
        message("a heading below the fourth level"),
        message("use # to ####; GB/T 9704 knows 一、 （一） 1. （1）"),
    ),
}


def unsupported(construct: str, text: str = "") -> Diagnostic:
    """Return the diagnostic for a construct, named by markdown-it's token, and its text where that helps to find it."""
    what, help_line = _CONSTRUCTS[construct]
    if text:
        said = message('a document cannot hold {construct}: "{text}"', construct=what, text=_short(text))
    else:
        said = message("a document cannot hold {construct}", construct=what)
    return Diagnostic("unsupported-markdown", said, help=help_line)


def unsupported_list_item() -> Diagnostic:
    """Return the diagnostic for an item of a list that is more than one paragraph."""
    return Diagnostic(
        "unsupported-markdown",
        message("an item of a list can hold one paragraph and nothing else"),
        help=message("use headings for what has parts, or join the item's paragraphs"),
    )


def unsupported_list_start(number: str) -> Diagnostic:
    """Return the diagnostic for an ordered list that does not begin with 1."""
    return Diagnostic(
        "unsupported-markdown",
        message('a numbered list begins with 1, not with "{number}"', number=number),
        help=message("begin with 1; where no list is meant, write {number}\\. with a backslash", number=number),
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
