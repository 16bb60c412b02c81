// Decks are taken up with one press; the row then says so, without a reload.
import { ApiError, ask } from "./api";
import { askName } from "./cards/name_dialog";
import { tell, tellUndoable } from "./cards/notice";
import { DECKS, DELETED, type OwnDeck } from "./cards/types";
import { byId, make } from "./dom";
import type { Settings } from "./review/types";

interface Deck {
  name: string;
  title: string;
  cards: number;
  taken_up: number;
  begun: number;
}

async function takeUp(button: HTMLButtonElement): Promise<void> {
  const name = button.dataset["takeUp"] ?? "";
  const notice = byId("notice");
  notice.hidden = true;
  button.setAttribute("aria-disabled", "true");
  try {
    const { decks } = await ask<{ decks: Deck[] }>(`/api/v1/review/decks/${encodeURIComponent(name)}`, { method: "POST", body: "{}" });
    const deck = decks[0];
    if (!deck) return;
    const row = button.closest<HTMLElement>(".deck-row");
    const said = make("a", { href: "/review" }, "Review now");
    const count = row?.querySelector("[data-part=count]");
    if (count) count.textContent = `${deck.cards} ${deck.cards === 1 ? "card" : "cards"}, ${deck.begun} begun`;
    row?.querySelector("progress")?.removeAttribute("hidden");
    button.replaceWith(said);
    said.focus();
    byId("live").textContent = `${deck.title} is taken up.`;
  } catch (error) {
    button.removeAttribute("aria-disabled");
    notice.textContent = error instanceof ApiError ? `${error.message} The deck was not taken up; try again.` : String(error);
    notice.hidden = false;
  }
}

/** Simulated with one answer in ten forgotten: eight new cards a day take nine minutes a day on average, thirteen at the peak. */
const MINUTES_A_CARD = 1.4;

function tellCost(cards: number): void {
  const minutes = Math.ceil(cards * MINUTES_A_CARD);
  byId("new-a-day-cost").textContent = cards ? `about ${minutes} ${minutes === 1 ? "minute" : "minutes"} a day after some weeks` : "only what you have begun comes back";
}

async function saveNewADay(input: HTMLInputElement): Promise<void> {
  const notice = byId("notice");
  notice.hidden = true;
  if (!input.checkValidity() || input.value === "") {
    input.reportValidity();
    return;
  }
  try {
    await ask<Settings>("/api/v1/review/settings", { method: "PATCH", body: JSON.stringify({ new_a_day: input.valueAsNumber }) });
    tellCost(input.valueAsNumber);
    byId("live").textContent = "Saved.";
  } catch (error) {
    notice.textContent = error instanceof ApiError ? `${error.message} The number was not saved.` : String(error);
    notice.hidden = false;
  }
}

const newADay = byId<HTMLInputElement>("new-a-day");
newADay.addEventListener("change", () => void saveNewADay(newADay));
tellCost(newADay.valueAsNumber);

byId("new-deck").addEventListener("click", () =>
  askName("New deck", "", async (name) => {
    const { id } = await ask<OwnDeck>(DECKS, { method: "POST", body: JSON.stringify({ name }) });
    location.assign(`/review/decks/${id}`);
  }),
);

/** Who deleted a deck on its page comes here, and may take that back. */
function offerDeleted(): void {
  const deleted = JSON.parse(sessionStorage.getItem(DELETED) ?? "null") as OwnDeck | null;
  sessionStorage.removeItem(DELETED);
  if (!deleted) return;
  const cards = deleted.cards === 1 ? "its card" : `its ${deleted.cards} cards`;
  tellUndoable(byId("notice"), `${deleted.name} is deleted${deleted.cards ? `, with ${cards}` : ""}.`, async () => {
    await bringBack(deleted.id);
  });
}

async function bringBack(id: string): Promise<void> {
  await ask<OwnDeck>(`${DECKS}/${id}/restore`, { method: "POST", body: "{}" });
  location.assign(`/review/decks/${id}`);
}

async function pressed(button: HTMLButtonElement): Promise<void> {
  try {
    await bringBack(button.dataset["bringBack"] ?? "");
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    tell(byId("notice"), `${error.message} The deck was not brought back; try again.`);
  }
}

/** A link to the deleted decks means what is folded there. */
function unfold(): void {
  const deleted = document.querySelector<HTMLDetailsElement>("#deleted-decks");
  if (!deleted || location.hash !== "#deleted-decks") return;
  deleted.open = true;
  deleted.scrollIntoView();
}

offerDeleted();
unfold();
document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-take-up]");
  if (button && button.getAttribute("aria-disabled") !== "true") void takeUp(button);
  const back = (event.target as Element).closest<HTMLButtonElement>("button[data-bring-back]");
  if (back) void pressed(back);
});
document.documentElement.dataset["ready"] = "";
