// A problem that is due is solved again from memory: the earlier program stays hidden until it is passed or asked for.

import { ApiError } from "../api";
import { byId, make } from "../dom";
import { keepOpened, readSubmission } from "./api";
import type { Editor } from "./editor";
import { showGrade } from "./grade";
import type { Results } from "./results";
import type { Again, ProblemData, Submission } from "./types";

export interface AgainOptions {
  data: ProblemData;
  again: Again;
  editor: Editor;
  results: Results;
  /** Put the results before the reader, where there is room for one pane only. */
  toResults: () => void;
  /** The solution was shown, so there is nothing left to hide. */
  gaveUp: () => void;
}

export class SolvingAgain {
  constructor(private readonly options: AgainOptions) {
    byId("again-show").addEventListener("click", () => void this.giveUp());
    // As with every reset, the text that makes way comes back by undoing it.
    document.getElementById("again-begin")?.addEventListener("click", () => {
      byId("reset").click();
      byId("again-begin").remove();
    });
  }

  /** The new program is accepted: the earlier one is shown beside it. */
  async passed(submission: Submission): Promise<void> {
    byId("again").hidden = true;
    const box = this.options.results.beside;
    const onwards = make("p", { class: "onwards" }, make("a", { class: "button primary", href: "/review", "data-testid": "onwards" }, "Go on reviewing"));
    box.replaceChildren(onwards);
    const earlier = await this.earlier().catch(() => null);
    if (!earlier || !box.contains(onwards)) return;
    const { compare } = await import("./comparison");
    compare(box, { text: earlier.source, label: `Your solution of ${this.options.again.day}` }, { text: submission.source, label: "This one" });
  }

  /** The person gave up, here or by opening the editorial: the earlier program is shown by itself, with what that does to the rating. */
  async reveal(): Promise<HTMLElement> {
    const { again, results } = this.options;
    const earlier = await this.earlier();
    const { show } = await import("./comparison");
    byId("again").hidden = true;
    const box = results.reveal();
    const title = make("h3", { tabindex: "-1" }, `Your solution of ${again.day}`);
    box.replaceChildren(title);
    show(box, { text: earlier.source, label: `Your solution of ${again.day}` });
    void showGrade(results.grade, { ...earlier, verdict: null });
    return title;
  }

  private async giveUp(): Promise<void> {
    const trouble = byId("again-trouble");
    trouble.hidden = true;
    try {
      await keepOpened(this.options.data.urls.assistance, "solution");
      const title = await this.reveal();
      this.options.toResults();
      title.focus();
      this.options.gaveUp();
    } catch (error) {
      trouble.textContent = error instanceof ApiError ? error.message : "It could not be shown. Try again in a moment.";
      trouble.hidden = false;
    }
  }

  private earlier(): Promise<Submission> {
    const { data, again } = this.options;
    return readSubmission(data.urls.submission.replace("{id}", encodeURIComponent(again.submission)));
  }
}
