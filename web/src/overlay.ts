/** Marks over a textarea: a transparent copy of its text that lets every click through. The field itself stays as it is. */

import type { Mark } from "./marks.ts";
import { cut } from "./marks.ts";
import { h, shadow } from "./dom.ts";

/** What decides where a letter stands. */
const COPIED = [
  "direction", "font-family", "font-size", "font-stretch", "font-style", "font-variant", "font-weight", "font-feature-settings",
  "letter-spacing", "line-break", "line-height", "overflow-wrap", "padding-bottom", "padding-left", "padding-right", "padding-top",
  "tab-size", "text-align", "text-indent", "text-rendering", "text-spacing-trim", "text-transform", "white-space-collapse",
  "text-wrap-mode", "word-break", "word-spacing", "writing-mode",
];

export interface Painter {
  paint(text: string, marks: readonly Mark[]): void;
  remove(): void;
}

export function overlay(field: HTMLTextAreaElement, css: string, letters = false): Painter {
  const host = document.createElement("sorama-marks");
  const text = h("div", { class: letters ? "text letters" : "text" });
  const box = h("div", { class: "marks", "aria-hidden": "true" }, text);
  shadow(host, css).append(box);
  field.after(host);

  const scroll = () => text.style.setProperty("transform", `translate(${-field.scrollLeft}px,${-field.scrollTop}px)`);
  const place = () => {
    const style = getComputedStyle(field);
    for (const name of COPIED) text.style.setProperty(name, style.getPropertyValue(name));
    const [from, to] = [host.getBoundingClientRect(), field.getBoundingClientRect()];
    const set = (element: HTMLElement, sizes: Record<string, number>) =>
      Object.entries(sizes).forEach(([name, value]) => element.style.setProperty(name, `${value}px`));
    set(box, {
      left: to.left - from.left + field.clientLeft,
      top: to.top - from.top + field.clientTop,
      width: field.clientWidth,
      height: field.clientHeight,
    });
    set(text, { width: field.clientWidth });
    scroll();
  };
  const watch = new ResizeObserver(place);
  watch.observe(field);
  watch.observe(document.body);
  const done = new AbortController();
  const options = { capture: true, passive: true, signal: done.signal };
  field.addEventListener("scroll", scroll, options);
  addEventListener("resize", place, options);
  return {
    paint(content, marks) {
      text.replaceChildren(
        ...cut(content.length, marks).map((p) => {
          const letters = content.slice(p.start, p.end);
          return p.label || p.severity ? h("span", { class: `${p.label ?? ""} ${p.severity ?? ""}${p.first ? " first" : ""}` }, letters) : letters;
        }),
        "\u200b",
      );
      place();
    },
    remove() {
      done.abort();
      watch.disconnect();
      host.remove();
    },
  };
}
