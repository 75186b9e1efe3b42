# The workflow stands in workflow/Snakefile, where the catalog of Snakemake workflows looks for it. This
# file starts it from a checkout and from an installed package alike.


include: "workflow/Snakefile"


# What is included sets no target of its own.
workflow.default_target = "all"
