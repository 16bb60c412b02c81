// Deletes a form of one's own from the list of forms, and brings it back.
import { ApiError, ask } from "../api";
import { tell, tellUndoable } from "../cards/notice";
import { byId } from "../dom";
import type { Kept } from "./types";

const FORMS = "/api/v1/interview-forms";

async function remove(card: HTMLElement): Promise<void> {
  const notice = byId("notice");
  try {
    const gone = await ask<Kept>(`${FORMS}/${card.dataset["own"]}`, { method: "DELETE" });
    card.hidden = true;
    tellUndoable(notice, `“${gone.form.title}” is deleted. Interviews that were begun with it stay as they are.`, async () => {
      await ask<Kept>(FORMS, { method: "POST", body: JSON.stringify({ form: gone.form, id: gone.id }) });
      notice.hidden = true;
      card.hidden = false;
      card.focus();
    });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    tell(notice, error.message);
  }
}

export function offerDeleting(): void {
  for (const card of document.querySelectorAll<HTMLElement>("[data-own]")) {
    card.querySelector("[data-delete]")?.addEventListener("click", () => void remove(card));
  }
}
