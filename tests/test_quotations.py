"""Verdicts: what is verified stands word for word, and nothing else is called so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import document_of
from hypothesis import assume, given
from hypothesis import strategies as st
from told import Shelf

from qa.types import Document, Span
from qa.verify import Checker, Corpus, Quotation, Verdict, Verification
from qa.wiring import checker_of
from qa.words import words

VISIT = document_of(
    "sources/visit.md",
    "# The visit\n\nMike\u00a0Pompeo spent **five hours** at Ashraf\u00a03, in Manëz – and called "
    "it “a necessity”. He didn’t say when he’d return; nobody asked him. Some 3,000 people live "
    "there, on land that they bought.\n\nThe hall holds thousands. In the evening he left, as "
    "quietly as he had come, for the port of Durrës and a boat to Italy.",
    "The visit",
)
DEAL = document_of(
    "sources/deal.txt",
    "The deal was concluded in Vienna on 14 July 2015. It was never put to the Senate as a treaty "
    "… or so they say. The talks were held in Vienna, and the talks did not end.",
    "A short account of the deal",
)
COPY = document_of("sources/copy.txt", "They wrote: The deal was concluded in Vienna.", "A copy")
TRIAL = document_of(
    "sources/trial.md",
    "The effect was significant, p < 0.05 in all trials, and about 10⁶ cells (≥ 5 % of them) were "
    "counted on 40 m² for ~50 or 2^10 dollars, £30 of it before tax.\n\n2021³ was the year.",
    "The trial",
)
DOCUMENTS = (VISIT, DEAL, COPY, TRIAL)
SHELF = Shelf(*DOCUMENTS)
CHECKER = Checker(lambda: SHELF)


def judged(exact: str, source: str | None = None) -> Verification:
    return CHECKER.check([Quotation(exact, source=source)])[0]


def judged_in(text: str, exact: str) -> Verification:
    """Against one document with this text."""
    return Checker(lambda: Shelf(document_of("one.md", text))).check([Quotation(exact)])[0]


@pytest.mark.parametrize(
    ("exact", "seen"),
    [
        ("the port of Durrës and a boat to Italy", ()),
        ("THE HALL HOLDS THOUSANDS", ("case",)),
        ("called it 'a necessity'", ("quotation marks",)),
        ("He didn't say when he'd return", ("quotation marks",)),
        ("in Manëz — and called it", ("dashes",)),
        ("Mike Pompeo spent", ("non-breaking space",)),
        ("on land\nthat they bought", ("white space",)),
        ("spent five hours at", ("markup",)),
        ("in Mane\u0308z", ("letter forms",)),
        ("In the evening he left,", ()),
        ("The hall holds thousands,", ("closing punctuation",)),
        ("“The hall holds thousands.”", ()),
        ("[t]he hall holds thousands", ("brackets", "case")),
        ("The hall holds [sic] thousands", ("brackets", "white space")),
        ("In the evening he left … for the port", ("ellipsis",)),
        ("In the evening he left, [...] for the port", ("ellipsis",)),
        ("as a treaty … or so they say", ()),
        ("… and a boat to Italy …", ()),
    ],
)
def test_what_may_differ_is_seen_through_and_reported(exact: str, seen: tuple[str, ...]) -> None:
    found = judged(exact)
    assert (found.verdict, found.seen_through) == ("verified", seen)


@pytest.mark.parametrize(
    "exact",
    [
        "spent six hours at Ashraf 3",
        "spent five hours at Ashraf 2",
        "He did say when he’d return",
        "Some 30,000 people live there",
        "in Manez – and called it",
        "It was put to the Senate as a treaty",
        "The hall, holds thousands",
        "The hall holds thousands?",
        "The hall holds thousands!",
        "called it a necessity",
        "In the evening he quietly left, as quietly as he had come",
        "In the evening he left, for the port of Durrës",
        "Some 3,000% people live",
        "He [Pompeo] didn’t say when he’d return",
        "nobody asked her … live there, on land that they bought",
    ],
)
def test_what_says_something_else_is_altered(exact: str) -> None:
    assert judged(exact).verdict == "altered"


@pytest.mark.parametrize(
    "exact",
    [
        "significant, p > 0.05 in all trials",
        "significant, p 0.05 in all trials",
        "significant, p\n> 0.05 in all trials",
        "about 106 cells",
        "about 10 cells",
        "20213 was the year",
        "50 or 2 10 dollars",
        "for 50 or 2^10 dollars",
        "(≤ 5 % of them) were counted",
        "(≥ 5 of them) were counted",
        "dollars, 30 of it before tax",
    ],
)
def test_a_sign_that_says_something_is_not_seen_through(exact: str) -> None:
    assert judged(exact).verdict == "altered"


def test_a_tag_and_a_block_quotes_marks_are_markup() -> None:
    source = "> The first line<br>\n> and the second line."
    found = judged_in(source, "first line and the second line")
    assert (found.verdict, found.seen_through) == ("verified", ("markup", "white space"))


@pytest.mark.parametrize(
    "text",
    [
        "> Some 3,000 people live there.",
        "> Some\n> 3,000 people live\n> there.",
        "> 3,000 people live there.",
    ],
)
def test_a_block_quote_may_begin_its_lines_with_numbers(text: str) -> None:
    assert [found.verdict for found in CHECKER.check_text(text)] == ["verified"]


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("He left — she stayed at home.", "verified"),
        ("He left - she stayed at home.", "verified"),
        ("He left she stayed at home.", "altered"),
        ("He left, she stayed at home.", "altered"),
    ],
)
def test_a_hyphen_between_spaces_is_a_dash(source: str, verdict: Verdict) -> None:
    assert judged_in(source, "He left - she stayed at home").verdict == verdict


@pytest.mark.parametrize("bullet", ["-", "*", "•"])
@pytest.mark.parametrize(
    "exact",
    [
        "Three aims:\n- peace\n- freedom for all",
        "> Three aims:\n> - peace\n> - freedom for all",
        "Three aims:\n> - peace\n> - freedom for all",
        "Three aims: peace freedom for all",
    ],
)
def test_a_list_in_a_block_quote_is_the_list(bullet: str, exact: str) -> None:
    source = f"Three aims:\n{bullet} peace\n{bullet} freedom for all"
    assert judged_in(source, exact).verdict == "verified"


BRACKETED = (
    "He said [W]e will win this war. It was founded in 1820[3] by two monks, who wrote thier [sic] "
    "names on the wall."
)


@pytest.mark.parametrize(
    "exact",
    [
        "He said [W]e will win this war",
        "founded in 1820[3] by two monks",
        "wrote thier [sic] names on the wall",
        "[W]e will win",
        BRACKETED,
    ],
)
def test_a_copy_of_a_source_with_brackets_of_its_own_is_verified(exact: str) -> None:
    found = judged_in(BRACKETED, exact)
    assert (found.verdict, found.seen_through) == ("verified", ())


@pytest.mark.parametrize(
    "exact",
    [
        "He said [H]e will win this war",
        "founded in 1820[4] by two monks",
        "founded in 18203 by two monks",
        "wrote [sic] thier names on the wall",
    ],
)
def test_brackets_of_another_place_or_with_other_letters_are_altered(exact: str) -> None:
    assert judged_in(BRACKETED, exact).verdict == "altered"


def test_an_alteration_shows_the_nearest_passage_and_every_word_that_differs() -> None:
    found = judged("spent six hours at Ashraf 3")
    assert found.nearest is not None
    assert found.nearest.quote == VISIT.quote(found.nearest.quote.span)
    assert [(piece.side, piece.text) for piece in found.difference] == [
        ("both", "spent **"),
        ("source", "five "),
        ("quotation", "six "),
        ("both", "hours** at Ashraf\u00a03"),
    ]


def test_all_places_are_told() -> None:
    found = judged("The deal was concluded in Vienna")
    assert [passage.source for passage in found.passages] == [
        "sources/deal.txt",
        "sources/copy.txt",
    ]


def test_what_an_ellipsis_leaves_out_is_told() -> None:
    (left,) = judged("In the evening he left … for the port").left_out
    assert left == VISIT.quote(left.span)
    assert left.exact == "as quietly as he had come"


def test_an_ellipsis_does_not_reach_from_passage_to_passage() -> None:
    long = document_of("long.txt", "It began here. " + "And on it went. " * 20 + "It ended there.")
    checker = Checker(lambda: Shelf(long))
    (found,) = checker.check([Quotation("It began here … It ended there")])
    assert found.verdict == "stitched"


def test_parts_of_two_documents_are_stitched_and_each_is_located() -> None:
    found = judged("The deal was concluded in the evening he left for the port of Durrës")
    parts = [(found.quotation.exact[p.span.start : p.span.end], p.passage) for p in found.parts]
    assert found.verdict == "stitched"
    assert {passage.source for _, passage in parts} >= {VISIT.source}
    assert all(words(exact)[0].normal == words(p.quote.exact)[0].normal for exact, p in parts)


def test_parts_between_ellipses_of_two_documents_are_stitched() -> None:
    found = judged("The hall holds thousands … concluded in Vienna on 14 July 2015")
    assert found.verdict == "stitched"
    assert [part.passage.source for part in found.parts] == [VISIT.source, DEAL.source]


@pytest.mark.parametrize("source", ["sources/visit.md", "visit.md", "visit", "The Visit", VISIT.id])
def test_a_claimed_source_is_known_by_path_name_title_or_id(source: str) -> None:
    assert judged("The hall holds thousands", source).verdict == "verified"
    found = judged("The deal was concluded in Vienna", source)
    assert found.verdict == "misattributed"
    assert [passage.source for passage in found.passages] == [
        "sources/deal.txt",
        "sources/copy.txt",
    ]


def test_a_source_that_no_document_is_called_is_a_misattribution() -> None:
    found = judged("The hall holds thousands", "The Times, 3 May")
    assert (found.verdict, found.reason) == (
        "misattributed",
        "Stands word for word, but no document is called The Times, 3 May.",
    )


@pytest.mark.parametrize("exact", ["Seven geese crossed a frozen lake", "xylophone", "…", "?!"])
def test_what_comes_near_nothing_is_absent(exact: str) -> None:
    assert judged(exact).verdict == "absent"


def test_what_an_earlier_edition_said_has_changed_since() -> None:
    before = Document(VISIT.id, VISIT.source, "0" * 64, VISIT.title, "He spent six hours there.")
    checker = Checker(lambda: SHELF, lambda collection: Corpus.of_documents([before]))
    found, other = checker.check(
        [Quotation("He spent six hours"), Quotation("six hours", source=DEAL.id)]
    )
    assert found.verdict == "changed_since"
    assert [(p.sha256, p.quote.exact) for p in found.passages] == [("0" * 64, "He spent six hours")]
    assert other.verdict != "changed_since"


@pytest.mark.parametrize(
    ("told", "claimed", "verdict"),
    [
        ("Mike Pompeo", "Mr Pompeo", "verified"),
        ("Mike Pompeo", "Maryam Rajavi", "misattributed"),
        (None, "Maryam Rajavi", "verified"),
    ],
)
def test_words_in_another_mouth_are_misattributed(
    told: str | None, claimed: str, verdict: Verdict
) -> None:
    checker = Checker(lambda: SHELF, speakers=lambda document, span: told)
    (found,) = checker.check([Quotation("a necessity", speaker=claimed)])
    assert found.verdict == verdict


def remembering(now: str, before: str, told: str | None) -> Checker:
    """Of one document that was edited, in which `told` speaks."""
    document = document_of("sources/war.txt", now)
    edition = Document(document.id, document.source, "0" * 64, document.title, before)
    return Checker(
        lambda: Shelf(document),
        lambda collection: Corpus.of_documents([edition]),
        lambda document, span: told,
    )


@pytest.mark.parametrize(
    ("claimed", "verdict"), [("Ann Jones", "verified"), ("Bob Smith", "misattributed")]
)
def test_words_that_stand_have_not_changed_whoever_says_them(
    claimed: str, verdict: Verdict
) -> None:
    said = "We will win this war, said Ann. "
    checker = remembering(said + "New tail.", said + "Old tail.", "Ann Jones")
    (found,) = checker.check([Quotation("We will win this war", speaker=claimed)])
    assert found.verdict == verdict


def test_words_that_stand_no_more_have_changed_whoever_said_them() -> None:
    checker = remembering("New tail.", "We will win this war, said Ann. Old tail.", "Ann Jones")
    (found,) = checker.check([Quotation("We will win this war", speaker="Bob Smith")])
    assert found.verdict == "changed_since"


def test_what_left_its_source_has_changed_though_another_document_has_it() -> None:
    before = Document(VISIT.id, VISIT.source, "0" * 64, VISIT.title, "The deal was concluded.")
    checker = Checker(lambda: SHELF, lambda collection: Corpus.of_documents([before]))
    (found,) = checker.check([Quotation("The deal was concluded", source=VISIT.id)])
    assert found.verdict == "changed_since"


SPOKEN = document_of(
    "sources/spoken.txt",
    "Anna Berg said: “The bridge will stand for a century.” Carl Holm said that the tolls "
    "were low.",
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Anna Berg said: “The bridge will stand for a century.”", "verified"),
        ("Carl Holm said: “The bridge will stand for a century.”", "misattributed"),
        ("A sign says: “The bridge will stand for a century.”", "verified"),
        ("Anna Berg said “the tolls were low”.", "misattributed"),
    ],
)
def test_a_text_puts_words_into_a_mouth_that_the_document_tells_of(
    text: str, verdict: Verdict
) -> None:
    (found,) = checker_of(lambda: Shelf(SPOKEN)).check_text(text)
    assert found.verdict == verdict


def slices(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """The offsets from the start of one word to the end of another."""
    found = words(text)
    ends = st.tuples(*[st.integers(0, len(found) - 1)] * 2).map(sorted)
    return ends.map(lambda pair: (found[pair[0]].start, found[pair[1]].end))


@given(st.data(), st.sampled_from(DOCUMENTS))
def test_every_slice_of_every_document_is_verified(data: st.DataObject, document: Document) -> None:
    start, end = data.draw(slices(document.text))
    found = judged(document.text[start:end], document.id)
    assert found.verdict == "verified"
    assert Span(start, end) in [passage.quote.span for passage in found.passages]
    assert found.seen_through == ()


CHANGES: list[Callable[[list[str], int], list[str]]] = [
    lambda tokens, at: [*tokens[:at], "zyxwv", *tokens[at + 1 :]],
    lambda tokens, at: [*tokens[:at], "zyxwv", *tokens[at:]],
    lambda tokens, at: [*tokens[:at], *tokens[at + 1 :]],
]


@given(st.data(), st.sampled_from(DOCUMENTS), st.sampled_from(CHANGES))
def test_every_slice_with_one_word_changed_is_altered(
    data: st.DataObject, document: Document, change: Callable[[list[str], int], list[str]]
) -> None:
    start, end = data.draw(slices(document.text))
    tokens = [word.normal for word in words(document.text[start:end])]
    assume(len(tokens) > 3)
    changed = change(tokens, data.draw(st.integers(1, len(tokens) - 2)))
    found = judged(" ".join(changed))
    stands = any(" ".join(changed) in " ".join(w.normal for w in words(d.text)) for d in DOCUMENTS)
    assert found.verdict == "altered" or stands


SIGNS = "<>≤≥^~%$£±²⁶³"


@given(st.data(), st.sampled_from(["", *SIGNS]))
def test_no_slice_with_a_sign_changed_or_left_out_is_verified(
    data: st.DataObject, sign: str
) -> None:
    start, end = data.draw(slices(TRIAL.text))
    signs = [at for at in range(start + 1, end - 1) if TRIAL.text[at] in SIGNS]
    assume(signs)
    at = data.draw(st.sampled_from(signs))
    assume(TRIAL.text[at] != sign)
    changed = TRIAL.text[start:at] + sign + TRIAL.text[at + 1 : end]
    assert judged(changed).verdict != "verified"


@given(st.text())
def test_any_text_has_a_verdict(text: str) -> None:
    assume(text.strip())
    assert judged(text).verdict
