"""The database: its tables and its version."""

DATABASE = "qa.sqlite"
APPLICATION_ID = 0x71614958  # "qaIX"
VERSION = 5
"""2: landmarks, metadata, encoding, warnings and sidecars; publications, clusters and copies.
3: pages, with where the text stands on them.
4: lengths beside the texts' sha256 in their index, so that neither is read from behind a text.
5: sentences, found by the directions of their embeddings, in place of the chunks'."""

PAGES = """
CREATE TABLE pages (              -- of the formats that have pages: the fields of Page
    edition INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    number INTEGER NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    start INTEGER NOT NULL,
    past INTEGER NOT NULL,
    glyphs BLOB NOT NULL,         -- empty where the page has no text
    recognised INTEGER NOT NULL,  -- 1 where the text is what OCR made of a picture, or nothing
    checksum INTEGER NOT NULL,    -- CRC-32 of the glyphs
    PRIMARY KEY (edition, number)
)
"""
EMBEDDINGS = """
CREATE TABLE embeddings (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,     -- of the embedder's name and the text
    vector BLOB NOT NULL          -- its direction, a signed byte a dimension
)
"""
CHUNKS = """
CREATE TABLE chunks (
    edition INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    start INTEGER NOT NULL,
    past INTEGER NOT NULL,        -- the end of the span: END is a word of SQL
    PRIMARY KEY (edition, start, past)
) WITHOUT ROWID
"""
SENTENCES = """
CREATE TABLE sentences (          -- each within a chunk
    edition INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    start INTEGER NOT NULL,
    past INTEGER NOT NULL,
    embedding INTEGER NOT NULL REFERENCES embeddings,
    PRIMARY KEY (edition, start, past)
) WITHOUT ROWID
"""
BY_EMBEDDING = "CREATE INDEX sentences_by_embedding ON sentences (embedding)"
BY_TEXT = "CREATE INDEX editions_by_text ON editions (text_sha256, characters)"

WHOLE_CHUNKS = (
    "DROP INDEX chunks_by_embedding",
    "ALTER TABLE chunks RENAME TO whole_chunks",
    "ALTER TABLE embeddings RENAME TO whole_embeddings",
    EMBEDDINGS,
    CHUNKS,
    SENTENCES,
    "INSERT INTO embeddings SELECT NULL, key, direction(vector) FROM whole_embeddings",
    "INSERT INTO chunks SELECT edition, start, past FROM whole_chunks",
    "INSERT INTO sentences SELECT edition, start, past, id FROM whole_chunks "
    "JOIN embeddings ON key = whole_chunks.embedding",
    "DROP TABLE whole_chunks",
    "DROP TABLE whole_embeddings",
    BY_EMBEDDING,
)
"""Each chunk as one sentence, until its document is ingested again."""

UPGRADES = {2: (PAGES,), 3: ("DROP INDEX editions_by_text", BY_TEXT), 4: WHOLE_CHUNKS}
"""What a writer does to an older format to turn it into the next. Others are refused."""

_TABLES = """
CREATE TABLE state (
    generation INTEGER NOT NULL,  -- 0 until something is published
    stamp TEXT NOT NULL,          -- drawn anew for every generation: tells twins apart
    embedder TEXT NOT NULL,
    dim INTEGER NOT NULL,
    published TEXT NOT NULL,      -- when this generation was; times are ISO 8601 in UTC
    remembered TEXT NOT NULL      -- from when on the history is whole
);
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,         -- of the file
    recipe TEXT NOT NULL,         -- how the text was cut into chunks
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    landmarks TEXT NOT NULL,      -- JSON: {kind: [[start, name, level]]}
    metadata TEXT NOT NULL,       -- JSON: the fields of Metadata
    encoding TEXT NOT NULL,
    warnings TEXT NOT NULL,       -- JSON: what of the file is not in the text
    sidecar TEXT NOT NULL,        -- the sha256 of the metadata beside the file, or empty
    characters INTEGER NOT NULL,
    checksum TEXT NOT NULL,       -- of title, text, landmarks and metadata
    text_sha256 TEXT NOT NULL,    -- the same for copies, whatever their files
    shingles BLOB NOT NULL,       -- little-endian uint32: what near-duplicates share
    UNIQUE (document_id, sha256, sidecar, recipe),
    UNIQUE (source, sha256, sidecar, recipe)
);
CREATE TABLE publications (       -- which edition stood at a source, and when
    source TEXT NOT NULL,
    edition INTEGER NOT NULL REFERENCES editions,
    since TEXT NOT NULL,
    until TEXT,                   -- NULL while it stands
    PRIMARY KEY (source, since)
) WITHOUT ROWID;
CREATE UNIQUE INDEX standing ON publications (source) WHERE until IS NULL;
CREATE INDEX publications_by_edition ON publications (edition);
CREATE VIEW documents AS SELECT source, edition FROM publications WHERE until IS NULL;
CREATE TABLE clusters (           -- of the documents that have near-duplicates
    edition INTEGER PRIMARY KEY REFERENCES editions ON DELETE CASCADE,
    cluster TEXT NOT NULL         -- the id of one of its documents
);
"""
TABLES = (
    *filter(str.strip, _TABLES.split(";\n")),
    *(EMBEDDINGS, CHUNKS, SENTENCES),
    *(BY_TEXT, BY_EMBEDDING, PAGES),
)
"""The statements that make them."""
