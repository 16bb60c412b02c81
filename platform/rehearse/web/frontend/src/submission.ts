// One submission's page: the same results panel as on the problem page, followed live while it is being judged.

import { byId, pageData } from "./dom";
import { keepOpened } from "./problem/api";
import { Results } from "./problem/results";
import { follow } from "./problem/stream";
import type { Submission, Words } from "./problem/types";

const submission = pageData<Submission>("submission-data");
const results = new Results({
  root: byId("results"),
  live: byId("live"),
  words: pageData<Words>("words"),
  goTo: (line) => {
    location.hash = `line-${line}`;
  },
});

document.getElementById("give-up")?.addEventListener("click", () => {
  const trouble = byId("give-up-trouble");
  void keepOpened(pageData<{ assistance: string }>("submission-urls").assistance, "solution")
    .then(() => location.reload())
    .catch((error: Error) => {
      trouble.textContent = error.message;
      trouble.hidden = false;
    });
});

if (submission.state === "done") results.ended(submission);
else {
  results.queued(submission.position);
  const urls = pageData<{ events: string; submission: string }>("submission-urls");
  follow(urls, {
    queued: (position) => results.queued(position),
    running: (attempt) => results.running(attempt),
    started: (tests) => results.started(tests),
    tested: (test) => results.tested(test),
    ended: (finished) => results.ended(finished),
    lost: (message) => results.lost(message),
    found: () => results.found(),
    failed: (message) => results.refused("No answer", message),
  });
}
document.documentElement.dataset["ready"] = "";
