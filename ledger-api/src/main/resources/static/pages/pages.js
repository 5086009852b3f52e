"use strict";
(() => {
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  /** A text in yuan with thousands apart, without ever making it a number. */
  const grouped = yuan => yuan.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");

  const axis = () => ({
    axisLine: { lineStyle: { color: colour("line") } },
    axisTick: { show: false },
    axisLabel: { color: colour("muted") },
    splitLine: { lineStyle: { color: colour("line") } },
  });

  const tooltip = () => ({
    renderMode: "richText",
    backgroundColor: colour("panel"),
    borderColor: colour("line"),
    textStyle: { color: colour("ink"), fontSize: 12 },
  });

  const drawings = {
    months(values) {
      const exact = key => values.months.map(month => month[key]);
      const drawn = key => exact(key).map(yuan => Number(yuan) / values.divisor);
      return {
        animation: false,
        textStyle: { fontFamily: "inherit" },
        color: [colour("income"), colour("expenditure"), colour("ink")],
        grid: { left: 4, right: 8, top: 36, bottom: 4, containLabel: true },
        legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: colour("ink") } },
        tooltip: {
          ...tooltip(),
          trigger: "axis",
          axisPointer: { type: "shadow" },
          formatter: points => [points[0].name, ...["income", "expenditure", "surplus"].map(key =>
            values[key] + "  " + grouped(values.months[points[0].dataIndex][key]))].join("\n"),
        },
        xAxis: { type: "category", data: exact("name"), ...axis(), splitLine: { show: false } },
        yAxis: { type: "value", ...axis() },
        series: [
          { name: values.income, type: "bar", data: drawn("income"), barMaxWidth: 18, barGap: "10%" },
          { name: values.expenditure, type: "bar", data: drawn("expenditure"), barMaxWidth: 18 },
          { name: values.surplus, type: "line", data: drawn("surplus"), symbolSize: 4, lineStyle: { width: 1.5 } },
        ],
      };
    },

    bearers(values) {
      const drawn = series => series.exact.map(yuan => Number(yuan) / values.divisor);
      return {
        animation: false,
        textStyle: { fontFamily: "inherit" },
        color: values.series.map(series => colour(series.colour)),
        grid: { left: 4, right: 24, top: values.narrow ? 64 : 36, bottom: 4, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: colour("ink") } },
        tooltip: {
          ...tooltip(),
          trigger: "axis",
          axisPointer: { type: "shadow" },
          formatter: points => [points[0].name.replace("\n", " · "), ...values.series
            .filter(series => Number(series.exact[points[0].dataIndex]))
            .map(series => series.name + "  " + grouped(series.exact[points[0].dataIndex]))].join("\n"),
        },
        xAxis: { type: "value", ...axis(), axisLabel: { color: colour("muted"), hideOverlap: true } },
        yAxis: { type: "category", inverse: true, data: values.policies, ...axis(), splitLine: { show: false } },
        series: values.series.map(series => ({
          name: series.name, type: "bar", stack: series.stack, data: drawn(series), barMaxWidth: 22,
        })),
      };
    },

    flows(values) {
      return {
        animation: false,
        textStyle: { fontFamily: "inherit" },
        tooltip: {
          ...tooltip(),
          formatter: at => at.dataType === "edge"
            ? at.data.sourceLabel + " → " + at.data.targetLabel + "\n" + grouped(at.data.exact)
            : at.data.label0 + "\n" + grouped(at.data.exact),
        },
        series: [{
          type: "sankey",
          left: 4, right: values.narrow ? 90 : 190, top: 8, bottom: 8,
          nodeWidth: 12, nodeGap: 10, nodeAlign: "left",
          layoutIterations: 32,
          draggable: false,
          emphasis: { focus: "adjacency" },
          labelLayout: { hideOverlap: true },
          label: { color: colour("ink"), fontSize: 12, width: values.narrow ? 84 : 185, overflow: "break", formatter: at => at.data.label0 },
          lineStyle: { color: "source", opacity: 0.35 },
          data: values.nodes.map(node => ({
            name: node.id, label0: node.name, exact: node.exact, href: node.href, depth: node.depth,
            itemStyle: { color: colour(node.kind) },
          })),
          links: values.links.map(link => ({
            source: link.source, target: link.target, value: Number(link.exact),
            exact: link.exact, href: link.href, sourceLabel: link.sourceName, targetLabel: link.targetName,
          })),
        }],
      };
    },

    /** Each unit twice: its gap by its causes, and under it by who meets it. */
    gaps(values) {
      const colours = {
        policyPart: "muted", managementPart: "notice", fromOwnBalance: "place", fromReserve: "reserve",
        fromGovernment: "expenditure", fromCity: "income", fromCounty: "expenditure", unassigned: "red", pending: "orange",
      };
      return {
        animation: false,
        textStyle: { fontFamily: "inherit" },
        grid: { left: 4, right: 24, top: values.narrow ? 84 : 44, bottom: 24, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: colour("ink") } },
        tooltip: {
          ...tooltip(),
          formatter: at => at.name + "\n" + at.seriesName + "  " + grouped(at.data.exact),
        },
        xAxis: { type: "value", name: values.unit, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: colour("muted") }, ...axis() },
        yAxis: { type: "category", inverse: true, data: values.units, ...axis(), splitLine: { show: false } },
        series: values.series.map(one => ({
          name: one.name,
          type: "bar",
          stack: one.stack,
          barMaxWidth: one.stack === "cause" ? 10 : 22,
          barGap: "15%",
          itemStyle: { color: colour(colours[one.kind]), opacity: one.stack === "cause" ? 0.75 : 1 },
          data: one.bars.map(bar => ({ value: Number(bar.exact) / values.divisor, exact: bar.exact, href: bar.href })),
        })),
      };
    },
  };

  const open = new Set();

  const draw = root => {
    root.querySelectorAll("[data-chart]").forEach(place => {
      const known = echarts.getInstanceByDom(place);
      const chart = known ?? echarts.init(place, null, { renderer: "canvas" });
      open.add(chart);
      const values = JSON.parse(place.dataset.values);
      values.narrow = place.clientWidth < 600;
      chart.setOption(drawings[place.dataset.chart](values), true);
      if (!known) {
        chart.on("click", at => { if (at.data && at.data.href) { location.assign(at.data.href); } });
      }
    });
    document.body.dataset.drawn = String(Number(document.body.dataset.drawn ?? 0) + 1);
  };

  const forget = root => open.forEach(chart => {
    if (root.contains(chart.getDom())) {
      open.delete(chart);
      chart.dispose();
    }
  });

  /** What was done stays told above the figures when they are fetched anew. */
  const keepTold = root => {
    const told = [...root.querySelectorAll(".doing .notice.done")];
    if (root.id === "figures" && told.length) {
      document.querySelectorAll(".notice.kept").forEach(old => old.remove());
      told.forEach(notice => notice.classList.add("kept"));
      root.before(...told);
    }
  };

  const resize = () => {
    open.forEach(chart => chart.resize());
    draw(document);
  };

  /** Listens whether the book grows beyond what the page shows, and has it fetched anew. */
  let following = null;
  let catchUp = () => {};
  let fallBehind = () => {};
  let fetched = () => {};
  const follow = () => {
    following?.close();
    following = null;
    catchUp = () => {};
    fallBehind = () => {};
    fetched = () => {};
    const { lost, grown } = document.body.dataset;
    const { live, sequence } = document.getElementById("content")?.dataset ?? {};
    if (!live) {
      return;
    }
    let shown = Number(sequence);
    let behind = false;
    let fetching = false; // what comes meanwhile is fetched behind it: the figures that would ask for it are replaced
    const source = new EventSource(live);
    following = source;
    const note = text => document.querySelectorAll("[data-lost-note]").forEach(place => {
      place.textContent = text;
      place.hidden = !text;
    });
    fallBehind = () => { behind = true; };
    fetched = () => { fetching = false; };
    catchUp = () => {
      if (fetching) {
        return;
      }
      if (behind && document.querySelector("#figures form.command")) {
        note(grown); // what somebody is writing is never taken away
      } else if (behind) {
        behind = false;
        fetching = true;
        htmx.trigger(document.body, "ledger");
      }
    };
    source.addEventListener("open", () => note(""));
    source.addEventListener("error", () => note(lost));
    source.addEventListener("message", message => {
      const sequence = Number(message.data);
      if (sequence > shown) {
        shown = sequence;
        behind = true;
        catchUp();
      }
    });
  };

  /** A slider writes its day or instant into the field beside it, and says when it was moved. */
  const moments = () => {
    document.querySelectorAll("input[data-axis]").forEach(slider => { slider.hidden = false; });
    document.addEventListener("input", event => {
      const slider = event.target;
      if (!slider.dataset.axis) {
        return;
      }
      // The offices' time is reckoned as if it were UTC's; a step is looked at as of its end.
      const last = new Date(Date.parse(slider.dataset.first + "Z") + (Number(slider.value) + 1) * Number(slider.dataset.step) - 1);
      const iso = last.toISOString();
      const said = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" }).format(last);
      const field = document.getElementById(slider.dataset.axis);
      const whole = field.type === "date";
      const now = !whole && slider.value === slider.max;
      field.value = whole ? iso.slice(0, 10) : now ? "" : iso.slice(0, -1);
      const words = whole ? said : now ? field.dataset.now : said + " " + iso.slice(11, 19);
      slider.setAttribute("aria-valuetext", words);
      slider.parentElement.querySelector("output").textContent = words;
      slider.dispatchEvent(new Event("moved", { bubbles: true }));
    });
  };

  /** Menus close when one looks elsewhere. */
  const menus = () => {
    const close = except => document.querySelectorAll("details.menu[open]").forEach(menu => {
      if (!menu.contains(except)) {
        if (menu.contains(document.activeElement)) {
          menu.querySelector("summary").focus();
        }
        menu.removeAttribute("open");
      }
    });
    document.addEventListener("click", event => close(event.target));
    document.addEventListener("keydown", event => { if (event.key === "Escape") { close(null); } });
  };

  document.addEventListener("DOMContentLoaded", () => {
    draw(document);
    follow();
    menus();
    moments();
    addEventListener("pagehide", () => following?.close());
    document.body.addEventListener("htmx:configRequest", event => {
      if (event.detail.elt.matches("form.time")) { // what is left blank is not asked
        [...event.detail.formData].filter(([, value]) => value === "").forEach(([name]) => event.detail.formData.delete(name));
      }
    });
    document.body.addEventListener("htmx:afterSwap", event => {
      if (event.detail.target.id === "content") {
        follow();
      }
    });
    document.body.addEventListener("htmx:beforeSwap", event => {
      if (event.detail.target.id === "figures" && event.detail.target.querySelector("form.command, .act.htmx-request")) {
        event.detail.shouldSwap = false; // a form was opened while the figures were on their way
        fetched();
        fallBehind();
        return;
      }
      forget(event.detail.target);
      keepTold(event.detail.target);
    });
    document.body.addEventListener("htmx:afterSettle", event => {
      if (event.detail.target.id === "figures") {
        fetched();
      }
      draw(document);
      catchUp();
    });
    ["htmx:responseError", "htmx:sendError", "htmx:swapError"].forEach(failed =>
      document.body.addEventListener(failed, () => fetched()));
    document.body.addEventListener("htmx:responseError", event => {
      if (event.detail.xhr.status === 401) {
        location.reload();
      }
    });
    document.addEventListener("click", event => { if (event.target.closest("[data-print]")) { print(); } });
    let waiting = 0;
    addEventListener("resize", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(resize); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(document));
    matchMedia("print").addEventListener("change", resize);
  });
})();
