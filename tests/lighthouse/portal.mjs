// The program with the demonstration in a database of its own, and browsers that are somewhere in it.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export class Portal {
  /** Starts the program on a free port; ready when it says where it is. */
  static async start(program) {
    const portal = new Portal();
    portal.folder = mkdtempSync(join(tmpdir(), "latchkey-lighthouse."));
    const settings = {
      ...process.env,
      LATCHKEY_PROFILE: "development",
      LATCHKEY__SERVER__PORT: "0",
      LATCHKEY__DATABASE__URL: `sqlite://${join(portal.folder, "latchkey.db")}`,
      LATCHKEY__LOG__FILTER: "warn",
    };
    portal.process = spawn(program, ["serve"], { env: settings, stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: portal.process.stdout })) {
      portal.url = line.match(/http:\/\/localhost:\d+/)?.[0];
      if (portal.url) break;
    }
    if (!portal.url) throw new Error("the program did not say where it listens");
    const told = execFileSync(program, ["demo", "--json"], { env: settings });
    portal.holders = JSON.parse(told).holders;
    return portal;
  }

  async stop() {
    if (this.process.kill("SIGTERM")) await once(this.process, "exit");
    rmSync(this.folder, { recursive: true, force: true });
  }

  holder(purpose) {
    return this.holders.find((holder) => holder.purpose === purpose);
  }

  /** The cookie of somebody who has said which card to unlock. */
  async unlocking() {
    const { smartcard_number } = this.holder("locked, registered");
    return this.#submit("/unlock", { smartcard_number }, "");
  }

  /** The cookie of a holder who is signed in and has accepted the terms. */
  async signedIn() {
    const { smartcard_number, passcode } = this.holder("unlocked, registered");
    const cookie = await this.#submit("/sign-in", { smartcard_number, passcode }, "");
    const page = await this.#fetch("/me", { headers: { cookie } });
    return page.headers.get("location") === "/terms" ? this.#submit("/terms", { accept: "yes" }, cookie) : cookie;
  }

  /** Opens a page and posts its form; the cookie that the browser has then. */
  async #submit(path, fields, cookie) {
    const page = await this.#fetch(path, { headers: { cookie } });
    const [, csrf_token] = (await page.text()).match(/name="csrf_token" value="([^"]+)"/);
    const before = cookieOf(page) || cookie;
    const posted = await this.#fetch(path, {
      method: "POST",
      headers: { cookie: before },
      body: new URLSearchParams({ csrf_token, ...fields }),
    });
    if (posted.status !== 303) throw new Error(`${path} answered ${posted.status}`);
    return cookieOf(posted) || before;
  }

  #fetch(path, options) {
    return fetch(this.url + path, { redirect: "manual", ...options });
  }
}

const cookieOf = (response) => response.headers.getSetCookie().at(-1)?.split(";")[0];
