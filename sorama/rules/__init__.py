"""The rules, one file each, listed here by hand in code order. Nothing here loads the NLP."""

from sorama.rules.action_without_deadline import ActionWithoutDeadline
from sorama.rules.action_without_fact import ActionWithoutFact
from sorama.rules.action_without_interpretation import ActionWithoutInterpretation
from sorama.rules.base import Rule
from sorama.rules.interpretation_without_fact import InterpretationWithoutFact
from sorama.rules.leap_from_one_fact import LeapFromOneFact
from sorama.rules.missing_action import MissingAction
from sorama.rules.missing_fact import MissingFact
from sorama.rules.missing_interpretation import MissingInterpretation
from sorama.rules.mixed_fact_and_opinion import MixedFactAndOpinion
from sorama.rules.opinion_as_fact import OpinionAsFact
from sorama.rules.vague_action import VagueAction
from sorama.rules.vague_fact import VagueFact

RULES: tuple[Rule, ...] = (
    MissingFact(),
    MissingInterpretation(),
    MissingAction(),
    ActionWithoutInterpretation(),
    ActionWithoutFact(),
    InterpretationWithoutFact(),
    OpinionAsFact(),
    MixedFactAndOpinion(),
    LeapFromOneFact(),
    VagueFact(),
    ActionWithoutDeadline(),
    VagueAction(),
)
