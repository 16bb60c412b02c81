// The statistics page. A long log is gone through first, while the page is there already; then the page shows what came of it.
import { ApiError, ask } from "./api";

async function count(counting: HTMLElement): Promise<void> {
  try {
    // What was counted is kept by the server, so that the page comes at once afterwards.
    await ask("/api/v1/review/statistics");
    location.replace("?now=1");
  } catch (error) {
    counting.querySelector("progress")?.remove();
    const words = counting.querySelector("#counting-words");
    if (words) words.textContent = error instanceof ApiError ? `${error.message} Load the page again in a moment.` : String(error);
  }
}

const counting = document.getElementById("counting");
if (counting) void count(counting);
// The present day is at the right, and on a narrow screen a year does not fit.
for (const frame of document.querySelectorAll(".chart-frame")) frame.scrollLeft = frame.scrollWidth;
document.documentElement.dataset["ready"] = "";
