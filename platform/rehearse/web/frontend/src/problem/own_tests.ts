// The list of kept tests as it is drawn: what each answered last and what can be done with it. It changes none.

import { byId, make } from "../dom";
import type { OwnTest, Words } from "./types";
import { plural } from "./wording";

export type RowAction = "Run" | "Edit" | "Delete";

export class OwnTestsList {
  private readonly list = byId("own-tests");

  constructor(
    private readonly words: Words,
    private readonly act: (action: RowAction, test: OwnTest) => void,
  ) {}

  /** `outcome` tells what came of a test; `editing` is the one in the field. */
  draw(tests: OwnTest[], outcome: (test: OwnTest) => string | undefined, editing: string | null): void {
    const focused = this.list.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    const [action, id] = [focused?.dataset["action"], focused?.closest("li")?.dataset["id"]];
    byId("own-count").textContent = tests.length ? `(${tests.length})` : "";
    byId("own-none").hidden = tests.length > 0;
    this.list.replaceChildren(...tests.map((test) => this.row(test, outcome(test), test.id === editing)));
    // A verdict that arrives draws the list anew under whoever is in it.
    if (id && action) this.focus(id, action as RowAction);
  }

  focus(id: string, action: RowAction): void {
    const row = [...this.list.children].find((each) => (each as HTMLElement).dataset["id"] === id);
    row?.querySelector<HTMLElement>(`[data-action="${action}"]`)?.focus();
  }

  private row(test: OwnTest, outcome: string | undefined, editing: boolean): HTMLElement {
    const word = outcome ? this.words.answers[outcome] : undefined;
    const lines = test.input.trim().split("\n");
    const more = lines.length > 1 ? ` … ${plural(lines.length - 1, "more line")}` : "";
    return make(
      "li",
      { "data-name": test.name, "data-id": test.id, ...(editing ? { class: "editing" } : {}) },
      make(
        "div",
        { class: "own-text" },
        make("span", { class: "own-name" }, test.name),
        word && make("span", { class: "outcome", "data-tone": word.tone }, word.label),
        make("code", { title: test.input }, (lines[0] ?? "") + more),
      ),
      make("div", { class: "own-actions" }, this.button("Run", test), this.button("Edit", test), this.button("Delete", test)),
    );
  }

  private button(action: RowAction, test: OwnTest): HTMLElement {
    const button = make("button", { type: "button", class: "quiet", "data-action": action, "aria-label": `${action} ${test.name}` }, action);
    button.addEventListener("click", () => this.act(action, test));
    return button;
  }
}
