"""End to end: documents rendered with LibreOffice and free faces, and measured on the page.

Needs LibreOffice Writer (``soffice``) and the Fandol faces, which ``fetch_fonts.sh FOLDER`` fetches on Debian; say
where they are with ``REPORTGEN_FONTS=FOLDER``.  What is missing skips the tests, or fails them where
``REPORTGEN_REQUIRE_E2E=1``.
"""
