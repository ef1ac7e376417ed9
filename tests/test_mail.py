"""E-mail: all that is text is read, and whatever is not is told."""

from __future__ import annotations

from email.message import EmailMessage

from conftest import Write


def part(kind: str, content: str | bytes, disposition: str = "", name: str = "") -> EmailMessage:
    """A part of the type text/`kind`, or of application/`kind` where it is bytes."""
    made = EmailMessage()
    if isinstance(content, str):
        made.set_content(content, subtype=kind)
    else:
        made.set_content(content, maintype="application", subtype=kind)
        del made["Content-Disposition"]
    if disposition:
        made.add_header("Content-Disposition", disposition, filename=name)
    return made


def several(kind: str, *parts: EmailMessage) -> EmailMessage:
    """Parts in one of the type multipart/`kind`."""
    made = EmailMessage()
    made["Content-Type"] = f'multipart/{kind}; boundary="{kind}"'
    for each in parts:
        made.attach(each)
    return made


def sent(message: EmailMessage) -> bytes:
    message["Subject"] = "Bridge"
    return bytes(message)


def test_a_page_is_read_also_where_a_list_adds_its_footer(write: Write) -> None:
    message = several("mixed", part("html", "<p>It opens.</p>"), part("plain", "The list."))
    assert write("a.eml", sent(message)).text == "Subject: Bridge\n\nIt opens.\n\nThe list."


def test_a_text_that_stands_in_the_message_is_read_although_it_has_a_name(write: Write) -> None:
    body = several("alternative", part("plain", "See below."), part("html", "<p>See below.</p>"))
    notes = part("plain", "It opens.", "inline", "notes.txt")
    document = write("a.eml", sent(several("mixed", body, notes)))
    assert document.text == "Subject: Bridge\n\nSee below.\n\nIt opens."
    assert document.warnings == ()


def test_a_text_that_is_attached_is_told(write: Write) -> None:
    notes = part("plain", "It opens.", "attachment", "notes.txt")
    document = write("a.eml", sent(several("mixed", part("plain", "See it."), notes)))
    assert document.text == "Subject: Bridge\n\nSee it."
    assert document.warnings == ("its attachment 'notes.txt' is not read",)


def test_a_message_that_is_no_text_at_all_is_told(write: Write) -> None:
    document = write("a.eml", sent(part("pdf", b"%PDF-")))
    assert document.text == "Subject: Bridge"
    assert document.warnings == ("its attachment application/pdf is not read",)


def test_what_stands_in_an_alternative_that_is_not_read_is_told(write: Write) -> None:
    plan = part("pdf", b"%PDF-", "inline", "plan.pdf")
    page = several("mixed", part("html", "<p>It opens.</p>"), plan)
    document = write("a.eml", sent(several("alternative", part("plain", "It opens."), page)))
    assert document.text == "Subject: Bridge\n\nIt opens."
    assert document.warnings == ("its attachment 'plan.pdf' is not read",)


def test_an_alternative_that_says_nothing_is_not_the_one_that_is_read(write: Write) -> None:
    message = several("alternative", part("plain", "\n"), part("html", "<p>It opens.</p>"))
    assert write("a.eml", sent(message)).text == "Subject: Bridge\n\nIt opens."


def test_a_message_that_is_nothing_but_another_one_is_read(write: Write) -> None:
    inner = sent(part("plain", "It opens."))
    outer = b"Subject: Fwd\nContent-Type: message/rfc822\n\n" + inner
    document = write("a.eml", outer)
    assert document.text.endswith("Subject: Bridge\n\nIt opens.")
    assert [mark.name for mark in document.landmarks["message"]] == ["1", "2"]


def test_a_text_in_an_encoding_that_there_is_not_is_read_as_utf8(write: Write) -> None:
    content = "Subject: Bridge\nContent-Type: text/plain; charset=none\n\nAt Manëz.".encode()
    assert write("a.eml", content).text == "Subject: Bridge\n\nAt Manëz."
