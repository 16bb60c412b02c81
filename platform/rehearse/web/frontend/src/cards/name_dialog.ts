// A small dialog that asks for the name of a deck. What was typed survives an error.
import { ApiError } from "../api";
import { make } from "../dom";

/** Ask for a name and do something with it; the dialog stays until that went well or somebody leaves it. */
export function askName(title: string, value: string, use: (name: string) => Promise<void>): void {
  const field = make("input", { type: "text", id: "deck-name", maxlength: "200", autocomplete: "off" });
  field.value = value;
  const notice = make("p", { class: "review-notice", role: "alert", hidden: true });
  const close = make("button", { type: "button" }, "Close");
  const form = make("form", {}, notice, make("label", { for: "deck-name" }, "Name of the deck"), field, make("div", { class: "card-buttons" }, make("button", { type: "submit", class: "primary" }, "Save"), close));
  const dialog = make("dialog", { class: "name-dialog", "aria-labelledby": "name-title", "data-testid": "name-dialog" }, make("h2", { id: "name-title" }, title), form);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    notice.hidden = true;
    try {
      await use(field.value);
      dialog.close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notice.textContent = error.message;
      notice.hidden = false;
      field.focus();
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}
