"""The document: its nodes, reading marked Markdown into them, numbering, walking.

May import ``diagnostics`` only.  markdown-it is used here and nowhere else.  To add a node, write it in ``nodes.py``;
mypy then lists every place that must learn it.
"""
