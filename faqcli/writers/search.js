// Ranks the entries of a page for a query by the method of faqcli.search, with its weights.
const makeSearch = (language) => {
  const { areSimilar, endings, families, formsIn, functionWords, keyOf, longest, stemOf, synonyms, wordsOf } =
    makeWords(language);
  const OTHER_FORM = 0.6, SYNONYM = 0.9, PREFIX = 0.6, SIMILAR = 0.8;
  const LONG_ENOUGH = 5, MOST_SIMILAR = 3; // shorter words are not taken for misspelt ones
  const PHRASING = { k1: 2, b: 0.9 }, ENTRY = { k1: 1.2, b: 0.75 };
  const PAIR = 0.15, KEYWORDS = 4, MOST_KEYWORDS = 4;
  const FUNCTION = 0.6, QUESTION_WORD = 1.3, FEW_ENTRIES = 15, FEW_FUNCTION_WORDS = 2;
  const FUNCTION_SHARE = 0.3; // what an entry with function words alone needs of the best score
  const STRONG_SHARE = 0.3; // what one needs to be more than a weaker match
  const questionWords = new Set("who what when where why how which many much".split(" "));

  // The words of the entries by their ids, how many entries contain each, and its places: entry,
  // text, and word in the text.
  const forms = [];
  const ids = new Map();
  const containing = [];
  const places = [];
  const entries = [];
  const asking = new Map(); // from the words of a question to the numbers of the entries that ask it

  const idOf = (form) => {
    let id = ids.get(form);
    if (id === undefined) {
      id = forms.push(form) - 1;
      ids.set(form, id);
      containing.push(0);
      places.push([]);
    }
    return id;
  };

  const add = (question, aliases, others) => {
    const number = entries.length;
    const phrasings = 1 + aliases.length;
    const texts = [question, ...aliases, ...others].map((text, t) =>
      formsIn(text).map((form, i) => {
        const id = idOf(form);
        const listed = places[id];
        if (listed[listed.length - 3] !== number) containing[id] += 1;
        listed.push(number, t, i);
        return id;
      }),
    );
    for (const asked of texts.slice(0, phrasings).map(String).filter(Boolean)) {
      if (!asking.has(asked)) asking.set(asked, []);
      asking.get(asked).push(number);
    }
    entries.push({ texts, phrasings });
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
    return { typed: form, patterns, isFunction };
  };

  // The terms of a query: its words, the runs of them that have a synonym together, and phrases.
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
      phrases.push({ typed, patterns });
      return " ";
    });
    // A word with an asterisk is the beginning of one, and the last one may be.
    const typed = new Map(
      wordsOf(rest).map(({ form, end }) => [form, end === rest.length || rest[end] === "*"]),
    );
    const words = [...typed].map((one) => termOf(...one));
    const written = [...typed.keys()];
    const together = [];
    for (let start = 0; start < written.length; start += 1) {
      for (let end = start + 2; end <= Math.min(start + longest, written.length); end += 1) {
        const key = keyOf(written.slice(start, end));
        if (synonyms.has(key)) together.push({ patterns: patternsOf(key), covers: words.slice(start, end) });
      }
    }
    return { words, together, phrases };
  };

  const content = (terms) => terms.filter((term) => !term.isFunction);

  // A phrase of the single words that terms stand for: neighbours in the query, or all keywords.
  const phraseOf = (pair, isQuery = false) => {
    const run = pair.map(({ patterns }) => {
      const single = patterns.filter((pattern) => pattern.run.length === 1);
      return new Set(single.flatMap((pattern) => [...pattern.run[0]]));
    });
    const isPhrase = content(pair).length > (isQuery ? 1 : 0) && run.every((allowed) => allowed.size);
    return isPhrase ? [{ pair, isQuery, patterns: [{ run, weight: 1 }] }] : [];
  };

  const idf = (count) => {
    const some = Math.min(count, entries.length);
    return Math.log(1 + (entries.length - some + 0.5) / (some + 0.5));
  };

  // BM25's share of a term frequency; the length is relative to the mean.
  const saturate = (frequency, { k1, b }, length) =>
    (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * length));

  // The lengths of entries and phrasings, relative to the mean, and how much the words of a phrasing
  // say, which tells one that a query covers from one that asks about more; all computed when
  // all entries are known.
  const measure = () => {
    const counts = new Map();
    forms.forEach((form, id) => {
      const stem = stemOf(form);
      counts.set(stem, (counts.get(stem) || 0) + containing[id]);
    });
    const rarity = forms.map((form) => idf(counts.get(stemOf(form))));
    const shown = ({ texts, phrasings }) =>
      texts.reduce((sum, text, t) => sum + (isShown(t, phrasings) ? text.length : 0), 0);
    const mean = (length) => entries.reduce((sum, entry) => sum + length(entry), 0) / entries.length || 1;
    const means = { question: mean((entry) => entry.texts[0].length), entry: mean(shown) };
    for (const entry of entries) {
      const asked = entry.texts.slice(0, entry.phrasings);
      entry.length = shown(entry) / means.entry;
      entry.lengths = asked.map((text) => text.length / means.question);
      entry.norms = asked.map((text) => Math.hypot(...[...new Set(text)].map((id) => rarity[id])) || 1);
    }
  };

  const isShown = (text, phrasings) => text === 0 || text >= phrasings; // readers don't see aliases

  // Where a term is: by entry, how often readers see it, and how well each phrasing matches it.
  const count = (term) => {
    term.all = new Map();
    term.asked = new Map();
    for (const pattern of term.patterns) {
      visit(pattern, (number, text) => {
        const { phrasings } = entries[number];
        const before = term.all.get(number) || 0;
        if (isShown(text, phrasings)) term.all.set(number, before + pattern.weight);
        else if (!before) term.all.set(number, 0);
        if (text >= phrasings) return;
        if (!term.asked.has(number)) term.asked.set(number, new Array(phrasings).fill(0));
        const asked = term.asked.get(number);
        asked[text] = term.pair ? asked[text] + 1 : Math.max(asked[text], pattern.weight);
      });
    }
    for (const [number, times] of term.all) {
      if (!times && !term.pair) term.all.set(number, Math.max(...term.asked.get(number)));
    }
    term.questions = [...term.asked.values()].filter((asked) => asked[0]).length;
  };

  const setWeights = (term) => {
    const rarer = (count) => idf(Math.min(...(term.isQuery ? [term] : term.pair || [term]).map(count)));
    const rarity = rarer((one) => one.all.size);
    let weight = 1;
    if (term.pair) weight = term.isQuery ? KEYWORDS : PAIR;
    else if (term.isFunction) {
      weight = questionWords.has(term.typed) ? QUESTION_WORD : FUNCTION;
      weight *= entries.length / (entries.length + FEW_ENTRIES);
    }
    term.inEntry = weight * rarity;
    term.inPhrasing = term.isQuery ? 0 : weight * rarer((one) => one.questions);
    term.inCosine = term.pair ? 0 : weight * rarity * rarity;
  };

  // How well each entry that has one of the terms matches: the whole of it, and the best phrasing of
  // its question.
  const scoresOf = (terms) => {
    const whole = new Map();
    const phrased = new Map();
    for (const term of terms) {
      for (const [number, times] of term.all) {
        const share = term.inEntry * saturate(times, ENTRY, entries[number].length);
        whole.set(number, (whole.get(number) || 0) + share);
      }
      for (const [number, asked] of term.asked) {
        const { lengths, norms, phrasings } = entries[number];
        if (!phrased.has(number)) phrased.set(number, new Array(phrasings).fill(0));
        const sums = phrased.get(number);
        asked.forEach((weight, i) => {
          if (!weight) return;
          sums[i] += term.inPhrasing * saturate(weight, PHRASING, lengths[i]);
          sums[i] += (term.inCosine * weight) / norms[i];
        });
      }
    }
    for (const [number, sums] of phrased) whole.set(number, whole.get(number) + Math.max(...sums));
    return whole;
  };

  const asksKeywords = (content, others) => 2 * others <= content || Math.max(content, others) <= 2;

  // The numbers of the entries that match, the best first; how many match much worse and are left
  // out; and the words that aren't in the FAQ. If these are more than half of what the query says,
  // or it is only a few function words, nothing matches.
  const search = (query) => {
    const { words, together, phrases } = parse(query);
    const typed = [...words, ...phrases];
    const terms = [...typed, ...together];
    const sought = [...terms, ...words.slice(1).flatMap((right, i) => phraseOf([words[i], right]))];
    if (typed.length <= MOST_KEYWORDS) sought.push(...phraseOf(typed, true));
    sought.forEach(count);
    sought.forEach(setWeights);
    const covering = (term) => [term, ...together.filter(({ covers }) => covers.includes(term))];
    const known = content(terms).filter(({ all }) => all.size);
    const asked = content(typed);
    const missing = asked.filter((term) => !covering(term).some(({ all }) => all.size));
    const needed = asked.filter((term) => !missing.includes(term)).map(covering);
    const isKeywords = asksKeywords(needed.length, typed.length - needed.length);

    const scores = scoresOf(sought);
    let best = 0;
    for (const score of scores.values()) best = Math.max(best, score);
    const verbatim = asking.get(String(formsIn(query).map((form) => ids.get(form)))) || [];
    for (const number of verbatim) scores.set(number, best + 1);
    const isMatch = ({ number, score }) =>
      score && (!known.length || score >= FUNCTION_SHARE * best || known.some(({ all }) => all.has(number)));
    const matching = [...scores].map(([number, score]) => ({ number, score })).filter(isMatch);
    const strong = STRONG_SHARE * (verbatim.length ? best + 1 : best);
    const hasAll = (number) => needed.every((terms) => terms.some(({ all }) => all.has(number)));
    const isStrong = ({ number, score }) => score >= strong || (isKeywords && hasAll(number));
    const saysNothing = !asked.length && typed.length <= FEW_FUNCTION_WORDS && !verbatim.length;
    const saysEnough = 2 * missing.length <= asked.length && !saysNothing;
    const matches = saysEnough ? matching.filter(isStrong) : [];
    matches.sort((one, other) => other.score - one.score || one.number - other.number);
    const shown = known.length ? known : terms;
    return {
      hits: matches.map(({ number }) => number),
      weaker: matches.length ? matching.length - matches.length : 0,
      missing: missing.map((term) => term.typed),
      spansIn: (text) => spansIn(text, shown.flatMap(({ patterns }) => patterns)),
      weigh: (text) => weigh(text, shown),
    };
  };

  // How much a text says of what is sought: the weights of the terms that it contains.
  const weigh = (text, terms) => {
    const numbers = formsIn(text).map((form) => ids.get(form));
    const isIn = ({ patterns }) => patterns.some((one) => numbers.some((_, i) => standsAt(one, numbers, i)));
    return terms.filter(isIn).reduce((sum, term) => sum + term.inEntry, 0);
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

  return { add, measure, search };
};
