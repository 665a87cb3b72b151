"""Templates: Markdown with Jinja2, sandboxed, with facts bound as opaque marks.

Facts go in, marked Markdown comes out.  Jinja2 is used here and nowhere else.  May import ``document``, ``facts`` and
``diagnostics``.  To add a filter, write it in the module of ``filters/`` that has its noun and list it in that module's
``FILTERS``; what a built-in filter of Jinja does with facts is said in ``filters/builtin.py``.
"""

from reportgen.template.environment import Rendered, Templates

__all__ = ["Rendered", "Templates"]
