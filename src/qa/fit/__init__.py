"""Which candidates can be the answer: of the kind that is asked for, in the right row, new.

A reader points at words that stand near those of the question. What it points at is checked here
against the question's form by rules over the words around: a candidate that cannot answer is no
rival of one that can, so that it is left out before confidence weighs what is left.
"""

from qa.fit.fitting import asserted, completed, fits, is_taken_back, weighed_fitting
from qa.fit.pointed import Pointed, Sought

__all__ = ["Pointed", "Sought", "asserted", "completed", "fits", "is_taken_back", "weighed_fitting"]
