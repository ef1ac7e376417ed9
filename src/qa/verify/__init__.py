"""Whether quoted words stand in the documents: our own quotes, and anybody's.

citation.py     the last gate: a citation of ours is its slice, or nothing leaves
verdicts.py     a quotation, and what is found out about it
extract.py      a text -> the quotations in it, with who and what they are ascribed to
wording.py      a quotation's words, and where it says that words are left out
standing.py     where they stand, word for word
seen.py         what was seen through to find them there
nearest.py      the passage that comes nearest, and what differs
stitching.py    parts that stand, each in another place
claims.py       a claimed source -> documents
quotation.py    all of it: a quotation -> its verdict
"""

from qa.verify.check import Checker
from qa.verify.citation import verify
from qa.verify.claims import Sources
from qa.verify.corpus import Corpus
from qa.verify.extract import quotations_in
from qa.verify.quotation import Verifier
from qa.verify.verdicts import Quotation, Verdict, Verification

__all__ = [
    "Checker",
    "Corpus",
    "Quotation",
    "Sources",
    "Verdict",
    "Verification",
    "Verifier",
    "quotations_in",
    "verify",
]
