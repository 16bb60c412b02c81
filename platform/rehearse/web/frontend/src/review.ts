// The review page: one item at a time, by keyboard, touch or pointer. The server keeps everything; this page only asks and shows,
// so that a reload or a second tab never loses or doubles an answer.
import { watch } from "./activity";
import { ApiError, ask } from "./api";
import { tellUndoable } from "./cards/notice";
import { byId, make, pageData } from "./dom";
import { html } from "./markup";
import { renderMath } from "./mathematics";
import { Clock } from "./review/clock";
import { Editing } from "./review/editing";
import { flagButtons, FLAGS, markChosen } from "./review/flags";
import { cardHead } from "./review/head";
import { leechLine } from "./review/leech";
import { Menu } from "./review/menu";
import { nothingToAsk } from "./review/nothing";
import { compare } from "./review/typed";
import { type Item, NAMES, type Queue, type Rating, RATINGS, type Settings } from "./review/types";
import { tellZone } from "./zone";

const API = "/api/v1/review";

/** How many were answered here, so that the bar goes on after a reload; a new tab begins a new session. */
const DONE = "review-done";

/** After this time the queue is asked for again when it could not be read. */
const RETRY_MS = 5000;

/** What of the queue is asked: today's share after a break, or all. */
const SCOPE = `?scope=${byId("stage").dataset["scope"] ?? "all"}`;

const stage = byId("stage");
const live = byId("live");
const notice = byId("notice");
let queue = pageData<Queue>("review-queue");
let shown = false;
let since = Date.now();
let busy = false;
let timer = 0;
/** Whether the queue could not be read, which the notice says then. */
let failing = false;
let clock: Clock | null = null;

const present = (): Item | undefined => queue.items[0];
const left = (): number => queue.waiting + queue.due + queue.new;
const done = (): number => Number(sessionStorage.getItem(DONE) ?? "0");

function show(): void {
  clearTimeout(timer);
  clock?.stop();
  clock = null;
  shown = false;
  since = Date.now();
  const item = present();
  byId("counts").textContent = item ? counts() : "";
  const bar = byId<HTMLProgressElement>("session");
  bar.max = Math.max(1, done() + left());
  bar.value = done();
  for (const id of ["card-menu-button", "edit"]) byId(id).hidden = !item || (id === "edit" && item.asks === "problem");
  markChosen(byId("flags"), item?.flag ?? 0);
  byId("all").hidden = !queue.other_days;
  byId("all").textContent = `All ${queue.due + queue.other_days}`;
  stage.replaceChildren(item ? card(item) : later());
  void renderMath(stage);
  if (item) stage.querySelector<HTMLElement>(".review-card")?.focus({ preventScroll: true });
}

/** Show the present card again after a change that is no answer: what was revealed and typed stays. */
function redraw(before: Item | undefined): void {
  const revealed = shown;
  const began = since;
  const typed = stage.querySelector<HTMLTextAreaElement>("#typed")?.value ?? "";
  show();
  if (!before || present()?.item !== before.item) return;
  since = began;
  const field = stage.querySelector<HTMLTextAreaElement>("#typed");
  if (field) field.value = typed;
  if (revealed) answer();
}

function counts(): string {
  const parts = [
    [queue.waiting, "again"],
    [queue.due - queue.problems, "due"],
    [queue.new, "new"],
    [queue.problems, queue.problems === 1 ? "problem" : "problems"],
  ].filter(([count]) => count);
  const minutes = queue.minutes === 1 ? "1 minute" : `${queue.minutes} minutes`;
  return `${parts.map(([count, word]) => `${count} ${word}`).join(", ")} · about ${minutes}`;
}

function card(item: Item): HTMLElement {
  const box = make("article", { class: "review-card", tabindex: "-1", "data-testid": "card", "data-item": item.item, "aria-label": "Question" }, cardHead(item));
  box.append(html(item.front, { class: "prose review-front", "data-testid": "front" }));
  if (item.asks === "output" || item.asks === "cost") box.append(field(item));
  if (item.asks === "prompt") {
    clock = new Clock(120, (words) => (live.textContent = words));
    box.append(clock.element);
  }
  const problem = item.asks === "problem" && item.links[0];
  if (problem) box.append(solveAgain(problem.slug));
  const reveal = make("button", { type: "button", class: problem ? "review-show" : "primary review-show", id: "show" }, problem ? "Rate it yourself " : "Show the answer ", make("kbd", {}, "Space"));
  reveal.addEventListener("click", () => answer());
  box.append(reveal);
  return box;
}

