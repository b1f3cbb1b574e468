// Every page works without this file. It starts the design system's own script,
// whose stylesheet looks for these two classes first.
import { initAll } from "./nhsuk-frontend.min.js";
import { watchSession } from "./session.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();
watchSession();
