"""What governs an answer is flagged, quoted with it, and keeps a reversed answer back."""

from __future__ import annotations

import pytest
from conftest import document_of
from hypothesis import given
from hypothesis import strategies as st

from qa.types import Flag, Span
from qa.voice import flags_at, grown, speech_at
from qa.words import word_set

WHEN = "When did the plant leak?"


def flags(text: str, answer: str, question: str = WHEN) -> tuple[Flag, ...]:
    start = text.index(answer)
    return flags_at(document_of("text.txt", text), Span(start, start + len(answer)), question)


def seen(text: str, answer: str, question: str = WHEN) -> list[tuple[str, str, bool]]:
    return [(flag.label, flag.cue.exact, flag.reverses) for flag in flags(text, answer, question)]


def quoted(text: str, answer: str) -> str:
    """The quote that is shown for an answer that stands in a sentence of its own."""
    document, start = document_of("text.txt", text), text.index(answer)
    span = Span(start, start + len(answer))
    shown = grown(document, span, speech_at(document, span), flags_at(document, span, WHEN))
    return document.quote(shown).exact


@pytest.mark.parametrize(
    "settled",
    [
        "It is not disputed that",
        "It has never been seriously contested by the parties that",
        "Nobody denies that",
        "No serious historian disputes that",
        "There is no question that",
        "There is no doubt that",
        "It is not surprising that",
        "It was no secret that",
    ],
)
def test_what_nobody_denies_has_no_flag(settled: str) -> None:
    assert seen(f"{settled} the plant leaked in 2011.", "2011") == []


@pytest.mark.parametrize(
    "held_back",
    [
        "It is disputed that",
        "It is not disputed that no part of",
        "The company neither confirmed nor denied that",
        "The company would not confirm or deny that",
    ],
)
def test_a_denial_that_is_not_itself_denied_reverses(held_back: str) -> None:
    assert any(flag.reverses for flag in flags(f"{held_back} the plant leaked in 2011.", "2011"))


@pytest.mark.parametrize(
    "opening",
    ["Although the company denied it", "Contrary to reports", "Far from being safe"],
)
def test_what_follows_an_opening_that_denies_something_else_is_given(opening: str) -> None:
    assert seen(f"{opening}, the plant leaked in 2011.", "2011") == []


@pytest.mark.parametrize(
    "text",
    [
        "The company denied responsibility after the plant leaked in 2011.",
        "The company has denied any wrongdoing since the plant leaked in 2011.",
        "The company denied blame when the plant leaked in 2011.",
        "The company was cleared of fraud before the plant leaked in 2011.",
        "Denying responsibility, the company said the plant leaked in 2011.",
    ],
)
def test_what_happened_besides_what_is_denied_is_given(text: str) -> None:
    assert seen(text, "2011") == []


@pytest.mark.parametrize(
    "text",
    [
        "The company denied the plant leaked after the storm passed in 2011.",
        "The company denied that it knew after the plant leaked in 2011.",
        "The company denied a leak at the plant when the storm passed in 2011.",
        "The company denied leaving after the plant leaked in 2011.",
        "The company has denied a leak since 2011.",
        "The company denied the claims after a paper wrote that the plant leaked in 2011.",
        "The company denied it after a paper wrote that the plant leaked in 2011.",
        "Denying that the plant leaked in 2011, the company closed it.",
    ],
)
def test_a_denial_of_what_is_asked_about_reverses_to_its_end(text: str) -> None:
    assert any(flag.label == "denied" and flag.reverses for flag in flags(text, "2011"))


@pytest.mark.parametrize(
    "text",
    [
        "The will of Mr Gray, who saw the plant leak in 2011, was read.",
        "In his will Mr Gray wrote that it leaked in 2011.",
        "Mr Gray’s will was found when the plant leaked in 2011.",
        "Will Gray saw the plant leak in 2011.",
    ],
)
def test_a_testament_and_a_name_are_no_plan(text: str) -> None:
    assert not [flag for flag in flags(text, "2011") if flag.label == "planned"]


