"""The language of an article."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from checker.articles import language as module
from checker.articles.language import code, detect

SEEDS = sorted((Path(__file__).parents[2] / "seeds").rglob("*.txt"))
TEXTS = {
    "en": "The ferry left the harbour at noon with ninety people on board, and it had not gone a mile when the engine "
    "failed. The captain said that he had called for help at once, but the first boat did not reach them for an hour. "
    "By then the wind had turned and the ship was driven on to the rocks. All of the crew were saved, and none of the "
    "passengers was hurt.",
    "de": "Die Fähre verließ den Hafen am Mittag mit neunzig Menschen an Bord, und sie war noch keine Meile weit gekommen, "
    "als die Maschine ausfiel. Der Kapitän sagte, er habe sofort um Hilfe gerufen, aber das erste Boot kam erst nach einer "
    "Stunde. Bis dahin hatte sich der Wind gedreht, und das Schiff wurde auf die Felsen getrieben. Die ganze Besatzung "
    "wurde gerettet, und von den Passagieren ist niemand verletzt.",
    "fr": "Le bac a quitté le port à midi avec quatre-vingt-dix personnes à bord, et il n'avait pas fait une lieue quand "
    "la machine est tombée en panne. Le capitaine a dit qu'il avait appelé à l'aide tout de suite, mais que le premier "
    "bateau n'est arrivé qu'après une heure. Le vent avait tourné et le navire était poussé sur les rochers. Tous les "
    "marins ont été sauvés et aucun des passagers n'est blessé.",
    "es": "El barco salió del puerto a mediodía con noventa personas a bordo, y no había hecho ni una milla cuando la "
    "máquina dejó de funcionar. El capitán dijo que había pedido ayuda en seguida, pero que la primera lancha no llegó "
    "hasta una hora después. El viento había cambiado y la nave fue empujada contra las rocas. Todos los marineros se "
    "salvaron y ninguno de los pasajeros está herido, según la policía.",
    "it": "Il traghetto ha lasciato il porto a mezzogiorno con novanta persone a bordo, e non aveva fatto un miglio quando "
    "il motore si è fermato. Il capitano ha detto che aveva chiesto aiuto subito, ma la prima barca non è arrivata che "
    "dopo un'ora. Il vento era cambiato e la nave è stata spinta sugli scogli. Tutti i marinai sono stati salvati e "
    "nessuno dei passeggeri è ferito, come ha detto la polizia del porto.",
    "nl": "De veerboot verliet de haven om twaalf uur met negentig mensen aan boord, en was nog geen mijl ver toen de "
    "motor het begaf. De kapitein zei dat hij meteen om hulp had geroepen, maar dat de eerste boot er pas na een uur was. "
    "Toen was de wind gedraaid en werd het schip op de rotsen gedreven. De hele bemanning is gered en van de reizigers is "
    "er niemand gewond, zei de politie van de haven.",
    "pt": "O barco deixou o porto ao meio-dia com noventa pessoas a bordo, e não tinha feito uma milha quando o motor "
    "parou. O capitão disse que pediu ajuda logo, mas que a primeira lancha só chegou depois de uma hora. O vento tinha "
    "mudado e o navio foi levado para as rochas. Todos os marinheiros foram salvos e nenhum dos passageiros está ferido, "
    "segundo a polícia do porto, que também ouviu o capitão.",
}
OTHERS = {
    "af": "Die veerboot het die hawe om twaalfuur met negentig mense aan boord verlaat, en dit was nog nie 'n myl ver nie "
    "toe die enjin gaan staan. Die kaptein het gesê dat hy dadelik om hulp gevra het, maar die eerste boot het eers na 'n "
    "uur gekom. Toe het die wind gedraai en die skip is op die rotse gedryf. Die hele bemanning is gered en nie een van "
    "die passasiers is beseer nie.",
    "ca": "El vaixell va sortir del port al migdia amb noranta persones a bord, i no havia fet ni una milla quan el motor "
    "es va aturar. El capità va dir que havia demanat ajuda de seguida, però que la primera barca no va arribar fins al "
    "cap d'una hora. El vent havia canviat i la nau va ser empesa contra les roques. Tots els mariners es van salvar.",
    "gl": "O barco deixou o porto ao mediodía con noventa persoas a bordo, e non fixera nin unha milla cando o motor parou. "
    "O capitán dixo que pediu axuda axiña, pero que a primeira lancha non chegou ata unha hora despois. O vento cambiara e "
    "a nave foi levada contra as rochas. Todos os mariñeiros se salvaron e ningún dos pasaxeiros está ferido.",
    "da": "Færgen forlod havnen ved middagstid med halvfems mennesker om bord, og den var ikke kommet en sømil, da motoren "
    "gik i stå. Kaptajnen sagde, at han straks havde kaldt på hjælp, men at den første båd først kom efter en time. Da "
    "havde vinden vendt sig, og skibet blev drevet op på klipperne. Hele besætningen blev reddet.",
    "sv": "Färjan lämnade hamnen vid tolvtiden med nittio människor ombord, och den hade inte kommit en sjömil när motorn "
    "stannade. Kaptenen sade att han genast hade ropat på hjälp, men att den första båten kom först efter en timme. Då hade "
    "vinden vänt och fartyget drevs upp på klipporna. Hela besättningen räddades.",
    "ro": "Feribotul a părăsit portul la prânz cu nouăzeci de oameni la bord și nu făcuse nici o milă când motorul s-a "
    "oprit. Căpitanul a spus că a cerut ajutor imediat, dar că prima barcă nu a ajuns decât după o oră. Vântul se "
    "schimbase și nava a fost împinsă pe stânci. Toți marinarii au fost salvați.",
    "pl": "Prom wypłynął z portu w południe z dziewięćdziesięcioma osobami na pokładzie i nie przepłynął nawet mili, gdy "
    "silnik się zatrzymał. Kapitan powiedział, że od razu wezwał pomoc, ale pierwsza łódź dotarła dopiero po godzinie.",
    "hu": "A komp délben hagyta el a kikötőt kilencven emberrel a fedélzetén, és még egy mérföldet sem tett meg, amikor a "
    "motor leállt. A kapitány azt mondta, hogy azonnal segítséget kért, de az első csónak csak egy óra múlva ért oda.",
    "ru": "Паром вышел из порта в полдень, на борту было девяносто человек, и он не прошёл и мили, когда двигатель "
    "остановился. Капитан сказал, что сразу позвал на помощь, но первая лодка пришла только через час.",
}
MIXED = {
    "German quoted in English": f"“{TEXTS['de'][:160]}” the captain told us, and then he said it again in English.",
    "English quoted in German": f"„{TEXTS['en'][:160]}“, sagte uns der Kapitän, und dann sagte er es noch einmal.",
    "half and half": TEXTS["en"][:200] + TEXTS["fr"][:200],
    "a list of names": "Anna Berg, Jan de Vries, Maria del Mar, Luca Della Valle, João da Silva, Pierre du Pont, Tom Hall",
    "a table": "2019 12 4.5 % 2020 14 5.1 % 2021 17 6.0 %",
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry sank off the coast on Friday, and twelve of the crew were saved, police said.", "en"),
        ("Zwölf Menschen starben am Freitag vor der Küste, sagte die Polizei.", "de"),
        ("Les négociations sont suspendues, selon le journal, depuis vendredi soir.", "fr"),
        ("El barco se hundió el viernes frente a la costa y murieron doce personas.", "es"),
        ("Ferry sinks", "en"),
        ("TikTok: Microsoft suspends talks", "en"),
        ("12", "en"),
        ("", "en"),
        ("x 5 y 6", "en"),
        *((text, language) for language, text in (TEXTS | OTHERS).items()),
    ],
)
def test_the_language_is_told_by_its_words(text, language):
    told = detect(text)
    assert told.language == language
    assert told.notes == (() if language == "en" else (f"language read as {language} (detected)",))


@pytest.mark.parametrize("language", TEXTS)
def test_a_clear_language_does_not_load_the_detector(monkeypatch, language):
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    assert detect(TEXTS[language]).language == language


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_without_words_of_its_own_goes_to_the_detector(language):
    assert module._evident(OTHERS[language]) is None


@pytest.mark.parametrize(
    "text",
    [*TEXTS.values(), *OTHERS.values(), *MIXED.values(), *(file.read_text(encoding="utf-8") for file in SEEDS)],
    ids=[*TEXTS, *OTHERS, *MIXED, *(file.stem for file in SEEDS)],
)
def test_the_words_and_the_detector_say_the_same(text):
    pieces = {text[start : start + length] for length in (40, 120, 400, 1_000) for start in range(0, len(text), length)}
    for piece in sorted(pieces):
        assert module._evident(piece) in (None, module._likeliest(piece)), piece


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        (" de ", "de"),
        ("", None),
        (None, None),
        ("English", None),
        ("x", None),
    ],
)
def test_a_language_tag_is_cut_to_its_code(stated, expected):
    assert code(stated) == expected
