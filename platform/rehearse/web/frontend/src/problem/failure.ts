// The failure panel: what law broke, on which smallest input, what came out and what should have.

import { copyText } from "../copy";
import { make } from "../dom";
import { renderGrowth } from "./growth";
import type { Failure, Growth } from "./types";

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

function compared(failure: Failure): HTMLElement {
  const [a, b, c, x, y, z] = split(failure.output, failure.expected);
  const pair = make("div", { class: "pair" });
  pair.append(part("Your output", marked([a, b, c], "your-output", "Your output", "got")));
  pair.append(part("Expected", marked([x, y, z], "expected-output", "Expected output", "wanted")));
  return pair;
}

function folded(title: string, text: string, testid: string, open: boolean): HTMLElement {
  return make("details", { class: "folded", open }, make("summary", {}, title), code(text, testid, title));
}

function inputPart(input: string, smallest: boolean): HTMLElement {
  const copy = make("button", { type: "button", class: "quiet", "data-testid": "copy-input" }, "Copy input");
  copy.addEventListener("click", () => void copyText(copy, input));
  const title = smallest ? "Smallest failing input" : "Input";
  return part(title, code(input, "failing-input", title), copy);
}

/** Whether the engine looked for the smallest input: not for examples, nor where a program ran into a limit. */
export function isShrunk(test: { visible: boolean; outcome: string }): boolean {
  return !test.visible && !test.outcome.endsWith("_limit");
}

interface FailureOptions {
  shrunk: boolean;
  /** Says more than the outputs and their difference, where the time grew too fast. */
  growth?: Growth | null;
  goTo: ((line: number) => void) | null;
  title?: string;
  /** What is probably wrong, in a sentence: a guess beside the verdict. */
  mistake?: string;
}

export function renderFailure(failure: Failure, options: FailureOptions): HTMLElement {
  const panel = make("div", { class: "failure" });
  if (options.title) panel.append(make("p", { class: "which", "data-testid": "failed-test" }, options.title));
  if (failure.why) panel.append(make("p", { class: "why", "data-testid": "why" }, failure.why));
  if (failure.error) panel.append(errorPart(failure, options.goTo));
  if (options.mistake) panel.append(make("p", { class: "familiar", "data-testid": "mistake" }, `Looks familiar: ${options.mistake}`));
  if (options.growth) {
    panel.append(renderGrowth(options.growth));
    return panel;
  }
  if (failure.input) panel.append(inputPart(failure.input, options.shrunk));
  if (failure.output && failure.expected) panel.append(compared(failure));
  else if (failure.output) panel.append(part("Your output", code(failure.output, "your-output", "Your output")));
  else if (failure.expected) panel.append(part("Expected", code(failure.expected, "expected-output", "Expected output")));
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
