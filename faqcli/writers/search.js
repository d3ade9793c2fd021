"use strict";
// Ranks the entries of a page for a query by the method of faqcli.search, with its weights.
const makeSearch = (language) => {
  const OTHER_FORM = 0.6, SYNONYM = 0.9, PREFIX = 0.6, SIMILAR = 0.8;
  const LONG_ENOUGH = 5, MOST_SIMILAR = 3; // shorter words are not taken for misspelt ones

  // Letters that NFKD leaves as they are, and what to search for instead.
  const plain = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ς: "σ" };
  const isPlain = /^[a-z0-9]*$/;
  const folded = (word) => {
    const lower = word.toLowerCase();
    if (isPlain.test(lower)) return lower;
    return lower
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u00ad\u200c\u200d'’ʼ.,]/g, "")
      .replace(/[ßæœøłđðþħıς]/g, (letter) => plain[letter])
      .normalize("NFC");
  };

  // Initials, numbers with separators, and words; then the scripts without spaces between words.
  const token = /(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])\.?|\p{N}{1,3}(?:,\p{N}{3})+(?!\p{N})|\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}\p{M}\u00ad\u200c\u200d]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*(?:\+\+|#)?/gu;
  const unspaced = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
  const hasUnspaced = new RegExp(`[${unspaced}]`);
  const runs = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, "g");

  // The words of a text: where each starts and ends, and its folded form.
  const wordsOf = (text) => {
    const found = [];
    const add = (start, word) => {
      const form = folded(word);
      if (form) found.push({ start, end: start + word.length, form });
    };
    for (const match of text.matchAll(token)) {
      let [word] = match;
      let start = match.index;
      if (hasUnspaced.test(word)) {
        for (const { 0: run, index } of word.matchAll(runs)) {
          if (!hasUnspaced.test(run)) add(start + index, run);
          else for (let i = 0; i < Math.max(1, run.length - 1); i += 1) add(start + index + i, run.slice(i, i + 2));
        }
        continue;
      }
      word = word.replace(/['’ʼ]s$/i, ""); // a possessive
      const article = /^[a-z]{1,2}(?=['’ʼ])/i.exec(word); // l'homme
      if (article) {
        add(start, article[0]);
        start += article[0].length + 1;
        word = word.slice(article[0].length + 1);
      }
      add(start, word);
    }
    return found;
  };
  const formsIn = (text) => wordsOf(text).map((word) => word.form);

  const functionWords = new Set(language.functions.split(" "));
  // The words with the same stem as a word, itself included, and the endings that they differ in.
  const families = new Map();
  const endings = new Set();
  for (const line of language.stems.split(" ")) {
    const [start, ...ends] = line.split(",");
    const family = ends.map((end) => start + end);
    for (const form of family) families.set(form, family);
    for (const one of ends) for (const other of ends) endings.add(`${one},${other}`);
  }
  const stemOf = (form) => (families.get(form) || [form])[0];
  const keyOf = (forms) => forms.map(stemOf).join(" ");
  const synonyms = new Map(); // from the stems of one to those of the others
  let longest = 1;
  for (const group of language.synonyms) {
    const keys = group.map((member) => keyOf(formsIn(member))).filter(Boolean);
    for (const key of keys) {
      longest = Math.max(longest, key.split(" ").length);
      synonyms.set(key, new Set([...(synonyms.get(key) || []), ...keys]));
    }
  }

  const ids = new Map(); // the words of the entries
  const words = [];
  const entries = [];
  const idsIn = (text) =>
    formsIn(text).map((form) => {
      if (!ids.has(form)) ids.set(form, words.push(form) - 1);
      return ids.get(form);
    });

  const add = (question, aliases, texts) => {
    const own = idsIn(question);
    const all = own.slice();
    for (const text of [...aliases, ...texts]) all.push(-1, ...idsIn(text)); // no phrase goes on from one to the next
    entries.push({ question: own, all, length: all.filter((id) => id >= 0).length, norm: 0 });
  };

  const positionsOf = (key) =>
    key.split(" ").map((stem) => new Set((families.get(stem) || [stem]).map((form) => ids.get(form)).filter((id) => id !== undefined)));

  // What a run of words stands for: its own words, and its synonyms.
  const expansionsOf = (key, form = "", weight = 1) => {
    const found = [];
    const push = (positions, one) => {
      if (positions.every((position) => position.size)) found.push({ positions, weight: one * weight });
    };
    const typed = positionsOf(key);
    if (form && ids.has(form)) {
      const id = ids.get(form);
      push([new Set([id])], 1);
      typed[0].delete(id);
      push(typed, OTHER_FORM);
    } else push(typed, form ? OTHER_FORM : 1);
    for (const other of synonyms.get(key) || []) if (other !== key) push(positionsOf(other), SYNONYM);
    return found;
  };

  // Whether two words are one letter apart: one more, one less, another one, or two swapped.
  const areSimilar = (one, other) => {
    if (one[0] !== other[0] && (one[0] !== other[1] || one[1] !== other[0])) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const [a, b] = [one.slice(start), other.slice(start)];
    return (
      a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ||
      (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
    );
  };

  const isWord = /^\p{L}+$/u;

  // What a word stands for that isn't in the FAQ: another form of one that is, or a misspelt one.
  const guess = (form) => {
    const found = new Map();
    for (const word of words) {
      let start = 0;
      while (start < word.length && word[start] === form[start]) start += 1;
      const isForm = start > 2 && endings.has(`${word.slice(start)},${form.slice(start)}`);
      if (isForm) found.set(stemOf(word), { key: stemOf(word), form: "", weight: OTHER_FORM });
      else if (isWord.test(word) && form.length >= LONG_ENOUGH && areSimilar(form, word)) {
        const weight = SIMILAR * (1 - 1 / Math.max(word.length, form.length));
        found.set(word, { key: stemOf(word), form: word, weight });
      }
    }
    return [...found.values()]
      .sort((one, other) => other.weight - one.weight)
      .slice(0, MOST_SIMILAR)
      .flatMap(({ key, form, weight }) => expansionsOf(key, form, weight));
  };

  const beginningWith = (form) => {
    const found = new Set();
    words.forEach((word, id) => {
      if (word.startsWith(form)) found.add(id);
    });
    return found.size ? [{ positions: [found], weight: PREFIX }] : [];
  };

  const wordTerm = (form, isUnfinished) => {
    const isFunction = functionWords.has(form);
    let expansions = expansionsOf(stemOf(form), form);
    if (!expansions.length && isUnfinished) expansions = beginningWith(form);
    if (!expansions.length && !isFunction) expansions = guess(form);
    return { typed: form, expansions, isFunction };
  };

  const standsAt = (positions, all, i) => positions.every((position, n) => position.has(all[i + n]));
  const occurs = ({ positions }) => entries.some(({ all }) => all.some((_, i) => standsAt(positions, all, i)));

  // The terms of a query: `words`, then runs of words that have a synonym together, then phrases.
  const parse = (query) => {
    const phrases = [];
    const rest = query.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/g, (_, typed) => {
      const forms = formsIn(typed);
      const expansions = expansionsOf(keyOf(forms)).filter(occurs);
      if (forms.length < 2 || !expansions.length) return ` ${typed} `;
      phrases.push({ typed, expansions, isFunction: false });
      return " ";
    });
    // A word with an asterisk is the beginning of one, and so may the last one be.
    const typed = new Map(wordsOf(rest).map(({ form, end }) => [form, end === rest.length || rest[end] === "*"]));
    const forms = [...typed.keys()];
    const words = forms.map((form) => wordTerm(form, typed.get(form)));
    const compounds = [];
    for (let start = 0; start < forms.length; start += 1) {
      for (let end = start + 2; end <= Math.min(start + longest, forms.length); end += 1) {
        const key = keyOf(forms.slice(start, end));
        if (synonyms.has(key)) compounds.push({ typed: "", expansions: expansionsOf(key), isFunction: false });
      }
    }
    return { terms: [...words, ...compounds, ...phrases], size: words.length };
  };

  const idf = (frequency) => Math.log(1 + (entries.length - frequency + 0.5) / (frequency + 0.5));
  const saturate = (frequency, k1, b, length) => (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length));

  let means = null;
  const measure = () => {
    const frequencies = new Map();
    for (const entry of entries) for (const id of new Set(entry.all)) {
      if (id >= 0) frequencies.set(stemOf(words[id]), (frequencies.get(stemOf(words[id])) || 0) + 1);
    }
    for (const entry of entries) {
      entry.norm = Math.hypot(...[...new Set(entry.question)].map((id) => idf(frequencies.get(stemOf(words[id]))))) || 1;
    }
    const mean = (length) => entries.reduce((sum, entry) => sum + length(entry), 0) / entries.length || 1;
    means = { question: mean((entry) => entry.question.length), all: mean((entry) => entry.length) };
  };

  const search = (query) => {
    if (!means) measure();
    const { terms, size: typed } = parse(query);
    const pairs = Math.max(0, typed - 1);
    const starts = [];
    const patterns = terms.flatMap((term, i) => term.expansions.map((one) => ({ ...one, term: i })));
    for (let i = 0; i < pairs; i += 1) {
      const positions = terms.slice(i, i + 2).map((term) => new Set(term.expansions.flatMap((one) => (one.positions.length > 1 ? [] : [...one.positions[0]]))));
      if (positions.every((one) => one.size)) patterns.push({ positions, weight: 1, term: terms.length + i });
    }
    for (const pattern of patterns) for (const id of pattern.positions[0]) (starts[id] ||= []).push(pattern);
    const size = terms.length + pairs;
    const frequency = new Array(size).fill(0), asked = new Array(size).fill(0);
    const counts = entries.map((entry) => {
      const inAll = new Array(size).fill(0), inQuestion = new Array(size).fill(0);
      const { all } = entry;
      for (let i = 0; i < all.length; i += 1) {
        for (const { positions, weight, term } of starts[all[i]] || []) {
          if (standsAt(positions, all, i)) {
            inAll[term] += weight;
            if (i < entry.question.length) inQuestion[term] = Math.max(inQuestion[term], weight);
          }
        }
      }
      for (let i = 0; i < size; i += 1) {
        frequency[i] += inAll[i] > 0;
        asked[i] += inQuestion[i] > 0;
      }
      return { inAll, inQuestion };
    });
    const isContent = terms.some((term) => term.expansions.length && !term.isFunction);
    const hits = [];
    entries.forEach((entry, number) => {
      const { inAll, inQuestion } = counts[number];
      let score = 0, hasContent = false;
      for (let i = 0; i < size; i += 1) {
        if (!inAll[i]) continue;
        const isPair = i >= terms.length;
        const discount = isPair ? 0.15 : terms[i].isFunction ? 0.75 : 1;
        const j = i - terms.length;
        const rarity = isPair ? idf(Math.min(frequency[j], frequency[j + 1])) : idf(frequency[i]);
        const qrarity = isPair ? idf(Math.min(asked[j], asked[j + 1])) : idf(asked[i]);
        let one = rarity * saturate(inAll[i], 1.2, 0.75, entry.length / means.all);
        if (inQuestion[i]) {
          one += qrarity * saturate(inQuestion[i], 2, 0.9, entry.question.length / means.question);
          if (!isPair) one += (rarity * rarity * inQuestion[i]) / entry.norm;
        }
        score += discount * one;
        hasContent ||= !isPair && !terms[i].isFunction;
      }
      if (score) hits.push({ number, score, hasContent });
    });
    hits.sort((one, other) => other.score - one.score || one.number - other.number);
    const marking = patterns.filter(({ term }) => term < terms.length && !(isContent && terms[term].isFunction));
    return {
      hits: hits.filter((hit) => !isContent || hit.hasContent || hit.score >= 0.3 * hits[0].score).map((hit) => hit.number),
      missing: terms.filter((term) => !term.expansions.length && !term.isFunction).map((term) => term.typed),
      spansIn: (text) => spansIn(text, marking),
    };
  };

  // The ranges of a text that match any of the patterns, in order; none overlaps another.
  const spansIn = (text, marking) => {
    const found = wordsOf(text);
    const numbers = found.map((word) => ids.get(word.form));
    const spans = [];
    for (let i = 0; i < found.length; i += 1) {
      const sizes = marking
        .filter(({ positions }) => standsAt(positions, numbers, i))
        .map(({ positions }) => positions.length);
      if (!sizes.length) continue;
      const { end } = found[i + Math.max(...sizes) - 1];
      const last = spans.at(-1);
      if (last && found[i].start < last[1]) last[1] = Math.max(last[1], end);
      else spans.push([found[i].start, end]);
    }
    return spans;
  };

  return { add, search };
};
