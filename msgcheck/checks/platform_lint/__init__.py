"""What is wrong with a platform that can be read: messages that clash, have run out, or break the glossary."""
