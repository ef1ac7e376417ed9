"""What a reader points at is held to what the question asks for."""

from __future__ import annotations

import pytest

from qa.fit import Pointed, Sought, completed, fits

TABLE = """8 May 2018 | The United States leaves the deal
30 June 2018 | The Paris plot is stopped
"""
FACTS = "City | Lund\nPopulation | 5,000 (2019)\n"


def pointed(text: str, answer: str) -> Pointed:
    start = text.index(answer)
    return Pointed(text, start, start + len(answer))


def test_the_beginning_of_a_name_is_completed() -> None:
    text = "He called Ebrahim Raisi a butcher."
    assert completed(pointed(text, "Ebrahim")).answer == "Ebrahim Raisi"


@pytest.mark.parametrize("answer", ["Ebrahim Raisi", "the president"])
def test_what_is_no_beginning_of_a_name_is_left(answer: str) -> None:
    text = "He called Ebrahim Raisi, the president of Iran, a butcher."
    assert completed(pointed(text, answer)).answer == answer


@pytest.mark.parametrize(
    ("question", "text", "answer", "fit"),
    [
        ("Who called Raisi a butcher?", "He called Ebrahim Raisi a butcher.", "Ebrahim Raisi", 0),
        ("Who called Raisi a butcher?", "Pompeo called Raisi a butcher.", "Pompeo", 1),
        ("Was it Rama or Berisha who won?", "The winner was Edi Rama.", "Edi Rama", 1),
        ("When did the United States leave?", TABLE, "30 June 2018", 0),
        ("When did the United States leave?", TABLE, "8 May 2018", 1),
        ("How many people live in Lund?", FACTS, "5,000", 1),
        ("What was the turnout?", "Place | Turnout\nLund | 45 %", "45 %", 1),
        ("How high is the tower?", "The hall | 9 m\nThe tower | 30 m", "9 m", 0),
        ("How many were members?", "Out of 30,000 victims, 90 % were members.", "30,000", 0),
        ("What share were members?", "Of 30,000 victims, 90 % were members.", "30,000", 0),
        ("What share were members?", "Of 30,000 victims, 90 % were members.", "90 %", 1),
        ("How many kilograms did it hold?", "Three people were to do it.", "Three", 0),
        ("What is the population of Lund?", "Lund took in all 3,000 Danes.", "3,000", 0),
        ("What is the population of Lund?", "Lund is home to 3,000 Danes.", "3,000", 1),
        ("What is the population of Lund?", FACTS, "5,000", 1),
        ("After whom is the mosque named?", "The Fatima Mosque is old.", "Fatima Mosque", 0),
        ("After whom is the mosque named?", "It bears Fatima’s name.", "Fatima", 1),
        ("Which city was the ship named after?", "It is the Kansas City.", "Kansas City", 1),
        ("How do I use another model?", "## Settings\n\nName it.\n", "Settings", 0),
        ("How do I use another model?", "- set `QA_READER`\n", "set `QA_READER", 1),
        ("How many kilograms did it hold?", "It held 500 grams.", "500 grams", 1),
        ("How many pounds does it weigh?", "It weighs 12 lb.", "12 lb", 1),
        ("How many pounds does it cost?", "It is 12 miles away.", "12 miles", 0),
        ("How many foot soldiers were there?", "There were 12,000 soldiers.", "12,000 soldiers", 1),
        ("How much was stolen?", "They were cheated out of 300 pounds.", "300 pounds", 1),
        ("What was the share price?", "The share price was 12 dollars.", "12 dollars", 1),
        ("What fraction of members came?", "2/3 of them came.", "2/3", 1),
        ("What share of members came?", "Everyone came.", "Everyone", 1),
        ("What share voted?", "Place | Voted (%)\nLund | 45", "45", 1),
        ("What share voted?", "Place | Voters\nLund | 45", "45", 0),
        ("How many cells do the units have?", "The units work in small cells.", "small cells", 0),
        ("How many cells do the units have?", "The units have seven cells.", "seven", 1),
        ("How many came?", "Hardly anybody counted the hundreds who came.", "the hundreds", 1),
        ("How many came?", "Of all members only a handful came.", "a handful", 1),
        ("How many were hurt?", "Nobody was hurt.", "Nobody", 1),
        ("On what date did the council vote?", "The council voted 19 to 6.", "19 to 6", 0),
        ("On what date did the council vote?", "It voted on 6 May.", "6 May", 1),
        ("On what date did the council vote?", "It voted on Sept. 6.", "Sept. 6", 1),
        ("On what date did the council vote?", "It voted in the summer.", "the summer", 1),
        ("On what date did Rome fall?", "Rome fell in AD 410.", "AD 410", 1),
        ("On which day did it vote?", "It voted on the eve of the feast.", "the eve", 1),
        ("What day did it vote?", "The vote of Monday was close.", "Monday", 1),
        ("When was Ann Roth born?", "Ann Roth's copy of 1902 can be visited.", "1902", 0),
        ("When was Ann Roth born?", "Ann Roth, born in 1861, copied it in 1902.", "1861", 1),
        ("When was Ann Roth born?", "The copy is by Ann Roth (1861-1930).", "1861", 1),
        (
            "When was Ann Roth born?",
            "Ann Roth (3 May 1861 in Ghent; d. 1930) came.",
            "3 May 1861",
            1,
        ),
        ("When was Ann Roth born?", "Name | Born\nAnn Roth | 3 May 1861", "3 May 1861", 1),
        ("When was the republic born?", "The republic was proclaimed in 1848.", "1848", 1),
        ("When was Euclid born?", "Archimedes (c. 287 BC) and Euclid (c. 325 BC) wrote.", "325", 1),
        (
            "What does a new pen cost?",
            "The old one gets you 60 florins off a new pen.",
            "60 florins",
            0,
        ),
        ("What does a new pen cost?", "A new pen is 60 florins.", "60 florins", 1),
        ("How many died in 2018?", "In 2019 the toll was 1,500.", "1,500", 0),
        ("Who was mayor in 2012?", "Ann Roth was mayor from 2010 until May 2015.", "Ann Roth", 1),
        ("Who was mayor in 2019?", "Ann Roth was mayor from 2010 until May 2015.", "Ann Roth", 0),
        ("Who won in 2019?", "Jo Hill won in the season of 2018/19.", "Jo Hill", 1),
        ("What burnt in the 1960s?", "In 1965 the mill burnt.", "the mill", 1),
        ("How many died in 2012?", "Between 2010 and 2015 the toll was 1,500.", "1,500", 0),
        ("When did he become president?", "He led the 1988 massacre.", "1988", 0),
        ("When did she run?", "She ran in the 1998 election.", "1998", 1),
        ("When was the massacre?", "He led the 1988 massacre.", "1988", 1),
        ("When did they come?", "Tirana, December 2019\nThey came late.", "December 2019", 0),
        ("When did he take office?", "He was the 70th to take office.", "70th", 0),
        ("When is it open?", "# Library\n\nMonday to Friday, 9 to 17", "Monday to Friday", 1),
        ("When did they come?", "May 6, 2019, 9:30\nThey came late.", "May 6, 2019", 0),
        ("When is the rent due?", "The rent is due on the 1st.", "the 1st", 1),
        ("When did he take office?", "He sat on the 5th floor, in office.", "the 5th", 0),
        ("When did he take office?", "He took office on the 7th of May.", "7th", 1),
        ("When was it built?", "It was built in the 12th century.", "12th", 1),
        ("Who was the first president?", "The 3rd president, Jefferson, came.", "Jefferson", 0),
        ("Who was the third president?", "The 3rd president, Jefferson, came.", "Jefferson", 1),
        ("Who was their second child?", "Their first child was Ann, the second Bob.", "Ann", 0),
        ("Who was their second child?", "Their first child was Ann, the second Bob.", "Bob", 1),
        ("Who was the first head?", "On his second day Hill became its head.", "Hill", 1),
        ("When was the third edition out?", "The third edition was out on May 5th.", "May 5th", 1),
        ("Who is the envoy of Iran?", "Iran’s envoy was expelled by Edi Rama.", "Edi Rama", 0),
        ("Who is the envoy of Iran?", "Hill was sent by Ian Low, the envoy.", "Ian Low", 1),
        ("Who was the architect of the hall?", "The hall was designed by Jo Hill.", "Jo Hill", 1),
        ("Who is the new envoy?", "The envoy was expelled by Edi Rama.", "Edi Rama", 0),
        ("Who was Roth's wife?", "Ann Roth was Roth's wife.", "Ann Roth", 1),
        ("Who was Jo Roth's wife?", "Jo M. Roth married Ann Hill.", "Jo M. Roth", 0),
        ("Who was the director?", "The film was directed by Jo Hill.", "Jo Hill", 1),
        (
            "Which museum did he see?",
            "He saw Ashraf 3, the large modern settlement.",
            "Ashraf 3",
            0,
        ),
        ("Which museum did he see?", "He saw Lund Hall, the town museum.", "Lund Hall", 1),
        ("Which museum did he see?", "He saw Lund Hall, a gallery in the town.", "Lund Hall", 1),
        ("Which museum town did he see?", "He saw Lund, a town in Scania.", "Lund", 1),
        ("Where is Ashraf 3?", "The mosque of Ashraf 3 is new.", "The mosque", 0),
        ("Where is Ashraf 3?", "The visit to Ashraf 3 came amid talks in Vienna.", "Vienna", 0),
        ("Where is Ashraf 3?", "They live at Ashraf 3, near Durrës.", "Durrës", 1),
        ("Why did Ann Roth leave?", "Ann Roth left it to Jo Hill in 2003.", "Jo Hill", 0),
        (
            "Why did Ann Roth leave?",
            "Ann Roth left as Jo Hill had sold it.",
            "Jo Hill had sold it",
            1,
        ),
        ("Why did it fail?", "In 2002 it failed, and the money did not come.", "the money", 0),
        ("Why did it fail?", "It failed because of the rain and the money.", "the money", 1),
        ("Why did it fail?", "They had debts, and the money did not come.", "the money", 1),
        ("Why did Ann Roth give up art?", "She gave up art and kept an inn.", "kept an inn", 0),
        ("Why did the plan fail?", "The plan failed over debts and rain.", "rain", 1),
        ("Why is it called Roth Street?", "It is called after Ann Roth.", "Ann Roth", 1),
        ("When did Ann Roth marry?", "Jo Hill married Ann Roth in 1990.", "1990", 1),
        ("When did Ann Roth visit?", "Jo Hill visited with Ann Roth in 2021.", "2021", 1),
        ("When did Ann Roth visit?", "Jo Hill visited Ann Roth in 2021.", "2021", 0),
        ("When did Ann Roth visit?", "In 2022 Jo Hill visited the camp.", "2022", 0),
        ("When did Ann Roth visit?", "Ann Roth visited in 2021, Jo Hill came later.", "2021", 1),
        ("Whom did Ann Roth visit?", "In 2022 Jo Hill visited the camp.", "Jo Hill", 1),
        (
            "Since when has Ann Roth led it?",
            "Ms Roth met Jo Hill, who has led it since 1998.",
            "1998",
            0,
        ),
        (
            "Since when has Ms Roth led it?",
            "Ann Roth, who led it since 1998, met Jo Hill.",
            "1998",
            1,
        ),
        ("How long is the film?", "2. The film. The board saw it.", "2", 0),
        ("How long is the film?", "It runs for 2. The board saw it.", "2", 1),
        ("How many halls has it?", "- 3. The halls", "3", 0),
        ("When was Tarn 5.0.1 released?", "Tarn 5.0.0 notes. Released 18 June.", "18 June", 0),
        ("When is Tarn 5.1 released?", "Version 5.0.1, released on 28 June.", "28 June", 0),
        ("When was Tarn 5.0 released?", "Version 5.0.1 came on 28 June.", "28 June", 1),
        ("When was Tarn 5.0.1 released?", "It was released on 18 June.", "18 June", 1),
        ("When did Tarn fall by 2.5 per cent?", "Tarn 4.0 fell by 2.5 % in May.", "May", 1),
        ("How long does the ride take?", "The bus is back there by 15:50.", "15:50", 0),
        ("How long does the ride take?", "The ride takes 1:50.", "1:50", 1),
        ("How long is the visit?", "It closes at 5 pm.", "5 pm", 0),
    ],
)
def test_only_what_can_be_the_answer_fits(question: str, text: str, answer: str, fit: bool) -> None:
    assert fits(Sought(question), pointed(text, answer)) is bool(fit)
