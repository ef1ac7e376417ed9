"""Who says what stands at a place: who reports it, in their words or not."""

from __future__ import annotations

import pytest
from speaking import VISIT, heard, speaker

from qa.voice import is_anothers


def test_whose_words_a_quotation_is_called_is_its_speaker() -> None:
    text = "Mike Pompeo recalled one of Jefferson’s most famous quotes: “Rebellion is a duty.”"
    assert speaker(text, "Rebellion") == "Jefferson"


def test_what_nobody_is_said_to_say_is_the_documents_own() -> None:
    assert heard(VISIT, "on Monday") is None


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("Mike Pompeo spoke. He said that the train was late.", True),
        ("Mike Pompeo spoke. “The train was late.”", True),
        ("Ann Berg spoke. She said that the train was late.", False),
        ("It is rumoured that the train was late.", False),
    ],
)
def test_what_is_in_anothers_mouth_or_nobodys_is_not_theirs(text: str, theirs: bool) -> None:
    assert is_anothers("Pompeo", heard(text, "was late")) is not theirs


def test_protests_that_go_on_say_nothing() -> None:
    text = f"{VISIT}Mr Pompeo’s visit coincided with nationwide protests that went on for weeks."
    assert heard(text, "went on for weeks") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Pompeo said that the visit lasted five hours.",
        "Mr Pompeo told reporters the visit lasted five hours.",
        "The visit lasted five hours, Pompeo said.",
        "The visit, said Mr Pompeo, lasted five hours.",
        "According to Mr Pompeo, the visit lasted five hours.",
        "By Pompeo’s account the visit lasted five hours.",
        "In Mr Pompeo’s view, the visit lasted five hours.",
        "Mr Pompeo’s claim that the visit lasted five hours was printed.",
        "The visit was described by Mr Pompeo as one that lasted five hours.",
        "Mr Pompeo was quoted as saying that the visit lasted five hours.",
        "Mr Pompeo estimates that the visit lasted five hours.",
        "The visit, as Mr Pompeo put it, lasted five hours.",
        "He said that the visit lasted five hours.",
        "The former secretary said that the visit lasted five hours.",
    ],
)
def test_an_indirect_speaker_is_found_and_named_in_full(sentence: str) -> None:
    speech = heard(VISIT + sentence, "five hours")
    assert speech is not None
    assert speech.speaker is not None
    assert (speech.speaker.exact, speech.direct) == ("Mike Pompeo", False)


@pytest.mark.parametrize(
    "sentence",
    [
        "“It lasted five hours,” Mr Pompeo said.",
        "“It rained. It lasted five hours. I left,” said Mr Pompeo.",
        'Pompeo said: "It lasted five hours."',
        "“It rained,” he said. “It lasted five hours.”",
        "Pompeo called it “a visit of five hours”.",
    ],
)
def test_words_in_quotation_marks_are_direct_speech(sentence: str) -> None:
    speech = heard(VISIT + sentence, "five hours")
    assert speech is not None
    assert speech.speaker is not None
    assert (speech.speaker.exact, speech.direct) == ("Mike Pompeo", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "“It lasted five hours”, Pompeo conceded on Sunday.",
        "“It lasted five hours,” Mr Pompeo testified in court.",
        "“It lasted five hours,” Pompeo complained to the editors of the paper.",
        "“It lasted five hours,” he said in a talk with a paper of exiles in Paris on Friday.",
    ],
)
def test_who_is_named_after_a_quotation_says_it_wherever_it_was_said(sentence: str) -> None:
    assert speaker(VISIT + sentence, "five hours") == "Mike Pompeo"


@pytest.mark.parametrize(
    "saying",
    [
        "said in a letter that the board received",
        "wrote in an email that she sent to the board on Monday",
        "said in a note that was shown",
    ],
)
def test_who_is_named_after_a_quotation_says_it_in_a_letter_of_which_more_is_told(
    saying: str,
) -> None:
    assert speaker(f"“The dam leaked,” Ann Cole {saying}.", "dam leaked") == "Ann Cole"
    assert heard(f"“The dam leaked,” Ann Cole {saying}.", saying.split()[-1]) is None


def test_what_is_said_on_a_programme_is_what_follows() -> None:
    text = "In “The Hill”, Ann Cole said on Monday that the dam leaked."
    assert speaker(text, "dam leaked") == "Ann Cole"
    assert heard(text, "The Hill") is None


def test_what_is_said_of_a_book_is_what_follows() -> None:
    text = "“Eat, Play, Love,” Ann Cole said on Monday that the dam leaked."
    assert heard(text, "Eat, Play") is None
    assert speaker(text, "dam leaked") == "Ann Cole"