@pytest.mark.parametrize(
    "text", ["The plant will leak in 2011.", "Those who know her will be there in 2011."]
)
def test_what_will_be_is_a_plan(text: str) -> None:
    assert [(flag.label, flag.cue.exact) for flag in flags(text, "2011")] == [("planned", "will")]


def test_a_list_in_an_opening_is_denied_to_its_end() -> None:
    text = "Although they denied that it leaked in 2010, 2011 or 2012, the plant was closed."
    assert [flag[0] for flag in seen(text, "2011")] == ["denied"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("At no point in 2011 did the plant leak.", "not"),
        ("The plant at no time leaked in 2011.", "not"),
        ("The plant leaked in 2011, a claim the company denies.", "denied"),
        ("The plant leaked in 2011, an allegation he rejected.", "denied"),
    ],
)
def test_a_plain_denial_around_the_answer_reverses_it(text: str, label: str) -> None:
    assert [(flag.label, flag.reverses) for flag in flags(text, "2011")] == [(label, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The plant leaked in 2011, by no means for the first time.",
        "The plant, at no time short of staff, leaked in 2011.",
        "The plant leaked in 2011, a report the company confirmed.",
    ],
)
def test_a_denial_of_something_beside_the_answer_is_none_of_it(text: str) -> None:
    assert seen(text, "2011") == []


def test_a_plain_statement_has_no_flag() -> None:
    assert seen("The plant leaked in 2011, and nobody was hurt.", "2011") == []


@pytest.mark.parametrize(
    ("text", "label", "cue"),
    [
        ("The firm denied that the plant leaked in 2011.", "denied", "denied"),
        ("There is no evidence that the plant leaked in 2011.", "denied", "no evidence"),
        ("The plant did not leak in 2011.", "not", "not"),
        ("The plant never leaked in 2011.", "not", "never"),
        ("Had it not been shut, the plant would have leaked in 2011.", "if", "Had"),
        ("The plant was to have leaked in 2011.", "planned", "was to have"),
        ("Did the plant leak in 2011?", "asked", "?"),
        ("Suppose a valve fails. The plant leaks in 2011.", "if", "Suppose"),
        ("A paper wrote that it leaked in 2011. This was untrue.", "denied", "This was untrue"),
    ],
)
def test_what_turns_an_answer_round_is_flagged_as_reversing(
    text: str, label: str, cue: str
) -> None:
    assert (label, cue, True) in seen(text, "2011" if "2011" in text else "leaks")


@pytest.mark.parametrize(
    ("text", "label", "cue"),
    [
        ("The plant reportedly leaked in 2011.", "alleged", "reportedly"),
        ("Some claim that the plant leaked in 2011.", "alleged", "claim"),
        ("An estimated 40 tonnes leaked in 2011.", "estimated", "estimated"),
        ("The plant may have leaked in 2011.", "possible", "may"),
        ("If the valve fails, the plant leaks in 2011.", "if", "If"),
        ("The plant will leak in 2011.", "planned", "will"),
        ("The plant leaked in 2011, they say. The firm denies this.", "denied", "denies this"),
    ],
)
def test_what_only_weakens_an_answer_is_flagged_and_given(text: str, label: str, cue: str) -> None:
    assert (label, cue, False) in seen(text, "2011")


@pytest.mark.parametrize(
    ("sequel", "label"),
    [
        ("This has never been confirmed.", "alleged"),
        ("Not all historians agree.", "possible"),
        ("The figure is only an estimate.", "estimated"),
    ],
)
def test_what_the_next_sentence_leaves_unsure_is_flagged(sequel: str, label: str) -> None:
    assert [each[0] for each in seen(f"The plant leaked in 2011. {sequel}", "2011")] == [label]


def test_who_asks_for_the_denial_gets_it() -> None:
    text = "The firm denied that the plant leaked in 2011."
    assert seen(text, "the plant leaked", "What did the firm deny?") == [
        ("denied", "denied", False)
    ]


