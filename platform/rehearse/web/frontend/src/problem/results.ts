// The results panel: one submission's banner, failure and tests, drawn as its events arrive.

import { make } from "../dom";
import { showAdvice } from "./advice";
import { showCalled } from "./called";
import { showGrade } from "./grade";
import { renderKept, renderTyped } from "./answers";
import { type InputActions, isShrunk, renderFailure } from "./failure";
import { renderMeasured } from "./measured";
import { mistakeCard } from "./mistake_card";
import type { Answer, Mode, Submission, TestInfo, TestResult, Words } from "./types";
import { headline, measures, milliseconds, plural } from "./wording";

export interface ResultsOptions {
  root: HTMLElement;
  live: HTMLElement;
  words: Words;
  goTo: ((line: number) => void) | null;
  /** What can be done with inputs that are shown; nothing where there is no editor beside them. */
  actions?: InputActions | null;
  /** In an interview nothing is told but the verdict: no remarks, no cards that name problem or technique. */
  interview?: boolean;
}

const ICONS: Record<string, string> = { good: "✓", bad: "✕", warn: "!", ours: "!", quiet: "–", wait: "·" };

export class Results {
  private readonly banner = make("div", { class: "banner", "data-testid": "verdict" });
  private readonly measures = make("p", { class: "measures", "data-testid": "measures", hidden: true });
  private readonly notice = make("p", { class: "notice", "data-testid": "connection", hidden: true });
  private readonly failure = make("div", { "data-testid": "failure" });
  private readonly tests = make("ol", { class: "tests", "data-testid": "tests", "aria-label": "Tests" });
  private readonly typed = make("div", { "data-testid": "answers" });
  private readonly kept = make("div");
  private readonly advice = make("div");
  private readonly called = make("div");
  /** When the problem comes back. */
  readonly grade = make("div");
  /** What stands beside the program: an earlier one. */
  readonly beside = make("div", { class: "beside" });
  private readonly strip = make("div", { class: "strip", "aria-hidden": "true", hidden: true });
  private readonly idle: Element[];
  private rows = new Map<string, HTMLLIElement>();
  private done = 0;
  private expected = 0;
  private noun = "test";

  constructor(private readonly options: ResultsOptions) {
    this.idle = [...options.root.children];
    this.banner.hidden = true;
    options.root.append(this.banner, this.called, this.grade, this.beside, this.measures, this.strip, this.notice, this.typed, this.failure, this.tests, this.kept, this.advice);
  }

  sending(mode: Mode, input = false): void {
    this.clear();
    this.noun = mode === "run" ? "example" : "test";
    this.state("queued");
    this.say("wait", input ? "Running your input" : mode === "run" ? "Running the examples" : "Submitting", "Sending your code…");
  }

  queued(position: number | null): void {
    if (!this.banner.dataset["tone"]) this.clear();
    this.state("queued");
    const ahead = position ?? 0;
    const text = ahead > 0 ? `${plural(ahead, "submission")} ahead of yours.` : "Yours is next.";
    this.say("wait", "Queued", text);
  }

  running(attempt: number): void {
    if (attempt > 1) this.clear();
    this.state("running");
    const again = "The first attempt was cut off on our side, so your code is judged again.";
    this.say("wait", "Running", attempt > 1 ? again : "Loading your code…");
  }

  started(tests: TestInfo[]): void {
    this.state("running");
    this.expected = tests.length;
    this.tests.replaceChildren();
    this.strip.replaceChildren();
    this.rows.clear();
    for (const test of tests) this.row(test);
    this.progress();
  }

  tested(test: TestResult): void {
    const row = this.row(test);
    if (!row.dataset["outcome"]) this.done += 1;
    this.fill(row, test);
    this.progress();
  }

  ended(submission: Submission): void {
    this.clear();
    this.state("done");
    this.noun = submission.mode === "run" ? "example" : "test";
    const { label, sentence, tone } = headline(submission, this.options.words);
    this.say(tone, label, sentence, submission.verdict ?? "");
    this.measures.textContent = measures(submission);
    this.measures.hidden = !this.measures.textContent;
    // Who ran an input reads about that; what failed of the examples opens below.
    const asked = submission.mode === "run" && submission.answers.some((answer) => !answer.name);
    for (const test of submission.tests) this.fill(this.row(test), test, asked ? undefined : submission.failure?.test);
    this.answered(submission.answers);
    if (submission.verdict === "accepted" && submission.mode === "submit") {
      if (submission.source && !this.options.interview) void showAdvice(this.advice, submission, this.options.goTo);
      void showGrade(this.grade, submission);
    }
    const failed = submission.failure;
    if (failed?.test && submission.mode === "submit" && !this.options.interview) void showCalled(this.called, submission);
    if (!failed || submission.verdict === "accepted" || (asked && failed.test)) return;
    const test = submission.tests.find((each) => each.id === failed.test);
    const title = failed.test ? failed.title : "";
    const options = { shrunk: test !== undefined && isShrunk(test), measured: renderMeasured(test), goTo: this.options.goTo, actions: this.options.actions ?? null, card: this.options.interview ? null : mistakeCard(submission), title, mistake: failed.mistake };
    this.failure.replaceChildren(renderFailure(failed, options));
  }

