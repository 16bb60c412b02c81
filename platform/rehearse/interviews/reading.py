"""Reads what the report of an interview is made of."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from rehearse.interviews import service
from rehearse.interviews.forms import of_plain
from rehearse.interviews.models import Interview, InterviewSubmission, InterviewText
from rehearse.interviews.reporting import AskedTask, Report, Sent, report
from rehearse.submissions import service as submissions
from rehearse.submissions.models import Submission
from rehearse.submissions.report import SubmissionReport


def report_of(session: Session, interview: Interview, *, brief: bool = False) -> Report:
    """The report of an interview as it stands.

    A brief one leaves out what only the typing tells, which is most of what is stored: it knows no time shares and no text but assumptions.
    """
    asked = [
        AskedTask(task.round, task.task, task.kind, task.name, task.why)
        for task in service.tasks(session, interview.id)
    ]
    form, sent = of_plain(interview.form), _sent(session, interview.id)
    if brief:
        return report(form, asked, service.acts(session, interview.id), sent, _assumptions(session, interview.id))
    return report(form, asked, service.entries_after(session, interview.id, 0), sent)


def judged(session: Session, report_: Report) -> dict[str, SubmissionReport]:
    """Everything that the judge told of what was handed in, by submission."""
    handed_in = [task.handed_in.id for task in report_.tasks if task.handed_in is not None]
    rows = session.scalars(select(Submission).where(Submission.id.in_(handed_in)))
    return {row.id: submissions.full_report(session, row) for row in rows}


def sent_in(session: Session, interview_id: str) -> Sequence[tuple[Submission, InterviewSubmission]]:
    """All submissions of an interview with their places in it, in order."""
    rows = session.execute(
        select(Submission, InterviewSubmission)
        .join(InterviewSubmission, InterviewSubmission.submission_id == Submission.id)
        .where(InterviewSubmission.interview_id == interview_id)
        .order_by(Submission.created_at, Submission.id)
    )
    return [(row[0], row[1]) for row in rows]


def _assumptions(session: Session, interview_id: str) -> dict[str, str]:
    rows = session.execute(
        select(InterviewText.name, InterviewText.content).where(
            InterviewText.interview_id == interview_id, InterviewText.name.startswith("assumptions/")
        )
    )
    return {row.name: row.content for row in rows}


def _sent(session: Session, interview_id: str) -> dict[str, Sent]:
    return {
        row.id: Sent(
            row.id,
            row.verdict,
            row.tests_passed or 0,
            row.tests_total or 0,
            row.level,
            row.levels,
            row.failure,
            _measured(session, row) if row.mode == "submit" and row.verdict is not None else (),
        )
        for row, _ in sent_in(session, interview_id)
    }


def _measured(session: Session, submission: Submission) -> tuple[str, ...]:
    tests = submissions.full_report(session, submission).tests
    return tuple(each.conclusion for test in tests for each in (test.growth, test.pace) if each is not None)
