// What came of the learner's own inputs: those of this run in full, kept tests one a line.

import { make } from "../dom";
import { type InputActions, renderFailure } from "./failure";
import type { Answer, Words } from "./types";
import { milliseconds } from "./wording";

interface AnswersOptions {
  words: Words;
  goTo: ((line: number) => void) | null;
  actions: InputActions | null;
}

const ICONS: Record<string, string> = { good: "✓", bad: "✕", warn: "!", ours: "!", quiet: "–" };

function wordOf(answer: Answer, words: Words): { label: string; tone: string } {
  return words.answers[answer.outcome] ?? { label: answer.outcome, tone: "bad" };
}

function detail(answer: Answer, options: AnswersOptions): HTMLElement {
  const same = answer.outcome === "same";
  // The same thing twice would only be compared by the reader once more.
  const shown = same && answer.output === answer.expected ? { ...answer, expected: "" } : answer;
  const titles = { output: same ? "Your answer, the same as ours" : "Your answer", expected: "Our answer", input: "Input" };
  return renderFailure(shown, { shrunk: false, goTo: options.goTo, actions: options.actions, titles });
}

/** The inputs that were typed for this run. */
export function renderTyped(answers: Answer[], options: AnswersOptions): HTMLElement[] {
  return answers
    .filter((answer) => !answer.name)
    .map((answer) => {
      const word = wordOf(answer, options.words);
      const head = make("p", { class: "answer-head", "data-tone": word.tone }, make("strong", {}, `Your input: ${word.label}`));
      return make("section", { class: "answer", "data-testid": "answer", "data-outcome": answer.outcome }, head, detail(answer, options));
    });
}

/** The kept tests, each of which opens. */
export function renderKept(answers: Answer[], options: AnswersOptions): HTMLElement[] {
  const kept = answers.filter((answer) => answer.name);
  if (!kept.length) return [];
  const rows = kept.map((answer) => make("li", { "data-outcome": answer.outcome }, row(answer, options)));
  return [make("h3", { class: "own-heading" }, "Your tests"), make("ol", { class: "tests", "data-testid": "own-answers", "aria-label": "Your tests" }, ...rows)];
}

function row(answer: Answer, options: AnswersOptions): HTMLElement {
  const word = wordOf(answer, options.words);
  const line = make(
    "summary",
    { class: "row" },
    make("span", { class: "icon", "data-tone": word.tone, "aria-hidden": "true" }, ICONS[word.tone] ?? ""),
    make("span", { class: "name" }, answer.name),
    make("span", { class: "outcome", "data-tone": word.tone }, word.label),
    make("span", { class: "ms" }, milliseconds(answer.ms)),
  );
  return make("details", {}, line, detail(answer, options));
}
