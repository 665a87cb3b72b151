"""The list of facts that a Word file of ours carries: what was sent out, and under which marks."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from lxml import etree

from reportgen.diagnostics import Route, message
from reportgen.diagnostics.frozen import frozen
from reportgen.forms.docx import PROVENANCE_KIND
from reportgen.readers.docx.word_file import WordFile
from reportgen.readers.refusal import RefusedError, refused

__all__ = ["Entry", "Listed", "listed"]

_FAMILY = "urn:reportgen:facts:"
_ROOT = f"{{{_FAMILY}1}}facts"
_FACT = f"{{{_FAMILY}1}}fact"
_FORMS = ("1",)
"""The versions of a form that are understood."""
_TEXT = "text"
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

    @property
    def is_provenance(self) -> bool:
        """Whether it is no fact, but stands beside one in a form: 数据来源 and the like."""
        return self.kind == PROVENANCE_KIND

    @property
    def of_fact(self) -> Route:
        """The fact that it is, or that it stands beside."""
        return Route(self.route.steps[:-1]) if self.is_provenance else self.route


@frozen
class Listed:
    """What the list says."""

    identity: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    text: tuple[str, ...] = ()
    """Of a form: the paragraphs that were sent out, without those that hold answers."""


def listed(word_file: WordFile) -> Listed:
    """Return the list of facts of a file.

    Raises:
        RefusedError: It has none (it is not ours), or one of a later version, or one that is damaged.
    """
    root = next(_lists(word_file), None)
    if root is None:
        raise refused(
            "foreign-file",
            message('"{file}" was not made by reportgen, or its text was copied into a new file', file=word_file.file),
            message("give the very file that was sent out, with what was filled in"),
        )
    identity = tuple((str(name), str(text)) for name, text in root.attrib.items() if not str(name).startswith("{"))
    version = dict(identity).get("form", _FORMS[0])
    if root.tag != _ROOT or version not in _FORMS:
        raise refused(
            "unknown-version",
            message('"{file}" was made by a later version of reportgen', file=word_file.file),
            message("update reportgen, then pull it again"),
        )
    elements = list(root.iterchildren(_FACT))
    if len(elements) > _MOST:
        raise _damaged(word_file.file)
    entries = tuple(_entry(element, word_file.file) for element in elements)
    marks = {entry.bookmark for entry in entries} | {f"#{entry.number}" for entry in entries}
    if len(marks) != 2 * len(entries):
        raise _damaged(word_file.file)
    text = dict(identity).get(_TEXT, "").splitlines()
    return Listed(tuple(pair for pair in identity if pair[0] != _TEXT), entries, tuple(text))


def _lists(word_file: WordFile) -> Iterator[etree._Element]:
    """Yield the parts that are such a list: word processors rename parts, but never what is in them."""
    for name in sorted(word_file.names):
        if (
            name.startswith("customXml/")
            and name.endswith(".xml")
            and _FAMILY.encode() in word_file.package.content(name)
        ):
            root = word_file.tree(name)
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
