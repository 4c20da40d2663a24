/** One field and its coach: drafts while one writes, the question at the submit, marks and panel. Never stops a form by failing. */

import type { Answer, Anyway, Meta } from "./answer.ts";
import type { Service } from "./client.ts";
import { ask, Failed } from "./client.ts";
import type { Field } from "./field.ts";
import type { Mark } from "./marks.ts";
import { marksOf, shift } from "./marks.ts";
import type { Painter } from "./overlay.ts";
import { Panel } from "./panel.ts";
import hookCss from "./hook.css";
import marksCss from "./marks.css";
import rangesCss from "./ranges.css";

export interface Ways extends Service {
  mode: "coach" | "hold";
  delay: number;
  allowAnyway?: Anyway | undefined;
  meta: Record<keyof Meta, string | undefined>;
  panel?: string | undefined;
  reasonName: string;
  highlight: boolean;
  letters: boolean;
}

export class Coach {
  readonly field: Field;
  readonly ways: Ways;
  readonly panel: Panel;
  readonly #painter: Painter | null;
  readonly #gone = new AbortController();
  #draft = new AbortController();
  #submit = new AbortController();
  #submitting = false;
  #composing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #marks: Mark[] = [];
  #text = ""; // the text that the marks are on
  #checked: string | null = null; // the last text that was asked about
  #excused: string | null = null; // the text that may go as it is
  #reason: HTMLInputElement | null = null; // where its reason travels

  constructor(field: Field, ways: Ways) {
    this.field = field;
    this.ways = ways;
    this.panel = new Panel(hookCss, { show: (s, e) => field.show(s, e), back: () => field.element.focus() });
    const place = ways.panel ? document.querySelector(ways.panel) : null;
    if (place) place.append(this.panel.host);
    else field.element.after(this.panel.host);
    this.#painter = ways.highlight ? field.painter({ marks: marksCss, ranges: rangesCss }, ways.letters) : null;
    this.#listen();
    this.#changed();
  }

  remove(): void {
    this.#gone.abort();
    this.#draft.abort();
    this.#submit.abort();
    clearTimeout(this.#timer);
    this.#painter?.remove();
    this.panel.release();
    this.panel.host.remove();
  }

  #listen(): void {
    const on = (name: string, listener: (event: Event) => void) =>
      this.field.element.addEventListener(name, listener, { signal: this.#gone.signal });
    on("compositionstart", () => {
      this.#composing = true;
      clearTimeout(this.#timer);
      this.#draft.abort();
    });
    on("compositionend", () => {
      this.#composing = false;
      this.#changed();
    });
    on("input", () => {
      this.panel.release();
      this.#changed();
    });
    this.field.form?.addEventListener("reset", () => setTimeout(() => this.#changed()), { signal: this.#gone.signal });
  }

  /** Marks follow the text at once; the question waits until the writer does. */
  #changed(): void {
    const text = this.field.text();
    this.#paint(text, shift(this.#marks, this.#text, text));
    clearTimeout(this.#timer);
    this.#draft.abort();
    if (this.#composing || this.#submitting || text === this.#checked) return;
    if (text.trim()) this.#timer = setTimeout(() => void this.draft(), this.ways.delay);
    else this.#forget();
  }

  #paint(text: string, marks: Mark[]): void {
    [this.#text, this.#marks] = [text, marks];
    this.#painter?.paint(text, marks);
  }

  #forget(): void {
    this.#checked = null;
    this.#paint("", []);
    this.panel.clear();
  }

  async draft(): Promise<void> {
    this.#draft.abort();
    this.#draft = new AbortController();
    try {
      await this.#ask("draft", this.#draft.signal);
    } catch (error) {
      if ((error as Failed).why !== "stale") this.panel.status("いまは確かめられません。そのまま書いて、提出できます。");
    }
  }

  async #ask(phase: "draft" | "submit", signal: AbortSignal): Promise<Answer> {
    const text = this.field.text();
    const answer = await ask(this.ways, text, phase, this.meta(), signal);
    const now = this.field.text();
    this.#checked = phase === "draft" ? text : null;
    this.panel.answer(answer);
    this.#paint(now, shift(marksOf(answer), text, now));
    this.#tell("checked", { answer, phase });
    return answer;
  }

  /** Whether the report may go. True too where the service does not answer in time or anything else breaks. */
  async submit(): Promise<boolean> {
    if (this.ways.mode === "coach") return true;
    this.panel.release();
    this.#submit.abort();
    const text = this.field.text();
    if (text === this.#excused) return true;
    if (this.#reason) this.#reason.value = ""; // it was another text's
    this.#reason = null;
    if (!text.trim()) return true;
    const run = (this.#submit = new AbortController());
    this.#draft.abort();
    clearTimeout(this.#timer);
    this.#submitting = true;
    try {
      this.panel.status("提出の前に確かめています…");
      const answer = await this.#ask("submit", run.signal);
      this.#submitting = false;
      return answer.decision === "pass" || (await this.#held(answer, text));
    } catch (error) {
      const { why, status } = error instanceof Failed ? error : new Failed("answer");
      if (why === "stale") return false;
      this.panel.status("確かめられなかったので、そのまま提出します。");
      this.#tell("failed-open", { why, status });
      return true;
    } finally {
      if (run === this.#submit) this.#submitting = false;
    }
  }

  async #held(answer: Answer, text: string): Promise<boolean> {
    const asked = this.panel.hold(answer, this.ways.allowAnyway ?? answer.submit_anyway);
    this.#tell("held", { answer });
    const reason = await asked;
    if (reason === null) return false;
    this.#excused = text;
    this.#attach(reason);
    this.#tell("anyway", { answer, reason });
    return true;
  }

  /** The reason travels with the form. */
  #attach(reason: string): void {
    const form = this.field.form;
    if (!form || !reason) return;
    let input = form.elements.namedItem(this.ways.reasonName) as HTMLInputElement | null;
    if (!input) {
      input = document.createElement("input");
      input.type = "hidden";
      input.name = this.ways.reasonName;
      form.append(input);
    }
    input.value = reason;
    this.#reason = input;
  }

  /** Each is a selector of a field of the same form, or the value itself. */
  meta(): Meta {
    const found: Meta = {};
    for (const [name, source] of Object.entries(this.ways.meta) as [keyof Meta, string | undefined][]) {
      if (!source) continue;
      if (!/^[#.[]/.test(source)) found[name] = source;
      else {
        const element = (this.field.form ?? document).querySelector(source) ?? document.querySelector(source);
        found[name] = (element as HTMLInputElement | null)?.value ?? element?.textContent ?? undefined;
      }
    }
    return found;
  }

  #tell(name: string, detail: object): void {
    this.field.element.dispatchEvent(new CustomEvent(`sorama:${name}`, { detail, bubbles: true, composed: true }));
  }
}
