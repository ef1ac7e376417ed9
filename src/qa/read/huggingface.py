"""Any extractive question-answering model of Hugging Face transformers, by name or path."""

from __future__ import annotations

from typing import Any

from tokenizers import Tokenizer

from qa.confidence import Calibration
from qa.errors import ModelError, quoted
from qa.read.reader import Model, SpanReader, TokenLogits
from qa.read.windows import Window, Windowing

LENGTH, STRIDE = 384, 128
"""Tokens; the values that SQuAD models are trained with (Devlin et al. 2019)."""


def huggingface_reader(name_or_path: str) -> SpanReader:
    """Raises ModelError where it cannot be loaded, or has no span head or no fast tokenizer.

    Confidence is the probability of the span against "no answer" as the model gives it.
    """
    from transformers import AutoModelForQuestionAnswering, AutoTokenizer  # heavy, and optional

    try:
        tokenizer = AutoTokenizer.from_pretrained(name_or_path, use_fast=True)
        model = AutoModelForQuestionAnswering.from_pretrained(name_or_path).eval()
        backend: Tokenizer = tokenizer.backend_tokenizer
    except (OSError, ValueError, KeyError, AttributeError, ImportError) as error:
        raise ModelError(
            f"the reader {quoted(name_or_path)} cannot be loaded ({str(error).splitlines()[0]}); "
            "set QA_READER to the name or folder of a question-answering model, or leave it empty"
        ) from error
    length = min(LENGTH, int(tokenizer.model_max_length))
    windowing = Windowing(backend, length, min(STRIDE, length // 3))
    takes_types = "token_type_ids" in tokenizer.model_input_names
    # One worker: torch spreads each window over its own threads.
    return SpanReader(
        name_or_path, windowing, _torch_model(model, takes_types), Calibration(), workers=1
    )


def _torch_model(model: Any, takes_types: bool) -> Model:
    import torch

    def logits(window: Window) -> TokenLogits:
        inputs = {"input_ids": torch.tensor([window.ids])}
        if takes_types:
            inputs["token_type_ids"] = torch.tensor([window.types])
        with torch.inference_mode():
            out = model(**inputs)
        return TokenLogits(out.start_logits[0].float().numpy(), out.end_logits[0].float().numpy())

    return logits
