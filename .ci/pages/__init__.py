"""Checks of the built example site with tools that are not Shirase's: a browser, axe, the Nu HTML checker, feedparser."""
