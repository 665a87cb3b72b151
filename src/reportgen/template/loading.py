"""From a template's name to its text: several folders, the user's own first."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound
from jinja2.loaders import split_template_path

from reportgen.diagnostics import Diagnostic, Source, Span, message
from reportgen.document.marks import MARK_CHARACTERS

__all__ = ["FolderLoader", "UnfitTemplate", "find_unfit", "unfit_character"]

_UNFIT = re.compile(
    f"{MARK_CHARACTERS.pattern}|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|\r(?!\n)"
)


class UnfitTemplate(Exception):  # noqa: N818 - it is the template that is unfit
    """A template cannot be used; carries all that is wrong with it, and never leaves this room."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(*map(str, diagnostics))
        self.diagnostics = tuple(diagnostics)


class FolderLoader(BaseLoader):
    """Finds templates in folders, and keeps the text of all it has found."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self.sources: dict[str, Source] = {}
        """Template name → its text, of every template loaded so far."""
        self.codes: dict[str, CodeType] = {}
        """Template name → what it was compiled to at an earlier start."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        """Return a template, compiled now or earlier.

        Raises:
            TemplateNotFound: No folder has it.
            TemplateSyntaxError: Jinja does not understand it.
            UnfitTemplate: It is not UTF-8, or holds characters that marks are made of.
        """
        code = self.codes.get(name)
        if code is None:
            return super().load(environment, name, globals)
        return environment.template_class.from_code(environment, code, globals or {}, lambda: True)

    def text_of(self, name: str) -> str | None:
        """Return the text of a template; None where there is none that could be used."""
        try:
            return self._source_of(name).text
        except (TemplateNotFound, UnfitTemplate):
            return None

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002 - Jinja's
        """Return a template's text and file.

        Raises:
            TemplateNotFound: No folder has it.
            UnfitTemplate: It is not UTF-8, or holds characters that marks are made of.
        """
        source = self._source_of(template)
        return source.text, source.file, lambda: True

    def _source_of(self, name: str) -> Source:
        steps = split_template_path(name)
        for folder in self._folders:
            file = folder.joinpath(*steps)
            try:
                content = file.read_bytes() if file.is_file() else None
            except OSError:
                raise UnfitTemplate([_unreadable(str(file))]) from None
            if content is not None:
                source = self.sources[name] = _read(content, str(file))
                return source
        raise TemplateNotFound(name)

    def list_templates(self) -> list[str]:
        """Return the names of all templates in all folders, sorted."""
        return sorted({name for folder in self._folders if folder.is_dir() for name in _names(folder, "")})


def _names(folder: Path, prefix: str) -> list[str]:
    names: list[str] = []
    try:
        entries = list(folder.iterdir())
    except OSError:  # what cannot be read cannot be suggested
        return names
    for entry in entries:
        if entry.is_dir():
            names += _names(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".j2"):
            names.append(prefix + entry.name)
    return names


def _read(content: bytes, file: str) -> Source:
    try:
        source = Source(file, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnfitTemplate([_not_utf8(content, file, error.start)]) from None
    if _UNFIT.search(source.text) is None:
        return source
    lines = enumerate((line.removesuffix("\r") for line in source.text.split("\n")), 1)
    raise UnfitTemplate(
        [unfit_character(match[0], Span(source, n)) for n, line in lines if (match := _UNFIT.search(line))]
    )


def find_unfit(text: str) -> re.Match[str] | None:
    """Find a character that no text of a template may hold: part of a mark, a control character, half a pair."""
    return _UNFIT.search(text)


def unfit_character(character: str, span: Span | None) -> Diagnostic:
    """Say that a template holds, or spells, a character that it may not."""
    code = f"{ord(character):04X}"
    if MARK_CHARACTERS.match(character):
        problem = message(
            "this line holds U+{code}, a private-use character that reportgen needs for itself", code=code
        )
        return Diagnostic("mark-character", problem, span, message("remove it"))
    problem = message("this line holds U+{code}, a character that no document can hold", code=code)
    return Diagnostic("control-character", problem, span, message("remove it"))


def _unreadable(file: str) -> Diagnostic:
    advice = message("see that the file and its folder may be read, and that the name is not too long")
    return Diagnostic("template-unreadable", message('"{file}" cannot be read', file=file), None, advice)


def _not_utf8(content: bytes, file: str, start: int) -> Diagnostic:
    source = Source(file, content.decode("utf-8", "replace"))
    return Diagnostic(
        "template-not-utf8",
        message("the template is not UTF-8"),
        Span(source, content.count(b"\n", 0, start) + 1),
        message("save it as UTF-8: in Notepad, Save As, then Encoding: UTF-8"),
    )
