"""The workbook form (.xlsx): ``writing`` sends it out, ``reading`` takes it back.

XlsxWriter writes: its bytes depend on what is written only, and it writes what a form needs (protection, validation,
very hidden sheets).  Reading is our own: a form comes back from strangers, so that every size is bounded, no entity is
expanded and no formula's result is taken, and of a workbook it needs only what stands in the cells of one table.
"""
