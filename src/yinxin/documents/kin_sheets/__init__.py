"""Sheets of persons (csv, xlsx, xls, ods), read in the confined process in which family trees are sifted."""
