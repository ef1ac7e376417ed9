"""How far what somebody says reaches, and what is said but not by them."""

from __future__ import annotations

import pytest
from speaking import heard, speaker


def test_what_the_document_says_of_a_speaker_is_its_own() -> None:
    text = "“It leaked,” said Rosa Quispe, who sells vegetables on the square."
    assert heard(text, "vegetables") is None


@pytest.mark.parametrize(
    "text",
    [
        "When Ann Cole said that she would resign, the shares fell.",
        "Although Ann Cole says that the farm is hers, the shares fell.",
        "The farm, which Ann Cole said was hers, was sold after the shares fell.",
        "Tom Baker, whom Ann Cole called a fraud, left before the shares fell.",
    ],
)
def test_what_follows_a_clause_of_saying_that_is_subordinate_is_the_documents_own(
    text: str,
) -> None:
    assert heard(text, "the shares fell") is None


@pytest.mark.parametrize(
    "saying",
    [
        "Ann Cole did not say that",
        "Ann Cole never told the board that",
        "Ann Cole didn’t mention that",
        "Neither Tom Baker nor Ann Cole said that",
        "No member of the board said that",
    ],
)
def test_what_somebody_does_not_say_is_not_theirs(saying: str) -> None:
    assert heard(f"{saying} the dam leaked.", "dam leaked") is None


@pytest.mark.parametrize(
    "text", ["Whatever Ann Cole says, the dam leaked.", "The dam leaked, whatever Ann Cole says."]
)
def test_what_is_so_whatever_somebody_says_is_not_theirs(text: str) -> None:
    assert heard(text, "dam leaked") is None


def test_what_somebody_does_not_believe_is_theirs() -> None:
    assert speaker("Ann Cole does not believe that the dam leaked.", "dam leaked") == "Ann Cole"


def test_of_two_speakers_the_inner_one_has_said_it() -> None:
    text = "Anna Berg said that Carl Rossi had claimed that the plant leaked."
    assert speaker(text, "the plant leaked") == "Carl Rossi"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Mary Brown, the director, said Peter Jones lied, and it leaked.", "leaked", "Mary Brown"),
        (
            "Mary Brown, the director, said her husband, Peter Jones, built it.",
            "built",
            "Mary Brown",
        ),
        ("John Smith, 45, said the mayor lied.", "lied", "John Smith"),
        ("John Smith, who runs the mill, said the mayor lied.", "lied", "John Smith"),
        ("The director, Mary Brown, said the plant leaked.", "leaked", "Mary Brown"),
    ],
)
def test_who_is_described_before_the_verb_says_what_follows_it(
    text: str, words: str, name: str
) -> None:
    assert speaker(text, words) == name


@pytest.mark.parametrize(
    "text",
    [
        "The dam leaked, said Mary Brown.",
        "The dam leaked on Monday, in 1990, said Mary Brown.",
        "The dam, said Mary Brown, leaked.",
        "The dam, in Lund, said Mary Brown, leaked.",
        "The dam, a large one, said Mary Brown, leaked.",
        "On Monday, said Mary Brown, the dam leaked.",
    ],
)
def test_who_is_named_after_the_verb_says_what_stands_around_it(text: str) -> None:
    assert speaker(text, "leaked") == "Mary Brown"


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez welcomed the report that the dam was safe.",
        "Maria Lopez had welcomed the report that the dam was safe.",
        "Maria Lopez sued over the allegation that the dam was safe.",
        "Maria Lopez resigned on the advice that the dam was safe.",
    ],
)
def test_a_claim_that_somebody_meets_with_is_not_theirs(text: str) -> None:
    assert speaker(text, "safe") is None


@pytest.mark.parametrize(
    "text",
    [
        "The court rejected Ann Cole’s claim that the dam was safe.",
        "The court dismissed a claim by Ann Cole that the dam was safe.",
        "The board denied Ann Cole’s allegation that the dam was safe.",
    ],
)
def test_a_claim_that_another_rejects_is_its_owners(text: str) -> None:
    assert speaker(text, "safe") == "Ann Cole"


@pytest.mark.parametrize("verb", ["came to", "has reached", "expressed", "holds", "made"])
def test_a_claim_that_somebody_makes_is_theirs(verb: str) -> None:
    assert speaker(f"Maria Lopez {verb} the claim that the dam was safe.", "safe") == "Maria Lopez"
