"""The Markdown writer; ``writing.py`` says what the format cannot express and what is done instead."""

from reportgen.writers.markdown.writing import SUFFIX, is_untouched, signature_of, write

__all__ = ["SUFFIX", "is_untouched", "signature_of", "write"]
