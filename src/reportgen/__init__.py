"""reportgen: official reports in Chinese from YAML facts and Jinja2 templates."""

__version__ = "0.1.0"
