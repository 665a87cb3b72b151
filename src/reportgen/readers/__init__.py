"""Readers: what comes back as a Word file, with the values in its controls and the text around them.

``docx`` reads a report or a form of ours that was saved by Word, WPS or LibreOffice; ``prose`` compares its text with
the report as it was built.  May import ``document``, ``facts`` and ``diagnostics``; lxml is used here only.
"""
