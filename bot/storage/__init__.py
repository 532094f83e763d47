"""Where rows live: engine, transaction, tenancy, column types, embedded servers."""
