"""The history of runs. The only door to SQLAlchemy."""
