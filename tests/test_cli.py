"""The command line as a person and a script use it: real processes, real models."""

from __future__ import annotations

import json
import socket
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import SERVED, qa, write_sources

pytestmark = pytest.mark.slow

QUESTION = "How long did Pompeo spend at Ashraf 3?"


def test_an_answer_is_printed_as_a_quote_with_its_place(served: Path) -> None:
    shown = qa("ask", QUESTION, "--index", str(served), COLUMNS="200").stdout
    assert "Mike Pompeo spent five hours at Ashraf 3 in Manëz." in shown
    assert "The visit · sources/visit.md, 26–76 ·" in shown


def test_json_leads_to_the_place_in_the_file(served: Path) -> None:
    printed = qa("ask", QUESTION, "--index", str(served), "--json").stdout
    best = json.loads(printed)["citations"][0]
    text = (served.parent / best["document"]["source"]).read_text(encoding="utf-8")
    assert text[best["start"] : best["end"]] == best["answer"] == "five hours"
    assert text[best["context_start"] : best["context_end"]] == best["exact"]


def test_no_answer_is_exit_code_1(served: Path) -> None:
    shown = qa("ask", "What is the boiling point of tungsten?", "--index", str(served), code=1)
    assert "The sources do not answer this." in shown.stdout
    assert "Nearest sentences" in shown.stdout


def test_search_lists_passages(served: Path) -> None:
    hits = json.loads(qa("search", "yeast", "--index", str(served), "--json").stdout)["hits"]
    assert hits[0]["exact"] == SERVED["bread.txt"]


def test_quotations_that_all_stand_are_exit_code_0(served: Path, tmp_path: Path) -> None:
    text = tmp_path / "answer.md"
    text.write_text("Pompeo “spent five hours at Ashraf 3 in Manëz”.", encoding="utf-8")
    shown = qa("verify", str(text), "--index", str(served), COLUMNS="200").stdout
    assert "[1] verified" in shown
    assert "The visit (sources/visit.md, 38–75)" in shown


def test_a_quotation_that_does_not_stand_is_exit_code_1_with_a_word_diff(
    served: Path, tmp_path: Path
) -> None:
    text = tmp_path / "answer.txt"
    text.write_text('He "spent six hours at Ashraf 3".', encoding="utf-8")
    shown = qa("verify", str(text), "--index", str(served), code=1).stdout
    assert "spent [-five -]{+six +}hours at Ashraf 3" in shown


def test_quotations_are_read_as_json_from_standard_input(served: Path) -> None:
    given = '[{"quote": "It rained", "source": "bread.txt"}]'
    ended = qa("verify", "-", "--index", str(served), "--json", code=1, given=given)
    assert json.loads(ended.stdout)["verdicts"]["misattributed"] == 1


def test_quotations_are_read_as_json_from_a_file(served: Path, tmp_path: Path) -> None:
    path = tmp_path / "quotations.json"
    path.write_text('[{"quote": "It rained", "source": "bread.txt"}]', encoding="utf-8")
    ended = qa("verify", str(path), "--index", str(served), "--json", code=1)
    assert json.loads(ended.stdout)["verdicts"]["misattributed"] == 1


@pytest.mark.parametrize(
    ("form", "begins"), [("md", "# Quotations in a.md"), ("html", "<!doctype")]
)
def test_a_report_shows_text_as_text(served: Path, tmp_path: Path, form: str, begins: str) -> None:
    text = tmp_path / "a.md"
    text.write_text("It says “spent six <b>hours</b> at Ashraf 3”.", encoding="utf-8")
    report = qa("verify", str(text), "--index", str(served), "--report", form, code=1).stdout
    assert report.startswith(begins)
    assert ("<b>" in report) == (form == "md")


def test_options_narrow_what_is_searched(served: Path) -> None:
    command = ("search", "yeast visit", "--index", str(served), "--json")
    found = json.loads(qa(*command, "--path", "*.md").stdout)["hits"]
    assert {hit["document"]["source"] for hit in found} == {"sources/visit.md"}
    assert json.loads(qa(*command, "--genre", "poem", code=1).stdout)["hits"] == []


