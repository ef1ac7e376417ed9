"""Which citations give the same answer, which a different one, and how many sources say so.

A question is read for what it asks (`asked.py`), an answer for its value (`quantities.py`,
`shares.py`, `dates.py`, `names.py`), of several quantities for the one that is meant
(`meant.py`); `same.py` relates two answers, with `same_quantity.py` where
they are quantities and `wording.py` where they have no value; `groups.py` relates all of them, and
`shown.py` says which an answer shows.
"""

from qa.compare.aliases import Aliases
from qa.compare.asked import asked
from qa.compare.labels import counts, days, label
from qa.compare.reading import Reading
from qa.compare.same import relation
from qa.compare.shown import FAINT, compare
from qa.compare.whereabouts import Whereabouts

__all__ = [
    "FAINT",
    "Aliases",
    "Reading",
    "Whereabouts",
    "asked",
    "compare",
    "counts",
    "days",
    "label",
    "relation",
]
