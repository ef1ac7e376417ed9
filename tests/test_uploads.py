"""Documents sent over HTTP become part of the collection, replace one another, and go."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import anyio
import pytest
from conftest import shared_reader, sync, write_sources
from fastapi.testclient import TestClient
from hashed_embedder import HashedEmbedder
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_api import detail

from qa.answer import Pipeline
from qa.api import create_app
from qa.collection import EmbeddedCollection, EmbeddedDrafts
from qa.ingest import ingest, recipe
from qa.ports import Reader
from qa.settings import Settings
from qa.types import document_id
from qa.uploads import FOLDER, INCOMING, Upload, Uploads, kept
from qa.wiring import Writer

A = "sources/a.txt"
SENT = "index/uploads/sent.txt"
STREAM = {"accept": "text/event-stream"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = write_sources(tmp_path_factory.mktemp("made"), {"a.txt": "Zorb is in Tirana."})
    sync(index, Settings())
    return index.parent


@pytest.fixture
def over(made: Path, tmp_path: Path) -> Settings:
    """Over one document of a folder, ingested."""
    index = Path(shutil.copytree(made, tmp_path / "over")) / "index"
    return Settings(index=index, file_size=10_000, upload_size=40_000, upload_files=3)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return shared_reader()


@pytest.fixture
def writer(over: Settings) -> Writer:
    return Writer(over, HashedEmbedder())


@pytest.fixture
def client(over: Settings, writer: Writer, reader: Reader) -> Iterator[TestClient]:
    def collection(as_of: object = None) -> EmbeddedCollection:
        return EmbeddedCollection.open(over.index)

    pipeline = Pipeline(collection, HashedEmbedder(), reader, reader.calibration, over)
    app = create_app(lambda name: pipeline, over, lambda name: writer)
    with TestClient(app, "http://localhost", raise_server_exceptions=False) as client:
        yield client


def post(client: TestClient, *files: tuple[str, str | bytes], **more: Any) -> dict[str, Any]:
    response = client.post("/documents", files=[("files", each) for each in files], **more)
    assert response.status_code == 200, response.text
    return dict(response.json())


def texts(client: TestClient) -> dict[str, str]:
    listed = client.get("/documents").json()["documents"]
    return {d["source"]: client.get(f"/documents/{d['id']}").json()["text"] for d in listed}


def packed(**members: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return content.getvalue()


def test_files_that_are_sent_become_documents(client: TestClient) -> None:
    report = post(client, ("sent.txt", "Klag leads."), ("b.md", "# Mufk\n\nShe wrote."))
    assert report["added"] == ["index/uploads/b.md", SENT]
    assert texts(client)[SENT] == "Klag leads."


def test_what_was_uploaded_is_told_from_what_stands_in_a_folder(client: TestClient) -> None:
    post(client, ("sent.txt", "Klag leads."), ("all.zip", packed(one="First.")))
    listed = client.get("/documents").json()["documents"]
    one = "index/uploads/all.zip/one.txt"
    uploads = {each["source"]: each["upload"] for each in listed}
    assert uploads == {A: "", SENT: "sent.txt", one: "all.zip"}


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(
    client: TestClient, over: Settings
) -> None:
    report = post(client, ("bad.pdf", "no pdf"), ("sent.txt", "Klag leads."), ("x.exe", "MZ"))
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
    client: TestClient, name: str, content: bytes
) -> None:
    (failed,) = post(client, (name, content))["failed"]
    assert "leave it out" in failed["reason"]
    assert "folder" not in failed["reason"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../sent.txt", "is not the name of a file"),
        ("/etc/passwd.txt", "is not the name of a file"),
        ("..\\sent.txt", "is not the name of a file"),
        (".hidden.txt", "begins with a dot"),
        ("a" * 300 + ".txt", "has a name of 304 bytes"),
        ("é" * 1_000 + ".txt", "has a name of 2,004 bytes"),
        ("sent", "the suffix '' is not supported"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(
    client: TestClient, over: Settings, name: str, said: str
) -> None:
    before = sorted(over.index.parent.rglob("*"))
    (failed,) = post(client, (name, "Klag leads."))["failed"]
    assert said in failed["reason"]
    assert len(failed["source"]) <= 61
    after = [path for path in over.index.parent.rglob("*") if path.is_file()]
    assert set(after) <= set(before)


@pytest.mark.parametrize(
    "name", ["گزارش\u200cها.txt", "Scan 3.04\u202fPM.txt", "שלום\u200f.txt", "👩\u200d🔬.txt"]
)
def test_a_name_is_taken_with_the_joiners_and_spaces_of_its_script(
    client: TestClient, name: str
) -> None:
    assert post(client, (name, "Klag leads."))["added"] == [f"index/uploads/{name}"]


@pytest.mark.parametrize("sign", [b"\x00", b"\t", b"\x1b", b"\xed\xa0\x80", b"\xe2\x80\xae"])
def test_a_name_that_cannot_be_shown_is_refused(client: TestClient, sign: bytes) -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="a%s.txt"\r\n\r\n'
        b"Klag leads.\r\n--b--\r\n"
    )
    headers = {"content-type": "multipart/form-data; boundary=b"}
    response = client.post("/documents", content=body % sign, headers=headers)
    assert "is not the name of a file" in response.json()["failed"][0]["reason"]
    assert set(texts(client)) == {A}


def test_a_name_with_quotation_marks_is_kept_as_it_is(client: TestClient) -> None:
    report = post(client, ('a "b" 100%.txt', "Klag leads."))
    assert report["added"] == ['index/uploads/a "b" 100%.txt']


def test_of_two_files_with_one_name_the_first_is_taken(client: TestClient) -> None:
    report = post(client, ("sent.txt", "Klag leads."), ("sent.txt", "Mufk leads."))
    assert texts(client)[SENT] == "Klag leads."
    assert "was sent twice" in report["failed"][0]["reason"]


def test_a_file_sent_again_is_the_next_edition(client: TestClient) -> None:
    post(client, ("sent.txt", "Klag leads."))
    assert post(client, ("sent.txt", "Klag leads."))["unchanged"] == [SENT]
    assert post(client, ("sent.txt", "Mufk leads."))["changed"] == [SENT]
    editions = client.get(f"/documents/{document_id(SENT)}/editions").json()["editions"]
    assert [each["until"] is None for each in editions] == [True, False]


@given(name=st.text(st.characters(codec=None), max_size=40))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_its_name_a_file_is_written_among_the_uploads_or_nowhere(
    over: Settings, writer: Writer, name: str
) -> None:
    uploads, folder = Uploads(over, writer), over.index / FOLDER
    report = uploads.add([Upload(f"{name}.txt", io.BytesIO(b"Klag leads."))])
    written = {path for path in over.index.parent.rglob("*.txt") if path.parent.name != "sources"}
    assert {path.parent for path in written} <= {folder}
    assert len(report.failed) + len(report.added) + len(report.unchanged) == 1


def test_what_a_killed_process_left_incoming_is_no_document(
    client: TestClient, over: Settings
) -> None:
    left = over.index / FOLDER / INCOMING / "left.txt"
    left.parent.mkdir(parents=True)
    left.write_text("Half of")
    sync(over.index, over)
    post(client, ("sent.txt", "Klag leads."))
    assert set(texts(client)) == {A, SENT}
    assert not left.exists()


def test_an_ingest_of_the_folders_keeps_what_was_sent(client: TestClient, over: Settings) -> None:
    post(client, ("sent.txt", "Klag leads."))
    sync(over.index, over)
    assert set(texts(client)) == {A, SENT}


def test_what_was_sent_outlives_the_index(client: TestClient, over: Settings) -> None:
    post(client, ("sent.txt", "Klag leads."))
    (over.index / "qa.sqlite").unlink()
    embedder = HashedEmbedder()
    with EmbeddedDrafts.open(over.index, embedder.name, embedder.dim, recipe(900)) as drafts:
        paths = [over.index.parent / "sources", *kept(over)]
        assert ingest(paths, drafts, embedder, over).added == (SENT, A)


def replace(client: TestClient, source: str, name: str, content: str | bytes) -> Any:
    return client.put(f"/documents/{document_id(source)}", files={"file": (name, content)})


def test_an_upload_is_replaced(client: TestClient) -> None:
    post(client, ("sent.txt", "Klag leads."))
    assert replace(client, SENT, "other.txt", "Mufk leads.").json()["changed"] == [SENT]
    assert texts(client)[SENT] == "Mufk leads."


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
    client: TestClient, source: str, name: str, content: str, status: int, said: str
) -> None:
    post(client, ("sent.txt", "Klag leads."), ("all.zip", packed(one="First.")))
    before = texts(client)
    assert said in detail(replace(client, source, name, content), status)
    assert texts(client) == before


def test_an_upload_is_removed_and_remembered(client: TestClient, over: Settings) -> None:
    post(client, ("sent.txt", "Klag leads."))
    response = client.delete(f"/documents/{document_id(SENT)}")
    assert response.json()["removed"] == [SENT]
    assert set(texts(client)) == {A}
    assert list((over.index / FOLDER).iterdir()) == []
    assert client.get(f"/documents/{document_id(SENT)}/editions").status_code == 200


def test_a_document_of_a_folder_is_not_removed_over_http(
    client: TestClient, over: Settings
) -> None:
    assert "was not uploaded" in detail(client.delete(f"/documents/{document_id(A)}"), 409)
    assert (over.index.parent / A).exists()


def test_an_archive_is_removed_as_a_whole_or_not_at_all(client: TestClient) -> None:
    post(client, ("all.zip", packed(one="First.", two="Second.")))
    one, two = (f"index/uploads/all.zip/{name}.txt" for name in ("one", "two"))
    path = f"/documents/{document_id(one)}"
    assert "say archive=true" in detail(client.delete(path), 409)
    assert client.delete(path, params={"archive": True}).json()["removed"] == [one, two]


def test_an_archive_without_a_document_is_refused(client: TestClient) -> None:
    (failed,) = post(client, ("none.zip", packed()))["failed"]
    assert "holds no file that can be read" in failed["reason"]


def test_the_progress_is_told_by_events_and_ends_in_the_report(client: TestClient) -> None:
    files = [("files", ("sent.txt", "Klag leads.")), ("files", ("bad.pdf", "no"))]
    response = client.post("/documents", files=files, headers=STREAM)
    assert response.headers["content-type"].startswith("text/event-stream")
    events = [each.split("\n") for each in response.text.strip().split("\n\n")]
    names = [name.removeprefix("event: ") for name, _ in events]
    contents = [json.loads(content.removeprefix("data: ")) for _, content in events]
    assert names == ["progress"] * (len(names) - 1) + ["report"]
    assert [(each["done"], each["total"]) for each in contents[:-1]][-1] == (1, 1)
    assert (contents[-2]["embedded"], contents[-2]["to_embed"]) == (1, 1)
    assert contents[-1]["added"] == [SENT]
    assert contents[-1]["failed"][0]["source"] == "bad.pdf"


@pytest.mark.parametrize("headers", [{}, STREAM])
def test_while_another_process_writes_an_upload_is_a_conflict(
    client: TestClient, over: Settings, headers: dict[str, str]
) -> None:
    embedder = HashedEmbedder()
    with EmbeddedDrafts.open(over.index, embedder.name, embedder.dim, recipe(900)):
        files = {"files": ("sent.txt", "Klag leads.")}
        response = client.post("/documents", files=files, headers=headers)
        assert "another process is writing" in detail(response, 409)
    assert not (over.index / FOLDER).exists()


def test_those_who_send_at_once_wait_for_one_another(client: TestClient) -> None:
    names = [f"{number}.txt" for number in range(4)]
    sending = [Thread(target=post, args=(client, (name, f"Of {name}."))) for name in names]
    for each in sending:
        each.start()
    for each in sending:
        each.join()
    assert set(texts(client)) == {A, *(f"index/uploads/{name}" for name in names)}


def test_the_service_answers_while_an_upload_waits(client: TestClient, writer: Writer) -> None:
    with writer():
        sending = Thread(target=post, args=(client, ("sent.txt", "Klag leads.")))
        sending.start()
        for _ in range(50):
            assert client.get("/healthz").json() == {"status": "alive"}
        assert set(texts(client)) == {A}
    sending.join()
    assert set(texts(client)) == {A, SENT}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "there is none"),
        ({"json": {"files": []}}, "there is none"),
        ({"data": {"files": "text"}}, "'files' is none"),
        ({"files": {"other": ("a.txt", "A.")}}, "'other' is none"),
    ],
)
def test_what_is_no_form_of_files_is_told_so(
    client: TestClient, sent: dict[str, Any], said: str
) -> None:
    assert said in detail(client.post("/documents", **sent), 422)


def test_a_broken_form_is_a_problem(client: TestClient) -> None:
    headers = {"content-type": "multipart/form-data"}
    assert "boundary" in detail(client.post("/documents", content=b"x", headers=headers), 400)


def test_whoever_leaves_while_sending_is_no_error_of_our_own(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    async def left() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def unheard(message: object) -> None:
        pass

    headers = [(b"host", b"localhost"), (b"content-type", b"multipart/form-data; boundary=b")]
    sending = {"type": "http", "method": "POST", "path": "/documents", "query_string": b""}
    anyio.run(client.app, {**sending, "headers": headers}, left, unheard)
    assert caplog.records == []
    assert set(texts(client)) == {A}


def test_too_many_files_are_refused(client: TestClient) -> None:
    files = [("files", (f"{number}.txt", "A.")) for number in range(4)]
    assert "Too many files" in detail(client.post("/documents", files=files), 400)


def test_an_upload_that_is_too_large_is_refused(client: TestClient) -> None:
    files = {"files": ("large.txt", "x" * 50_000)}
    assert "larger than 40,000 bytes" in detail(client.post("/documents", files=files), 413)


def test_a_file_that_is_too_large_is_refused_and_the_rest_goes_on(client: TestClient) -> None:
    report = post(client, ("large.txt", "x" * 20_000), ("sent.txt", "Klag leads."))
    assert "more than the 10,000 allowed" in report["failed"][0]["reason"]
    assert report["added"] == [SENT]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://["},
    ],
)
def test_the_page_of_another_site_can_send_nothing(
    client: TestClient, headers: dict[str, str]
) -> None:
    files = {"files": ("sent.txt", "Klag leads.")}
    response = client.post("/documents", files=files, headers=headers)
    assert "another site" in detail(response, 403)
    assert set(texts(client)) == {A}


def test_our_own_page_can_send(client: TestClient) -> None:
    post(client, ("sent.txt", "Klag leads."), headers={"origin": "http://localhost"})
    post(client, ("b.txt", "Mufk leads."), headers={"sec-fetch-site": "same-origin"})
    assert {name.rpartition("/")[2] for name in texts(client)} > {"sent.txt", "b.txt"}


def test_what_may_be_sent_is_told(client: TestClient) -> None:
    limits = client.get("/readyz").json()["uploads"]
    assert ".pdf" in limits.pop("suffixes")
    assert limits == {"files": 3, "file_size": 10_000, "upload_size": 40_000}


def test_openapi_tells_how_files_are_sent(client: TestClient) -> None:
    path = client.get("/openapi.json").json()["paths"]["/documents"]["post"]
    assert "multipart/form-data" in path["requestBody"]["content"]
    assert "event: report" in path["responses"]["200"]["content"]["text/event-stream"]["example"]


def test_a_document_is_described_by_what_is_sent_with_it(client: TestClient) -> None:
    described = ("sent.txt.meta.toml", 'title = "The camp"\ndate = 2020-01-02')
    report = post(client, ("sent.txt", "Klag leads."), described)
    assert (report["added"], report["failed"]) == ([SENT], [])
    assert details(client, SENT) == ("The camp", "2020-01-02")


def details(client: TestClient, source: str) -> tuple[str, str]:
    """Title and date."""
    listed = client.get("/documents").json()["documents"]
    return next((each["title"], each["date"]) for each in listed if each["source"] == source)


def test_a_description_that_is_sent_later_makes_another_edition(client: TestClient) -> None:
    post(client, ("sent.txt", "Klag leads."))
    report = post(client, ("sent.txt.meta.toml", 'title = "The camp"'))
    assert report["changed"] == [SENT]
    assert details(client, SENT)[0] == "The camp"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("sent.txt.meta.toml", "title =", "is no TOML"),
        ("other.txt.meta.toml", 'title = "x"', "describes other.txt, which is not here"),
    ],
)
def test_a_description_that_says_nothing_is_named_and_the_document_taken(
    client: TestClient, over: Settings, name: str, content: str, said: str
) -> None:
    report = post(client, (name, content), ("sent.txt", "Klag leads."))
    assert report["added"] == [SENT]
    (failure,) = report["failed"]
    assert failure["source"] == name
    assert said in failure["reason"]
    assert [path.name for path in (over.index / FOLDER).iterdir()] == ["sent.txt"]


def test_a_description_of_what_is_refused_does_not_describe_what_stood_before(
    client: TestClient,
) -> None:
    post(client, ("sent.txt", "Klag leads."), ("sent.txt.meta.toml", 'title = "The camp"'))
    report = post(client, ("sent.txt", ""), ("sent.txt.meta.toml", 'title = "Another"'))
    assert [each["source"] for each in report["failed"]] == ["sent.txt", "sent.txt.meta.toml"]
    assert details(client, SENT)[0] == "The camp"


def test_a_document_leaves_with_its_description(client: TestClient, over: Settings) -> None:
    post(client, ("sent.txt", "Klag leads."), ("sent.txt.meta.toml", 'title = "The camp"'))
    client.delete(f"/documents/{document_id(SENT)}")
    assert list((over.index / FOLDER).iterdir()) == []
