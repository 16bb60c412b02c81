// The learner's own inputs: one to type and run, some to try, and those that are kept as tests.

import { byId, make } from "../dom";
import { changeTest, deleteTest, keepTest } from "./api";
import { type Held, isChanged, lost, own } from "./held";
import { HeldLocally } from "./held_locally";
import { OwnTestsList, type RowAction } from "./own_tests";
import type { Answer, InputsData, OwnTest, Words } from "./types";
import { UndoNotice } from "./undo_notice";
import { isWhole } from "./whole";

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
  private readonly local: HeldLocally;
  private readonly list: OwnTestsList;
  private readonly replaced = new UndoNotice(byId("input-undo"));
  private readonly deleted = new UndoNotice(byId("own-undo"));
  private editing: string | null = null;
  /** The input of one's own, while a test is changed. */
  private waiting = "";

  constructor(private readonly options: InputsOptions) {
    this.text = byId<HTMLTextAreaElement>("input-text");
    this.name = byId<HTMLInputElement>("input-name");
    this.tests = [...options.data.tests];
    this.local = new HeldLocally(options.slug);
    this.list = new OwnTestsList(options.words, (action, test) => this.act(action, test));
    this.bind();
    this.offer();
    this.hold(this.remembered());
  }

  /** Put a text into the field, to be changed. */
  edit(text: string): void {
    this.replace(own(text.trimEnd()));
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
      this.local.keep(this.held());
    });
    this.name.addEventListener("input", () => this.local.keep(this.held()));
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
        this.replace(own(input.trimEnd()), `“${name}” is in the input field.`);
      });
      byId("offered-list").append(make("li", {}, button));
    }
  }

  private draw(): void {
    this.list.draw(this.tests, (test) => this.outcomes.get(test.name + "\n" + test.input), this.editing);
  }

  private act(action: RowAction, test: OwnTest): void {
    if (action === "Run") this.run(test.input);
    else if (action === "Edit") this.begin(test);
    else void this.remove(test);
  }

  private begin(test: OwnTest): void {
    if (this.editing !== test.id) this.replace({ test: test.id, text: test.input.trimEnd(), name: test.name, own: this.held().own });
    this.text.focus();
  }

  /** Back to the input of one's own; who was in the form goes on at the test. */
  private leave(): void {
    const test = this.editing;
    const within = byId("input-form").contains(document.activeElement);
    this.replace(own(this.held().own));
    this.local.dropChange();
    if (test && within) this.list.focus(test, "Edit");
  }

  private held(): Held {
    if (this.editing === null) return own(this.text.value);
    return { test: this.editing, text: this.text.value, name: this.name.value, own: this.waiting };
  }

  /** Where something would be lost by it, it can be undone. */
  private replace(after: Held, words = ""): void {
    const before = this.held();
    const gone = lost(before, after, this.tests, this.options.data.offered.map((each) => each.input));
    this.hold(after);
    if (gone) this.replaced.offer(gone, () => this.bringBack(before));
    const spoken = [words, gone && `${gone} Undo brings it back.`].filter(Boolean).join(" ");
    if (spoken) this.say(spoken);
  }

  private bringBack(before: Held): void {
    // A test may have been deleted since; what was typed for it then is an input as any other.
    const known = before.test === null || this.tests.some((test) => test.id === before.test);
    this.replace(known ? before : own(before.text), "What you had typed is back.");
    this.local.keep(this.held());
    this.text.focus();
  }

  private hold(held: Held): void {
    this.editing = held.test;
    this.waiting = held.own;
    this.name.value = held.name;
    this.text.value = held.text;
    this.mode(held.test !== null);
    this.refuse(null);
    this.grow();
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
    const sent = this.held();
    if (sent.test === null || !this.checked(sent.text)) return;
    try {
      const changed = await changeTest(this.options.url, sent.test, { input: sent.text, name: sent.name });
      this.tests[this.tests.findIndex((each) => each.id === changed.id)] = changed;
      this.saved(sent, changed);
      this.say(`“${changed.name}” is saved.`);
    } catch (error) {
      this.refuse(error);
    }
  }

  private saved(sent: Held, changed: OwnTest): void {
    const now = this.held();
    // What was typed while it was being saved is still to be saved.
    if (now.test !== sent.test || now.text !== sent.text || now.name !== sent.name) return this.draw();
    this.text.value = changed.input;
    this.name.value = changed.name;
    this.leave();
  }

  private async remove(test: OwnTest): Promise<void> {
    try {
      await deleteTest(this.options.url, test.id);
    } catch (error) {
      return this.refuse(error);
    }
    if (this.editing === test.id) this.leave();
    const at = this.tests.findIndex((each) => each.id === test.id);
    if (at >= 0) this.tests.splice(at, 1);
    this.draw();
    this.deleted.offer(`“${test.name}” is deleted.`, () => void this.restore(test)).focus();
  }

  private async restore(test: OwnTest): Promise<void> {
    try {
      const back = await keepTest(this.options.url, { input: test.input, name: test.name });
      this.tests.push(back);
      this.draw();
      this.say(`“${test.name}” is back.`);
      this.list.focus(back.id, "Run");
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

  private grow(): void {
    this.text.rows = Math.min(12, Math.max(3, this.text.value.split("\n").length));
  }

  private remembered(): Held {
    const typed = this.local.own() ?? this.options.data.offered[0]?.input.trimEnd() ?? "";
    const change = this.local.change(typed);
    const test = this.tests.find((each) => each.id === change?.test);
    return change && test && isChanged(change, test) ? change : own(typed);
  }
}
