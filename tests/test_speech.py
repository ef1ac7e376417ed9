"""Who says what stands at a place: the document itself, or a speaker, by the fullest name."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from itertools import pairwise

import pytest
from conftest import document_of
from hypothesis import given
from hypothesis import strategies as st

from qa.types import Document, Span, Speech
from qa.voice import asked_saying, asked_speaker, is_anothers, is_speaker, speech_at
from qa.voice.prose import prose
from qa.voice.quotations import quotations

VISIT = (
    "Mike Pompeo, the former secretary of state, came to Manëz on Monday. Maryam Rajavi, who leads "
    "the movement, was his host.\n\n"
)


def of(text: str) -> Document:
    return document_of("text.txt", text)


def heard(text: str, words: str) -> Speech | None:
    start = text.index(words)
    return speech_at(of(text), Span(start, start + len(words)))


def speaker(text: str, words: str) -> str | None:
    """The speaker's name; the words must be somebody's."""
    speech = heard(text, words)
    assert speech is not None
    return speech.speaker.exact if speech.speaker else None


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


def test_a_quotation_goes_on_into_the_next_paragraph() -> None:
    text = VISIT + "Pompeo said: “It rained.\n\n“It lasted five hours.”"
    assert speaker(text, "five hours") == "Mike Pompeo"


def test_she_is_not_the_last_person_named_but_the_last_woman() -> None:
    text = "Maryam Rajavi met Mike Pompeo. She said that the visit lasted five hours."
    assert speaker(text, "five hours") == "Maryam Rajavi"


def test_a_speaker_whom_the_text_does_not_name_is_unresolved() -> None:
    speech = heard("She said that the visit lasted five hours.", "five hours")
    assert speech is not None
    assert (speech.mention and speech.mention.exact, speech.speaker) == ("She", None)


def test_words_that_are_only_set_off_are_nobodys_speech() -> None:
    assert heard("The panel known as the “death commission” sat at Evin.", "death") is None


def test_what_the_document_says_of_a_speaker_is_its_own() -> None:
    text = "“It leaked,” said Rosa Quispe, who sells vegetables on the square."
    assert heard(text, "vegetables") is None


def test_the_author_is_no_other_speaker() -> None:
    assert heard("I think that the visit lasted five hours.", "five hours") is None


def test_a_body_speaks_under_its_own_name() -> None:
    text = "The Ministry of Health said that 300 people fell ill."
    assert speaker(text, "300 people") == "Ministry of Health"


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


@given(st.text(alphabet='“”"‘’ab. \n,:;MrX said’s', max_size=80), st.data())
def test_every_part_of_a_speech_is_its_slice(text: str, data: st.DataObject) -> None:
    document = of(text + "x")
    start = data.draw(st.integers(0, len(text)))
    speech = speech_at(document, Span(start, start + 1))
    for quote in (speech.cue, speech.mention, speech.speaker) if speech else ():
        assert quote is None or document.quote(quote.span) == quote


@given(st.text(alphabet='“”„«»"‘’ab ', max_size=60))
def test_quotations_do_not_overlap(text: str) -> None:
    found = quotations(text, 0, len(text))
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(each.end <= len(text) for each in found)


def test_a_quotation_mark_that_is_never_closed_joins_only_what_stands_near_it() -> None:
    text = "“We will see. " + "The minister came on Monday. " * 300
    spoken = prose(of(text)).utterances(0)
    assert max(len(each.span) for each in spoken) <= 1600
    assert spoken[-1].span.end == len(text.rstrip())


def test_a_quotation_that_is_closed_is_one_utterance_however_long() -> None:
    text = "“" + "The minister came on Monday. " * 300 + "” said Ann Berg."
    assert len(prose(of(text)).utterances(0)) == 1


def seconds(work: Callable[[int], object], size: int) -> float:
    return min(timeit.repeat(lambda: work(size), number=1, repeat=3))


@pytest.mark.parametrize(
    "work",
    [
        lambda size: quotations("‘ala " * size, 0, 5 * size),
        lambda size: asked_speaker("what did " * size),
        lambda size: asked_saying("what did say " * size),
    ],
    ids=["opening marks alone", "a question’s speaker", "a question’s topic"],
)
def test_ten_times_as_much_text_takes_no_hundred_times_as_long(
    work: Callable[[int], object],
) -> None:
    assert seconds(work, 1000) < 50 * seconds(work, 100)
