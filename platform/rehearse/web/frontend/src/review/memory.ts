// What is known of a person's memory weights, and the buttons that fit them or take them back. The server says what is being done, so a reload or a second
// tab shows the same.
import { ApiError, ask } from "../api";
import { make } from "../dom";
import { inWords } from "../times";

interface Fit {
  id: string;
  at: string;
  reviews: number;
  items: number;
  loss_before: number | null;
  loss_after: number | null;
  intervals_before: number[];
  intervals_after: number[];
  adopted: boolean;
  taken_back: boolean;
  reason: string;
}

export interface MemoryState {
  fit: string | null;
  earlier: boolean;
  intervals: number[];
  stage: string | null;
  items: number | null;
  least_items: number;
  trouble: string;
  tries: Fit[];
}

const API = "/api/v1/review/memory";
const POLL_MS = 700;
const STAGES: Record<string, string> = { reading: "Reading your reviews …", fitting: "Fitting, and judging the fit …", storing: "Storing what came of it …", "taking back": "Taking the weights back …" };

/** Shows the state and keeps it up to date while something is being done. */
export function showMemory(box: HTMLElement, live: HTMLElement, first: MemoryState): { refresh: () => Promise<void> } {
  let state = first;
  let timer = 0;
  let notice = "";

  function show(): void {
    const focused = document.activeElement instanceof HTMLElement && box.contains(document.activeElement) ? document.activeElement.id : "";
    const opened = box.querySelector("details")?.open ?? false;
    box.replaceChildren(...parts(state, notice, act));
    const list = box.querySelector("details");
    if (list) list.open = opened;
    // What was pressed may be gone; whoever works by keyboard goes on where the news is.
    if (focused) (document.getElementById(focused) ?? box.querySelector<HTMLElement>("button, [tabindex]"))?.focus({ preventScroll: true });
    clearTimeout(timer);
    if (state.stage) timer = window.setTimeout(() => void refresh(), POLL_MS);
  }

  async function refresh(): Promise<void> {
    const [before, newest] = [state.stage, state.tries[0]?.id];
    try {
      state = await ask<MemoryState>(API, { cache: "no-store" });
      if (before && !state.stage) {
        const found = state.tries[0];
        notice = found && found.id !== newest ? "" : "Nothing came of it. The server’s log says why.";
        live.textContent = notice || (found ? headline(found) : "");
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notice = error.message;
    }
    show();
  }

  async function act(address: string, body: object, words: string): Promise<void> {
    notice = "";
    try {
      state = await ask<MemoryState>(`${API}/${address}`, { method: "POST", body: JSON.stringify(body) });
      live.textContent = words;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notice = error.message;
      live.textContent = notice;
    }
    show();
  }

  show();
  return { refresh };
}

type Act = (address: string, body: object, words: string) => Promise<void>;

function parts(state: MemoryState, notice: string, act: Act): HTMLElement[] {
  const found = [inUse(state)];
  if (notice) found.push(make("p", { class: "review-notice", role: "alert" }, notice));
  const newest = state.tries[0];
  if (state.stage) found.push(progress(state.stage));
  else if (newest) found.push(result(newest, newest.id === state.fit));
  if (!state.stage && state.trouble) found.push(quiet(state.trouble));
  else if (state.items !== null && state.items < state.least_items) found.push(...tooFew(state.items, state.least_items));
  const buttons = actions(state, act);
  if (buttons.length) found.push(make("div", { class: "memory-buttons" }, ...buttons));
  if (state.tries.length > 1) found.push(earlier(state));
  return found;
}

const quiet = (words: string): HTMLElement => make("p", { class: "quiet-text", tabindex: "-1" }, words);
const days = (intervals: number[]): string => `${intervals.join(", then ")} days`;
const loss = (value: number | null): string => (value === null ? "–" : value.toFixed(4));

function inUse(state: MemoryState): HTMLElement {
  const whose = state.fit ? "Your own weights are in use" : "The defaults are in use";
  const words = `: a new card that you answer with “good” each time comes back after ${days(state.intervals)}.`;
  return make("p", { class: "quiet-text", "data-testid": "in-use" }, make("strong", {}, whose), words);
}

function progress(stage: string): HTMLElement {
  const words = STAGES[stage] ?? "At work …";
  return make("div", { role: "group", "aria-label": "Progress", tabindex: "-1" }, make("p", { class: "quiet-text", "data-testid": "stage" }, words), make("progress", { "aria-label": words }));
}

function tooFew(items: number, least: number): HTMLElement[] {
  const words = `A fit begins with ${least} reviews that came on a later day than the one before of the same card; you have ${items}. With fewer it would learn chance, and cards would come at worse times than by the defaults.`;
  const bar = make("progress", { max: String(least), value: String(items), "aria-label": `${items} of ${least} reviews` });
  return [quiet(words), bar];
}

function headline(fit: Fit): string {
  if (fit.taken_back) return "The newest weights were taken back.";
  return fit.adopted ? "The fitted weights are in use." : "The fitted weights were not taken.";
}

function result(fit: Fit, used: boolean): HTMLElement {
  const box = make("div", { class: "memory-result", tabindex: "-1", "data-testid": "result" }, make("h3", {}, used ? "The fitted weights are in use." : headline(fit)));
  box.append(make("p", {}, `Fitted ${inWords(new Date(fit.at), new Date())} to ${fit.items} reviews that can be learned from. ${fit.reason}`));
  if (fit.loss_after === null) return box;
  const rows = [
    ["Log loss on your newest reviews; lower is better", loss(fit.loss_before), loss(fit.loss_after)],
    ["Days until a card comes back, after one, two and three times “good”", fit.intervals_before.join(", "), fit.intervals_after.join(", ")],
  ].map(([what, before, after]) => make("tr", {}, make("th", { scope: "row" }, what), make("td", {}, before), make("td", {}, after)));
  box.append(table(["What", "Before", "Fitted"], rows));
  return box;
}

function actions(state: MemoryState, act: Act): HTMLElement[] {
  const found: HTMLElement[] = [];
  const button = (id: string, words: string, address: string, body: object, said: string, kind = ""): void => {
    const made = make("button", { type: "button", id, class: kind || undefined, "aria-disabled": state.stage ? "true" : undefined }, words);
    made.addEventListener("click", () => {
      if (made.getAttribute("aria-disabled") === "true") return;
      made.setAttribute("aria-disabled", "true");
      void act(address, body, said);
    });
    found.push(made);
  };
  const enough = state.items === null || state.items >= state.least_items;
  if (!state.trouble && enough) button("fit", state.tries.length ? "Fit again" : "Fit to my reviews", "fit", {}, "The fit has begun.", state.fit ? "" : "primary");
  if (state.fit) {
    if (state.earlier) button("take-back", "Back to the weights before", "take-back", { fit: state.fit, to: "before" }, "Taken back.");
    button("defaults", "Back to the defaults", "take-back", { fit: state.fit, to: "defaults" }, "The defaults are in use.");
  }
  return found;
}

function earlier(state: MemoryState): HTMLElement {
  const rows = state.tries.slice(1).map((fit) => {
    const became = fit.id === state.fit ? "in use" : fit.taken_back ? "taken back" : fit.adopted ? "replaced" : "not taken";
    return make("tr", {}, make("th", { scope: "row" }, inWords(new Date(fit.at), new Date())), make("td", {}, String(fit.items)), make("td", {}, `${loss(fit.loss_before)} → ${loss(fit.loss_after)}`), make("td", {}, became));
  });
  return make("details", { class: "memory-tries" }, make("summary", {}, "Earlier tries"), table(["When", "Reviews", "Log loss", "Became"], rows));
}

function table(heads: string[], rows: HTMLElement[]): HTMLElement {
  const head = make("thead", {}, make("tr", {}, ...heads.map((words) => make("th", { scope: "col" }, words))));
  return make("div", { class: "table-frame" }, make("table", { class: "memory-table" }, head, make("tbody", {}, ...rows)));
}
