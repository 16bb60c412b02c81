// The problem page: puts the editor, the draft, the judge's stream and the results panel together.

import { watch as watchActivity } from "./activity";
import { byId, pageData } from "./dom";
import { ApiError } from "./api";
import { SolvingAgain } from "./problem/again";
import { keepOpened, readDraft, sendSubmission, writeDraft } from "./problem/api";
import type { Changes } from "./problem/changes";
import { Choice } from "./problem/choice";
import { Draft, type SaveState } from "./problem/draft";
import { Editor } from "./problem/editor";
import { Inputs } from "./problem/inputs";
import { bindLevels, openLevel, refreshLevels } from "./problem/levels";
import { bindEditorial, bindHints, loadHistory } from "./problem/reading";
import { Replacing } from "./problem/replacing";
import { Results } from "./problem/results";
import { bindSeparator } from "./problem/separators";
import { follow } from "./problem/stream";
import { Tabs } from "./problem/tabs";
import type { Mode, ProblemData, Submission, Words } from "./problem/types";

const data = pageData<ProblemData>("problem-data");
const words = pageData<Words>("words");
const runButton = byId<HTMLButtonElement>("run");
const submitButton = byId<HTMLButtonElement>("submit");
const editorial = bindEditorial(data.urls.editorial, () => void again?.reveal().catch(() => undefined));
let changes: Changes | null = null;
let stopFollowing: (() => void) | null = null;
const activity = watchActivity(`problem:${data.slug}`);

const SAVE_TEXT: Record<SaveState, string> = {
  saved: "Saved",
  saving: "Saving…",
  retrying: "Not saved, retrying…",
  refused: "Not saved",
};

function showSaved(state: SaveState, detail: string): void {
  const status = byId("save-state");
  status.textContent = SAVE_TEXT[state];
  status.dataset["state"] = state;
  status.title = detail || (state === "retrying" ? "Your code is kept in this browser until the server answers." : "");
  const reason = byId("save-reason");
  reason.textContent = state === "refused" ? detail : "";
  reason.hidden = state !== "refused";
}

const editor = new Editor({
  parent: byId("editor"),
  source: data.source,
  label: "Your solution, Python code",
  describedBy: "editor-keys",
  onChange: (source) => {
    editor.showFault(null, "");
    draft.changed(source);
  },
  onText: () => changes?.count(),
  onSend: (mode) => void send(mode),
});
const draft = new Draft({
  slug: data.slug,
  read: () => readDraft(data.urls.draft),
  write: (source, sending) => writeDraft(data.urls.draft, source, sending),
  source: data.source,
  savedAt: data.saved_at,
  show: showSaved,
  adopt: (source) => editor.replace(source, { elsewhere: true }),
  offer: (kept) => choice.offer(kept),
});
const replacing = new Replacing(editor, byId<HTMLButtonElement>("undo-reset"));
const choice = new Choice(draft, (source) => replacing.put(source, "using it"), () => editor.view.focus());
const results = new Results({
  root: byId("results"),
  live: byId("live"),
  words,
  goTo: (line) => {
    panes.show("pane-tab-code");
    editor.focusLine(line);
  },
  actions: data.inputs.closed
    ? null
    : {
        again: (text) => void send("run", [text]),
        edit: (text) => inputs?.edit(text),
        keep: async (text) => (await inputs?.keep(text)) ?? false,
      },
});
const judged = new Tabs(byId("judged-tabs"));
const inputs = data.inputs.closed
  ? null
  : new Inputs({
      slug: data.slug,
      url: data.urls.tests,
      data: data.inputs,
      words,
      live: byId("live"),
      run: (text) => void send("run", [text]),
      show: () => {
        panes.show("pane-tab-results");
        judged.show("judged-tab-inputs");
      },
    });
const tabs = new Tabs(byId("reading-tabs"), (id) => {
  if (id === "tab-submissions") void loadHistory(data.urls.history);
});
// On narrow screens one pane shows at a time; on wide ones all do, so the style sheet hides panes, not the tabs.
const panes = new Tabs(
  byId("pane-tabs"),
  (id) => {
    byId("workspace").dataset["pane"] = id.replace("pane-tab-", "");
  },
  false,
);

const again = data.again && new SolvingAgain({ data, again: data.again, editor, results, toResults: () => panes.show("pane-tab-results"), gaveUp: () => void editorial.unlock() });

function busy(on: boolean): void {
  // Kept focusable: a button that vanishes from the Tab order under the finger is hard to use by keyboard.
  for (const button of [runButton, submitButton]) button.setAttribute("aria-disabled", String(on));
}

