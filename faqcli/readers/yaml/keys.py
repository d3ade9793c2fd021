"""What people call the parts of a FAQ, in the languages that FAQ files are met in."""

from __future__ import annotations

import re
from functools import lru_cache

STRONG_QUESTIONS = frozenset(
    """
    question q quest ask questions_text question_text pregunta frage domanda pergunta vraag
    pytanie вопрос питання запитання otázka otazka spørsmål sporsmal spørgsmål fråga kysymys
    soru kérdés întrebare intrebare ερώτηση سؤال سوال پرسش שאלה प्रश्न pertanyaan câu_hỏi
    cau_hoi คำถาม 问题 問題 提问 質問 質問文 질문
    """.split()
)
"""Keys that are never anything but a question's."""

STRONG_ANSWERS = frozenset(
    """
    answer a ans answers answer_text answer_html answer_md answer_markdown full_answer
    long_answer accepted_answer response respuesta antwort risposta resposta réponse reponse
    antwoord odpowiedź odpowiedz ответ відповідь odpověď odpoved svar vastaus cevap yanıt yanit
    válasz răspuns raspuns απάντηση جواب اجابة إجابة الجواب پاسخ תשובה उत्तर jawaban trả_lời
    tra_loi câu_trả_lời คำตอบ 答案 回答 解答 答 答え 答复 回复 답변 대답
    """.split()
)

WEAK_QUESTIONS = (
    "title", "name", "heading", "header", "headline", "summary", "subject", "label", "prompt",
    "titulo", "título", "titel", "titre", "titolo", "tytuł", "название", "заголовок", "标题",
    "標題", "제목", "term",
)  # fmt: skip
"""Keys that may be a question's, the likeliest first."""

WEAK_ANSWERS = (
    "content", "text", "body", "description", "desc", "details", "detail", "html", "markdown", "md",
    "message", "value", "definition", "explanation", "reply", "paragraphs", "contenido", "texto",
    "inhalt", "contenu", "contenuto", "conteúdo", "текст", "содержание", "内容", "內容", "내용",
)  # fmt: skip

LISTS = frozenset(
    """
    questions faq faqs q&a qa qas qna q_and_a q_a items entries entry list data content
    contents sections section groups group categories category topics topic pages chapters
    parts blocks accordion accordions elements main_entity questions_and_answers
    frequently_asked_questions preguntas preguntas_frecuentes fragen foire_aux_questions
    domande perguntas вопросы params extra site props
    """.split()
)
"""Keys that hold questions, or groups of them, and say nothing about these."""

TITLES = (
    "title", "name", "section", "category", "topic", "heading", "header", "headline", "group",
    "label", "subject", "section_title", "section_name", "category_name", "group_name",
    "category_title", "titulo", "título", "titel", "titre", "titolo", "kategorie", "categoria",
    "categoría", "catégorie", "seccion", "sección", "rubrik", "thema", "tema", "тема", "раздел",
    "категория", "название", "分类", "分類", "标题", "カテゴリ", "카테고리",
)  # fmt: skip
"""Keys that may hold a section's title, the likeliest first."""

SECTIONS = (
    "section", "category", "group", "topic", "categories", "section_title", "category_name",
    "kategorie", "categoria", "categoría", "catégorie", "sección", "seccion", "rubrik", "thema",
    "tema", "тема", "раздел", "категория", "分类", "分類", "カテゴリ", "카테고리",
)  # fmt: skip
"""Keys by which an entry says which section it belongs to."""

OTHERS = {
    "id": ("slug", "anchor", "uid"),
    "short": ("short_answer", "tldr", "brief"),
    "note": ("notes",),
    "tags": ("tag", "keywords", "labels"),
    "aliases": ("alias", "alternatives", "variants", "synonyms"),
    "see_also": ("seealso",),
}
"""Other names of the optional parts of an entry."""

TECHNICAL = (
    "id", "slug", "icon", "key", "order", "weight", "image", "color", "colour", "url", "link",
    "anchor", "class", "enable", "enabled", "expanded", "open", "show",
)  # fmt: skip
"""Keys whose values are for programs, and no title."""

_LANGUAGES = frozenset(
    """
    ar bg bn ca cs cy da de el en es et eu fa fi fil fr ga gl he hi hr hu id is it ja ka kk ko
    lt lv mk mn ms nb ne nl nn no pl pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh
    """.split()
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NUMBER = re.compile(r"[ _.-]?\d+\Z")
_ASKS = re.compile(r"[?？؟;՞]\s*\Z")
_GENERIC = re.compile(
    r"faq|question|q_?(?:&|and|n)_?a|pregunta|frage|вопрос|accordion|_list\Z|items?\Z"
)


@lru_cache(4096)
def fold_key(name: str) -> str:
    """Return a key as the names here are written: `shortAnswer` and `Short answer` are one."""
    return re.sub(r"[\s_-]+", "_", _CAMEL.sub("_", name.strip())).strip("_").casefold()


def unnumbered(name: str) -> str:
    """Return a folded key without the number or the language that it ends with."""
    base = _NUMBER.sub("", name)
    head, _, tail = base.rpartition("_")
    return head if head and tail in _LANGUAGES else base


def is_numbered(name: str) -> bool:
    """Tell whether a key is a number, or a word for a list's items and a number."""
    folded = fold_key(name)
    base = _NUMBER.sub("", folded)
    if base == folded:
        return False
    return not base or base in LISTS or base in STRONG_QUESTIONS or base in ("item", "no", "nr")


def is_generic(name: str) -> bool:
    """Tell whether a key over questions only says that they are questions."""
    folded = fold_key(name)
    is_known = folded in LISTS or folded in STRONG_QUESTIONS
    return is_known or is_numbered(name) or bool(_GENERIC.search(folded))


def is_language(name: str) -> bool:
    """Tell whether a key is the code of a language, such as `en` or `pt-BR`."""
    head, _, region = fold_key(name).partition("_")
    return head in _LANGUAGES and len(region) in (0, 2, 4)


def is_question(name: str) -> bool:
    """Tell whether a key ends as a question does."""
    return bool(_ASKS.search(name))


def is_sentence(name: str) -> bool:
    """Tell whether a key is rather what somebody asks than a name."""
    return bool(_ASKS.search(name)) or name.count(" ") >= 2 or _has_no_spaces(name)


def _has_no_spaces(name: str) -> bool:
    """Tell whether a text of a script that needs no spaces is longer than a name."""
    return len(name) >= 8 and all(c >= "\u0e00" for c in name[:8])
