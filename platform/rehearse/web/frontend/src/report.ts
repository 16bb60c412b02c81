// The report of an interview: its candidate rates themselves, looks on again, and prints it.

import { ApiError, ask } from "./api";
import { byId, pageData } from "./dom";
import { Player } from "./interview/player";
import type { Timeline } from "./interview/replay";

interface Data {
  urls: { api: string };
}

interface Report {
  signal: { signal: string; reason: string };
  rubric: { axis: string; counts: "interviewer" | "candidate" | "evidence" | "" }[];
}

const COUNTS = {
  interviewer: "The interviewer’s level counts.",
  candidate: "Your level counts.",
  evidence: "The level that was shown counts.",
  "": "Not rated.",
};

const data = pageData<Data>("report-data");
const words = pageData<{ verdicts: Record<string, { label: string }> }>("words");

function trouble(place: string, error: unknown): void {
  const shown = byId(place);
  shown.textContent = error instanceof ApiError ? error.message : String(error);
  shown.hidden = false;
}

async function rate(axis: HTMLElement): Promise<void> {
  const name = axis.dataset["axis"] ?? "";
  const level = axis.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value;
  // A note without a level says nothing yet; it goes with the level when that is chosen.
  if (!level) return;
  const note = axis.querySelector<HTMLInputElement>("input[name=note]")?.value ?? "";
  byId("rating-trouble").hidden = true;
  try {
    const body = JSON.stringify({ level: Number(level), note });
    const report = await ask<Report>(`${data.urls.api}/ratings/${name}`, { method: "PUT", body });
    byId("signal").textContent = capitalised(report.signal.signal) || "Not enough was rated";
    byId("signal-reason").textContent = report.signal.reason;
    byId("signal").closest<HTMLElement>("section")!.dataset["signal"] = report.signal.signal;
    const counts = report.rubric.find((each) => each.axis === name)?.counts ?? "";
    axis.querySelector(".counts")!.textContent = COUNTS[counts];
  } catch (error) {
    trouble("rating-trouble", error);
  }
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

async function replay(): Promise<void> {
  try {
    const player = new Player(await ask<Timeline>(`${data.urls.api}/timeline`), words);
    void player;
    byId("replay").hidden = false;
  } catch (error) {
    trouble("replay-trouble", error);
  }
  byId("replay-waits").hidden = true;
}

for (const axis of document.querySelectorAll<HTMLElement>("[data-axis]")) {
  axis.addEventListener("change", () => void rate(axis));
}
byId("print").addEventListener("click", () => window.print());
// On paper everything is open: what is folded would be missing.
const unfolded: HTMLDetailsElement[] = [];
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll<HTMLDetailsElement>("details.handed-in:not([open])")) {
    each.open = true;
    unfolded.push(each);
  }
});
addEventListener("afterprint", () => {
  for (const each of unfolded.splice(0)) each.open = false;
});
void replay().then(() => (document.documentElement.dataset["ready"] = ""));
