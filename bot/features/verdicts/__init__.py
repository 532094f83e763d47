"""What a manager says of a delay: it was so, it was otherwise, later, it was on time."""
