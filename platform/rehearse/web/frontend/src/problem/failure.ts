// The failure panel: what law broke, on which smallest input, what came out and what should have.

import { copyText } from "../copy";
import { make } from "../dom";
import { isWhole } from "./whole";
import type { Failure } from "./types";

/** Cut two texts into what they share at both ends and what differs between. */
export function split(left: string, right: string): [string, string, string, string, string, string] {
  const shortest = Math.min(left.length, right.length);
  let start = 0;
  while (start < shortest && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shortest - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  // Numbers and words are marked whole: half a number is hard to read.
  const word = /[\w.+-]/;
  while (start > 0 && word.test(left[start - 1] ?? "")) start -= 1;
  while (end > 0 && word.test(left[left.length - end] ?? "")) end -= 1;
  const cut = (text: string): [string, string, string] => [
    text.slice(0, start),
    text.slice(start, text.length - end),
    text.slice(text.length - end),
  ];
  return [...cut(left), ...cut(right)];
}

function code(text: string, testid: string, label: string): HTMLPreElement {
  return make("pre", { class: "codeblock", "data-testid": testid, tabindex: "0", role: "region", "aria-label": label }, text);
}

function marked(parts: [string, string, string], testid: string, label: string, tone: string): HTMLPreElement {
  const [before, middle, after] = parts;
  const block = code("", testid, label);
  const everything = !before.trim() && !after.trim();
  if (everything || !middle) block.append(before + middle + after);
  else block.append(before, make("mark", { class: tone }, middle), after);
  return block;
}

function part(title: string, body: HTMLElement, ...extra: HTMLElement[]): HTMLElement {
  return make("div", { class: "part" }, make("div", { class: "part-head" }, make("h3", {}, title), ...extra), body);
}

function compared(failure: Failure, titles: Titles): HTMLElement {
  const [a, b, c, x, y, z] = split(failure.output, failure.expected);
  const pair = make("div", { class: "pair" });
  pair.append(part(titles.output, marked([a, b, c], "your-output", titles.output, "got")));
  pair.append(part(titles.expected, marked([x, y, z], "expected-output", titles.expected, "wanted")));
  return pair;
}

function folded(title: string, text: string, testid: string, open: boolean): HTMLElement {
  return make("details", { class: "folded", open }, make("summary", {}, title), code(text, testid, title));
}

/** What can be done with an input that is shown. */
export interface InputActions {
  again: (input: string) => void;
  edit: (input: string) => void;
  /** Whether it is kept now. */
  keep: (input: string) => Promise<boolean>;
}

interface Titles {
  input: string;
  output: string;
  expected: string;
}

function inputButtons(input: string, actions: InputActions): HTMLElement[] {
  const button = (label: string, testid: string, act: () => unknown): HTMLElement => {
    const made = make("button", { type: "button", class: "quiet", "data-testid": testid }, label);
    made.addEventListener("click", act);
    return made;
  };
  const keep = button("Keep as my test", "keep-input", async () => {
    if (await actions.keep(input)) keep.textContent = "Kept ✓";
  });
  return [button("Run this again", "run-again", () => actions.again(input)), button("Edit", "edit-input", () => actions.edit(input)), keep];
}

function inputPart(input: string, title: string, actions: InputActions | null, card: HTMLElement | null): HTMLElement {
  const copy = make("button", { type: "button", class: "quiet", "data-testid": "copy-input" }, "Copy input");
  copy.addEventListener("click", () => void copyText(copy, input));
  // What lost its middle on the way to the screen is not the input any more.
  const buttons = actions && isWhole(input) ? inputButtons(input, actions) : [];
  return part(title, code(input, "failing-input", title), make("span", { class: "input-actions" }, card, ...buttons, copy));
}

/** Whether the engine looked for the smallest input: not for examples, nor where a program ran into a limit. */
export function isShrunk(test: { visible: boolean; outcome: string }): boolean {
  return !test.visible && !test.outcome.endsWith("_limit");
}

interface FailureOptions {
  shrunk: boolean;
  /** What was measured: says more than outputs and their difference, where the time was too long or grew too fast. */
  measured?: HTMLElement | null;
  goTo: ((line: number) => void) | null;
  actions?: InputActions | null;
  /** What makes a flashcard of the failure. */
  card?: HTMLElement | null;
  titles?: Titles;
  title?: string;
  /** What is probably wrong, in a sentence: a guess beside the verdict. */
  mistake?: string;
}

export function renderFailure(failure: Failure, options: FailureOptions): HTMLElement {
  const panel = make("div", { class: "failure" });
  const input = options.shrunk ? "Smallest failing input" : "Input";
  const titles = options.titles ?? { input, output: "Your output", expected: "Expected" };
  if (options.title) panel.append(make("p", { class: "which", "data-testid": "failed-test" }, options.title));
  if (failure.why) panel.append(make("p", { class: "why", "data-testid": "why" }, failure.why));
  if (failure.error) panel.append(errorPart(failure, options.goTo));
  if (options.mistake) panel.append(make("p", { class: "familiar", "data-testid": "mistake" }, `Looks familiar: ${options.mistake}`));
  if (options.measured) {
    panel.append(options.measured);
    return panel;
  }
  if (failure.input) panel.append(inputPart(failure.input, titles.input, options.actions ?? null, options.card ?? null));
  if (failure.output && failure.expected) panel.append(compared(failure, titles));
  else if (failure.output) panel.append(part(titles.output, code(failure.output, "your-output", titles.output)));
  else if (failure.expected) panel.append(part(titles.expected, code(failure.expected, "expected-output", titles.expected)));
  if (failure.difference) panel.append(part("First difference", make("p", { class: "difference", "data-testid": "difference" }, failure.difference)));
  if (failure.stdout) panel.append(folded("What your code printed", failure.stdout, "stdout", failure.stdout.length < 2000));
  if (failure.traceback) panel.append(folded("Traceback through your code", failure.traceback, "traceback", true));
  return panel;
}

function errorPart(failure: Failure, goTo: ((line: number) => void) | null): HTMLElement {
  const body = make("p", { class: "error-line", "data-testid": "error" }, failure.error);
  const { line } = failure;
  if (line === null) return part("Error", body);
  if (!goTo) return part(`Error on line ${line}`, body);
  const jump = make("button", { type: "button", class: "quiet", "data-testid": "go-to-line" }, `Go to line ${line}`);
  jump.addEventListener("click", () => goTo(line));
  return part("Error", body, jump);
}
