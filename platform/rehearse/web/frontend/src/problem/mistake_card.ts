// A failure becomes a card with one press. The server writes it from what it has stored of the submission.
import { ApiError, ask } from "../api";
import type { Card } from "../cards/types";
import { make } from "../dom";
import type { Submission } from "./types";
import { isWhole } from "./whole";

/** Verdicts about one call and its result, as in `cards/mistakes.py`. */
const ABOUT_A_CALL = new Set(["wrong_answer", "runtime_error"]);

/** The button, or null where there is nothing that a card could ask. */
export function mistakeCard(submission: Submission): HTMLElement | null {
  const { failure, verdict } = submission;
  if (!failure?.input || !isWhole(failure.input) || !ABOUT_A_CALL.has(verdict ?? "")) return null;
  const button = make("button", { type: "button", class: "quiet", "data-testid": "make-card" }, "Make a card");
  const box = make("span", { class: "make-card" }, button);
  button.addEventListener("click", async () => {
    button.setAttribute("aria-disabled", "true");
    try {
      const card = await ask<Card>(`/api/v1/submissions/${submission.id}/card`, { method: "POST", body: "{}" });
      const link = make("a", { href: `/review/decks/${card.deck}?card=${encodeURIComponent(card.item)}` }, "edit it");
      box.replaceChildren(make("span", { role: "status" }, "Card made ✓ "), link);
      link.focus();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      button.removeAttribute("aria-disabled");
      box.replaceChildren(make("span", { role: "alert" }, `${error.message} `), button);
    }
  });
  return box;
}
