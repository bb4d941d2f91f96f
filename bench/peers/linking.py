"""Links the invented people of the heavy job with Splink 5, with the model of shared/data/link/README.md, and prints what it took.

    python3 -m venv peer && peer/bin/pip install 'splink==5.0.0.dev4' 'duckdb==1.5.6' pandas pyarrow
    peer/bin/python bench/peers/linking.py people.csv

people.csv is the table recs of invented/bench_gen.sql with its columns, as COPY writes it. Nothing of Moksori runs here. The file
must not be called as the package is: Python would take it for the package.
"""
import resource
import sys
import time

import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

HEAVY = [
    block_on("first_name", "surname"),
    block_on("surname", "dob"),
    block_on("first_name", "dob"),
    block_on("dob", "place"),
    block_on("surname", "incident_date"),
    block_on("first_name", "incident_date"),
    block_on("surname", "place"),
    block_on("incident_date", "place"),
    block_on("dob"),
    block_on("substr(surname, 1, 4)", "substr(dob, 1, 4)"),
]


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="unique_id",
    blocking_rules_to_generate_predictions=HEAVY,
    comparisons=[
        cl.JaroWinklerAtThresholds("first_name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.JaroWinklerAtThresholds("surname", [0.92, 0.8]).configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("dob", [1, 2]),
        cl.LevenshteinAtThresholds("incident_date", [1, 2]),
        cl.ExactMatch("place").configure(term_frequency_adjustments=True),
    ],
)
began, before = time.time(), cpu()
api = DuckDBAPI()
api._con.sql(f"CREATE TABLE people AS SELECT * FROM read_csv('{sys.argv[1]}', all_varchar=true)")
linker = Linker(api.register("people"), settings)
linker.training.estimate_probability_two_random_records_match([block_on("first_name", "surname", "dob")], recall=0.4)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("first_name", "surname"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob", "place"))
pairs = linker.inference.predict(threshold_match_probability=0.5)
linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, 0.95)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
print(f"{time.time() - began:.1f} s, {cpu() - before:.1f} CPU-s, {peak:.2f} GB")
