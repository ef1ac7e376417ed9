"""E-mail (RFC 5322), by the standard library: the headers people read, and the text."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import getaddresses

from qa.load import html
from qa.load.describe import iso_date, strings
from qa.load.extract import Builder, Extract, Unreadable
from qa.types import Metadata

_MESSAGE = "message/rfc822"
_SHOWN = ("Subject", "From", "To", "Cc", "Date")


def extract(content: bytes) -> Extract:
    """Subject, sender, receivers and date, a line each, then all that is text and not attached.

    Of alternatives plain text is read, a page only without it. Messages that were forwarded whole
    follow, each a landmark. Whatever else there is is left out with a warning.
    """
    message = BytesParser(policy=policy.default).parsebytes(content)
    if not any(message[name] for name in ("From", "Subject", "Date", "Received")):
        raise Unreadable("has none of the headers of an e-mail; rename it to .txt")
    builder = Builder()
    for number, each in enumerate(_messages(message), start=1):
        builder.begin("message", str(number))
        _add(each, builder)
    return builder.extract(_header(message, "Subject"), _metadata(message))


def _messages(message: EmailMessage) -> Iterator[EmailMessage]:
    """The message, then those attached to it."""
    yield message
    for part in message.walk():
        if part.get_content_type() == _MESSAGE:
            yield from (inner for inner in part.get_payload() if isinstance(inner, EmailMessage))


def _add(message: EmailMessage, builder: Builder) -> None:
    lines = [f"{name}: {value}" for name in _SHOWN if (value := _header(message, name))]
    builder.block("\n".join(lines))
    for part in _parts(message):
        if _is_text(part):
            _add_text(part, builder)
        elif part.get_content_type() != _MESSAGE:
            named = repr(part.get_filename()) if part.get_filename() else part.get_content_type()
            builder.warn(f"its attachment {named} is not read")


def _parts(part: MIMEPart) -> Iterator[MIMEPart]:
    """What a message is made of, in order; of alternatives one, and what is attached to others."""
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        yield part
    elif part.get_content_subtype() == "alternative":
        chosen = _chosen(part)
        for each in part.iter_parts():
            parts = _parts(each)
            yield from parts if each is chosen else filter(_is_more, parts)
    else:
        for each in part.iter_parts():
            yield from _parts(each)


def _chosen(alternatives: MIMEPart) -> MIMEPart | None:
    """The alternative that is read: the plainest that says anything."""
    for kind in ("plain", "html"):
        for each in alternatives.iter_parts():
            body = each.get_body((kind,))
            if body is not None and _text(body).strip():
                return each
    return next(alternatives.iter_parts(), None)


def _is_more(part: MIMEPart) -> bool:
    """Not only another form of what another alternative says, as a page and its pictures are."""
    return part.is_attachment() or part.get_content_maintype() not in ("text", "image")


def _is_text(part: MIMEPart) -> bool:
    return part.get_content_maintype() == "text" and not part.is_attachment()


def _text(part: MIMEPart) -> str:
    """Its characters; those of UTF-8 where it names an encoding that there is not."""
    try:
        return str(part.get_content())
    except LookupError:
        return bytes(part.get_payload(decode=True)).decode("utf-8", "replace")


def _add_text(part: MIMEPart, builder: Builder) -> None:
    text = _text(part)
    if part.get_content_subtype() == "html":
        html.add(text, builder)
    else:
        builder.block(text)
    if "\N{REPLACEMENT CHARACTER}" in text:
        builder.warn(
            "bytes of its body that its encoding does not have stand as \N{REPLACEMENT CHARACTER}"
        )


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _metadata(message: EmailMessage) -> Metadata:
    senders = [name or address for name, address in getaddresses([_header(message, "From")])]
    return Metadata(
        authors=strings(senders),
        date=iso_date(_header(message, "Date")),
        genre="message",
        tags=strings(_header(message, "Keywords")),
    )
