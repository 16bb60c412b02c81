// The page for files: one is sent with its progress, followed while the server works on it, and told of when it is done. Whatever
// the server does is asked of it again after a reload, so closing the page stops nothing but a file that is still on its way.
import { ApiError, ask } from "./api";
import { byId, make, pageData } from "./dom";
import { jobPanel } from "./exchange/job";
import { importRow } from "./exchange/imports";
import { CANCELLED, send, type Sending } from "./exchange/sending";
import { isOpen, type Imported, type Imports, type Job, type Undone } from "./exchange/types";

const API = "/api/v1/review/imports";
const ASK_AGAIN_MS = 400;

const live = byId("live");
const notice = byId("notice");
const panel = byId("job");
const drop = byId("drop");
const input = byId<HTMLInputElement>("file");
const deck = byId<HTMLSelectElement>("deck");
let sending: Sending | null = null;
let timer = 0;
let phase = "";

function tell(error: unknown): void {
  notice.textContent = error instanceof ApiError ? error.message : String(error);
  notice.hidden = false;
}

function showJob(job: Job | null): void {
  const before = panel.contains(document.activeElement);
  drop.hidden = job !== null && isOpen(job);
  panel.hidden = job === null;
  if (!job) {
    panel.replaceChildren();
    return;
  }
  if (job.phase === phase && job.phase !== "receiving" && isOpen(job)) updateProgress(job);
  else panel.replaceChildren(...jobPanel(job, { cancel: () => void cancel(), confirm: () => void confirm() }));
  if (before && !panel.contains(document.activeElement)) panel.querySelector<HTMLElement>("h3")?.focus();
  if (job.phase !== phase) live.textContent = panel.querySelector("h3")?.textContent ?? "";
  phase = job.phase;
}

/** Only what moves is changed, so that whoever has the focus on “Cancel” keeps it. */
function updateProgress(job: Job): void {
  const bar = panel.querySelector("progress");
  if (bar && job.count) {
    bar.max = job.count;
    bar.value = job.done;
  } else bar?.removeAttribute("value");
  const what = panel.querySelector("[data-part=what]");
  if (what) what.textContent = wordsOf(job);
}

function wordsOf(job: Job): string {
  return job.count ? `${job.what}: ${job.done.toLocaleString("en")} of ${job.count.toLocaleString("en")}` : job.what;
}

function showImports(imports: Imported[]): void {
  const section = byId("imports");
  section.hidden = imports.length === 0;
  section.querySelector("ul")?.replaceChildren(...imports.map((each) => importRow(each, () => void undo(each))));
}

function showDecks(names: string[]): void {
  const group = byId<HTMLOptGroupElement>("my-decks");
  const chosen = deck.value;
  group.replaceChildren(...names.map((name) => make("option", {}, name)));
  group.hidden = names.length === 0;
  deck.value = chosen;
  if (deck.selectedIndex < 0) deck.value = "";
}

function show(told: Imports): void {
  showJob(told.job);
  showDecks(told.decks);
  showImports(told.imports);
  clearTimeout(timer);
  if (told.job && isOpen(told.job) && told.job.phase !== "asking") timer = window.setTimeout(() => void follow(), ASK_AGAIN_MS);
}

async function follow(): Promise<void> {
  try {
    show(await ask<Imports>(API));
  } catch (error) {
    // It may be starting again; whoever waits sees that it is asked on.
    tell(error);
    timer = window.setTimeout(() => void follow(), 5 * ASK_AGAIN_MS);
  }
}

async function handIn(file: File): Promise<void> {
  notice.hidden = true;
  const backup = file.name.toLowerCase().endsWith(".json");
  const most = Number(drop.dataset[backup ? "mostOfBackup" : "most"]);
  if (file.size > most) {
    const words = drop.dataset[backup ? "mostOfBackupWords" : "mostWords"] ?? "";
    tell(`${file.name} is larger than ${words}, which is the most that can be taken. Take out fewer decks at once, or leave out pictures and sounds.`);
    return;
  }
  clearTimeout(timer);
  const job: Job = { id: "", name: file.name, phase: "receiving", what: "Sending", done: 0, count: file.size, error: "", summary: null, restored: [] };
  showJob(job);
  sending = send(`${API}?name=${encodeURIComponent(file.name)}`, file, (sent) => {
    const bar = panel.querySelector("progress");
    if (bar) bar.value = sent;
  });
  try {
    show(await sending.answer);
  } catch (error) {
    if (error === CANCELLED) showJob({ ...job, phase: "cancelled" });
    else {
      tell(error);
      await follow();
    }
  } finally {
    sending = null;
    input.value = "";
  }
}

async function change<T>(url: string, method: string, then: (told: T) => void): Promise<void> {
  notice.hidden = true;
  try {
    const body = method === "DELETE" ? {} : { body: "{}" };
    then(await ask<T>(url, { method, ...body }));
  } catch (error) {
    tell(error);
    await follow();
  }
}

async function cancel(): Promise<void> {
  if (sending) {
    sending.cancel();
    return;
  }
  await change<Imports>(API, "DELETE", show);
  if (timer === 0 || phase === "working") await follow();
}

async function confirm(): Promise<void> {
  await change<Imports>(`${API}/confirm`, "POST", show);
}

async function undo(imported: Imported): Promise<void> {
  await change<Undone>(`${API}/${imported.number}/undo`, "POST", (undone) => {
    show(undone.told);
    const stays = undone.kept ? ` ${cards(undone.kept)} stay, because you reviewed or changed them since.` : "";
    const back = undone.restored ? ` ${cards(undone.restored)} have their old texts again.` : "";
    live.textContent = `${cards(undone.removed)} of ${imported.name} ${undone.removed === 1 ? "was" : "were"} taken back.${back}${stays}`;
    panel.replaceChildren(make("p", { class: "job-note", "data-testid": "undone", tabindex: "-1" }, `${live.textContent} Bring the file in again to have them again.`));
    panel.hidden = false;
    panel.querySelector<HTMLElement>("p")?.focus();
  });
}

function cards(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "card" : "cards"}`;
}

input.addEventListener("change", () => {
  const file = input.files?.[0];
  if (file) void handIn(file);
});
for (const kind of ["dragenter", "dragover"] as const) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.dataset["over"] = "";
  });
}
drop.addEventListener("dragleave", (event) => {
  if (!drop.contains(event.relatedTarget as Node | null)) delete drop.dataset["over"];
});
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  delete drop.dataset["over"];
  const file = event.dataTransfer?.files[0];
  if (file) void handIn(file);
});
// A file that misses its place would else be opened by the browser, and the page be gone.
for (const kind of ["dragover", "drop"] as const) document.addEventListener(kind, (event) => event.preventDefault());

const choice = byId("catalogue-choice");
const showChoice = (): void => {
  choice.hidden = deck.value !== "";
};
deck.addEventListener("change", showChoice);
showChoice();
show(pageData<Imports>("exchange-state"));
document.documentElement.dataset["ready"] = "";
