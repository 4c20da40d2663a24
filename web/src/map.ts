/** The picture: 空, 雨 and 傘 as boxes, what supports what as arrows. Each box also says its grounds in words. */

import type { Answer, Finding, Label } from "./answer.ts";
import { LABELS, NAMES, SIGNS } from "./answer.ts";
import { h } from "./dom.ts";

const SVG = "http://www.w3.org/2000/svg";
const GAP = 6; // between an arrow's tip and its box

export interface Map {
  draw(text: string, answer: Answer): void;
}

export function map(place: HTMLElement, show: (start: number, end: number) => void): Map {
  const arrows = document.createElementNS(SVG, "svg");
  arrows.setAttribute("aria-hidden", "true");
  arrows.classList.add("arrows");
  const rows = h("div", { class: "threads" });
  place.append(arrows, rows);
  let boxes: HTMLElement[] = [];
  let latest: Answer | undefined;
  const connect = () => {
    if (!latest) return;
    level(latest, boxes);
    lines(arrows, place, latest, boxes);
  };
  new ResizeObserver(connect).observe(place);
  addEventListener("beforeprint", connect);
  return {
    draw(text, answer) {
      latest = answer;
      arrows.classList.remove("dim"); // the box that was pointed at is gone
      const names = numbered(answer);
      boxes = answer.segments.map((_, i) => box(text, answer, names, i, show, (on) => light(arrows, i, on)));
      rows.replaceChildren(
        ...answer.threads
          .filter((t) => answer.segments.some((s) => s.thread === t.index && s.label !== "other"))
          .map((t) => thread(answer, boxes, t.index, answer.threads.length > 1 ? (t.title ?? `話題 ${t.index + 1}`) : null)),
      );
      connect();
    },
  };
}

/** 空1, 空2, 雨1 … in order of the text. */
export function numbered(answer: Pick<Answer, "segments">): string[] {
  const count: Record<Label, number> = { fact: 0, interpretation: 0, action: 0, other: 0 };
  return answer.segments.map((s) => `${SIGNS[s.label]}${(count[s.label] += 1)}`);
}

function thread(answer: Answer, boxes: HTMLElement[], index: number, title: string | null): HTMLElement {
  const columns = LABELS.map((label) => {
    const own = answer.segments.flatMap((s, i) => (s.thread === index && s.label === label ? [boxes[i]!] : []));
    const none = h("li", { class: "none" }, "ありません");
    const head = h("h4", { class: label }, h("b", {}, SIGNS[label]), NAMES[label]);
    return h("div", { class: "column" }, head, h("ul", { role: "list" }, ...(own.length ? own : [none])));
  });
  return h("section", { class: "thread" }, title && h("h3", {}, title), h("div", { class: "columns" }, ...columns));
}

function box(
  text: string,
  answer: Answer,
  names: string[],
  index: number,
  show: (start: number, end: number) => void,
  hover: (on: boolean) => void,
): HTMLElement {
  const s = answer.segments[index]!;
  const grounds = answer.supports.filter((e) => e.claim === index).map((e) => `${names[e.premise]}${e.cue ? `「${e.cue}」` : ""}`);
  const found = answer.findings.filter((f) => f.segment === index && !f.suppressed);
  const on = (state: boolean) => () => hover(state);
  const words = h(
    "button",
    { type: "button", title: "本文のここを見る", click: () => show(s.start_utf16, s.end_utf16), focus: on(true), blur: on(false) },
    text.slice(s.start_utf16, s.end_utf16).trim(),
  );
  return h(
    "li",
    { class: `box ${s.label}`, mouseenter: on(true), mouseleave: on(false) },
    h("b", { class: "name" }, names[index]!),
    words,
    grounds.length > 0 && h("p", { class: "grounds" }, `根拠: ${grounds.join("、")}`),
    ...found.map(note),
  );
}

function note(f: Finding): HTMLElement {
  return h("p", { class: `note ${f.severity}` }, f.message);
}

function light(arrows: SVGSVGElement, index: number, on: boolean): void {
  const own = arrows.querySelectorAll(`[data-ends~="${index}"]`);
  arrows.classList.toggle("dim", on && own.length > 0);
  for (const path of own) path.classList.toggle("lit", on);
}

/** Side by side, a box stands level with its grounds, as far as the boxes above leave room. */
function level(answer: Answer, boxes: HTMLElement[]): void {
  boxes.forEach((b) => b.style.removeProperty("margin-top"));
  const middle = (r: DOMRect) => r.top + r.height / 2;
  for (const label of LABELS.slice(1)) {
    answer.segments.forEach((s, i) => {
      if (s.label !== label || !boxes[i]?.isConnected) return;
      const own = boxes[i].getBoundingClientRect();
      const grounds = answer.supports.filter((e) => e.claim === i).map((e) => boxes[e.premise]!.getBoundingClientRect());
      const left = grounds.filter((r) => r.right < own.left);
      if (!left.length) return;
      const wanted = left.reduce((sum, r) => sum + middle(r), 0) / left.length - middle(own);
      if (wanted > 0) boxes[i].style.setProperty("margin-top", `${wanted}px`);
    });
  }
}

/** Arrows between boxes where they are now: across columns from side to side, else around the left edge. */
function lines(arrows: SVGSVGElement, place: HTMLElement, answer: Answer, boxes: HTMLElement[]): void {
  const frame = place.getBoundingClientRect();
  arrows.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
  const ends = (of: "premise" | "claim", index: number) => answer.supports.filter((e) => e[of] === index);
  arrows.replaceChildren(
    ...answer.supports.flatMap((e) => {
      const [from, to] = [boxes[e.premise], boxes[e.claim]];
      if (!from?.isConnected || !to?.isConnected) return [];
      const [p, c] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
      const level = (of: "premise" | "claim", r: DOMRect) => {
        const all = ends(of, e[of]);
        return r.top - frame.top + (r.height * (all.indexOf(e) + 1)) / (all.length + 1);
      };
      const [y1, y2] = [level("premise", p), level("claim", c)];
      const across = c.left > p.right;
      const x1 = (across ? p.right : p.left) - frame.left;
      const x2 = c.left - frame.left - GAP;
      const bulge = across ? Math.max(24, (x2 - x1) / 2) : -Math.min(34, 14 + Math.abs(y2 - y1) / 18);
      const bend = across ? `${x1 + bulge} ${y1} ${x2 - bulge} ${y2}` : `${Math.min(x1, x2) + bulge} ${y1} ${Math.min(x1, x2) + bulge} ${y2}`;
      const kind = answer.segments[e.claim]!.label;
      const shape = (tag: string, d: string) => {
        const made = document.createElementNS(SVG, tag);
        made.setAttribute("d", d);
        made.setAttribute("class", `${tag === "path" && d.endsWith("Z") ? "tip " : ""}${kind}`);
        made.setAttribute("data-ends", `${e.premise} ${e.claim}`);
        return made;
      };
      return [shape("path", `M${x1} ${y1} C${bend} ${x2} ${y2}`), shape("path", `M${x2 - 3} ${y2 - 5} L${x2 + GAP - 1} ${y2} L${x2 - 3} ${y2 + 5} Z`)];
    }),
  );
}
