
// A job's page follows it by server-sent events, and is read again once when it has ended.
(() => {
    "use strict";
    const section = document.querySelector("[data-job-events]");
    if (!section || !window.EventSource) return;
    const number = new Intl.NumberFormat("en");
    const phases = {
        waiting: "waiting for its turn", reading: "reading the sources", publishing: "publishing",
        checking: "asking the curated questions", merging: "searchable already; tidying up",
    };
    const show = (name, text) => {
        const element = section.querySelector(`[data-job="${name}"]`);
        if (element && element.textContent !== text) element.textContent = text;
    };
    const events = new EventSource(section.dataset.jobEvents);
    events.addEventListener("job", (event) => {
        const job = JSON.parse(event.data);
        if (["done", "failed", "cancelled"].includes(job.state)) {
            events.close();
            window.location.reload();
            return;
        }
        const percent = Math.round(job.progress.fraction * 100);
        section.querySelector("progress").value = percent;
        show("phase", job.progress.note ?? phases[job.progress.phase] ?? job.progress.phase);
        for (const name of ["articles", "passages", "embedded"]) show(name, number.format(job.progress[name]));
    });
    // Where no stream gets through, the page asks again now and then.
    events.addEventListener("error", () => {
        if (events.readyState === EventSource.CLOSED) window.setTimeout(() => window.location.reload(), 4000);
    });
})();
