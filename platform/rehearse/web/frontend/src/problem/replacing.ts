// Puts another text in place of what the editor holds. One press brings that back, the latest first.

import type { Editor } from "./editor";

export class Replacing {
  private readonly before: { source: string; what: string }[] = [];

  constructor(
    private readonly editor: Editor,
    private readonly button: HTMLButtonElement,
  ) {
    button.addEventListener("click", () => {
      const last = this.before.pop();
      if (last) editor.replace(last.source);
      this.show();
      editor.view.focus();
    });
  }

  /** `what` names what the button undoes. */
  put(source: string, what: string): void {
    if (source === this.editor.source) return;
    this.before.push({ source: this.editor.source, what });
    this.editor.replace(source);
    this.show();
  }

  private show(): void {
    const last = this.before.at(-1);
    this.button.hidden = !last;
    if (last) this.button.textContent = `Undo ${last.what}`;
  }
}
