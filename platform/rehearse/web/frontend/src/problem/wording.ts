// Verdicts in plain sentences.

import type { Submission, Words } from "./types";

export function milliseconds(ms: number): string {
  if (ms < 1) return "under 1 ms";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(1)} s`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What was counted, in words: "all 9 tests passed in 84 ms", "7 of 9 tests passed". */
export function tally(submission: Submission): string {
  const total = submission.tests.length;
  const passed = submission.tests.filter((test) => test.outcome === "passed").length;
  const noun = submission.mode === "run" ? "example" : "test";
  if (total === 0) return "";
  if (passed < total) return `${passed} of ${plural(total, noun)} passed`;
  const ms = submission.timing?.total_ms;
  const time = ms === null || ms === undefined ? "" : ` in ${milliseconds(ms)}`;
  return `${total === 1 ? `the only ${noun}` : `all ${plural(total, noun)}`} passed${time}`;
}

export function headline(submission: Submission, words: Words): { label: string; sentence: string; tone: string } {
  const verdict = submission.verdict ?? "internal_error";
  const word = words.verdicts[verdict] ?? { label: verdict, sentence: "", tone: "bad" };
  const counted = tally(submission);
  const typed = submission.mode === "run" ? submission.answers.find((answer) => !answer.name) : undefined;
  const said = typed && words.answers[typed.outcome];
  // Who ran an input asks about that; the examples are told beside it.
  if (said && counted) return { label: `Your input: ${said.label}`, sentence: `${capital(counted)}.`, tone: said.tone };
  if (verdict === "accepted" && submission.mode === "run") {
    return { label: "Examples passed", sentence: `${capital(counted)}. Submit to run the hidden tests too.`, tone: "good" };
  }
  if (verdict === "accepted" && submission.level < submission.levels) {
    const label = `Level ${submission.level} of ${submission.levels} passed`;
    return { label, sentence: `${capital(counted)}. Level ${submission.level + 1} is open now.`, tone: "good" };
  }
  if (verdict === "accepted") return { ...word, sentence: `${capital(counted)}.` };
  const failed = submission.tests.find((test) => test.id === submission.failure?.test);
  if (failed?.pace) return { ...word, sentence: "All results are right, but they take too long beside the reference." };
  if (failed?.growth) return { ...word, sentence: "All results are right, but the time grows too fast with the size of the input." };
  const shown = verdict === "internal_error" || verdict === "load_error" ? "" : counted && `${capital(counted)}.`;
  return { ...word, sentence: [word.sentence, shown].filter(Boolean).join(" ") };
}

/** 1.4 and not 1.37: what the second digit says is mostly noise. */
export function times(ratio: number): string {
  return `${ratio < 10 ? Math.round(ratio * 10) / 10 : Math.round(ratio)}×`;
}

/** What was measured of the whole program, in a line; empty where nothing was. */
export function measures(submission: Submission): string {
  const pace = submission.tests.find((test) => test.pace)?.pace;
  const { memory_mb: memory } = submission;
  return [
    pace && `${times(pace.ratio)} the reference's time, at most ${times(pace.at_most)}`,
    typeof memory === "number" && (memory < 1 ? "under 1 MB of memory" : `at most ${memory < 10 ? memory : Math.round(memory)} MB of memory`),
  ]
    .filter(Boolean)
    .join(" · ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
