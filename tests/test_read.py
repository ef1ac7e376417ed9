"""Readers decode logits as SQuAD 2.0 does, and their candidates point where the model did."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from conftest import document_of, shared_reader
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from tokenizers import Tokenizer

from qa.chunk import chunks
from qa.errors import ModelError
from qa.frames import unframed
from qa.read import huggingface_reader, shipped_reader
from qa.read.candidates import candidates
from qa.read.edges import unit_starts
from qa.read.shipped import WEIGHTS
from qa.read.spans import ANSWER_TOKENS, ScoredSpan, scored_spans
from qa.read.support import ReadSentence, read_sentences
from qa.read.windows import QUESTION_TOKENS, Window, Windowing
from qa.types import Chunk, Span

TEXT = "Mike Pompeo spent five hours at Ashraf 3 in Manëz. He left in the evening. 😀 Nobody paid."
DOCUMENT = document_of("a.txt", TEXT)
CHUNKS = chunks(DOCUMENT, 900)
TOKENIZER = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
SHORT_WINDOWS = Windowing(TOKENIZER, 40, 10)
LOGITS = st.floats(-9, 9, width=32)


def window_of(tokens: int, question: int = 3, sentence: int = 99) -> Window:
    """A window whose passage has `tokens` words of three letters, `sentence` in each sentence."""
    offsets = [(0, 0)] * (question + 2) + [(4 * n, 4 * n + 3) for n in range(tokens)] + [(0, 0)]
    start = question + 2
    units = np.array([0] * start + [n // sentence for n in range(tokens)] + [0])
    return Window(0, [1] * len(offsets), [0] * len(offsets), offsets, units, start, start + tokens)


@given(st.data(), st.integers(1, 45), st.integers(1, 50))
def test_the_best_span_is_the_one_that_a_full_search_of_each_sentence_finds(
    data: st.DataObject, tokens: int, sentence: int
) -> None:
    window = window_of(tokens, sentence=sentence)
    shape = (len(window.ids),)
    start, end = (data.draw(arrays.arrays(np.float32, shape, elements=LOGITS)) for _ in range(2))
    inside = range(window.context_start, window.context_end)
    pairs = (
        (i, j)
        for i, j in itertools.product(inside, inside)
        if 0 <= j - i < ANSWER_TOKENS and window.units[i] == window.units[j]
    )
    best = max(float(start[i] + end[j]) for i, j in pairs) - float(start[0] + end[0])
    assert scored_spans(window, start, end)[0].score == pytest.approx(best, abs=1e-4)


def test_a_score_is_the_log_odds_of_the_span_against_no_answer() -> None:
    window = window_of(2)
    start, end = np.zeros(8, dtype=np.float32), np.zeros(8, dtype=np.float32)
    start[5], end[6], start[0], end[0] = 3, 2, 1, 0.5
    softmax = np.exp(start) / np.exp(start).sum(), np.exp(end) / np.exp(end).sum()
    odds = softmax[0][5] * softmax[1][6] / (softmax[0][0] * softmax[1][0])
    assert scored_spans(window, start, end)[0].score == pytest.approx(np.log(odds), abs=1e-5)


def test_a_span_is_taken_back_as_much_as_its_tokens_are_on_average() -> None:
    window = window_of(3)
    start, end, reversal = (np.zeros(len(window.ids), dtype=np.float32) for _ in range(3))
    first = window.context_start
    start[first], end[first + 1] = 5, 5
    reversal[first : first + 3] = [3, -1, 9]
    assert scored_spans(window, start, end, reversal)[0].reversal == 1.0
    assert scored_spans(window, start, end)[0].reversal == -math.inf


def test_of_overlapping_spans_the_better_stays() -> None:
    found = [ScoredSpan(0, Span(0, 7), 1.0), ScoredSpan(0, Span(5, 11), 2.0)]
    kept = [(c.span, c.score) for c in candidates(CHUNKS, found, {})]
    assert kept == [(Span(5, 11), 2.0)]


def test_candidates_of_all_chunks_compete_best_first() -> None:
    other = Chunk("z", Span(100, 200), "x" * 100)
    found = [ScoredSpan(0, Span(0, 4), -1.0), ScoredSpan(1, Span(3, 5), 4.0)]
    ranked = candidates([CHUNKS[0], other], found, {})
    assert [(c.document_id, c.span) for c in ranked] == [
        ("z", Span(103, 105)),
        (DOCUMENT.id, Span(0, 4)),
    ]


def test_a_sentence_is_evidence_as_much_as_its_words_are_on_average() -> None:
    window = window_of(9, sentence=3)
    evidence = np.zeros(len(window.ids), dtype=np.float32)
    evidence[window.context_start :][:9] = [1, 1, -3, 2, 2, -3, -1, -1, 5]
    read = read_sentences(window, evidence)
    assert [each.span for each in read] == [Span(0, 11), Span(12, 23), Span(24, 35)]
    assert [each.evidence for each in read] == pytest.approx([-1 / 3, 1 / 3, 1])


def test_a_candidate_says_where_in_the_document_its_support_stands() -> None:
    chunk = Chunk("z", Span(100, 200), "x" * 100)
    read = {0: [ReadSentence(Span(0, 20), 2.0), ReadSentence(Span(21, 40), -2.0)]}
    found = candidates([chunk], [ScoredSpan(0, Span(3, 5), 4.0, -3.0)], read)
    assert found[0].support == (Span(100, 120),)
    assert found[0].reversal == -3.0


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("He came. She left.", ["He came. ", "She left."]),
        ("Year | Plot\n2018 | Tirana\n", ["Year | ", "Plot\n", "2018 | ", "Tirana\n"]),
        ("a|b and c || d stay whole", ["a|b and c || d stay whole"]),
    ],
)
def test_an_answer_lies_in_one_sentence_or_cell(text: str, units: list[str]) -> None:
    starts = unit_starts(text)
    assert [text[i:j] for i, j in itertools.pairwise([*starts, len(text)])] == units


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("“maximum pressure", "maximum pressure"),
        ("`QA_READER`", "QA_READER"),
        ("(1.6 km)", "(1.6 km)"),
        ("| Stopped", "Stopped"),
        ("workers’", "workers’"),
        ("$18,000", "$18,000"),
        ("###", None),
    ],
)
def test_marks_that_only_frame_an_answer_are_left_out(found: str, shown: str | None) -> None:
    span = unframed(found, Span(0, len(found)))
    assert (span and found[span.start : span.end]) == shown


@given(st.text(st.sampled_from("ab “”()`|. "), min_size=1, max_size=12))
def test_trimming_stays_inside_and_is_done_at_once(text: str) -> None:
    if (span := unframed(text, Span(0, len(text)))) is not None:
        assert Span(0, len(text)).contains(span)
        assert unframed(text, span) == span


def test_no_chunks_give_no_candidates() -> None:
    assert shared_reader().read("Who?", []) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300))
def test_offsets_are_code_points_of_the_passage(text: str) -> None:
    for window in SHORT_WINDOWS.windows("Who was it?", [text]):
        for start, end in window.offsets[window.context_start : window.context_end]:
            assert 0 <= start <= end <= len(text)


def test_windows_of_a_long_passage_cover_every_word() -> None:
    text = " ".join(f"w{n}" for n in range(400))
    found = Windowing(TOKENIZER, 64, 16).windows("Which?", [text])
    covered: set[int] = set()
    for window in found:
        for start, end in window.offsets[window.context_start : window.context_end]:
            covered |= set(range(start, end))
    assert covered == {n for n, c in enumerate(text) if c != " "}


def test_a_long_question_leaves_room_for_the_passage() -> None:
    windows = Windowing(TOKENIZER, 128, 32).windows("why " * 900, ["It rained."])
    assert [w.context_end - w.context_start for w in windows] == [3]
    assert windows[0].context_start == QUESTION_TOKENS + 2


def test_the_shipped_reader_finds_the_span_in_the_document() -> None:
    best = shared_reader().read("How long did Pompeo spend at Ashraf 3?", CHUNKS)[0]
    assert DOCUMENT.quote(best.span).exact == "five hours"


def test_the_shipped_reader_finds_an_answer_deep_in_a_long_passage() -> None:
    text = "The committee met again and talked about the weather. " * 60 + TEXT
    document = document_of("long.txt", text)
    best = shared_reader().read("How long did Pompeo stay?", chunks(document, 10_000))[0]
    assert document.quote(best.span).exact == "five hours"


def test_a_passage_beside_the_point_scores_below_one_that_answers() -> None:
    other = chunks(document_of("b.txt", "Bread rises because yeast makes gas."), 900)
    ranked = shared_reader().read("How long did Pompeo stay?", [*other, *CHUNKS])
    assert ranked[0].document_id == DOCUMENT.id


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="reinstall qa"):
        shipped_reader(1, tmp_path)


def test_an_unknown_model_is_named() -> None:
    with pytest.raises(ModelError, match=r"'/nowhere/model'.*QA_READER"):
        huggingface_reader("/nowhere/model")


@pytest.mark.slow
def test_any_hugging_face_model_is_read_as_its_logits_say(tmp_path: Path) -> None:
    import torch
    from transformers import BertConfig, BertForQuestionAnswering, PreTrainedTokenizerFast

    torch.manual_seed(5)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    model = BertForQuestionAnswering(BertConfig(**shape, intermediate_size=64)).eval()
    model.save_pretrained(tmp_path)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(WEIGHTS / "tokenizer.json"), pad_token="[PAD]", model_max_length=512
    )
    tokenizer.save_pretrained(tmp_path)
    encoded = tokenizer("How long?", TEXT, return_tensors="pt", return_offsets_mapping=True)
    offsets = encoded.pop("offset_mapping")[0].tolist()
    with torch.inference_mode():
        out = model(**encoded)
    start, end = out.start_logits[0], out.end_logits[0]
    inside = range(5, len(offsets) - 1)
    pairs = [(i, j) for i in inside for j in inside if 0 <= j - i < ANSWER_TOKENS]
    i, j = max(pairs, key=lambda pair: float(start[pair[0]] + end[pair[1]]))
    best = huggingface_reader(str(tmp_path)).read("How long?", CHUNKS)[0]
    assert best.span == Span(offsets[i][0], offsets[j][1])
    assert best.score == pytest.approx(float(start[i] + end[j] - start[0] - end[0]), abs=1e-3)
