"""Excel workbooks (.xlsx, .xlsm, .xltx): their texts with sheet and cell."""
