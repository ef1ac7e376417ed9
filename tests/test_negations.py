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
        ("They leased Lund but deny having fished there.", "Lund", "Where did they fish?"),
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
        ("They leased Lund but deny having fished there.", "Lund", "What did they lease?"),
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


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("Lena hoped to reach Lund, but the road was shut.", "Lund", "What did Lena reach?"),
        ("Ivo applied to Lund and was turned away.", "Lund", "Where did Ivo study?"),
        ("The board promised a pool. It was never built.", "a pool", "What was built?"),
        ("The town was to get a pool. The plan was dropped.", "a pool", "What did the town get?"),
        ("Rye courted Ito, only to see him join Lens.", "Ito", "Whom did Rye sign?"),
    ],
)
def test_what_was_planned_or_offered_in_vain_is_no_answer(
    text: str, answer: str, question: str
) -> None:
    assert not is_given(text, answer, question)


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("People thought it was gold, but it was brass.", "gold", "What was it?"),
        ("The press put the toll at 40. In fact four died.", "40", "How many died?"),
        ("It was listed as gold until it was shown to be brass.", "gold", "What is it?"),
        (
            "Though the guide says it came from Lund, bills show it did not.",
            "Lund",
            "Whence is it?",
        ),
    ],
)
def test_what_was_believed_and_then_revised_is_no_answer(
    text: str, answer: str, question: str
) -> None:
    assert not is_given(text, answer, question)


def test_what_came_about_is_given_although_it_was_planned() -> None:
    assert is_given("The board promised a pool and built it.", "a pool", "What was built?")
    assert is_given("Ivo hoped for Lund but went to Rye.", "Rye", "Where did Ivo go?")


def test_who_asks_for_the_plan_gets_it() -> None:
    text = "Lena hoped to reach Lund, but the road was shut."
    assert is_given(text, "Lund", "What did Lena hope to reach?")


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("The line to Lund closed in 1960.", "Lund", "Where does the line go?"),
        ("Buses replaced the trams.", "the trams", "What runs in the town?"),
        ("Until 1960 the bishop appointed judges.", "the bishop", "Who appoints judges?"),
    ],
)
def test_what_ended_is_no_answer_in_the_present(text: str, answer: str, question: str) -> None:
    assert not is_given(text, answer, question)


def test_what_ended_is_an_answer_in_the_past() -> None:
    assert is_given("The line to Lund closed in 1960.", "Lund", "Where did the line go?")
    assert is_given("Buses replaced the trams.", "Buses", "What runs in the town?")


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("Exempt from the tax are farmers.", "farmers", "Who pays the tax?"),
        ("The flood left the mill undamaged.", "the mill", "What did the flood damage?"),
        ("He died before finishing the dome.", "the dome", "What did he finish?"),
        ("The ship sank on its way to Lund.", "Lund", "Where did the ship arrive?"),
        ("Unlike Rye, Lund has a port.", "Rye", "Which town has a port?"),
        ("Norway has no army.", "Norway", "Which country has an army?"),
        ("She was offered a chair, which she turned down.", "a chair", "What did she hold?"),
        ("The vase is not by Ito but by Orr.", "Ito", "By whom is the vase?"),
    ],
)
def test_a_phrase_is_denied_by_where_it_stands(text: str, answer: str, question: str) -> None:
    assert not is_given(text, answer, question)


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("The vase is not by Ito but by Orr.", "Orr", "By whom is the vase?"),
        ("No club has won more cups than Rye.", "Rye", "Which club has most cups?"),
        ("He went to Rye to avoid the heat.", "Rye", "Where did he go because of the heat?"),
        ("Lund won in May after losing in April.", "May", "When did Lund win?"),
        ("It does not sing and nests in reeds.", "reeds", "Where does it nest?"),
        ("We cannot exclude that it contains lead.", "lead", "What does it contain?"),
        ("Lack of rain ruined the crop in Kent.", "Kent", "Where was the crop ruined?"),
        ("Men without a pass were sent to Rye.", "Rye", "Where were men sent?"),
    ],
)
def test_a_negation_reaches_no_further_than_its_clause(
    text: str, answer: str, question: str
) -> None:
    assert is_given(text, answer, question)


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("Instead of opening in Lund in May, Orr shut.", "May", "When did Orr open?"),
        ("Orr gave it away rather than sell it to Ito.", "Ito", "To whom did Orr sell it?"),
        ("None of the men hired in May has seen the dam.", "the dam", "What have they seen?"),
        ("The fair in Lens, for which Orr paid, was called off.", "Lens", "Where was the fair?"),
        ("It sank in an attempt to reach Lund.", "Lund", "Where did it go?"),
    ],
)
def test_all_of_what_is_set_aside_or_nobody_did_is_denied(
    text: str, answer: str, question: str
) -> None:
    assert not is_given(text, answer, question)


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("He dismissed as “fiction” a report that Orr paid in May.", "May", "When did Orr pay?"),
        ("Called a lie by Ito, the tale that Orr paid is old.", "Orr", "Who paid?"),
        ("That Orr paid is a story which Ito contradicts.", "Orr", "Who paid?"),
        ("We would be rich if Ito had bought gold.", "gold", "What did Ito buy?"),
        ("The drill assumed that a ship sank off Lens.", "off Lens", "Where did the ship sink?"),
    ],
)
def test_what_is_rejected_as_a_story_or_only_supposed_is_no_answer(
    text: str, answer: str, question: str
) -> None:
    assert not is_given(text, answer, question)


def test_a_refusal_that_goes_on_to_other_things_is_one() -> None:
    text = "Orr was offered a chair at Lund. He did not take it up, and lived in Rye until he died."
    assert not is_given(text, "Lund", "Where did Orr teach?")


def test_who_is_cast_and_then_replaced_did_not_play() -> None:
    text = "Ito, cast as the king, fell ill and was replaced by Orr."
    assert not is_given(text, "Ito", "Who played the king?")
    assert is_given(text, "Orr", "Who played the king?")


@pytest.mark.parametrize(
    ("text", "answer", "question"),
    [
        ("Orr, who had denied the charge, was jailed for theft.", "theft", "Why was Orr jailed?"),
        ("Orr met Ito in Lund, which he did not mention.", "Lund", "Where did Orr meet Ito?"),
        ("Never thanked in her life, Ito built the dam.", "Ito", "Who built the dam?"),
        ("It moved to Lund rather than Rye in May.", "May", "When did it move?"),
        ("Rather than sell, Orr moved to Lund.", "Lund", "Where did Orr move?"),
    ],
)
def test_a_denial_beside_the_main_clause_says_nothing_of_it(
    text: str, answer: str, question: str
) -> None:
    assert is_given(text, answer, question)
