// A clock that runs down while somebody speaks. It is read out twice only: half-way and at its end.
import { make } from "../dom";

export class Clock {
  readonly element = make("p", { class: "review-clock", "aria-hidden": "true" });
  private readonly ends: number;
  private readonly timer: number;

  constructor(
    private readonly seconds: number,
    private readonly say: (words: string) => void,
  ) {
    this.ends = Date.now() + seconds * 1000;
    this.timer = window.setInterval(() => this.tick(), 1000);
    this.show(seconds);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const left = Math.max(0, Math.round((this.ends - Date.now()) / 1000));
    this.show(left);
    if (left === Math.round(this.seconds / 2)) this.say("Half of the time is over.");
    if (left > 0) return;
    this.stop();
    this.say("Time is up.");
  }

  private show(left: number): void {
    this.element.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "Time is up";
  }
}
