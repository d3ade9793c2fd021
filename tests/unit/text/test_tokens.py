import pytest

from faqcli.text.tokens import fold, folded, sentences, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("?! — … ¶", []),
        ("Where may I moor?", [("Where", "where"), ("may", "may"), ("I", "i"), ("moor", "moor")]),
        ("north-quay and/or snake_case", ["north", "quay", "and", "or", "snake", "case"]),
        ("Russia's Jones' Russia’s", [("Russia", "russia"), ("Jones", "jones"),
         ("Russia", "russia")]),
        ("don't can’t rock’n’roll", [("don't", "dont"), ("can’t", "cant"),
         ("rock’n’roll", "rocknroll")]),
        ("l'homme d’État O'Neil's", ["l", "homme", "d", ("État", "etat"), "o", "neil"]),
        ("the U.S. and U.S.S.R., i.e. no", ["the", ("U.S.", "us"), "and", ("U.S.S.R.", "ussr"),
         ("i.e.", "ie"), "no"]),
        ("ends in U.S", ["ends", "in", ("U.S", "us")]),
        ("v1.2 ab.cd end.Next", ["v1", "2", "ab", "cd", "end", "next"]),
        ("1.5 and 3.14.15", ["1.5", "and", "3.14.15"]),
        ("1,000 1,000,000.50 1,2", [("1,000", "1000"), ("1,000,000.50", "1000000.50"), "1", "2"]),
        ("C++, C# and F#", [("C++", "c++"), ("C#", "c#"), "and", ("F#", "f#")]),
        ("word++ no#", ["word", "no"]),
    ],
)  # fmt: skip
def test_possessives_elisions_initials_numbers_and_c_plus_plus_are_words_as_read(
    text: str, found: list[str | tuple[str, str]]
) -> None:
    expected = [one if isinstance(one, tuple) else (None, one) for one in found]

    assert [(w.form, text[w.start : w.end].lower()) for w in words(text)] == [
        (form, (shown or form).lower()) for shown, form in expected
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Запоріжжя", ["запоріжжя"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("İstanbul ISTANBUL ıstanbul", ["istanbul"] * 3),
        ("ﬁn ﬀ", ["fin", "ff"]),
        ("naïve nai\u0308ve NAÏVE", ["naive"] * 3),
        ("Łódź Øresund Đà Æsir þing", ["lodz", "oresund", "da", "aesir", "thing"]),
        ("Ｆｕｌｌ ｗｉｄｔｈ", ["full", "width"]),
        ("x² ½", ["x2", "1⁄2"]),
        ("soft\u00adhyphen", ["softhyphen"]),
        ("na\u200bto wo\u2060rd\ufeff", ["nato", "word"]),
        ("a \u200b b/\u200bc", ["a", "b", "c"]),
        ("ភាសា\u200bខ្មែរ", ["ភា", "ាស", "សា", "ខ្", "្ម", "មែ", "ែរ"]),
        ("zero\u200cwidth\u200djoiners", ["zerowidthjoiners"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("العَرَبية", ["العَرَبية"]),
        ("עברית", ["עברית"]),
        ("ΣΊΣΥΦΟΣ Σίσυφος", ["σισυφοσ"] * 2),
    ],
)
def test_words_of_every_script_are_folded(text: str, found: list[str]) -> None:
    assert [word.form for word in words(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("国境線", ["国境", "境線"]),
        ("国", ["国"]),
        ("ひらがなカナ", ["ひら", "らが", "がな", "なカ", "カナ"]),
        ("ไทย", ["ไท", "ทย"]),
        ("NATO加盟国", ["nato", "加盟", "盟国"]),
        ("第3条", ["第", "3", "条"]),
        ("国、境。", ["国", "境"]),
    ],
)
def test_scripts_without_spaces_give_pairs_of_characters(text: str, found: list[str]) -> None:
    """Words in other scripts between them are not split."""
    assert [word.form for word in words(text)] == found


@pytest.mark.parametrize(
    ("text", "place", "slice_"),
    [
        ("a Straße b", 1, "Straße"),
        ("é İstanbul", 1, "İstanbul"),
        ("👩 ﬁn", 0, "ﬁn"),
        ("x nai\u0308ve y", 1, "nai\u0308ve"),
        ("हिन्दी में", 1, "में"),
        ("国境線", 1, "境線"),
        ("(U.S.)", 0, "U.S."),
        ("“Russia’s”", 0, "Russia"),
    ],
)
def test_the_position_of_a_word_counts_code_points_of_the_unfolded_text(
    text: str, place: int, slice_: str
) -> None:
    word = words(text)[place]

    assert text[word.start : word.end] == slice_


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("QUAY", "quay"),
        ("Donets'k", "donetsk"),
        ("Donetsʼk", "donetsk"),
        ("1,000", "1000"),
        ("ÉTÉ", "ete"),
        ("Ǿ", "o"),
        ("ŉ", "n"),
        ("ẞ", "ss"),
        ("ё", "е"),
        ("й", "и"),
        ("ά", "α"),
        ("\u0301", ""),
        ("\u200d", ""),
    ],
)
def test_two_spellings_of_one_word_fold_to_the_same_form(word: str, form: str) -> None:
    assert fold(word) == form


def test_a_folded_text_has_single_spaces_between_its_words() -> None:
    assert folded("  The U.S.: Policy — ÉTÉ! ") == "the us policy ete"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("  \n ", []),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("  One.   Two.  ", ["One.", "Two."]),
        ("No end", ["No end"]),
        ("The U.S. won. It’s “over.” Next", ["The U.S. won.", "It’s “over.”", "Next"]),
        ("Dr. Smith met Mr. J. Jones. Good.", ["Dr. Smith met Mr. J. Jones.", "Good."]),
        ("Fruit, e.g. apples, i.e. Malus. Yes.", ["Fruit, e.g. apples, i.e. Malus.", "Yes."]),
        ("It is 1.5 m long. Yes", ["It is 1.5 m long.", "Yes"]),
        ("Well... maybe. So?! Yes", ["Well... maybe.", "So?!", "Yes"]),
        ("(All of it.) Then", ["(All of it.)", "Then"]),
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
        ("これは。本「です。」次！", ["これは。", "本「です。」", "次！"]),
    ],
)
def test_initials_titles_and_numbers_end_no_sentence(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found


def test_a_row_of_ligatures_without_end_is_no_word() -> None:
    """Their compatibility forms are eighteen times as long."""
    assert folded("a " + "ﷺ" * 990_000 + " b") == "a b"
    assert folded("ﷺ" * 2) == fold("ﷺ" * 2)


def test_articles_and_possessives_without_end_are_words() -> None:
    """In linear time, with a part of the text for each."""
    assert folded("a'" * 50_000 + "b") == " ".join(["a"] * 50_000 + ["b"])
    assert folded("word" + "'s" * 50_000) == "word"


@pytest.mark.parametrize(
    ("typeset", "typed"),
    [
        ("“l’eau” … it’s—12\u202f000–13\u00a0000", "\"l'eau\" ; it's-12 000-13 000"),
        ("‘0a’ „a…b“", '"0a\' "a;b"'),
        ("é’s “a”", 'é\'s "a"'),
    ],
)
def test_typeset_text_has_the_words_of_typed_text(typeset: str, typed: str) -> None:
    assert words(typeset) == words(typed)
