/** The page at /: write or paste a report, see labels, arrows and comments, revise, compare. Nothing is stored. */

import type { Answer } from "./answer.ts";
import { known } from "./client.ts";
import { Coach } from "./coach.ts";
import type { Compared } from "./compare.ts";
import { compared } from "./compare.ts";
import { h } from "./dom.ts";
import { REVISION } from "./examples.ts";
import { fieldOf } from "./field.ts";
import { map } from "./map.ts";

function by<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const area = by<HTMLTextAreaElement>("report");
const token = by<HTMLInputElement>("token");
const ways = {
  endpoint: new URL("v1/check", location.href).href,
  get token() {
    return token.value.trim() || undefined;
  },
  timeout: 5000,
  delay: 500,
  mode: "hold" as const,
  allowAnyway: "no" as const,
  meta: { author: "#author", date: "#date", customer: "#customer", stage: undefined },
  panel: "#coach",
  reasonName: "reason",
  highlight: true,
  letters: true,
};
const coach = new Coach(fieldOf(area)!, ways);
const picture = map(by("map"), (start, end) => coach.field.show(start, end));
let before: string | null = null;
let shown = ""; // the example in the field, as it was chosen
let comparing = new AbortController();

area.addEventListener("input", () => {
  count();
  by("undo").hidden = true;
  if (!area.value.trim()) blank();
});
area.addEventListener("sorama:checked", (event) => {
  const { answer, phase } = event.detail;
  by("empty").hidden = by("guide").hidden = true;
  by("result").hidden = false;
  picture.draw(area.value, answer);
  praise(answer);
  points(phase === "submit" ? answer : null);
  if (phase === "submit" && before === null) keep();
  else void compareNow();
});
area.addEventListener("sorama:failed-open", (event) => {
  const { status } = event.detail;
  by("door").hidden = status !== 401;
  coach.panel.status(status === 401 ? "合言葉を入れると点検できます。" : "いまは点検できません。少し待ってから、もう一度お試しください。");
});
by("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (!area.value.trim()) return area.focus();
  void coach.submit().then((passed) => passed && by("points").querySelector<HTMLElement>(".grade")?.focus());
});
by("form").addEventListener("reset", () => {
  const back = wayBack();
  setTimeout(() => {
    empty();
    offer(back);
  });
});
by("keep").addEventListener("click", () => {
  keep();
  area.focus();
});
by("print").addEventListener("click", () => print());
void examples();
count();

function empty(): void {
  before = null;
  blank();
  by("keep").hidden = true;
  by<HTMLSelectElement>("example").value = "";
  count();
  area.focus();
}

/** Nothing is left of what was said about a text that is gone. */
function blank(): void {
  comparing.abort();
  by("empty").hidden = by("guide").hidden = false;
  by("result").hidden = by("points").hidden = by("compare").hidden = true;
  by("strengths").replaceChildren();
}

/** Puts a text into the field as if it were typed. */
function write(text: string): void {
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.scrollTop = 0;
}

/** What brings the present text back; null where there is none of the writer's own. */
function wayBack(): (() => void) | null {
  const [text, old] = [area.value, before];
  if (!text.trim() || text === shown) return null;
  return () => {
    before = old;
    by("keep").hidden = old === null;
    by<HTMLSelectElement>("example").value = "";
    write(text);
    area.focus();
  };
}

function offer(back: (() => void) | null): void {
  by("undo").hidden = !back;
  by("undo").onclick = back;
}

function count(): void {
  by("count").textContent = `${[...area.value].length} 文字`;
}

/** From now on, this version is the one before. */
function keep(): void {
  comparing.abort();
  before = area.value;
  by("keep").hidden = false;
  by("compare").hidden = true;
}

function praise(answer: Answer): void {
  const told = [...new Set(answer.strengths.map((s) => s.message))];
  by("strengths").replaceChildren(
    ...(told.length ? [h("h3", {}, "よくできているところ"), h("ul", {}, ...told.map((t) => h("li", {}, t)))] : []),
  );
}

function points(answer: Answer | null): void {
  const place = by("points");
  place.hidden = !answer;
  if (!answer) return;
  const parts = Object.entries(answer.score_parts).map(([name, value]) =>
    h("li", {}, h("span", {}, name), h("meter", { min: "0", max: "100", low: "40", high: "70", optimum: "100", value: String(value), "aria-label": name }), h("b", {}, String(value))),
  );
  place.replaceChildren(
    h("p", { class: "grade", tabindex: "-1" }, h("b", {}, String(answer.score)), h("span", {}, "/100"), ` ${answer.grade}`),
    h("ul", { class: "parts", role: "list" }, ...parts),
  );
}

/** Only where there is a version before, and it differs. */
async function compareNow(): Promise<void> {
  comparing.abort();
  const [old, now] = [before, area.value];
  if (old === null || old === now) return void (by("compare").hidden = true);
  comparing = new AbortController();
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (ways.token) headers["Authorization"] = `Bearer ${ways.token}`;
  const body = JSON.stringify({ before: old, after: now, ...known(coach.meta()) });
  try {
    const response = await fetch(new URL("v1/compare", location.href), { method: "POST", headers, body, signal: comparing.signal });
    if (!response.ok) return;
    const answer = (await response.json()) as Compared;
    by("versions").replaceChildren(...compared(old, now, answer));
    by("compare").hidden = false;
  } catch {
    // The comparison is an extra; the next change asks again.
  }
}

interface Example {
  title: string;
  group: string;
  text: string;
}

async function examples(): Promise<void> {
  const select = by<HTMLSelectElement>("example");
  const found = (await fetch(new URL("assets/examples.json", location.href)).then((r) => r.json())) as Example[];
  const revision: Example = { title: REVISION.title, group: "書き直しの例", text: REVISION.after };
  const all = [...found, revision];
  for (const group of new Set(all.map((e) => e.group))) {
    const own = all.filter((e) => e.group === group);
    const options = own.map((e) => h("option", { value: String(all.indexOf(e)) }, e.title));
    select.append(h("optgroup", { label: group }, ...options));
  }
  select.addEventListener("change", () => {
    const chosen = all[Number(select.value)];
    if (!select.value || !chosen) return;
    const back = wayBack();
    before = chosen === revision ? REVISION.before : null;
    by("keep").hidden = before === null;
    by("compare").hidden = by("points").hidden = true;
    write((shown = chosen.text));
    offer(back);
  });
}
