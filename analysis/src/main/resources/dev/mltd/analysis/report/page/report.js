(() => {
  "use strict";

  const PAGE = 50;
  const DASHES = { "": [], train: [], validation: [7, 4], test: [2, 3] };
  const DAYS = [1, 2, 5, 7, 14, 30, 61, 91, 182, 365, 730].map((days) => days * 86400);
  const SPLITS = { train: "--c1", validation: "--c2", test: "--c3" };
  const COLOURS = ["--c1", "--c2", "--c3", "--c4", "--c5", "--c6"];
  const SIGNS = { CRITICAL: "▲", MAJOR: "◆", MINOR: "●", INFO: "○", ILL: "▲", HEALTHY: "✓", NOT_JUDGED: "?" };

  /* ---- elements: text only, so that no name of a run can be anything else ---- */

  const byId = (id) => document.getElementById(id);

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "class") element.className = value;
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value != null) element.setAttribute(name, value);
    }
    for (const child of children.flat(Infinity)) {
      if (child != null && child !== "") element.append(child);
    }
    return element;
  }

  // What is published under another word.
  const SAID = { ILL: "FAILING", NEWLY_ILL: "NEWLY_FAILING", ILL_AGAIN: "FAILING_AGAIN" };

  const words = (name) => {
    const spaced = (SAID[name] || name).replace(/([a-z0-9])([A-Z])|([a-z])([0-9])/g, "$1$3 $2$4").replace(/_/g, " ").toLowerCase();
    return spaced.charAt(0).toUpperCase() + spaced.slice(1);
  };

  const name = (text) => make("bdi", {}, text);

  function number(value) {
    if (value == null) return "–";
    if (typeof value === "string") return value === "NaN" ? "NaN" : value === "Inf" ? "∞" : "−∞";
    const size = Math.abs(value);
    if (value === 0) return "0";
    if (size >= 1e6 || size < 1e-3) return (+value.toPrecision(3)).toExponential();
    return size >= 1000 ? Math.round(value).toLocaleString("en") : String(+value.toPrecision(3));
  }

  const tag = (kind, text) =>
    make("span", { class: "tag " + (kind === "ILL" ? "ill" : kind === "HEALTHY" ? "healthy" : kind) },
      make("span", { "aria-hidden": "true" }, (SIGNS[kind] || "") + " "), text);

  /* ---- data: inside the page, or in scripts beside it that are loaded when they are wanted ---- */

  const folder = document.documentElement.dataset.folder || "";
  const arrived = new Map();
  const waiting = new Map();

  window.mltdData = (block, value) => {
    arrived.set(block, value);
    (waiting.get(block) || []).forEach((told) => told.resolve(value));
    waiting.delete(block);
  };

  function data(block) {
    if (arrived.has(block)) return Promise.resolve(arrived.get(block));
    const inside = document.querySelector('script[data-name="' + CSS.escape(block) + '"]');
    if (inside) {
      arrived.set(block, JSON.parse(inside.textContent));
      return Promise.resolve(arrived.get(block));
    }
    if (!folder) return Promise.reject(new Error("The page has no data called " + block + "."));
    return new Promise((resolve, reject) => {
      if (waiting.has(block)) {
        waiting.get(block).push({ resolve, reject });
        return;
      }
      waiting.set(block, [{ resolve, reject }]);
      const script = make("script", { src: folder + "/" + block + ".js" });
      script.onerror = () => {
        (waiting.get(block) || []).forEach((told) =>
          told.reject(new Error("The file " + script.getAttribute("src") + " is not beside this page.")));
        waiting.delete(block);
      };
      document.head.append(script);
    });
  }

  /* ---- charts ---- */

  const css = (variable) => getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
  const drawn = new Set();

  const finite = (value) => typeof value === "number";

  /** In words what a curve shows, for those who do not see it. */
  function told(line) {
    const values = line.y.filter(finite);
    if (!values.length) return line.label + ": no finite value in " + line.y.length + " points";
    const broken = line.y.length - values.length;
    return line.label + ": from " + number(values[0]) + " to " + number(values[values.length - 1]) +
      ", between " + number(Math.min(...values)) + " and " + number(Math.max(...values)) +
      (broken ? ", " + broken + " points NaN or infinite" : "");
  }

  function swatch(line) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("viewBox", "0 0 28 8");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "line");
    for (const [key, value] of Object.entries({ x1: 0, x2: 28, y1: 4, y2: 4 })) path.setAttribute(key, value);
    path.style.stroke = "var(" + line.colour + ")";
    path.style.strokeWidth = line.width || 2;
    path.style.strokeDasharray = (line.dash || []).join(" ");
    svg.append(path);
    return svg;
  }

  /**
   * A figure. lines: {label, x, y, colour, dash, width, ghost, band}; marks: {step, letter};
   * names: of places on the x axis, instead of numbers; time: x are seconds since 1970.
   */
  function chart(spec) {
    const lines = spec.lines.filter((line) => line.x.length);
    const values = lines.flatMap((line) => line.y).filter(finite);
    const figure = make("figure", { class: "figure" });
    const head = make("div", { class: "head" }, make("h3", {}, spec.title));
    figure.append(head);
    if (!values.length) {
      figure.append(make("p", { class: "soft" }, lines.length
        ? "No finite value was recorded: every point is NaN or infinite."
        : "Nothing was recorded."));
      return figure;
    }
    const positive = values.every((value) => value > 0);
    const low = values.reduce((a, b) => Math.min(a, b));
    const high = values.reduce((a, b) => Math.max(a, b));
    let logarithmic = spec.log ?? (positive && high / low > 100);
    const shown = lines.filter((line) => !line.ghost);
    const live = shown.map(() => make("b", {}));
    const legend = make("ul", { class: "legend" }, shown.map((line, i) =>
      line.quiet ? null : make("li", {}, swatch(line), line.label + " ", live[i])));
    const box = make("div", { class: "chart", role: "img", "aria-label": spec.title + ". " + shown.filter((line) => !line.quiet).map(told).join(". ") });
    figure.append(legend, box);
    const broken = lines.filter((line) => !line.ghost).flatMap((line) =>
      line.x.filter((x, i) => !finite(line.y[i])).map((x) => ({ x, colour: line.colour })));
    const notes = [];
    if (broken.length) notes.push("✕ at the foot: NaN or infinite.");
    if (spec.marks && spec.marks.length) notes.push("Letters: where a finding begins.");
    if (lines.some((line) => line.ghost)) notes.push("Grey: good siblings.");
    if (spec.note) notes.push(spec.note);
    figure.append(make("figcaption", {}, notes.join(" ")));

    let plot = null;
    function draw() {
      if (plot) plot.destroy();
      const width = Math.max(box.clientWidth, 200);
      const ink = css("--soft");
      // Of a logarithmic scale only the powers of ten get a line, unless there are hardly any.
      const tens = (u, at) => at.filter((y) => Math.abs(Math.log10(y) % 1) < 1e-9).length < 2 ? at
        : at.map((y) => (Math.abs(Math.log10(y) % 1) < 1e-9 ? y : null));
      const grid = { stroke: css("--line"), width: 1 };
      const axis = { stroke: ink, grid, ticks: grid, font: "12px system-ui, sans-serif" };
      const table = uPlot.join(lines.map((line) => [
        line.x, line.y.map((y) => (finite(y) && !(logarithmic && y <= 0) ? y : null))]));
      const options = {
        width,
        height: spec.height || 200,
        legend: { show: false },
        cursor: { drag: { x: true, y: false }, points: { size: 6 } },
        scales: {
          x: { time: !!spec.time, range: table[0].length === 1 ? [table[0][0] - 1, table[0][0] + 1] : undefined },
          y: { distr: logarithmic ? 3 : 1 },
        },
        axes: [
          { ...axis, size: 36, ...(spec.names
            ? { splits: () => spec.names.map((_, i) => i), values: (u, at) => at.map((i) => {
                const every = Math.ceil(spec.names.length / Math.max(1, Math.floor(width / 90)));
                return i % every ? "" : String(spec.names[i]).slice(0, 14);
              }) }
            : spec.time
              ? { incrs: DAYS, values: (u, at) => at.map((x) => new Date(x * 1e3).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" })) }
              : { values: (u, at) => at.map((x) => (x == null ? "" : Number.isInteger(x) ? x.toLocaleString("en") : "")) }) },
          { ...axis, ...(logarithmic ? { grid: { ...grid, filter: tens }, ticks: { ...grid, filter: tens } } : {}), size: 62, values: (u, at) => at.map((y) => (y == null ? "" : number(y))) },
        ],
        series: [{}, ...lines.map((line) => ({
          label: line.label,
          stroke: css(line.ghost ? "--ghost" : line.colour),
          width: line.width || (line.ghost ? 1 : 2),
          dash: line.dash,
          alpha: line.alpha || 1,
          spanGaps: false,
          points: { show: line.x.length < 3 || !!spec.dots, size: 6 },
        }))],
        hooks: {
          draw: [(u) => {
            const g = u.ctx;
            const ratio = devicePixelRatio;
            g.save();
            g.font = 11 * ratio + "px system-ui, sans-serif";
            g.textAlign = "center";
            for (const point of broken) {
              g.fillStyle = css(point.colour);
              g.fillText("✕", u.valToPos(point.x, "x", true), u.bbox.top + u.bbox.height - 3 * ratio);
            }
            const taken = [];
            for (const mark of spec.marks || []) {
              const x = u.valToPos(mark.step, "x", true);
              if (x < u.bbox.left - 1 || x > u.bbox.left + u.bbox.width + 1) continue;
              g.strokeStyle = css("--mark");
              g.setLineDash([3 * ratio, 3 * ratio]);
              g.lineWidth = ratio;
              g.beginPath();
              g.moveTo(x, u.bbox.top);
              g.lineTo(x, u.bbox.top + u.bbox.height);
              g.stroke();
              const row = taken.filter((other) => Math.abs(other - x) < 14 * ratio).length;
              taken.push(x);
              g.fillStyle = css("--ink");
              const inwards = x > u.bbox.left + u.bbox.width - 12 * ratio ? -8 : 8;
              g.fillText(mark.letter, x + inwards * ratio, u.bbox.top + (12 + 13 * row) * ratio);
            }
            g.restore();
          }],
          setCursor: [(u) => {
            shown.forEach((line, i) => {
              const at = u.cursor.idx;
              const y = at == null ? null : u.data[1 + lines.indexOf(line)][at];
              live[i].textContent = y == null ? "" : number(y);
            });
          }],
        },
      };
      if (spec.time) options.tzDate = (seconds) => uPlot.tzDate(new Date(seconds * 1e3), "Etc/UTC");
      if (spec.bands) options.bands = spec.bands.map((band) => ({ series: band.series, fill: css(band.colour) + "26" }));
      plot = new uPlot(options, table, box);
    }
    if (positive) {
      const toggle = make("button", { type: "button", "aria-pressed": String(logarithmic), onclick: () => {
        logarithmic = !logarithmic;
        toggle.setAttribute("aria-pressed", String(logarithmic));
        draw();
      } }, "log");
      toggle.setAttribute("aria-label", "Logarithmic scale: " + spec.title);
      head.append(toggle);
    }
    const state = { draw, box };
    drawn.add(state);
    new ResizeObserver(() => {
      if (box.isConnected && box.clientWidth && (!plot || Math.abs(plot.width - box.clientWidth) > 1)) draw();
      if (!box.isConnected) drawn.delete(state);
    }).observe(box);
    return figure;
  }

  const redraw = () => drawn.forEach((state) => (state.box.isConnected ? state.box.clientWidth && state.draw() : drawn.delete(state)));

  /* ---- light and dark ---- */

  const themes = ["auto", "light", "dark"];
  const theme = byId("theme");
  function apply(chosen) {
    if (chosen === "auto") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.dataset.theme = chosen;
    theme.textContent = "Theme: " + chosen;
    redraw();
  }
  let chosen = "auto";
  try { chosen = localStorage.getItem("mltd-theme") || "auto"; } catch (refused) { chosen = "auto"; }
  if (!themes.includes(chosen)) chosen = "auto";
  theme.addEventListener("click", () => {
    chosen = themes[(themes.indexOf(chosen) + 1) % themes.length];
    try { localStorage.setItem("mltd-theme", chosen); } catch (refused) { /* A browser may keep nothing for files. */ }
    apply(chosen);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  apply(chosen);

  /* ---- the dashboard's trends ---- */

  if (document.querySelector("[data-trend]")) {
    data("trends").then((trends) => {
      const line = (label, y, i) => ({ label, x: trends.x, y, colour: COLOURS[i % COLOURS.length],
        dash: i < COLOURS.length ? [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4]][i] : [1, 4] });
      const charts = {
        causes: () => ({ title: "Failing runs by likeliest cause", lines: trends.causes.map((cause, i) => line(cause.label, cause.y, i)) }),
        hours: () => ({ title: "Device hours lost and won back", lines: [line("lost", trends.hoursLost, 1), line("can be won", trends.hoursWon, 2)] }),
        fixes: () => ({ title: "Fixes retrained and verified", lines: [line("retrained", trends.tried, 0), line("verified", trends.verified, 2)] }),
        score: () => ({ title: "Score won", lines: [line("score won", trends.scoreWon, 2)] }),
      };
      document.querySelectorAll("[data-trend]").forEach((place) =>
        place.append(chart({ ...charts[place.dataset.trend](), time: true, dots: true, log: false })));
    });
  }
  if (!byId("list")) return;

  /* ---- fixes: both arms over all seeds ---- */

  function mean(curves) {
    const sums = new Map();
    for (const curve of curves) {
      curve.x.forEach((x, i) => {
        if (!finite(curve.y[i])) return;
        const at = sums.get(x) || [0, 0, Infinity, -Infinity];
        sums.set(x, [at[0] + curve.y[i], at[1] + 1, Math.min(at[2], curve.y[i]), Math.max(at[3], curve.y[i])]);
      });
    }
    // Only where most seeds have a point is a mean one of all.
    const x = [...sums.keys()].filter((step) => 2 * sums.get(step)[1] > curves.length).sort((a, b) => a - b);
    return { x, y: x.map((step) => sums.get(step)[0] / sums.get(step)[1]),
      low: x.map((step) => sums.get(step)[2]), high: x.map((step) => sums.get(step)[3]) };
  }

  function drawFixes(fixes) {
    document.querySelectorAll("[data-fix]").forEach((place) => {
      const fix = fixes[+place.dataset.fix];
      if (!fix.curves.length) {
        place.append(make("p", { class: "soft" }, "The curves of these trainings were not recorded."));
        return;
      }
      const lines = [];
      const bands = [];
      const arms = [["control", "unchanged", "--c2", [7, 4]], ["treatment", "with the fix", "--c1", []]];
      for (const [arm, label, colour, dash] of arms) {
        const curves = fix.curves.filter((curve) => curve.arm === arm);
        if (!curves.length) continue;
        const middle = mean(curves);
        if (middle.x.length) {
          lines.push({ label: label + ", highest", x: middle.x, y: middle.high, colour, width: 0.5, quiet: true, alpha: 0.4 });
          lines.push({ label: label + ", lowest", x: middle.x, y: middle.low, colour, width: 0.5, quiet: true, alpha: 0.4 });
          bands.push({ series: [lines.length - 1, lines.length], colour });
        }
        curves.forEach((curve) => lines.push({ label: label + ", seed " + curve.seed, x: curve.x, y: curve.y, colour, width: 1, dash, quiet: true, alpha: 0.55 }));
        if (middle.x.length) lines.push({ label: label + ", mean of " + curves.length + " seeds", x: middle.x, y: middle.y, colour, width: 2.5, dash });
        else lines.push({ label: label, x: curves[0].x, y: curves[0].y, colour, width: 2.5, dash });
      }
      place.append(chart({ title: words(fix.curves[0].metric), lines, bands, height: 260, note: "Thin: each seed. Band: all seeds." }));
    });
  }

  /* ---- the list of runs ---- */

  const FACETS = ["health", "severity", "cause", "rule", "program", "experiment", "owner", "news"];
  const COLUMNS = ["id", "program", "health", "rule", "cause", "value", "hours", "score"];
  const state = { q: "", sort: "score", down: true, page: 0 };
  let runs = null;
  let lower = null;
  let found = [];
  const orders = new Map();

  const text = (column, i) => runs[column].texts[runs[column].codes[i]];
  const link = (id) => "#run=" + encodeURIComponent(id);

  /** Places of all runs in the order of a column; sorted once, since filtering keeps an order. */
  function order(column) {
    if (!orders.has(column)) {
      const places = Array.from(runs.id.keys());
      if (column === "id") {
        const ranked = runs.id.map((id, i) => [id, i]).sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
        orders.set(column, ranked.map((pair) => pair[1]));
      } else {
        let key;
        if (runs[column].texts) {
          const rank = runs[column].texts.map((t, i) => [t, i]).sort((a, b) => (a[0] < b[0] ? -1 : 1));
          const ranks = [];
          rank.forEach((pair, at) => (ranks[pair[1]] = at));
          key = runs[column].codes.map((code) => ranks[code]);
        } else {
          key = runs[column].map((value) => (finite(value) ? value : -Infinity));
        }
        const keys = Float64Array.from(key);
        orders.set(column, places.sort((a, b) => keys[a] - keys[b]));
      }
    }
    return orders.get(column);
  }

  /** What a term is looked for in beside the id: texts that many runs share, so each is looked at once. */
  const SEARCHED = { program: false, experiment: false, owner: false, rule: true, cause: true };

  function filter() {
    const wanted = FACETS.filter((facet) => state[facet]).map((facet) => [runs[facet].codes, runs[facet].texts.indexOf(state[facet])]);
    const terms = state.q.toLowerCase().split(/\s+/).filter(Boolean).map((term) => ({
      term,
      hits: Object.entries(SEARCHED).map(([column, isName]) => [runs[column].codes,
        runs[column].texts.map((t) => (isName ? words(t) : t).toLowerCase().includes(term))]).filter(([, hit]) => hit.includes(true)),
    }));
    if (terms.length && !lower) lower = runs.id.map((id) => id.toLowerCase());
    const all = order(state.sort);
    found = [];
    next: for (let k = 0; k < all.length; k++) {
      const i = state.down ? all[all.length - 1 - k] : all[k];
      for (let w = 0; w < wanted.length; w++) if (wanted[w][0][i] !== wanted[w][1]) continue next;
      for (let t = 0; t < terms.length; t++) {
        let hit = lower[i].includes(terms[t].term);
        for (let h = 0; !hit && h < terms[t].hits.length; h++) hit = terms[t].hits[h][1][terms[t].hits[h][0][i]];
        if (!hit) continue next;
      }
      found.push(i);
    }
  }

  function show() {
    filter();
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    state.page = Math.min(state.page, pages - 1);
    const from = state.page * PAGE;
    const rows = found.slice(from, from + PAGE).map((i) => make("tr", {},
      make("th", { scope: "row", class: "mono" }, make("a", { href: link(runs.id[i]) }, name(runs.id[i]))),
      make("td", { "data-label": "Program" }, name(text("program", i))),
      make("td", { "data-label": "Health" }, tag(text("health", i), words(text("health", i)).toLowerCase()),
        text("news", i) ? make("span", { class: "small soft" }, " " + words(text("news", i)).toLowerCase()) : ""),
      make("td", { "data-label": "Worst symptom" }, text("rule", i) ? [make("span", { "aria-hidden": "true" }, SIGNS[text("severity", i)] + " "),
        words(text("rule", i)), make("span", { class: "small soft" }, " " + text("severity", i).toLowerCase())] : ""),
      make("td", { "data-label": "Likeliest cause" }, text("health", i) === "ILL" ? words(text("cause", i)) : ""),
      make("td", { class: "num", "data-label": text("metric", i) || "Result" }, number(runs.value[i])),
      make("td", { class: "num", "data-label": "Device hours" }, number(runs.hours[i])),
      make("td", { class: "num", "data-label": "Score" }, number(runs.score[i]))));
    byId("list").tBodies[0].replaceChildren(...rows);
    byId("count").textContent = found.length === 0
      ? "No run fits. Clear the filters to see all " + runs.id.length.toLocaleString("en") + "."
      : (found.length === runs.id.length ? "All " : "") + found.length.toLocaleString("en") + (found.length === 1 ? " run" : " runs") +
        (found.length === runs.id.length ? "" : " of " + runs.id.length.toLocaleString("en")) +
        (pages > 1 ? ", " + (from + 1).toLocaleString("en") + " to " + Math.min(from + PAGE, found.length).toLocaleString("en") + " shown" : "");
    byId("page").textContent = "Page " + (state.page + 1).toLocaleString("en") + " of " + pages.toLocaleString("en");
    byId("previous").disabled = state.page === 0;
    byId("next").disabled = state.page >= pages - 1;
    document.querySelectorAll("#list thead th").forEach((th) => {
      const mine = th.dataset.column === state.sort;
      th.setAttribute("aria-sort", mine ? (state.down ? "descending" : "ascending") : "none");
      th.querySelector(".arrow").textContent = mine ? (state.down ? " ↓" : " ↑") : "";
    });
  }

  function remember() {
    const kept = new URLSearchParams();
    for (const key of ["q", ...FACETS]) if (state[key]) kept.set(key, state[key]);
    history.replaceState(null, "", "#" + (kept.toString() || "runs"));
  }

  function changed() {
    state.page = 0;
    remember();
    show();
  }

  function buildFilters() {
    for (const facet of FACETS) {
      const select = byId("filter-" + facet);
      const counts = new Array(runs[facet].texts.length).fill(0);
      runs[facet].codes.forEach((code) => counts[code]++);
      const options = runs[facet].texts.map((t, i) => [t, counts[i]]).filter(([t]) => t).sort((a, b) => b[1] - a[1]);
      const plain = ["program", "experiment", "owner"].includes(facet);
      select.replaceChildren(make("option", { value: "" }, "any"), ...options.slice(0, 500).map(([t, count]) =>
        make("option", { value: t }, (plain ? t : words(t)).slice(0, 80) + " (" + count.toLocaleString("en") + ")")));
      select.closest("label").hidden = options.length < 2 && !(facet === "news" && options.length);
      select.addEventListener("change", () => {
        state[facet] = select.value;
        changed();
      });
    }
    let pending = 0;
    byId("filter-q").addEventListener("input", () => {
      clearTimeout(pending);
      pending = setTimeout(() => {
        state.q = byId("filter-q").value;
        changed();
      }, 80);
    });
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("filters").addEventListener("reset", () => {
      FACETS.forEach((facet) => (state[facet] = ""));
      state.q = "";
      changed();
    });
    byId("previous").addEventListener("click", () => { state.page--; show(); byId("runs").scrollIntoView(); });
    byId("next").addEventListener("click", () => { state.page++; show(); byId("runs").scrollIntoView(); });
    document.querySelectorAll("#list thead th").forEach((th) => th.querySelector("button").addEventListener("click", () => {
      const column = th.dataset.column;
      state.down = state.sort === column ? !state.down : ["score", "hours", "value"].includes(column);
      state.sort = column;
      state.page = 0;
      show();
    }));
  }

  /* ---- one run ---- */

  let scrolled = 0;
  let opened = null;

  const titleOf = (curve) => words(curve.metric) + (curve.layer ? " of " + curve.layer : "");

  function charts(detail, siblings) {
    const groups = new Map();
    detail.curves.forEach((curve) => {
      const key = curve.metric + "\n" + curve.layer;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(curve);
    });
    // What a run delivers first, then what findings point at, then the rest.
    const late = ["gradient_norm", "learning_rate", "update_ratio", "weight_norm"];
    const rank = ([one]) => (one.layer === "" && !late.includes(one.metric) ? 0
      : detail.found.some((finding) => finding.metric === one.metric && (finding.layer || "") === one.layer) ? 1 : 2);
    const sorted = [...groups.values()].sort((a, b) => rank(a) - rank(b));
    const figures = sorted.map((curves) => {
      const one = curves[0];
      const lines = [];
      for (const sibling of siblings) {
        sibling.curves.filter((curve) => curve.metric === one.metric && curve.layer === one.layer &&
          curve.split === curves[curves.length - 1].split)
          .forEach((curve) => lines.push({ label: sibling.id, x: curve.x, y: curve.y, colour: "--ghost", ghost: true }));
      }
      const order = ["train", "validation", "test", ""];
      curves.sort((a, b) => order.indexOf(a.split) - order.indexOf(b.split));
      curves.forEach((curve) => lines.push({ label: curve.split || words(curve.metric), x: curve.x, y: curve.y,
        colour: SPLITS[curve.split] || "--c1", dash: DASHES[curve.split] || [] }));
      const marks = detail.found.map((finding, i) => ({ finding, letter: letter(i) }))
        .filter(({ finding }) => finding.metric === one.metric && (finding.layer || "") === one.layer && finding.first != null)
        .map(({ finding, letter: sign }) => ({ step: finding.first, letter: sign }));
      return chart({ title: titleOf(one), lines, marks, note: "By " + one.unit + "." });
    });
    if (detail.depth) {
      const x = detail.depth.layers.map((_, i) => i);
      const parts = ["first third", "middle", "last third of the training"];
      const after = sorted.filter((curves) => rank(curves) === 0).length;
      figures.splice(after, 0, chart({ title: "Gradient norm by layer", names: detail.depth.layers, log: true, dots: true,
        lines: detail.depth.levels.map((y, i) => ({ label: parts[i], x, y, colour: COLOURS[i], dash: [[2, 3], [7, 4], []][i] })),
        note: "From the first layer to the last." }));
    }
    return figures;
  }

  const letter = (i) => (i < 26 ? String.fromCharCode(65 + i) : "A" + String.fromCharCode(65 + (i % 26)));

  function evidence(sign, spoken, texts) {
    return texts.map((sentence) => make("li", {}, make("span", { class: "sign", "aria-hidden": "true" }, sign),
      make("span", { class: "soft" }, spoken + " "), sentence));
  }

  function aside(i, detail, fixes) {
    const about = fixes.map((fix, at) => [fix, at]).filter(([fix]) => fix.runs.includes(runs.id[i]));
    const unjudged = detail.notJudged.map((place) => runs.unjudged[place]);
    return make("div", {},
      make("h2", {}, "Found"),
      detail.found.length
        ? make("ol", { class: "findings" }, detail.found.map((finding, at) => make("li", {},
            make("span", { class: "letter" }, letter(at)), make("strong", {}, words(finding.rule)), " ",
            tag(finding.severity, finding.severity.toLowerCase()),
            make("div", {}, finding.evidence || ""),
            finding.first == null ? "" : make("div", { class: "small soft" }, "steps " + finding.first.toLocaleString("en") + " to " + finding.last.toLocaleString("en") +
              "; measured " + number(finding.value) + ", limit " + number(finding.limit)))))
        : make("p", { class: "soft" }, "Nothing was found in this run."),
      make("h2", {}, "Why"),
      detail.causes.length
        ? make("ol", { class: "findings" }, detail.causes.map((cause) => make("li", {},
            make("strong", {}, words(cause.cause)), " ", make("span", { class: "small soft" }, "strength " + number(cause.strength)),
            make("ul", { class: "evidence" }, evidence("+", "for:", cause.for), evidence("−", "against:", cause.against),
              evidence("?", "not recorded:", cause.missing)))))
        : make("p", { class: "soft" }, "Causes were not asked for in this sweep."),
      about.length ? [make("h2", {}, "Fixes tried"), make("ul", { class: "plain" }, about.map(([fix, at]) =>
        make("li", {}, make("a", { href: "#fix-" + at }, words(fix.fix)), ": " + words(fix.verdict).toLowerCase())))] : "",
      make("h2", {}, "Config"),
      Object.keys(detail.config).length
        ? make("dl", { class: "config" }, Object.entries(detail.config).map(([key, value]) =>
            [make("dt", {}, key), make("dd", { class: "mono" }, value)]))
        : make("p", { class: "soft" }, "No hyper-parameter was recorded."),
      make("p", { class: "soft small" }, detail.clear + " rules found nothing."),
      unjudged.length ? make("details", {}, make("summary", {}, unjudged.length + " rules could not judge"),
        make("ul", { class: "plain small" }, unjudged.map(([rule, reason]) => make("li", {}, words(rule) + ": " + reason)))) : "");
  }

  async function open(id) {
    const view = byId("run");
    const i = runs.id.indexOf(id);
    if (!byId("sweep").hidden) scrolled = scrollY;
    opened = id;
    byId("sweep").hidden = true;
    view.hidden = false;
    const heading = make("h1", { tabindex: "-1" }, name(id));
    const back = make("a", { href: "#runs" }, "← All runs");
    if (i < 0) {
      view.replaceChildren(make("div", { class: "crumbs" }, back), heading, make("p", {}, "This sweep has no such run."));
      heading.focus();
      return;
    }
    let detail;
    let siblings = [];
    let fixes = [];
    try {
      const chunk = await data("runs-" + Math.floor(i / runs.chunkSize));
      detail = chunk[i % runs.chunkSize];
      fixes = await data("fixes");
      const programs = await data("programs");
      const program = Object.prototype.hasOwnProperty.call(programs, text("program", i)) ? programs[text("program", i)] : null;
      if (program != null) siblings = (await data("siblings-" + program)).filter((sibling) => sibling.id !== id);
    } catch (missing) {
      view.replaceChildren(make("div", { class: "crumbs" }, back), heading, make("p", { role: "alert" }, missing.message));
      return;
    }
    if (opened !== id) return;
    const at = found.indexOf(i);
    const near = (step, label) => {
      const other = at < 0 ? null : found[at + step];
      return other == null ? null : make("a", { href: link(runs.id[other]) }, label);
    };
    const facts = [
      [tag(text("health", i), words(text("health", i)).toLowerCase()), text("news", i) ? " " + words(text("news", i)).toLowerCase() : ""],
      ["Program ", name(text("program", i))],
      detail.name && detail.name !== id ? ["Name ", name(detail.name)] : null,
      text("experiment", i) && text("experiment", i) !== text("program", i) ? ["Experiment ", name(text("experiment", i))] : null,
      text("owner", i) ? ["Owner ", name(text("owner", i))] : null,
      ["Status " + detail.status.toLowerCase()],
      [runs.hours[i] == null ? "Device hours unknown" : number(runs.hours[i]) + " device hours"],
      text("metric", i) && finite(runs.value[i]) ? ["Ends with " + text("metric", i) + " " + number(runs.value[i])] : null,
    ].filter(Boolean);
    const toggle = make("input", { type: "checkbox", checked: true, id: "with-siblings" });
    const area = make("div", { class: "charts" });
    const paint = () => {
      const figures = charts(detail, toggle.checked ? siblings : []);
      area.replaceChildren(...(figures.length ? figures : [make("p", { class: "soft" }, "No curve of this run was recorded.")]));
    };
    toggle.addEventListener("change", paint);
    view.replaceChildren(
      make("div", { class: "crumbs" }, back, near(-1, "‹ Previous"), near(1, "Next ›")),
      heading,
      make("ul", { class: "facts" }, facts.map((fact) => make("li", {}, fact))),
      make("p", { class: "soft small" }, detail.siblings ? "Siblings: " + detail.siblings : ""),
      make("div", { class: "run-grid" },
        make("div", {}, make("h2", {}, "Curves"),
          siblings.length ? make("p", {}, make("label", {}, toggle, " Good siblings behind: "),
            siblings.map((sibling, k) => [k ? ", " : "", make("a", { href: link(sibling.id), class: "mono" }, name(sibling.id))])) : "",
          area),
        aside(i, detail, fixes)));
    document.title = id + " · " + pageTitle;
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
    paint();
  }

  function close() {
    if (byId("run").hidden) return;
    const id = opened;
    opened = null;
    byId("run").hidden = true;
    byId("run").replaceChildren();
    byId("sweep").hidden = false;
    document.title = pageTitle;
    scrollTo(0, scrolled);
    const row = [...document.querySelectorAll("#list tbody a")].find((a) => a.getAttribute("href") === link(id));
    if (row) row.focus({ preventScroll: true });
  }

  const pageTitle = document.title;

  function route() {
    const hash = location.hash.slice(1);
    const asked = new URLSearchParams(hash);
    if (asked.has("run")) {
      open(asked.get("run"));
      return;
    }
    const wasOpen = !byId("run").hidden;
    close();
    if (["q", ...FACETS].some((key) => asked.has(key))) {
      for (const key of ["q", ...FACETS]) {
        state[key] = asked.get(key) || "";
        byId("filter-" + key).value = state[key];
      }
      state.page = 0;
      show();
      byId("runs").scrollIntoView();
    } else if (wasOpen && hash && hash !== "runs" && byId(hash)) {
      byId(hash).scrollIntoView();
    }
  }

  data("fixes").then(drawFixes);
  data("runs").then((all) => {
    runs = all;
    buildFilters();
    show();
    addEventListener("hashchange", route);
    route();
    document.documentElement.dataset.ready = "true";
  }).catch((missing) => {
    byId("count").textContent = missing.message;
  });
})();
