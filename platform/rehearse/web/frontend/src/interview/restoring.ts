// A text that this browser kept because the server never confirmed it comes back, but never over newer work.

import { byId, make } from "../dom";
import type { Draft } from "../problem/draft";

const NEWER = "This browser kept a text that was never saved. What is shown was saved later, from another window. ";

/** Put back what was kept of a text; where the server's is newer, offer it. */
export function restore(draft: Draft, put: (text: string) => void): void {
  const unsaved = draft.unsaved();
  const kept = unsaved.find((each) => !each.clash) ?? unsaved[0];
  if (!kept) return;
  const use = (): void => {
    put(kept.source);
    draft.discard(kept);
  };
  if (!kept.clash) return use();
  const offer = make("button", { type: "button", "data-testid": "put-back" }, "Put the kept text in its place");
  const discard = make("button", { type: "button" }, "Discard it");
  const notice = byId("trouble");
  notice.replaceChildren(NEWER, offer, " ", discard);
  notice.hidden = false;
  for (const [button, act] of [[offer, use], [discard, () => draft.discard(kept)]] as const) {
    button.addEventListener("click", () => {
      notice.hidden = true;
      act();
    });
  }
}
