"""A user's project: where its root is, what its ``reportgen.toml`` says, and where its templates are.

May import every room below ``pipeline``; TOML is read here and nowhere else.  To add an option, give
:class:`Settings` a field and list what it may be in ``settings``.
"""

from reportgen.project.option import meant
from reportgen.project.root import SETTINGS_FILE, find_root, template_folders
from reportgen.project.settings import Settings, layout_of, read_settings, settings_of

__all__ = [
    "SETTINGS_FILE",
    "Settings",
    "find_root",
    "layout_of",
    "meant",
    "read_settings",
    "settings_of",
    "template_folders",
]
