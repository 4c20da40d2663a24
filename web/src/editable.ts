/** Text and marks of a contenteditable element; marks are ranges (CSS Custom Highlight), so its content is never touched. */

import type { Mark } from "./marks.ts";
import type { Painter } from "./overlay.ts";
import { sheet } from "./dom.ts";

interface Part {
  node: Text;
  start: number;
}

/** The text as read, a line for each block or <br>, and where its letters are. */
export function read(root: HTMLElement): { text: string; parts: Part[] } {
  const parts: Part[] = [];
  let text = "";
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      parts.push({ node, start: text.length });
      text += node.data;
    } else if (node instanceof HTMLBRElement) {
      text += "\n";
    } else {
      const block = node !== root && node instanceof HTMLElement && !getComputedStyle(node).display.startsWith("inline");
      if (block && text && !text.endsWith("\n")) text += "\n";
      node.childNodes.forEach(walk);
    }
  };
  walk(root);
  return { text, parts };
}

/** The range of text[start:end]. */
export function range(parts: readonly Part[], start: number, end: number): Range | undefined {
  const find = (place: number, last: boolean) =>
    parts.findLast((p) => (last ? p.start < place : p.start <= place) && place <= p.start + p.node.length);
  const [from, to] = [find(start, false), find(end, true)];
  if (!from || !to) return undefined;
  const found = document.createRange();
  found.setStart(from.node, start - from.start);
  found.setEnd(to.node, end - to.start);
  return found;
}

const NAMES = ["fact", "interpretation", "action", "error", "warning", "info"] as const;

export function highlights(root: HTMLElement, css: string): Painter {
  const own: [Highlight, Range][] = [];
  const clear = () => own.splice(0).forEach(([highlight, place]) => highlight.delete(place));
  const able = "highlights" in CSS;
  if (able && !document.adoptedStyleSheets.includes(sheet(css))) document.adoptedStyleSheets.push(sheet(css));
  return {
    paint(text, marks: readonly Mark[]) {
      clear();
      const now = read(root);
      if (!able || now.text !== text) return;
      for (const mark of marks) {
        for (const name of NAMES.filter((n) => n === mark.label || n === mark.severity)) {
          const place = range(now.parts, mark.start, mark.end);
          if (place) own.push([registered(`sorama-${name}`, mark.severity ? 1 : 0).add(place), place]);
        }
      }
    },
    remove: clear,
  };
}

function registered(name: string, priority: number): Highlight {
  const found = CSS.highlights.get(name) ?? new Highlight();
  found.priority = priority;
  CSS.highlights.set(name, found);
  return found;
}
