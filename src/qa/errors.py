"""Everything that qa refuses, in one tree. Each message says what, which value and what to do.

QaError
├── InvalidInput          a question, a limit or a setting that cannot be used
├── LoadError             a file that cannot be read as a document
├── UnknownDocument       no document has this id
│   ├── UnknownEdition        the document has no such edition, or it is forgotten
│   └── UnknownPage           the document has no such page, or its file is not what was read
├── UnknownCollection     no collection has this name
├── CollectionError
│   ├── CollectionMissing     there is no index here yet
│   ├── CollectionForeign     made by something else, or with another format or embedder
│   ├── CollectionCorrupt     damaged on disk
│   └── CollectionBusy        another process is writing
├── NotUploaded           a document that was not uploaded, or not by itself
├── OutputError           what cannot be printed: no room, or a disk that is gone
├── Stopped               an ingest that was ended before it was done
├── ModelError            an embedder or a reader that cannot be loaded
├── QuoteMismatch         a quote that is not its slice of the stored document
└── EvaluationError       questions, gold or a baseline that cannot be evaluated
"""

from collections.abc import Iterable

LENGTH = 120
"""Characters of a value that an error repeats, at most."""


def shortened(text: str) -> str:
    """As much of a text as an error repeats: the middle is left out of a long one."""
    half = LENGTH // 2
    return text if len(text) <= LENGTH else f"{text[:half]}…{text[1 - half :]}"


def quoted(value: object) -> str:
    """A value as an error repeats it, in its quotation marks."""
    return shortened(repr(value))


class QaError(Exception):
    """The root: whoever catches it has caught all that qa raises on purpose."""


class InvalidInput(QaError):
    pass


class LoadError(QaError):
    """A file that cannot be read as a document; `source` names it, `reason` says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class UnknownDocument(QaError):
    def __init__(self, document_id: str) -> None:
        super().__init__(
            f"no document has the id {quoted(document_id)}; "
            "`qa documents` or GET /documents lists them"
        )


class UnknownEdition(UnknownDocument):
    def __init__(self, document_id: str, sha256: str) -> None:
        QaError.__init__(
            self,
            f"no edition {quoted(sha256)} of the document {quoted(document_id)} is remembered; "
            "`qa history` or GET /documents/{id}/editions lists those that are",
        )


class UnknownPage(UnknownDocument):
    def __init__(self, reason: str) -> None:
        QaError.__init__(self, reason)


class UnknownCollection(QaError):
    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            f"there is no collection {quoted(name)}; there are: {', '.join(known) or 'none yet'}"
        )


class CollectionError(QaError):
    pass


class CollectionMissing(CollectionError):
    pass


class CollectionForeign(CollectionError):
    pass


class CollectionCorrupt(CollectionError):
    pass


class CollectionBusy(CollectionError):
    pass


class NotUploaded(QaError):
    pass


class OutputError(QaError):
    pass


class Stopped(QaError):
    pass


class ModelError(QaError):
    pass


class QuoteMismatch(QaError):
    pass


class EvaluationError(QaError):
    pass
