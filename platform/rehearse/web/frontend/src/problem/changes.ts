// What the learner changed in a program to repair: drawn into the editor on demand, with the faulty lines above their own.

import { Chunk, goToNextChunk, goToPreviousChunk, rejectChunk, unifiedMergeView } from "@codemirror/merge";
import { Compartment, type Extension, Text } from "@codemirror/state";
import { keymap } from "@codemirror/view";

import { make } from "../dom";
import type { Editor } from "./editor";

/** A line that is put back is one step, which undo takes back like any other. */
function putBack(type: "accept" | "reject", action: (event: MouseEvent) => void): HTMLElement {
  // The other button of the package would make a change the new beginning, and the faulty program stays what it is.
  if (type === "accept") return make("span", { hidden: true });
  const button = make("button", { type: "button", class: "quiet put-back", tabindex: "-1" }, "Put back");
  button.addEventListener("mousedown", action);
  return button;
}

function shown(starter: string): Extension {
  return [
    unifiedMergeView({ original: starter, mergeControls: putBack }),
    keymap.of([
      { key: "F7", run: goToNextChunk },
      { key: "Shift-F7", run: goToPreviousChunk },
      { key: "Alt-F7", run: (view) => rejectChunk(view) },
    ]),
  ];
}

export class Changes {
  private readonly place = new Compartment();
  private readonly original: Text;
  private on = false;

  constructor(
    private readonly editor: Editor,
    private readonly starter: string,
    private readonly button: HTMLButtonElement,
  ) {
    this.original = Text.of(starter.split("\n"));
    editor.extend(this.place.of([]));
    button.addEventListener("click", () => this.toggle());
    button.hidden = false;
    this.count();
  }

  /** Say in how many places the program differs from the faulty one. */
  count(): void {
    const places = Chunk.build(this.original, this.editor.view.state.doc, { scanLimit: 500 }).length;
    const what = places === 1 ? "1 change" : `${places || "No"} changes`;
    this.button.textContent = what;
    this.button.title = this.on
      ? "Hide what stood there before. F7 goes to the next change, Alt+F7 puts it back"
      : "Show what stood there before";
  }

  private toggle(): void {
    this.on = !this.on;
    this.button.setAttribute("aria-pressed", String(this.on));
    this.editor.view.dispatch({ effects: this.place.reconfigure(this.on ? shown(this.starter) : []) });
    this.count();
    this.editor.view.focus();
  }
}
