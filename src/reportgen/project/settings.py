"""What a project's ``reportgen.toml`` says.

The file is optional; every option has a default, and an option on the command line wins over the file.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from reportgen.check.selection import Selection
from reportgen.diagnostics import (
    Diagnostic,
    Outcome,
    ReportgenError,
    Source,
    Span,
    has_errors,
    listed,
    message,
)
from reportgen.diagnostics.frozen import frozen
from reportgen.diagnostics.reason import reason_of
from reportgen.layouts import LAYOUTS, Layout
from reportgen.project.check_table import check_problems, selection_of
from reportgen.project.option import meant, unknown, wrong
from reportgen.project.root import SETTINGS_FILE
from reportgen.writers import WRITERS

__all__ = ["Settings", "layout_of", "read_settings", "settings_of"]

_LAYOUT = "gb9704"


@frozen
class Settings:
    """What a project's file says about the outputs of all its reports."""

    formats: tuple[str, ...] = ()
    """Names of writers; empty means all of them."""
    output: str = "reports"
    """The folder of the outputs, from the project's root."""
    reference: str | None = None
    """A Word file, from the project's root, that lends its look."""
    compress: bool = False
    """Whether the parts of a .docx are deflated; then the version of zlib decides its bytes."""
    layout: str = _LAYOUT
    """The name of a layout."""
    layout_options: tuple[tuple[str, str | bool], ...] = ()
    """The arguments of the layout that are stated, in the order of their names."""
    check: Selection = Selection()
    """The rules that are asked for."""


def layout_of(settings: Settings) -> Layout:
    """Return the layout that the settings ask for."""
    options: dict[str, Any] = dict(settings.layout_options)
    return LAYOUTS[settings.layout](**options)


def settings_of(
    root: Path, file: str, *, rules: Collection[str] = (), wordy: Collection[str] = ()
) -> Outcome[Settings]:
    """Read the settings of the project at ``root``; the defaults where it has no file.

    Args:
        root: Of the project.
        file: The name of its file as it is shown.
        rules: The ids of rules and names of groups that there are; none where rules are not asked about.
        wordy: The rules that can be told words which they are not to flag.

    Raises:
        ReportgenError: The file is there and cannot be read.
    """
    path = root / SETTINGS_FILE
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file may raise
        return Outcome(Settings())
    try:
        content = path.read_bytes()
    except OSError as error:
        said = message('"{file}" cannot be read: {reason}', file=file, reason=reason_of(error))
        raise ReportgenError(said, message("ask whoever owns it, or copy it to a folder of yours")) from error
    return read_settings(content, file, rules=rules, wordy=wordy)


