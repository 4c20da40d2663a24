/** hook.js: coaches the report fields of any page and asks before a held submit. docs/hook.md tells how to use it. */

import type { Sorama, WatchOptions } from "./answer.ts";
import { ask } from "./client.ts";
import type { Ways } from "./coach.ts";
import { Coach } from "./coach.ts";
import { fieldOf } from "./field.ts";

const script = document.currentScript as HTMLScriptElement | null;
const home = new URL("v1/check", script?.src || location.href).href;
const coaches = new Map<Element, Coach>();
const watched: [selector: string, ways: Ways][] = [];
const passing = new Set<HTMLFormElement>();
const TIMEOUT = 3000;

function ways(o: Partial<WatchOptions>): Ways {
  return {
    endpoint: o.endpoint ?? home,
    token: o.token,
    timeout: positive(o.timeout, TIMEOUT),
    delay: positive(o.delay, 600),
    mode: o.mode === "hold" ? "hold" : "coach",
    allowAnyway: o.allowAnyway,
    meta: { author: o.author, date: o.date, customer: o.customer, stage: o.stage },
    panel: o.panel,
    reasonName: o.reasonName ?? "sorama_reason",
    highlight: o.highlight !== false,
    letters: o.letters === true,
  };
}

function positive(value: number | undefined, otherwise: number): number {
  return value !== undefined && value > 0 ? value : otherwise;
}

/** A change on the page: new fields get a coach, vanished ones lose it. */
function look(): void {
  for (const [element, coach] of coaches) {
    if (element.isConnected) continue;
    coach.remove();
    coaches.delete(element);
  }
  for (const [selector, how] of watched) {
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      const field = coaches.has(element) ? null : fieldOf(element);
      if (field) coaches.set(element, new Coach(field, how));
    }
  }
}

async function mayGo(guards: Coach[]): Promise<boolean> {
  try {
    return (await Promise.all(guards.map((c) => c.submit()))).every(Boolean);
  } catch {
    return true;
  }
}

async function onSubmit(event: SubmitEvent): Promise<void> {
  const form = event.target as HTMLFormElement;
  const guards = [...coaches.values()].filter((c) => c.ways.mode === "hold" && c.field.form === form);
  if (event.defaultPrevented || !guards.length || passing.has(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const submitter = event.submitter;
  if (!(await mayGo(guards))) return;
  passing.add(form);
  try {
    form.requestSubmit(submitter?.isConnected ? submitter : null);
  } catch {
    form.requestSubmit();
  } finally {
    passing.delete(form);
  }
}

const api: Sorama = {
  watch(options) {
    watched.push([options.field, ways(options)]);
    look();
  },
  guard(target) {
    const element = typeof target === "string" ? document.querySelector(target) : target;
    return mayGo([...coaches.values()].filter((c) => element?.contains(c.field.element) || c.field.form === element));
  },
  check(text, { phase = "submit", ...meta } = {}) {
    const how = watched[0]?.[1] ?? ways(script ? attributes(script.dataset) : {});
    return ask(how, text, phase, meta);
  },
};

/** The data-* attributes of the script. */
function attributes(data: DOMStringMap): Partial<WatchOptions> {
  const told: Record<string, unknown> = { ...data };
  for (const name of ["timeout", "delay"]) if (data[name]) told[name] = Number(data[name]);
  for (const name of ["highlight", "letters"]) if (data[name]) told[name] = data[name] !== "off" && data[name] !== "false";
  return told as Partial<WatchOptions>;
}

function start(): void {
  const first = !window.sorama;
  if (first) {
    window.sorama = api;
    addEventListener("submit", (event) => void onSubmit(event), true);
    let soon: ReturnType<typeof setTimeout> | undefined;
    new MutationObserver(() => (soon ??= setTimeout(() => ((soon = undefined), look())))).observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: ["contenteditable"],
    });
  }
  const options = script ? attributes(script.dataset) : {};
  if (options.field) window.sorama.watch({ endpoint: home, ...options } as WatchOptions);
}

start();
