"use strict";
(() => {
  const find = document.querySelector(".find");
  const input = find.querySelector("input");
  const status = find.querySelector("[role=status]");
  const main = document.querySelector("main");
  const matches = document.querySelector(".matches");
  const none = document.querySelector(".none");
  const total = status.textContent;
  const narrow = window.matchMedia("(max-width: 59.99rem)");
  const MOST = 50; // how many matches are shown
  const FIRST = 5; // how many a phone shows at once
  const contents = document.querySelector(".contents details");
  const links = new Map();
  for (const item of contents.querySelectorAll("li[value]")) {
    links.set(`${item.value}`, item);
  }
  // `next` is the white space after an entry, which stays where it is when the entry is moved.
  const entries = [...document.querySelectorAll(".entry")].map((element) => ({
    element,
    next: element.nextSibling,
    item: links.get(element.dataset.number),
  }));
  const sections = document.querySelectorAll("main > section:not(.matches)");

  const engine = makeSearch(
    JSON.parse(document.querySelector("script[type='application/json']").textContent),
  );

  // Read entries for some milliseconds, and return whether all are read. Thousands take a second, in
  // which the page answers to keys and scrolls.
  const SLICE = 10;
  let known = 0;
  const learn = () => {
    const end = performance.now() + SLICE;
    while (known < entries.length) {
      if (performance.now() > end) return false;
      const { element } = entries[known];
      const texts = [...element.querySelectorAll(".short, .answer, .note")].map((part) => part.textContent);
      const listed = (name) => (element.dataset[name] || "").split("\n").filter(Boolean);
      engine.add(element.querySelector(".question").textContent, listed("aliases"), [...texts, ...listed("tags")]);
      known += 1;
      if (known === entries.length) engine.measure();
    }
    return true;
  };

  // Read the entries before the first search, and let the browser do other things in between.
  const prepare = () => {
    if (!learn()) setTimeout(prepare, SLICE);
  };

  const textNodes = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  let query = "";
  let spansIn, weigh;
  let marked = new Set();
  let shown = [];
  let inContents = new Set();

  const unmark = () => {
    for (const element of marked) {
      for (const mark of element.querySelectorAll("mark")) {
        const parent = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        parent.normalize();
      }
      element.querySelector(".passage").remove();
      element.classList.remove("open");
    }
    marked = new Set();
  };

  const markText = (node) => {
    for (const [start, end] of spansIn(node.data).reverse()) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      range.surroundContents(document.createElement("mark"));
    }
  };

  // On a narrow screen a hit is its question and a passage, which shows and hides the rest of it.
  const setOpen = (element, isOpen) => {
    const button = element.querySelector(".passage");
    element.classList.toggle("open", isOpen);
    button.setAttribute("aria-expanded", isOpen);
    const text = isOpen ? "" : button.dataset.text;
    button.classList.toggle("plain", !text);
    button.textContent = text || (isOpen ? "Show less" : "Show more");
    if (text) textNodes(button).forEach(markText);
  };

  const addPassage = (element) => {
    const best = passageOf([...element.querySelectorAll(".short, .answer, .note")], weigh);
    const short = element === shown[0].element && element.querySelector(".short"); // which is shown
    const button = document.createElement("button");
    button.className = "passage";
    button.type = "button";
    button.dataset.text = best.part === short ? "" : best.text;
    button.onclick = () => setOpen(element, !element.classList.contains("open"));
    (short || element.querySelector(".title")).after(button);
    setOpen(element, false);
  };

  const mark = (element) => {
    if (marked.has(element) || query === "") return;
    marked.add(element);
    addPassage(element);
    for (const part of element.querySelectorAll(".question, .short, .answer, .note")) {
      textNodes(part).forEach(markText);
    }
  };

  // Highlight matches only near the visible part: marking all of them would take too long.
  const watcher = new IntersectionObserver(
    (changes) => {
      for (const change of changes) if (change.isIntersecting) mark(change.target);
    },
    { rootMargin: "100% 0px" },
  );

  // An item of the contents, and the lists and the group that it is in.
  const listsOf = (item) => {
    const found = [];
    for (let inner = item; inner && inner !== contents; inner = inner.parentElement) found.push(inner);
    return found;
  };

  // Put the entries where they belong, and show all or, in `hits`, those that match. If none does,
  // the contents stay whole.
  const arrange = (hits, isSearch) => {
    for (const { element, next } of shown) next.before(element);
    shown = hits;
    matches.append(...hits.map((entry) => entry.element));
    matches.hidden = hits.length === 0;
    document.body.classList.toggle("searching", isSearch);
    document.body.classList.toggle("found", hits.length > 0);
    for (const section of sections) section.hidden = isSearch;
    const listed = new Set(hits.flatMap(({ item }) => listsOf(item)));
    for (const element of inContents) if (!listed.has(element)) element.classList.remove("match");
    for (const element of listed) element.classList.add("match");
    inContents = listed;
    none.hidden = hits.length > 0 || !isSearch;
  };

  let waiting;
  const show = () => {
    const typed = input.value.trim();
    clearTimeout(waiting);
    const isWaiting = typed !== query && !learn();
    main.ariaBusy = isWaiting;
    if (isWaiting) waiting = setTimeout(show);
    if (isWaiting || typed === query) return;
    const isBelow = main.getBoundingClientRect().top < 0; // read before the layout changes
    query = typed;
    watcher.disconnect();
    unmark();
    const found = engine.search(input.value);
    ({ spansIn, weigh } = found);
    arrange(found.hits.slice(0, MOST).map((i) => entries[i]), query !== "");
    for (const { element } of shown.slice(0, FIRST)) mark(element);
    for (const { element } of shown) watcher.observe(element);
    if (isBelow) main.scrollIntoView({ behavior: "instant" });
    const best = found.hits.length > MOST ? "The best " : "";
    const missing = found.missing.map((word) => `“${word}”`).join(", ");
    const verb = found.missing.length > 1 ? "aren’t" : "isn’t";
    const remarks = [
      `${best}${shown.length} of ${total}`,
      found.weaker && `${found.weaker} weaker`,
      missing && `${missing} ${verb} in this FAQ`,
    ];
    status.textContent = query === "" ? total : remarks.filter(Boolean).join("; ");
  };

  const clear = () => {
    input.value = "";
    show();
  };

  // Show a question that the search has hidden if a link leads to it.
  const open = () => {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      return;
    }
    const target = name && document.getElementById(name);
    if (!target) return;
    if (target.closest("[hidden]")) {
      clear();
      target.scrollIntoView();
    } else if (target.matches(".matches > .entry")) {
      mark(target);
      setOpen(target, true);
      target.scrollIntoView();
    }
  };

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    if (event.key === "Enter" && narrow.matches) input.blur(); // makes room for the matches
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
    }
  });
  window.addEventListener("hashchange", open);
  window.addEventListener("pageshow", show);
  if (narrow.matches) contents.open = false;
  find.hidden = false;
  setTimeout(prepare, 100);
})();
