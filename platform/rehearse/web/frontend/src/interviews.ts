// The page of forms: begins an interview in this window.

import { ask } from "./api";
import { byId } from "./dom";
import { offerDeleting } from "./form/deleting";
import { windowName } from "./interview/window";

const EXTRA = "rehearse:extra-time";
const extra = byId<HTMLSelectElement>("extra");
const trouble = byId("trouble");

extra.value = localStorage.getItem(EXTRA) ?? "0";
extra.addEventListener("change", () => localStorage.setItem(EXTRA, extra.value));

async function begin(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  trouble.hidden = true;
  try {
    const body = JSON.stringify({ form: button.dataset["begin"], holder: windowName(), extra: Number(extra.value) });
    const begun = await ask<{ url: string }>("/api/v1/interviews", { method: "POST", body });
    location.assign(begun.url);
  } catch (error) {
    button.disabled = false;
    trouble.textContent = error instanceof Error ? error.message : String(error);
    trouble.hidden = false;
    trouble.scrollIntoView({ block: "nearest" });
  }
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-begin]")) {
  button.addEventListener("click", () => void begin(button));
}
offerDeleting();
document.documentElement.dataset["ready"] = "";
