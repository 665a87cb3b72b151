"""What git runs before a commit: the hook of a clone, and the same for the pre-commit framework."""

from __future__ import annotations

__all__ = ["FACT_FILES", "PRE_COMMIT", "hook_lines", "hook_of", "is_hook"]

FACT_FILES = "**/data/*.yaml"
"""As git's patterns have it: those of every project in a repository."""
PRE_COMMIT = r"""repos:
  - repo: local
    hooks:
      - id: reportgen-check
        name: reportgen check
        entry: reportgen check --
        language: system
        files: (^|/)data/[^/]+\.yaml$
      - id: reportgen-build-check
        name: reportgen build --check
        entry: reportgen build --check --
        language: system
        files: (^|/)data/[^/]+\.yaml$
"""
"""Goes into ``.pre-commit-config.yaml``."""
_BEGIN = '# reportgen: hook, by "reportgen git-setup --hook"; "reportgen git-setup --undo" takes it away'
_END = "# reportgen: end of hook"
_CHANGED = f"--diff-filter=ACMR -- ':(top,glob){FACT_FILES}'"
_UNSTAGED = "reportgen: 有改动未暂存，检查的是工作区里的文件 (what is checked has changes that are not staged)"


def hook_of(python: str) -> bytes:
    """Return the hook; ``python`` is the command as a shell takes it."""
    return f"#!/bin/sh\n{hook_lines(python)}".encode()


def is_hook(content: bytes) -> bool:
    """Tell whether a hook is ours, of whatever version, and nobody has put lines of theirs behind it."""
    lines = content.decode("utf-8", "replace").splitlines()
    return lines[1:2] == [_BEGIN] and lines[-1:] == [_END]


def hook_lines(python: str) -> str:
    """Return what the hook does; the lines can stand in a hook of the user's too.

    Which files are fact files their content says: other programs have a folder ``data`` with YAML in it, too.
    """
    return f"""{_BEGIN}
if ! git diff --cached --quiet {_CHANGED}; then
    facts() {{
        git diff --cached --name-only -z {_CHANGED} |
            xargs -0 git --literal-pathspecs grep --cached -lz -e '^report:' --
    }}
    facts | {_each("git", "--literal-pathspecs diff --quiet")} || echo '{_UNSTAGED}' >&2
    facts | {_each(python, "-P -m reportgen check -q -f concise --ignore blank")} || exit 1
    facts | {_each(python, "-P -m reportgen build -q --check")} || exit 1
fi
{_END}
"""


def _each(program: str, words: str) -> str:
    """Return how a program is run on the names that come in, if any do."""
    return f"""xargs -0 sh -c '[ "$#" -eq 0 ] || exec "$0" {words} -- "$@"' {program}"""
