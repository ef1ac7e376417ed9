"""An upload is kept under its own name, among the uploads and nowhere else."""

from __future__ import annotations

import io

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from uploading import A, post, texts

from qa.settings import Settings
from qa.uploads import FOLDER, Upload, Uploads
from qa.wiring import Writer


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
    service: TestClient, over: Settings, name: str, said: str
) -> None:
    before = sorted(over.index.parent.rglob("*"))
    (failed,) = post(service, (name, "Klag leads."))["failed"]
    assert said in failed["reason"]
    assert len(failed["source"]) <= 61
    after = [path for path in over.index.parent.rglob("*") if path.is_file()]
    assert set(after) <= set(before)


@pytest.mark.parametrize(
    "name", ["گزارش\u200cها.txt", "Scan 3.04\u202fPM.txt", "שלום\u200f.txt", "👩\u200d🔬.txt"]
)
def test_a_name_is_taken_with_the_joiners_and_spaces_of_its_script(
    service: TestClient, name: str
) -> None:
    assert post(service, (name, "Klag leads."))["added"] == [f"index/uploads/{name}"]


@pytest.mark.parametrize("sign", [b"\x00", b"\t", b"\x1b", b"\xed\xa0\x80", b"\xe2\x80\xae"])
def test_a_name_that_cannot_be_shown_is_refused(service: TestClient, sign: bytes) -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="files"; filename="a%s.txt"\r\n\r\n'
        b"Klag leads.\r\n--b--\r\n"
    )
    headers = {"content-type": "multipart/form-data; boundary=b"}
    response = service.post("/documents", content=body % sign, headers=headers)
    assert "is not the name of a file" in response.json()["failed"][0]["reason"]
    assert set(texts(service)) == {A}


def test_a_name_with_quotation_marks_is_kept_as_it_is(service: TestClient) -> None:
    report = post(service, ('a "b" 100%.txt', "Klag leads."))
    assert report["added"] == ['index/uploads/a "b" 100%.txt']


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
