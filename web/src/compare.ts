/** Before and after: what became of each finding, and the sentences that changed side by side. */

import type { Answer } from "./answer.ts";
import { SIGNS } from "./answer.ts";
import { h } from "./dom.ts";
import { numbered } from "./map.ts";

type Outcome = "resolved" | "unrelated" | "remaining" | "new" | "removed";
type Read = Pick<Answer, "segments" | "supports" | "score">;

/** What POST /v1/compare answers. */
export interface Compared {
  before: Read;
  after: Read;
  revision: { changes: { outcome: Outcome; text: string }[]; pairs: [number | null, number | null][] };
}

const TITLES: Record<Outcome, string> = {
  resolved: "伝わるようになったところ",
  unrelated: "つながりを確かめたいところ",
  remaining: "残っているところ",
  new: "新しく気づいたところ",
  removed: "なくなったところ",
};

interface Side {
  text: string;
  read: Read;
  names: string[];
}

export function compared(before: string, after: string, answer: Compared): HTMLElement[] {
  const sides = [
    { text: before, read: answer.before, names: numbered(answer.before) },
    { text: after, read: answer.after, names: numbered(answer.after) },
  ] as const;
  const { changes, pairs } = answer.revision;
  const lists = (Object.keys(TITLES) as Outcome[]).flatMap((outcome) => {
    const told = [...new Set(changes.filter((c) => c.outcome === outcome).map((c) => c.text))];
    if (!told.length) return [];
    return [h("div", { class: `outcome ${outcome}` }, h("h3", {}, `${TITLES[outcome]} ${told.length}`), h("ul", {}, ...told.map((t) => h("li", {}, t))))];
  });
  const changed = pairs.filter(([a, b]) => said(sides[0], a) !== said(sides[1], b));
  const same = pairs.length - changed.length;
  return [
    h("p", { class: "scores" }, "点数 ", h("b", {}, String(answer.before.score)), " → ", h("b", {}, String(answer.after.score))),
    lists.length ? h("div", { class: "outcomes" }, ...lists) : h("p", { class: "soft" }, "気づきの変化はありません。"),
    ...(changed.length ? [table(changed, sides)] : []),
    h("p", { class: "soft" }, same ? `変わらない文 ${same}` : ""),
  ];
}

/** Words, label and grounds in one string: what a difference is measured by. */
function said({ text, read }: Side, index: number | null): string {
  if (index === null) return "";
  const words = (i: number) => text.slice(read.segments[i]!.start_utf16, read.segments[i]!.end_utf16).trim();
  const grounds = read.supports.filter((e) => e.claim === index).map((e) => words(e.premise));
  return `${read.segments[index]!.label} ${words(index)} ${grounds.join(" ")}`;
}

function table(pairs: [number | null, number | null][], [old, now]: readonly [Side, Side]): HTMLElement {
  const rows = pairs.map(([a, b]) => h("tr", {}, cell(old, a, "前"), cell(now, b, "後")));
  const head = h("tr", {}, h("th", { scope: "col" }, "前"), h("th", { scope: "col" }, "後"));
  return h("table", { class: "versions" }, h("caption", {}, "変わった文"), h("thead", {}, head), h("tbody", {}, ...rows));
}

function cell({ text, read, names }: Side, index: number | null, side: string): HTMLElement {
  if (index === null) return h("td", { class: "none", "data-side": side }, "—");
  const s = read.segments[index]!;
  const grounds = read.supports.filter((e) => e.claim === index).map((e) => names[e.premise]!);
  return h(
    "td",
    { class: s.label, "data-side": side },
    h("b", { class: "name" }, s.label === "other" ? SIGNS.other : names[index]!),
    text.slice(s.start_utf16, s.end_utf16).trim(),
    grounds.length > 0 && h("span", { class: "grounds" }, ` ← ${grounds.join("、")}`),
  );
}
