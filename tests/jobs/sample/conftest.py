"""The sample's files, made once: drawing and typesetting all of them takes some seconds."""

from __future__ import annotations

import pytest

from holdall.jobs.sample.files import SampleFile, sample_files


@pytest.fixture(scope="session")
def files() -> dict[str, SampleFile]:
    """Every sample file by its name."""
    return {file.name: file for file in sample_files()}
