"""Every setting, read once at the edge from `QA_*` environment variables, and passed down."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

DEFAULT = "default"
"""The name of the collection that stands in the folder of the index itself."""
COLLECTIONS = "collections"
"""The folder beneath the index that holds the others, each by its name."""


class Settings(BaseSettings):
    """Lengths are in characters. A variable that is set to nothing is as one that is not set."""

    model_config = SettingsConfigDict(env_prefix="QA_", env_ignore_empty=True, frozen=True)

    index: Path = Field(Path("index"), description="folder of the index")
    collection: str = Field(
        DEFAULT,
        pattern="^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$",
        description="name of the collection, in letters, digits, - and _",
    )
    sources: Path = Field(Path("sources"), description="folder that is ingested by default")
    reader: str = Field("", description="Hugging Face QA model by name or path; empty: ours")
    embedder: str = Field("", description="sentence-transformers name or path; empty: MiniLM")
    passages: int = Field(10, ge=1, le=100, description="passages read for a question, at most")
    share: float = Field(
        0.6,
        ge=0,
        le=1,
        description="a passage after the fifth is read from this share of the "
        "best one's search score on",
    )
    quotes: int = Field(5, ge=1, le=50, description="quotes in an answer, at most")
    threshold: float = Field(0.41, ge=0, le=1, description="confidence below which: no answer")
    corroboration: float = Field(
        0.15, ge=0, le=1, description="confidence from which a quote is shown that confirms another"
    )
    chunk_length: int = Field(900, ge=100, le=10_000, description="characters in a chunk, at most")
    question_length: int = Field(1000, ge=1, description="characters in a question, at most")
    quotations: int = Field(200, ge=1, description="quotations checked in a request, at most")
    file_size: int = Field(50_000_000, ge=1, description="bytes in a source file, at most")
    ocr: bool = Field(
        False, description="whether scanned pages of a PDF are recognised; needs the extra `ocr`"
    )
    body_size: int = Field(64_000, ge=1, description="bytes in a request, at most")
    uploads: bool = Field(True, description="whether documents may be sent to the service")
    upload_size: int = Field(200_000_000, ge=1, description="bytes in an upload, at most")
    upload_files: int = Field(200, ge=1, description="files in an upload, at most")
    history: float = Field(
        365, ge=0, le=365_000, description="days that replaced and removed editions outlive `qa gc`"
    )
    threads: int = Field(os.cpu_count() or 1, ge=1, le=1024, description="threads for the models")
    host: str = Field("127.0.0.1", description="address that the service listens on")
    names: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="names by which a service on a loopback address is called besides localhost: "
        "that of a proxy before it; parted by commas",
    )
    port: int = Field(8000, ge=0, le=65_535, description="0 takes a free one")

    @field_validator("index")
    @classmethod
    def _of_utf8(cls, index: Path) -> Path:
        """FAISS and tantivy, which write into it, take no other name."""
        if os.fsencode(index) != str(index).encode("utf-8", "replace"):
            raise PydanticCustomError("utf8", "its name must be UTF-8; rename it, or name another")
        return index

    @field_validator("names", mode="before")
    @classmethod
    def _parted(cls, names: object) -> object:
        if not isinstance(names, str):
            return names
        return [name.strip() for name in names.split(",") if name.strip()]

    @property
    def folder(self) -> Path:
        """Where the collection is: the index itself, or beneath it."""
        if self.collection == DEFAULT:
            return self.index
        return self.index / COLLECTIONS / self.collection

    @property
    def base(self) -> Path:
        """What sources are relative to, in any collection: the folder that holds the index."""
        return self.index.absolute().parent.resolve()

    def of(self, collection: str | None) -> Settings:
        """The same for another collection; None is the one that these name."""
        return self.model_copy(update={"collection": collection or self.collection})
