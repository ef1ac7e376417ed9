"""What somebody says about something is answered with their own words, and with nobody else's."""

from __future__ import annotations

from functools import partial

import pytest
from conftest import ask_over, document_of, write_sources

from qa.answer import Pipeline
from qa.cite import citations
from qa.confidence import Evidence, Weighed
from qa.question import form_of
from qa.sayings import is_beside_the_speaker, sayings, with_sayings
from qa.settings import Settings
from qa.types import Answer, Candidate, Chunk, Hit, NoAnswer, Span
from qa.voice import Saying, asked_saying, asked_speaker, is_speaker, spoken

SOURCES = {
    "fair.txt": "The fair\n\nAnn Berg opened the fair on Monday. “The stalls were painted by "
    "children,” she said, “and it shows.” Tom Reed, who built the stalls, was less amused. Mr Reed "
    "said that the stalls had been planned for cattle. The roof leaked.",
    "rain.txt": "The rain\n\nMia Holt sells tents. “It is not true that the tents leaked,” she "
    "said. Ann Berg denied that the lamps went out.",
    "vote.txt": "The vote in Lund\n\nThe council met. The mayor called the bridge a waste. The "
    "council said that the bridge would be built.",
    "cup.txt": "The cup\n\nMia Holt went home. She said that she had not slept. The pitch was wet.",
}


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    return ask_over(write_sources(tmp_path_factory.mktemp("qa"), SOURCES), Settings())


def read_in(source: str, answer: str, pipeline: Pipeline) -> Weighed:
    """As if the reader were sure of this answer."""
    collection = pipeline.collection()
    document = next(
        collection.document(each.id)
        for each in collection.documents()
        if each.source.endswith(source)
    )
    start = document.text.index(answer)
    hit = Hit(Chunk.of(document, Span(0, len(document.text))), 1, 1.0)
    candidate = Candidate(document.id, Span(start, start + len(answer)), 5.0)
    return Weighed(candidate, hit, Evidence(5.0), 0.9)


def in_the_mouth_of(speaker: str, text: str) -> list[str]:
    document = document_of("text.txt", f"Ann Berg leads the council. Tom Reed built it. {text}")
    sentence = Span(len(document.text) - len(text), len(document.text))
    theirs = partial(is_speaker, speaker)
    return [document.quote(part).exact for part in spoken(document, sentence, theirs)]


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("What did Ann Berg say about the stalls?", "Ann Berg", "the stalls"),
        ("what has the mayor told reporters about the new roof", "the mayor", "the new roof"),
        ("What does Tom Reed think of Hall 3?", "Tom Reed", "Hall 3"),
        ("What is the council’s view of the fair?", "the council", "the fair"),
        ("What were Ms Berg's words on the rain?", "Ms Berg", "the rain"),
    ],
)
def test_a_question_for_somebodys_words_is_understood(
    question: str, speaker: str, topic: str
) -> None:
    assert asked_saying(question) == Saying(speaker, topic)


@pytest.mark.parametrize(
    "question", ["How do I complain?", "What do you say about the roof?", "When do we claim?"]
)
def test_who_asks_and_who_is_asked_are_no_speakers(question: str) -> None:
    assert asked_speaker(question) is None
    assert asked_saying(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "When did Ann Berg say the fair would open?",
        "What is the name of the mayor?",
        "What did Ann Berg open?",
        "What does Ann Berg demand of the council?",
        "How many stalls did Tom Reed say there were?",
    ],
)
def test_a_question_for_something_else_is_left_to_the_reader(question: str) -> None:
    assert asked_saying(question) is None


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "The roof, Ms Berg told the crowd at the gates of Hall 3, had leaked.",
            ["The roof", "had leaked."],
        ),
        (
            "The roof, Ms Berg said, was at its lowest point.",
            ["The roof", "was at its lowest point."],
        ),
        ("The roof, said Ms Berg in Ghent, has leaked.", ["The roof", "has leaked."]),
        ("The roof, Ms Berg told the crowd, had said no.", ["The roof", "had said no."]),
        ("Ms Berg said that the roof had leaked.", ["the roof had leaked."]),
        ("“The roof leaked,” Ms Berg said.", ["The roof leaked"]),
        ("Ms Berg was blunt: “The roof leaked.”", ["The roof leaked."]),
        (
            "The roof, Ms Berg said, was “a sieve” before the storm.",
            ["The roof", "was “a sieve” before the storm."],
        ),
        ("Mr Reed said that the roof had leaked.", []),
        ("The roof had leaked.", []),
    ],
)
def test_the_words_are_given_without_the_saying(sentence: str, said: list[str]) -> None:
    assert in_the_mouth_of("Ann Berg", sentence) == said


