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

  const resize = () => {
    open.forEach(chart => chart.resize());
    draw(document);
  };

  /** Listens whether the book grows beyond what the page shows, and has it fetched anew. */
  const follow = () => {
    const { live, lost, grown } = document.body.dataset;
    if (!live) {
      return;
    }
    let shown = Number(document.body.dataset.sequence);
    const source = new EventSource(live);
    const note = text => document.querySelectorAll("[data-lost-note]").forEach(place => {
      place.textContent = text;
      place.hidden = !text;
    });
    source.addEventListener("open", () => note(""));
    source.addEventListener("error", () => note(lost));
    source.addEventListener("message", message => {
      const sequence = Number(message.data);
      if (sequence > shown) {
        shown = sequence;
        if (document.querySelector("#figures form.command")) {
          note(grown); // what somebody is writing is never taken away
        } else {
          htmx.trigger(document.body, "ledger");
        }
      }
    });
    addEventListener("pagehide", () => source.close());
  };

  /** Menus close when one looks elsewhere. */
  const menus = () => {
    const close = except => document.querySelectorAll("details.menu[open]").forEach(menu => {
      if (!menu.contains(except)) {
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
    document.body.addEventListener("htmx:beforeSwap", event => forget(event.detail.target));
    document.body.addEventListener("htmx:afterSettle", () => draw(document));
    document.body.addEventListener("htmx:responseError", event => {
      if (event.detail.xhr.status === 401) {
        location.reload();
      }
    });
    let waiting = 0;
    addEventListener("resize", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(resize); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(document));
    matchMedia("print").addEventListener("change", resize);
  });
})();
