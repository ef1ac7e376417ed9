"""A question in a conversation is understood from the turns before it, or left as it was asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.question import understand
from qa.types import Turn

EXPELLED = Turn(
    "Who expelled the ambassador from Norland?",
    "Ann Berg",
    ("In 2019 the prime minister, Mrs Ann Berg, expelled the ambassador, Mr Tor Lund.",),
)
TURNOUT = Turn("What was the turnout in the 2021 election?", "48 per cent")
TALL = Turn("How tall is the Eiffel Tower?", "330 metres")
FIRE = Turn("How many people died in the fire in May 2019?", "12")
OLD = Turn("How old is the prime minister?", "50")
FOUNDED = Turn("Who founded the Louvre?", "Francis I")
LEAVING = Turn("Why is the prime minister leaving?", "ill health")
STAYED = Turn("How long did Tom Reed stay in Oslo?", "two days")


@pytest.mark.parametrize(
    ("turn", "asked", "understood"),
    [
        (EXPELLED, "And when was he expelled?", "When was the ambassador expelled?"),
        (EXPELLED, "How old is she?", "How old is Ann Berg?"),
        (EXPELLED, "Why?", "Why was it that Ann Berg expelled the ambassador from Norland?"),
        (TURNOUT, "And in 2017?", "What was the turnout in the 2017 election?"),
        (FIRE, "And in June?", "How many people died in the fire in June?"),
        (TALL, "When was it built?", "When was the Eiffel Tower built?"),
        (OLD, "And the king?", "How old is the king?"),
        (LEAVING, "And the king?", "Why is the king leaving?"),
        (FOUNDED, "Where is it?", "Where is the Louvre?"),
        (FOUNDED, "When was it?", "When was it that Francis I founded the Louvre?"),
        (FIRE, "And on 3 May?", "How many people died in the fire on 3 May?"),
        (EXPELLED, "WHEN WAS HE EXPELLED?", "WHEN WAS the ambassador EXPELLED?"),
        (EXPELLED, "What did the king say about her?", "What did the king say about Ann Berg?"),
        (EXPELLED, "Who is the king of her country?", "Who is the king of Ann Berg’s country?"),
        (STAYED, "What is it like?", "What is Oslo like?"),
        (STAYED, "Mia Holt?", "How long did Mia Holt stay in Oslo?"),
        (STAYED, "Or in Bergen?", "How long did Tom Reed stay in Bergen?"),
        (STAYED, "What about Mia Holt?", "How long did Mia Holt stay in Oslo?"),
        (STAYED, "In Bergen?", "How long did Tom Reed stay in Bergen?"),
        (STAYED, "Why?", "Why did Tom Reed stay in Oslo?"),
        (STAYED, "What did he do there?", "What did Tom Reed do in Oslo?"),
        (STAYED, "What was his job?", "What was Tom Reed’s job?"),
    ],
)
def test_a_follow_up_is_made_to_stand_alone(turn: Turn, asked: str, understood: str) -> None:
    found = understand(asked, [turn])
    assert (found.question, found.unresolved) == (understood, ())


def test_a_chain_of_fragments_holds() -> None:
    turns = [TURNOUT, Turn("And in 2017?"), Turn("And in 2013?")]
    assert understand("In 2009?", turns).question == "What was the turnout in the 2009 election?"


@pytest.mark.parametrize(
    "question",
    [
        "When was the treaty signed?",
        "Why did Norland say that it would leave?",
        "How long does it take to boil an egg?",
        "How many people were there at the fair?",
        "When did Mia Holt leave her house?",
        "When did the king die and who was his heir?",
        "When did the king die and who succeeded him?",
        "What did the president do before he was elected?",
        "Was the president popular before he was elected?",
        "Why was the king angry at his son?",
        "Who runs the IT department?",
        "Who wrote It?",
        'Who sang "She Loves You"?',
        "What time is it in Tokyo?",
        "How far is it from Rome to Paris?",
        "What is it like to live in Rome?",
        "Population of France",
        "Name the planets",
        "And please name the planets",
        "List all members of NATO",
        "Explain photosynthesis",
        "Thanks!",
        "OK, thanks",
    ],
)
def test_a_question_that_stands_alone_is_never_rewritten(question: str) -> None:
    found = understand(question, [EXPELLED, STAYED])
    assert (found.question, found.unresolved) == (question, ())


def test_what_the_turns_do_not_explain_is_named_and_the_question_left() -> None:
    found = understand("When did they meet?", [TURNOUT])
    assert (found.question, found.unresolved) == ("When did they meet?", ("they",))


def test_without_turns_a_question_is_left() -> None:
    assert understand("When was he expelled?", []).question == "When was he expelled?"


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=3))
def test_any_text_is_understood_somehow(question: str, earlier: list[str]) -> None:
    assert isinstance(understand(question, [Turn(each, each) for each in earlier]).question, str)
