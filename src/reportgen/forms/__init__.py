"""Collection forms: what is asked of each owner, as a workbook or a Word file, and reading the workbook back.

May import ``document``, ``facts``, ``layouts`` and ``diagnostics``.  XlsxWriter is used here and nowhere else.
"""
