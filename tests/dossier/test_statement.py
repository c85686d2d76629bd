from __future__ import annotations

import pytest

from holdall.dossier.bundle import ExhibitReference
from holdall.dossier.plan_errors import ReferenceUnknownError
from holdall.dossier.statement import statement_paragraphs

ONE, TWO = "1" * 32, "2" * 32
LABELS = {ONE: "A", TWO: "B"}


def test_references_become_labels_in_their_place() -> None:
    text = f"See {{exhibit:{ONE}}} and {{exhibit:{TWO}}}.\n\n{{exhibit:{ONE}}}"
    assert statement_paragraphs(text, LABELS) == (
        ("See ", ExhibitReference("A"), " and ", ExhibitReference("B"), "."),
        (ExhibitReference("A"),),
    )


def test_a_reference_to_no_exhibit_names_the_paper() -> None:
    with pytest.raises(ReferenceUnknownError) as caught:
        statement_paragraphs(f"{{exhibit:{'3' * 32}}}", LABELS)
    assert caught.value.params == {"item": "3" * 32}


@pytest.mark.parametrize("text", ["{exhibit:}", "{exhibit:xyz}", "{}", "{{exhibit", "a } b", "{0.__class__}"])
def test_other_braces_stay_as_typed(text: str) -> None:
    assert statement_paragraphs(text, LABELS) == ((text,),)


def test_an_empty_statement_has_no_paragraphs() -> None:
    assert statement_paragraphs("  \n\n ", LABELS) == ()
