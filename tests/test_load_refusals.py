"""Loading: what is refused, and that the reason says what is wrong and what to do."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import docx
import pypdfium2
import pytest
from conftest import UNREAD
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packages import PACKAGES
from reportlab.pdfgen.canvas import Canvas

from qa.errors import LoadError
from qa.load import SUFFIXES, load

Refuse = Callable[[str, bytes], str]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


@pytest.fixture
def refuse(tmp_path: Path) -> Refuse:
    """Writes a file, expects that it is refused, and gives the reason."""

    def write_and_refuse(name: str, content: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return reason_for(path)

    return write_and_refuse


def reason_for(path: Path, limit: int = 1_000_000) -> str:
    with pytest.raises(LoadError) as refused:
        load(path, path.name, limit)
    assert refused.value.source == path.name
    return refused.value.reason


def pdf(text: str = "A fact.", encrypt: str | None = None) -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, encrypt=encrypt)
    canvas.drawString(72, 700, text)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def word(text: str = "A fact.") -> bytes:
    content = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(content)
    return content.getvalue()


def archive(**members: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, member in members.items():
            package.writestr(name, member)
    return content.getvalue()


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "No such file" in reason_for(tmp_path / "a.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert "not a regular file" in reason_for(tmp_path / "a.txt")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "not a regular file" in reason_for(tmp_path / "a.txt")


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_bytes(b"A fact.")
    monkeypatch.setattr(Path, "read_bytes", forbidden)  # for root no file is unreadable
    assert "Permission denied" in reason_for(tmp_path / "a.txt")


def test_an_unsupported_suffix_is_refused_with_those_that_are_supported(refuse: Refuse) -> None:
    reason = refuse("a.odt", b"text")
    assert "'.odt'" in reason
    assert all(suffix in reason for suffix in SUFFIXES)


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_an_empty_file_is_refused(refuse: Refuse, suffix: str) -> None:
    assert "empty" in refuse(f"a{suffix}", b"")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_file_of_white_space_is_refused(refuse: Refuse, name: str) -> None:
    assert "only white space" in refuse(name, b" \r\n\t\xc2\xa0\n")


def test_html_and_docx_that_show_no_text_are_refused(refuse: Refuse) -> None:
    assert "only white space" in refuse("a.html", b"<title>T</title><script>1</script>")
    assert "only white space" in refuse("a.docx", word(" "))


def test_a_file_over_the_limit_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    monkeypatch.setattr(Path, "read_bytes", None)
    assert "11 bytes, more than the 10 allowed" in reason_for(tmp_path / "a.txt", limit=10)


def test_a_file_of_just_the_limit_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    assert load(tmp_path / "a.txt", "a.txt", 10).text == "x" * 10


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (pdf(), "a PDF document; rename it to .pdf"),
        (word(), "a Word document (.docx); rename it to .docx"),
        (archive(a=b"1"), "a zip archive; rename it to .zip"),
        (PNG, "a PNG image"),
        (OLE, "an old Office file"),
        (b"text\0text", "a binary file; if it is text, open it in an editor and save it as UTF-8"),
        ("no mark".encode("utf-16-le"), "a binary file"),
    ],
)
def test_what_is_no_text_is_refused_by_its_looks(
    refuse: Refuse, name: str, content: bytes, looks_like: str
) -> None:
    assert looks_like in refuse(name, content)


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b"Just text.", "plain text; rename it to .txt"),
        (b"<!DOCTYPE html><p>Not found", "a web page; rename it to .html"),
        (word(), "a Word document"),
        (PNG, "a PNG image"),
    ],
)
def test_what_is_no_pdf_is_refused_by_its_looks(
    refuse: Refuse, content: bytes, looks_like: str
) -> None:
    assert f"is named .pdf but looks like {looks_like}" in refuse("a.pdf", content)


@pytest.mark.parametrize(
    ("content", "looks_like"),
    [
        (b"Just text.", "plain text"),
        (pdf(), "a PDF document"),
        (archive(a=b"1"), "a zip archive"),
        (archive(**{"xl/workbook.xml": b"<x/>"}), "an Excel workbook"),
    ],
)
def test_what_is_no_docx_is_refused_by_its_looks(
    refuse: Refuse, content: bytes, looks_like: str
) -> None:
    assert f"is named .docx but looks like {looks_like}" in refuse("a.docx", content)


def test_bytes_of_no_encoding_are_refused(refuse: Refuse) -> None:
    content = bytes(byte for byte in range(1, 256) if byte not in b"\r\n") * 3
    assert "save it as UTF-8" in refuse("a.txt", content)


def test_bytes_that_several_encodings_fit_equally_are_refused(refuse: Refuse) -> None:
    assert "neither UTF-8 nor" in refuse("a.txt", "Привет".encode("cp1251"))


def test_a_byte_order_mark_that_does_not_hold_is_refused(refuse: Refuse) -> None:
    assert "mark of utf-8 but byte 6 is invalid" in refuse("a.txt", b"\xef\xbb\xbfabc\xff")


def test_nul_characters_are_refused(refuse: Refuse) -> None:
    assert "NUL characters" in refuse("a.txt", "a\0b".encode("utf-16"))


@pytest.mark.parametrize("field", ["title", "author", "tags", "publisher"])
def test_half_a_character_in_what_a_file_says_of_itself_is_refused(
    refuse: Refuse, field: str
) -> None:
    reason = refuse("a.md", f'---\n{field}: "Hello \\uD83D\\uDE00"\n---\nA fact.'.encode())
    assert r"half a character, '\ud83d' in 'Hello \ud83d" in reason


def test_a_pdf_with_a_password_is_refused(refuse: Refuse) -> None:
    assert "password; save it without" in refuse("a.pdf", pdf(encrypt="secret"))


def test_a_docx_with_a_password_is_refused(refuse: Refuse) -> None:
    assert "remove the password and save as .docx" in refuse("a.docx", OLE)


def test_a_pdf_without_pages_is_refused(refuse: Refuse) -> None:
    refuse("before.pdf", pdf(encrypt="secret"))  # pdfium remembers its last error
    content = io.BytesIO()
    pypdfium2.PdfDocument.new().save(content)
    assert "has no pages" in refuse("a.pdf", content.getvalue())


def test_a_scanned_pdf_is_refused(refuse: Refuse) -> None:
    assert f"no text on any page{UNREAD}" in refuse("a.pdf", pdf(""))


def test_a_damaged_pdf_is_refused(refuse: Refuse) -> None:
    assert "is damaged" in refuse("a.pdf", pdf()[:300])


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_damaged_docx_is_refused(refuse: Refuse, kept: float) -> None:
    content = word()
    assert "is damaged" in refuse("a.docx", content[: int(len(content) * kept)])


def test_a_docx_without_its_parts_is_refused(refuse: Refuse) -> None:
    assert "is damaged or no Word document" in refuse(
        "a.docx", archive(**{"word/document.xml": b"<x/>"})
    )


def test_a_docx_that_unpacks_to_too_much_is_refused(
    refuse: Refuse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.load.package._UNPACKED", 1_000)
    assert "more than 1,000" in refuse("a.docx", word())


@given(noise=st.binary(min_size=1), suffix=st.sampled_from(sorted(SUFFIXES)), at=st.floats(0, 1))
@settings(
    max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_whatever_the_bytes_only_a_load_error_is_raised(
    tmp_path: Path, noise: bytes, suffix: str, at: float
) -> None:
    whole = WHOLE.get(suffix, b"")
    cut = int(len(whole) * at)
    path = tmp_path / f"noise{suffix}"
    path.write_bytes(whole[:cut] + noise + whole[cut + len(noise) :])
    with suppress(LoadError):
        assert load(path, path.name, 1_000_000).text


WHOLE = {suffix: package("A fact.") for suffix, package in PACKAGES.items()}
