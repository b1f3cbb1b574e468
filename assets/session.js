// Warns before a session ends, puts the end off when asked to, and leaves nothing on the screen after it.
// Without this file the page says the same in a sentence, and the server ends the session all the same.

const WARNING = 2 * 60 * 1000;
const AGAIN = 60 * 1000;
const PATIENCE = 10 * 1000;

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
    this.warning = this.words("warning");
    // Where the person was at work when the warning came between.
    this.place = null;
    // What stands in the place of the page when it can be shown no longer.
    this.cover = null;
    // A page in another tab that keeps the session alive keeps it alive for this one.
    this.tabs = "BroadcastChannel" in window ? new BroadcastChannel(note.dataset.stay) : null;
  }

  words(name) {
    return this.note.querySelector(`template[data-words=${name}]`)?.content;
  }

  start() {
    const { seconds, extends: still } = this.note.dataset;
    const until = this.sentence.querySelector(".latchkey-until").textContent;
    this.lasts({ seconds: Number(seconds), until, extends: still === "true" });
    this.tell();
    this.tabs?.addEventListener("message", (event) => this.lasts(event.data));
    setInterval(() => this.look(), 1000);
    document.addEventListener("visibilitychange", () => this.look());
    for (const work of ["click", "input"]) {
      document.addEventListener(work, (event) => this.status.contains(event.target) || this.remember());
    }
    // The back button must show what the server has to say, not what was once on the screen.
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  remember() {
    const place = document.activeElement;
    this.place = place && place !== document.body ? place : this.place;
  }

  tell() {
    this.tabs?.postMessage({ ...this.alive, seconds: Math.round((this.ends - Date.now()) / 1000) });
  }

  lasts(alive) {
    this.alive = alive;
    this.ends = Date.now() + alive.seconds * 1000;
    this.asksAgain = 0;
    if (!alive.extends) {
      this.lastsNoLonger();
    }
    for (const place of this.note.querySelectorAll(".latchkey-until")) {
      place.textContent = alive.until;
    }
    this.uncover();
    this.look();
  }

  /** Nothing puts the end off any more: neither a sentence nor a button promises it. */
  lastsNoLonger() {
    const last = this.words("last");
    if (last && this.warning !== last) {
      this.warning = last;
      this.sentence.replaceChildren(...last.querySelector("p").cloneNode(true).childNodes);
      this.quiet();
    }
  }

  look() {
    const left = this.ends - Date.now();
    if (left > WARNING) {
      this.quiet();
    } else if (left > 0) {
      this.warn();
    } else if (Date.now() >= this.asksAgain) {
      this.over();
    }
  }

  warns() {
    return this.status.querySelector(".latchkey-session__warning");
  }

  quiet() {
    this.warns()?.remove();
  }

  warn() {
    if (this.warns()) {
      return;
    }
    const warning = this.warning.querySelector(".latchkey-session__warning").cloneNode(true);
    warning.querySelector(".latchkey-until").textContent = this.alive.until;
    warning.querySelector("button")?.addEventListener("click", () => this.stay());
    this.remember();
    this.status.replaceChildren(warning);
  }

  async stay() {
    const alive = await this.ask(this.note.dataset.stay);
    if (alive?.seconds > 0) {
      this.lasts(alive);
      this.tell();
      this.goBack();
    } else if (alive) {
      this.leave();
    }
  }

  /** The button is gone: what it has done is read out, and the person is where they were before it. */
  goBack() {
    if (this.place?.isConnected) {
      this.place.focus();
    } else {
      this.sentence.focus({ preventScroll: true });
    }
    if (!this.warns()) {
      const said = document.createElement("span");
      said.className = "nhsuk-u-visually-hidden";
      said.textContent = this.sentence.textContent.trim();
      this.status.replaceChildren(said);
    }
  }

  /** Looks what the server knows, which may be better: another tab may have gone on. To look puts nothing off. */
  async over() {
    this.asksAgain = Date.now() + AGAIN;
    const alive = await this.ask(this.note.dataset.look);
    if (alive?.seconds > 0) {
      this.lasts(alive);
    } else if (alive) {
      this.leave();
    } else if (this.ends <= Date.now()) {
      this.coverUp();
    }
  }

  async ask(path) {
    try {
      const answer = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout?.(PATIENCE) });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  /** The server does not answer, and what is on the screen is for nobody else who may come by. */
  coverUp() {
    if (!this.cover) {
      const main = document.querySelector("main");
      for (const part of main.children) {
        part.hidden = true;
      }
      this.cover = this.words("over").firstElementChild.cloneNode(true);
      main.append(this.cover);
      this.cover.querySelector("h2").focus();
    }
  }

  uncover() {
    if (this.cover) {
      this.cover.remove();
      this.cover = null;
      for (const part of document.querySelector("main").children) {
        part.hidden = false;
      }
    }
  }

  /**
   * The session has ended: a form goes to the server, which does nothing but keep what is no secret in it. Nobody
   * has pressed its button, so it says that it is only to be kept: whatever the clocks say, it is no deed.
   */
  leave() {
    const form = [...document.querySelectorAll("main form[method=post]")].find(typed);
    if (form) {
      for (const field of form.elements) {
        if (secret(field)) {
          field.value = "";
        }
      }
      const address = new URL(form.action);
      address.searchParams.set("late", "1");
      form.action = address;
      form.submit();
    } else {
      location.replace(this.note.dataset.ended);
    }
  }
}

function secret(field) {
  // A passcode that is shown is a field of text.
  return /passcode|password|^code$|^answer_/.test(field.name);
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
