from __future__ import annotations

from dataclasses import replace

import pytest
from told import LASTED, NEWS, OTHER, TEXT, UNTOLD, Shelf, Told, answer, citation, gold, passage

from qa.errors import EvaluationError
from qa.evaluate.questions import Question
from qa.evaluate.run import KindReport, evaluate
from qa.types import Citation, NoAnswer, Quote, Span


def total(pipeline: Told, *questions: Question) -> KindReport:
    return evaluate(questions, pipeline, k=5).total


@pytest.mark.parametrize(
    ("question", "citations", "verdict"),
    [
        (LASTED, [citation("five hours")], "answered_right"),
        (LASTED, [citation("hours. Seven people came")], "answered_right"),  # at its place
        (LASTED, [citation("five hours", OTHER)], "answered_right"),  # in its words
        (LASTED, [citation("Seven people")], "answered_wrong"),
        (LASTED, [citation("Seven people"), citation("five hours")], "answered_wrong"),
        (LASTED, [], "abstained_wrong"),
        (UNTOLD, [citation("five hours")], "answered_wrong"),
        (UNTOLD, [], "abstained_right"),
    ],
)
def test_the_first_quote_decides_the_verdict(
    question: Question, citations: list[Citation], verdict: str
) -> None:
    outcomes = answer(question, *citations) if citations else {}
    found = total(Told(outcomes, shelf=Shelf(NEWS, OTHER)), question)
    assert found.verdicts == {verdict: 1}


def test_abstaining_counts_as_in_squad_2() -> None:
    measures = total(Told(), LASTED, UNTOLD).measures
    assert (measures["F1"], measures["HasAns F1"], measures["NoAns"]) == (0.5, 0, 1)


def test_an_answer_where_there_is_none_counts_nothing() -> None:
    measures = total(Told(answer(UNTOLD, citation("five hours"))), UNTOLD).measures
    assert (measures["EM"], measures["F1"], measures["NoAns"]) == (0, 0, 0)


def test_exact_match_and_f1_are_of_the_first_quote() -> None:
    outcomes = answer(LASTED, citation("lasted five hours"), citation("five hours"))
    measures = total(Told(outcomes), LASTED).measures
    assert (measures["EM"], measures["F1"]) == pytest.approx((0, 0.8))


def test_best_f1_is_of_the_best_quote() -> None:
    outcomes = answer(LASTED, citation("Seven people"), citation("five hours"))
    assert total(Told(outcomes), LASTED).measures["best F1"] == 1


# Citations


def test_citation_precision_is_of_all_quotes_shown() -> None:
    outcomes = answer(LASTED, citation("five hours"), citation("Seven people"))
    outcomes |= answer(UNTOLD, citation("five hours"))
    measures = total(Told(outcomes), LASTED, UNTOLD).measures
    assert measures["citation precision"] == pytest.approx(1 / 3)


def test_the_right_words_in_another_document_are_no_gold_citation() -> None:
    told = Told(answer(LASTED, citation("five hours", OTHER)), shelf=Shelf(NEWS, OTHER))
    assert total(told, replace(LASTED)).measures["citation precision"] == 0


def test_citation_recall_is_of_all_gold() -> None:
    both = replace(LASTED, golds=(*LASTED.golds, gold("Seven people came", "Seven")))
    told = Told(answer(both, citation("five hours"), citation("lasted")))
    assert total(told, both).measures["citation recall"] == 0.5


def test_verbatim_quotes_are_all_valid() -> None:
    told = Told(answer(LASTED, citation("five hours")))
    assert total(told, LASTED).measures["quote validity"] == 1


@pytest.mark.parametrize(
    "false",
    [
        Quote(NEWS.id, Span(0, 3), "Teh"),
        Quote(NEWS.id, Span(0, 9999), TEXT),
        Quote("nowhere", Span(0, 3), "The"),
    ],
)
def test_a_quote_that_is_not_its_slice_is_invalid(false: Quote) -> None:
    told = Told(answer(LASTED, replace(citation("five hours"), answer=false)))
    assert total(told, LASTED).measures["quote validity"] == 0.5


def test_the_nearest_sentences_are_quotes_too() -> None:
    false = replace(citation("five hours"), answer=Quote(NEWS.id, Span(0, 3), "Teh"))
    told = Told({UNTOLD.question: NoAnswer(UNTOLD.question, "none", (false,), 0, ())})
    assert total(told, UNTOLD).measures["quote validity"] == 0.5


# Retrieval


def test_recall_counts_only_passages_within_k() -> None:
    found = [passage("Seven people came."), passage("The visit lasted five hours.")]
    measures = total(Told(found=found), LASTED).measures
    assert (measures["Recall@1"], measures["Recall@5"], measures["MRR@10"]) == (0, 1, 0.5)


@pytest.mark.parametrize(
    ("chunk", "recall"), [("The visit last", 1), ("The visit las", 0), (TEXT, 1)]
)
def test_a_passage_shows_gold_when_it_holds_half_of_it(chunk: str, recall: float) -> None:
    assert total(Told(found=[passage(chunk)]), LASTED).measures["Recall@1"] == recall


def test_recall_is_the_share_of_a_questions_gold() -> None:
    both = replace(LASTED, golds=(*LASTED.golds, gold("Seven people came", "Seven")))
    measures = total(Told(found=[passage("Seven people came.")]), both).measures
    assert (measures["Recall@1"], measures["Success@1"]) == (0.5, 1)


# The report


def test_every_kind_has_its_own_report() -> None:
    report = evaluate([LASTED, UNTOLD], Told(), k=5)
    assert {kind: each.measures["F1"] for kind, each in report.kinds.items()} == {
        "near_miss": 1,
        "number": 0,
    }


def test_a_kind_without_answers_has_no_recall() -> None:
    assert "Recall@1" not in evaluate([UNTOLD], Told(), k=5).total.measures


def test_no_question_cannot_be_evaluated() -> None:
    with pytest.raises(EvaluationError, match="nothing to evaluate"):
        evaluate([], Told(), k=5)
