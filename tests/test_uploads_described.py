"""A description that is sent beside a document tells its title and date."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from uploading import SENT, details, post

from qa.settings import Settings
from qa.types import document_id
from qa.uploads import FOLDER


def test_a_document_is_described_by_what_is_sent_with_it(service: TestClient) -> None:
    described = ("sent.txt.meta.toml", 'title = "The camp"\ndate = 2020-01-02')
    report = post(service, ("sent.txt", "Klag leads."), described)
    assert (report["added"], report["failed"]) == ([SENT], [])
    assert details(service, SENT) == ("The camp", "2020-01-02")


def test_a_description_that_is_sent_later_makes_another_edition(service: TestClient) -> None:
    post(service, ("sent.txt", "Klag leads."))
    report = post(service, ("sent.txt.meta.toml", 'title = "The camp"'))
    assert report["changed"] == [SENT]
    assert details(service, SENT)[0] == "The camp"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("sent.txt.meta.toml", "title =", "is no TOML"),
        ("other.txt.meta.toml", 'title = "x"', "describes other.txt, which is not here"),
    ],
)
def test_a_description_that_says_nothing_is_named_and_the_document_taken(
    service: TestClient, over: Settings, name: str, content: str, said: str
) -> None:
    report = post(service, (name, content), ("sent.txt", "Klag leads."))
    assert report["added"] == [SENT]
    (failure,) = report["failed"]
    assert failure["source"] == name
    assert said in failure["reason"]
    assert [path.name for path in (over.index / FOLDER).iterdir()] == ["sent.txt"]


def test_a_description_of_what_is_refused_does_not_describe_what_stood_before(
    service: TestClient,
) -> None:
    post(service, ("sent.txt", "Klag leads."), ("sent.txt.meta.toml", 'title = "The camp"'))
    report = post(service, ("sent.txt", ""), ("sent.txt.meta.toml", 'title = "Another"'))
    assert [each["source"] for each in report["failed"]] == ["sent.txt", "sent.txt.meta.toml"]
    assert details(service, SENT)[0] == "The camp"


def test_a_document_leaves_with_its_description(service: TestClient, over: Settings) -> None:
    post(service, ("sent.txt", "Klag leads."), ("sent.txt.meta.toml", 'title = "The camp"'))
    service.delete(f"/documents/{document_id(SENT)}")
    assert list((over.index / FOLDER).iterdir()) == []
