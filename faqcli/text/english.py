"""What English needs beyond a stemmer: irregular forms, nouns of Latin verbs, British spellings."""

import re
from functools import cache

_IRREGULAR = """
    arise arose arisen; awake awoke awoken; bear borne; beat beaten; become became;
    begin began begun; bend bent; bind bound; bite bit bitten; bleed bled; blow blew blown;
    break broke broken; breed bred; bring brought; build built; burn burnt; buy bought;
    catch caught; child children; choose chose chosen; cling clung; come came;
    compete competition; creep crept; crisis crises; criterion criteria; datum data; deal dealt;
    destroy destruction; dig dug; draw drew drawn; dream dreamt; drink drank drunk;
    drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought;
    flee fled; fling flung; fly flew flown; foot feet; forbid forbade forbidden;
    foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven;
    freeze froze frozen; get got gotten; give gave given; go goes went gone; goose geese;
    grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt;
    know knew known; lay laid; lead led; lean leant; leap leapt; learn learnt; lend lent;
    life lives; lie lain; light lit; lose lost; make made; man men; matrix matrices; mean meant;
    meet met; mouse mice; mow mown; overcome overcame; oversee oversaw overseen; pay paid;
    person people; phenomenon phenomena; prove proven; quit quitted; repeat repetition;
    ride rode ridden; ring rang rung; rise risen; run ran; say said; see seen; seek sought;
    sell sold; send sent; sew sewn; shake shook shaken; shine shone; shoot shot; show shown;
    shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid;
    sow sown; speak spoke spoken; speed sped; spend spent; spill spilt; spin spun; spoil spoilt;
    spring sprang sprung; stand stood; steal stole stolen; stick stuck; sting stung;
    stride strode; strike struck stricken; string strung; strive strove striven;
    swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung; take took taken;
    teach taught; tear tore torn; tell told; think thought; throw threw thrown; tooth teeth;
    undergo underwent undergone; understand understood; undertake undertook undertaken;
    uphold upheld; wake woke woken; wear wore worn; weave wove woven; weep wept; wife wives;
    win won; withdraw withdrew withdrawn; withhold withheld; withstand withstood; woman women;
    write wrote written;
    airplane aeroplane; aluminum aluminium; check cheque; curb kerb; gray grey;
    guerrilla guerilla; jail gaol; jewelry jewellery; mold mould; plow plough;
    program programme; pajamas pyjamas; skeptic sceptic; skeptical sceptical; tire tyre
"""
"""The base form of a word, then those of its forms and spellings that no rule leads back to it."""

_RULES = (
    ("is", r"(...)is(e|ed|es|er|ers|ing|ation|ations)$", r"\1iz\2"),
    ("ys", r"(...)ys(e|ed|es|er|ers|ing)$", r"\1yz\2"),
    ("our", r"(...)our(|s|ed|er|ers|ing|able|ably|ite|ites|hood|ly|ful|less)$", r"\1or\2"),
    ("ence", r"(def|off|lic|pret)ence(s?)$", r"\1ense\2"),
    ("re", r"(cent|lit|fib|met|theat|calib|spect)re(s?)$", r"\1er\2"),
    ("ogue", r"(...)ogue(s?)$", r"\1og\2"),
    ("fication", r"(..)ification(s?)$", r"\1ify\2"),
    ("lication", r"(app|multip)lication(s?)$", r"\1ly\2"),
    ("ption", r"(de|per|re)ception(s?)$", r"\1ceive\2"),
    ("ption", r"(de|in|pre|sub|tran)scription(s?)$", r"\1scribe\2"),
    ("duction", r"(intro|re)duction(s?)$", r"\1duce\2"),
    ("olution", r"(diss|ev|res|^s)olution(s?)$", r"\1olve\2"),
    ("mission", r"(ad|per|sub|trans)mission(s?)$", r"\1mit\2"),
    ("cession", r"(con|se)cession(s?)$", r"\1cede\2"),
    ("version", r"(con|di|in)version(s?)$", r"\1vert\2"),
    ("sion", r"(eva|inva|persua|colli|deci|divi|ero|explo)sion(s?)$", r"\1de\2"),
    ("usion", r"(conclu|exclu|inclu|intru)sion(s?)$", r"\1de\2"),
    ("nsion", r"(apprehen|comprehen|expan|exten|suspen)sion(s?)$", r"\1d\2"),
)
"""British spellings, and nouns that no stemmer leads back to their verbs: letters that are quick to
look for, a pattern, and what takes its place."""


@cache
def _bases() -> dict[str, str]:
    rows = (row.split() for row in _IRREGULAR.split(";"))
    return {form: base for base, *forms in rows for form in forms}


def regular(word: str) -> str:
    """Return a word in lower case, in the regular form and the spelling that its stem is taken of.

    `froze` gives `freeze`, `decisions` gives `decides`, and `organised` gives `organized`. Like
    a stem, the result needn't be a word: `promise` gives `promize`.
    """
    bases = _bases()
    base = bases.get(word) or bases.get(word.removesuffix("s"))
    if base:
        return base
    for letters, british, american in _RULES:
        if letters in word:
            word = re.sub(british, american, word)
    return word
