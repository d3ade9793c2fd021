// Ranks the entries of a page for a query by the method of faqcli.search, with its weights.
const makeSearch = (language) => {
  const { areSimilar, endings, families, formsIn, functionWords, keyOf, longest, stemOf, synonyms, wordsOf } =
    makeWords(language);
  const OTHER_FORM = 0.6, SYNONYM = 0.9, PREFIX = 0.6, SIMILAR = 0.8;
  const LONG_ENOUGH = 5, MOST_SIMILAR = 3; // shorter words are not taken for misspelt ones
  const QUESTION = { k1: 2, b: 0.9 }, ENTRY = { k1: 1.2, b: 0.75 };
  const PAIR = 0.15, FUNCTION = 0.75, FUNCTION_SHARE = 0.3;

  // The words of the entries by their ids, and the places of each: entry, text, and word in the text.
  const forms = [];
  const ids = new Map();
  const places = [];
  const entries = [];

  const add = (question, aliases, others) => {
    const texts = [question, ...aliases, ...others].map((text) =>
      formsIn(text).map((form) => {
        if (!ids.has(form)) places[ids.set(form, forms.push(form) - 1).size - 1] = [];
        return ids.get(form);
      }),
    );
    texts.forEach((text, t) => text.forEach((id, i) => places[id].push(entries.length, t, i)));
    entries.push({ texts, length: texts.reduce((sum, text) => sum + text.length, 0) });
  };

  // A pattern is a run of words, each given by the ids that it may have, and how much it counts.
  const standsAt = ({ run }, text, i) => run.every((allowed, n) => allowed.has(text[i + n]));

  const visit = (pattern, found) => {
    for (const id of pattern.run[0]) {
      const listed = places[id];
      for (let i = 0; i < listed.length; i += 3) {
        const { texts } = entries[listed[i]];
        if (pattern.run.length === 1 || standsAt(pattern, texts[listed[i + 1]], listed[i + 2])) {
          found(listed[i], listed[i + 1]);
        }
      }
    }
  };

  const runOf = (key) =>
    key.split(" ").map((stem) => {
      const known = (families.get(stem) || [stem]).map((form) => ids.get(form));
      return new Set(known.filter((id) => id !== undefined));
    });

  // The patterns of one or more stems: their own words, of which `form` counts most, and synonyms.
  const patternsOf = (key, form = "", weight = 1) => {
    const typed = runOf(key);
    const found = [{ run: typed, weight: form ? OTHER_FORM : 1 }];
    if (typed[0].delete(form && ids.get(form))) found.push({ run: [new Set([ids.get(form)])], weight: 1 });
    for (const other of synonyms.get(key) || []) {
      if (other !== key) found.push({ run: runOf(other), weight: SYNONYM });
    }
    return found
      .filter(({ run }) => run.every((allowed) => allowed.size))
      .map((pattern) => ({ ...pattern, weight: weight * pattern.weight }));
  };

  const isWord = /^\p{L}+$/u; // with digits, another letter is another thing

  // The patterns of a word that isn't in the FAQ: other forms of one that is, or one misspelt.
  const similarTo = (form) => {
    const found = new Map();
    const mayBeMisspelt = form.length >= LONG_ENOUGH && isWord.test(form);
    for (const known of forms) {
      const stem = stemOf(known);
      let start = 0;
      while (start < known.length && known[start] === form[start]) start += 1;
      if (start > 2 && endings.has(`${known.slice(start)},${form.slice(start)}`)) {
        found.set(stem, [stem, "", OTHER_FORM]);
      } else if (mayBeMisspelt && areSimilar(form, known) && isWord.test(known)) {
        found.set(known, [stem, known, SIMILAR * (1 - 1 / Math.max(known.length, form.length))]);
      }
    }
    const best = [...found.values()].sort((one, other) => other[2] - one[2]).slice(0, MOST_SIMILAR);
    return best.flatMap((one) => patternsOf(...one));
  };

  const beginningWith = (form) => {
    const found = forms.filter((known) => known.startsWith(form)).map((known) => ids.get(known));
    return found.length ? [{ run: [new Set(found)], weight: PREFIX }] : [];
  };

  const termOf = (form, isUnfinished) => {
    const whole = patternsOf(stemOf(form), form);
    const begun = isUnfinished && !whole.length ? beginningWith(form) : [];
    const isFunction = functionWords.has(form) && !begun.length;
    const patterns = [whole, begun].find((one) => one.length) || (isFunction ? [] : similarTo(form));
    return { typed: form, patterns, isFunction, isKnown: patterns.length > 0 };
  };

  // The terms of a query: its words, then the runs of words that have a synonym, pairs and phrases.
  const parse = (query) => {
    const phrases = [];
    const rest = query.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/g, (_, typed) => {
      const inside = formsIn(typed);
      const patterns = patternsOf(keyOf(inside)).filter((pattern) => {
        let occurs = false;
        visit(pattern, () => { occurs = true; });
        return occurs;
      });
      if (inside.length < 2 || !patterns.length) return ` ${typed} `;
      phrases.push({ typed, patterns, isKnown: true });
      return " ";
    });
    // A word with an asterisk is the beginning of one, and the last one may be.
    const typed = new Map(
      wordsOf(rest).map(({ form, end }) => [form, end === rest.length || rest[end] === "*"]),
    );
    const terms = [...typed].map((one) => termOf(...one));
    const written = [...typed.keys()];
    const together = [];
    for (let start = 0; start < written.length; start += 1) {
      for (let end = start + 2; end <= Math.min(start + longest, written.length); end += 1) {
        const key = keyOf(written.slice(start, end));
        if (!synonyms.has(key)) continue;
        together.push({ patterns: patternsOf(key) });
        for (const term of terms.slice(start, end)) term.isKnown = true;
      }
    }
    const pairs = terms.slice(1).map((right, i) => {
      const pair = [terms[i], right];
      const run = pair.map(({ patterns }) => {
        const single = patterns.filter((pattern) => pattern.run.length === 1);
        return new Set(single.flatMap((pattern) => [...pattern.run[0]]));
      });
      return { pair, patterns: run.every((allowed) => allowed.size) ? [{ run, weight: 1 }] : [] };
    });
    return [...terms, ...together, ...phrases, ...pairs];
  };

  const idf = (count) => Math.log(1 + (entries.length - count + 0.5) / (count + 0.5));

  // BM25's share of a term frequency; the length is relative to the mean.
  const saturate = (frequency, { k1, b }, length) =>
    (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length));

  // What ranking needs to know of the questions and entries as a whole, computed once.
  let means = null;
  const measure = () => {
    const frequencies = new Map();
    for (const { texts } of entries) {
      for (const id of new Set(texts.flat())) {
        const stem = stemOf(forms[id]);
        frequencies.set(stem, (frequencies.get(stem) || 0) + 1);
      }
    }
    for (const entry of entries) {
      const weights = [...new Set(entry.texts[0])].map((id) => idf(frequencies.get(stemOf(forms[id]))));
      entry.norm = Math.hypot(...weights) || 1;
    }
    const mean = (length) => entries.reduce((sum, entry) => sum + length(entry), 0) / entries.length || 1;
    means = { question: mean((entry) => entry.texts[0].length), entry: mean((entry) => entry.length) };
  };

  // Where a term is: by entry, how often it is in the whole, and how well it is in the question.
  const count = (term) => {
    term.all = new Map();
    term.asked = new Map();
    for (const pattern of term.patterns) {
      visit(pattern, (entry, text) => {
        term.all.set(entry, (term.all.get(entry) || 0) + pattern.weight);
        if (text === 0) term.asked.set(entry, Math.max(term.asked.get(entry) || 0, pattern.weight));
      });
    }
  };

  const scoreOf = (term, number) => {
    const entry = entries[number];
    const rarer = (name) => Math.min(...(term.pair || [term]).map((one) => one[name].size));
    const rarity = idf(rarer("all"));
    let score = rarity * saturate(term.all.get(number), ENTRY, entry.length / means.entry);
    const asked = term.asked.get(number);
    if (asked) {
      score += idf(rarer("asked")) * saturate(asked, QUESTION, entry.texts[0].length / means.question);
      if (!term.pair) score += (rarity * rarity * asked) / entry.norm; // how much the query covers
    }
    return score * (term.pair ? PAIR : term.isFunction ? FUNCTION : 1);
  };

  // The numbers of the entries that match, the best first, and the words that aren't in the FAQ. If
  // these are more than half of what the query says, nothing matches.
  const search = (query) => {
    if (!means) measure();
    const terms = parse(query);
    terms.forEach(count);
    const content = terms.filter((term) => !term.pair && !term.isFunction && term.all.size);
    const scores = new Map();
    for (const term of terms) {
      for (const entry of term.all.keys()) {
        scores.set(entry, (scores.get(entry) || 0) + scoreOf(term, entry));
      }
    }
    const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    const least = content.length ? FUNCTION_SHARE * ranked[0][1] : 0;
    const isHit = ([entry, score]) => score >= least || content.some((term) => term.all.has(entry));
    const marked = content.length ? content : terms;
    const words = terms.filter((term) => term.typed && !term.isFunction);
    const missing = words.filter((term) => !term.isKnown).map((term) => term.typed);
    const isKnown = 2 * missing.length <= words.length;
    return {
      hits: isKnown ? ranked.filter(isHit).map(([entry]) => entry) : [],
      missing,
      spansIn: (text) => spansIn(text, marked.flatMap((term) => term.patterns)),
    };
  };

  // The ranges of a text that match any of the patterns, in order; none overlaps another.
  const spansIn = (text, patterns) => {
    const found = wordsOf(text);
    const numbers = found.map((word) => ids.get(word.form));
    const spans = [];
    for (let i = 0; i < found.length; i += 1) {
      const size = Math.max(...patterns.map((one) => (standsAt(one, numbers, i) ? one.run.length : 0)), 0);
      if (!size) continue;
      const [start, end] = [found[i].start, found[i + size - 1].end];
      const last = spans.at(-1);
      if (last && start < last[1]) last[1] = Math.max(last[1], end);
      else spans.push([start, end]);
    }
    return spans;
  };

  return { add, search };
};
