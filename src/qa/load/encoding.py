"""Bytes to characters. Nothing is dropped, and nothing replaced without a warning."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import CharsetMatch, from_bytes

from qa.load.extract import Unreadable
from qa.load.signature import require_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = "cp1252"
_OF_PAGES = re.compile(
    r"ascii|big5.*|cp\d+|euc_.*|gb.*|iso2022_jp|iso8859-\d+|koi8-.|mac-.*|shift_jis"
)
_AS_BROWSERS_DO = {
    **{"ascii": _WESTERN, "iso8859-1": _WESTERN, "iso8859-9": "cp1254"},
    **{"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"},
}
_LEGACY = (
    *(_WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("iso8859_2", "koi8_r", "cp932", "euc_jp", "cp949", "gb18030", "big5"),
)
_COHERENCE_MARGIN = 0.03
_INVALID = re.compile("[\udc80-\udcff]")  # what Python's surrogateescape makes of a byte
_SOUND_FOR_A_LOST = 4
_SAVE_AS_UTF8 = "open it in an editor and save it as UTF-8"


class Decoded(NamedTuple):
    """The characters, the encoding they were in (Python's name for it), and what was lost."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """By byte order mark (left out), else as declared, else as UTF-8, else as detected.

    A declaration that is unknown or doesn't hold is passed over. In what is UTF-8 but for a few
    bytes these become U+FFFD, with a warning that counts them. Raises Unreadable where `content`
    is no text or its encoding cannot be told.
    """
    require_text(content)
    decoded = (
        _by_mark(content)
        or (_strictly(content, _codec(declared)) if declared else None)
        or _strictly(content, "utf-8")
        or _nearly_utf8(content)
        or _detected(content)
    )
    if "\0" in decoded.text:
        raise Unreadable(f"holds NUL characters, so it is not text; {_SAVE_AS_UTF8} without them")
    return decoded


def _strictly(content: bytes, encoding: str) -> Decoded | None:
    """`content` in this encoding, or None where some byte is invalid in it."""
    try:
        return Decoded(content.decode(encoding), codecs.lookup(encoding).name)
    except UnicodeDecodeError:
        return None


def _nearly_utf8(content: bytes) -> Decoded | None:
    """Where far more letters beyond ASCII are sound UTF-8 than are not: no other encoding is."""
    text = content.decode("utf-8", "surrogateescape")
    lost = [match.start() for match in _INVALID.finditer(text)]
    sound = len(text) - len(lost) - sum(map(str.isascii, text))
    if sound < _SOUND_FOR_A_LOST * len(lost):
        return None
    first = len(text[: lost[0]].encode("utf-8", "surrogateescape"))
    warning = f"bytes that are not UTF-8 stand as \ufffd: {len(lost):,}, the first at {first:,}"
    return Decoded(_INVALID.sub("\N{REPLACEMENT CHARACTER}", text), "utf-8", (warning,))


def _codec(label: str) -> str:
    """Python's name for an encoding that a page declares; UTF-8 for one that pages cannot have."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return "utf-8"
    return _AS_BROWSERS_DO.get(name, name) if _OF_PAGES.fullmatch(name) else "utf-8"


def _by_mark(content: bytes) -> Decoded | None:
    """`content` by its byte order mark; None without one."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            try:
                return Decoded(content[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                at = error.start + len(mark)
                reason = f"begins with the mark of {encoding} but byte {at:,} is invalid in it"
                raise Unreadable(f"{reason}; {_SAVE_AS_UTF8}") from error
    return None


def _detected(content: bytes) -> Decoded:
    """`content` in the legacy encoding that charset-normalizer finds most plausible.

    Windows-1252 wins a near tie, as in browsers: the others give it Ł for £ and the like. Where
    several tie without any trace of a language we refuse rather than corrupt the text in silence.
    """
    matches = list(from_bytes(content, cp_isolation=list(_LEGACY)))
    tied = [match for match in matches if match.chaos == matches[0].chaos]
    if not tied or not (_western(tied) or len(tied) == 1 or tied[0].coherence):
        raise Unreadable(f"is neither UTF-8 nor of an encoding that can be told; {_SAVE_AS_UTF8}")
    encoding = _WESTERN if _western(tied) else tied[0].encoding
    decoded = _strictly(content, encoding)
    if decoded is None:
        raise Unreadable(f"looks like {encoding} but has invalid bytes; {_SAVE_AS_UTF8}")
    return decoded


def _western(tied: list[CharsetMatch]) -> bool:
    enough = tied[0].coherence - _COHERENCE_MARGIN
    return any(
        _WESTERN in match.could_be_from_charset and match.coherence >= enough for match in tied
    )
