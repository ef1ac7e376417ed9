"""An answer that its sentence says does not hold is not given, by whatever words it says so."""

from __future__ import annotations

import pytest
from conftest import document_of

from qa.types import Span
from qa.voice import flags_at


def is_given(text: str, answer: str, question: str) -> bool:
    start = text.rindex(answer)
    span = Span(start, start + len(answer))
    return not any(flag.reverses for flag in flags_at(document_of("a.txt", text), span, question))


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("Suppliers neglected to renew the lease.", "the lease", "What was renewed?"),
        ("Three men were unable to cross the river.", "Three men", "Who crossed the river?"),
        ("Floods deterred Ito from visiting Lens.", "Lens", "Where did Ito go?"),
        ("The heir was stripped of the estate.", "the estate", "What does the heir own?"),
        ("The board turned the offer down.", "the offer", "What did the board accept?"),
        ("The senate shunned the treaty.", "the treaty", "What did the senate ratify?"),
        ("Lena saw her licence revoked.", "her licence", "What does Lena hold?"),
        ("Lena was refused a visa.", "a visa", "What did Lena get?"),
        ("The vote on the pool was postponed.", "the pool", "On what did they vote?"),
        ("Ivo was too young to fight in Spain.", "in Spain", "Where did Ivo fight?"),
        ("Everyone but the cook survived.", "the cook", "Who survived?"),
        ("They chose Lund over Oslo.", "Oslo", "Which town did they choose?"),
    ],
)
def test_what_a_predicate_denies_is_no_answer(text: str, answer: str, question: str) -> None:
    assert not is_given(text, answer, question)


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("The letter signed by Anna is a forgery.", "Anna", "Who signed the letter?"),
        ("The firm called reports of a leak in May nonsense.", "May", "When was the leak?"),
        ("What grows there is often mistaken for hemlock.", "hemlock", "What grows there?"),
        ("It would be an error to think that Bacon wrote it.", "Bacon", "Who wrote it?"),
        ("The theory that Bacon wrote it lacks merit.", "Bacon", "Who wrote it?"),
        ("Whether Bacon wrote it is unclear.", "Bacon", "Who wrote it?"),
        ("Eve was born in Cork. The report was later retracted.", "Cork", "Where was Eve born?"),
    ],
)
def test_what_is_said_to_be_false_or_unsettled_is_no_answer(
    text: str, answer: str, question: str
) -> None:
    assert not is_given(text, answer, question)


def test_the_contrary_of_the_questions_word_is_seen_in_its_form() -> None:
    assert not is_given("The fern dislikes lime.", "lime", "What does the fern like?")
    assert not is_given("The vault of Tarn lay unopened.", "Tarn", "Which vault was opened?")


def test_a_predicate_that_is_itself_negated_denies_nothing() -> None:
    assert is_given("Lena did not forget the tent.", "the tent", "What did Lena pack?")
    assert is_given("Nobody passes without a ticket.", "a ticket", "What do visitors show?")


def test_who_asks_for_what_was_avoided_or_lost_gets_it() -> None:
    assert is_given("The senate shunned the treaty.", "the treaty", "What did the senate avoid?")


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("It was not founded until 1784.", "1784", "When was it founded?"),
        ("While plants lack nerves, animals have them.", "animals", "What has nerves?"),
        ("Oxygen is the oxidant, not the fuel.", "the oxidant", "What is oxygen?"),
        ("The court dismissed the claim and fined the firm.", "the firm", "Who was fined?"),
        ("Avoiding salt is said to lower the pulse.", "the pulse", "What does it lower?"),
        ("Rye (not Lund) was sold in 1900.", "1900", "When was Rye sold?"),
    ],
)
def test_a_negation_ends_where_another_phrase_or_clause_begins(
    text: str, answer: str, question: str
) -> None:
    assert is_given(text, answer, question)


def test_a_list_is_governed_by_the_predicate_that_leads_it_in() -> None:
    text = "The policy omits:\n\n- storm damage\n- flood damage\n"
    assert not is_given(text, "flood damage", "What does the policy cover?")
