"""Any extractive question-answering model of Hugging Face transformers, by name or path."""

from __future__ import annotations

from typing import Any

from tokenizers import Tokenizer

from qa.errors import ModelError
from qa.read.reader import Model, SpanReader
from qa.read.shipped import logistic
from qa.read.spans import Logits
from qa.read.windows import Batch, Windowing

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
            f"the reader {name_or_path!r} cannot be loaded ({str(error).splitlines()[0]}); set "
            "QA_READER to the name or folder of a question-answering model, or leave it empty"
        ) from error
    length = min(LENGTH, int(tokenizer.model_max_length))
    windowing = Windowing(
        backend, length, min(STRIDE, length // 3), pad=tokenizer.pad_token_id or 0
    )
    takes_types = "token_type_ids" in tokenizer.model_input_names
    return SpanReader(name_or_path, windowing, _torch_model(model, takes_types), logistic)


def _torch_model(model: Any, takes_types: bool) -> Model:
    import torch

    def logits(batch: Batch) -> tuple[Logits, Logits]:
        inputs = {"input_ids": batch.ids, "attention_mask": batch.mask}
        if takes_types:
            inputs["token_type_ids"] = batch.types
        with torch.inference_mode():
            out = model(**{name: torch.from_numpy(value) for name, value in inputs.items()})
        return out.start_logits.float().numpy(), out.end_logits.float().numpy()

    return logits
