// The reading side: hints opened one by one, the editorial behind a question until solved, past submissions.

import { byId } from "../dom";
import { renderMath } from "../mathematics";
import { localiseTimes } from "../times";

/** Only the next unopened hint can be opened; what was opened once stays within reach. `tell` hears of each that is read here. */
export function bindHints(slug: string, tell: (number: number) => void = () => undefined): void {
  const hints = [...document.querySelectorAll<HTMLDetailsElement>("details.hint")];
  // Each level of a problem that grows has a ladder of its own.
  const level = byId("hints").dataset["level"] ?? "1";
  const key = level === "1" ? `rehearse:hints:${slug}` : `rehearse:hints:${slug}:${level}`;
  let opened = 0;
  try {
    opened = Number(localStorage.getItem(key) ?? "0");
  } catch {
    opened = 0;
  }
  const show = (): void => hints.forEach((hint, index) => (hint.hidden = index > opened));
  hints.forEach((hint, index) => {
    hint.addEventListener("toggle", () => {
      if (hint.open) tell(Number(hint.dataset["number"]));
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

/** The editorial is asked for when it is opened: until then the page does not hold it. `tell` hears that a person opened it. */
export function bindEditorial(url: string, tell: () => void): { unlock: () => Promise<boolean> } {
  const gate = document.getElementById("editorial-gate");
  const text = document.getElementById("editorial-text");
  const trouble = document.getElementById("editorial-trouble");
  const unlock = async (): Promise<boolean> => {
    if (!text) return false;
    try {
      if (!text.hasChildNodes()) text.replaceChildren(...(await fragment(url)));
      await renderMath(text);
    } catch {
      if (trouble) trouble.hidden = false;
      return false;
    }
    gate?.setAttribute("hidden", "");
    text.removeAttribute("hidden");
    return true;
  };
  const open = async (): Promise<void> => {
    const came = await unlock();
    text?.focus();
    if (came) tell();
  };
  document.getElementById("editorial-show")?.addEventListener("click", () => void open());
  return { unlock };
}

/** Ask again for an editorial that is being read; one that nobody opened is fetched when somebody does. */
export async function refreshEditorial(url: string): Promise<void> {
  const text = document.getElementById("editorial-text");
  if (!text || text.hidden) return text?.replaceChildren();
  text.replaceChildren(...(await fragment(url)));
  await renderMath(text);
}

/** What the server made of a part of a page, so that scripts and templates do not say the same twice. */
async function fragment(url: string): Promise<NodeListOf<ChildNode>> {
  const answer = await fetch(url, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes;
}

/** The table of past submissions is made by the server, so that this tab and the history page are the same. */
export async function loadHistory(url: string): Promise<void> {
  const panel = byId("panel-submissions");
  try {
    panel.replaceChildren(...(await fragment(`${url}?part=table`)));
    localiseTimes(panel);
  } catch {
    panel.textContent = "Your submissions could not be loaded. They are kept; open this tab again in a moment.";
  }
}
