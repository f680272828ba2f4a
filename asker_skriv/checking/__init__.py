"""What may be wrong with a text: findings, rule kinds, target groups and document types."""
