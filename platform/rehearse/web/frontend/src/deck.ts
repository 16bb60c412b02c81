// A deck of the person's own: its cards are written, changed and deleted here. The list itself comes from the server.
import { ApiError, ask } from "./api";
import { CardEditor } from "./cards/editor";
import { askName } from "./cards/name_dialog";
import { tell, tellUndoable } from "./cards/notice";
import { type Card, cardAddress, DECKS, DELETED, type OwnDeck } from "./cards/types";
import { byId, pageData } from "./dom";
import { refresh } from "./list";

const deck = pageData<OwnDeck>("deck-data");
const notice = byId("notice");
const live = byId("live");
const editor = new CardEditor();
const address = `${DECKS}/${deck.id}`;

function add(): void {
  notice.hidden = true;
  editor.open({ title: `New card in ${deck.name}`, card: null, deck: deck.id, draft: `new:${deck.id}`, again: true, saved: () => void reload() });
}

async function edit(item: string): Promise<void> {
  notice.hidden = true;
  try {
    const card = await ask<Card>(cardAddress(item), { cache: "no-store" });
    editor.open({ title: "Change the card", card, draft: item, saved: () => void saved(item) });
  } catch (error) {
    if (error instanceof ApiError) tell(notice, error.message);
  }
}

async function saved(item: string): Promise<void> {
  await reload();
  live.textContent = "Saved.";
  row(item)?.querySelector<HTMLElement>("[data-edit]")?.focus();
}

async function remove(item: string): Promise<void> {
  try {
    await ask<Card>(cardAddress(item), { method: "DELETE" });
    await reload();
    tellUndoable(notice, "The card is deleted.", async () => {
      await ask<Card>(`${cardAddress(item)}/restore`, { method: "POST", body: "{}" });
      notice.hidden = true;
      await saved(item);
      live.textContent = "The card is back.";
    });
  } catch (error) {
    if (error instanceof ApiError) tell(notice, error.message);
  }
}

function rename(): void {
  askName("Rename the deck", deck.name, async (name) => {
    deck.name = (await ask<OwnDeck>(address, { method: "PATCH", body: JSON.stringify({ name }) })).name;
    byId("deck-title").textContent = deck.name;
    document.title = `${deck.name} · Rehearse`;
    byId("crumb").textContent = deck.name;
    live.textContent = "Renamed.";
  });
}

async function removeDeck(): Promise<void> {
  try {
    const deleted = await ask<OwnDeck>(address, { method: "DELETE" });
    sessionStorage.setItem(DELETED, JSON.stringify(deleted));
    location.assign("/review/decks");
  } catch (error) {
    if (error instanceof ApiError) tell(notice, error.message);
  }
}

const reload = (): Promise<void> => refresh(location.pathname + location.search);

function row(item: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>("[data-item]")].find((each) => each.dataset["item"] === item);
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("button");
  const item = button?.closest<HTMLElement>("[data-item]")?.dataset["item"];
  if (button?.hasAttribute("data-add")) add();
  if (item && button?.hasAttribute("data-edit")) void edit(item);
  if (item && button?.hasAttribute("data-delete")) void remove(item);
});
document.addEventListener("keydown", (event) => {
  const typing = (event.target as Element).closest("input, textarea, select, dialog");
  if (event.key !== "a" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  add();
});
byId("rename").addEventListener("click", rename);
byId("delete-deck").addEventListener("click", () => void removeDeck());

// A link to one card opens it; without that, a reload would open it again.
const wanted = new URLSearchParams(location.search).get("card");
if (wanted) {
  history.replaceState(null, "", location.pathname);
  void edit(wanted);
}
document.documentElement.dataset["ready"] = "";
