/** One question to the service. Answers or throws `Failed`, never later than the time limit. */

import type { Answer, Meta, Phase } from "./answer.ts";

export type Why = "timeout" | "network" | "status" | "answer" | "stale";

export class Failed extends Error {
  readonly why: Why;
  readonly status: number | undefined;

  constructor(why: Why, status?: number) {
    super(`sorama: ${why}${status ? ` ${status}` : ""}`);
    this.why = why;
    this.status = status;
  }
}

export interface Service {
  endpoint: string;
  token?: string | undefined;
  timeout: number;
}

/** `signal` drops the question (`stale`). */
export async function ask(service: Service, text: string, phase: Phase, meta: Meta = {}, signal?: AbortSignal): Promise<Answer> {
  const abort = new AbortController();
  let late: (failed: Failed) => void = () => {};
  const limit = new Promise<never>((_, reject) => (late = reject));
  const timer = setTimeout(() => late(new Failed("timeout")), service.timeout);
  const drop = () => late(new Failed("stale"));
  signal?.addEventListener("abort", drop);
  try {
    if (signal?.aborted) throw new Failed("stale");
    return await Promise.race([send(service, { text, phase, ...known(meta) }, abort.signal), limit]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", drop);
    abort.abort();
  }
}

async function send(service: Service, body: object, signal: AbortSignal): Promise<Answer> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (service.token) headers["Authorization"] = `Bearer ${service.token}`;
  let response: Response;
  try {
    response = await fetch(service.endpoint, { method: "POST", headers, body: JSON.stringify(body), signal });
  } catch {
    throw new Failed("network");
  }
  if (!response.ok) throw new Failed("status", response.status);
  const answer: unknown = await response.json().catch(() => null);
  if (!isAnswer(answer)) throw new Failed("answer");
  return answer;
}

/** What another program on this address may answer must not break the form. */
export function isAnswer(value: unknown): value is Answer {
  const answer = value as Partial<Answer> | null;
  return (
    typeof answer === "object" &&
    answer !== null &&
    (answer.decision === "pass" || answer.decision === "hold") &&
    [answer.segments, answer.supports, answer.findings, answer.comments].every(Array.isArray)
  );
}

/** The service takes no empty names, and dates only as YYYY-MM-DD. */
export function known(meta: Meta): Meta {
  const date = /^\d{4}-\d\d-\d\d/.exec((meta.date ?? "").trim().replace(/\//g, "-"));
  const told = Object.entries({ ...meta, date: date?.[0] }).map(([k, v]) => [k, v?.trim().slice(0, 200)] as const);
  return Object.fromEntries(told.filter(([, v]) => v));
}
