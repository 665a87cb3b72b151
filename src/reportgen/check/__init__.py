"""Check: what is wrong with facts, with a template, with a finished text, and what to do about it.

``rules`` holds one rule a file, in folders by what they look at; what a rule looks at is a value of this room (or of a
room below) that ``pipeline`` makes.  A rule knows nothing of files, settings or other rules.  May import ``template``,
``document``, ``facts``, ``layouts`` and ``diagnostics``.  To add a rule, write ``rules/<group>/<id>.py`` with its page
as docstring, ``ID``, ``SEVERITY`` and ``check``, list it in that folder's ``RULES``, and give it a case in
``tests/cases/check/<group>/<id>.md``.  A wrong word is no rule, but a row of a table in ``tables``.
"""
