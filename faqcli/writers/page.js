
"use strict";
(() => {
  const find = document.querySelector(".find");
  const input = find.querySelector("input");
  const status = find.querySelector("[role=status]");
  const main = document.querySelector("main");
  const none = document.querySelector(".none");
  const total = status.textContent;
  const links = new Map();
  for (const item of document.querySelectorAll(".contents li[data-number]")) {
    links.set(item.dataset.number, item);
  }
  const entries = [...document.querySelectorAll(".entry")].map((element) => ({
    element,
    item: links.get(element.dataset.number),
    text: "",
    isShown: true,
  }));
  const groups = [...document.querySelectorAll("main > section, .contents li.group")].map(
    (element) => ({ element, entries: element.querySelectorAll("[data-number]") }),
  );

  // Letters that NFD leaves as they are, and what to search for instead.
  const plain = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", "’": "'" };

  const isPlain = /^[\0-\x7f]*$/;
  const folded = (text) => {
    if (isPlain.test(text)) return text.toLowerCase();
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f\u00ad\u200c\u200d]/g, "")
      .toLowerCase()
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[ßæœøłđðþħı’]/g, (letter) => plain[letter]);
  };

  // The folded form of a text, and for each of its code units the index in the text it came from.
  const mapped = (text) => {
    let form = "";
    const places = [];
    let place = 0;
    for (const character of text) {
      const one = folded(character);
      form += one;
      for (let i = 0; i < one.length; i += 1) places.push(place);
      place += character.length;
    }
    places.push(text.length);
    return { form, places };
  };

  const textOf = (entry) => {
    if (!entry.text) {
      const also = entry.element.dataset.also || "";
      entry.text = folded(`${entry.element.textContent}\n${also}`).replace(/\s+/g, " ");
    }
    return entry.text;
  };

  // Fold the entries before the first search, a few at a time.
  const prepare = (from) => {
    entries.slice(from, from + 20).forEach(textOf);
    if (from + 20 < entries.length) setTimeout(prepare, 10, from + 20);
  };

  const isLetter = /[\p{L}\p{N}]/u;
  const isSpaced = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{N}]+$/u;

  // Where a word occurs in a folded text; a short one counts only at the start of a word.
  const placesOf = (text, word, isFirst) => {
    const found = [];
    const needsStart = word.length < 3 && isSpaced.test(word);
    let at = text.indexOf(word);
    while (at >= 0) {
      if (!needsStart || at === 0 || !isLetter.test(text[at - 1])) {
        found.push(at);
        if (isFirst) break;
      }
      at = text.indexOf(word, at + word.length);
    }
    return found;
  };

  const synonyms = JSON.parse(document.querySelector("script[type='application/json']").textContent)
    .map((group) => group.map(folded));

  // A word and its synonyms.
  const alternatives = (word) => {
    const means = (other) => other === word || (word.length > 3 && other.startsWith(word));
    return [...new Set([word, ...synonyms.filter((group) => group.some(means)).flat()])];
  };

  const wordsOf = (query) => {
    const phrases = [];
    const rest = folded(query).replace(/["“”„«»]([^"“”„«»]+)(?:["“”„«»]|$)/g, (_, phrase) => {
      phrases.push(phrase.trim().replace(/\s+/g, " "));
      return " ";
    });
    const words = [...phrases, ...rest.split(/[\s"“”„«»]+/)].filter((word) => word !== "");
    return words.map(alternatives);
  };

  const textNodes = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };

  let words = [];
  let marked = new Set();

  const unmark = () => {
    for (const element of marked) {
      for (const mark of element.querySelectorAll("mark")) {
        const parent = mark.parentNode;
        mark.replaceWith(...mark.childNodes);
        parent.normalize();
      }
    }
    marked = new Set();
  };

  const markText = (node) => {
    const { form, places } = mapped(node.data);
    const spans = words
      .flat()
      .flatMap((word) => placesOf(form, word, false).map((at) => [places[at], places[at + word.length - 1]]))
      .map(([start, last]) => [start, last + String.fromCodePoint(node.data.codePointAt(last)).length])
      .sort((one, other) => other[0] - one[0] || other[1] - one[1]);
    let before = Infinity;
    for (const [start, end] of spans) {
      if (end > before) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      range.surroundContents(document.createElement("mark"));
      before = start;
    }
  };

  const mark = (element) => {
    if (marked.has(element) || words.length === 0) return;
    marked.add(element);
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

  const show = () => {
    const wanted = wordsOf(input.value);
    if (wanted.join("\n") === words.join("\n")) return;
    const isBelow = main.getBoundingClientRect().top < 0; // read before the layout changes
    watcher.disconnect();
    unmark();
    words = wanted;
    let count = 0;
    for (const entry of entries) {
      const isShown = words.every((one) =>
        one.some((word) => placesOf(textOf(entry), word, true).length),
      );
      count += isShown ? 1 : 0;
      if (isShown !== entry.isShown) {
        entry.isShown = isShown;
        entry.element.hidden = !isShown;
        if (entry.item) entry.item.hidden = !isShown;
      }
      if (isShown && words.length) watcher.observe(entry.element);
    }
    for (const group of groups) {
      group.element.hidden = [...group.entries].every((element) => element.hidden);
    }
    none.hidden = count > 0 || words.length === 0;
    if (isBelow) main.scrollIntoView({ behavior: "instant" });
    status.textContent = words.length ? `${count.toLocaleString()} of ${total}` : total;
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
    }
  };

  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
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
  const narrow = window.matchMedia("(max-width: 59.99rem)");
  if (narrow.matches) document.querySelector(".contents details").open = false;
  find.hidden = false;
  setTimeout(prepare, 100, 0);
})();
