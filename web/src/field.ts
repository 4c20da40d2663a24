/** A field that holds a report: textarea, text input or contenteditable, one face for all. */

import { highlights, range, read } from "./editable.ts";
import type { Painter } from "./overlay.ts";
import { overlay } from "./overlay.ts";

export interface Field {
  readonly element: HTMLElement;
  readonly form: HTMLFormElement | null;
  text(): string;
  /** Brings text[start:end] into view, selected, with the focus on the field. */
  show(start: number, end: number): void;
  painter(css: { marks: string; ranges: string }, letters: boolean): Painter | null;
}

export function fieldOf(element: HTMLElement): Field | null {
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
    return {
      element,
      get form() {
        return element.form;
      },
      text: () => element.value,
      show: (start, end) => {
        element.setSelectionRange(start, end);
        element.blur();
        element.focus();
      },
      painter: (css, letters) => (element instanceof HTMLTextAreaElement ? overlay(element, css.marks, letters) : null),
    };
  }
  if (!element.isContentEditable) return null;
  return {
    element,
    get form() {
      return element.closest("form");
    },
    text: () => read(element).text,
    show: (start, end) => {
      element.focus();
      const place = range(read(element).parts, start, end);
      if (place) getSelection()?.setBaseAndExtent(place.startContainer, place.startOffset, place.endContainer, place.endOffset);
    },
    painter: (css) => highlights(element, css.ranges),
  };
}
