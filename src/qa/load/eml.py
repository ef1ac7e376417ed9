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

_SHOWN = ("Subject", "From", "To", "Cc", "Date")


def extract(content: bytes) -> Extract:
    """Subject, sender, receivers and date, a line each, then the body; a page only without text.

    Messages that were forwarded whole follow, each a landmark. Other attachments are left out with
    a warning.
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
        if part is not message and part.get_content_type() == "message/rfc822":
            yield from (inner for inner in part.get_payload() if isinstance(inner, EmailMessage))


def _add(message: EmailMessage, builder: Builder) -> None:
    lines = [f"{name}: {value}" for name in _SHOWN if (value := _header(message, name))]
    builder.block("\n".join(lines))
    body = message.get_body(("plain", "html"))
    if body is not None:
        _add_body(body, builder)
    for part in message.iter_attachments():
        if part.get_content_type() != "message/rfc822":
            builder.warn(f"its attachment {part.get_filename() or 'without a name'!r} is not read")


def _add_body(body: MIMEPart, builder: Builder) -> None:
    text = body.get_content()
    if body.get_content_subtype() == "html":
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
