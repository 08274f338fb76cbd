// Importing "hailong/dashboard.js" defines <hai-long-dashboard>.
import type { HaiLongErrorEvent } from "./form.js";

export type { HaiLongErrorEvent };

/** For each dimension that is filtered the values that are let through; "" for responses that don't say. */
export type HaiLongFilter = Record<string, string[]>;

/** docs/figures.md describes every member. */
export interface HaiLongFigures {
  format: 1;
  questionnaire: string;
  version: number;
  illustrative: boolean;
  filter: HaiLongFilter;
  status: "empty" | "hidden" | "reference" | "shown";
  n: number | null;
  [member: string]: unknown;
}

/** What became of a file. */
export interface HaiLongImport {
  /** Rows that were taken. */
  accepted: number;
  /** Rows that were not: the line on which each begins, and why in words. */
  rejected: { line: number; reason: string }[];
}

/** The figures have been counted anew. */
export type HaiLongUpdatedEvent = CustomEvent<{ n: number | null }>;

/** Another view is shown: a text of ids, `unit=soc-son&month=2026-03..2026-08`. */
export type HaiLongViewEvent = CustomEvent<{ view: string }>;

/** The staff's dashboard. Properties that are attributes reflect to them; a missing one reads as "". */
export interface HaiLongDashboard extends HTMLElement {
  /** A questionnaire's id or URL. */
  questionnaire: string | null;
  /** The id or URL of the file of units. */
  units: string | null;
  /** The id or URL of a file of published figures: it is shown, and no response is read. */
  published: string | null;
  /** The address of the collector; without it collector.json beside the script says whether there is one. */
  collector: string | null;
  /** The unit that the filter begins with. */
  unit: string | null;
  theme: string | null;
  /** "hash": the view is kept in the page's address. */
  remember: string | null;
  /** The figures that are shown now; null until everything was read once. */
  readonly figures: HaiLongFigures | null;
  /** What is shown now as a text of ids; null until everything was read once. */
  readonly view: string | null;
  /** Which responses are counted; null or {} for all. It may be set before the element is there, also as a text. */
  get filter(): HaiLongFilter | null;
  set filter(filter: HaiLongFilter | string | null);
  /** A bearer token of the collector: it can be set, is never stored, and reads as null. */
  get token(): null;
  set token(token: string | null);
  /** Adds the responses in a CSV or JSON file; rejects, and adds none, when it can't be read to its end. */
  importFile(file: File): Promise<HaiLongImport>;
}

declare global {
  interface HTMLElementTagNameMap {
    "hai-long-dashboard": HaiLongDashboard;
  }
  interface GlobalEventHandlersEventMap {
    "hl-updated": HaiLongUpdatedEvent;
    "hl-view": HaiLongViewEvent;
  }
}
