"""Which citations give the same answer, which a different one, and how many sources say so.

A question is read for what it asks (`asked.py`), an answer for its value (`quantities.py`,
`shares.py`, `dates.py`, `names.py`); `same.py` relates two answers, `groups.py` all of them.
"""

from qa.compare.groups import compare
from qa.compare.labels import label

__all__ = ["compare", "label"]
