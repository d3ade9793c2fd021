"""What is known of each language: one table, a row for each language.

To add a language, or a word of one, write it here; stemming, function words, the readers and the
exported page take all that they know of languages from this table.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Language(NamedTuple):
    """A language. What isn't known of it is empty.

    Keys are in lower case with `_` for spaces, as `faqcli.readers.yaml.keys.fold_key` writes them.
    """

    code: str
    """BCP 47, without a region."""
    snowball: str = ""
    """The name of its stemmer (snowballstem.org)."""
    stop_words: str = ""
    """Its code in the stop-words package, if that is another."""
    question_labels: tuple[str, ...] = ()
    """Words before a question: `Frage:`. One of a single letter counts only before a colon.

    Latin and Cyrillic letters are left out: `R:` may be a language, `В:` a preposition.
    """
    answer_labels: tuple[str, ...] = ()
    question_keys: tuple[str, ...] = ()
    """Keys of a question in YAML, which are never anything else."""
    answer_keys: tuple[str, ...] = ()
    title_keys: tuple[str, ...] = ()
    """Keys of a title, which is a question if there is an answer beside it; the likeliest first."""
    text_keys: tuple[str, ...] = ()
    """Keys of a text, which is an answer if there is a question or a title beside it."""
    section_keys: tuple[str, ...] = ()
    """Keys of the title of a section, or of an entry's section; the likeliest first."""
    list_keys: tuple[str, ...] = ()
    """Keys of a list of questions."""
    list_words: tuple[str, ...] = ()
    """A key with any of these in it is no title of a section either: `preguntas_de_socios`."""
    faq_titles: tuple[str, ...] = ()
    """What a heading says that names a FAQ."""
    contents_titles: tuple[str, ...] = ()
    """The heading of a table of contents."""
    scripts: tuple[str, ...] = ()
    """Those that tell it, or it and a few others, as the names of letters in Unicode begin. Much of
    its text is in the first; what is mostly in others may be another language's: Chinese."""
    is_rtl: bool = False
    """Whether it is written from right to left."""


ENGLISH = Language(
    "en", "english",
    question_labels=("Question", "Q"), answer_labels=("Answer", "A"),
    question_keys=("question", "q", "quest", "ask", "questions_text", "question_text"),
    answer_keys=(
        "answer", "a", "ans", "answers", "answer_text", "answer_html", "answer_md",
        "answer_markdown", "full_answer", "long_answer", "accepted_answer", "response",
    ),
    list_keys=(
        "questions", "faq", "faqs", "q&a", "qa", "qas", "qna", "q_and_a", "q_a",
        "questions_and_answers", "frequently_asked_questions",
    ),
    list_words=("faq", "question"),
    faq_titles=(
        "frequently asked", "frequently-asked", "common questions", "usual questions",
        "popular questions", "questions and answers", "questions & answers",
    ),
    contents_titles=("contents", "table of contents", "toc", "index"),
)  # fmt: skip

