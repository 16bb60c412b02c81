// What the page of a room brings along for its scripts.

import type { ClockState } from "./clock";
import type { Company } from "./company";

export interface RoomData {
  id: string;
  round: number;
  task: number | null;
  kind: "problem" | "prompt" | null;
  asks: string[];
  source: string | null;
  /** The number of the last save of each text of this round. */
  saves: Record<string, number>;
  clock: ClockState;
  tries_left: number;
  /** The program that was sent last, whose result a page that is loaded anew shows again. */
  following: string | null;
  sequence: number;
  company: Company;
  urls: { api: string; events: string; report: string; submission: string };
}
