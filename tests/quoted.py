"""Four documents, and what is said of a quotation that is put to them."""

from __future__ import annotations

from conftest import document_of
from told import Shelf

from qa.verify import Checker, Quotation, Verification

VISIT = document_of(
    "sources/visit.md",
    "# The visit\n\nMike\u00a0Pompeo spent **five hours** at Ashraf\u00a03, in Manëz – and called "
    "it “a necessity”. He didn’t say when he’d return; nobody asked him. Some 3,000 people live "
    "there, on land that they bought.\n\nThe hall holds thousands. In the evening he left, as "
    "quietly as he had come, for the port of Durrës and a boat to Italy.",
    "The visit",
)

DEAL = document_of(
    "sources/deal.txt",
    "The deal was concluded in Vienna on 14 July 2015. It was never put to the Senate as a treaty "
    "… or so they say. The talks were held in Vienna, and the talks did not end.",
    "A short account of the deal",
)

COPY = document_of("sources/copy.txt", "They wrote: The deal was concluded in Vienna.", "A copy")

TRIAL = document_of(
    "sources/trial.md",
    "The effect was significant, p < 0.05 in all trials, and about 10⁶ cells (≥ 5 % of them) were "
    "counted on 40 m² for ~50 or 2^10 dollars, £30 of it before tax.\n\n2021³ was the year.",
    "The trial",
)

DOCUMENTS = (VISIT, DEAL, COPY, TRIAL)

SHELF = Shelf(*DOCUMENTS)

CHECKER = Checker(lambda: SHELF)


def judged(exact: str, source: str | None = None) -> Verification:
    return CHECKER.check([Quotation(exact, source=source)])[0]


def judged_in(text: str, exact: str) -> Verification:
    """Against one document with this text."""
    return Checker(lambda: Shelf(document_of("one.md", text))).check([Quotation(exact)])[0]
