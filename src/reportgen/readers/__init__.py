"""Readers: what comes back from people, as values of facts and as prose.

``xlsx`` reads a form that was filled in; ``docx`` a form or a report, with the values in its controls and the text
around them; ``prose`` compares that text with the report as it was built.  ``package`` bounds what is read of either.
May import ``forms``, ``facts`` and ``diagnostics``; lxml is used here, for Word files only.
"""
