"""Facts told in other words than a resume's: which are caught as unfounded, and which are left alone."""

import pytest
from test_facts import JOB, RESUME, TODAY

from outreach.checks import Sources, check_statements, read_statement


@pytest.fixture(scope="module")
def sources():
    return Sources(JOB, RESUME, TODAY)


def found(text, sources):
    return {result.check for result in check_statements([read_statement(text, sources)], sources)}


FALSE = {
    "number": (
        "Restaurants of theirs stand in five places on the coast of Devon.",
        "Nine hundred and fifty guests a week eat from the kitchens of Harbour Lantern.",
        "Fish comes from eleven boats, and the kitchens serve 900 guests a week.",
        "You would lead a team of sixteen cooks and plan the menus with the owner.",
        "Food waste at Grand Marlin Hotel fell from 14% to 4% through your daily stock sheet.",
        "Your fish section at Grand Marlin Hotel stands for 120 covers a night.",
        "Six weeks of holiday come with the post.",
        "A section of 180 covers a week is what you run at Grand Marlin Hotel.",
        "At Bistro Vessel, seven apprentices learned knife work from you.",
        "Starters for 170 guests were your work at Bistro Vessel.",
    ),
    "duration": (
        "Eighteen years in hotels and fish restaurants lie behind you.",
        "For more than nine years you have run the fish section at Grand Marlin Hotel.",
        "You spent six years at Bistro Vessel.",
        "Four and a half years, from September 2018 to February 2021, you baked the bread at Bistro Vessel.",
        "Almost eight years as Chef de Partie at Grand Marlin Hotel say a lot.",
        "Grand Marlin Hotel has had you for twelve years now.",
    ),
    "date": (
        "Since March 2019 you have run the fish section at Grand Marlin Hotel.",
        "You left Bistro Vessel in 2016.",
        "Your diploma from Cardiff Harbour College is of 2012.",
        "In 2021 Cardiff Harbour College gave you a diploma in professional cookery.",
        "You joined Bistro Vessel in 2020.",
    ),
    "employer": (
        "At Bistro Vessel, you run the fish section for 180 covers a night with two commis.",
        "Kestrel Inn taught you to bake bread for 70 guests.",
        "You have worked at Grand Marlin Hotel and at Harbour Lantern for eight years.",
        "Since leaving Osprey Arms, you have cooked fish.",
        "With Bistro Vessel and Salt Cellar Group you have two kitchens behind you.",
    ),
    "title": (
        "As Head Chef at Bistro Vessel, you baked the bread.",
        "You are Executive Chef at Grand Marlin Hotel.",
        "Your years as Restaurant Manager at Grand Marlin Hotel count here.",
        "Bistro Vessel knew you as its Pastry Chef.",
        "You began as Sous Chef at Bistro Vessel.",
    ),
    "degree": (
        "Your bachelor's degree from Cardiff Harbour College is a good base.",
        "You hold a diploma in hotel management from Cardiff Harbour College.",
        "Your diploma in Professional Cookery from Leith Academy is a good base.",
        "Nutrition was your subject at Cardiff Harbour College.",
        "A food hygiene certificate is yours as well.",
        "You hold a master's in gastronomy.",
    ),
    "skill": (
        "Butchery, sommelier work and Esperanto are on your page.",
        "Your page lists butchery, chocolate tempering and Portuguese.",
        "Japanese you speak, and Portuguese, too.",
        "You know Python and menu costing.",
        "Menu costing, beekeeping and Esperanto are among your skills.",
        "Sugar sculpture is your field.",
    ),
    "requirement_as_skill": (
        "HACCP you have, and butchery besides.",
        "Control software for stock you have used for years.",
        "HACCP is what they ask for, and your page shows it.",
        "Butchery, HACCP and Portuguese are on your list.",
        "You know HACCP inside out.",
        "Your HACCP experience would be welcome.",
    ),
    "tense": (
        "At Bistro Vessel you bake the bread for 70 guests.",
        "Until last year you ran the fish section for 180 covers a night with two commis at Grand "
        "Marlin Hotel.",
        "You used to run the fish section at Grand Marlin Hotel.",
        "Bistro Vessel keeps you busy with starters for 70 guests.",
        "You are Commis Chef and bake the bread.",
        "Your former post at Grand Marlin Hotel was close to this one.",
    ),
    "wish": (
        "You dream of a kitchen of your own.",
        "As you wish to leave hotels, this may come at the right time.",
        "You would rather cook than count.",
        "I know how much you want a smaller kitchen.",
        "You adore cold mornings at the market.",
        "You have asked for a change of scene.",
        "Your ambition is to lead a whole kitchen.",
    ),
    "company_claim": (
        "Harbour Lantern runs four restaurants and a cookery school on the coast of Devon.",
        "The kitchens have a Michelin star and serve 900 guests a week.",
        "A company flat comes with the four weeks of holiday.",
        "Harbour Lantern, famous for its lobster, buys fish from nine boats.",
        "Meals are free, and there are four weeks of holiday.",
        "Two sisters founded Harbour Lantern in Devon.",
    ),
}
TRUE = (
    "From 14 percent down to six: food waste at Grand Marlin Hotel fell with your daily stock sheet.",
    "A hundred and eighty covers a night is the measure of your fish section.",
    "Three apprentices learned knife work from you at Bistro Vessel.",
    "Bread and starters for seventy guests were your work at Bistro Vessel until February 2021.",
    "For about two and a half years, from September 2018 to February 2021, you cooked at Bistro Vessel.",
    "At Bistro Vessel and at Grand Marlin Hotel you have spent eight years.",
    "More than five years at Grand Marlin Hotel, with two commis beside you, say a lot.",
    "Your diploma in Professional Cookery is from Cardiff Harbour College, 2018.",
    "In 2018 you took your diploma and went to Bistro Vessel.",
    "Since March 2021 the fish section of Grand Marlin Hotel has been yours.",
    "Butchery and menu costing are on your page, and so is Portuguese.",
    "HACCP is what they ask for; how far it is known to you, your page does not say.",
    "Experience with HACCP would be new, and butchery is not.",
    "You began as a commis chef and run a section today.",
    "As Chef de Partie you lead two commis; as Sous Chef you would lead six cooks.",
    "Harbour Lantern buys its fish from nine boats and cooks it for 900 guests a week.",
    "Four restaurants on the coast of Devon belong to Harbour Lantern.",
    "The post pays £38,000 a year and comes with four weeks of holiday.",
    "You would plan the menus together with the owner.",
    "A post by the sea is what you look for, and Brixham lies there.",
    "Before Grand Marlin Hotel you were at Bistro Vessel, where you baked the bread.",
    "Cutting waste by more than half is rare, and here nine boats bring the fish.",
)


@pytest.mark.parametrize(
    ("check", "text"), [(check, text) for check, texts in FALSE.items() for text in texts]
)
def test_what_no_line_holds_is_seen(check, text, sources):
    assert check in found(text, sources)


@pytest.mark.parametrize("text", TRUE)
def test_what_a_line_holds_is_left_alone(text, sources):
    assert not found(text, sources) & set(FALSE)
