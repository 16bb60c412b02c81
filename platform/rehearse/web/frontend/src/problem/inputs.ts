// The learner's own inputs: one to type and run, some to try, and those that are kept as tests.

import { byId, make } from "../dom";
import { changeTest, deleteTest, keepTest } from "./api";
import type { Answer, InputsData, OwnTest, Words } from "./types";
import { isWhole } from "./whole";
import { plural } from "./wording";

interface InputsOptions {
  slug: string;
  url: string;
  data: InputsData;
  words: Words;
  live: HTMLElement;
  /** Run an input, which is shown beside the results. */
  run: (text: string) => void;
  /** Bring the panel to the front. */
  show: () => void;
}

export class Inputs {
  private readonly text: HTMLTextAreaElement;
  private readonly name: HTMLInputElement;
  private readonly tests: OwnTest[];
  private readonly outcomes = new Map<string, string>();
  private readonly key: string;
  private editing: OwnTest | null = null;

  constructor(private readonly options: InputsOptions) {
    this.text = byId<HTMLTextAreaElement>("input-text");
    this.name = byId<HTMLInputElement>("input-name");
    this.tests = [...options.data.tests];
    this.key = `rehearse:input:${options.slug}`;
    this.bind();
    this.offer();
    this.draw();
    this.fill(this.remembered() ?? options.data.offered[0]?.input ?? "");
  }

  /** Put a text into the field, to be changed. */
  edit(text: string): void {
    this.leave();
    this.fill(text);
    this.options.show();
    this.text.focus();
  }

  /** Keep a text as a test; what went wrong is told in the panel. */
  async keep(text: string): Promise<boolean> {
    const known = this.tests.find((test) => test.input.trim() === text.trim());
    if (known) {
      this.say(`You keep this already, as “${known.name}”.`);
      return true;
    }
    try {
      const test = await keepTest(this.options.url, { input: text, name: "" });
      this.tests.push(test);
      this.draw();
      this.say(`Kept as “${test.name}”. It runs with every Run and Submit.`);
      return true;
    } catch (error) {
      this.edit(text);
      this.refuse(error);
      return false;
    }
  }

  /** Show beside each kept test what came of it. */
  answered(answers: Answer[]): void {
    for (const answer of answers) if (answer.name) this.outcomes.set(answer.name + "\n" + answer.input, answer.outcome);
    this.draw();
    const typed = answers.find((answer) => !answer.name && answer.outcome === "invalid");
    if (typed && typed.input === this.text.value) this.refuse(new Error(typed.why));
  }