def test_documents_are_listed(served: Path) -> None:
    printed = json.loads(qa("documents", "--index", str(served), "--json").stdout)
    assert [d["title"] for d in printed["documents"]] == [SERVED["bread.txt"], "The visit"]


def test_ingest_embeds_only_what_changed(tmp_path: Path) -> None:
    index = write_sources(tmp_path, {"a.txt": "One thing.", "b.txt": "Another thing."})
    command = ("ingest", str(tmp_path / "sources"), "--index", str(index), "--json")
    assert json.loads(qa(*command).stdout)["embedded"] == 2
    (tmp_path / "sources" / "a.txt").write_text("One thing more.")
    (tmp_path / "sources" / "b.txt").rename(tmp_path / "sources" / "c.txt")
    report = json.loads(qa(*command).stdout)
    assert (report["changed"], report["added"]) == (["sources/a.txt"], [])
    assert report["moved"] == [{"source": "sources/b.txt", "to": "sources/c.txt"}]
    assert (report["removed"], report["failed"], report["embedded"]) == ([], [], 1)


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    index = write_sources(tmp_path, {"a.txt": "One thing.", "b.pdf": "This is no PDF."})
    ended = qa("ingest", str(tmp_path / "sources"), "--index", str(index), code=1)
    assert "1 added" in ended.stdout
    assert "not read: sources/b.pdf:" in ended.stdout


def test_an_old_citation_leads_from_the_answer_to_what_became_of_it(tmp_path: Path) -> None:
    index = write_sources(tmp_path, SERVED)
    at, visit = ("--index", str(index)), tmp_path / "sources" / "visit.md"
    qa("ingest", str(tmp_path / "sources"), *at)
    (tmp_path / "old.json").write_text(qa("ask", QUESTION, *at, "--json").stdout)
    resolve = ("resolve", str(tmp_path / "old.json"), *at)
    assert "unchanged" in qa(*resolve).stdout
    visit.write_text(visit.read_text().replace("five hours", "a day"))
    before = qa("documents", *at).stdout
    plan = qa("ingest", str(tmp_path / "sources"), *at, "--dry-run").stdout
    assert "changed: sources/visit.md" in plan
    assert qa("documents", *at).stdout == before
    qa("ingest", str(tmp_path / "sources"), *at)
    assert "[-five-]{+a+} [-hours-]{+day+}" in qa(*resolve, code=1, COLUMNS="200").stdout
    assert "1 editions forgotten" in qa("gc", "--history", "0", *at).stdout
    assert json.loads(qa("check", *at, "--json").stdout)["sound"] is True


