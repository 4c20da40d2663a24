/** What the writer reads beside the field: status, comments with hints in steps, and the question before a held submit. */

import type { Answer, Anyway, Comment } from "./answer.ts";
import { LABELS, NAMES, SIGNS } from "./answer.ts";
import { h, shadow } from "./dom.ts";

export interface Ways {
  show(start: number, end: number): void;
  back(): void;
}

const MOST = 3; // reasons of a held submit that are told at once

export class Panel {
  readonly host = document.createElement("sorama-panel");
  readonly #ways: Ways;
  readonly #status = h("p", { class: "status", role: "status" });
  readonly #legend = h("p", { class: "legend" });
  readonly #held = h("div", { class: "held", role: "group", "aria-labelledby": "held", hidden: true });
  readonly #list = h("ol", { class: "comments", role: "list" });
  readonly #rest = h("div");
  readonly #panel: HTMLElement;
  readonly #hints = new Map<string, number>();
  #shown = "";

  constructor(css: string, ways: Ways) {
    this.#ways = ways;
    const top = h("div", { class: "top" }, this.#status, this.#legend);
    this.#panel = h("section", { class: "panel", "aria-label": "日報のコーチ", hidden: true }, top, this.#held, this.#list, this.#rest);
    shadow(this.host, css).append(this.#panel);
    this.host.style.setProperty("display", "block");
  }

  /** A word on what goes on, spoken by screen readers when it changes. */
  status(text: string): void {
    this.#panel.hidden = !text && !this.#shown;
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  answer(answer: Answer): void {
    const count = (label: string) => answer.segments.filter((s) => s.label === label).length;
    this.#legend.replaceChildren(
      ...LABELS.map((l) => h("span", { class: l }, h("b", {}, SIGNS[l]), `${NAMES[l]} ${count(l)}`)),
    );
    const shown = JSON.stringify([answer.comments, answer.findings.map((f) => f.fingerprint), answer.hidden_points]);
    if (shown !== this.#shown) {
      this.#list.replaceChildren(...answer.comments.map((c) => this.#comment(c)));
      this.#rest.replaceChildren(...this.#others(answer));
    }
    this.#shown = shown;
    const asked = answer.comments.filter((c) => c.kind === "question").length;
    this.status(asked ? `考えてみたいこと ${asked} 件` : "いまのところ、気になるところはありません");
  }

  clear(): void {
    this.#shown = "";
    this.#list.replaceChildren();
    this.#rest.replaceChildren();
    this.release();
    this.status("");
  }

  #comment(c: Comment): HTMLElement {
    const praise = c.kind === "praise";
    return h(
      "li",
      { class: c.kind },
      h("p", { class: "kind" }, praise ? "◎ よいところ" : "？ 考えてみたいこと"),
      c.quote && this.#jump(c.quote, c.start_utf16, c.end_utf16),
      h("p", {}, c.text),
      c.hints.length > 0 && this.#steps(c),
    );
  }

  /** One hint more each time: what to think of, then a frame, then an example of another case. */
  #steps(c: Comment): HTMLElement {
    const list = h("ol", { class: "hints", role: "list", "aria-live": "polite" });
    const more = h("button", { type: "button", class: "go hint" });
    const show = (count: number) => {
      this.#hints.set(c.text, count);
      list.hidden = count === 0;
      c.hints.slice(list.childElementCount, count).forEach((hint) => list.append(h("li", {}, hint)));
      more.textContent = count ? `次のヒント(${count}/${c.hints.length})` : "ヒントを見る";
      more.hidden = count >= c.hints.length;
    };
    more.addEventListener("click", () => {
      show(list.childElementCount + 1);
      if (more.hidden) (list.lastElementChild as HTMLElement).tabIndex = -1;
      if (more.hidden) (list.lastElementChild as HTMLElement).focus();
    });
    show(this.#hints.get(c.text) ?? 0);
    return h("div", {}, list, more);
  }

  /** Findings that no comment speaks of, folded. */
  #others(answer: Answer): HTMLElement[] {
    const told = new Set(answer.comments.flatMap((c) => c.rules));
    const others = answer.findings.filter((f) => !f.suppressed && !told.has(f.rule));
    if (others.length) {
      const items = others.map((f) => h("li", {}, this.#jump(f.message, f.start_utf16, f.end_utf16)));
      return [h("details", {}, h("summary", {}, `ほかの気づき ${others.length} 件`), h("ul", { role: "list" }, ...items))];
    }
    return answer.hidden_points ? [h("p", { class: "soft" }, `ほかに ${answer.hidden_points} 点あります。まずはここからで十分です。`)] : [];
  }

  /** Words of the text or about them; pressed, they lead there. */
  #jump(words: string, start: number, end: number): HTMLElement {
    return h("button", { type: "button", class: "quote", title: "本文のここを見る", click: () => this.#ways.show(start, end) }, words);
  }

  release: () => void = () => {};

  /** Ask before a submit: the reason (may be empty) to send it anyway, null to go on writing. */
  hold(answer: Answer, anyway: Anyway): Promise<string | null> {
    this.release();
    return new Promise((resolve) => {
      const settle = (reason: string | null) => {
        this.#held.hidden = true;
        this.#held.replaceChildren();
        this.release = () => {};
        resolve(reason);
      };
      this.release = () => settle(null);
      const title = h("h2", { id: "held", tabindex: "-1" }, "提出の前に、確かめたいことがあります");
      this.#held.replaceChildren(title, reasons(answer), ...this.#choices(anyway, settle));
      this.#held.hidden = this.#panel.hidden = false;
      this.status("提出を止めています。コメントを読んで、本文を直すか、このまま提出するかを選べます。");
      if (anyway === "no") this.status("提出を止めています。コメントを読んで、本文を直してください。");
      title.focus();
    });
  }

  #choices(anyway: Anyway, settle: (reason: string | null) => void): HTMLElement[] {
    const back = button("本文を直す", "go main", () => {
      settle(null);
      this.#ways.back();
    });
    if (anyway === "no") return [h("div", { class: "row" }, back)];
    const why = h("textarea", { id: "why", rows: "2", required: true, maxlength: "500", "aria-describedby": "need" });
    const need = h("p", { id: "need", class: "soft" }, "理由は日報と一緒に送られます。短くてかまいません。");
    const asked = h("div", { hidden: true }, h("label", { for: "why" }, "このまま提出する理由"), why, need);
    const go = button("このまま提出する", "go", () => {
      if (anyway === "yes") settle("");
      else if (asked.hidden) {
        asked.hidden = false;
        go.textContent = "理由を添えて提出する";
        why.focus();
      } else if (why.value.trim()) settle(why.value.trim());
      else {
        need.textContent = "理由を書いてから提出してください。";
        need.setAttribute("role", "alert");
        why.setAttribute("aria-invalid", "true");
        why.focus();
      }
    });
    return [asked, h("div", { class: "row" }, back, go)];
  }
}

function button(text: string, kind: string, click: () => void): HTMLButtonElement {
  return h("button", { type: "button", class: kind, click }, text);
}

/** What stops the submit, each once, the worst first. */
function reasons(answer: Answer): HTMLElement {
  const rank = ["error", "warning", "info"];
  const worst = answer.findings
    .filter((f) => !f.suppressed && rank.indexOf(f.severity) <= rank.indexOf(answer.fail_on))
    .sort((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity));
  const told = [...new Set(worst.map((f) => f.message))];
  const more = told.length > MOST ? `ほか ${told.length - MOST} 件` : null;
  return h("ul", {}, ...told.slice(0, MOST).map((m) => h("li", {}, m)), more && h("li", {}, more));
}
