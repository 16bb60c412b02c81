// The reading side: hints opened one by one, the editorial behind a question until solved, past submissions.

import { byId } from "../dom";
import { localiseTimes } from "../times";

/** Only the next unopened hint can be opened; what was opened once stays within reach. */
export function bindHints(slug: string): void {
  const hints = [...document.querySelectorAll<HTMLDetailsElement>("details.hint")];
  const key = `rehearse:hints:${slug}`;
  let opened = 0;
  try {
    opened = Number(localStorage.getItem(key) ?? "0");
  } catch {
    opened = 0;
  }
  const show = (): void => hints.forEach((hint, index) => (hint.hidden = index > opened));
  hints.forEach((hint, index) => {
    hint.addEventListener("toggle", () => {
      if (!hint.open || index < opened) return;
      opened = index + 1;
      try {
        localStorage.setItem(key, String(opened));
      } catch {
        // The ladder then starts again at the next visit.
      }
      show();
    });
  });
  show();
}

export function bindEditorial(): { unlock: () => void } {
  const gate = document.getElementById("editorial-gate");
  const text = document.getElementById("editorial-text");
  const unlock = (): void => {
    gate?.setAttribute("hidden", "");
    text?.removeAttribute("hidden");
  };
  document.getElementById("editorial-show")?.addEventListener("click", () => {
    unlock();
    text?.focus();
  });
  return { unlock };
}

/** The table of past submissions is made by the server, so that this tab and the history page are the same. */
export async function loadHistory(url: string): Promise<void> {
  const panel = byId("panel-submissions");
  try {
    const answer = await fetch(`${url}?part=table`, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    panel.replaceChildren(...page.body.childNodes);
    localiseTimes(panel);
  } catch {
    panel.textContent = "Your submissions could not be loaded. They are kept; open this tab again in a moment.";
  }
}
