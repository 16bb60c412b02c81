// A person's own marks on cards. A flag has a name as well as a colour.
import { make } from "../dom";

/** The last three come from Anki, and cannot be chosen here. */
export const FLAGS = ["No flag", "Red flag", "Orange flag", "Green flag", "Blue flag", "Pink flag", "Turquoise flag", "Purple flag"];
const SHORT = ["None", "Red", "Orange", "Green", "Blue"];

/** The flag as it is shown on a card; nothing when there is none. */
export function flagChip(flag: number): HTMLElement | null {
  const name = FLAGS[flag];
  return flag && name ? make("span", { class: "flag", "data-flag": String(flag), "data-testid": "flag" }, name) : null;
}

/** Fill an element with a button for each flag. */
export function flagButtons(into: HTMLElement, choose: (flag: number) => void): void {
  const buttons = SHORT.map((name, flag) => {
    const button = make("button", { type: "button", class: "quiet flag", "data-flag": String(flag), "aria-pressed": "false" }, name);
    button.addEventListener("click", () => choose(flag));
    return button;
  });
  into.replaceChildren(...buttons);
}

export function markChosen(into: HTMLElement, flag: number): void {
  for (const button of into.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset["flag"] === String(flag)));
}
