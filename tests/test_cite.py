"""A citation quotes the sentences that carry the answer, and says which they are."""

from __future__ import annotations

from told import Shelf, document, span

from qa.cite import cite
from qa.confidence import Evidence, Weighed
from qa.question import form_of
from qa.types import Candidate, Chunk, Citation, Hit, Span

STRIKE = document(
    "strike.txt",
    "The port closed on Monday. The crews had not been paid since May. The owner had also sold two "
    "cranes. A ferry sank in 1987.",
)


def cited(answer: str, *support: str, question: str = "Why did the port close?") -> Citation:
    chunk = Chunk.of(STRIKE, Span(0, len(STRIKE.text)))
    carrying = tuple(span(each, STRIKE) for each in support)
    candidate = Candidate(STRIKE.id, span(answer, STRIKE), 3.0, support=carrying)
    weighed = Weighed(candidate, Hit(chunk, 1, 1.0), Evidence(3.0), 0.9)
    return cite(question, form_of(question), weighed, Shelf(STRIKE))


def test_the_sentences_next_to_the_answer_that_support_it_are_quoted_with_it() -> None:
    citation = cited("not been paid", "had not been paid", "also sold")
    assert citation.quote.exact.startswith("The crews")
    assert citation.quote.exact.endswith("two cranes.")
    assert [each.exact[:9] for each in citation.support] == ["The crews", "The owner"]


def test_a_sentence_further_off_is_not_quoted_though_it_supports() -> None:
    citation = cited("not been paid", "had not been paid", "A ferry sank")
    assert citation.quote.exact == "The crews had not been paid since May."


def test_a_question_that_asks_for_no_explanation_is_answered_in_one_sentence() -> None:
    citation = cited("since May", "had not been paid", "also sold", question="When were they paid?")
    assert citation.quote.exact == "The crews had not been paid since May."


def test_the_sentence_of_the_answer_supports_it_whatever_the_reader_marks() -> None:
    assert [each.exact for each in cited("Monday").support] == ["The port closed on Monday."]
