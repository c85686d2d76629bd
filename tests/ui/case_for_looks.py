"""A small invented case for screenshots and page tests; every name in it is made up."""

from __future__ import annotations

import io

from holdall.case.application import Application, ApplicationKind, ApplicationStatus
from holdall.case.dates import PartialDate
from holdall.case.dossier_plan import DossierPlan, PlannedExhibit
from holdall.case.event import Event, EventKind, EvidenceLink, Ground
from holdall.case.paper import Identity, Paper, PaperKind
from holdall.case.person import NameForm, NameSystem, Person, Role, Sex
from holdall.case.place import Place
from holdall.case.stored_file import StoredFile


def _id(number: int) -> str:
    return f"{number:032x}"


SELF, WIFE, CHILD, PASSPORT, PROTOCOL, RULING = (_id(n) for n in range(1, 7))
ARREST, SEARCH, CLAIM, PERMIT, PLAN = (_id(n) for n in range(10, 15))
SHOWN = {
    "papers": PASSPORT,
    "people": SELF,
    "story": ARREST,
    "applications": CLAIM,
    "dossiers": PLAN,
}
"""The record that each page shows."""

PEOPLE = (
    Person(
        id=SELF,
        role=Role.PRINCIPAL,
        sex=Sex.MALE,
        birth_date=PartialDate("1991-04-17"),
        citizenships=("RUS",),
        birth_place=Place("г. Зареченск", "Zarechensk", "RUS"),
        languages=("ru", "en"),
        names=(
            NameForm(surname="Вересаев", given="Илья", patronymic="Павлович"),
            NameForm(surname="VERESAEV", given="ILIA", system=NameSystem.ICAO_9303),
            NameForm(surname="Veresaev", given="Ilya", system=NameSystem.OTHER),
        ),
    ),
    Person(
        id=WIFE,
        role=Role.SPOUSE,
        sex=Sex.FEMALE,
        birth_date=PartialDate("1993-11"),
        names=(
            NameForm(surname="Вересаева", given="Марта", patronymic="Олеговна"),
            NameForm(surname="Лисина", given="Марта", patronymic="Олеговна", former=True),
        ),
    ),
    Person(
        id=CHILD,
        role=Role.CHILD,
        sex=Sex.FEMALE,
        birth_date=PartialDate("2019-02-02"),
        relation="дочь",
        names=(NameForm(surname="Вересаева", given="Ася", patronymic="Ильинична"),),
    ),
)
APPLICATIONS = (
    Application(
        id=CLAIM,
        kind=ApplicationKind.ASYLUM,
        title="Asylum claim",
        country="USA",
        authority="Immigration court",
        status=ApplicationStatus.FILED,
        filed=PartialDate("2026-03-12"),
        next_step="Master hearing",
        next_date=PartialDate("2027-01-20"),
        person_ids=(SELF, WIFE, CHILD),
    ),
    Application(
        id=PERMIT,
        kind=ApplicationKind.WORK_PERMIT,
        title="Work permit",
        country="USA",
        status=ApplicationStatus.PLANNED,
        next_step="File 150 days after the claim",
        next_date=PartialDate("2026-12-09"),
        person_ids=(SELF,),
    ),
)
EVENTS = (
    Event(
        id=ARREST,
        kind=EventKind.ARREST,
        title="Задержание на площади Труда",
        start=PartialDate("2022-03-06"),
        place=Place("Зареченск, пл. Труда", "Zarechensk", "RUS"),
        person_ids=(SELF,),
        perpetrator="ОМОН",
        grounds=(Ground.POLITICAL_OPINION,),
        evidence=(EvidenceLink(PROTOCOL, "дата, место и основание"),),
        description="Стоял с пустым листом бумаги. Задержали через четыре минуты.",
    ),
    Event(
        id=SEARCH,
        kind=EventKind.SEARCH,
        title="Обыск в квартире",
        start=PartialDate("2022-04", approximate=True),
        person_ids=(SELF, WIFE),
        perpetrator="следователь",
        consequences="изъяты телефон и ноутбук",
    ),
    Event(
        kind=EventKind.TRIAL,
        title="Суд, штраф 50 000 рублей",
        start=PartialDate("2022-spring"),
        person_ids=(SELF,),
        evidence=(EvidenceLink(RULING, "приговор"),),
    ),
    Event(
        kind=EventKind.DEPARTURE,
        title="Отъезд",
        start=PartialDate("2022-09-23"),
        person_ids=(SELF, WIFE, CHILD),
    ),
)
_KINDS = (
    (PaperKind.FOREIGN_PASSPORT, "Загранпаспорт"),
    (PaperKind.POLICE_PROTOCOL, "Протокол о задержании"),
    (PaperKind.COURT_RULING, "Постановление суда от 11.03.2022"),
    (PaperKind.SUMMONS, "Повестка"),
    (PaperKind.PROTEST_PHOTO, "Фото с площади"),
    (PaperKind.MEDICAL_RECORD, "Справка из травмпункта"),
    (PaperKind.CHAT, "Переписка с соседом"),
    (PaperKind.BIRTH_CERTIFICATE, "Свидетельство о рождении Аси"),
    (PaperKind.LETTER, "Письмо работодателя"),
    (PaperKind.TRANSLATION, "Translation of the ruling"),
    (PaperKind.NEWS_ARTICLE, "Статья о задержаниях"),
    (PaperKind.TICKET, "Билет до Еревана"),
)


