"""An invented case whose every name is found nowhere else, so that a trace of it comes from the vault."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from holdall.case.application import Application, ApplicationKind, ApplicationStatus
from holdall.case.dossier_plan import DossierPlan
from holdall.case.event import Event, EventKind
from holdall.case.person import NameForm, Person, Role
from holdall.crypto.secret import Secret
from holdall.vault.vault import Vault

PASSPHRASE = "семь канареек quartz Vexly-94"
FILE_NAME = "kvitanciya-zhuravleva-7731.png"
TEXTS = {
    "person": "Журавлёва-Канарейская",
    "title": "Обыск в Семиозёрье-Канарейском",
    "story": "Пришли в шесть утра, искали тетрадь Zinzivera",
    "application": "Canary petition Qwixotry",
    "plan": "Folder of Zinzivera-Qwixotry",
    "file": FILE_NAME,
}


def make_canary_vault(folder: Path) -> Path:
    """A closed vault with the case, its key derived as slowly as any."""
    path = folder / "case.holdall"
    vault, _code = Vault.create(path, Secret.from_text(PASSPHRASE))
    with vault, vault.records.transaction("Case") as change:
        person = Person(role=Role.PRINCIPAL, names=(NameForm(surname=TEXTS["person"], given="Zinaida"),))
        change.put(person)
        event = Event(
            kind=EventKind.SEARCH, title=TEXTS["title"], description=TEXTS["story"], person_ids=(person.id,)
        )
        change.put(event)
        change.put(
            Application(
                kind=ApplicationKind.ASYLUM,
                title=TEXTS["application"],
                country="USA",
                status=ApplicationStatus.PLANNED,
                person_ids=(person.id,),
            )
        )
        change.put(DossierPlan(title=TEXTS["plan"], profile="generic", applicant_id=person.id))
    return path


def make_paper(folder: Path) -> Path:
    """A picture to put in."""
    path = folder / FILE_NAME
    Image.effect_noise((300, 200), 60).save(path)
    return path
