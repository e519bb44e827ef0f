"""Run msgcheck from a checkout: ``python cli.py scan corpora/decks``. Not shipped in the package."""

from msgcheck.cli import main

if __name__ == "__main__":
    main()
