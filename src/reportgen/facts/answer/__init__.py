"""Answers: what somebody types for a fact, understood generously and written in the one canonical way.

Facts are compared by their answers: ``30余`` typed as ``３０余场`` is the same answer.  ``stating`` goes from a fact to
its answer and to what people see of it, ``reading`` back; ``number`` and ``day`` know what people write for counts,
rates and dates, ``plain`` takes their width away, ``numeral`` knows what Chinese numerals mean, ``listing`` how a list
stands in a cell.
"""

from reportgen.facts.answer.reading import read_answer
from reportgen.facts.answer.stating import Answer, answer_of, awaited_of, shown_answer

__all__ = ["Answer", "answer_of", "awaited_of", "read_answer", "shown_answer"]
