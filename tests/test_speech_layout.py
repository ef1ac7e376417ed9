"""Who says it by how the text is set: headlines, mottoes, interviews and minutes."""

from __future__ import annotations

import pytest
from speaking import heard, speaker


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Dam leaked for hours, minister says", "minister"),
        ("Dam leaked for hours, says minister", "minister"),
        ("Dam leaked for hours, engineers say", "engineers"),
        ("Dam leaked for hours, report finds", "report"),
    ],
)
def test_a_headline_says_who_says_it(headline: str, name: str) -> None:
    assert speaker(f"{headline}\n\nIt was closed in May.", "leaked for") == name


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Dam Leaked, Minister Says", "Minister"),
        ("Dam Leaked for Hours, Says Minister", "Minister"),
        ("Dam Leaked for Hours, Engineers Say", "Engineers"),
        ("Dam Leaked for Hours, Report Finds", "Report"),
        ("Minister Says Dam Leaked", "Minister"),
        ("Dam Leaked for Hours, Ann Cole Says", "Ann Cole"),
        ("DAM LEAKED, MINISTER SAYS", "MINISTER"),
    ],
)
def test_a_headline_of_capitalised_words_says_who_says_it(headline: str, name: str) -> None:
    leaked = "LEAKED" if headline.isupper() else "Leaked"
    assert speaker(f"{headline}\n\nAnn Cole came in May.", leaked) == name


@pytest.mark.parametrize(
    "heading",
    [
        "Annual Report, State of the Dam That Leaked",
        "Name, State, Claims, Reports, Dams That Leaked",
        "United States Reports on Dams That Leaked",
        "Edward Said Dies as Dam Leaked",
    ],
)
def test_a_heading_in_which_nothing_is_said_is_nobodys(heading: str) -> None:
    assert heard(f"{heading}\n\nIt was closed in May.", "Leaked") is None


def test_a_court_that_is_told_something_does_not_say_it() -> None:
    assert heard("Dam leaked for hours, court told", "leaked for") is None


@pytest.mark.parametrize(
    "motto",
    [
        "“The dam leaked.”\n— Ann Cole",
        "“The dam leaked.” — Ann Cole, *Essays* (1990)",
        "“The dam leaked.”\n\n– Ann Cole\n\nTom Baker came in May.",
    ],
)
def test_who_is_named_under_a_motto_says_it(motto: str) -> None:
    assert speaker(motto, "dam leaked") == "Ann Cole"


def test_a_sentence_behind_a_dash_names_nobody_as_the_author() -> None:
    speech = heard("“The dam leaked.” — Ann Cole, the mayor, turned away.", "dam leaked")
    assert speech is not None
    assert speech.speaker is None


def test_in_an_interview_each_line_has_its_speaker() -> None:
    text = "Interviewer: How did it start?\nJane Doe: The dam leaked.\n\nBob Ray: It was bad."
    assert speaker(text, "dam leaked") == "Jane Doe"


def test_an_answer_is_said_by_who_is_called_so_in_a_transcript() -> None:
    assert speaker("Q: What did you see?\nA: The dam leaked.", "dam leaked") == "A"


@pytest.mark.parametrize(
    "text",
    [
        "Methods: We watched 300 dams.\n\nResults: The dam leaked.",
        "Note: The office is closed.\n\nWarning: The dam leaked.",
        "Place: Lund\nWhat: The dam leaked.",
        "Author: Ann Cole\nAbstract: The dam leaked.",
        "Chairman: Tom Baker\nAuthor: The dam leaked",
    ],
)
def test_what_stands_under_a_label_is_nobodys_speech(text: str) -> None:
    assert heard(text, "dam leaked") is None


def test_in_an_interview_each_paragraph_has_its_speaker() -> None:
    text = "Interviewer: How long was it?\n\nLena Osei: It took five hours.\n"
    assert speaker(text, "five hours") == "Lena Osei"


ASKED = "Interviewer: How long was it?\n\nLena Osei: It took five hours.\n\n"


def test_an_answer_goes_on_up_to_the_next_question() -> None:
    text = f"{ASKED}Then the dam leaked.\n\nInterviewer: Was it old?\n\nLena Osei: It was."
    assert speaker(text, "dam leaked") == "Lena Osei"


@pytest.mark.parametrize(
    "following",
    [
        "Then the dam leaked.",
        "[Behind them the dam leaked.]\n\nInterviewer: Was it old?",
        "While Osei spoke, the dam leaked.\n\nInterviewer: Was it old?",
        "Then the dam leaked.\n\nInterviewer: We must stop.",
    ],
)
def test_what_may_not_belong_to_an_answer_is_nobodys(following: str) -> None:
    assert heard(ASKED + following, "dam leaked") is None
