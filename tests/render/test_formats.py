import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from samples import FINDINGS, SEGMENTS, TEXT, review

from sorama.cells import cells
from sorama.model import ArgumentGraph, Comment, CommentKind, Finding, Kind, Label, Review, Score, Segment, Severity
from sorama.render import FORMATS, Answer, Look, Problem, render
from sorama.render.labels import as_object
from sorama.render.labels import text as label_text
from sorama.report import Report

ROOT = Path(__file__).parents[2]
ANSWERS = (
    Answer("日報/2026 11.txt", review()),
    Answer(None, problem=Problem("unreadable", "x.txt が見つかりません。ファイル名と場所を確かめてください。")),
)
SUFFIX = {"json": "json", "sarif": "json", "rdjson": "json", "html": "html", "markdown": "md", "junit": "xml"}


def closed(schema: object) -> object:
    """The schema without room for fields that it does not name."""
    if isinstance(schema, list):
        return [closed(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    if made.get("type") == "object" and "properties" in made and "additionalProperties" not in made:
        made["additionalProperties"] = False
    return made


def report_schema() -> dict:
    return closed(json.loads((ROOT / "sorama/schema/report.schema.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", FORMATS)
def test_golden(name, golden):
    text = render(name, *ANSWERS, look=Look(width=72, hints=1))
    text = re.sub(r'("(?:version|semanticVersion|model)": )"[0-9a-f.]+"', r'\1"*"', text)
    text = re.sub(r'"rules": \[\{"id".*?\}\]\}\}', '"rules": [*]}}', text)
    golden(f"render/{name}.{SUFFIX.get(name, 'txt')}", text)


def test_golden_of_labels(golden):
    golden("render/label-explain.txt", label_text(review().graph, Look(width=72, explain=True)))


def test_json_follows_the_shipped_schema():
    document = json.loads(render("json", *ANSWERS))
    jsonschema.validate(document, report_schema(), format_checker=jsonschema.FormatChecker())
    assert [r["error"] is None for r in document["reports"]] == [True, False]
    assert document["summary"] | {"elapsed_ms": 0} == {
        "reports": 2, "error": 1, "warning": 2, "info": 0, "suppressed": 1, "elapsed_ms": 0,
    }  # fmt: skip


def test_a_line_of_jsonl_is_a_report():
    schema = report_schema()
    for line in render("jsonl", *ANSWERS).splitlines():
        jsonschema.validate(json.loads(line), {"$defs": schema["$defs"], "$ref": "#/$defs/report"})


def test_schema_refuses_findings_beside_an_error():
    document = json.loads(render("json", ANSWERS[1]))
    document["reports"][0]["findings"] = []
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, report_schema())


def test_offsets_in_json_are_code_points():
    found = json.loads(render("json", ANSWERS[0]))["reports"][0]
    comment = found["comments"][0]
    assert TEXT[comment["start"] : comment["end"]] == comment["quote"]


def test_sarif_follows_the_official_schema():
    schema = json.loads((ROOT / "tests/data/sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    document = json.loads(render("sarif", *ANSWERS))
    jsonschema.Draft4Validator(schema).validate(document)
    (run,) = document["runs"]
    assert [r["ruleId"] for r in run["results"]] == [f.code for f in FINDINGS]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    assert run["invocations"][0]["toolExecutionNotifications"]


def test_rdjson_counts_bytes():
    document = json.loads(render("rdjson", *ANSWERS))
    line = TEXT.splitlines()[1].encode()
    found = next(d for d in document["diagnostics"] if d["code"]["value"].startswith("SR401"))
    start, end = (found["location"]["range"][k]["column"] - 1 for k in ("start", "end"))
    assert line[start:end].decode() == TEXT[SEGMENTS[3].start : SEGMENTS[3].end]


def test_github_escapes_what_would_end_a_command():
    bad = Answer("a,b:c%.txt", review())
    first = render("github", bad).splitlines()[0]
    assert first.startswith("::")
    assert "file=a%2Cb%3Ac%25.txt" in first


def test_junit_is_xml_with_one_case_a_finding():
    root = ET.fromstring(render("junit", *ANSWERS))
    assert [len(s.findall(".//failure")) for s in root] == [3, 0]
    assert root[1].find(".//error").get("type") == "unreadable"


def test_html_stands_alone_and_escapes():
    page = render("html", *ANSWERS)
    assert "<来期>" not in page
    assert "&lt;来期&gt;" in page
    assert not re.search(r"<script|https?://|src=", page)


def test_markdown_leaves_no_markup_from_the_text():
    assert "<来期>" not in render("markdown", *ANSWERS).replace("\\<来期\\>", "")


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_full_keeps_within_the_width(width):
    for line in render("full", *ANSWERS, look=Look(width=width)).splitlines():
        assert cells(line) <= width, line


def test_full_marks_without_colour_and_same_letters_with_it():
    plain = render("full", *ANSWERS, look=Look())
    colour = render("full", *ANSWERS, look=Look(colour=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colour) == plain
    assert [row for row in ("空", "雨", "傘") if re.search(rf"^ {row} ", plain, re.MULTILINE)] == ["空", "雨", "傘"]


def test_carets_stand_under_the_place():
    lines = render("full", ANSWERS[0], look=Look(width=100)).splitlines()
    at = next(i for i, line in enumerate(lines) if "しっかりフォロー" in line)
    text, carets = lines[at], lines[at + 1]
    assert cells(text[: text.index("しっかり")]) == cells(carets[: carets.index("^")])
    assert carets.count("^") == cells("しっかりフォローしていく。")


def test_every_finding_is_shown_at_every_width():
    for width in range(40, 101, 7):
        shown = render("full", ANSWERS[0], look=Look(width=width))
        assert all((f.code in shown) is not f.suppressed for f in FINDINGS)


def test_text_cannot_steer_the_terminal():
    answer = Answer("a\x1b[2J\n.txt", review())
    text = TEXT.replace("しっかり", "しっ\x1b[31m\u202e")
    from dataclasses import replace

    graph = replace(answer.review.graph, report=replace(answer.review.graph.report, text=text))
    shown = render("full", Answer(answer.path, replace(answer.review, graph=graph)))
    assert not re.search("[\x1b\u202e\r]", shown)


def test_labels_as_object_have_no_findings():
    found = as_object(review().graph, "x.txt")
    assert set(found) == {"path", "threads", "segments", "supports"}
    assert found["supports"][1]["cue"] == "ので"


def test_rendering_is_linear_in_the_report():
    """2,000 lines take at most 25 times what 200 take; a quadratic renderer takes 100 times."""
    from time import perf_counter

    def took(lines: int) -> float:
        line = "来週また連絡します。"
        segments = tuple(
            Segment(i * 11, i * 11 + 10, i, 0, Label.ACTION if i % 2 else Label.FACT, Kind.PLAN) for i in range(lines)
        )
        findings = tuple(
            Finding("vague-action", "SR402", Severity.WARNING, "曖昧です。", s.start, s.end, 0, i)
            for i, s in enumerate(segments)
        )
        graph = ArgumentGraph(Report((line + "\n") * lines), segments)
        answer = Answer(None, Review(graph, findings, (), (), Score(1, "", {})))
        best = 9.0
        for _ in range(3):
            start = perf_counter()
            for form in ("full", "sarif", "rdjson", "json"):
                render(form, answer)
            best = min(best, perf_counter() - start)
        return best

    assert took(2000) < 25 * took(200)


@pytest.mark.parametrize("form", ["full", "markdown", "html"])
def test_quotes_inside_a_quote(form):
    text = "「在庫を半分に\nしたい」と部長が言った。"
    said = Comment(CommentKind.QUESTION, ("missing-action",), text, 0, len(text), "どうしますか。")
    graph = ArgumentGraph(Report(text), (Segment(0, len(text), 0, 0, Label.FACT, Kind.SAID),))
    out = render(form, Answer(None, Review(graph, (), (), (said,), Score(1, "", {}))))
    assert "「『在庫を半分にしたい』と部長が言った。」" in out


def test_markdown_cuts_no_escape_in_two():
    text = "あ" * 58 + "*" * 9
    segments = (Segment(0, len(text), 0, 0, Label.FACT, Kind.OBSERVED),)
    found = Finding("vague-fact", "SR201", Severity.INFO, "m", 0, len(text), segment=0)
    answer = Answer(None, Review(ArgumentGraph(Report(text), segments), (found,), (), (), Score(1, "", {})))
    assert "「" + "あ" * 58 + "\\*…」" in render("markdown", answer)
