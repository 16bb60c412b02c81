// The replay on the page: a slider over the interview, and what the texts said at its moment.

import { byId, make } from "../dom";
import { marksOf, textName, type Mark } from "./marks";
import { Replay, type Timeline } from "./replay";

const SVG = "http://www.w3.org/2000/svg";
/** The choice that shows whatever was written last. */
const LATEST = "";

export class Player {
  private readonly replay: Replay;
  private readonly marks: Mark[];
  private readonly slider = byId<HTMLInputElement>("replay-slider");
  private readonly chosen = byId<HTMLSelectElement>("replay-text");
  private readonly button = byId<HTMLButtonElement>("replay-play");
  private readonly rounds: number;
  private moment = 0;
  private timer = 0;
  private told = 0;

  constructor(
    private readonly timeline: Timeline,
    words: { verdicts: Record<string, { label: string }> },
  ) {
    this.replay = new Replay(timeline);
    this.marks = marksOf(timeline, words);
    this.rounds = timeline.entries.filter(({ kind }) => kind === "round_ended").length;
    this.slider.max = String(Math.ceil(timeline.seconds));
    this.chosen.append(make("option", { value: LATEST }, "what was written last"));
    for (const name of this.replay.names) this.chosen.append(make("option", { value: name }, textName(name, this.rounds)));
    this.draw();
    this.list();
    this.bind();
    this.go(0);
  }

  private bind(): void {
    this.slider.addEventListener("input", () => this.go(Number(this.slider.value)));
    this.chosen.addEventListener("change", () => this.show());
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    byId("replay-back").addEventListener("click", () => this.go(this.replay.previous(this.moment) ?? 0));
    byId("replay-on").addEventListener("click", () => this.go(this.replay.next(this.moment) ?? this.timeline.seconds));
    this.slider.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      this.button.click();
    });
  }

  /** Show a moment. It may lie between two whole seconds, where the slider cannot stand. */
  private go(seconds: number): void {
    this.moment = Math.max(0, Math.min(seconds, this.timeline.seconds));
    this.slider.value = String(Math.round(this.moment));
    this.show();
  }

  private play(): void {
    if (this.moment >= this.timeline.seconds) this.go(0);
    this.told = performance.now();
    this.button.textContent = "Pause";
    this.timer = window.setInterval(() => {
      const now = performance.now();
      const speed = Number(byId<HTMLSelectElement>("replay-speed").value);
      this.go(this.moment + ((now - this.told) / 1000) * speed);
      this.told = now;
      if (this.moment >= this.timeline.seconds) this.stop();
    }, 100);
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = 0;
    this.button.textContent = "Play";
  }

  private show(): void {
    const name = this.chosen.value === LATEST ? this.replay.lastChanged(this.moment) : this.chosen.value;
    const shown = byId("replay-shown");
    const text = name === undefined ? "" : this.replay.at(name, this.moment);
    if (shown.textContent !== text) shown.textContent = text;
    const what = name === undefined ? "nothing yet" : textName(name, this.rounds);
    const at = `${spelledDown(this.moment)} of ${spelledDown(this.timeline.seconds)}`;
    byId("replay-at").textContent = `${at} · ${what}`;
    const last = this.marks.filter(({ seconds }) => seconds <= this.moment).pop();
    this.slider.setAttribute("aria-valuetext", last ? `${at}. ${last.words}` : at);
  }

  private draw(): void {
    const whole = Math.max(this.timeline.seconds, 1e-9);
    for (const mark of this.marks) {
      const line = document.createElementNS(SVG, "rect");
      const x = (1000 * mark.seconds) / whole;
      for (const [name, value] of Object.entries({ x: Math.min(x, 997), y: 0, width: 3, height: 14, class: `mark-${mark.kind}` })) {
        line.setAttribute(name, String(value));
      }
      byId("replay-marks").append(line);
    }
  }

  private list(): void {
    for (const mark of this.marks) {
      const button = make("button", { type: "button", class: "quiet" }, make("span", { class: "when" }, spelledDown(mark.seconds)), mark.words);
      button.addEventListener("click", () => this.go(mark.seconds));
      byId("replay-list").append(make("li", {}, button));
    }
  }
}

/** Minutes and seconds that have gone by, begun ones not counted. */
function spelledDown(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
