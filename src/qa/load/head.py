"""What the head of a web page says about it: meta elements, and JSON-LD (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from qa.load.describe import iso_date, overlaid, strings
from qa.types import Metadata

_AUTHORS = ("author", "article:author", "dc.creator", "citation_author", "parsely-author")
_PUBLISHERS = ("article:publisher", "dc.publisher", "publisher", "og:site_name")
_DATES = (
    *("article:published_time", "date", "dc.date", "dcterms.created", "citation_date"),
    *("parsely-pub-date", "pubdate", "datepublished"),
)
_GENRES = ("genre", "dc.type")
_TAGS = ("keywords", "article:tag", "news_keywords", "dc.subject")
_TYPES = {
    "NewsArticle": "news",
    "ReportageNewsArticle": "news",
    "OpinionNewsArticle": "opinion",
    "AnalysisNewsArticle": "analysis",
    "BackgroundNewsArticle": "background",
    "ReviewNewsArticle": "review",
    "AdvertiserContentArticle": "advertisement",
    "Report": "report",
    "ScholarlyArticle": "paper",
    "BlogPosting": "blog",
    "PressRelease": "press release",
}
"""The subtypes of CreativeWork at schema.org that are genres."""


def metadata(page: LexborHTMLParser) -> Metadata:
    """JSON-LD where it says something, else the meta elements."""
    said = _of_meta(page)
    for thing in _linked(page):
        if _genre(thing) or "headline" in thing or "datePublished" in thing:
            return overlaid(said, _of_linked(thing))
    return said


def _of_meta(page: LexborHTMLParser) -> Metadata:
    given: dict[str, list[str]] = {}
    for element in page.css("meta[content]"):
        name = element.attributes.get("property") or element.attributes.get("name") or ""
        given.setdefault(name.lower(), []).append(element.attributes.get("content") or "")

    def first(names: tuple[str, ...]) -> list[str]:
        return next((given[name] for name in names if any(given.get(name, []))), [])

    return Metadata(
        authors=strings([name for name in first(_AUTHORS) if "://" not in name]),
        publisher=next((name for name in first(_PUBLISHERS) if "://" not in name), "").strip(),
        date=next((date for each in first(_DATES) if (date := iso_date(each))), ""),
        genre=next(iter(first(_GENRES)), "").strip().lower(),
        tags=strings([tag for each in first(_TAGS) for tag in strings(each)]),
    )


def _linked(page: LexborHTMLParser) -> Iterator[Mapping[str, object]]:
    """The things that the page's JSON-LD describes; what is no JSON is passed over."""
    for script in page.css('script[type="application/ld+json"]'):
        try:
            stack = [json.loads(script.text() or "null")]
        except (ValueError, RecursionError):
            continue
        while stack:
            each = stack.pop()
            if isinstance(each, list):
                stack += each[::-1]
            elif isinstance(each, dict):
                yield each
                stack.append(each.get("@graph"))


def _of_linked(thing: Mapping[str, object]) -> Metadata:
    return Metadata(
        authors=strings(_names(thing.get("author"))),
        publisher=" ".join(_names(thing.get("publisher"))[:1]),
        date=iso_date(thing.get("datePublished")),
        genre=_genre(thing),
        tags=strings(thing.get("keywords")),
    )


def _genre(thing: Mapping[str, object]) -> str:
    if isinstance(said := thing.get("genre"), str):
        return said.strip().lower()
    return next((_TYPES[kind] for kind in strings(thing.get("@type")) if kind in _TYPES), "")


def _names(given: object) -> list[str]:
    """Of persons and organisations, which may stand as strings, objects or lists of these."""
    several = given if isinstance(given, list) else [given]
    names = (each.get("name") if isinstance(each, dict) else each for each in several)
    return [name.strip() for name in names if isinstance(name, str)]
