// What the API tells of a review; `web/reviewing.py` writes it.

export type Rating = "again" | "hard" | "good" | "easy";

export const NAMES: Record<Rating, string> = { again: "Again", hard: "Hard", good: "Good", easy: "Easy" };
export const RATINGS = Object.keys(NAMES) as Rating[];

/** A card that was forgotten often, and what may help. */
export interface Leech {
  lapses: number;
  practice: { slug: string; title: string; again: boolean } | null;
  rework: boolean;
}

export interface Item {
  item: string;
  seen: string;
  asks: string;
  phase: string;
  flag: number;
  leech: Leech | null;
  rewritten: boolean;
  home: string;
  front: string;
  back: string;
  why: string;
  rubric: string[];
  answer: string;
  links: { slug: string; title: string }[];
  intervals: Record<Rating, string>;
}

export interface Queue {
  items: Item[];
  waiting: number;
  due: number;
  problems: number;
  new: number;
  other_days: number;
  later: number;
  next_at: string | null;
  minutes: number;
  anything: boolean;
  changed: string | null;
  changed_title: string;
}

export interface Settings {
  zone: string;
  rollover: number;
  new_a_day: number;
  goal_minutes: number;
  weekdays_off: string[];
  card_retention: number;
  problem_retention: number;
}
