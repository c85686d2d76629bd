"""`holdall dossier`: build a dossier and have it check itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from holdall.cli.command import Command, takes_json, takes_profile, takes_vault
from holdall.cli.console import one_line
from holdall.cli.errors import ExitCode
from holdall.cli.host import Host
from holdall.cli.naming import about
from holdall.cli.output import require_folder

if TYPE_CHECKING:
    from holdall.case.dossier_plan import DossierPlan
    from holdall.dossier.report import DossierReport
    from holdall.vault.vault import Vault

_DEFAULT = (
    "No plan was given and none is stored for {profile}: every paper that can be shown goes in, "
    "identity documents first, then by date."
)

_ORDINARY = (
    "It is an ordinary PDF, not one for archives (PDF/A-2b). That rarely matters: authorities usually ask "
    "for a PDF and no more. Why:"
)
_REASONS = {
    "font-absent": "the file does not hold the fonts that it uses",
    "font": "a font in the file breaks a rule, or could not be proved to keep to it",
    "colour": "its colours are meant for a printing press or are not known",
    "picture": "a picture is stored in a way that archives do not take",
    "damage": "the file refers to something that it lacks or that is damaged",
    "other": "the file uses something that archives do not take",
}


def _arguments(parser: ArgumentParser) -> None:
    takes_vault(parser)
    takes_profile(parser)
    parser.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=Path, required=True, help="the file to write"
    )
    parser.add_argument("--plan", metavar="PLAN.toml", type=Path, help="what goes in; see the manual")
    takes_json(parser)


def _run(options: Namespace, host: Host) -> int:
    from holdall.jobs.build_dossier import BuildDossier

    older = options.output.exists()
    require_folder(options.output)
    with host.sandbox() as sandbox, host.vault(options) as vault:
        plan = _plan(vault, options, host)
        _note_empty_fields(plan, vault, host)
        _note_unchecked_language(plan, host)
        try:
            report = BuildDossier(vault, sandbox, plan, options.output).run(host.job_context())
        except Exception as error:
            if isinstance(error, OSError):
                error.add_note(f"This is about: {options.output}")
            if older:
                error.add_note(f"{options.output} is still the file that was there before.")
            raise
    _print(report, options, host)
    return ExitCode.GOOD


def _note_empty_fields(plan: DossierPlan, vault: Vault, host: Host) -> None:
    from holdall.case.person import Person
    from holdall.dossier.caption import empty_fields
    from holdall.dossier.profiles import localized

    people = {person.id: person for person in vault.records.all(Person)}
    if empty := empty_fields(plan, people.get(plan.applicant_id)):
        names = ", ".join(f"{localized(field.label, 'en')} ({field.key})" for field in empty)
        host.console.note(f"Empty lines on the cover that this authority wants filled in: {names}")


def _note_unchecked_language(plan: DossierPlan, host: Host) -> None:
    from holdall.dossier.phrases import phrases
    from holdall.dossier.profile import Confidence

    words = phrases(plan.language)
    if words.confidence is Confidence.VERIFY:
        host.console.note(
            f"Nobody who grew up with {words.name} has checked Holdall's words in it yet: have somebody who "
            "knows it well read the pages that Holdall writes."
        )


def _print(report: DossierReport, options: Namespace, host: Host) -> None:
    if options.json:
        members = {"format": "holdall-dossier/1", "output": str(options.output), "profile": options.profile}
        host.console.document({**members, **asdict(report)})
        return
    host.console.say(  # N7 of the threat model
        f"Wrote {options.output}: {report.pages} pages, {report.size} bytes, read back and checked. "
        "It is not encrypted: whoever has it can read it.\n"
        "Words on a page of an exhibit that nobody sees, as under a black bar, are still in it and can be "
        "read."
    )
    for it in report.exhibits:
        host.console.say(f"  {it.label:8} {it.first_page:>5}–{it.last_page:<5} {one_line(it.title)}")
    host.console.say(_archival(report))
    if report.over_size_cap:
        host.console.note("It is larger than this authority takes in one file.")


def _archival(report: DossierReport) -> str:
    from holdall.dossier.archival import reasons

    if report.pdfa:
        return "It keeps to PDF/A-2b, the standard for archives."
    found = reasons(report.obstacles)
    return "\n".join([_ORDINARY, *(f"  {', '.join(found[it])}: {_REASONS[it]}." for it in found)])


def _plan(vault: Vault, options: Namespace, host: Host) -> DossierPlan:
    """The plan given, else the one stored for this profile, else a default one, saying so."""
    from holdall.dossier.profiles import profile
    from holdall.jobs.default_plan import default_plan, stored_plan
    from holdall.jobs.find_record import RecordFinder
    from holdall.jobs.plan_file import read_plan

    if options.plan:
        with about(options.plan):
            return read_plan(options.plan, RecordFinder(vault.records), profile=options.profile)
    if stored := stored_plan(vault.records, options.profile):
        host.console.note(f"Using the plan stored in the vault: {stored.title or stored.id}")
        return stored
    default = default_plan(vault.records, profile(options.profile))
    host.console.note(_DEFAULT.format(profile=options.profile))
    if not default.plan.applicant_id:
        host.console.note("The vault has no person in it: the cover has a line to write the name on.")
    for paper_id in default.left_out:
        host.console.note(
            f"Left out because its pages cannot be shown: {vault.records.get(paper_id).title_text}"
        )
    return default.plan


COMMAND = Command(
    name="dossier", summary="build a dossier PDF that checks itself", add_arguments=_arguments, run=_run
)
