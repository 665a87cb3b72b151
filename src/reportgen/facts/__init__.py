"""Facts: from YAML to typed values that know their places; kinds of fact; blanks.

May import ``diagnostics`` only.  PyYAML is used here and nowhere else.  To add a kind of fact, write
``kinds/<kind>.py``: its frozen value and the marker class that a model's annotation names.
"""
