"""The rules, one file each, listed here by hand in code order. Nothing here loads the NLP."""

from sorama.rules.action_without_deadline import ActionWithoutDeadline
from sorama.rules.action_without_fact import ActionWithoutFact
from sorama.rules.action_without_interpretation import ActionWithoutInterpretation
from sorama.rules.base import Rule
from sorama.rules.beyond_expectation import BeyondExpectation
from sorama.rules.checked_hypothesis import CheckedHypothesis
from sorama.rules.closed_without_followup import ClosedWithoutFollowup
from sorama.rules.consultation_without_own_view import ConsultationWithoutOwnView
from sorama.rules.contact_gap import ContactGap
from sorama.rules.contact_without_purpose import ContactWithoutPurpose
from sorama.rules.customer_duty_waived import CustomerDutyWaived
from sorama.rules.dated_action import DatedAction
from sorama.rules.discovery_gap import DiscoveryGap
from sorama.rules.email_only_contact import EmailOnlyContact
from sorama.rules.fact_from_memory import FactFromMemory
from sorama.rules.full_chain import FullChain
from sorama.rules.hypothesis_never_checked import HypothesisNeverChecked
from sorama.rules.interpretation_without_fact import InterpretationWithoutFact
from sorama.rules.kept_promise import KeptPromise
from sorama.rules.leap_from_one_fact import LeapFromOneFact
from sorama.rules.measured_fact import MeasuredFact
from sorama.rules.missing_action import MissingAction
from sorama.rules.missing_fact import MissingFact
from sorama.rules.missing_interpretation import MissingInterpretation
from sorama.rules.mixed_fact_and_opinion import MixedFactAndOpinion
from sorama.rules.no_consultation_in_period import NoConsultationInPeriod
from sorama.rules.no_customer_voice import NoCustomerVoice
from sorama.rules.not_now_read_as_never import NotNowReadAsNever
from sorama.rules.only_as_asked import OnlyAsAsked
from sorama.rules.opinion_as_fact import OpinionAsFact
from sorama.rules.overdue_promise import OverduePromise
from sorama.rules.own_convenience_reason import OwnConvenienceReason
from sorama.rules.problem_without_consultation import ProblemWithoutConsultation
from sorama.rules.push_after_refusal import PushAfterRefusal
from sorama.rules.quoted_customer import QuotedCustomer
from sorama.rules.reactive_only_contact import ReactiveOnlyContact
from sorama.rules.reason_asked import ReasonAsked
from sorama.rules.refusal_reason_unasked import RefusalReasonUnasked
from sorama.rules.single_contact_account import SingleContactAccount
from sorama.rules.stacked_hedges import StackedHedges
from sorama.rules.stage_todo_missing import StageTodoMissing
from sorama.rules.unanswered_request import UnansweredRequest
from sorama.rules.unquantified_degree import UnquantifiedDegree
from sorama.rules.vague_action import VagueAction
from sorama.rules.vague_fact import VagueFact
from sorama.rules.work_before_order import WorkBeforeOrder

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
    FactFromMemory(),
    UnquantifiedDegree(),
    NoCustomerVoice(),
    StackedHedges(),
    OwnConvenienceReason(),
    NotNowReadAsNever(),
    HypothesisNeverChecked(),
    ActionWithoutDeadline(),
    VagueAction(),
    ContactWithoutPurpose(),
    UnansweredRequest(),
    ClosedWithoutFollowup(),
    OverduePromise(),
    StageTodoMissing(),
    ProblemWithoutConsultation(),
    ConsultationWithoutOwnView(),
    NoConsultationInPeriod(),
    RefusalReasonUnasked(),
    PushAfterRefusal(),
    EmailOnlyContact(),
    ReactiveOnlyContact(),
    DiscoveryGap(),
    SingleContactAccount(),
    ContactGap(),
    WorkBeforeOrder(),
    CustomerDutyWaived(),
    OnlyAsAsked(),
    FullChain(),
    QuotedCustomer(),
    MeasuredFact(),
    DatedAction(),
    ReasonAsked(),
    CheckedHypothesis(),
    BeyondExpectation(),
    KeptPromise(),
)
