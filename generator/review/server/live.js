"use strict";
// Reloads the page when what it shows has changed, and says above it what is wrong with the last edit.
(() => {
  if (window !== window.top) return;
  const shown = 5;
  let state;

  const line = (problem) => {
    const item = document.createElement("li");
    const place = document.createElement("code");
    place.textContent = problem.place;
    place.style.overflowWrap = "anywhere";
    item.append(place, " ", problem.message);
    if (problem.hint) item.append(document.createElement("br"), `→ ${problem.hint}`);
    return item;
  };

  const tell = (problems) => {
    document.getElementById("live-problems")?.remove();
    if (!problems.length) return;
    const banner = document.createElement("aside");
    banner.id = "live-problems";
    banner.lang = "en";
    banner.setAttribute("aria-label", "What is wrong with the last edit");
    banner.style.cssText = "margin: 0 0 1rem; padding: 0.8rem 1rem; border: 3px solid #a3162b; background: #fff4f4;"
      + " color: #5c0a16; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;";
    const said = document.createElement("p");
    said.style.cssText = "margin: 0; font-weight: 600; color: inherit;";
    said.textContent = problems.length === 1 ? "1 error; what it concerns is shown as it was before."
      : `${problems.length} errors; what they concern is shown as it was before.`;
    const list = document.createElement("ul");
    list.style.cssText = "margin: 0.4rem 0 0; padding-left: 1.2rem;";
    list.append(...problems.slice(0, shown).map(line));
    banner.append(said, list);
    document.body.prepend(banner);
    said.setAttribute("role", "alert");
  };

  const source = new EventSource("/live");
  source.addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    if (state !== undefined && state !== news.state) {
      window.location.reload();
      return;
    }
    state = news.state;
    tell(news.problems);
  });
  window.addEventListener("pagehide", () => source.close());
})();
