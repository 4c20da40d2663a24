/** Types of hook.js: `window.sorama`, its events, and what the service answers (offsets as JavaScript counts them). */

export type Label = "fact" | "interpretation" | "action" | "other";
export type Severity = "error" | "warning" | "info";
export type Phase = "draft" | "submit";
export type Anyway = "yes" | "reason" | "no";

export interface Span {
  start_utf16: number;
  end_utf16: number;
}

export interface Segment extends Span {
  thread: number;
  label: Label;
  confidence: number;
}

export interface Support {
  premise: number;
  claim: number;
  cue: string | null;
}

export interface Finding extends Span {
  rule: string;
  code: string;
  severity: Severity;
  message: string;
  segment: number | null;
  thread: number | null;
  fingerprint: string;
  suppressed: boolean;
}

export interface Strength extends Span {
  rule: string;
  message: string;
}

export interface Comment extends Span {
  kind: "praise" | "question";
  rules: string[];
  quote: string;
  text: string;
  hints: string[];
}

export interface Answer {
  decision: "pass" | "hold";
  phase: Phase;
  fail_on: Severity | "never";
  submit_anyway: Anyway;
  incomplete: boolean;
  score: number;
  grade: string;
  score_parts: Record<string, number>;
  threads: { index: number; title: string | null }[];
  segments: Segment[];
  supports: Support[];
  findings: Finding[];
  strengths: Strength[];
  comments: Comment[];
  hidden_points: number;
}

/** What is known of a report beside its text. */
export interface Meta {
  author?: string | undefined;
  date?: string | undefined;
  customer?: string | undefined;
  stage?: string | undefined;
}

/** As the data-* attributes of the script; docs/hook.md explains each. */
export interface WatchOptions {
  /** CSS selector of the fields, present and to come. */
  field: string;
  mode?: "coach" | "hold";
  endpoint?: string;
  token?: string;
  timeout?: number;
  delay?: number;
  allowAnyway?: Anyway;
  author?: string;
  date?: string;
  customer?: string;
  stage?: string;
  panel?: string;
  reasonName?: string;
  highlight?: boolean;
  letters?: boolean;
}

export interface Sorama {
  /** Coach the fields that a selector finds, now and later. */
  watch(options: WatchOptions): void;
  /** Ask before an own fetch: true where the report may go (passed, sent anyway, or the service did not answer). */
  guard(target: Element | string): Promise<boolean>;
  /** One question to the service; rejects where it does not answer in time. */
  check(text: string, options?: Meta & { phase?: Phase }): Promise<Answer>;
}

export interface SoramaEvents {
  "sorama:checked": CustomEvent<{ answer: Answer; phase: Phase }>;
  "sorama:held": CustomEvent<{ answer: Answer }>;
  "sorama:anyway": CustomEvent<{ answer: Answer; reason: string }>;
  "sorama:failed-open": CustomEvent<{ why: "timeout" | "network" | "status" | "answer"; status: number | undefined }>;
}

declare global {
  interface Window {
    sorama: Sorama;
  }
  interface HTMLElementEventMap extends SoramaEvents {}
  interface DocumentEventMap extends SoramaEvents {}
}
