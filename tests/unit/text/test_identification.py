import pytest

from faqcli.text.identification import ENOUGH, identify

SAID = {
    "de": "Was soll ich anziehen? Zieht euch bequem an, denn wir werden auch draußen sein.",
    "es": "¿Cuánto cuesta la entrada? El evento es gratuito, y no es necesario registrarse.",
    "fr": "Comment puis-je venir ? Le bus de la ville vous mène à notre porte en dix minutes.",
    "nb": "Hva koster det å delta? Det er gratis for alle, men du må ha med deg en datamaskin.",
    "tr": "Nasıl gelebilirim ve ne kadar sürer? Bu otobüs ile gelmek için bir bilet daha gerekir.",
    "ru": "Сколько это стоит? Это бесплатно для всех, но нужно взять с собой компьютер.",
    "uk": "Скільки це коштує? Це безкоштовно для всіх, але треба взяти з собою комп'ютер.",
    "zh": "可以退款嗎？購買後七日內可以退款，請以 email 聯絡我們的 support team。",
    "ja": "返金はできますか？ご購入後七日以内であれば返金いたします。",
    "ko": "환불이 되나요? 구매 후 이레 안에 환불해 드립니다.",
    "el": "Πόσο κοστίζει; Είναι δωρεάν για όλους.",
    "ar": "كم يكلف ذلك؟ إنه مجاني للجميع، ولكن عليك أن تحضر حاسوبك معك.",
    "fa": "هزینه آن چقدر است؟ برای همه رایگان است، اما باید رایانه خود را همراه داشته باشید.",
    "th": "ราคาเท่าไหร่ ฟรีสำหรับทุกคน",
}
"""A question and its answer in each of several languages."""


@pytest.mark.parametrize("language", SAID)
def test_a_language_is_recognised_in_one_question_and_its_answer(language: str) -> None:
    assert identify(SAID[language], "en") == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 2 3",
        "🎉🎉🎉",
        "pip install faqcli",
        "What is pho? Phở is a soup with noodles, and phở bò is the one that has beef in it.",
        "Who was Charles de Gaulle? The general whom the Place de l'Étoile was named after.",
        "Does it work in São Paulo, Rio de Janeiro and Belo Horizonte? It does in all three.",
        f"How do I say that I'm lost? You say it like this: {SAID['ja']}",
        f"How do you say it in Spanish? {SAID['es']} What does that mean? That it is free.",
        f"```\nif (a != b) {{ return do.it(a); }}\n``` {'for i in a: print(i)' * 9}",
    ],
)
def test_english_with_foreign_words_or_code_stays_english(text: str) -> None:
    assert identify(text, "en") == "en"


def test_a_language_whose_words_are_not_known_is_not_taken_for_a_relative() -> None:
    icelandic = "Hvað kostar það? Það kostar ekkert, en þú þarft að koma með þína eigin tölvu."
    assert identify(icelandic, "en") == "en"


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [
        ("¿Precio? 20 €.", "es", "es"),
        ("", "es", "es"),
        ("What does it cost? It is free for all of you.", "es", "en"),
        (SAID["de"], "es", "de"),
    ],
)
def test_the_words_of_a_text_count_for_more_than_the_default(
    text: str, default: str, language: str
) -> None:
    assert identify(text, default) == language


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    """A FAQ may have any size."""
    english = "What is in it? It is the same as before. " * (ENOUGH // 40)
    assert identify(english + SAID["de"] * 1000, "en") == "en"
