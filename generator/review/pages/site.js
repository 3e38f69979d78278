
"use strict";
// Without this script every table stands there whole; with it one can sort and filter, and sees what a date means today.
(() => {
  const today = new Date().toLocaleDateString("sv");
  for (const time of document.querySelectorAll("time[data-effective]")) {
    if (time.dateTime > today) time.after(" (scheduled)");
  }

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent.trim();
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (column > 6) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows];
        rows.sort((one, other) => key(one, column).localeCompare(key(other, column), undefined, { numeric: true }));
        table.tBodies[0].append(...(down ? rows.reverse() : rows));
      });
    });
  }

  const table = document.querySelector("table.companies");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const filters = document.createElement("form");
  filters.className = "filters";
  filters.setAttribute("role", "search");
  filters.addEventListener("submit", (event) => event.preventDefault());
  const field = (name, control) => {
    const label = document.createElement("label");
    label.append(name, control);
    filters.append(label);
    control.addEventListener("input", show);
    return control;
  };
  const choice = (name, values) => {
    const select = document.createElement("select");
    select.append(new Option("all", ""), ...values.map((value) => new Option(value, value)));
    return field(name, select);
  };
  const different = (name) => [...new Set(rows.map((row) => row.dataset[name]).filter(Boolean))].sort();
  const search = field("Find", Object.assign(document.createElement("input"), { type: "search" }));
  const group = choice("Group", different("group"));
  const status = choice("Status", different("status"));
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  filters.append(told);
  function show() {
    const wanted = search.value.toLocaleLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = (!group.value || row.dataset.group === group.value)
        && (!status.value || row.dataset.status === status.value)
        && row.textContent.toLocaleLowerCase().includes(wanted);
      row.hidden = !fits;
      shown += fits;
    }
    told.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} shown`;
  }
  table.before(filters);
})();
