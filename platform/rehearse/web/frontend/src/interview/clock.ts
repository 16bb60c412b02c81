// The clock as the server tells it, counted on here between two tellings. The computer's own time of day plays no role.

export interface ClockState {
  round: number;
  rounds: number;
  over: boolean;
  stopped: boolean;
  length: number;
  left: number;
  left_in_all: number;
  warnings: number[];
}

export interface ClockOptions {
  show: (left: string, inAll: string, state: { low: boolean; stopped: boolean }) => void;
  warn: (text: string) => void;
  /** The time of the round has run out here; the server says so as well in a moment. */
  ended: () => void;
}

export function spelled(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

export class RoundClock {
  private at = performance.now();
  private warned = new Set<number>();
  private saidEnd = false;

  constructor(
    private state: ClockState,
    private readonly options: ClockOptions,
  ) {
    // Who comes back in the last minutes reads how many there are, and is not warned of earlier ones.
    for (const each of state.warnings) if (state.left < each) this.warned.add(each);
    setInterval(() => this.tick(), 250);
    this.tick();
  }

  told(state: ClockState): void {
    if (state.left > this.state.left) for (const each of state.warnings) if (state.left > each) this.warned.delete(each);
    this.state = state;
    this.at = performance.now();
    this.saidEnd = false;
    this.tick();
  }

  private tick(): void {
    const gone = this.state.stopped ? 0 : (performance.now() - this.at) / 1000;
    const left = this.state.left - gone;
    this.options.show(spelled(left), spelled(this.state.left_in_all - gone), { low: left <= 120, stopped: this.state.stopped });
    for (const each of this.state.warnings) {
      if (left > each || this.warned.has(each)) continue;
      this.warned.add(each);
      this.options.warn(`${each / 60} minutes left of this round.`);
    }
    if (left <= 0 && !this.saidEnd) {
      this.saidEnd = true;
      this.options.ended();
    }
  }
}
