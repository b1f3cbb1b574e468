// Warns before a session ends, puts the end off when asked to, and leaves nothing on the screen after it.
// Without this file the page says the same in a sentence, and the server ends the session all the same.

const WARNING = 2 * 60 * 1000;
const AGAIN = 60 * 1000;

/** Watches over the session of a page, if it has one. */
export function watchSession() {
  const note = document.querySelector("[data-module=latchkey-session]");
  if (note) {
    new Session(note).start();
  }
}

class Session {
  constructor(note) {
    this.note = note;
    this.sentence = note.querySelector("p");
    this.status = note.querySelector("[role=status]");
    this.warning = note.querySelector("template").content;
    // A page in another tab that keeps the session alive keeps it alive for this one.
    this.tabs = "BroadcastChannel" in window ? new BroadcastChannel(note.dataset.alive) : null;
  }

  start() {
    this.lasts({ seconds: Number(this.note.dataset.seconds), until: this.sentence.querySelector(".latchkey-until").textContent });
    this.tell();
    this.tabs?.addEventListener("message", (event) => this.lasts(event.data));
    setInterval(() => this.look(), 1000);
    document.addEventListener("visibilitychange", () => this.look());
    // The back button must show what the server has to say, not what was once on the screen.
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  tell() {
    const seconds = Math.round((this.ends - Date.now()) / 1000);
    this.tabs?.postMessage({ seconds, until: this.until });
  }

  lasts({ seconds, until }) {
    this.ends = Date.now() + seconds * 1000;
    this.until = until;
    for (const place of this.note.querySelectorAll(".latchkey-until")) {
      place.textContent = until;
    }
    this.look();
  }

  look() {
    const left = this.ends - Date.now();
    if (left <= 0) {
      this.over();
    } else if (left > WARNING) {
      this.status.replaceChildren();
    } else if (!this.status.hasChildNodes()) {
      this.warn();
    }
  }

  warn() {
    const warning = this.warning.cloneNode(true);
    warning.querySelector(".latchkey-until").textContent = this.until;
    warning.querySelector("button")?.addEventListener("click", () => this.stay());
    this.status.replaceChildren(warning);
  }

  async stay() {
    const alive = await this.ask();
    if (alive?.seconds > 0) {
      this.lasts(alive);
      this.tell();
      // The button is gone: what it has done is read out from the sentence that tells it.
      this.sentence.focus();
    } else if (alive) {
      this.leave();
    }
  }

  /** Asks the server, which may know better: another tab may have gone on. */
  async over() {
    this.ends = Date.now() + AGAIN;
    const alive = await this.ask();
    if (alive?.seconds > 0) {
      this.lasts(alive);
    } else if (alive) {
      this.leave();
    }
  }

  async ask() {
    try {
      const answer = await fetch(this.note.dataset.alive, { cache: "no-store" });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /** The session has ended: a form goes to the server, which does nothing but keep what is no secret in it. */
  leave() {
    const form = [...document.querySelectorAll("main form[method=post]")].find(typed);
    if (form) {
      for (const field of form.elements) {
        if (secret(field)) {
          field.value = "";
        }
      }
      form.submit();
    } else {
      location.replace(this.note.dataset.ended);
    }
  }
}

function secret(field) {
  return field.type === "password" || field.name === "code" || field.name.startsWith("answer_");
}

function typed(form) {
  return [...form.elements].some((field) => {
    if (secret(field) || field.type === "hidden") {
      return false;
    }
    if (field.type === "radio" || field.type === "checkbox") {
      return field.checked !== field.defaultChecked;
    }
    if (field.tagName === "SELECT") {
      return [...field.options].some((option) => option.selected !== option.defaultSelected);
    }
    return "defaultValue" in field && field.value !== field.defaultValue;
  });
}
