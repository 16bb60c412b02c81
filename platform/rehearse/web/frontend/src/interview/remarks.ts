// What an interviewer sent, added and released, as both sides read it: listed where it stays, and announced when it comes.

import { make } from "../dom";

export interface Remark {
  kind: "asked" | "granted" | "released";
  sequence: number;
  at: string;
  text: string;
  seconds: number;
  task: number;
  level: number;
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function minutes(seconds: number): string {
  const count = Math.round(seconds / 6) / 10;
  return count === 1 ? "1 minute was added." : `${count} minutes were added.`;
}

export function inWords(remark: Remark): string {
  if (remark.kind === "asked") return remark.text;
  if (remark.kind === "granted") return minutes(remark.seconds);
  return `Part ${remark.level} of problem ${remark.task + 1} is open.`;
}

/** A list that each remark enters once. */
export class Remarks {
  private last = 0;

  constructor(
    private readonly list: HTMLElement,
    private readonly changed: () => void,
  ) {}

  add(remark: Remark): void {
    if (remark.sequence <= this.last) return;
    this.last = remark.sequence;
    const time = make("span", { class: "muted" }, clock.format(new Date(remark.at)));
    this.list.append(make("li", { "data-kind": remark.kind }, time, " ", make("span", {}, inWords(remark))));
    this.changed();
  }

  /** Take in what the stream tells after an entry: it may begin with rounds that are over. */
  follow(events: EventSource, after: number): void {
    for (const kind of ["asked", "granted", "released"] as const) {
      events.addEventListener(kind, (event) => {
        const message = event as MessageEvent<string>;
        const told = JSON.parse(message.data) as Remark & { by: string };
        const sequence = Number(message.lastEventId);
        if (sequence > after && (told.by === "interviewer" || kind === "asked")) this.add({ ...told, kind, sequence });
      });
    }
  }
}
