"""The collection in a folder: SQLite is the truth, FAISS and BM25 are derived from it."""

from qa.collection.drafts import EmbeddedDrafts
from qa.collection.embedded import EmbeddedCollection, published_documents

__all__ = ["EmbeddedCollection", "EmbeddedDrafts", "published_documents"]
