import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { ask, Failed, known } from "../src/client.ts";

const service = { endpoint: "http://sorama.invalid/v1/check", timeout: 40 };
const answer = { decision: "pass", segments: [], supports: [], findings: [], comments: [] };
const before = globalThis.fetch;
afterEach(() => void (globalThis.fetch = before));

function answering(reply: (request: RequestInit) => Promise<Response>): void {
  globalThis.fetch = ((_: unknown, request: RequestInit) => reply(request)) as typeof fetch;
}

const why = (expected: string) => (error: unknown) => error instanceof Failed && error.why === expected;

test("ask: sends text, phase, what is known, and the token", async () => {
  let sent: RequestInit = {};
  answering(async (request) => ((sent = request), Response.json(answer)));
  await ask({ ...service, token: "t" }, "本文", "draft", { author: "沖", customer: " " });
  assert.deepEqual(JSON.parse(sent.body as string), { text: "本文", phase: "draft", author: "沖" });
  assert.equal((sent.headers as Record<string, string>)["Authorization"], "Bearer t");
});

test("ask: late, refused, unreachable and strange answers fail, each by its name", async () => {
  answering(() => new Promise(() => {}));
  await assert.rejects(ask(service, "x", "draft"), why("timeout"));
  answering(async () => Response.json({}, { status: 503 }));
  await assert.rejects(ask(service, "x", "draft"), (e: unknown) => why("status")(e) && (e as Failed).status === 503);
  answering(() => Promise.reject(new TypeError("no network")));
  await assert.rejects(ask(service, "x", "draft"), why("network"));
  for (const strange of ["<html>", "null", "{}", '{"decision":"pass"}', '{"decision":"maybe","segments":[]}']) {
    answering(async () => new Response(strange));
    await assert.rejects(ask(service, "x", "draft"), why("answer"));
  }
});

test("ask: an answer whose body never ends is late too", async () => {
  answering(async () => new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array([123])) })));
  await assert.rejects(ask(service, "x", "draft"), why("timeout"));
});

test("ask: a dropped question is stale", async () => {
  answering(() => new Promise(() => {}));
  const abort = new AbortController();
  const asked = ask(service, "x", "draft", {}, abort.signal);
  abort.abort();
  await assert.rejects(asked, why("stale"));
  await assert.rejects(ask(service, "x", "draft", {}, abort.signal), why("stale"));
});

test("known: dates as the service reads them, nothing empty, nothing too long", () => {
  assert.deepEqual(known({ date: "2026/11/24", author: " 沖 ", customer: "", stage: "x".repeat(300) }), {
    date: "2026-11-24",
    author: "沖",
    stage: "x".repeat(200),
  });
  assert.deepEqual(known({ date: "昨日" }), {});
});