  private bind(): void {
    byId("input-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.run(this.text.value);
    });
    this.text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      this.run(this.text.value);
    });
    this.text.addEventListener("input", () => {
      this.refuse(null);
      this.grow();
      this.remember();
    });
    byId("input-keep").addEventListener("click", () => {
      if (this.checked(this.text.value)) void this.keep(this.text.value);
    });
    byId("input-save").addEventListener("click", () => void this.save());
    byId("input-cancel").addEventListener("click", () => this.leave());
    this.name.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      void this.save();
    });
  }

  private run(text: string): void {
    if (!this.checked(text)) return;
    this.options.run(text);
  }

  private checked(text: string): boolean {
    const fault = !text.trim() ? "Type an input first: a call, or its arguments." : "";
    const cut = isWhole(text) ? "" : "Something was left out where “…” stands, so this is not the whole input. Type it out.";
    this.refuse(fault || cut ? new Error(fault || cut) : null);
    if (fault || cut) this.text.focus();
    return !fault && !cut;
  }

  private offer(): void {
    const { offered } = this.options.data;
    byId("offered").hidden = !offered.length;
    for (const { name, input } of offered) {
      const button = make("button", { type: "button", class: "chip-button", title: input }, name);
      button.addEventListener("click", () => {
        this.leave();
        this.fill(input);
        this.remember();
        this.say(`“${name}” is in the input field.`);
      });
      byId("offered-list").append(make("li", {}, button));
    }
  }

  private draw(): void {
    byId("own-count").textContent = this.tests.length ? `(${this.tests.length})` : "";
    byId("own-none").hidden = this.tests.length > 0;
    byId("own-tests").replaceChildren(...this.tests.map((test) => this.row(test)));
  }

  private row(test: OwnTest): HTMLElement {
    const outcome = this.outcomes.get(test.name + "\n" + test.input);
    const word = outcome ? this.options.words.answers[outcome] : undefined;
    const lines = test.input.trim().split("\n");
    const more = lines.length > 1 ? ` … ${plural(lines.length - 1, "more line")}` : "";
    const action = (label: string, act: () => void): HTMLElement => {
      const button = make("button", { type: "button", class: "quiet", "aria-label": `${label} ${test.name}` }, label);
      button.addEventListener("click", act);
      return button;
    };
    return make(
      "li",
      { "data-name": test.name, ...(test.id === this.editing?.id ? { class: "editing" } : {}) },
      make(
        "div",
        { class: "own-text" },
        make("span", { class: "own-name" }, test.name),
        word && make("span", { class: "outcome", "data-tone": word.tone }, word.label),
        make("code", { title: test.input }, (lines[0] ?? "") + more),
      ),
      make(
        "div",
        { class: "own-actions" },
        action("Run", () => this.run(test.input)),
        action("Edit", () => this.begin(test)),
        action("Delete", () => void this.remove(test)),
      ),
    );
  }

  private begin(test: OwnTest): void {
    this.editing = test;
    this.mode(true);
    this.name.value = test.name;
    this.fill(test.input);
    this.draw();
    this.text.focus();
  }

  private leave(): void {
    this.editing = null;
    this.mode(false);
    this.refuse(null);
    this.draw();
  }

  private mode(editing: boolean): void {
    byId("input-label").textContent = editing ? "Change this test" : "Input";
    byId("input-name-row").hidden = !editing;
    byId("input-save").hidden = !editing;
    byId("input-cancel").hidden = !editing;
    byId("input-keep").hidden = editing;
  }

  private async save(): Promise<void> {
    const test = this.editing;
    if (!test || !this.checked(this.text.value)) return;
    try {
      const changed = await changeTest(this.options.url, test.id, { input: this.text.value, name: this.name.value });
      this.tests[this.tests.findIndex((each) => each.id === test.id)] = changed;
      this.leave();
      this.say(`“${changed.name}” is saved.`);
    } catch (error) {
      this.refuse(error);
    }
  }

  private async remove(test: OwnTest): Promise<void> {
    try {
      await deleteTest(this.options.url, test.id);
    } catch (error) {
      return this.refuse(error);
    }
    const at = this.tests.findIndex((each) => each.id === test.id);
    if (at >= 0) this.tests.splice(at, 1);
    if (this.editing?.id === test.id) this.leave();
    this.draw();
    this.undoable(test);
  }

  private undoable(test: OwnTest): void {
    const notice = byId("own-undo");
    const [words, undo] = [notice.querySelector("span"), notice.querySelector("button")];
    if (!words || !undo) return;
    words.textContent = `“${test.name}” is deleted.`;
    const fresh = make("button", { type: "button", class: "quiet" }, "Undo");
    undo.replaceWith(fresh);
    fresh.addEventListener("click", () => {
      notice.hidden = true;
      void this.restore(test);
    });
    notice.hidden = false;
    fresh.focus();
  }

  private async restore(test: OwnTest): Promise<void> {
    try {
      this.tests.push(await keepTest(this.options.url, { input: test.input, name: test.name }));
      this.draw();
      this.say(`“${test.name}” is back.`);
      byId("own-tests").querySelector<HTMLElement>("li:last-child button")?.focus();
    } catch (error) {
      this.edit(test.input);
      this.refuse(error);
    }
  }

  private refuse(error: unknown): void {
    const place = byId("input-error");
    place.textContent = error === null ? "" : error instanceof Error ? error.message : String(error);
    place.hidden = error === null;
    this.text.setAttribute("aria-invalid", String(error !== null));
  }

  private say(text: string): void {
    this.options.live.textContent = text;
  }

  private fill(text: string): void {
    this.text.value = text.trimEnd();
    this.refuse(null);
    this.grow();
  }

  private grow(): void {
    this.text.rows = Math.min(12, Math.max(3, this.text.value.split("\n").length));
  }

  private remember(): void {
    if (this.editing) return;
    try {
      localStorage.setItem(this.key, this.text.value);
    } catch {
      // The next visit then starts with the first input that is offered.
    }
  }

  private remembered(): string | null {
    try {
      return localStorage.getItem(this.key);
    } catch {
      return null;
    }
  }
}
