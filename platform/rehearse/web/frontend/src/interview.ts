// The room of an interview: the clock, the editor of the task that is worked on, and everything that is kept on the way.

import { ApiError, ask } from "./api";
import { byId, pageData } from "./dom";
import { RoundClock, type ClockState } from "./interview/clock";
import { bindInviting, followCompany } from "./interview/company";
import type { RoomData } from "./interview/data";
import { restore } from "./interview/restoring";
import { keptText } from "./interview/saving";
import { bindSpoken } from "./interview/spoken";
import { sure } from "./interview/sure";
import { keepApart, windowName } from "./interview/window";
import type { Draft, SaveState } from "./problem/draft";
import { Editor } from "./problem/editor";
import { Results } from "./problem/results";
import { bindSeparator } from "./problem/separators";
import { follow } from "./problem/stream";
import { Tabs } from "./problem/tabs";
import type { Mode, Submission, Words } from "./problem/types";

/** The part that opened last is what is read next. */
function showLatestPart(): void {
  const panel = byId("panel-statement");
  const latest = [...panel.querySelectorAll<HTMLElement>("[data-part]")].at(-1);
  if (latest) panel.scrollTop = latest.offsetTop - 12;
}

const data = pageData<RoomData>("interview-data");
const words = pageData<Words>("words");
const holder = windowName();
const drafts: Draft[] = [];
const areas = document.querySelectorAll<HTMLTextAreaElement>("textarea[data-text]");
let editor: Editor | null = null;
let standing = false;

const SAVE_TEXT: Record<SaveState, string> = { saved: "Saved", saving: "Saving…", retrying: "Not saved, retrying…", refused: "Not saved" };

function showSaved(state: SaveState, detail: string): void {
  const status = byId("save-state");
  status.textContent = state === "refused" && detail ? `${SAVE_TEXT[state]}: ${detail}` : SAVE_TEXT[state];
  status.dataset["state"] = state;
}

function trouble(error: unknown): void {
  const notice = byId("trouble");
  notice.textContent = error instanceof Error ? error.message : String(error);
  notice.hidden = false;
}

function tell<T>(path: string, body: object = {}): Promise<T> {
  return ask<T>(`${data.urls.api}/${path}`, { method: "POST", body: JSON.stringify({ holder, ...body }) });
}

function kept(name: string, source: string): Draft {
  const draft = keptText({ interview: data.id, api: data.urls.api, holder, name, source, saved: data.saves[name], show: showSaved });
  drafts.push(draft);
  return draft;
}

/** Whether all that was typed is on the server. */
async function flushed(): Promise<boolean> {
  return (await Promise.all(drafts.map((draft) => draft.flush()))).every(Boolean);
}

/** Nothing is typed while the clock stands, or while another window writes. */
function hold(on: boolean): void {
  editor?.hold(on);
  for (const area of areas) area.readOnly = on || !byId("elsewhere").hidden;
}

// The clock

const clock = new RoundClock(data.clock, {
  show: (left, inAll, { low, stopped }) => {
    if (stopped !== standing) hold((standing = stopped));
    byId("left").textContent = stopped ? `${left}, stopped` : left;
    byId("left").dataset["low"] = String(low);
    const all = document.getElementById("left-in-all");
    if (all) all.textContent = inAll;
    const pause = document.getElementById("pause");
    if (pause) pause.textContent = stopped ? "Let the clock go on" : "Stop the clock";
  },
  warn: (text) => {
    byId("warning").textContent = text;
    byId("left").dataset["warned"] = "";
  },
  ended: () => {
    byId("live").textContent = "The time of this round is over. What you wrote is handed in.";
    void flushed();
  },
});

let leaving = false;

/** The server shows what is on now: the next round, or the report. */
function next(): void {
  // Both the answer and the stream say that the round is over.
  if (leaving) return;
  leaving = true;
  location.assign(data.urls.report);
}

function listen(): void {
  const events = new EventSource(data.urls.events);
  const on = <T>(name: string, act: (told: T, sequence: number) => void): void =>
    events.addEventListener(name, (event) => {
      const message = event as MessageEvent<string>;
      act(JSON.parse(message.data) as T, Number(message.lastEventId));
    });
  on<ClockState>("clock", (state) => {
    if (state.over || state.round !== data.round) return next();
    clock.told(state);
  });
  on<{ holder: string }>("took", (told, sequence) => {
    if (sequence > data.sequence && told.holder !== holder) heldElsewhere();
  });
  on<{ round: number; task: number }>("released", (told, sequence) => {
    if (sequence > data.sequence && told.round === data.round && told.task === data.task) void reload();
  });
  followCompany(events, data.company, data.sequence);
}

async function reload(): Promise<void> {
  await flushed();
  location.reload();
}

function heldElsewhere(): void {
  byId("elsewhere").hidden = false;
  editor?.lock();
  for (const area of areas) area.readOnly = true;
}

async function take(): Promise<void> {
  await tell("take");
  location.reload();
}

async function lookWhoWrites(): Promise<void> {
  const room = await ask<{ held_here: boolean }>(`${data.urls.api}?holder=${encodeURIComponent(holder)}`, { cache: "no-store" });
  if (!room.held_here) heldElsewhere();
}

async function leaveWith(path: string): Promise<void> {
  try {
    if (!(await flushed())) return trouble("What you wrote last is not saved yet, so nothing was handed in. Try again in a moment.");
    await tell(path);
    next();
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) return next();
    trouble(error);
  }
}

