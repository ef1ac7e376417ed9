"""A filter narrows what is searched, and as many hits come back as if nothing else were there."""

from __future__ import annotations

import pytest
from conftest import Open, Publish
from hashed_embedder import HashedEmbedder
from hypothesis import given
from hypothesis import strategies as st

from qa.collection import EmbeddedCollection
from qa.errors import InvalidInput
from qa.filter import EVERYTHING, Filter
from qa.retrieve import retrieve
from qa.scope import Scope
from qa.types import Document, Listing, Metadata, document_id

NEWS = Metadata(("Ada Byron", "Foreign desk"), "The Daily", "2022-05-18", "news", ("Iran", "visit"))


def listing(metadata: Metadata = NEWS, source: str = "sources/news/a.html") -> Listing:
    return Listing("a", source, "A", "0" * 64, 1, 1, "a", (), metadata)


def document(name: str, genre: str, text: str) -> Document:
    told = Metadata(genre=genre)
    return Document(document_id(name), name, "0" * 64, name, text, metadata=told)


@pytest.mark.parametrize(
    "only",
    [
        EVERYTHING,
        Filter(tags=("iran",)),
        Filter(tags=("sport", "VISIT")),
        Filter(genres=("News",)),
        Filter(authors=("byron",)),
        Filter(paths=("sources/news",)),
        Filter(paths=("*.html",)),
        Filter(paths=("sources/news/a.html",)),
        Filter(since="2022-05-18", until="2022-05-18"),
        Filter(since="2022-05", until="2022"),
        Filter(tags=("iran",), genres=("news",), authors=("ada",), since="2022"),
    ],
)
def test_a_document_passes_where_it_meets_every_condition(only: Filter) -> None:
    assert only.admits(listing())


@pytest.mark.parametrize(
    "only",
    [
        Filter(tags=("ira",)),
        Filter(genres=("opinion",)),
        Filter(authors=("Babbage",)),
        Filter(paths=("sources/new",)),
        Filter(paths=("*.pdf",)),
        Filter(since="2022-05-19"),
        Filter(until="2022-05-17"),
        Filter(until="2022-04"),
        Filter(since="2023"),
        Filter(tags=("iran",), genres=("opinion",)),
    ],
)
def test_a_document_that_fails_one_condition_does_not_pass(only: Filter) -> None:
    assert not only.admits(listing())


def test_a_document_of_a_month_passes_if_a_day_of_it_would() -> None:
    may = listing(Metadata(date="2022-05"))
    assert Filter(since="2022-05-20").admits(may)
    assert Filter(until="2022-05-02").admits(may)
    assert not Filter(until="2022-04-30").admits(may)


def test_a_document_without_a_date_passes_no_date() -> None:
    undated = listing(Metadata())
    assert not Filter(since="1900").admits(undated)
    assert not Filter(until="2100").admits(undated)


@pytest.mark.parametrize("date", ["yesterday", "16.5.2022", "2022-13", "2022-05-32", "20220516"])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(InvalidInput, match="write a date like"):
        Filter(since=date)


@pytest.mark.parametrize("date", ["2022-02-30", "2023-02-29", "0000", "２０２２"])
def test_a_day_that_no_calendar_has_is_refused(date: str) -> None:
    with pytest.raises(InvalidInput, match="write a date like"):
        Filter(until=date)


def test_dates_between_which_no_day_lies_are_refused() -> None:
    with pytest.raises(InvalidInput, match="since is '2023', which is after until, '2022-05'"):
        Filter(since="2023", until="2022-05")


def test_an_accent_is_the_same_with_its_letter_and_after_it() -> None:
    composed, apart = "M\u00fcller", "Mu\u0308ller"
    for told, asked in ((composed, apart), (apart, composed)):
        of_it = listing(Metadata((told,), "", "", told, (told,)), f"sources/{told}/a.txt")
        only = Filter((asked,), (asked,), (asked,), (f"sources/{asked}",))
        assert only.admits(of_it)


@pytest.mark.parametrize("path", ["./sources/news", "./sources/news/", "./sources/*.html"])
def test_a_path_may_begin_where_the_sources_do(path: str) -> None:
    assert Filter(paths=(path,)).admits(listing())


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"tags": ("",)}, "a tag is ''; name one"),
        ({"genres": (" ",)}, "a genre is ' '; name one"),
        ({"authors": ("Ada", "")}, "an author is ''; name one"),
        ({"paths": ("",)}, "a path is ''; name one"),
    ],
)
def test_a_value_that_is_empty_is_refused(
    given: dict[str, tuple[str, ...]], complaint: str
) -> None:
    with pytest.raises(InvalidInput, match=complaint):
        Filter(**given)  # type: ignore[arg-type]


@pytest.fixture
def collection(publish: Publish, open_collection: Open) -> EmbeddedCollection:
    """A hundred opinions that say nearly the same as three news."""
    opinions = [document(f"o{n}.txt", "opinion", f"zorb klag zorb {n}") for n in range(100)]
    news = [document(f"n{n}.txt", "news", f"zorb mufk {n}\ndrup") for n in range(3)]
    publish(*opinions, *news)
    return open_collection()


@pytest.mark.parametrize("search", ["lexical", "dense"])
def test_hits_and_scores_are_those_of_the_documents_admitted(
    collection: EmbeddedCollection, embedder: HashedEmbedder, search: str
) -> None:
    def hits(limit: int, among: frozenset[str] | None) -> list[tuple[str, float]]:
        query = "zorb klag" if search == "lexical" else embedder.question("zorb klag")
        found = getattr(collection, search)(query, limit, among)
        return [(hit.document_id, hit.score) for hit in found]

    among = Scope(Filter(genres=("news",))).admitted(collection)
    assert among is not None
    of_all = [(name, score) for name, score in hits(200, None) if name in among]
    assert hits(3, among) == of_all[:3]
    assert len(hits(200, among)) == len(of_all)


def test_k_hits_come_back_however_many_documents_are_passed_over(
    collection: EmbeddedCollection, embedder: HashedEmbedder
) -> None:
    among = Scope(Filter(genres=("news",))).admitted(collection)
    hits = retrieve("zorb klag", collection, embedder, 3, among)
    assert [hit.chunk.text[:9] for hit in hits] == ["zorb mufk"] * 3


def test_a_filter_that_nothing_passes_finds_nothing(
    collection: EmbeddedCollection, embedder: HashedEmbedder
) -> None:
    among = Scope(Filter(genres=("poem",))).admitted(collection)
    assert retrieve("zorb klag", collection, embedder, 3, among) == []


@given(st.sets(st.integers(0, 102)))
def test_any_choice_of_documents_is_searched_as_if_alone(
    many: EmbeddedCollection, chosen: set[int]
) -> None:
    ids = sorted({listing.id for listing in many.documents()})
    among = frozenset(ids[number % len(ids)] for number in chosen)
    found = many.lexical("zorb", 200, among)
    assert {hit.document_id for hit in found} == among


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedCollection:
    from conftest import RECIPE, document_of, stage

    from qa.collection import EmbeddedDrafts

    folder, embedder = tmp_path_factory.mktemp("many") / "index", HashedEmbedder()
    with EmbeddedDrafts.open(folder, embedder.name, embedder.dim, RECIPE) as drafts:
        added = {}
        for number in range(40):
            made = document_of(f"{number}.txt", f"zorb {number}")
            stage(drafts, made, embedder)
            added[made.source] = made.edition
        drafts.publish(added, ())
    return EmbeddedCollection.open(folder, embedder.name, embedder.dim)
