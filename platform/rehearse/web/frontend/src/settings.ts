// How the person reviews: each setting is saved when it is changed, and what cannot be saved says why beside its field.
import { ApiError, ask } from "./api";
import { byId, make, pageData } from "./dom";
import { showMemory, type MemoryState } from "./review/memory";
import { keepTheChosenZone, tellZone, zoneHere } from "./zone";

type Value = string | number | string[];

const live = byId("live");
const days = [...document.querySelectorAll<HTMLInputElement>("input[name=weekdays_off]")];

const select = (id: string): HTMLSelectElement => byId<HTMLSelectElement>(id);
const number = (id: string): HTMLInputElement => byId<HTMLInputElement>(id);

/** The value of a setting as the API takes it; an error says in words what cannot be. */
const VALUES: Record<string, () => Value> = {
  zone: () => select("zone").value,
  rollover: () => Number(select("rollover").value),
  new_a_day: () => within("new_a_day", true),
  goal_minutes: () => within("goal_minutes", true),
  weekdays_off: () => {
    const off = days.filter((day) => day.checked).map((day) => day.value);
    if (off.length === days.length) throw new Error("Leave at least one day.");
    return off;
  },
  card_retention: () => within("card_retention", false) / 100,
  problem_retention: () => within("problem_retention", false) / 100,
};

function within(id: string, whole: boolean): number {
  const { valueAsNumber: value, min, max } = number(id);
  const fits = value >= Number(min) && value <= Number(max) && (!whole || Number.isInteger(value));
  if (!fits) throw new Error(`Choose a ${whole ? "whole number" : "number"} from ${min} to ${max}.`);
  return value;
}

/** Requests go out one after the other, so that no older value comes last. */
let sending: Promise<void> = Promise.resolve();

function save(name: string): void {
  sending = sending.then(() => send(name));
}

async function send(name: string): Promise<void> {
  const box = document.querySelector<HTMLElement>(`[data-setting="${name}"]`);
  if (!box) return;
  try {
    const value = VALUES[name]?.();
    await ask("/api/v1/review/settings", { method: "PATCH", body: JSON.stringify({ [name]: value }) });
    tell(box, "");
    if (name === "zone") {
      keepTheChosenZone();
      offerZone();
    }
    if (name === "card_retention") await memory.refresh();
  } catch (error) {
    const words = error instanceof ApiError ? `${error.message} It was not saved${error.offline ? "; try again when it is back" : ""}.` : (error as Error).message;
    tell(box, words);
  }
}

function tell(box: HTMLElement, trouble: string): void {
  const saved = box.querySelector<HTMLElement>("[data-part=saved]");
  const error = box.querySelector<HTMLElement>("[data-part=error]");
  for (const field of box.querySelectorAll("input, select")) {
    if (trouble) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  if (saved) saved.hidden = Boolean(trouble);
  if (error) {
    error.hidden = !trouble;
    error.textContent = trouble;
  }
  live.textContent = trouble || "Saved.";
}

function offerZone(): void {
  const here = zoneHere();
  const button = byId("zone-here");
  button.hidden = !here || here === select("zone").value;
  button.textContent = `Use this device’s: ${here}`;
}

function chooseZone(zone: string): void {
  const field = select("zone");
  if (![...field.options].some((option) => option.value === zone)) field.append(make("option", {}, zone));
  field.value = zone;
}

for (const box of document.querySelectorAll<HTMLElement>("[data-setting]")) {
  box.addEventListener("change", () => save(box.dataset["setting"] ?? ""));
}
byId("zone-here").addEventListener("click", () => {
  chooseZone(zoneHere());
  select("zone").focus();
  save("zone");
});

const memory = showMemory(byId("memory"), live, pageData<MemoryState>("memory-data"));
offerZone();
void tellZone({ zone: select("zone").value })
  .then((told) => {
    if (told) chooseZone(zoneHere());
    offerZone();
  })
  .finally(() => (document.documentElement.dataset["ready"] = ""));
