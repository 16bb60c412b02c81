// A problem that grows: the stepper above the statements, and the next statement as soon as its level is open.

import { byId } from "../dom";
import { renderMath } from "../mathematics";

function stages(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#levels .stage")];
}

/** One statement shows at a time; without scripts all that are open stand below each other. */
function show(id: string): void {
  for (const stage of stages()) stage.hidden = stage.id !== id;
  for (const step of document.querySelectorAll<HTMLAnchorElement>("#levels a.step")) {
    step.toggleAttribute("data-shown", step.hash === `#${id}`);
  }
}

function bind(): void {
  for (const step of document.querySelectorAll<HTMLAnchorElement>("#levels a.step")) {
    step.addEventListener("click", (event) => {
      event.preventDefault();
      open(step.hash.slice(1));
    });
  }
  const last = stages().at(-1);
  if (last) show(last.id);
}

function open(id: string): void {
  show(id);
  byId("panel-statement").scrollTop = 0;
  byId(id).focus({ preventScroll: true });
}

/** Show the statement of a level that is open, and put the reader there. */
export function openLevel(level: number): void {
  if (document.getElementById(`level-${level}`)) open(`level-${level}`);
}

export function bindLevels(): void {
  if (document.getElementById("levels")) bind();
}

/** Fetch what the server releases now: statements, and the hints of the level that is open. Whether it came: without, loading the page again shows it. */
export async function refreshLevels(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["levels", "hints"]) {
      const fresh = page.getElementById(id);
      if (fresh) byId(id).replaceWith(fresh);
    }
  } catch {
    return false;
  }
  bind();
  await renderMath(document);
  return true;
}
