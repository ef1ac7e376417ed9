"""Documents sent over HTTP become part of the collection, replace one another, and go."""

from __future__ import annotations

import pytest
from conftest import sync
from fastapi.testclient import TestClient
from hashed_embedder import HashedEmbedder
from serving import detail
from uploading import SENT, A, packed, post, replace, texts

from qa.collection import EmbeddedDrafts
from qa.ingest import ingest, recipe
from qa.settings import Settings
from qa.types import document_id
from qa.uploads import FOLDER, INCOMING, kept


def test_files_that_are_sent_become_documents(service: TestClient) -> None:
    report = post(service, ("sent.txt", "Klag leads."), ("b.md", "# Mufk\n\nShe wrote."))
    assert report["added"] == ["index/uploads/b.md", SENT]
    assert texts(service)[SENT] == "Klag leads."


def test_what_was_uploaded_is_told_from_what_stands_in_a_folder(service: TestClient) -> None:
    post(service, ("sent.txt", "Klag leads."), ("all.zip", packed(one="First.")))
    listed = service.get("/documents").json()["documents"]
    one = "index/uploads/all.zip/one.txt"
    uploads = {each["source"]: each["upload"] for each in listed}
    assert uploads == {A: "", SENT: "sent.txt", one: "all.zip"}


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    service: TestClient, over: Settings
) -> None:
    report = post(service, ("bad.pdf", "no pdf"), ("sent.txt", "Klag leads."), ("x.exe", "MZ"))
    assert report["added"] == [SENT]
    failed = {each["source"]: each["reason"] for each in report["failed"]}
    assert "looks like plain text" in failed["bad.pdf"]
    assert "the suffix '.exe' is not supported" in failed["x.exe"]
    assert [path.name for path in (over.index / FOLDER).iterdir()] == ["sent.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n"),
        ("old.doc.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ],
)
def test_whoever_sends_a_file_is_not_told_of_a_folder(
    service: TestClient, name: str, content: bytes
) -> None:
    (failed,) = post(service, (name, content))["failed"]
    assert "leave it out" in failed["reason"]
    assert "folder" not in failed["reason"]


def test_of_two_files_with_one_name_the_first_is_taken(service: TestClient) -> None:
    report = post(service, ("sent.txt", "Klag leads."), ("sent.txt", "Mufk leads."))
    assert texts(service)[SENT] == "Klag leads."
    assert "was sent twice" in report["failed"][0]["reason"]


def test_a_file_sent_again_is_the_next_edition(service: TestClient) -> None:
    post(service, ("sent.txt", "Klag leads."))
    assert post(service, ("sent.txt", "Klag leads."))["unchanged"] == [SENT]
    assert post(service, ("sent.txt", "Mufk leads."))["changed"] == [SENT]
    editions = service.get(f"/documents/{document_id(SENT)}/editions").json()["editions"]
    assert [each["until"] is None for each in editions] == [True, False]


def test_what_a_killed_process_left_incoming_is_no_document(
    service: TestClient, over: Settings
) -> None:
    left = over.index / FOLDER / INCOMING / "left.txt"
    left.parent.mkdir(parents=True)
    left.write_text("Half of")
    sync(over.index, over)
    post(service, ("sent.txt", "Klag leads."))
    assert set(texts(service)) == {A, SENT}
    assert not left.exists()


def test_an_ingest_of_the_folders_keeps_what_was_sent(service: TestClient, over: Settings) -> None:
    post(service, ("sent.txt", "Klag leads."))
    sync(over.index, over)
    assert set(texts(service)) == {A, SENT}


def test_what_was_sent_outlives_the_index(service: TestClient, over: Settings) -> None:
    post(service, ("sent.txt", "Klag leads."))
    (over.index / "qa.sqlite").unlink()
    embedder = HashedEmbedder()
    with EmbeddedDrafts.open(over.index, embedder.name, embedder.dim, recipe(900)) as drafts:
        paths = [over.index.parent / "sources", *kept(over)]
        assert ingest(paths, drafts, embedder, over).added == (SENT, A)


def test_an_upload_is_replaced(service: TestClient) -> None:
    post(service, ("sent.txt", "Klag leads."))
    assert replace(service, SENT, "other.txt", "Mufk leads.").json()["changed"] == [SENT]
    assert texts(service)[SENT] == "Mufk leads."


@pytest.mark.parametrize(
    ("source", "name", "content", "status", "said"),
    [
        (SENT, "a.pdf", "%PDF", 422, "upload it as a document of its own"),
        (SENT, "a.txt", "", 422, "is empty"),
        (A, "a.txt", "Mine.", 409, "was not uploaded"),
        ("never.txt", "a.txt", "Mine.", 404, "no document has the id"),
        ("index/uploads/all.zip/one.txt", "a.txt", "One.", 409, "is in the archive all.zip"),
    ],
)
def test_what_cannot_be_replaced_stays(
    service: TestClient, source: str, name: str, content: str, status: int, said: str
) -> None:
    post(service, ("sent.txt", "Klag leads."), ("all.zip", packed(one="First.")))
    before = texts(service)
    assert said in detail(replace(service, source, name, content), status)
    assert texts(service) == before


def test_an_upload_is_removed_and_remembered(service: TestClient, over: Settings) -> None:
    post(service, ("sent.txt", "Klag leads."))
    response = service.delete(f"/documents/{document_id(SENT)}")
    assert response.json()["removed"] == [SENT]
    assert set(texts(service)) == {A}
    assert list((over.index / FOLDER).iterdir()) == []
    assert service.get(f"/documents/{document_id(SENT)}/editions").status_code == 200


def test_a_document_of_a_folder_is_not_removed_over_http(
    service: TestClient, over: Settings
) -> None:
    assert "was not uploaded" in detail(service.delete(f"/documents/{document_id(A)}"), 409)
    assert (over.index.parent / A).exists()


def test_an_archive_is_removed_as_a_whole_or_not_at_all(service: TestClient) -> None:
    post(service, ("all.zip", packed(one="First.", two="Second.")))
    one, two = (f"index/uploads/all.zip/{name}.txt" for name in ("one", "two"))
    path = f"/documents/{document_id(one)}"
    assert "say archive=true" in detail(service.delete(path), 409)
    assert service.delete(path, params={"archive": True}).json()["removed"] == [one, two]


def test_an_archive_without_a_document_is_refused(service: TestClient) -> None:
    (failed,) = post(service, ("none.zip", packed()))["failed"]
    assert "holds no file that can be read" in failed["reason"]
