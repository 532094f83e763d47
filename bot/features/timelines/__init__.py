"""The accounts' own timelines: matched with what Rapport wrote, watched for changes."""
