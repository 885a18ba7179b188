// What holds at the time of reading: whether patients are seen now, which day is today, and which closures are over. The pages are right
// without it; they name their days. The days are in hours-data.js.
"use strict";

// The state at a moment, from the days that the build has written. It says what Schedule.state(at:) says.
function hoursState(data, moment) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-CA", {
    timeZone: data.zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(moment).map((part) => [part.type, part.value]));
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const minute = Number(parts.hour) * 60 + Number(parts.minute);
  const days = data.days.map(([date, name, kind, column, reason]) => ({
    date, name, column, reason, sentence: data.kinds[kind][0],
    sessions: data.kinds[kind][1].map(([id, label, start, end, reception, first]) => ({ id, label, start, end, reception, first })),
  }));
  const index = days.findIndex((day) => day.date === date);
  if (index < 0) return null;
  const first = (sessions) => [...sessions].sort((a, b) => a.start - b.start)[0];
  const day = days[index];
  const sessions = day.sessions;
  const coming = first(sessions.filter((session) => session.start > minute));
  let next = coming ? { date, day: day.name, start: coming.start } : null;
  for (let later = index + 1; !next && later < days.length; later += 1) {
    const session = first(days[later].sessions);
    if (session) next = { date: days[later].date, day: days[later].name, start: session.start };
  }
  if (!next && data.later) next = { date: data.later[0], day: data.later[1], start: data.later[2] };
  const current = sessions.find((session) => session.start <= minute && minute < session.end) || null;
  let phase = "closed";
  if (current) phase = current.reception !== undefined && current.reception <= minute ? "reception_ended" : "open";
  else if (coming) phase = sessions.some((session) => session.end <= minute) ? "between" : "before";
  else if (sessions.length > 0) phase = "finished";
  // Who comes for the first time is received until then, else as long as everybody.
  const firstEnd = current ? current.first ?? current.reception ?? current.end : 0;
  return { date, day, phase, current, next, firstVisits: minute < firstEnd };
}

function hoursText(words, key, values) {
  return (words[key] || "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

(() => {
  const time = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function end() {
    for (const over of document.querySelectorAll("[data-until]")) {
      if (Date.parse(over.dataset.until) <= Date.now()) over.hidden = true;
    }
    for (const list of document.querySelectorAll(".band")) {
      if (!list.querySelector("li:not([hidden])")) list.hidden = true;
    }
  }

  // The line on every page: the plate, and until when or when next.
  function showLine(line, state, words) {
    const { phase, current, next, date } = state;
    const sentences = [];
    if (phase === "open") {
      sentences.push(hoursText(words, "says_open", { session: current.label, end: time(current.end) }));
      if (current.reception !== undefined) sentences.push(hoursText(words, "says_reception", { time: time(current.reception) }));
      if (current.first !== undefined) {
        sentences.push(hoursText(words, state.firstVisits ? "says_first" : "says_first_over", { time: time(current.first) }));
      }
    } else if (next) {
      const key = next.date === date ? "says_today" : "says_next";
      sentences.push(hoursText(words, key, { day: next.day, time: time(next.start) }));
    }
    line.replaceChildren(element("strong", `plate ${phase}`, words[phase]), ` ${sentences.join(words.space)}`);
  }

  // The front page's panel: the date and the plate, a sentence, a row for each session, what comes next.
  function showPanel(panel, state, words) {
    const { day, phase, next } = state;
    const isOver = phase === "closed" || phase === "finished";
    panel.classList.toggle("is-open", phase !== "closed");
    panel.classList.toggle("is-closed", phase === "closed");
    const row = (label, time, note) => element("div", "", element("dt", "", label), element("dd", "", element("b", "", time), " ", element("span", "", note)));
    const rows = day.sessions.map((session) => {
      const { reception, first } = session;
      const note = reception === undefined ? "" : hoursText(words, first === undefined ? "reception" : "reception_first", {
        time: time(reception), first: first === undefined ? "" : time(first),
      });
      return row(session.label, hoursText(words, "span", { start: time(session.start), end: time(session.end) }), note);
    });
    if (isOver && next) rows.push(row(words.next, hoursText(words, "next_at", { day: next.day, time: time(next.start) }), ""));
    const date = element("p", "date", element("time", "", day.name), " ", element("strong", `plate ${phase}`, words[phase]));
    if (day.reason) date.append(" ", element("span", "", day.reason));
    panel.querySelector("h1").replaceChildren(phase === "finished" ? words.over : day.sentence);
    panel.querySelector(".date").replaceWith(date);
    panel.querySelector("dl").replaceChildren(...rows);
  }

  function markToday(state, words) {
    for (const day of document.querySelectorAll("[data-date]")) day.classList.toggle("today", day.dataset.date === state.date);
    for (const row of document.querySelectorAll("[data-week] .hours tr")) {
      [...row.cells].forEach((cell, index) => {
        const isToday = index === state.day.column + 1;
        cell.classList.toggle("today", isToday);
        const word = cell.querySelector("small");
        if (cell.tagName === "TH" && isToday && !word) cell.append(element("small", "", words.today));
        if (word && !isToday) word.remove();
      });
    }
  }

  let shown = "";
  function show() {
    end();
    const data = typeof shiraseHours === "undefined" ? null : shiraseHours;
    const state = data && hoursState(data, new Date());
    // Older than its days: the text says for which day it speaks, and the front page that there may be news.
    for (const line of document.querySelectorAll("[data-old]")) if (!state) line.textContent = line.dataset.old;
    if (!state) return;
    const key = `${state.date} ${state.phase} ${state.firstVisits}`;
    // What is read aloud or selected is left alone as long as it holds.
    if (key === shown) return;
    shown = key;
    for (const line of document.querySelectorAll("[data-now]")) showLine(line, state, data.words);
    for (const panel of document.querySelectorAll("[data-today]")) showPanel(panel, state, data.words);
    markToday(state, data.words);
  }
  show();
  setInterval(show, 30000);
})();
