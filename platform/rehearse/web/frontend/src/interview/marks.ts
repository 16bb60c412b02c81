// What of an interview is marked above its replay and listed below it: runs, verdicts, questions, ends of rounds.

import type { Entry, Timeline } from "./replay";

export interface Mark {
  seconds: number;
  kind: string;
  words: string;
}

type Words = { verdicts: Record<string, { label: string }> };

/** Such as "code/0/1" as a person would say it. */
export function textName(name: string, rounds: number): string {
  if (name === "pad") return "Scratch pad";
  const [kind, round, task] = name.split("/");
  const place = rounds > 1 ? `${Number(task) + 1} of round ${Number(round) + 1}` : `${Number(task) + 1}`;
  const kinds: Record<string, string> = { code: "Program", notes: "Notes", assumptions: "Assumptions" };
  return `${kinds[kind ?? ""] ?? kind} ${place}`;
}

function told(entry: Entry): string | null {
  const number = Number(entry.payload["task"] ?? 0) + 1;
  const round = Number(entry.payload["round"] ?? 0) + 1;
  switch (entry.kind) {
    case "ran":
      return `Ran the examples of task ${number}`;
    case "tried":
      return `Asked the hidden tests of task ${number}`;
    case "handed_in":
      return entry.payload["submission"] ? `Handed in task ${number}` : `Handed in nothing for task ${number}`;
    case "asked":
      return `The interviewer asked: ${String(entry.payload["text"] ?? "")}`;
    case "answered":
      return `Answered question ${number}`;
    case "released":
      return `Part ${Number(entry.payload["level"] ?? 1)} of task ${number} was released`;
    case "granted":
      return `${Math.round(Number(entry.payload["seconds"] ?? 0) / 60)} minutes were added`;
    case "stopped":
      return "The clock was stopped";
    case "went_on":
      return "The clock went on";
    case "round_ended":
      return `Round ${round} ended`;
    case "watched":
      return "An interviewer came";
    case "left":
      return "The interviewer left";
    default:
      return null;
  }
}

export function marksOf(timeline: Timeline, words: Words): Mark[] {
  const marks: Mark[] = [];
  for (const entry of timeline.entries) {
    const text = told(entry);
    if (text) marks.push({ seconds: entry.seconds, kind: entry.kind, words: text });
  }
  for (const each of timeline.verdicts) {
    if (each.seconds === null || each.how === "handed_in") continue;
    const label = words.verdicts[each.verdict]?.label ?? each.verdict;
    marks.push({ seconds: Math.min(each.seconds, timeline.seconds), kind: "verdict", words: `Task ${each.task + 1}: ${label}` });
  }
  return marks.sort((one, other) => one.seconds - other.seconds);
}
