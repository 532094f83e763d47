"""What people read: catalogues in English and Spanish, and times as people write and read them."""