@pytest.mark.parametrize(
    "saying",
    [
        "said Ann Cole in a statement issued on Tuesday after a meeting in Rome",
        "Ann Cole said in a statement issued on Tuesday after a meeting in Rome",
        "Ann Cole told reporters in a statement issued on Tuesday after a meeting in Rome",
        "Ann Cole wrote in a letter to the board that was leaked to the press last week",
        "the mayor, Ann Cole, said on Tuesday",
        "said deputy mayor Ann Cole",
    ],
)
def test_who_is_named_behind_a_statement_says_it_whatever_else_is_said_of_that(saying: str) -> None:
    assert speaker(f"The dam leaked for hours, {saying}.", "leaked for") == "Ann Cole"


@pytest.mark.parametrize(
    "opening",
    [
        "The mayor, Ann Cole, said on Tuesday",
        "In London, Ann Cole said on Tuesday",
        "When it rained, Ann Cole told them",
        "Asked about it, Ann Cole said in a statement issued on Tuesday after a meeting in Rome",
        "Ann Cole, newly elected, said in a statement issued on Tuesday after a meeting in Rome",
    ],
)
def test_what_follows_who_says_it_is_theirs_where_no_statement_goes_before(opening: str) -> None:
    assert speaker(f"{opening} the dam leaked.", "dam leaked") == "Ann Cole"


@pytest.mark.parametrize(
    "text",
    [
        "The paper quoted Ann Cole as saying that the dam leaked.",
        "Reuters cited Ann Cole as saying the dam leaked.",
        "Ann Cole was quoted by Reuters as saying that the dam leaked.",
        "“The dam leaked,” the paper quoted Ann Cole as saying.",
        "“The dam leaked,” Ann Cole was quoted as saying by Reuters.",
    ],
)
def test_who_is_quoted_as_saying_it_says_it_and_not_who_quotes_them(text: str) -> None:
    assert speaker(text, "dam leaked") == "Ann Cole"


def test_who_put_a_thing_together_says_nothing() -> None:
    assert heard("The guide was put together by Ann Cole.", "guide") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Cole, 54, a nurse from Lund, said the dam leaked.", "Ann Cole"),
        ("The judge found that the dam leaked.", "judge"),
        ("Ann Cole is adamant that the dam leaked.", "Ann Cole"),
        ("Ann Cole, the mayor, was not convinced that the dam leaked.", "Ann Cole"),
        ("The report says they are certain that the dam leaked.", "report"),
        ("Ann Cole issued a joint statement saying the dam leaked.", "Ann Cole"),
    ],
)
def test_who_holds_it_is_found_by_what_they_are_and_do(text: str, name: str) -> None:
    assert speaker(text, "dam leaked") == name


@pytest.mark.parametrize(
    "text",
    [
        "The judge found a valve. The dam leaked.",
        "It is certain that the dam leaked.",
        "We are sure that the dam leaked.",
        "Ann Cole is aware that the dam leaked.",
        "Tom Baker found a letter saying the dam leaked.",
        "The court heard the case after the dam leaked.",
    ],
)
def test_what_nobody_is_said_to_hold_is_the_documents_own(text: str) -> None:
    assert heard(text, "dam leaked") is None


@pytest.mark.parametrize(
    "text",
    [
        "The court heard that the dam leaked.",
        "The dam leaked, the jury was told.",
        "It was submitted that the dam leaked.",
        "The dam leaked, it was claimed last night.",
    ],
)
def test_what_was_said_by_nobody_in_particular_has_no_speaker(text: str) -> None:
    assert speaker(text, "dam leaked") is None


def test_words_that_are_only_set_off_are_nobodys_speech() -> None:
    assert heard("The panel known as the “death commission” sat at Evin.", "death") is None


def test_the_author_is_no_other_speaker() -> None:
    assert heard("I think that the visit lasted five hours.", "five hours") is None


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("The fire chief", "fire chief"),
        ("The old man", "old man"),
        ("The club’s manager", "club’s manager"),
        ("Cole’s lawyer", "Cole’s lawyer"),
        ("The head of the union", "head of the union"),
        ("The minister in the hat", "minister"),
    ],
)
@pytest.mark.parametrize("opening", ["was blunt:", "shook his head."])
def test_who_opens_the_sentence_before_a_quotation_says_it(
    who: str, name: str, opening: str
) -> None:
    assert speaker(f"{who} {opening} “The dam leaked.”", "leaked") == name


@pytest.mark.parametrize(
    "verb", ["held", "ruled", "agreed", "submitted", "mentioned", "disclosed", "indicated", "felt"]
)
def test_who_holds_or_rules_that_it_is_so_says_it(verb: str) -> None:
    assert speaker(f"Lord Bingham {verb} that the dam leaked.", "dam leaked") == "Bingham"


@pytest.mark.parametrize("words", ["held that post", "felt that pain", "submitted that form"])
def test_who_held_that_post_said_nothing(words: str) -> None:
    assert heard(f"Lord Bingham {words} until 2011.", "2011") is None
