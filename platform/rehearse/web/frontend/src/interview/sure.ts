// What is asked before something that cannot be taken back.

import { byId } from "../dom";

/** Whether the person says yes. */
export function sure(title: string, text: string, yes: string): Promise<boolean> {
  const dialog = byId<HTMLDialogElement>("sure");
  byId("sure-title").textContent = title;
  byId("sure-text").textContent = text;
  byId("sure-yes").textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((answer) => dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true }));
}