def test_a_negation_of_something_else_does_not_reverse() -> None:
    text = "The plant, which does not burn coal, leaked in 2011."
    assert not any(reverses for _, _, reverses in seen(text, "2011"))


def test_what_stands_behind_but_is_not_denied() -> None:
    text = "The firm denied any leak, but the river was poisoned in 2011."
    assert seen(text, "2011", "When was the river poisoned?") == []


@pytest.mark.parametrize("phrase", ["not only in 2011", "no fewer than 2011", "not until 2011"])
def test_some_words_only_look_like_negations(phrase: str) -> None:
    assert seen(f"The plant leaked {phrase} times.", "2011") == []


def test_what_a_second_verb_governs_is_not_said_of_the_first() -> None:
    text = "The inspector stayed for two hours and proposed that the plant might close."
    assert seen(text, "two hours", "How long did the inspector stay?") == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Put the files into a folder, in others if you like, and start it.", []),
        ("Put the files into a folder, and start it again if necessary.", []),
        ("Put the files into a folder if you like to have them read.", ["if"]),
        ("Put the files into a folder if so told.", ["if"]),
    ],
)
def test_what_is_left_to_the_reader_does_not_make_it_depend(text: str, labels: list[str]) -> None:
    asked = "Where do the files go?"
    assert [label for label, *_ in seen(text, "a folder", asked)] == labels


def test_may_is_also_a_month() -> None:
    assert seen("The plant leaked in May 2011.", "2011") == []
    assert seen("The plant leaked on 16 May with no warning.", "16 May") == []


def test_a_list_entry_is_governed_by_the_line_that_leads_it_in() -> None:
    text = "The policy does not cover:\n\n- storm damage\n- flood damage\n"
    question = "What does the policy cover?"
    assert seen(text, "flood damage", question) == [("not", "not", True)]


def test_a_quote_grows_to_the_sentence_that_denies_it() -> None:
    text = "It rained. The plant leaked in 2011, they say. The firm denies this. It rained again."
    assert quoted(text, "The plant leaked in 2011, they say.") == (
        "The plant leaked in 2011, they say. The firm denies this."
    )


def test_a_quote_grows_to_the_words_that_tell_the_speaker() -> None:
    text = "It rained. Rosa Quispe said: “It leaked. It leaked in 2011.”"
    assert quoted(text, "It leaked in 2011") == text.removeprefix("It rained. ")


def test_a_plan_is_undone_by_a_last_word_without_a_period() -> None:
    text = "In May they offered him the job. He did not"
    assert seen(text, "the job", "What did he take?") == [("not", "not", True)]


def test_what_only_may_fail_is_not_undone() -> None:
    text = "The board will try to settle it within a week. If that fails, write to the mayor."
    assert not [flag for flag in seen(text, "within a week", "How is it settled?") if flag[2]]


def test_a_flower_that_is_called_forget_me_not_negates_nothing_before_it() -> None:
    text = "- In 1917 Alaska chose the forget-me-not"
    assert not any(each[2] for each in seen(text, "1917", "When did Alaska choose its flower?"))


_WORDS = word_set(
    "May they offered him the job He did not cannot forget-me-not not-yet no-one Mary Brown said "
    'that planned to until but “ ” " ‘ ’ ’s , ; : — - ( ) . ? is was discontinuing and missing in '
    "too late instead of turned out took for cast as replaced by wrong who according"
)


@given(
    st.lists(st.sampled_from(sorted(_WORDS)), min_size=1, max_size=14).map(" ".join),
    st.sampled_from(["When did Rome host?", "What did they not say?", ""]),
    st.data(),
)
def test_any_place_of_any_text_can_be_asked_about(
    text: str, question: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    document = document_of("text.txt", text)
    assert all(flag.cue.exact in text for flag in flags_at(document, span, question))
    speech = speech_at(document, span)
    assert speech is None or speech.cue is None or speech.cue.exact in text
