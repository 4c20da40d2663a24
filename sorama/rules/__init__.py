"""The rules, one file each, listed here by hand in code order. Nothing here loads the NLP."""

from sorama.rules.action_without_deadline import ActionWithoutDeadline
from sorama.rules.action_without_fact import ActionWithoutFact
from sorama.rules.action_without_interpretation import ActionWithoutInterpretation
from sorama.rules.base import Rule
from sorama.rules.checked_hypothesis import CheckedHypothesis
from sorama.rules.contact_gap import ContactGap
from sorama.rules.discovery_gap import DiscoveryGap
from sorama.rules.email_only_contact import EmailOnlyContact
from sorama.rules.hypothesis_never_checked import HypothesisNeverChecked
from sorama.rules.interpretation_without_fact import InterpretationWithoutFact
from sorama.rules.kept_promise import KeptPromise
from sorama.rules.leap_from_one_fact import LeapFromOneFact
from sorama.rules.missing_action import MissingAction
from sorama.rules.missing_fact import MissingFact
from sorama.rules.missing_interpretation import MissingInterpretation
from sorama.rules.mixed_fact_and_opinion import MixedFactAndOpinion
from sorama.rules.no_consultation_in_period import NoConsultationInPeriod
from sorama.rules.only_as_asked import OnlyAsAsked
from sorama.rules.opinion_as_fact import OpinionAsFact
from sorama.rules.overdue_promise import OverduePromise
from sorama.rules.reactive_only_contact import ReactiveOnlyContact
from sorama.rules.single_contact_account import SingleContactAccount
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
    HypothesisNeverChecked(),
    ActionWithoutDeadline(),
    VagueAction(),
    OverduePromise(),
    NoConsultationInPeriod(),
    EmailOnlyContact(),
    ReactiveOnlyContact(),
    DiscoveryGap(),
    SingleContactAccount(),
    ContactGap(),
    OnlyAsAsked(),
    CheckedHypothesis(),
    KeptPromise(),
)