def test_a_check_is_exit_code_1_until_it_is_repaired(tmp_path: Path) -> None:
    index = write_sources(tmp_path, {"a.txt": "One thing."})
    qa("ingest", str(tmp_path / "sources"), "--index", str(index))
    next((index / "derived" / "1").rglob("dense*")).unlink()
    assert "fault: no search index" in qa("check", "--index", str(index), code=1).stdout
    assert "mended: no search index" in qa("check", "--repair", "--index", str(index)).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask", "Who?", "--index", "nowhere"), "no index in nowhere: run `qa ingest`"),
        (("documents", "--index", "nowhere"), "no index in nowhere: run `qa ingest`"),
        (("ingest", "nowhere", "--index", "{tmp}/index"), "nowhere"),
        (("ingest", "", "--index", "{tmp}/index"), "a name is empty ('')"),
        (("watch", "", "--index", "{tmp}/index"), "a name is empty ('')"),
        (("serve", "--port", "99999"), "port (QA_PORT) is 99999: input should be less than"),
        (("ask", "", "--index", "{served}"), "no word"),
        (("ask", "Who?", "-k", "0", "--index", "{served}"), "k is 0; it must be from 1 to 50"),
        (("chat", "-k", "0", "--index", "nowhere"), "k is 0; it must be from 1 to 50"),
        (("ask", "Who?", "--as-of", "soon", "--index", "{served}"), "--as-of is 'soon'"),
        (("ask", "Who?", "--as-of", "2001-01-01", "--index", "{served}"), "is not remembered"),
        (("ask", "Who?", "--as-of", "0001-01-01T00:00+01:00"), "--as-of is '0001-01-01T00:00+01"),
        (("history", "nope", "--index", "{served}"), "no document has the id 'nope'"),
        (("history", "caf\udce9", "--index", "{served}"), "document is 'caf\\udce9', which is not"),
        (("search", "visit", "--tag", "caf\udce9"), "--tag is 'caf\\udce9', which is not UTF-8"),
        (("search", "visit", "--path", "caf\udce9"), "--path is 'caf\\udce9', which is not UTF-8"),
        (("ingest", "--index", "{tmp}/caf\udce9"), "caf\\udce9': its name must be UTF-8"),
        (
            ("serve", "--host", "caf\udce9"),
            "cannot listen on caf\\udce9:8000 (encoding of hostname",
        ),
        (("resolve", "{tmp}", "--index", "{served}"), "cannot be read"),
        (("check", "--index", "nowhere"), "no index in nowhere: run `qa ingest`"),
        (("gc", "--index", "nowhere"), "no index in nowhere: run `qa ingest`"),
        (("verify", "nowhere.md", "--index", "{served}"), "nowhere.md: cannot be read"),
        (("verify", "nowhere.log", "--index", "{served}"), "nowhere.log cannot be read ("),
        (("verify", "-", "--index", "{served}"), "the text is blank"),
        (("documents", "--index", "x" * 300), "cannot be used (File name too long); name another"),
        (("gc", "--index", "x" * 300), "cannot be used (File name too long); name another"),
        (("eval", "--set", "nothing"), "no set 'nothing'; there are agreement"),
        (("search", "Who?", "--k", "-1", "--index", "{served}"), "k is -1"),
        (("ask", "Who?", "--until", "May", "--index", "{served}"), "until is 'May'; write a date"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    arguments: tuple[str, ...], said: str, served: Path, tmp_path: Path
) -> None:
    filled = [a.format(served=served, tmp=tmp_path) for a in arguments]
    error = qa(*filled, code=2).stderr
    assert said in error.replace("\n", " ")
    assert "Traceback" not in error


def test_a_question_of_a_chat_that_is_not_utf8_is_refused_and_the_next_one_asked(
    served: Path,
) -> None:
    ended = qa("chat", "--index", str(served), given="caf\udce9?\n" + QUESTION + "\n\n")
    assert "the question holds '\\udce9', which is not text" in ended.stderr
    assert "five hours" in ended.stdout


def test_a_setting_that_cannot_be_used_is_named(served: Path) -> None:
    error = qa("ask", "Who?", code=2, QA_PASSAGES="many").stderr
    assert "passages (QA_PASSAGES) is 'many'" in error


def test_an_index_named_by_nothing_is_not_the_folder_one_stands_in() -> None:
    error = qa("documents", "--index", "", code=2, QA_INDEX="nowhere").stderr
    assert "no index in nowhere" in error


def test_a_model_that_is_not_there_is_named(served: Path) -> None:
    ended = qa("ask", "Who?", "--index", str(served), code=2, QA_READER="/nowhere/reader")
    assert "the reader '/nowhere/reader' cannot be loaded" in ended.stderr


def test_a_port_in_use_is_told_before_anything_is_loaded(served: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        error = qa("serve", "--index", str(served), "--port", port, code=2).stderr
    assert f"cannot listen on 127.0.0.1:{port}" in error
    assert "give another --port" in error


def test_the_version_is_that_of_the_package() -> None:
    assert qa("--version").stdout == f"qa {version('qa')}\n"


def test_help_has_an_example() -> None:
    assert "qa ask" in qa("ask", "--help").stdout
