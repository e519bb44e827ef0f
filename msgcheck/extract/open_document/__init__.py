"""Documents, presentations and spreadsheets of the OpenDocument format (ISO/IEC 26300): LibreOffice, OpenOffice."""
