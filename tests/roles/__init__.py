"""Each door of the plan and the record, tried as each role."""
