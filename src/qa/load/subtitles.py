"""Subtitles, SubRip and WebVTT: what is said, and when."""

from __future__ import annotations

import html
import re

from qa.load.extract import Builder, Extract, Unreadable

_TIME = r"(?:(\d{1,4}):)?(\d{2}):(\d{2})[.,]\d{1,3}"
_CUE = re.compile(
    rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}[^\n]*\n((?:[^\n]*\S[^\n]*(?:\n|$))*)", re.M
)
_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>")
_TAG = re.compile(r"</?[a-z][^>\n]*>|<\d[^>\n]*>|\{\\[^}\n]*\}", re.IGNORECASE)


def extract(text: str) -> Extract:
    """The lines of the cues, in order; the time at which each is shown is a landmark.

    Numbers, settings and styles are left out; a WebVTT voice stands before its words, "Roger: ".
    """
    builder = Builder()
    for cue in _CUE.finditer(text.replace("\r\n", "\n").replace("\r", "\n")):
        hours, minutes, seconds, *_, said = cue.groups()
        builder.begin("time", f"{int(hours or 0):02}:{minutes}:{seconds}")
        builder.block(_shown(said), "\n")
    found = builder.extract(None)
    if not found.text:
        raise Unreadable("has no cue with a time and a text; rename it to .txt")
    return found


def _shown(said: str) -> str:
    return html.unescape(_TAG.sub("", _VOICE.sub(r"\1: ", said)))
