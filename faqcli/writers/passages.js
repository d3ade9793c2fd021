// The passage of an answer that shows best why a search found it, as faqcli.search.snippets has it.
const passageOf = (() => {
  const BLOCKS = "p, li, tr, pre, h3, h4, h5, h6";
  const SHORT = 30; // in characters: a label, or `Yes.`, which the sentence after it completes
  // Where a sentence ends and another begins; an initial or a title ends none.
  const between = /(?<=[.!?…]["'”’»)\]]*)(?<!(?<!\p{L})(?:\p{Lu}|Mr|Mrs|Ms|Dr|St)\.)\s+(?!\p{Ll})|(?<=[。！？])/u;
  const leaning = /^(?:It|Its|They|Their|He|His|She|Her|These|Those|This|That|Both|Such|But|And|Or|Nor|So|Then|There|Instead|Otherwise|Also|However|At that time|In return|For this|If so)(?!\p{L})/u;
  const LEANING_WEIGHT = 0.6;

  // The texts of paragraphs, list items, rows of tables and lines of code, in order.
  const blocksOf = (element) => {
    const texts = new Map();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const block = walker.currentNode.parentElement.closest(BLOCKS);
      if (block) texts.set(block, (texts.get(block) || "") + walker.currentNode.data);
    }
    const lines = [...texts].flatMap(([block, text]) => (block.tagName === "PRE" ? text.split("\n") : [text]));
    return lines.map((text) => text.replace(/\s+/g, " ").trim()).filter(Boolean);
  };

  const sentencesIn = (text) => {
    const found = [];
    for (const sentence of text.split(between)) {
      const before = found.at(-1);
      if (before && before.length < SHORT) found.push(`${found.pop()} ${sentence}`);
      else found.push(sentence);
    }
    return found;
  };

  // The sentence that weighs most, after the one that it leans on, and the part of the answer that
  // it is in; of several, the first.
  return (parts, weigh) => {
    let best = { text: "", weight: -1 };
    const consider = (part, sentence, before) => {
      const leans = before && leaning.test(sentence);
      const weight = weigh(sentence) * (leans ? LEANING_WEIGHT : 1);
      if (weight > best.weight) best = { text: leans ? `${before} ${sentence}` : sentence, part, weight };
    };
    for (const part of parts) {
      for (const text of blocksOf(part)) {
        sentencesIn(text).forEach((sentence, i, all) => consider(part, sentence, all[i - 1]));
      }
    }
    return best;
  };
})();
