// Everything works without this file; it only makes some things quicker or nicer to read.
(() => {
    "use strict";

    // Times are sent in UTC; readers see their own zone, and UTC on hover.
    const date = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
    const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
    for (const element of document.querySelectorAll("time[datetime]")) {
        const value = element.getAttribute("datetime");
        // A day alone belongs to no zone.
        if (!value.includes("T")) continue;
        const at = new Date(value);
        if (Number.isNaN(at.getTime())) continue;
        element.title = value;
        element.textContent = (element.hasAttribute("data-day") ? date : moment).format(at);
    }

    // A form is sent once, however often its button is pressed.
    for (const form of document.querySelectorAll("form[method=post]")) {
        form.addEventListener("submit", (event) => {
            const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
            if (question && !window.confirm(question)) { event.preventDefault(); return; }
            if (form.dataset.sent) { event.preventDefault(); return; }
            form.dataset.sent = "yes";
            form.setAttribute("aria-busy", "true");
        });
    }
    // A page that the browser shows again from its memory has sent nothing yet.
    window.addEventListener("pageshow", () => {
        for (const form of document.querySelectorAll("form[data-sent]")) {
            delete form.dataset.sent;
            form.removeAttribute("aria-busy");
        }
    });

    // A page that waits for something is read again, unless somebody is writing on it.
    const waiting = document.querySelector("main[data-refresh]");
    if (waiting) {
        window.setInterval(() => {
            if (!document.activeElement?.matches("input, select, textarea")) window.location.reload();
        }, 1000 * Number(waiting.dataset.refresh));
    }

    // A search's address holds what was filled in and nothing else; Enter sends it, and Shift with Enter is a line's end.
    for (const form of document.querySelectorAll("form[role=search]")) {
        form.addEventListener("formdata", (event) => {
            for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
        });
        for (const field of form.querySelectorAll("[data-submit-on-enter]")) {
            field.addEventListener("keydown", (event) => {
                if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
                event.preventDefault();
                form.requestSubmit();
            });
        }
    }

    // Buttons that copy, shown only where they can.
    for (const button of document.querySelectorAll("button[data-copy]")) {
        if (!navigator.clipboard) continue;
        button.hidden = false;
        button.addEventListener("click", async () => {
            const before = button.textContent;
            try {
                await navigator.clipboard.writeText(button.dataset.copy);
                button.textContent = "Copied";
            } catch {
                button.textContent = "Not copied";
            }
            window.setTimeout(() => { button.textContent = before; }, 1500);
        });
    }
})();