// The task that is worked on

let stopFollowing: (() => void) | null = null;

function bindProblem(): void {
  const draft = kept(`code/${data.round}/${data.task}`, data.source ?? "");
  editor = new Editor({
    parent: byId("editor"),
    source: data.source ?? "",
    label: "Your solution, Python code",
    describedBy: "editor-keys",
    onChange: (source) => {
      editor?.showFault(null, "");
      draft.changed(source);
    },
    onSend: (mode) => void send(mode),
  });
  editor.hold(standing);
  restore(draft, (text) => editor?.replace(text));
  const panes = new Tabs(byId("pane-tabs"), (id) => (byId("workspace").dataset["pane"] = id.replace("pane-tab-", "")), false);
  const results = new Results({
    root: byId("results"),
    live: byId("live"),
    words,
    goTo: (line) => {
      panes.show("pane-tab-code");
      editor?.focusLine(line);
    },
    actions: null,
    interview: true,
  });
  const run = byId<HTMLButtonElement>("run");
  const submit = document.getElementById("submit") as HTMLButtonElement | null;
  const chance = document.getElementById("chance") as HTMLSelectElement | null;
  const busy = (on: boolean): void => {
    for (const button of [run, submit]) button?.setAttribute("aria-disabled", String(on));
  };

  async function send(mode: Mode): Promise<void> {
    if (!editor || run.getAttribute("aria-disabled") === "true" || (mode === "submit" && !submit)) return;
    if (chance && !chance.value) {
      byId("live").textContent = "Say first whether it will pass: that is what is practised here.";
      chance.dataset["wanted"] = "";
      return chance.focus();
    }
    busy(true);
    stopFollowing?.();
    panes.show("pane-tab-results");
    results.sending(mode, false);
    await draft.flush();
    try {
      const program = { round: data.round, task: data.task, source: editor.source, mode, chance: chance ? Number(chance.value) : null };
      const { id, events } = await tell<{ id: string; events: string }>("programs", program);
      // The program was saved with it, perhaps behind what was typed meanwhile.
      if (editor.source !== program.source) draft.changed(editor.source);
      if (chance) chance.value = "";
      if (mode === "submit") byId("tries").textContent = `(${(data.tries_left -= 1)} left)`;
      watch(id, events);
    } catch (error) {
      busy(false);
      results.refused("Not judged", error instanceof Error ? error.message : String(error));
    }
  }

  function watch(id: string, events: string): void {
    const submission = data.urls.submission.replace("{id}", encodeURIComponent(id));
    stopFollowing = follow(
      { events, submission },
      {
        queued: (position) => results.queued(position),
        running: (attempt) => results.running(attempt),
        started: (tests) => results.started(tests),
        tested: (test) => results.tested(test),
        ended: (told) => ended(told),
        lost: (message) => results.lost(message),
        found: () => results.found(),
        failed: (message) => {
          busy(false);
          results.refused("No answer", message);
        },
      },
    );
  }

  function ended(told: Submission): void {
    busy(false);
    stopFollowing = null;
    results.ended(told);
    byId("results").scrollTop = 0;
    if (told.failure?.line && told.source === editor?.source) editor.showFault(told.failure.line, told.failure.error || told.failure.why);
  }

  run.addEventListener("click", () => void send("run"));
  submit?.addEventListener("click", () => void send("submit"));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send(event.shiftKey ? "submit" : "run");
  });
  bindSeparator(byId("split-columns"), byId("workspace"), "--reading");
  bindSeparator(byId("split-rows"), byId("work"), "--code");
  showLatestPart();
  if (data.following) {
    busy(true);
    results.queued(null);
    watch(data.following, `${data.urls.submission.replace("{id}", encodeURIComponent(data.following))}/events`);
  }
}

for (const area of areas) {
  const draft = kept(area.dataset["text"] ?? "", area.value);
  area.addEventListener("input", () => draft.changed(area.value));
  restore(draft, (text) => {
    area.value = text;
    draft.changed(text);
  });
}
if (data.kind === "problem") bindProblem();
if (data.kind === "prompt") bindSpoken(data, (seconds, ticks) => tell("answers", { round: data.round, task: data.task, seconds, ticks }), trouble);
byId("end-round").addEventListener("click", async () => {
  const last = data.round + 1 >= data.clock.rounds;
  const text = last ? "What you wrote is handed in and judged, and the interview is over." : "What you wrote is handed in, and the next round begins at once.";
  if (await sure("Done with this round?", text, last ? "Hand in" : "Next round")) void leaveWith(`rounds/${data.round}/end`);
});
byId("leave").addEventListener("click", async () => {
  if (await sure("End the whole interview?", "What you wrote is handed in. Rounds that have not begun are not held.", "End it")) void leaveWith("end");
});
document.getElementById("pause")?.addEventListener("click", async () => {
  try {
    // What was typed before the clock stands still was typed in time.
    if (!standing && !(await flushed())) return trouble("What you wrote last is not saved yet, so the clock goes on. Try again in a moment.");
    await tell("clock", { does: standing ? "go" : "stop" });
  } catch (error) {
    trouble(error);
  }
});
byId("take").addEventListener("click", () => void take().catch(trouble));
bindInviting(data.urls.api);
keepApart(holder);
listen();
void lookWhoWrites().catch(() => undefined);
document.documentElement.dataset["ready"] = "";
