// The interviewer's seat: what the candidate writes as they write it, the clock, and everything that an interviewer does.

import { EditorView } from "@codemirror/view";

import { ApiError, ask } from "./api";
import { byId, pageData } from "./dom";
import { RoundClock, type ClockState } from "./interview/clock";
import { Remarks, type Remark } from "./interview/remarks";
import { bindRubric } from "./interview/rubric";
import { Texts, type Change, type Written } from "./interview/texts";
import { reading } from "./problem/editor";

interface SeatData {
  state: "running" | "over";
  round: number;
  sequence: number;
  clock: ClockState;
  texts: Written[];
  remarks: Remark[];
  api: string;
}

const data = pageData<SeatData>("seat-data");
const DRAFT = `rehearse:prompt:${data.api}`;

function tell(path: string, body: object): Promise<unknown> {
  return ask(`${data.api}/${path}`, { method: "POST", body: JSON.stringify(body) });
}

function trouble(error: unknown): void {
  const text = error instanceof Error ? error.message : error;
  byId("trouble").textContent = String(text ?? "");
  byId("trouble").hidden = !text;
}

const rubric = bindRubric((axis, level, note) => tell("ratings", { axis, level, note }));

// What is written

const views = new Map<string, EditorView>();

/** Show another text where one is shown, touching only what differs, so that nothing jumps. */
function showCode(view: EditorView, content: string): void {
  const old = view.state.doc.toString();
  const text = content.replace(/\r\n?/g, "\n"); // As the editor holds it.
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old[head] === text[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
  if (head === old.length && head === text.length) return;
  view.dispatch({ changes: { from: head, to: old.length - tail, insert: text.slice(head, text.length - tail) } });
}

function show(name: string, content: string): void {
  const view = views.get(name);
  if (view) return showCode(view, content);
  const shown = document.querySelector<HTMLElement>(`[data-text="${name}"]`);
  if (!shown) return;
  shown.textContent = content;
  const part = shown.closest<HTMLElement>("[data-notes]");
  if (part) part.hidden = !content.trim();
}

function showAll(texts: Texts): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-code]")) {
    const name = place.dataset["code"] ?? "";
    const view = views.get(name) ?? new EditorView({ parent: place, extensions: reading(place.dataset["label"] ?? "Code") });
    views.set(name, view);
  }
  for (const name of texts.names) show(name, texts.of(name));
}

// What happens

let leaving = false;

/** Another round, or the end: the page is made anew. What was rated and not sent yet goes first. */
async function anew(): Promise<void> {
  if (leaving) return;
  leaving = true;
  await rubric.flush();
  location.reload();
}

function gone(): void {
  trouble("This link does not work any more: it has expired or was revoked. Ask the candidate for a new one.");
  for (const button of document.querySelectorAll<HTMLButtonElement>("main button")) button.disabled = true;
}

function listen(texts: Texts, clock: RoundClock, remarks: Remarks): void {
  const events = new EventSource(`${data.api}/events?after=${data.sequence}`);
  const on = <T>(name: string, act: (told: T, sequence: number) => void): void =>
    events.addEventListener(name, (event) => {
      const message = event as MessageEvent<string>;
      act(JSON.parse(message.data) as T, Number(message.lastEventId));
    });
  on<Change & { text: string }>("saved", (told, sequence) => {
    try {
      show(told.text, texts.apply(told.text, sequence, told));
    } catch {
      void anew(); // Something was missed; the server knows all of it.
    }
  });
  on<ClockState>("clock", (state) => {
    if (state.over || state.round !== data.round) return void anew();
    clock.told(state);
  });
  on<{ by: string }>("released", (_, sequence) => {
    if (sequence > data.sequence) void anew();
  });
  on("closed", () => {
    events.close();
    gone();
  });
  remarks.follow(events, data.sequence);
  events.addEventListener("open", () => trouble(null));
  events.addEventListener("error", () => {
    if (leaving) return;
    if (events.readyState === EventSource.CLOSED) gone();
    else trouble("The connection is lost. It is tried again; what you see may be old.");
  });
}

// What an interviewer does

/** Do it once, however often it is clicked. */
async function once(button: HTMLButtonElement, act: () => Promise<unknown>): Promise<void> {
  if (button.disabled) return;
  button.disabled = true;
  try {
    await act();
    trouble(null);
  } catch (error) {
    trouble(error);
    if (error instanceof ApiError && error.status === 404) return gone();
  }
  button.disabled = false;
}

function bindPrompt(): void {
  const form = byId<HTMLFormElement>("prompt-form");
  const prompt = byId<HTMLTextAreaElement>("prompt");
  const keep = (): void => sessionStorage.setItem(DRAFT, prompt.value);
  prompt.value = sessionStorage.getItem(DRAFT) ?? "";
  prompt.addEventListener("input", keep);
  prompt.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = prompt.value.trim();
    const button = form.querySelector("button") as HTMLButtonElement;
    if (!text) return;
    void once(button, async () => {
      await tell("prompt", { round: data.round, text });
      prompt.value = "";
      keep();
    });
  });
}

function bindRunning(): void {
  const texts = new Texts(data.texts);
  showAll(texts);
  const clock = new RoundClock(data.clock, {
    show: (left, _, { low, stopped }) => {
      byId("left").textContent = stopped ? `${left}, stopped` : left;
      byId("left").dataset["low"] = String(low);
    },
    warn: (text) => (byId("live").textContent = text),
    ended: () => (byId("live").textContent = "The time of this round is over."),
  });
  const remarks = new Remarks(byId("remarks"), () => (byId("no-remarks").hidden = true));
  data.remarks.forEach((each) => remarks.add(each));
  listen(texts, clock, remarks);
  bindPrompt();
  const addTime = byId<HTMLButtonElement>("add-time");
  addTime.addEventListener("click", () => void once(addTime, () => tell("time", { round: data.round, minutes: 5 })));
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-release]")) {
    const body = { round: data.round, task: Number(button.dataset["release"]), part: Number(button.dataset["part"]) };
    button.addEventListener("click", () => void once(button, () => tell("release", body)));
  }
}

if (data.state === "running") bindRunning();
document.documentElement.dataset["ready"] = "";
