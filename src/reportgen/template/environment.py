"""The Jinja2 environment, and the station of the road that renders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType
from typing import Any, cast

from jinja2 import Template, Undefined, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.diagnostics import Diagnostic, Outcome, Route, Source, has_errors, in_order, message
from reportgen.diagnostics.frozen import frozen
from reportgen.document.marks import MarkTable, strip_places
from reportgen.document.nodes import Place
from reportgen.facts.section import Section
from reportgen.template.asking import TESTS
from reportgen.template.bound import Bound, refuse_call
from reportgen.template.bounds import spend
from reportgen.template.checking import HOPELESS, STOPPING, check
from reportgen.template.collection import BoundList, bind
from reportgen.template.depth import nested_too_deeply
from reportgen.template.failing import TEMPLATE_FAULTS, fault_diagnostics
from reportgen.template.filters import FILTERS
from reportgen.template.kept import Kept, file_of, fingerprint, keep, recall
from reportgen.template.loading import FolderLoader, UnfitTemplate
from reportgen.template.operators import combine, formatting, widening
from reportgen.template.places import LineMarks
from reportgen.template.printing import joining, printed
from reportgen.template.rendering import Refusal, Rendering, compiling, current, is_running, rendering
from reportgen.template.sort import sort_of
from reportgen.template.survey import Survey, survey
from reportgen.template.text import holds_fact, opened
from reportgen.template.tree import Tree
from reportgen.template.unknown import GLOBALS, Unknown, refuse

__all__ = ["Rendered", "Templates"]

"""What Jinja offers by name, without what would need a clock or chance."""


@frozen
class Rendered:
    """A rendered template, before its Markdown is read."""

    marked: str
    """Markdown with marks in the place of facts (``document.marks``)."""
    marks: MarkTable
    """What the marks stand for."""
    sources: Mapping[str, Source]
    """Template name → its text, of the templates that literal text may have come from."""
    used: frozenset[str] = frozenset()
    """The names of those that this report was rendered with."""


_METHODS: Mapping[str, Callable[[str, Any], Callable[..., Any]]] = {
    **dict.fromkeys(("center", "expandtabs", "ljust", "replace", "rjust", "zfill"), widening),
    **dict.fromkeys(("format", "format_map"), formatting),
    "join": joining,
}
"""The methods of strings that print what they are given, or make a string longer."""


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, closed around facts."""

    trees: dict[str, Tree]
    """Template name → what Jinja understands of it."""
    codes: dict[str, CodeType]
    """Template name → what Jinja compiled it to."""
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Bound):
            return obj.part(attribute)
        if isinstance(obj, str):
            text = opened(obj, attribute)
            method = super().getattr(text, attribute)
            return _METHODS[attribute](text, method) if attribute in _METHODS and isinstance(text, str) else method
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, BoundList) and isinstance(argument, int):
            found = super().getitem(obj.items(), argument)
            return Unknown(obj=obj, name=cast("Any", argument)) if isinstance(found, Unknown) else found
        if isinstance(argument, Bound):
            problem = message('"{fact}" cannot choose an item', fact=argument.describe())
            advice = message("write a number or a name between the brackets")
            return refuse("filter-refused", problem, advice=advice, route=argument.route)
        if isinstance(obj, Bound):
            return obj.part(str(argument))
        return super().getitem(opened(obj, "[…]") if isinstance(obj, str) else obj, argument)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - Jinja's
        if isinstance(__obj, Bound):
            return refuse_call(__obj)
        spend(10)
        return super().call(__context, __obj, *args, **kwargs)

    def _load_template(self, name: str, *args: Any, **kwargs: Any) -> Template:
        if is_running():
            current().templates.add(name)
        return super()._load_template(name, *args, **kwargs)

    def get_or_select_template(self, template_name_or_list: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002 - Jinja's names
        return super().get_or_select_template(_template_name(template_name_or_list), parent, globals)

    def join_path(self, template: str, parent: str) -> str:
        spend(20)
        return super().join_path(_template_name(template), parent)

    @staticmethod
    def concat(parts: Iterable[object]) -> str:
        """Join what a template printed; a filter block may have given back what is no string."""
        return "".join(map(str, parts))

    def call_binop(
        self,
        context: Any,  # noqa: ARG002 - Jinja's
        operator: str,
        left: Any,
        right: Any,
    ) -> Any:
        return combine(self.binop_table[operator], operator, left, right)

    def compile(self, source: Any, name: str | None = None, *args: Any, **kwargs: Any) -> Any:
        try:
            code = super().compile(source, name, *args, **kwargs)
        except (MemoryError, RecursionError, SyntaxError) as error:
            text = self._text_of(name)
            if text is None or (isinstance(error, SyntaxError) and "too many" not in str(error)):
                raise
            raise UnfitTemplate([nested_too_deeply(text)]) from error
        if isinstance(code, CodeType):
            self.codes[name or ""] = code
        return code

    def _text_of(self, name: str | None) -> Source | None:
        return self.loader.sources.get(name or "") if isinstance(self.loader, FolderLoader) else None

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        with compiling():
            return super()._generate(source, *args, **kwargs)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        root = super()._parse(source, name, filename)
        tree = self.trees[name or ""] = Tree(root)
        tree.close_around_facts()
        return root


def _template_name(name: Any) -> Any:
    """Return what names a template without the marks of places.

    Raises:
        Refusal: It is a fact, or no name at all.
    """
    if isinstance(name, str) and not holds_fact(name):
        return strip_places(name)
    if isinstance(name, list | tuple | Template | Undefined):
        return name
    sort = sort_of(name) if not isinstance(name, str) else message("a text that holds a fact")
    advice = message("write its name in quotes: {tag}", tag='{% include "…" %}')
    raise Refusal("template-not-found", message("{sort} names no template", sort=sort), advice=advice)


class Templates:
    """The templates of some folders, compiled when first asked for."""

    def __init__(self, folders: Sequence[Path], *, keep_in: Path | None = None) -> None:
        """Look for templates in ``folders``, in their order; how a folder is written is how messages show it.

        What is compiled is kept in the folder ``keep_in`` for the next start; None keeps nothing.
        """
        self._folders = tuple(map(str, folders))
        self._keep_in = keep_in
        self._loader = FolderLoader(folders)
        self._environment = environment = _Environment(
            loader=self._loader,
            undefined=Unknown,
            finalize=printed,
            extensions=[LineMarks],
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        environment.trees = {}
        environment.codes = {}
        environment.globals = {name: environment.globals[name] for name in GLOBALS}
        environment.filters = dict(FILTERS)
        environment.tests = dict(TESTS)
        self._names = _line_marks(environment).names
        self._places: dict[str, Place] = {}
        self._checked: set[tuple[str, type]] = set()

    def render(self, name: str, report: Section, *, previous: Section | None = None) -> Outcome[Rendered]:
        """Render the template ``name`` with the facts of a report.

        ``previous`` is the report of the year before, for the filters that compare with it; None where none is named.
        The outcome has no value when there are errors; it then has all that could be found in one go.
        """
        fields = {field: bind(getattr(report, field)) for field in type(report).model_fields}
        marks = MarkTable(self._names, self._places)
        with rendering(marks, self._loader.sources, (*fields, *GLOBALS), previous=previous) as running:
            self._check(name, fields, running, key=(name, type(report)))
            marked = self._run(name, fields, running)
        found = in_order(_once(running.diagnostics))
        if has_errors(found):
            self._forget()
            return Outcome(None, found)
        return Outcome(Rendered(marked, marks, dict(self._loader.sources), frozenset(running.templates)), found)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The texts of the templates that were loaded so far, by their names."""
        return self._loader.sources

    def try_out(self, name: str, reports: Iterable[Section]) -> tuple[tuple[Diagnostic, ...], frozenset[Route]]:
        """Render the template ``name`` with one report after the other, of which nothing is kept.

        Returns:
            What goes wrong with any of them, each said once; and the facts that any of them prints.
        """
        found: list[Diagnostic] = []
        printed: set[Route] = set()
        for report in reports:
            fields = {field: bind(getattr(report, field)) for field in type(report).model_fields}
            marks = MarkTable(self._names, self._places)
            with rendering(marks, self._loader.sources, (*fields, *GLOBALS), previous=report) as running:
                self._run(name, fields, running)
            found += running.diagnostics
            printed |= marks.routes()
            if any(diagnostic.rule in HOPELESS for diagnostic in running.diagnostics):
                break
        return in_order(_once(found)), frozenset(printed)

    def survey(self, name: str, model: type[Section]) -> Survey:
        """Read off the template ``name``, and all that was loaded with it, what can be told without rendering."""
        return survey(name, self._loader.sources, model)

    def _check(self, name: str, fields: Mapping[str, Any], running: Rendering, *, key: tuple[str, type]) -> None:
        if key in self._checked:
            return
        self._checked.add(key)
        if self._keep_in is None:
            running.diagnostics += check(name, fields, running, self._compiled, self._environment.trees)
            return
        file, mark = file_of(self._keep_in, name, self._folders), fingerprint(sorted(_part_names("", fields)))
        if not self._names and (kept := recall(file, mark, self._loader.text_of)):
            self._names += kept.names
            self._loader.codes.update(kept.codes)
            return
        running.diagnostics += check(name, fields, running, self._compiled, self._environment.trees)
        if not running.diagnostics:
            texts = {name: source.text for name, source in self._loader.sources.items()}
            keep(file, Kept(self._names, self._environment.codes, texts), mark)

    def _compiled(self, name: str) -> tuple[Diagnostic, ...]:
        """Compile a template; return what is wrong with it."""
        try:
            self._environment.get_template(name)
        except TEMPLATE_FAULTS as error:
            return self._faults(error)
        return ()

    def _run(self, name: str, fields: dict[str, Any], running: Rendering) -> str:
        if any(diagnostic.rule in STOPPING for diagnostic in running.diagnostics):
            return ""
        running.templates.clear()  # of looking through all branches
        try:
            template = self._environment.get_template(name)
            return self._environment.concat(template.root_render_func(template.new_context(fields)))
        except TEMPLATE_FAULTS as error:
            running.diagnostics += self._faults(error)
            return ""

    def _faults(self, error: BaseException) -> tuple[Diagnostic, ...]:
        return fault_diagnostics(error, current(), self._loader.list_templates)

    def _forget(self) -> None:
        """Forget what was compiled: a module that was imported while something was refused must not be kept."""
        if self._environment.cache is not None:
            self._environment.cache.clear()
        self._checked.clear()


def _part_names(prefix: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of all that a template may ask for: what passed the check for these may fail it for others."""
    for name, field in fields.items():
        yield f"{prefix}{name}"
        if isinstance(field, Bound):
            yield from (f"{prefix}{name}.{part}" for part in field.part_names())


def _once(diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Leave out what was said before: a name is looked up in every branch first, and again where it is rendered."""
    said: dict[object, Diagnostic] = {}
    for diagnostic in diagnostics:
        span = diagnostic.span
        place = span.source if span is not None and diagnostic.rule == "facts-not-imported" else span
        said.setdefault((diagnostic.rule, diagnostic.message, place), diagnostic)
    return said.values()


def _line_marks(environment: _Environment) -> LineMarks:
    return cast("LineMarks", environment.extensions[LineMarks.identifier])
