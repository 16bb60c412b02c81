// A question that is answered aloud: a timer, then the lines that a listener could have ticked.

import { byId } from "../dom";
import { spelled } from "./clock";

export function bindSpoken(
  data: { round: number; task: number | null },
  keep: (seconds: number, ticks: boolean[]) => Promise<unknown>,
  trouble: (error: unknown) => void,
): void {
  // Whoever reloads the page, or comes back to it, goes on with the same answer.
  const kept = `rehearse:spoken:${location.pathname}:${data.round}:${data.task}`;
  const remembered = (name: string): number | null => Number(sessionStorage.getItem(`${kept}:${name}`)) || null;
  const remember = (name: string): number => {
    const now = Date.now();
    sessionStorage.setItem(`${kept}:${name}`, String(now));
    return now;
  };
  const began = remembered("began") ?? remember("began");
  const shown = byId("spoken");
  const allowed = Number(shown.dataset["seconds"] ?? 0);
  let ended = remembered("ended");
  const spent = (): number => ((ended ?? Date.now()) - began) / 1000;
  const tick = (): void => {
    shown.textContent = allowed ? spelled(Math.max(0, allowed - spent())) : spelled(spent());
    shown.dataset["low"] = String(allowed > 0 && spent() > allowed);
  };
  setInterval(tick, 250);
  tick();
  const done = byId<HTMLButtonElement>("spoken-done");
  const form = byId<HTMLFormElement>("ticks");
  const finish = (): void => {
    done.hidden = true;
    form.hidden = false;
  };
  if (ended) finish();
  done.addEventListener("click", () => {
    ended = remember("ended");
    finish();
    form.querySelector<HTMLInputElement>("input")?.focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const ticks = [...form.querySelectorAll<HTMLInputElement>("input[name=tick]")].map((box) => box.checked);
    void keep(spent(), ticks)
      .then(() => {
        const address = new URL(location.href);
        address.searchParams.set("task", String((data.task ?? 0) + 1));
        location.assign(address);
      })
      .catch(trouble);
  });
}
