"""By which name a speaker goes: the fullest that the document has, and no more than the name."""

from __future__ import annotations

import pytest
from speaking import VISIT, heard, speaker

from qa.voice import is_speaker


@pytest.mark.parametrize(
    "text",
    [
        "Pompeo seen on-site said that the dam leaked.",
        "“The dam leaked,” said Mike Pompeo pictured here on Monday.",
        "According to Mike Pompeo seen on-site, the dam leaked.",
        "Mike Pompeo speaking in Manëz told reporters that the dam leaked.",
    ],
)
def test_a_speakers_name_ends_with_the_name(text: str) -> None:
    assert speaker(VISIT + text, "dam leaked") == "Mike Pompeo"


def test_who_did_the_research_is_told_with_it() -> None:
    text = "Research conducted by Yale showed that the dam leaked."
    assert speaker(text, "dam leaked") == "Research conducted by Yale"


@pytest.mark.parametrize("office", ["former US Secretary of State", "Mayor of Leeds"])
def test_a_speakers_name_begins_behind_the_office(office: str) -> None:
    text = f"In May {office} Mike Pompeo came to Rome. Pompeo said that the dam leaked."
    assert speaker(text, "dam leaked") == "Mike Pompeo"


def test_who_holds_an_office_is_not_their_widow() -> None:
    text = "The widow of Secretary of State John Hay said that the dam leaked."
    assert speaker(text, "dam leaked") == "widow of Secretary of State John Hay"


def test_when_a_report_was_published_is_no_part_of_its_name() -> None:
    text = "The dam leaked, according to a report published on Monday by the ministry."
    assert speaker(text, "dam leaked") == "report"


def test_she_is_not_the_last_person_named_but_the_last_woman() -> None:
    text = "Maryam Rajavi met Mike Pompeo. She said that the visit lasted five hours."
    assert speaker(text, "five hours") == "Maryam Rajavi"


def test_a_speaker_whom_the_text_does_not_name_is_unresolved() -> None:
    speech = heard("She said that the visit lasted five hours.", "five hours")
    assert speech is not None
    assert (speech.mention and speech.mention.exact, speech.speaker) == ("She", None)


def test_a_body_speaks_under_its_own_name() -> None:
    text = "The Ministry of Health said that 300 people fell ill."
    assert speaker(text, "300 people") == "Ministry of Health"


@pytest.mark.parametrize(
    "text",
    [
        "Critics of Edi Rama said that the plan failed.",
        "“The plan failed,” said Edi Rama’s lawyer.",
        "Edi Rama’s killer said that the plan failed.",
        "A lawyer for Edi Rama said that the plan failed.",
        "Edi Rama was defeated by Peter Jones, who said the plan failed.",
        "Edi Rama heard Peter Jones say that the plan failed.",
        "The man who shot Edi Rama said that the plan failed.",
    ],
)
def test_who_is_only_named_beside_the_speaker_has_not_said_it(text: str) -> None:
    assert not is_speaker("Edi Rama", heard(text, "failed"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Critics of Edi Rama said that the plan failed.", "critics of Edi Rama"),
        ("“The plan failed,” said Edi Rama’s lawyer.", "Rama’s lawyer"),
        ("The mayor of Lund said that the plan failed.", "the mayor of Lund"),
        ("The Ministry of Health said that the plan failed.", "Ministry of Health"),
        ("A spokesman for the Ministry of Health said the plan failed.", "Ministry of Health"),
        ("The wounded director of Lund said that the plan failed.", "the wounded director"),
        ("Ann Berg was beaten by Peter Jones, who said the plan failed.", "Peter Jones"),
    ],
)
def test_who_is_meant_by_the_head_of_the_mention_has_said_it(text: str, name: str) -> None:
    assert is_speaker(name, heard(text, "failed"))
