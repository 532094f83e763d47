"""What whoever runs Rapport does from outside."""
