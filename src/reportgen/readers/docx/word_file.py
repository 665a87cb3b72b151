"""A Word file that came back: its parts as XML trees."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from reportgen.diagnostics import message
from reportgen.readers.package import Format, Package
from reportgen.readers.refusal import damaged, refused, too_large

__all__ = ["WordFile", "opened"]

_ROOT_RELATIONS, _RELATION = "_rels/.rels", "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_IS_MAIN = "/officeDocument"
"""How the type of the relation to the main part ends, in both editions of the standard."""
_FORMAT = Format("not-a-word-file", "word/document.xml", message("a Word file (.docx)"))
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The vocabulary of ISO/IEC 29500 Strict, which Word writes when it is asked to."""
_MOST_TAGS = 3_000_000
"""Marks of a part: what a tree takes in memory grows with them and not with the bytes."""


@dataclass(slots=True)
class WordFile:
    """An opened Word file."""

    package: Package
    main: str = _FORMAT.main
    """The name of the part that holds the text."""
    _trees: dict[str, etree._Element] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Its name as it is shown."""
        return self.package.file

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts."""
        return self.package.names

    def tree(self, name: str) -> etree._Element:
        """Return a part as a tree.

        Raises:
            RefusedError: It is too large, or broken, or declares a document type: Word writes none, and what it
                defines would be lost in silence.
        """
        if name not in self._trees:
            self._trees[name] = _tree(self.package.content(name), self.file)
        return self._trees[name]


def opened(content: bytes, file: str) -> WordFile:
    """Open a Word file.

    Raises:
        RefusedError: It is none, or not whole, or protected by a password, or too large to be one.
    """
    word_file = WordFile(Package(content, file, _FORMAT))
    package = word_file.package
    if _ROOT_RELATIONS in package:
        word_file.main = _main_part(word_file)
    if word_file.main not in package or not word_file.main.startswith("word/"):
        raise package.without_main()
    root = word_file.tree(word_file.main)
    if etree.QName(root).namespace == _STRICT:
        raise refused(
            "strict-file",
            message('"{file}" is saved as "Strict Open XML Document"', file=file),
            message('open it and save it as "Word Document (.docx)", then name that'),
        )
    if root.find("{*}body") is None:
        raise damaged(file)
    return word_file


def _main_part(word_file: WordFile) -> str:
    for relation in word_file.tree(_ROOT_RELATIONS).iter(_RELATION):
        if str(relation.get("Type", "")).endswith(_IS_MAIN):
            return str(relation.get("Target", "")).lstrip("/")
    return word_file.main


def _tree(content: bytes, file: str) -> etree._Element:
    if content.count(b"<") > _MOST_TAGS:
        raise too_large(file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(file) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise damaged(file)
    return root
