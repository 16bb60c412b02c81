// What was done, told on the page, with a button that takes it back.
import { ApiError } from "../api";
import { make } from "../dom";

export function tell(notice: HTMLElement, words: string): void {
  notice.textContent = words;
  notice.hidden = false;
}

/** Tell what was done, and offer to take it back. */
export function tellUndoable(notice: HTMLElement, words: string, undo: () => Promise<void>): void {
  const button = make("button", { type: "button", "data-testid": "undo-delete" }, "Undo");
  button.addEventListener("click", async () => {
    try {
      await undo();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notice.replaceChildren(make("span", {}, `${error.message} `), button);
    }
  });
  notice.replaceChildren(make("span", {}, `${words} `), button);
  notice.hidden = false;
  button.focus();
}