function solveAgain(slug: string): HTMLElement {
  const words = "Solve it again from an empty editor. Your verdict rates it, and it leaves this page by itself.";
  return make("p", { class: "review-solve" }, make("span", {}, words), make("a", { class: "button", href: `/problems/${slug}` }, "Open the problem"));
}

function field(item: Item): HTMLElement {
  const words = item.asks === "output" ? "Type what is printed" : "Type it, such as n log n";
  const input = make("textarea", { id: "typed", rows: item.answer.includes("\n") ? "3" : "1", autocomplete: "off", spellcheck: "false", placeholder: words, "aria-label": words });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || item.answer.includes("\n")) return;
    event.preventDefault();
    answer();
  });
  return input;
}

function answer(): void {
  const item = present();
  const box = stage.querySelector<HTMLElement>(".review-card");
  if (!item || !box || shown) return;
  shown = true;
  clock?.stop();
  box.querySelector("#show")?.remove();
  const back = make("section", { class: "review-back", tabindex: "-1", "aria-label": "Answer", "data-testid": "back" });
  const typed = box.querySelector<HTMLTextAreaElement>("#typed");
  if (typed?.value.trim()) back.append(compare(typed.value, item.answer, item.asks));
  typed?.setAttribute("readonly", "");
  if (item.back) back.append(html(item.back, { class: "prose" }));
  if (item.rubric.length) {
    const lines = item.rubric.map((line) => make("li", {}, make("label", { class: "choice" }, make("input", { type: "checkbox" }), html(line))));
    back.append(make("ul", { class: "rubric", "aria-label": "Tick what your answer did" }, ...lines));
  }
  if (item.why) back.append(html(item.why, { class: "prose review-why" }));
  if (item.links.length && item.asks !== "problem") {
    const links = item.links.map((link) => make("a", { href: `/problems/${link.slug}` }, link.title));
    back.append(make("p", { class: "review-links" }, "Practise it: ", ...links.flatMap((link, place) => (place ? [", ", link] : [link]))));
  }
  if (item.leech) back.append(leechLine(item.leech, { rewrite: edit, split: () => void editing.split(item.item), suspend: () => void act("suspended") }));
  box.append(back, ratings(item));
  void renderMath(back);
  back.focus({ preventScroll: true });
  back.scrollIntoView({ block: "nearest" });
}

function ratings(item: Item): HTMLElement {
  const buttons = RATINGS.map((rating, place) => {
    const button = make("button", { type: "button", "data-rating": rating }, make("span", { class: "rating-name" }, NAMES[rating], " ", make("kbd", {}, String(place + 1))), make("span", { class: "count" }, item.intervals[rating]));
    button.addEventListener("click", () => void rate(rating));
    return button;
  });
  return make("div", { class: "ratings", role: "group", "aria-label": "How did it go?" }, ...buttons);
}

function later(): HTMLElement {
  if (queue.next_at !== null) timer = window.setTimeout(() => void reload(), Math.max(1000, new Date(queue.next_at).getTime() - Date.now() + 500));
  return nothingToAsk(queue, (words) => (live.textContent = words));
}

function say(words: string): void {
  notice.textContent = words;
  notice.hidden = false;
}

async function change(address: string, body: object, words: (queue: Queue) => string): Promise<boolean> {
  if (busy) return false;
  busy = true;
  notice.hidden = true;
  failing = false;
  try {
    queue = await ask<Queue>(`${API}/${address}${SCOPE}`, { method: "POST", body: JSON.stringify(body) });
    live.textContent = words(queue);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // Another tab has answered the card, or deleted it.
    if ((error.status === 409 || error.status === 404) && address.endsWith("rating")) await reload(`${error.message}`);
    else say(error.offline ? `${error.message} Your answer was not saved; try again when it is back.` : error.message);
    return false;
  } finally {
    busy = false;
  }
}