async function send(mode: Mode, typed: string[] = []): Promise<void> {
  if (runButton.getAttribute("aria-disabled") === "true") return;
  busy(true);
  stopFollowing?.();
  const focused = document.activeElement;
  panes.show("pane-tab-results");
  editor.showFault(null, "");
  judged.show("judged-tab-results");
  results.sending(mode, typed.length > 0);
  // A field or a button that is hidden now would throw the focus away.
  if (focused && focused !== document.body && !focused.getClientRects().length) byId("results").focus();
  void draft.flush();
  const seconds = activity.take();
  try {
    const { id, events } = await sendSubmission(data.urls.submissions, editor.source, mode, typed, seconds);
    watch(String(id), events);
  } catch (error) {
    busy(false);
    activity.giveBack(seconds);
    const offline = error instanceof ApiError && error.offline;
    const text = error instanceof Error ? error.message : String(error);
    const next = offline ? " Your code is kept in this browser; send it again when the server is back." : "";
    results.refused(offline ? "Not sent" : "Not judged", text + next);
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
      ended: finish,
      lost: (message) => results.lost(message),
      found: () => results.found(),
      failed: (message) => {
        busy(false);
        results.refused("No answer", message);
      },
    },
  );
}

function finish(submission: Submission): void {
  busy(false);
  stopFollowing = null;
  results.ended(submission);
  inputs?.answered(submission.answers);
  byId("results").scrollTop = 0;
  // Who ran an input reads about that one.
  const asked = submission.mode === "run" ? submission.answers.find((answer) => !answer.name) : undefined;
  const fault = asked ?? submission.failure;
  if (fault?.line && submission.source === editor.source) editor.showFault(fault.line, fault.error || fault.why);
  if (byId("tab-submissions").getAttribute("aria-selected") === "true") void loadHistory(data.urls.history);
  if (submission.verdict !== "accepted" || submission.mode !== "submit") return;
  if (submission.levels > 1) void passed(submission);
  if (submission.level < submission.levels) return;
  byId("solved-mark").hidden = false;
  void editorial.unlock();
  void again?.passed(submission);
}

/** It counts when the problem is rated; without a server it does not, and nobody is kept from reading. */
function hintOpened(number: number): void {
  void keepOpened(data.urls.assistance, "hint", number).catch(() => undefined);
}

/** The next statement comes at once; the editor keeps its text, because the program goes on. */
async function passed(submission: Submission): Promise<void> {
  const came = await refreshLevels(data.urls.levels);
  if (came) bindHints(data.slug, hintOpened);
  if (submission.level >= submission.levels) return;
  if (!came) return results.lost("The next level is open, but its statement did not arrive. Load this page again to read it.");
  byId("panel-statement").scrollTop = 0;
  const next = submission.level + 1;
  results.offer(`Read level ${next}`, () => {
    panes.show("pane-tab-reading");
    tabs.show("tab-statement");
    openLevel(next);
  });
}

function bindButtons(): void {
  runButton.addEventListener("click", () => void send("run"));
  submitButton.addEventListener("click", () => void send("submit"));
  byId("reset").addEventListener("click", () => {
    if (editor.source === data.starter) return;
    replacing.put(data.starter, "reset");
    byId("undo-reset").focus();
    byId("live").textContent = `The ${data.kind === "repair" ? "faulty program" : "starter code"} is back. Undo the reset to get your code again.`;
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send(event.shiftKey ? "submit" : "run");
  });
}

/** Only a program to repair is compared with what it was, so other pages do not load what that takes. */
async function bindChanges(): Promise<void> {
  if (data.kind !== "repair") return;
  const loaded = await import("./problem/changes");
  changes = new loaded.Changes(editor, data.starter, byId<HTMLButtonElement>("changes"));
}

function openFromAddress(): void {
  if (data.loaded_from !== null) {
    choice.begin(null);
    replacing.put(data.loaded_from, "opening");
    history.replaceState(null, "", location.pathname + location.hash);
  } else choice.begin((source) => editor.replace(source));
  const wanted = document.getElementById(`tab-${location.hash.slice(1)}`);
  if (wanted) tabs.show(wanted.id);
}

/** Whether the browser may have had the page stored: going back, it does not ask the server for it. */
function mayBeOld(): boolean {
  const [loaded] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return !loaded || loaded.transferSize === 0;
}

// An author's preview follows the files: a new starter takes the place of one that nobody has touched.
document.addEventListener("rehearse:starter", (event) => {
  const { detail } = event as CustomEvent<string>;
  const untouched = editor.source === data.starter;
  data.starter = detail;
  if (untouched) editor.replace(detail);
});

bindHints(data.slug, hintOpened);
bindButtons();
bindLevels();
bindSeparator(byId("split-columns"), byId("workspace"), "--reading");
bindSeparator(byId("split-rows"), byId("work"), "--code");
void bindChanges();
if (data.following) {
  busy(true);
  results.queued(null);
  const submission = data.urls.submission.replace("{id}", encodeURIComponent(data.following));
  watch(data.following, `${submission}/events`);
}
if (mayBeOld()) await draft.lookAgain();
openFromAddress();
document.documentElement.dataset["ready"] = "";
