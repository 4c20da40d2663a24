/** kintone.js: asks sorama before a record is saved, on PC and mobile. docs/adaptors/kintone.md tells how to install it. */

import type { Answer, Meta } from "./answer.ts";
import { isAnswer, known } from "./client.ts";
import { plain } from "./plain.ts";

type Text = kintone.fieldTypes.MultiLineText | kintone.fieldTypes.SingleLineText | kintone.fieldTypes.RichText;
type Value = string | { code: string; name: string } | { code: string; name: string }[] | null;

/** What kintone hands to a submit handler, as far as it is used here. */
export interface SubmitEvent {
  type: string;
  appId: number;
  recordId?: number;
  record: Record<string, Text>;
  error?: string;
}

/** `window.SORAMA_KINTONE`, set before this file is loaded. */
export interface Config {
  endpoint: string;
  /** Field codes: of the report (several are joined), and of what else is known. */
  fields: { text: string | string[]; author?: string; date?: string; customer?: string; stage?: string; reason?: string };
  mode?: "hold" | "coach";
  token?: string;
  /** The plug-in whose proxy settings hold the token. */
  pluginId?: string;
  timeout?: number;
}

declare global {
  interface Window {
    SORAMA_KINTONE?: Config;
  }
}

const EVENTS = ["app.record.create.submit", "app.record.edit.submit", "mobile.app.record.create.submit", "mobile.app.record.edit.submit"];
const seen = new Set<string>(); // texts that were held once

/** Always hands the event back: kintone cancels the save only where it holds an error. */
export async function onSubmit(event: SubmitEvent, config: Config): Promise<SubmitEvent> {
  const codes = ([] as string[]).concat(config.fields.text).filter((code) => event.record[code]);
  const told = codes.map((code) => ({ code, text: plain(event.record[code]!) })).filter((field) => field.text.trim());
  if (!told.length) return event;
  const text = told.length === 1 ? told[0]!.text : told.map((f) => `${f.code}\n${f.text}`).join("\n\n");
  try {
    const answer = await Promise.race([send(config, text, meta(event, config)), late(config.timeout ?? 3000)]);
    if (answer.decision === "hold" && config.mode !== "coach" && !excused(event, config, answer, text)) {
      event.record[told[0]!.code]!.error = comments(answer);
      event.error = `日報に、保存の前に確かめたいことがあります。${way(answer, config)}`;
    }
  } catch {
    // The record is saved whatever happens here.
  }
  return event;
}

async function send(config: Config, text: string, about: Meta): Promise<Answer> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (config.token) headers["Authorization"] = `Bearer ${config.token}`;
  const body = { text, phase: "submit", ...known(about) };
  const [answered, status] = (await (config.pluginId
    ? kintone.plugin.app.proxy(config.pluginId, config.endpoint, "POST", headers, body)
    : kintone.proxy(config.endpoint, "POST", headers, body))) as [string, number, unknown];
  const answer: unknown = status === 200 ? JSON.parse(answered) : null;
  if (!isAnswer(answer)) throw new Error(`sorama: ${status}`);
  return answer;
}

function late(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("sorama: timeout")), milliseconds));
}

function meta({ record }: SubmitEvent, { fields }: Config): Meta {
  const of = (code?: string) => {
    const value = (code ? record[code]?.value : undefined) as Value | undefined;
    const one = Array.isArray(value) ? value[0] : value;
    return (typeof one === "object" ? one?.name : one) ?? undefined;
  };
  return {
    author: of(fields.author) ?? kintone.getLoginUser().name,
    date: of(fields.date),
    customer: of(fields.customer),
    stage: of(fields.stage),
  };
}

/** With a reason in its field, or the second time, where the team allows it. */
function excused({ record }: SubmitEvent, { fields }: Config, answer: Answer, text: string): boolean {
  if (answer.submit_anyway === "no") return false;
  if (fields.reason && record[fields.reason]?.value?.trim()) return true;
  const again = answer.submit_anyway === "yes" && seen.has(text);
  seen.add(text);
  return again;
}

function way(answer: Answer, { fields }: Config): string {
  if (answer.submit_anyway === "yes") return "このままでよければ、もう一度保存してください。";
  return answer.submit_anyway === "reason" && fields.reason ? `このまま保存するときは「${fields.reason}」に理由を書いてください。` : "本文を直してから保存してください。";
}

function comments(answer: Answer): string {
  const asked = answer.comments.filter((c) => c.kind === "question").map((c) => `・${c.text}${c.hints[0] ? `(${c.hints[0]})` : ""}`);
  return (asked.length ? asked : answer.findings.filter((f) => !f.suppressed).map((f) => `・${f.message}`)).slice(0, 3).join("\n");
}

const config = typeof window === "undefined" ? undefined : window.SORAMA_KINTONE;
if (config) kintone.events.on(EVENTS, (event: SubmitEvent) => onSubmit(event, config));
