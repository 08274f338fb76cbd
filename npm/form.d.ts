// Importing "hailong/form.js" defines <hai-long-form>.

/** The citizen's form. Each property reflects to the attribute of its name; a missing one reads as "". */
export interface HaiLongForm extends HTMLElement {
  /** A questionnaire's id or URL. */
  questionnaire: string | null;
  /** The id or URL of the file of units. */
  units: string | null;
  /** The id or URL of the file of procedures. */
  procedures: string | null;
  /** The unit that the answers are about. */
  unit: string | null;
  /** How the citizen came here, such as a QR code at the counter. */
  channel: string | null;
  /** "kiosk" and "assisted" need kiosk.js instead of form.js. */
  mode: "page" | "short" | "kiosk" | "assisted" | "" | null;
  /** The code of the citizen's dossier. */
  dossier: string | null;
  /** What the page answers beforehand: ids of questions and values, `field=land&respondent=citizen`; set, it takes an object too. */
  get prefill(): string;
  set prefill(value: string | Record<string, string> | null);
  theme: string | null;
  /** The address of the collector; missing, `collector.json` beside the script says it. As an attribute, "" is the page's own host. */
  collector: string | null;
  /** Begins anew, with nothing of the last person left. */
  reset(): Promise<unknown>;
  /** Tries to send what waits in this browser; resolves when the attempt is over: what it has delivered, what still waits and what was refused. */
  flush(): Promise<{ delivered: number; waiting: number; refused: number }>;
}

/** The element couldn't be loaded; the page's fallback stays. */
export type HaiLongErrorEvent = CustomEvent<{ code: "fetch" | "wasm" | "browser" | "timeout" | "start" | "fault" | (string & {}) }>;

/** The collector has a response: its id. */
export type HaiLongDeliveredEvent = CustomEvent<{ id: string }>;

/** The collector doesn't take a response; it stays in this browser. */
export type HaiLongRefusedEvent = CustomEvent<{ id: string; code: string }>;

declare global {
  interface HTMLElementTagNameMap {
    "hai-long-form": HaiLongForm;
  }
  interface GlobalEventHandlersEventMap {
    "hl-error": HaiLongErrorEvent;
    "hl-delivered": HaiLongDeliveredEvent;
    "hl-refused": HaiLongRefusedEvent;
  }
}
