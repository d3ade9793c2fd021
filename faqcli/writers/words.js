"use strict";
// Words: where they are in a text, their folded forms, their stems and synonyms, and typos in them.
// Each step does what the module of faqcli.text of the same purpose does.
const makeWords = (language) => {
  // Letters that NFKD leaves as they are, and what to search for instead.
  const plain = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ı: "i", ς: "σ" };
  const isPlain = /^[a-z0-9]*$/;
  const folded = (word) =>
    word
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff'’ʼ., \u00a0\u202f]/g, "")
      .replace(/[ßæœøłđðþħıς]/g, (letter) => plain[letter])
      .normalize("NFC");

  // Numbers in groups of three digits, initials, other numbers, and words; then the scripts without spaces between words.
  const token = /(?<![\p{L}\p{N}.,])[1-9]\p{N}{0,2}(?:[ \u00a0\u202f]\p{N}{3})+(?![\p{L}\p{N}])|(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])\.?|\p{N}{1,3}(?:,\p{N}{3})+(?!\p{N})|\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*(?:\+\+|#)?/gu;
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
      const lower = word.toLowerCase();
      if (isPlain.test(lower)) {
        found.push({ start, end: start + word.length, form: lower });
        continue;
      }
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

  // Whether two words are one letter apart: one more, one less, another one, or two swapped.
  const areSimilar = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    if (one[0] !== other[0] && (one[0] !== other[1] || one[1] !== other[0])) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const [a, b] = [one.slice(start), other.slice(start)];
    return (
      a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1) ||
      (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
    );
  };

  return { areSimilar, endings, families, formsIn, functionWords, keyOf, longest, stemOf, synonyms, wordsOf };
};
