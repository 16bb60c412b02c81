// A form as the builder holds it. A round keeps the slots of both kinds, so that changing its kind back loses nothing.

export interface ProblemSlot {
  tracks: string[];
  categories: string[];
  difficulty: [number, number];
  kinds: string[];
  staged: boolean;
}

export interface PromptSlot {
  from: string;
  tags: string[];
  count: number | null;
  seconds: number | null;
}

export interface Round {
  kind: string;
  title: string;
  minutes: number | null;
  tries: number | null;
  problems: ProblemSlot[];
  prompts: PromptSlot[];
}

export interface Form {
  title: string;
  summary: string;
  hides: string[];
  pauses: boolean;
  asks: string[];
  rounds: Round[];
}

export interface PromptFile {
  name: string;
  prompts: number;
  tags: string[];
}

export interface Parts {
  tracks: Record<string, string>;
  categories: Record<string, string>;
  kinds: Record<string, string>;
  /** The words for difficulties, from the first to the last. */
  difficulties: string[];
  files: PromptFile[];
  rounds: string[];
  hides: string[];
  asks: string[];
  most: Record<"rounds" | "minutes" | "problems" | "prompts" | "forms", number>;
}

export interface Fault {
  where: string;
  message: string;
}

export interface Checked {
  sound: boolean;
  faults: Fault[];
  warnings: Fault[];
  fitting: (number | null)[][];
}

export interface Kept {
  id: string;
  name: string;
  version: string;
  form: Form;
}

export interface BuilderData {
  id: string | null;
  seen: string | null;
  form: Form;
  parts: Parts;
  urls: { api: string; list: string; kept: string | null };
}

export const anyProblem = (): ProblemSlot => ({ tracks: [], categories: [], difficulty: [1, 5], kinds: [], staged: false });

export function newRound(): Round {
  return { kind: "coding", title: "", minutes: 30, tries: 0, problems: [anyProblem()], prompts: [] };
}

/** The form with everything in it that the builder may show. */
export function opened(form: Form): Form {
  const rounds = form.rounds.map((round) => ({ ...round, tries: round.tries ?? 0, problems: round.problems ?? [], prompts: round.prompts ?? [] }));
  return { ...form, rounds };
}

/** The form as the server reads it: each round with what belongs to its kind. */
export function plain(form: Form): unknown {
  return { ...form, rounds: form.rounds.map(plainRound) };
}

function plainRound(round: Round): unknown {
  const { kind, minutes } = round;
  const head = { kind, title: round.title.trim() || null, minutes };
  if (kind === "break") return head;
  if (kind === "coding") return { ...head, tries: round.tries, problems: round.problems };
  return { ...head, prompts: round.prompts };
}
