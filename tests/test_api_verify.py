"""Quotations are checked over HTTP."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from serving import SOURCES, detail


def test_a_quotation_in_a_text_is_marked_at_its_place(client: TestClient) -> None:
    text = "It is said that “bread rises because yeast makes noise” every day."
    checked = client.post("/verify", json={"text": text}).json()
    (found,) = checked["quotations"]
    quotation = found["quotation"]
    assert text[quotation["start"] : quotation["end"]] == quotation["exact"]
    assert (checked["verified"], found["verdict"]) == (False, "altered")
    stored = client.get(f"/documents/{found['nearest']['document']['id']}").json()["text"]
    nearest = found["nearest"]
    assert stored[nearest["start"] : nearest["end"]] == nearest["exact"]
    assert [p["text"] for p in found["difference"] if p["side"] == "quotation"] == ["noise"]


def test_quotations_with_a_claimed_source_are_judged_by_it(client: TestClient) -> None:
    body = {
        "quotations": [
            {"quote": SOURCES["bread.txt"], "source": "bread.txt"},
            {"quote": SOURCES["bread.txt"], "source": "news.md"},
        ]
    }
    found = client.post("/verify", json=body).json()
    assert [each["verdict"] for each in found["quotations"]] == ["verified", "misattributed"]
    assert (found["verdicts"]["verified"], found["verified"]) == (1, False)


def test_a_text_without_a_quotation_holds_nothing_false(client: TestClient) -> None:
    found = client.post("/verify", json={"text": "Nothing is quoted."}).json()
    assert (found["verified"], found["quotations"]) == (True, [])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({}, "give either text or quotations"),
        ({"text": "a", "quotations": []}, "give either text or quotations"),
        ({"text": " "}, "the text is blank"),
        ({"text": 7}, "text: Input should be a valid string; given was 7"),
        ({"text": "“a \ud800 b”"}, "is not text"),
        ({"quotations": [{"quote": "a", "source": "\udfff"}]}, "is not text"),
        ({"quotations": [{"quote": "  "}]}, "quotation 1 is blank"),
        ({"quotations": [{}]}, "quotations.0.quote: Field required"),
        ({"quotations": [{"quote": "a", "by": "b"}]}, "quotations.0.by: Extra inputs"),
        ({"text": '"a b" ' * 201}, "201 quotations are more than 200"),
    ],
)
def test_what_cannot_be_verified_is_told_why(client: TestClient, body: object, said: str) -> None:
    headers = {"content-type": "application/json"}
    assert said in detail(client.post("/verify", content=json.dumps(body), headers=headers), 422)


def test_a_text_too_large_to_verify_is_refused(client: TestClient) -> None:
    assert "larger than" in detail(client.post("/verify", json={"text": "x" * 70_000}), 413)
