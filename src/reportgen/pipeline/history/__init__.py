"""Versions of a report: compared, merged, shown as tracked changes; a fact traced to its commits; a release.

A version (``version``) is facts by their routes and the passages that its reader sees, whatever holds it.  Imports the
road and ``revision``; nothing of the road imports this.  What is new looks at versions too: a module, and a command.
"""
