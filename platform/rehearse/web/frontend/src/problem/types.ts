// The shapes that the API and the page's own data have.

export type Mode = "run" | "submit";

export interface Failure {
  why: string;
  input: string;
  output: string;
  expected: string;
  difference: string;
  error: string;
  traceback: string;
  stdout: string;
  line: number | null;
}

export interface NamedFailure extends Failure {
  test: string;
  title: string;
  /** One sentence about what is probably wrong; empty when no known mistake explains the failure. */
  mistake: string;
}

export interface TestInfo {
  id: string;
  title: string;
  visible: boolean;
}

/** How the time grows with the size `vary`; `exponent` and `interval` are null when all was too quick to be measured. */
export interface Growth {
  vary: string;
  sizes: number[];
  milliseconds: number[];
  exponent: number | null;
  interval: [number, number] | null;
  target: number;
  slack: number;
  conclusion: "within" | "beyond" | "unclear";
}

/** How long the program took beside the reference, in the same cell; `ratio` may be at most `at_most`. */
export interface Pace {
  vary: string;
  at: number;
  milliseconds: number;
  reference_milliseconds: number;
  ratio: number;
  interval: [number, number];
  at_most: number;
  conclusion: "within" | "beyond" | "unclear";
}

export interface TestResult extends TestInfo {
  outcome: string;
  ms: number;
  stdout: string;
  failure: Failure | null;
  growth: Growth | null;
  pace: Pace | null;
}

/** What came of an input that was typed; `name` is that of a kept test, empty for an input of this run. */
export interface Answer extends Failure {
  name: string;
  outcome: string;
  ms: number;
}

/** An input that the learner keeps. */
export interface OwnTest {
  id: string;
  name: string;
  input: string;
}

/** What the panel of inputs starts with. `closed` says why there is none. */
export interface InputsData {
  closed: string;
  offered: { name: string; input: string }[];
  tests: OwnTest[];
}

export interface Submission {
  id: string | number;
  slug: string;
  mode: Mode;
  /** Up to which of its problem's levels it was judged; 1 of 1 for most problems. */
  level: number;
  levels: number;
  state: "queued" | "running" | "done";
  verdict: string | null;
  source: string;
  tests: TestResult[];
  answers: Answer[];
  failure: NamedFailure | null;
  position: number | null;
  created_at: string;
  finished_at: string | null;
  /** The most that the program held at once in a test; null where nobody could measure it. */
  memory_mb: number | null;
  timing: { total_ms: number | null; suite_ms: number | null; overhead_ms: number | null } | null;
}

/** What a reviewer would say of an accepted program; `more` counts what is left out. */
export interface Advice {
  remarks: { line: number; code: string; rule: string; message: string }[];
  more: number;
}

/** How many cards are due because a test failed, and what they ask about. */
export interface Called {
  cards: number;
  concepts: string[];
}

/** Labels and sentences that the server keeps, so that every page uses the same words. */
export interface Words {
  verdicts: Record<string, { label: string; sentence: string; tone: string }>;
  outcomes: Record<string, { label: string; tone: string }>;
  answers: Record<string, { label: string; tone: string }>;
}

/** A problem that is due: which of the person's submissions is hidden meanwhile, and of which day it is. */
export interface Again {
  submission: string;
  day: string;
}

export interface ProblemData {
  slug: string;
  kind: string;
  starter: string;
  source: string;
  saved_at: string | null;
  loaded_from: string | null;
  following: string | null;
  solved: boolean;
  again: Again | null;
  inputs: InputsData;
  urls: { tests: string; draft: string; submissions: string; submission: string; history: string; levels: string; editorial: string; assistance: string };
}
