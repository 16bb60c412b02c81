// An author's preview: follows the state of a folder and draws again what is out of date, without a reload.

import { byId, pageData } from "./dom";
import { renderMath } from "./mathematics";
import { LivePage } from "./preview/live";
import { renderMessages } from "./preview/messages";
import { bindLevels } from "./problem/levels";
import { bindHints, refreshEditorial } from "./problem/reading";
import type { ProblemData } from "./problem/types";

interface PreviewData {
  tab: "learner" | "author" | "messages";
  slug: string;
  events: string;
  check: string;
}

interface State {
  revision: number;
  version: number;
  stage: string;
  text: string;
  progress: number | null;
  faults: number;
  errors: number;
  warnings: number;
  /** Whether programs are judged, and why not. */
  judging: string;
}

/** What changes on the problem's own page; the editor, the results and what was sent stay as they are. */
const LEARNER = ["#preview-faults", ".problem-head", "#panel-statement", "#panel-all-levels", "#panel-hints", "#editorial-text", "#panel-cards"];

const data = pageData<PreviewData>("preview-data");
const selectors = data.tab === "learner" ? LEARNER : ["[data-live]"];
const page = new LivePage(selectors, drawn);

function drawn(fresh: Document): void {
  void renderMath(document);
  if (data.tab === "messages") renderMessages(document);
  if (data.tab !== "learner") return;
  bindHints(data.slug);
  bindLevels();
  const problem = JSON.parse(fresh.getElementById("problem-data")?.textContent ?? "null") as ProblemData | null;
  if (!problem) return;
  document.dispatchEvent(new CustomEvent("rehearse:starter", { detail: problem.starter }));
  // One that cannot be had now comes with the next change.
  refreshEditorial(problem.urls.editorial).catch(() => undefined);
}

function show(state: State): void {
  const status = byId("preview-status");
  if (status.textContent !== state.text) status.textContent = state.text;
  status.dataset["stage"] = state.stage;
  const progress = byId<HTMLProgressElement>("preview-progress");
  progress.hidden = state.progress === null;
  progress.value = state.progress ?? 0;
  const count = byId("preview-count");
  count.hidden = !state.errors && !state.warnings;
  count.textContent = String(state.errors || state.warnings);
  count.dataset["tone"] = state.errors ? "bad" : "warn";
}

/** On the learner's page only a new state of the folder is news, elsewhere whatever the gates find. */
function newsOf(state: State): string {
  return data.tab === "learner" ? `${state.revision}` : `${state.version} ${state.judging}`;
}

function followDesk(): void {
  const source = new EventSource(data.events);
  source.addEventListener("state", (event) => {
    const state = JSON.parse((event as MessageEvent<string>).data) as State;
    show(state);
    page.outdated(newsOf(state), () => (byId("preview-status").dataset["revision"] = String(state.revision)));
  });
  source.onerror = () => {
    byId("preview-status").dataset["stage"] = "gone";
    byId("preview-status").textContent = "The preview does not answer. Start it again, and this page goes on.";
  };
}

function bindButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-check]")) {
    button.addEventListener("click", () => void check(button.dataset["check"] === "whole"));
  }
}

async function check(whole: boolean): Promise<void> {
  const said = byId("check-answer");
  let text = "";
  try {
    const headers = { Accept: "application/json", "Content-Type": "application/json" };
    const answer = await fetch(data.check, { method: "POST", headers, body: JSON.stringify({ whole }) });
    if (!answer.ok) text = ((await answer.json()) as { detail?: string }).detail ?? `Status ${answer.status}.`;
  } catch {
    text = "The preview does not answer. Start it again.";
  }
  said.textContent = text;
  said.hidden = !text;
}

bindButtons();
if (data.tab === "messages") renderMessages(document);
followDesk();
document.documentElement.dataset["preview"] = "";
