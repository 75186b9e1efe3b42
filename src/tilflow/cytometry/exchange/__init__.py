"""Gates and matrices of other programs: FlowJo, Gating-ML 2.0, FlowCytometryTools, in and out."""
