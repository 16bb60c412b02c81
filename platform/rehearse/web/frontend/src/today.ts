// The Today page. The server draws it; this page only sends what is changed on it, and asks for it anew when it may have
// become old: after a change, when a verdict is awaited, and when somebody comes back to it.
import { ApiError, ask } from "./api";
import { byId, pageData } from "./dom";
import type { Settings } from "./review/types";
import { localiseTimes } from "./times";
import { tellZone } from "./zone";

const SETTINGS = "/api/v1/review/settings";
const JUDGING_MS = 3_000;

let timer = 0;

function say(words: string): void {
  const notice = byId("notice");
  notice.textContent = words;
  notice.hidden = !words;
}

async function refresh(): Promise<void> {
  clearTimeout(timer);
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
  if (answer?.ok) swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
  if (document.querySelector("[data-judging]") && document.visibilityState === "visible") timer = window.setTimeout(() => void refresh(), JUDGING_MS);
}

/** Whether somebody is just typing a goal, which is not taken away from them. */
function isTyping(page: Document): boolean {
  const field = document.querySelector<HTMLInputElement>("#goal-minutes:focus");
  return field !== null && field.value !== page.querySelector<HTMLInputElement>("#goal-minutes")?.value;
}

function swap(page: Document): void {
  const old = byId("today");
  const fresh = page.getElementById("today");
  if (!fresh || isTyping(page)) return;
  const focused = document.activeElement?.id;
  const open = document.querySelector<HTMLDetailsElement>("#plan")?.open;
  old.replaceChildren(...fresh.childNodes);
  const plan = document.querySelector<HTMLDetailsElement>("#plan");
  if (plan) plan.open = open ?? false;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  localiseTimes(document);
}

/** Send a change, then show the page as it is after that; what was refused is told and taken back. */
async function change(input: HTMLInputElement, words: string, url: string, method: string, body?: object): Promise<void> {
  try {
    await ask(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    await refresh();
    byId("live").textContent = words;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    takeBack(input);
    await refresh();
    say(`${error.message} Nothing was changed; try again.`);
  }
}

function takeBack(input: HTMLInputElement): void {
  input.checked = input.defaultChecked;
  input.value = input.defaultValue;
}

function saveGoal(input: HTMLInputElement): void {
  if (input.value === "" || !input.checkValidity()) return void input.reportValidity();
  void change(input, "The goal is saved.", SETTINGS, "PATCH", { goal_minutes: input.valueAsNumber });
}

function saveWeekdays(box: HTMLInputElement): void {
  const boxes = [...document.querySelectorAll<HTMLInputElement>("[data-weekday]")];
  const off = boxes.filter((each) => each.checked).map((each) => each.dataset["weekday"]);
  if (off.length < boxes.length) return void change(box, "The days of the week are saved.", SETTINGS, "PATCH", { weekdays_off: off });
  takeBack(box);
  say("One day of the week has to stay. For no goal at all, set it to 0 minutes.");
}

function saveDay(box: HTMLInputElement, day: string): void {
  if (box.checked) void change(box, "The day is off.", `/api/v1/days-off/${day}`, "PUT", {});
  else void change(box, "The day is no longer off.", `/api/v1/days-off/${day}`, "DELETE");
}

document.addEventListener("change", (event) => {
  const input = event.target as HTMLInputElement;
  say("");
  if (input.id === "goal-minutes") saveGoal(input);
  else if (input.dataset["weekday"]) saveWeekdays(input);
  else if (input.dataset["day"]) saveDay(input, input.dataset["day"]);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void refresh();
});
addEventListener("pageshow", (event) => {
  if (event.persisted) void refresh();
});

void tellZone(pageData<Settings>("review-settings"))
  .then((news) => (news || document.querySelector("[data-judging]") ? refresh() : undefined))
  .finally(() => (document.documentElement.dataset["ready"] = ""));