  private answered(answers: Answer[]): void {
    const { words, goTo, actions = null } = this.options;
    this.typed.replaceChildren(...renderTyped(answers, { words, goTo, actions }));
    this.kept.replaceChildren(...renderKept(answers, { words, goTo, actions }));
  }

  /** Something kept the code from being judged; the sentence says what and what to do. */
  refused(label: string, sentence: string): void {
    this.clear();
    this.state("done");
    this.say("warn", label, sentence, "not_sent");
  }

  /** Where an earlier program is shown, below the verdict if there is one. */
  reveal(): HTMLElement {
    for (const element of this.idle) element.remove();
    return this.beside;
  }

  /** What can be done next, as a button beside the verdict. */
  offer(label: string, act: () => void): void {
    const button = make("button", { type: "button", class: "quiet", "data-testid": "offer" }, label);
    button.addEventListener("click", act);
    this.banner.append(button);
  }

  lost(message: string): void {
    this.notice.textContent = message;
    if (this.notice.hidden) this.options.live.textContent = message;
    this.notice.hidden = false;
  }

  found(): void {
    this.notice.hidden = true;
  }

  private clear(): void {
    const { root } = this.options;
    // What is focused goes away, so the panel takes the focus before it is lost.
    if (root !== document.activeElement && root.contains(document.activeElement)) root.focus({ preventScroll: true });
    this.advice.replaceChildren();
    this.grade.replaceChildren();
    this.beside.replaceChildren();
    delete this.advice.dataset["submission"];
    this.called.replaceChildren();
    delete this.called.dataset["submission"];
    this.typed.replaceChildren();
    this.kept.replaceChildren();
    this.failure.replaceChildren();
    this.tests.replaceChildren();
    this.rows.clear();
    this.done = 0;
    this.expected = 0;
    this.measures.hidden = true;
    this.strip.hidden = true;
    this.strip.replaceChildren();
    for (const element of this.idle) element.remove();
    this.banner.hidden = false;
    this.notice.hidden = true;
  }

  private state(state: string): void {
    this.options.root.dataset["state"] = state;
  }

  private say(tone: string, label: string, sentence: string, verdict = ""): void {
    const icon = make("span", { class: "icon", "aria-hidden": "true" }, tone === "wait" ? "" : ICONS[tone] ?? "");
    this.banner.replaceChildren(icon, make("p", {}, make("strong", {}, label), " ", make("span", {}, sentence)));
    this.banner.dataset["tone"] = tone;
    this.banner.dataset["verdict"] = verdict;
    const spoken = `${label}. ${sentence}`;
    if (this.options.live.textContent !== spoken) this.options.live.textContent = spoken;
  }

  private progress(): void {
    if (!this.expected) return;
    // Not announced: a screen reader hears the start and the verdict, not each test.
    const sentence = this.banner.querySelector("p > span");
    if (sentence) sentence.textContent = `${this.done} of ${plural(this.expected, this.noun)} finished.`;
  }

  private row(test: TestInfo): HTMLLIElement {
    const known = this.rows.get(test.id);
    if (known) return known;
    const row = make("li", { "data-test": test.id }, this.line(test, "wait", "waiting", ""));
    this.rows.set(test.id, row);
    this.tests.append(row);
    this.strip.append(make("span"));
    this.strip.hidden = false;
    return row;
  }

  private fill(row: HTMLLIElement, test: TestResult, shownAbove?: string): void {
    row.dataset["outcome"] = test.outcome;
    row.replaceChildren(this.rowContent(test, shownAbove));
    const mark = this.strip.children[[...this.rows.keys()].indexOf(test.id)];
    if (mark instanceof HTMLElement) mark.dataset["tone"] = this.options.words.outcomes[test.outcome]?.tone ?? "bad";
  }

  private line(test: TestInfo, tone: string, label: string, time: string, tag: "div" | "summary" = "div"): HTMLElement {
    return make(
      tag,
      { class: "row" },
      make("span", { class: "icon", "data-tone": tone, "aria-hidden": "true" }, ICONS[tone] ?? ""),
      make("span", { class: "name" }, test.title, " ", !test.visible && make("span", { class: "chip" }, "hidden")),
      make("span", { class: "outcome", "data-tone": tone }, label),
      make("span", { class: "ms" }, time),
    );
  }

  private rowContent(test: TestResult, shownAbove?: string): HTMLElement {
    const word = this.options.words.outcomes[test.outcome] ?? { label: test.outcome, tone: "bad" };
    const time = test.outcome === "not_run" ? "" : milliseconds(test.ms);
    const detail = test.failure && test.id !== shownAbove ? test.failure : null;
    const printed = !test.failure && test.stdout;
    const measured = renderMeasured(test);
    if (measured && !test.failure) {
      return make("details", {}, this.line(test, word.tone, word.label, time, "summary"), measured);
    }
    if (!detail && !printed) return this.line(test, word.tone, word.label, time);
    const body = detail
      ? renderFailure({ ...detail, stdout: detail.stdout || test.stdout }, { shrunk: isShrunk(test), measured, goTo: this.options.goTo, actions: this.options.actions ?? null })
      : make("pre", { class: "codeblock", tabindex: "0", role: "region", "aria-label": "Printed output" }, test.stdout);
    return make("details", {}, this.line(test, word.tone, word.label, time, "summary"), body);
  }
}
