"""JUnit XML: a report is a test suite, a finding is a failure."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from sorama.columns import Columns
from sorama.render.answer import Answer, Format, Look, shown

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _piece(answer: Answer, _: Look) -> str:
    name = _attribute(answer.name)
    if answer.review is None:
        problem = answer.problem
        told = f"<error type={_attribute(problem.code)} message={_attribute(problem.message)}/>" if problem else ""
        return f'  <testsuite name={name} tests="1" failures="0" errors="1"><testcase classname={name} name="read">{told}</testcase></testsuite>\n'
    columns, findings = Columns(answer.review.graph.report.text), shown(answer.review)
    cases = []
    for f in findings:
        line, column = columns.position(f.start)
        cases.append(
            f"    <testcase classname={name} name={_attribute(f'{f.code} {f.rule}')}>"
            f"<failure type={_attribute(f.severity.value)} message={_attribute(f.message)}>"
            f"{escape(_clean(answer.name))}:{line}:{column}</failure></testcase>\n"
        )
    if not cases:
        cases = [f'    <testcase classname={name} name="sorama"/>\n']
    count, failures = len(cases), len(findings)
    return (
        f'  <testsuite name={name} tests="{count}" failures="{failures}" errors="0">\n{"".join(cases)}  </testsuite>\n'
    )


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


JUNIT = Format(
    head=lambda _: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sorama">\n',
    piece=_piece,
    foot=lambda _summary, _look: "</testsuites>\n",
)
