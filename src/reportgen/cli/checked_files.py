"""The files that are checked in one run, and what was found in them; the templates of a project are tried out once."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from reportgen.check.rules import GROUPS, RULES, WORDY
from reportgen.check.selection import Selection
from reportgen.cli.fact_file import FactFile, fact_file, origin_of_report
from reportgen.cli.here import shown
from reportgen.cli.work import templates_of
from reportgen.diagnostics import Diagnostic, ReportgenError, Source, Span, in_order, message
from reportgen.diagnostics.frozen import frozen
from reportgen.pipeline.checking import Bench, check_fact_file
from reportgen.pipeline.checking_report import Against, Surroundings, check_word_file
from reportgen.pipeline.file import read_input, refuse_pipe
from reportgen.project import SETTINGS_FILE, Settings, find_root, settings_of

__all__ = ["CheckedFiles"]

_WORD = ".docx"
_OF_OTHER_WORD = (".doc", ".docm", ".dot", ".dotx", ".wps", ".wpt", ".odt", ".rtf", ".html", ".htm", ".pdf", ".txt")
"""How files end that may hold a report, in another form."""


@frozen
class _Project:
    """What the files of one project have in common."""

    bench: Bench
    selection: Selection


class CheckedFiles:
    """Checks one file after the other and collects what is found."""

    def __init__(
        self,
        *,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        layout: str | None = None,
        facts: FactFile | None = None,
    ) -> None:
        """Check with the rules of each project; ``select`` and ``ignore`` win over what it says."""
        self.fact_files: list[FactFile] = []
        self._select = select
        self._ignore = ignore
        self._layout = layout
        self._facts = facts
        self._found: list[Diagnostic] = []
        self._projects: dict[Path, _Project] = {}

    def add(self, name: str) -> None:
        """Check one more file; why one cannot be checked at all is said like all else."""
        try:
            is_of_word = name.lower().endswith(_WORD)
            if not is_of_word:
                _refuse_other_word(name)
            self._found += self._check_report(name) if is_of_word else self._check_facts(fact_file(name))
        except ReportgenError as error:
            place = Span(Source(name, ""), 0)
            self._found.append(Diagnostic("unreadable-file", error.problem, place, error.help))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all that was found, in the order of files and places, each said once."""
        return in_order(self._found)

    def _check_facts(self, facts: FactFile) -> tuple[Diagnostic, ...]:
        self.fact_files.append(facts)
        project, own = self._project(facts.root), (facts.root / "templates").resolve()
        found = check_fact_file(facts.content, facts.file, facts.folder, project.bench, project.selection)
        return tuple(each if _may_be_fixed(each, own) else replace(each, fix=None) for each in found)

    def _check_report(self, name: str) -> tuple[Diagnostic, ...]:
        path = Path(name)
        refuse_pipe(path, name)
        content = read_input(path, name, suffixes=(_WORD,))

        def surroundings_of(origin: str | None) -> Surroundings:
            root, facts = self._origin(path, origin)
            project = self._project(Path(shown(root)))
            against = None if facts is None else Against(facts.content, facts.file)
            return Surroundings(project.bench, project.selection, against)

        found = check_word_file(content, name, layout_name=self._layout, surroundings_of=surroundings_of)
        whole = Span(Source(name, ""), 0)
        return tuple(each if each.span is not None else replace(each, span=whole) for each in found)

    def _origin(self, report: Path, origin: str | None) -> tuple[Path, FactFile | None]:
        """Return the root of a report's project, and the fact file that it is held against, if there is one."""
        if self._facts is not None:
            return self._facts.root, self._facts
        return origin_of_report(report, origin) or (find_root(Path(os.path.realpath(report)).parent), None)

    def _project(self, root: Path) -> _Project:
        if root not in self._projects:
            settings = settings_of(root, shown(root / SETTINGS_FILE), rules=(*RULES, *GROUPS), wordy=WORDY)
            self._found += settings.diagnostics
            stated = (settings.value or Settings()).check
            selection = Selection(
                self._select or stated.select,
                (*(rule for rule in stated.ignore if rule not in self._select), *self._ignore),
                stated.severity,
                stated.allow,
            )
            self._projects[root] = _Project(Bench(templates_of(root)), selection)
        return self._projects[root]


def _refuse_other_word(name: str) -> None:
    """Refuse a report in another form than .docx.

    Raises:
        ReportgenError: It is one.
    """
    if name.lower().endswith(_OF_OTHER_WORD):
        said = message('"{file}" is neither a fact file nor a .docx', file=name)
        raise ReportgenError(said, message("open it in Word or WPS, save it as .docx, and check that"))


def _may_be_fixed(diagnostic: Diagnostic, own: Path) -> bool:
    """Tell whether what a diagnostic would put right is the project's: shipped templates belong to nobody there."""
    if diagnostic.fix is None or diagnostic.route is not None or diagnostic.span is None:
        return True
    return own in Path(diagnostic.span.source.file).resolve().parents
