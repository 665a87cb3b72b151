"""Collection forms: what is asked of each owner, as a workbook or a Word file; ``readers`` reads them back.

May import ``document``, ``facts``, ``layouts`` and ``diagnostics``.  XlsxWriter is used here and nowhere else.
"""
