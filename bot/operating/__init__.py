"""What people who run Rapport ask of it from the command line."""
