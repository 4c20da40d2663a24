/** What the service answers to POST /v1/check, and how labels are written. */

import type { Label } from "../types/sorama-hook.d.ts";

export type * from "../types/sorama-hook.d.ts";

export const LABELS = ["fact", "interpretation", "action"] as const;
export const SIGNS: Record<Label, string> = { fact: "空", interpretation: "雨", action: "傘", other: "他" };
export const NAMES: Record<Label, string> = { fact: "事実", interpretation: "解釈", action: "行動", other: "その他" };
