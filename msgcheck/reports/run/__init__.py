"""A run in each of its formats: for the console, the browser, spreadsheets, and the programs of CI."""
