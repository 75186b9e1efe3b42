"""Every statistic of the study, in one table."""

import pandas as pd

from tilflow.trial.settings import StatisticsSettings
from tilflow.trial.statistics.blood_tissue import summarise_blood_tissue
from tilflow.trial.statistics.change import summarise_change
from tilflow.trial.statistics.dose import summarise_dose_models, summarise_dose_trends
from tilflow.trial.statistics.mixed import summarise_mixed_models
from tilflow.trial.statistics.records import derive_records
from tilflow.trial.statistics.responders import summarise_responders
from tilflow.trial.statistics.table import build_table


def summarise_statistics(
    longitudinal: pd.DataFrame,
    settings: StatisticsSettings,
    *,
    doses: pd.DataFrame | None = None,
    responses: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Summarise the changes from baseline of each parameter, with tests, intervals and models.

    Parameters
    ----------
    longitudinal
        Of `tilflow.trial.longitudinal.derive_longitudinal`.
    doses
        Rows of ``doses.tsv``; without them each patient's planned dose counts.
    responses
        ``patient_id`` and ``best_response``; without them responders are not compared.

    Returns
    -------
    pandas.DataFrame
        The columns of `tilflow.trial.statistics.table.COLUMNS`; every row names its model, its
        patients and records, and what was excluded.
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    records = derive_records(longitudinal, doses, settings)
    # The matrices are small: threads would cost more than they bring, and change last bits.
    with threadpool_limits(1):
        rows = [
            *summarise_change(records, settings),
            *summarise_mixed_models(records, settings),
            *summarise_dose_models(records, settings),
            *summarise_dose_trends(records, settings),
            *summarise_responders(records, responses, settings),
            *summarise_blood_tissue(longitudinal, settings),
        ]
    return build_table(rows, settings)
