"""Where forms stand in a passage, which of them are wrong there, and which are excused."""
