import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../src/answer.ts";
import { cut, marksOf, shift } from "../src/marks.ts";

test("cut: labels and findings lie over each other", () => {
  const pieces = cut(10, [
    { start: 0, end: 4, label: "fact" },
    { start: 4, end: 9, label: "action" },
    { start: 6, end: 9, severity: "warning" },
  ]);
  assert.deepEqual(
    pieces.map((p) => [p.start, p.end, p.label, p.severity, p.first]),
    [
      [0, 4, "fact", undefined, true],
      [4, 6, "action", undefined, true],
      [6, 9, "action", "warning", false],
      [9, 10, undefined, undefined, false],
    ],
  );
});

test("cut: the worst finding wins, marks out of range are left out", () => {
  const [piece] = cut(3, [
    { start: 0, end: 3, severity: "info" },
    { start: 0, end: 3, severity: "error" },
    { start: 1, end: 9, label: "fact" },
    { start: -1, end: 2, label: "fact" },
  ]);
  assert.deepEqual([piece!.severity, piece!.label, piece!.end], ["error", undefined, 3]);
});

test("shift: marks stay on their letters", () => {
  const marks = [
    { start: 0, end: 3, label: "fact" as const },
    { start: 3, end: 6, label: "action" as const },
  ];
  const places = (text: string) => shift(marks, "あいうえおか", text).map((m) => [m.start, m.end]);
  assert.deepEqual(places("あいうえおか"), [[0, 3], [3, 6]]);
  assert.deepEqual(places("★あいうえおか"), [[1, 4], [4, 7]]);
  assert.deepEqual(places("あい★うえおか"), [[0, 4], [4, 7]]);
  assert.deepEqual(places("あいう★えおか"), [[0, 4], [4, 7]]);
  assert.deepEqual(places("あいうえおか★"), [[0, 3], [3, 7]]);
  assert.deepEqual(places("えおか"), [[0, 3]]);
  assert.deepEqual(places("あか"), [[0, 1], [1, 2]]);
  assert.deepEqual(places(""), []);
});

test("shift: never out of range, never crossed", () => {
  const letters = ["a", "b", "", "ab", "ba", "aab", "bbb", "abab", "babaab"];
  for (const old of letters)
    for (const text of letters)
      for (let start = 0; start < old.length; start++)
        for (const m of shift([{ start, end: old.length, label: "fact" }], old, text))
          assert.ok(0 <= m.start && m.start < m.end && m.end <= text.length, JSON.stringify([old, text, m]));
});

test("marksOf: suppressed findings and findings on a whole report underline nothing", () => {
  const at = { start_utf16: 0, end_utf16: 2 };
  const finding = { ...at, severity: "error", suppressed: false, segment: 0 };
  const answer = {
    segments: [{ ...at, label: "fact" }, { ...at, label: "other" }],
    findings: [finding, { ...finding, suppressed: true }, { ...finding, segment: null }],
  } as unknown as Answer;
  assert.deepEqual(marksOf(answer).map((m) => m.label ?? m.severity), ["fact", "error"]);
});
