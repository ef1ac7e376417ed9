"""Archives: every file in one is a document of its own, and no archive does harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from qa.errors import LoadError
from qa.load import loaded, original, unpacked

LIMIT = 1_000_000


def archive(**members: bytes) -> bytes:
    return packed(zipfile.ZIP_DEFLATED, members)


def packed(compression: int, members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as package:
        for name, member in members.items():
            package.writestr(name, member)
    return content.getvalue()


def outcome(path: Path, content: bytes, limit: int = LIMIT) -> dict[str, str]:
    """Source to text, or to the reason."""
    path.write_bytes(content)
    found = {}
    for each in unpacked(original(path, path.name, limit), limit):
        try:
            if isinstance(each, LoadError):
                raise each
            found[each.source] = loaded(each).text
        except LoadError as error:
            found[error.source] = error.reason
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def test_a_member_s_source_is_its_path_behind_the_archive_s(path: Path) -> None:
    content = archive(**{"b.txt": b"One.", "deep/c.md": b"# Two"})
    assert outcome(path, content) == {"a.zip/b.txt": "One.", "a.zip/deep/c.md": "# Two"}


def test_an_archive_in_an_archive_is_unpacked(path: Path) -> None:
    inner = archive(**{"c.txt": b"Inside."})
    assert outcome(path, archive(**{"b.zip": inner})) == {"a.zip/b.zip/c.txt": "Inside."}


def test_an_archive_in_two_others_is_refused_and_the_rest_is_read(path: Path) -> None:
    deepest = archive(**{"d.txt": b"Too deep."})
    inner = archive(**{"c.zip": deepest, "c.txt": b"Deep."})
    found = outcome(path, archive(**{"b.zip": inner}))
    assert found["a.zip/b.zip/c.txt"] == "Deep."
    assert "archive inside 2 others" in found["a.zip/b.zip/c.zip"]


def test_other_formats_folders_and_hidden_files_are_passed_over(path: Path) -> None:
    names = ["picture.png", ".hidden.txt", "__MACOSX/b.txt", ".git/c.txt", "folder/"]
    assert outcome(path, archive(**dict.fromkeys(names, b"x"), **{"b.txt": b"One."})) == {
        "a.zip/b.txt": "One."
    }


def test_a_member_that_cannot_be_read_does_not_stop_the_rest(path: Path) -> None:
    found = outcome(path, archive(**{"b.pdf": b"no", "c.txt": b"", "d.txt": b"One."}))
    assert "looks like plain text" in found["a.zip/b.pdf"]
    assert "is empty" in found["a.zip/c.txt"]
    assert found["a.zip/d.txt"] == "One."


def test_a_path_in_an_archive_leads_nowhere_outside(path: Path) -> None:
    names = ["../../etc/a.txt", "/etc/b.txt", "..\\c.txt"]
    found = outcome(path, archive(**dict.fromkeys(names, b"One.")))
    assert sorted(found) == ["a.zip/c.txt", "a.zip/etc/a.txt", "a.zip/etc/b.txt"]


def test_a_sidecar_in_an_archive_counts(path: Path) -> None:
    path.write_bytes(archive(**{"b.txt": b"One.", "b.txt.meta.toml": b'title = "Told"'}))
    (member,) = unpacked(original(path, "a.zip", LIMIT), LIMIT)
    assert not isinstance(member, LoadError)
    assert loaded(member).title == "Told"


def test_an_archive_that_unpacks_to_more_than_a_file_may_have_is_refused(path: Path) -> None:
    content = archive(**{f"{n}.txt": b"x" * 300_000 for n in range(4)})
    with pytest.raises(LoadError, match="unpacks to 1,200,000 bytes, more than the 1,000,000"):
        outcome(path, content)


def test_what_nested_archives_unpack_to_is_summed(path: Path) -> None:
    inner = archive(**{"c.txt": b"x" * 600_000})
    found = outcome(path, archive(**{"a.zip": inner, "b.zip": inner}))
    assert len(found["a.zip/a.zip/c.txt"]) == 600_000
    assert "more than the 1,000,000 allowed" in found["a.zip/b.zip"]


def test_a_bomb_is_refused(path: Path) -> None:
    found = outcome(path, archive(**{"b.txt": b"\0" * 5_000_000}), limit=10_000_000)
    assert "times its size, as only bombs do" in found["a.zip/b.txt"]


def test_a_member_that_is_larger_than_it_says_is_refused(path: Path) -> None:
    content = archive(**{"b.txt": b"x" * 1000})
    lying = content.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert "is damaged inside the archive" in outcome(path, lying)["a.zip/b.txt"]


def test_too_many_members_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.load.archive._COUNT", 2)
    with pytest.raises(LoadError, match="holds more than 2 files"):
        outcome(path, archive(a=b"", b=b"", c=b""))


def test_an_encrypted_member_is_told(path: Path) -> None:
    content = bytearray(archive(**{"b.txt": b"One."}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "is encrypted" in outcome(path, bytes(content))["a.zip/b.txt"]


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_damaged_archive_is_refused(path: Path, kept: float) -> None:
    content = archive(**{"b.txt": b"One thing."})
    with pytest.raises(LoadError, match="is a damaged archive"):
        outcome(path, content[: int(len(content) * kept)])


def test_an_archive_whose_names_are_not_in_the_encoding_it_says_is_refused(path: Path) -> None:
    content = archive(**{"üü.txt": b"One."})
    with pytest.raises(LoadError, match="is a damaged archive"):
        outcome(path, content.replace("üü".encode(), b"\xfc\xfc\xfc\xfc"))


def test_a_member_whose_own_name_is_damaged_does_not_stop_the_rest(path: Path) -> None:
    content = archive(**{"üü.txt": b"One.", "z.txt": b"Two."})
    found = outcome(path, content.replace("üü".encode(), b"\xfc\xfc\xfc\xfc", 1))
    assert found["a.zip/z.txt"] == "Two."
    assert "is damaged inside the archive" in found["a.zip/üü.txt"]


@pytest.mark.parametrize("compression", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_a_damaged_member_does_not_stop_the_rest(path: Path, compression: int) -> None:
    content = bytearray(packed(compression, {"b.txt": b"One thing. " * 99, "c.txt": b"Two."}))
    begins = content.index(b"b.txt") + len(b"b.txt")
    content[begins : begins + 20] = b"\xff" * 20
    found = outcome(path, bytes(content))
    assert found["a.zip/c.txt"] == "Two."
    assert "is damaged inside the archive" in found["a.zip/b.txt"]


def test_what_is_no_archive_is_refused(path: Path) -> None:
    with pytest.raises(LoadError, match=r"is named \.zip but looks like plain text"):
        outcome(path, b"Just text.")
