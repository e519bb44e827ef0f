"""What an asset carries that its audience does not see, before it leaves the house."""

from msgcheck.checks.leaks.checking import check_leaks
from msgcheck.checks.leaks.rules import RULES

__all__ = ["RULES", "check_leaks"]
