"""Simulate: a trial with known truth.

``write_study`` of `tilflow.simulate.study_folder` writes it: patients (`cohort`) with their course
(`tumour_course`, `clinical`), what is drawn from them (`specimens`), their blood (`blood_state`,
moved by `effects`), its cells (`immunophenotype`, `staining`) in a tube on the cytometer (`tube`,
`detectors`, `fcs_file`), the truth of it (`blood_truth`), and the slides (`tissue`).
"""
