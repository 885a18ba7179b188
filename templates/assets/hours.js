// What holds at the time of reading: whether patients are seen now, which day is today, and which closures are over. The pages are right
// without it; they name their days.
"use strict";

// The state at a moment, from the days that the build has written. It says what Schedule.state(at:) says.
function hoursState(data, moment) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat("en-CA", {
    timeZone: data.zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  }).formatToParts(moment).map((part) => [part.type, part.value]));
  const date = `${parts.year}-${parts.month}-${parts.day}`;
  const minute = Number(parts.hour) * 60 + Number(parts.minute);
  const days = data.days.map(([date, day, kind]) => ({
    date, day, sessions: data.kinds[kind].map(([id, label, start, end, reception, first]) => ({ id, label, start, end, reception, first })),
  }));
  const index = days.findIndex((day) => day.date === date);
  if (index < 0) return null;
  const first = (sessions) => [...sessions].sort((a, b) => a.start - b.start)[0];
  const sessions = days[index].sessions;
  const coming = first(sessions.filter((session) => session.start > minute));
  let next = coming ? { date, day: days[index].day, start: coming.start } : null;
  for (let later = index + 1; !next && later < days.length; later += 1) {
    const session = first(days[later].sessions);
    if (session) next = { date: days[later].date, day: days[later].day, start: session.start };
  }
  if (!next && data.later) next = { date: data.later[0], day: data.later[1], start: data.later[2] };
  const current = sessions.find((session) => session.start <= minute && minute < session.end) || null;
  let phase = "closed";
  if (current) phase = current.reception !== undefined && current.reception <= minute ? "reception_ended" : "open";
  else if (coming) phase = sessions.some((session) => session.end <= minute) ? "between" : "before";
  else if (sessions.length > 0) phase = "finished";
  // Who comes for the first time is received until then, else as long as everybody.
  const firstEnd = current ? current.first ?? current.reception ?? current.end : 0;
  return { date, phase, current, next, firstVisits: minute < firstEnd };
}

function hoursText(words, key, values) {
  return (words[key] || "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

(() => {
  const time = (minutes) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  function end() {
    for (const element of document.querySelectorAll("[data-until]")) {
      if (Date.parse(element.dataset.until) <= Date.now()) element.hidden = true;
    }
    for (const list of document.querySelectorAll(".announced")) {
      if (!list.querySelector("li:not([hidden])")) list.hidden = true;
    }
  }
  end();
  setInterval(end, 30000);
  const source = document.querySelector("[data-hours]");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  function show() {
    const state = hoursState(data, new Date());
    const line = document.querySelector("[data-now]");
    // Older than its days: the text says for which day it speaks.
    if (!state || !line) return;
    const { phase, current, next, date } = state;
    const sentences = [];
    if (phase === "open") {
      sentences.push(hoursText(data.words, "says_open", { session: current.label, end: time(current.end) }));
      if (current.reception !== undefined) sentences.push(hoursText(data.words, "says_reception", { time: time(current.reception) }));
      if (current.first !== undefined) {
        sentences.push(hoursText(data.words, state.firstVisits ? "says_first" : "says_first_over", { time: time(current.first) }));
      }
    } else if (next) {
      const key = next.date === date ? "says_today" : "says_next";
      sentences.push(hoursText(data.words, key, { day: next.day, time: time(next.start) }));
    }
    const plate = document.createElement("strong");
    plate.className = `plate ${phase}`;
    plate.textContent = data.words[phase];
    const words = [plate, ` ${sentences.join(data.words.space || "")}`];
    if (line.textContent !== plate.textContent + words[1]) line.replaceChildren(...words);
    for (const day of document.querySelectorAll("[data-date]")) day.classList.toggle("today", day.dataset.date === date);
  }
  show();
  setInterval(show, 30000);
})();
