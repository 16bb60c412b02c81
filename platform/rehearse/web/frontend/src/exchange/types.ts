// What the server tells of files that are brought in.

export interface Summary {
  decks: string[];
  new: number;
  updated: number;
  unchanged: number;
  kept: number;
  deleted: number;
  reviews: number;
  reviews_known: number;
  media: number;
  media_known: number;
  left_out: Record<string, number>;
}

export interface Restored {
  what: string;
  new: number;
  newer: number;
  stays: number;
  /** What else follows, in a sentence; empty when nothing does. */
  note: string;
}

export type Phase = "receiving" | "working" | "asking" | "writing" | "done" | "failed" | "cancelled";

export interface Job {
  id: string;
  name: string;
  phase: Phase;
  what: string;
  done: number;
  count: number;
  error: string;
  summary: Summary | null;
  restored: Restored[];
}

export interface Imported {
  number: number;
  name: string;
  at: string;
  summary: Summary;
  can_undo: boolean;
  undone: boolean;
}

export interface Imports {
  job: Job | null;
  imports: Imported[];
  decks: string[];
}

export interface Undone {
  removed: number;
  restored: number;
  kept: number;
  told: Imports;
}

export function isOpen(job: Job): boolean {
  return ["receiving", "working", "asking", "writing"].includes(job.phase);
}
