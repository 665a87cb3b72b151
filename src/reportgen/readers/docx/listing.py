"""The list of facts that a Word file of ours carries: what was sent out, and under which marks."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from lxml import etree

from reportgen.diagnostics import Route, message
from reportgen.diagnostics.frozen import frozen
from reportgen.readers.docx.package import Package
from reportgen.readers.docx.refusal import RefusedError, refused

__all__ = ["Entry", "Listed", "listed"]

_FAMILY = "urn:reportgen:facts:"
_ROOT = f"{{{_FAMILY}1}}facts"
_FACT = f"{{{_FAMILY}1}}fact"
_FORMS = ("1",)
"""The versions of a form that are understood."""
_LONGEST_TAG = 64
_MOST = 200_000
"""Facts of one file."""


@frozen
class Entry:
    """One printing of a fact, or of a blank, as the file was made."""

    number: str
    """The id of its control."""
    bookmark: str
    route: Route
    label: str
    kind: str
    is_blank: bool
    value: str
    """In canonical writing; empty for a blank."""
    printed: str
    """The text in its control: of a blank the prompt."""
    filter: str | None
    prefix: str
    suffix: str
    is_joined: bool
    """Whether the next entry's place followed at once."""

    @property
    def tag(self) -> str:
        """The tag of its control, which all printings of a fact share."""
        route = str(self.route)
        return route if len(route) <= _LONGEST_TAG else sha256(route.encode("utf-8", "replace")).hexdigest()


@frozen
class Listed:
    """What the list says."""

    identity: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def listed(package: Package) -> Listed:
    """Return the list of facts of a file.

    Raises:
        RefusedError: It has none (it is not ours), or one of a later version, or one that is damaged.
    """
    root = next(_lists(package), None)
    if root is None:
        raise refused(
            "foreign-file",
            message('"{file}" was not made by reportgen, or its text was copied into a new file', file=package.file),
            message("give the very file that was sent out, with what was filled in"),
        )
    identity = tuple((str(name), str(text)) for name, text in root.attrib.items() if not str(name).startswith("{"))
    version = dict(identity).get("form", _FORMS[0])
    if root.tag != _ROOT or version not in _FORMS:
        raise refused(
            "unknown-version",
            message('"{file}" was made by a later version of reportgen', file=package.file),
            message("update reportgen, then pull it again"),
        )
    elements = list(root.iterchildren(_FACT))
    if len(elements) > _MOST:
        raise _damaged(package.file)
    entries = tuple(_entry(element, package.file) for element in elements)
    marks = {entry.bookmark for entry in entries} | {f"#{entry.number}" for entry in entries}
    if len(marks) != 2 * len(entries):
        raise _damaged(package.file)
    return Listed(identity, entries)


def _lists(package: Package) -> Iterator[etree._Element]:
    """Yield the parts that are such a list: word processors rename parts, but never what is in them."""
    for name in sorted(package.names):
        if name.startswith("customXml/") and name.endswith(".xml") and _FAMILY.encode() in package.content(name):
            root = package.tree(name)
            if str(root.tag).startswith(f"{{{_FAMILY}"):
                yield root


def _entry(element: etree._Element, file: str) -> Entry:
    attributes = {str(name): str(text) for name, text in element.attrib.items()}
    try:
        route = Route.parse(attributes["route"])
        state = attributes["state"]
        number, bookmark = attributes["id"], attributes["bookmark"]
    except (KeyError, ValueError) as error:
        raise _damaged(file) from error
    if not route.steps or state not in ("known", "blank"):
        raise _damaged(file)
    return Entry(
        number=number,
        bookmark=bookmark,
        route=route,
        label=attributes.get("label", str(route)),
        kind=attributes.get("kind", ""),
        is_blank=state == "blank",
        value=attributes.get("value", ""),
        printed=element.text or "",
        filter=attributes.get("filter"),
        prefix=attributes.get("prefix", ""),
        suffix=attributes.get("suffix", ""),
        is_joined=attributes.get("joined") == "true",
    )


def _damaged(file: str) -> RefusedError:
    return refused(
        "damaged-list",
        message('the list of facts in "{file}" is damaged', file=file),
        message("send the form out again, or ask for the file as it was first saved"),
    )
