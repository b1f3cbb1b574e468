// What a page is asked from inside, in the real browser: `latchkey.…` gives what is wrong as sentences.
// It is put into each page by the browser itself, past the page's content policy; axe-core stands beside it.
(() => {
  const ERROR = { en: "Error: ", cy: "Gwall: " };

  const name = (element) => {
    const id = element.id ? `#${element.id}` : "";
    const classes = [...element.classList].map((one) => `.${one}`).join("");
    const text = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}${id}${classes}> “${text}”`;
  };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // What lies in closed details is not there, though it has a place.
  const shown = (element) => element.getClientRects().length > 0 && element.checkVisibility({ visibilityProperty: true });
  // Meant for screen readers alone, by the design system's class or by its own means.
  const unseen = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === "absolute" && style.overflow === "hidden" && at.clientWidth <= 1) return true;
      if (style.clipPath !== "none" && style.position === "absolute") return true;
    }
    return false;
  };
  const texts = () => all("body *").filter((element) =>
    shown(element) && !unseen(element) && !element.closest("svg, script, option") &&
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));

  const frames = (count) => new Promise((done) => {
    const next = (left) => (left === 0 ? done() : requestAnimationFrame(() => next(left - 1)));
    next(count);
  });
  // The menu folds a moment after the screen has changed.
  const settled = async (look) => {
    await frames(2);
    let wrong = look();
    for (let tries = 0; wrong.length > 0 && tries < 8; tries += 1) {
      await new Promise((done) => setTimeout(done, 50));
      wrong = look();
    }
    return wrong;
  };

  const scrollsByItself = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const tooWide = () => {
    const width = innerWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const beyond = all("body *").filter((element) =>
      shown(element) && element.getBoundingClientRect().right > width + 0.5 && !scrollsByItself(element));
    const deepest = beyond.filter((element) => !beyond.some((other) => other !== element && element.contains(other)));
    const told = deepest.slice(0, 3).map(name).join(", ");
    return [`${document.documentElement.scrollWidth} px wide on a screen of ${width}: ${told}`];
  };
  const clipped = () => texts().filter((element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const cuts = (value) => value === "hidden" || value === "clip";
      if (cuts(style.overflowX) && at.scrollWidth > at.clientWidth + 1) return true;
      if (cuts(style.overflowY) && at.scrollHeight > at.clientHeight + 1) return true;
    }
    return false;
  }).map((element) => `cut off: ${name(element)}`);

  const controls = () => all("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")
    .filter((element) => shown(element) && !element.disabled && !element.closest("[hidden]"));
  // How a control looks, with what the design system draws for it.
  const looks = (element) => {
    const drawn = [[element, null]];
    if (["radio", "checkbox"].includes(element.type)) {
      const label = document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
      if (label) drawn.push([label, "::before"]);
    }
    if (element.firstElementChild) drawn.push([element.firstElementChild, null]);
    return drawn.map(([one, part]) => {
      const style = getComputedStyle(one, part);
      const outline = style.outlineStyle === "none" ? "" : `${style.outlineWidth} ${style.outlineStyle} ${style.outlineColor}`;
      return [outline, style.boxShadow, style.backgroundColor, style.color, style.borderTop, style.borderBottom, style.textDecoration].join("|");
    }).join("||");
  };
  const unmarked = () => {
    const before = document.activeElement;
    const wrong = [];
    for (const element of controls()) {
      document.activeElement.blur();
      const plain = looks(element);
      element.focus({ preventScroll: true });
      if (document.activeElement !== element) wrong.push(`does not take the focus: ${name(element)}`);
      else if (looks(element) === plain) wrong.push(`no mark of the focus: ${name(element)}`);
    }
    document.activeElement.blur();
    before.focus?.({ preventScroll: true });
    return wrong;
  };
  // What has the focus is not behind something that stays on the screen (the warning of a session's end).
  const obscured = () => {
    const staying = all("body *").filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position) && shown(element));
    const hidden = (element) => {
      element.focus();
      const own = element.getBoundingClientRect();
      return staying.some((other) => {
        const over = other.getBoundingClientRect();
        return !other.contains(element) && own.top >= over.top && own.bottom <= over.bottom && own.left >= over.left && own.right <= over.right;
      });
    };
    const behind = staying.length > 0 ? controls().filter(hidden) : [];
    document.activeElement.blur();
    scrollTo(0, 0);
    return behind.map((element) => `has the focus behind something else: ${name(element)}`);
  };
  const edged = (style) => ["Top", "Bottom"].some((side) =>
    style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0) ||
    (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.textDecorationLine.includes("underline");
  const edgeless = () => all("input:not([type=hidden]), select, textarea, button, a.nhsuk-button").filter((element) => {
    if (!shown(element) || element.disabled) return false;
    const label = document.querySelector(`label[for="${CSS.escape(element.id)}"]`);
    const chosen = ["radio", "checkbox"].includes(element.type);
    const style = chosen && label ? getComputedStyle(label, "::before") : getComputedStyle(element);
    return !edged(style);
  }).map((element) => `no edge: ${name(element)}`);

  const moving = () => {
    const wrong = document.getAnimations().map(() => "an animation runs");
    for (const element of all("html, body, body *")) {
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        const long = style.transitionDuration.split(",").some((one) => parseFloat(one) > 0);
        if (long || style.animationName !== "none") wrong.push(`moves: ${name(element)}`);
      }
      if (getComputedStyle(element).scrollBehavior === "smooth") wrong.push(`scrolls smoothly: ${name(element)}`);
    }
    return wrong;
  };

  const landmarks = () => {
    const wrong = [];
    for (const mark of ["h1", "main#maincontent", "header[role=banner]", "footer[role=contentinfo]", "a.nhsuk-skip-link[href='#maincontent']"]) {
      const count = all(mark).length;
      if (count !== 1) wrong.push(`${count} of ${mark}`);
    }
    // Help is at the same place of every page, the other language is said in itself, and no key is taken.
    const help = all("footer a").map((link) => link.pathname);
    if (!(help.indexOf("/help") >= 0 && help.indexOf("/help") < help.indexOf("/contact"))) wrong.push(`help is not in its place: ${help}`);
    const languages = all("header [lang]").map((element) => element.lang);
    if (languages.length !== 1 || languages[0] === document.documentElement.lang) wrong.push(`the switch of languages is in ${languages}`);
    for (const element of all("[accesskey]")) wrong.push(`takes a key: ${name(element)}`);
    for (const element of all(".nhsuk-error-summary, .nhsuk-notification-banner--success")) {
      if (!element.matches("[role=alert]") && !element.querySelector("[role=alert]")) wrong.push(`is not announced: ${name(element)}`);
    }
    const ids = all("[id]").map((element) => element.id);
    for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) wrong.push(`the id ${id} twice`);
    return wrong;
  };
  // In error: the title says so first, the summary has the focus, and each of its links leads to its field.
  const errorState = (language) => {
    const summary = document.querySelector(".nhsuk-error-summary");
    const titled = document.title.startsWith(ERROR[language]);
    if (!summary) return titled ? ["the title speaks of an error that is not there"] : [];
    const wrong = [];
    if (!titled) wrong.push(`the title does not begin with “${ERROR[language]}”: ${document.title}`);
    if (document.activeElement !== summary) wrong.push(`the focus is on ${name(document.activeElement)}, not on the error summary`);
    for (const link of all("a[href^='#']", summary)) {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) {
        wrong.push(`${link.hash} of the summary leads to nothing`);
        continue;
      }
      link.click();
      if (document.activeElement !== field) wrong.push(`${link.hash} of the summary leads to ${name(document.activeElement)}`);
      const described = (field.getAttribute("aria-describedby") ?? field.closest("fieldset")?.getAttribute("aria-describedby") ?? "").split(/\s+/);
      const said = described.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
      if (!said.includes(link.textContent.trim())) wrong.push(`${link.hash} is not described by its error`);
    }
    return wrong;
  };

  // Where axe cannot tell what lies behind the words: on the drawn box of a choice, in the drawing of a chart.
  // Both are the page's own colours.
  const DRAWN = ".nhsuk-radios__label, .nhsuk-checkboxes__label, svg text";
  const axeFinds = async (options) => {
    const found = await axe.run(document, { elementRef: true, resultTypes: ["violations", "incomplete"], ...options });
    const told = (kind) => (rule) => rule.nodes.map((node) =>
      `axe ${kind}: ${rule.id}: ${node.target.join(" ")}: ${node.failureSummary?.replace(/\s+/g, " ") ?? rule.help}`);
    const unsure = found.incomplete.map((rule) => ({
      ...rule,
      nodes: rule.nodes.filter((node) => !(rule.id === "color-contrast" && node.element?.matches(DRAWN))),
    }));
    return [...found.violations.flatMap(told("violation")), ...unsure.flatMap(told("cannot tell"))];
  };

  let sizes = new Map();
  window.latchkey = {
    // As it is at a desk: everything that does not depend on the screen, and the screen.
    whole: async (language) => {
      const wrong = await settled(tooWide);
      if (document.documentElement.lang !== language) wrong.push(`lang is ${document.documentElement.lang}`);
      wrong.push(...landmarks(), ...errorState(language), ...unmarked(), ...obscured());
      wrong.push(...await axeFinds({ rules: Object.fromEntries([
        "target-size", "label-content-name-mismatch", "p-as-heading", "table-fake-caption", "td-has-header", "css-orientation-lock",
      ].map((rule) => [rule, { enabled: true }])) }));
      sizes = new Map(texts().map((element) => [element, parseFloat(getComputedStyle(element).fontSize)]));
      return { wrong, title: document.title };
    },
    fits: () => settled(() => [...tooWide(), ...clipped()]),
    // On the narrowest screen targets are still large enough and what scrolls can be reached.
    narrow: async () => [...await latchkey.fits(), ...obscured(), ...await axeFinds({
      runOnly: ["target-size", "scrollable-region-focusable"],
    })],
    spaced: async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
      document.adoptedStyleSheets = [sheet];
      const wrong = await latchkey.fits();
      document.adoptedStyleSheets = [];
      return wrong;
    },
    // Text that the reader made twice as large is twice as large, all of it, and nothing is lost.
    doubled: async () => {
      const wrong = await latchkey.fits();
      for (const [element, size] of sizes) {
        const now = parseFloat(getComputedStyle(element).fontSize);
        if (shown(element) && now < size * 1.9) wrong.push(`${size} px became ${now}: ${name(element)}`);
      }
      return wrong;
    },
    // A mail: nothing beyond the screen, nothing fetched, readable in its colours. Mail programs take the
    // landmarks of a page for themselves.
    letter: async (language, width) => {
      const wrong = await latchkey.fits();
      if (document.documentElement.lang !== language) wrong.push(`lang is ${document.documentElement.lang}`);
      wrong.push(...performance.getEntriesByType("resource").filter((fetched) => !fetched.name.endsWith("/favicon.ico")).map((fetched) => `fetches ${fetched.name}`));
      return width > 500 ? [...wrong, ...await axeFinds({ rules: { region: { enabled: false } } })] : wrong;
    },
    // What has the focus looks other than without it, and is on the screen; or what is wrong with that.
    marked: () => {
      const here = document.activeElement;
      const now = looks(here);
      here.blur();
      const plain = looks(here);
      here.focus({ preventScroll: true });
      if (now === plain) return `no mark of the focus: ${name(here)}`;
      const { top, bottom, left, right } = here.getBoundingClientRect();
      const seen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
      return seen ? null : `beyond the screen: ${name(here)}`;
    },
    outlined: async () => { await frames(2); return [...edgeless(), ...unmarked()]; },
    still: async () => { await frames(1); return moving(); },
  };
})();
