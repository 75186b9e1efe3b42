-- Environment module (Lmod) for a copy of tilflow that everybody on the cluster uses:
--
--   git clone … /shared/tilflow/0.1.0 && make -C /shared/tilflow/0.1.0 install
--   cp envs/modulefile.lua /shared/modulefiles/tilflow/0.1.0.lua      and edit `root`
--
-- The rules name it as `tilflow`: snakemake --software-deployment-method env-modules
local root = "/shared/tilflow/0.1.0"

help([[From FCS files and slides of a trial to longitudinal tables.]])
whatis("Name: tilflow")
whatis("Version: 0.1.0")
prepend_path("PATH", pathJoin(root, ".venv/bin"))
