/** Which letters are marked how: pure, on plain numbers. */

import type { Answer, Label, Severity } from "./answer.ts";

export interface Mark {
  start: number;
  end: number;
  label?: Label;
  severity?: Severity;
}

/** A piece of text with all that is marked on it; `first` where its label begins. */
export interface Piece {
  start: number;
  end: number;
  label: Label | undefined;
  severity: Severity | undefined;
  first: boolean;
}

const RANK: readonly Severity[] = ["info", "warning", "error"];

/** Labels, and findings that belong to a sentence; one on a whole report underlines nothing. */
export function marksOf(answer: Answer): Mark[] {
  const labels = answer.segments.filter((s) => s.label !== "other").map((s) => ({ ...at(s), label: s.label }));
  const open = answer.findings.filter((f) => !f.suppressed && f.segment !== null);
  return [...labels, ...open.map((f) => ({ ...at(f), severity: f.severity }))];
}

function at(span: { start_utf16: number; end_utf16: number }): { start: number; end: number } {
  return { start: span.start_utf16, end: span.end_utf16 };
}

/** The text from 0 to `length`, cut wherever a mark begins or ends. */
export function cut(length: number, marks: readonly Mark[]): Piece[] {
  const within = marks.filter((m) => m.start >= 0 && m.start < m.end && m.end <= length);
  const cuts = [...new Set([0, length, ...within.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    const here = within.filter((m) => m.start <= start && end <= m.end);
    const label = here.find((m) => m.label);
    const worst = Math.max(...here.map((m) => RANK.indexOf(m.severity!)), -1);
    pieces.push({ start, end, label: label?.label, severity: RANK[worst], first: label?.start === start });
  }
  return pieces;
}

/** Marks of `old` moved to where their letters are in `text`, so that they stay in place while one writes. */
export function shift(marks: readonly Mark[], old: string, text: string): Mark[] {
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old[head] === text[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  const [before, after, grown] = [old.length - tail, text.length - tail, text.length - old.length];
  const from = (p: number) => (p >= before ? p + grown : p <= head ? p : after);
  const to = (p: number) => (p >= before ? p + grown : p <= head ? p : head);
  return marks.map((m) => ({ ...m, start: from(m.start), end: to(m.end) })).filter((m) => m.start < m.end);
}