def read_settings(
    content: bytes, file: str, *, rules: Collection[str] = (), wordy: Collection[str] = ()
) -> Outcome[Settings]:
    """Understand the content of a ``reportgen.toml``; see :func:`settings_of`."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = Span(Source(file, ""), content.count(b"\n", 0, error.start) + 1)
        said = message("the file is not in UTF-8")
        return Outcome(None, (Diagnostic("settings-syntax", said, place, help=message("save it as UTF-8")),))
    import tomllib  # a project without the file need not wait for it

    source = Source(file, text)
    try:
        stated = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, brackets a thousand deep
        return Outcome(None, (_syntax(error, source),))
    diagnostics = (*_problems(stated, source), *check_problems(stated.get("check", {}), source, rules, wordy))
    return Outcome(None if has_errors(diagnostics) else _settings(stated), diagnostics)


def _settings(stated: Mapping[str, Any]) -> Settings:
    given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in stated.items()}
    layout, check = dict(given.pop("layout", {})), given.pop("check", {})
    name = layout.pop("name", _LAYOUT)
    return Settings(**given, layout=name, layout_options=tuple(sorted(layout.items())), check=selection_of(check))


def _syntax(error: Exception, source: Source) -> Diagnostic:
    """Say where a file is no TOML: tomllib gives the place, and its reason in English only."""
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    span = (
        Span(source, int(place[1]), int(place[2])) if place else Span(source, source.text.rstrip("\n").count("\n") + 1)
    )
    if re.search("Cannot (overwrite|declare|mutate)", str(error)):
        said = message("this is stated for the second time")
        return Diagnostic("settings-syntax", said, Span(source, span.line), help=message("delete one of the two"))
    said = message("the settings cannot be read from here on")
    return Diagnostic("settings-syntax", said, span, help=message('write options as TOML: output = "reports"'))


# --- what each option may be ------------------------------------------------------------------------------------------

_Kind = type[str] | tuple[str | bool, ...]
"""What a value may be: any text, or one of these."""
_TRUTH = (True, False)
_OPTIONS: Mapping[str, _Kind] = {"output": str, "reference": str, "compress": _TRUTH}
_LISTS: Mapping[str, tuple[str, ...]] = {"formats": tuple(WRITERS)}
_TABLES = ("layout", "check")


def _layout_options(name: str) -> dict[str, _Kind]:
    """Return what the arguments of a layout may be, from their types: they are said only once."""
    kinds: dict[str, _Kind] = {"name": tuple(LAYOUTS)}
    for argument, kind in get_type_hints(LAYOUTS.get(name, LAYOUTS[_LAYOUT])).items():
        if argument != "return":
            kinds[argument] = _TRUTH if kind is bool else get_args(kind) if get_origin(kind) is Literal else str
    return kinds


def _problems(stated: Mapping[str, Any], source: Source) -> Iterator[Diagnostic]:
    layout = stated.get("layout", {})
    for key, value in stated.items():
        if key in _LISTS:
            yield from _list_problems(key, value, _LISTS[key], source)
        elif key not in _TABLES:
            yield from _value_problems(key, value, _OPTIONS, "", source, also=(*_LISTS, *_TABLES))
    if not isinstance(layout, dict):
        cure = message('write "[layout]" on a line of its own, and its options under it')
        yield wrong(message('"layout" is a table of options'), "", "layout", source, cure)
        return
    options = _layout_options(str(layout.get("name", _LAYOUT)))
    for key, value in layout.items():
        yield from _value_problems(key, value, options, "layout", source)


def _list_problems(key: str, value: object, choices: tuple[str, ...], source: Source) -> Iterator[Diagnostic]:
    if not isinstance(value, list) or not value:
        cure = message('write "{line}"', line=f"{key} = {list(choices)}".replace("'", '"'))
        yield wrong(message('"{key}" is a list of texts', key=key), "", key, source, cure)
        return
    for item in value:
        if item not in choices:
            said = message('"{value}" is not one of {names}', value=str(item), names=listed(choices))
            yield wrong(said, "", key, source, meant(str(item), choices))


def _value_problems(
    key: str, value: object, options: Mapping[str, _Kind], table: str, source: Source, *, also: tuple[str, ...] = ()
) -> Iterator[Diagnostic]:
    kind = options.get(key)
    if kind is None:
        yield unknown(key, (*options, *also), table, source)
    elif kind is str:
        if not isinstance(value, str):
            cure = message('write "{line}"', line=f'{key} = "…"')
            yield wrong(message('"{key}" is a text', key=key), table, key, source, cure)
        elif not value.isprintable():
            said = message('"{key}" holds a character that cannot be printed', key=key)
            yield wrong(said, table, key, source, message("delete it"))
    elif not any(type(value) is type(choice) and value == choice for choice in kind):  # type: ignore[union-attr]  # a tuple
        names = [str(choice).lower() if isinstance(choice, bool) else choice for choice in kind]  # type: ignore[union-attr]  # a tuple
        said = message('"{value}" is not one of {names}', value=_written(value), names=listed(names))
        yield wrong(said, table, key, source, meant(_written(value), names))


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