def test_the_first_quote_is_what_they_said_about_it(pipeline: Pipeline) -> None:
    outcome = pipeline.ask("What did Ann Berg say about the stalls?")
    assert isinstance(outcome, Answer)
    assert outcome.citations[0].answer.exact == "The stalls were painted by children"
    assert outcome.citations[0].speech is not None


def test_what_another_said_is_no_answer(pipeline: Pipeline) -> None:
    outcome = pipeline.ask("What did Tom Reed say about the stalls?")
    assert isinstance(outcome, Answer)
    assert [each.answer.exact for each in outcome.citations] == [
        "the stalls had been planned for cattle."
    ]


def test_their_own_no_does_not_unsay_what_they_said(pipeline: Pipeline) -> None:
    outcome = pipeline.ask("What did Mia Holt say about the tents?")
    assert isinstance(outcome, Answer)
    assert outcome.citations[0].quote.exact.startswith("“It is not true that the tents leaked,”")


def test_what_they_denied_is_not_given_as_said(pipeline: Pipeline) -> None:
    outcome = pipeline.ask("What did Ann Berg say about the lamps?")
    assert isinstance(outcome, Answer)
    assert [each.answer.exact for each in outcome.citations] == ["denied"]


@pytest.mark.parametrize(
    ("speaker", "known"), [("the council of Lund", True), ("the council of Harn", False)]
)
def test_a_description_is_theirs_where_its_names_are_near(
    pipeline: Pipeline, speaker: str, known: bool
) -> None:
    collection, asked = pipeline.collection(), Saying(speaker, "the bridge")
    found = sayings(asked, [read_in("vote.txt", "bridge", pipeline).hit], collection)
    assert len(found) == known


def test_what_they_said_nothing_about_is_not_answered(pipeline: Pipeline) -> None:
    assert isinstance(pipeline.ask("What did Tom Reed say about the roof?"), NoAnswer)


def test_what_they_said_about_something_else_is_not_called_denied(pipeline: Pipeline) -> None:
    outcome = pipeline.ask("What did Tom Reed say about the roof?")
    assert isinstance(outcome, NoAnswer)
    assert outcome.confidence < Settings().threshold
    assert "denied" not in outcome.reason


@pytest.mark.parametrize(
    ("topic", "kept"), [("the pitch", False), ("her home", True), ("the cup", True)]
)
def test_what_the_reader_finds_must_stand_with_the_topic_after_it_or_under_it(
    pipeline: Pipeline, topic: str, kept: bool
) -> None:
    slept = read_in("cup.txt", "she had not slept", pipeline)
    question, collection = f"What did Mia Holt say about {topic}?", pipeline.collection()
    assert (slept in with_sayings(question, [slept], [slept.hit], collection)) is kept


@pytest.mark.parametrize(
    ("source", "answer", "beside"),
    [("cup.txt", "was wet", True), ("cup.txt", "went home", False), ("cup.txt", "slept", False)],
)
def test_what_is_nobodys_words_and_does_not_name_the_speaker_is_beside_the_question(
    pipeline: Pipeline, source: str, answer: str, beside: bool
) -> None:
    question = "What did Mia Holt say about the pitch?"
    read = [read_in(source, answer, pipeline)]
    (cited,) = citations(question, form_of(question), read, pipeline.collection())
    assert is_beside_the_speaker(cited, question) is beside