def _picture(number: int) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (226, 320), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 90 + 7 * number, 34), fill=(60, 70, 80))
    for line in range(5 + number % 6 * 2):
        draw.line((20, 60 + line * 18, 200 - line * 13 % 60, 60 + line * 18), fill=(150, 150, 150), width=4)
    body = io.BytesIO()
    image.save(body, "JPEG", quality=80)
    return body.getvalue()


def fill(vault) -> None:
    """Put the whole case into an empty vault."""
    with vault.records.transaction("Sample") as change:
        papers = [_paper(vault, change, n, kind, title) for n, (kind, title) in enumerate(_KINDS)]
        for record in (*PEOPLE, *APPLICATIONS, *EVENTS):
            change.put(record)
        change.put(
            DossierPlan(
                id=PLAN,
                title="Claim of Ilya Veresaev",
                profile="us-eoir",
                applicant_id=SELF,
                person_ids=(WIFE, CHILD),
                statement="My name is Ilya Veresaev.\n\nI stood with an empty sheet of paper {exhibit:"
                + PROTOCOL
                + "}.",
                exhibits=tuple(PlannedExhibit(paper_id=paper) for paper in papers[:6]),
                event_ids=(ARREST, SEARCH),
            )
        )


def _paper(vault, change, number: int, kind: PaperKind, title: str) -> str:
    stamp = "2026-11-20T10:00:00Z"
    body = _picture(number)
    names = {"name": f"scan{number:02}.jpg", "media_type": "image/jpeg", "imported_at": stamp}
    original = vault.blobs.add(io.BytesIO(body + b"\n"), **names)
    small = vault.blobs.add(io.BytesIO(body), name="", media_type="image/jpeg", imported_at=stamp)
    for blob in (original, small):
        change.attach_blob(blob)
    change.put(
        StoredFile(
            id=original.id,
            name=names["name"],
            size=original.size,
            sha256=original.sha256,
            media_type="image/jpeg",
            imported_at=stamp,
            page_count=1,
            thumbnail_id=small.id,
        )
    )
    identity = (
        Identity(
            series="75",
            number="0123456",
            country="RUS",
            expires=PartialDate("2027-02-14"),
            issuer="МВД 6201",
            names=PEOPLE[0].names[:2],
        )
        if kind.is_identity
        else None
    )
    record_id = (PASSPORT, PROTOCOL, RULING)[number] if number < 3 else _id(100 + number)
    change.put(
        Paper(
            id=record_id,
            kind=kind,
            title=title,
            file_ids=(original.id,),
            person_ids=(SELF,),
            date=PartialDate(f"2022-03-{number + 6:02}"),
            language="ru",
            identity=identity,
        )
    )
    return record_id
