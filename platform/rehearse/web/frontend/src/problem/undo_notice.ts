// A line that says what is gone and brings it back with one press. It is not announced and remembers one thing at a time.

import { make } from "../dom";

export class UndoNotice {
  private readonly words: HTMLElement;

  constructor(private readonly place: HTMLElement) {
    this.words = make("span", { id: `${place.id}-words` });
  }

  /** Returns the button, for who puts the focus on it. */
  offer(words: string, undo: () => void): HTMLButtonElement {
    const button = make("button", { type: "button", class: "quiet", "aria-describedby": this.words.id }, "Undo");
    button.addEventListener("click", () => {
      this.place.hidden = true;
      undo();
    });
    this.words.textContent = words;
    this.place.replaceChildren(this.words, " ", button);
    this.place.hidden = false;
    return button;
  }
}
