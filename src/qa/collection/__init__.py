"""The collection in a folder: SQLite is the truth, FAISS and BM25 are derived from it."""

from qa.collection.check import Soundness, checked, mended
from qa.collection.derived import Fault
from qa.collection.drafts import EmbeddedDrafts
from qa.collection.embedded import EmbeddedCollection, published_documents
from qa.collection.known import RehearsedDrafts

__all__ = [
    "EmbeddedCollection",
    "EmbeddedDrafts",
    "Fault",
    "RehearsedDrafts",
    "Soundness",
    "checked",
    "mended",
    "published_documents",
]
