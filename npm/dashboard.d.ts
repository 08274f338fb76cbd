// Importing "hailong/dashboard.js" defines <hai-long-dashboard>.
import type { HaiLongErrorEvent } from "./form.js";

export type { HaiLongErrorEvent };

/** The staff's dashboard. Properties that are attributes reflect to them; a missing one reads as "". */
export interface HaiLongDashboard extends HTMLElement {
  /** A questionnaire's id or URL. */
  questionnaire: string | null;
  /** The id or URL of the file of units. */
  units: string | null;
  /** The unit whose answers are shown. */
  unit: string | null;
  theme: string | null;
  /** The figures that are shown now; null until the element is there. */
  readonly figures: unknown;
  /** Which answers are counted. It may be set before the element is there. */
  filter: unknown;
  /** Adds the answers in a file. */
  importFile(file: File): Promise<unknown>;
}

declare global {
  interface HTMLElementTagNameMap {
    "hai-long-dashboard": HaiLongDashboard;
  }
}