async function reload(words = ""): Promise<void> {
  try {
    queue = await ask<Queue>(`${API}/queue${SCOPE}`, { cache: "no-store" });
    if (failing) notice.hidden = true;
    failing = false;
    show();
    if (words) say(words.replace(" Reload the page.", ""));
  } catch (error) {
    if (error instanceof ApiError) say(error.message);
    failing = true;
    clearTimeout(timer);
    // The page has told that it goes on by itself.
    if (!present()) timer = window.setTimeout(() => void reload(), RETRY_MS);
  }
}

async function rate(rating: Rating): Promise<void> {
  const item = present();
  if (!item || !shown) return;
  const seconds = Math.min(86_400, Math.round((Date.now() - since) / 100) / 10);
  const words = `${NAMES[rating]}: comes back in ${item.intervals[rating]}.`;
  if (!(await change(`items/${encodeURIComponent(item.item)}/rating`, { rating, seen: item.seen, seconds }, () => words))) return;
  sessionStorage.setItem(DONE, String(done() + 1));
  show();
}

async function act(action: "buried" | "suspended"): Promise<void> {
  const item = present();
  if (!item) return;
  const words = action === "buried" ? "Not today. Undo brings it back." : "Never again. Undo brings it back.";
  if (!(await change(`items/${encodeURIComponent(item.item)}/action`, { action }, () => words))) return;
  show();
  say(words);
}

async function step(way: "undo" | "redo"): Promise<void> {
  const nothing = way === "undo" ? "There is nothing to undo." : "There is nothing to do again.";
  const words = (): string => `${way === "undo" ? "Undone" : "Done again"}: ${queue.changed_title || "an item that is not there any more"}`;
  const before = left();
  if (!(await change(way, {}, ({ changed }) => (changed === null ? nothing : words())))) return;
  if (queue.changed === null) return say(nothing);
  // Whether a card has a flag is no answer.
  if (left() !== before) sessionStorage.setItem(DONE, String(Math.max(0, done() + (way === "undo" ? -1 : 1))));
  show();
  if (present()?.item !== queue.changed) say(words());
}

async function flag(chosen: number): Promise<void> {
  const item = present();
  if (!item || chosen === item.flag) return;
  if (await change(`items/${encodeURIComponent(item.item)}/action`, { action: "flagged", flag: chosen }, () => `${FLAGS[chosen]}.`)) redraw(item);
}

const editing = new Editing({
  changed: async (words, undo) => {
    const item = present();
    try {
      queue = await ask<Queue>(`${API}/queue${SCOPE}`, { cache: "no-store" });
    } catch (error) {
      return say(`${words} ${error instanceof ApiError ? error.message : error} Load the page again to see it.`);
    }
    redraw(item);
    if (undo) tellUndoable(notice, words, undo);
    else say(words);
  },
  failed: (words) => say(words),
  paused: (milliseconds) => (since += milliseconds),
});

function edit(): void {
  const item = present();
  if (item && item.asks !== "problem") void editing.edit(item.item);
}

const keys: Record<string, () => void> = {
  u: () => void step("undo"),
  r: () => void step("redo"),
  b: () => void act("buried"),
  s: () => void act("suspended"),
  e: edit,
  f: () => void flag(((present()?.flag ?? 0) + 1) % FLAGS.length),
  "?": () => byId<HTMLDialogElement>("keys").showModal(),
};

document.addEventListener("keydown", (event) => {
  const target = event.target as Element;
  const typing = target.closest("input[type=text], textarea:not([readonly]), dialog");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const rating = RATINGS[Number(event.key) - 1];
  if (event.key === " " && !target.closest("button, a, input, summary, audio")) {
    event.preventDefault();
    if (shown) void rate("good");
    else answer();
  } else if (rating && shown) void rate(rating);
  else keys[event.key.toLowerCase()]?.();
});

byId("undo").addEventListener("click", () => void step("undo"));
byId("redo").addEventListener("click", () => void step("redo"));
byId("bury").addEventListener("click", () => void act("buried"));
byId("suspend").addEventListener("click", () => void act("suspended"));
byId("edit").addEventListener("click", edit);
flagButtons(byId("flags"), (chosen) => void flag(chosen));
new Menu(byId("card-menu-button"), byId("card-menu"));
byId("help").addEventListener("click", () => byId<HTMLDialogElement>("keys").showModal());

show();
watch("review");
void tellZone(pageData<Settings>("review-settings"))
  .then((news) => (news && !shown ? reload() : undefined))
  .finally(() => (document.documentElement.dataset["ready"] = ""));
