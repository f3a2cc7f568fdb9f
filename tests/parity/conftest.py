"""One Spark session for all tests: it takes ten seconds to start."""

import shutil
from collections.abc import Iterator

import pytest

from headwater.engine.local import LocalEngine

# what is compiled for tables of a thousand rows would never pay
QUICK = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
}


@pytest.fixture(scope="session")
def spark() -> Iterator[object]:
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    from headwater.engine.spark import SparkEngine

    with SparkEngine("local[2]", options=QUICK) as engine:
        yield engine


@pytest.fixture
def local() -> Iterator[LocalEngine]:
    with LocalEngine() as engine:
        yield engine
