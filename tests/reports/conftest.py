"""What all reporter tests share."""

from __future__ import annotations

import pytest
import sample_reviews

from pubcheck.review import Review


@pytest.fixture
def full() -> Review:
    return sample_reviews.full_review()


@pytest.fixture
def several() -> list[Review]:
    return sample_reviews.all_reviews()
