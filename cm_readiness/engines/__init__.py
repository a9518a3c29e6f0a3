"""Engines: databases that compute what a portfolio shows of many companies, each with the same numbers."""
