"""The workbook form (.xlsx) that is sent out, and what the reader finds it again by: its columns, its identity.

XlsxWriter writes it: its bytes depend on what is written only, and it writes what a form needs (protection,
validation, very hidden sheets).
"""