LANGUAGES = (
    ENGLISH,
    Language("de", "german",
        question_labels=("Frage",), answer_labels=("Antwort",),
        question_keys=("frage",), answer_keys=("antwort",),
        title_keys=("titel",), text_keys=("inhalt",),
        section_keys=("kategorie", "rubrik", "thema"),
        list_keys=("fragen",), list_words=("frage",),
        faq_titles=(
            "häufige fragen", "haeufige fragen", "häufig gestellte fragen",
            "haeufig gestellte fragen", "fragen und antworten",
        ),
        contents_titles=("inhalt", "inhaltsverzeichnis"),
    ),
    Language("fr", "french",
        question_labels=("Question",), answer_labels=("Réponse", "Reponse"),
        question_keys=("question",), answer_keys=("réponse", "reponse"),
        title_keys=("titre",), text_keys=("contenu",), section_keys=("catégorie",),
        list_keys=("foire_aux_questions",),
        faq_titles=("foire aux questions", "questions fréquentes", "questions courantes"),
        contents_titles=("table des matières", "sommaire"),
    ),
    Language("es", "spanish",
        question_labels=("Pregunta",), answer_labels=("Respuesta",),
        question_keys=("pregunta",), answer_keys=("respuesta",),
        title_keys=("titulo", "título"), text_keys=("contenido", "texto"),
        section_keys=("categoría", "categoria", "sección", "seccion", "tema"),
        list_keys=("preguntas", "preguntas_frecuentes"), list_words=("pregunta",),
        faq_titles=(
            "preguntas frecuentes", "preguntas más frecuentes", "preguntas y respuestas",
        ),
        contents_titles=("índice", "contenido", "tabla de contenidos"),
    ),
    Language("pt", "portuguese",
        question_labels=("Pergunta",), answer_labels=("Resposta",),
        question_keys=("pergunta",), answer_keys=("resposta",),
        title_keys=("título", "titulo"), text_keys=("conteúdo", "texto"),
        section_keys=("categoria", "tema"), list_keys=("perguntas", "perguntas_frequentes"),
        faq_titles=("perguntas frequentes", "perguntas e respostas", "dúvidas frequentes"),
        contents_titles=("índice", "sumário", "conteúdo"),
    ),
    Language("it", "italian",
        question_labels=("Domanda",), answer_labels=("Risposta",),
        question_keys=("domanda",), answer_keys=("risposta",),
        title_keys=("titolo",), text_keys=("contenuto",), section_keys=("categoria", "tema"),
        list_keys=("domande", "domande_frequenti"),
        faq_titles=("domande frequenti", "domande e risposte"),
        contents_titles=("indice", "sommario"),
    ),
    Language("nl", "dutch",
        question_labels=("Vraag",), answer_labels=("Antwoord",),
        question_keys=("vraag",), answer_keys=("antwoord",),
        title_keys=("titel",), text_keys=("inhoud",), section_keys=("categorie", "rubriek"),
        list_keys=("vragen", "veelgestelde_vragen"),
        faq_titles=("veelgestelde vragen", "vragen en antwoorden"),
        contents_titles=("inhoud", "inhoudsopgave"),
    ),
    Language("pl", "polish",
        question_labels=("Pytanie",), answer_labels=("Odpowiedź", "Odpowiedz"),
        question_keys=("pytanie",), answer_keys=("odpowiedź", "odpowiedz"),
        title_keys=("tytuł",), text_keys=("treść",), section_keys=("kategoria", "sekcja"),
        list_keys=("pytania",),
        faq_titles=(
            "najczęściej zadawane pytania", "często zadawane pytania", "pytania i odpowiedzi",
        ),
        contents_titles=("spis treści",),
    ),
    Language("ru", "russian",
        question_labels=("Вопрос",), answer_labels=("Ответ",),
        question_keys=("вопрос",), answer_keys=("ответ",),
        title_keys=("название", "заголовок"), text_keys=("текст", "содержание"),
        section_keys=("тема", "раздел", "категория"),
        list_keys=("вопросы",), list_words=("вопрос",),
        faq_titles=("часто задаваемые", "частые вопросы", "вопросы и ответы"),
        contents_titles=("содержание", "оглавление"),
    ),
    Language("uk",
        question_labels=("Питання", "Запитання"), answer_labels=("Відповідь",),
        question_keys=("питання", "запитання"), answer_keys=("відповідь",),
        title_keys=("назва", "заголовок"), text_keys=("текст", "зміст"),
        section_keys=("тема", "розділ", "категорія"), list_keys=("питання_та_відповіді",),
        faq_titles=(
            "часті питання", "часті запитання", "поширені питання", "поширені запитання",
            "питання та відповіді", "запитання та відповіді",
        ),
        contents_titles=("зміст",),
    ),
    Language("sv", "swedish",
        question_labels=("Fråga",), answer_labels=("Svar",),
        question_keys=("fråga",), answer_keys=("svar",),
        title_keys=("titel",), text_keys=("innehåll",), section_keys=("kategori", "ämne"),
        list_keys=("frågor", "vanliga_frågor"),
        faq_titles=("vanliga frågor", "frågor och svar"),
        contents_titles=("innehåll", "innehållsförteckning"),
    ),
    Language("tr", "turkish",
        question_labels=("Soru",), answer_labels=("Cevap", "Yanıt"),
        question_keys=("soru",), answer_keys=("cevap", "yanıt", "yanit"),
        title_keys=("başlık",), text_keys=("içerik", "metin"), section_keys=("kategori", "konu"),
        list_keys=("sorular",),
        faq_titles=("sıkça sorulan sorular", "sık sorulan sorular", "sorular ve cevaplar"),
        contents_titles=("içindekiler",),
    ),
    Language("ar", "arabic", scripts=("ARABIC",),
        question_labels=("سؤال", "السؤال", "س"),
        answer_labels=("جواب", "الجواب", "إجابة", "الإجابة", "اجابة", "الاجابة", "ج"),
        question_keys=("سؤال", "السؤال"),
        answer_keys=("جواب", "اجابة", "إجابة", "الجواب", "الإجابة"),
        title_keys=("عنوان", "العنوان"), text_keys=("نص", "النص", "محتوى", "المحتوى"),
        section_keys=("قسم", "القسم", "فئة", "الفئة"), list_keys=("أسئلة", "الأسئلة"),
        faq_titles=("الأسئلة الشائعة", "أسئلة شائعة", "الأسئلة المتكررة", "أسئلة وأجوبة"),
        contents_titles=("المحتويات", "جدول المحتويات", "فهرس", "الفهرس"),
        is_rtl=True,
    ),
    Language("he", scripts=("HEBREW",),
        question_labels=("שאלה", "ש"), answer_labels=("תשובה", "ת"),
        question_keys=("שאלה",), answer_keys=("תשובה",),
        title_keys=("כותרת",), text_keys=("תוכן", "טקסט"), section_keys=("קטגוריה", "נושא"),
        list_keys=("שאלות",),
        faq_titles=("שאלות נפוצות", "שאלות ותשובות"),
        contents_titles=("תוכן העניינים", "תוכן עניינים"),
        is_rtl=True,
    ),
    Language("hi", "hindi",
        question_labels=("प्रश्न", "सवाल"), answer_labels=("उत्तर", "जवाब"),
        question_keys=("प्रश्न", "सवाल"), answer_keys=("उत्तर", "जवाब"),
        title_keys=("शीर्षक",), text_keys=("विवरण", "पाठ"), section_keys=("श्रेणी", "विषय"),
        faq_titles=("अक्सर पूछे जाने वाले", "सामान्य प्रश्न", "प्रश्न और उत्तर"),
        contents_titles=("विषय सूची", "विषय-सूची", "विषयसूची"),
    ),
    Language("ja", scripts=("HIRAGANA", "KATAKANA", "CJK"),
        question_labels=("質問", "問"), answer_labels=("回答", "答え", "解答", "答"),
        question_keys=("質問", "質問文", "問題"), answer_keys=("回答", "解答", "答", "答え"),
        title_keys=("タイトル", "題名"), text_keys=("内容", "本文"),
        section_keys=("カテゴリ", "カテゴリー", "分類"),
        faq_titles=("よくある質問", "よくあるご質問", "よくあるお問い合わせ"),
        contents_titles=("目次",),
    ),
    Language("ko", scripts=("HANGUL",),
        question_labels=("질문", "문"), answer_labels=("답변", "대답", "답"),
        question_keys=("질문",), answer_keys=("답변", "대답"),
        title_keys=("제목",), text_keys=("내용",), section_keys=("카테고리", "분류"),
        faq_titles=("자주 묻는 질문", "질문과 답변"),
        contents_titles=("목차",),
    ),
    Language("zh", scripts=("CJK",),
        question_labels=("问题", "問題", "提问", "提問", "问", "問"),
        answer_labels=("回答", "答案", "解答", "答复", "回复", "答"),
        question_keys=("问题", "問題", "提问"),
        answer_keys=("答案", "回答", "解答", "答", "答复", "回复"),
        title_keys=("标题", "標題"), text_keys=("内容", "內容"), section_keys=("分类", "分類"),
        faq_titles=("常见问题", "常見問題", "常見问题", "常见問題"),
        contents_titles=("目录", "目錄", "目次"),
    ),
    Language("ca",
        question_labels=("Pregunta",), answer_labels=("Resposta",),
        question_keys=("pregunta",), answer_keys=("resposta",),
        faq_titles=("preguntes freqüents",),
    ),
    Language("cs", "czech",
        question_labels=("Otázka",), answer_labels=("Odpověď",),
        question_keys=("otázka", "otazka"), answer_keys=("odpověď", "odpoved"),
        faq_titles=("často kladené otázky", "časté dotazy"), contents_titles=("obsah",),
    ),
    Language("da", "danish",
        question_labels=("Spørgsmål",), answer_labels=("Svar",),
        question_keys=("spørgsmål",), answer_keys=("svar",),
        faq_titles=("ofte stillede spørgsmål",), contents_titles=("indholdsfortegnelse",),
    ),
    Language("el", "greek", scripts=("GREEK",),
        question_labels=("Ερώτηση",), answer_labels=("Απάντηση",),
        question_keys=("ερώτηση",), answer_keys=("απάντηση",),
        faq_titles=("συχνές ερωτήσεις",), contents_titles=("περιεχόμενα",),
    ),
    Language("fa", "persian", scripts=("ARABIC",),
        question_labels=("پرسش", "سوال", "سؤال"), answer_labels=("پاسخ", "جواب"),
        question_keys=("پرسش", "سوال"), answer_keys=("پاسخ", "جواب"),
        faq_titles=("پرسش‌های متداول", "سوالات متداول"), contents_titles=("فهرست مطالب",),
        is_rtl=True,
    ),
    Language("fi", "finnish",
        question_labels=("Kysymys",), answer_labels=("Vastaus",),
        question_keys=("kysymys",), answer_keys=("vastaus",),
        faq_titles=("usein kysytyt kysymykset", "usein kysyttyä"),
        contents_titles=("sisällysluettelo",),
    ),
    Language("gl", question_labels=("Pregunta",), answer_labels=("Resposta",)),
    Language("hu", "hungarian",
        question_labels=("Kérdés",), answer_labels=("Válasz",),
        question_keys=("kérdés",), answer_keys=("válasz",),
        faq_titles=("gyakori kérdések", "gyakran ismételt kérdések"),
        contents_titles=("tartalomjegyzék",),
    ),
    Language("id", "indonesian",
        question_labels=("Pertanyaan",), answer_labels=("Jawaban",),
        question_keys=("pertanyaan",), answer_keys=("jawaban",),
        faq_titles=("pertanyaan umum", "pertanyaan yang sering diajukan"),
        contents_titles=("daftar isi",),
    ),
    Language("nb", "norwegian",
        question_labels=("Spørsmål",), answer_labels=("Svar",),
        question_keys=("spørsmål", "sporsmal"), answer_keys=("svar",),
        faq_titles=("ofte stilte spørsmål", "vanlige spørsmål"),
        contents_titles=("innholdsfortegnelse",),
    ),
    Language("nn", "norwegian", stop_words="nb"),
    Language("no", "norwegian", stop_words="nb"),
    Language("ro", "romanian",
        question_labels=("Întrebare",), answer_labels=("Răspuns",),
        question_keys=("întrebare", "intrebare"), answer_keys=("răspuns", "raspuns"),
        faq_titles=("întrebări frecvente",), contents_titles=("cuprins",),
    ),
    Language("sk",
        question_labels=("Otázka",), answer_labels=("Odpoveď",),
        question_keys=("otázka", "otazka"), answer_keys=("odpoveď", "odpoved"),
        faq_titles=("často kladené otázky",), contents_titles=("obsah",),
    ),
    Language("th", scripts=("THAI",),
        question_labels=("คำถาม",), answer_labels=("คำตอบ",),
        question_keys=("คำถาม",), answer_keys=("คำตอบ",),
        faq_titles=("คำถามที่พบบ่อย",), contents_titles=("สารบัญ",),
    ),
    Language("ur",
        question_labels=("سوال",), answer_labels=("جواب",),
        question_keys=("سوال",), answer_keys=("جواب",), is_rtl=True,
    ),
    Language("vi",
        question_labels=("Câu hỏi",), answer_labels=("Trả lời", "Câu trả lời"),
        question_keys=("câu_hỏi", "cau_hoi"),
        answer_keys=("trả_lời", "tra_loi", "câu_trả_lời"),
        faq_titles=("câu hỏi thường gặp",), contents_titles=("mục lục",),
    ),
    Language("arc", is_rtl=True),
    Language("bg", question_labels=("Въпрос",), answer_labels=("Отговор",)),
    Language("bn", scripts=("BENGALI",)),
    Language("ckb", is_rtl=True),
    Language("cy"),
    Language("dv", is_rtl=True),
    Language("eo", "esperanto"),
    Language("et", "estonian", question_labels=("Küsimus",), answer_labels=("Vastus",)),
    Language("eu"),
    Language("fil"),
    Language("ga", "irish"),
    Language("hr", question_labels=("Pitanje",), answer_labels=("Odgovor",)),
    Language("hy", "armenian", scripts=("ARMENIAN",)),
    Language("is", question_labels=("Spurning",), answer_labels=("Svar",)),
    Language("ka", scripts=("GEORGIAN",)),
    Language("kk"),
    Language("ku", is_rtl=True),
    Language("lt", "lithuanian", question_labels=("Klausimas",), answer_labels=("Atsakymas",)),
    Language("lv", question_labels=("Jautājums",), answer_labels=("Atbilde",)),
    Language("mk", question_labels=("Прашање",), answer_labels=("Одговор",)),
    Language("mn"),
    Language("ms", question_labels=("Soalan",), answer_labels=("Jawapan",)),
    Language("ne", "nepali"),
    Language("ps", is_rtl=True),
    Language("sd", is_rtl=True),
    Language("sl", question_labels=("Vprašanje",), answer_labels=("Odgovor",)),
    Language("sq"),
    Language("sr", "serbian", question_labels=("Питање",), answer_labels=("Одговор",)),
    Language("st", "sesotho"),
    Language("sw"),
    Language("ta", "tamil", scripts=("TAMIL",)),
    Language("ug", is_rtl=True),
    Language("uz"),
    Language("yi", "yiddish", is_rtl=True),
)  # fmt: skip
"""Every language that anything is known of."""

_BY_CODE = {language.code: language for language in LANGUAGES}


def find(name: str) -> Language | None:
    """Return the language of a code such as `en` or `pt-BR`; None if it isn't in the table."""
    return _BY_CODE.get(base_of(name))


def base_of(name: str) -> str:
    """Return a language's code or name in lower case, without a region: `pt` for `pt-BR`."""
    return name.strip().lower().replace("_", "-").split("-")[0]


def is_right_to_left(name: str) -> bool:
    """Return whether a language is written from right to left."""
    language = find(name)
    return language is not None and language.is_rtl


def words(field: str, languages: Iterable[Language] = LANGUAGES) -> tuple[str, ...]:
    """Return what languages have in a field, each word once, in the order of the table."""
    return tuple(dict.fromkeys(word for one in languages for word in getattr(one, field)))
