"""The whole schema of a report type's fact files, as a value and as the text of a file."""

from __future__ import annotations

import json
import re

from reportgen.facts.field import members_of
from reportgen.facts.schema.definitions import Definitions
from reportgen.facts.schema.pattern import escaped
from reportgen.facts.schema.section import keys_of
from reportgen.facts.schema.stated import stated
from reportgen.facts.schema.writing import Schema
from reportgen.facts.section import Section

__all__ = ["is_schema", "schema_file", "schema_of", "schema_text"]

_REPORT = "report"
_DRAFT = "http://json-schema.org/draft-07/schema#"
_MADE_BY = "reportgen schema {report_type}"
_MADE = re.compile(_MADE_BY.format(report_type=r"\S+"))
_SHORT = r'\[(?:\n\s*"[^"\\\n]*",?)+\n\s*\]|\{\n\s*"\$ref": "[^"\n]*"\n\s*\}'
"""What of a JSON text fits a line: a list of words, a reference."""
_EXPLAINED = (
    "每个键的值可以直接写，也可以写成一组键：value 是值，source、as_of、by、note 说明数据来源、截至日期、填报人和备注，"
    "owner、due、ask 说明由谁、在哪一天以前、按什么要求填报。还不知道的留空。"
)


def schema_file(report_type: str) -> str:
    """Return the name of a report type's schema file."""
    return f"{report_type}.schema.json"


def schema_text(model: type[Section], report_type: str, name: str) -> str:
    """Return the text of a report type's schema file; the arguments are those of ``schema_of``."""
    text = json.dumps(schema_of(model, report_type, name), ensure_ascii=False, indent=2)
    return re.sub(_SHORT, lambda short: re.sub(r"\n\s*", " ", short[0]), text) + "\n"


def schema_of(model: type[Section], report_type: str, name: str) -> Schema:
    """Return the JSON Schema of the fact files of a report type.

    Args:
        model: Of its facts.
        report_type: What such a file says in ``report``.
        name: What people call such a report.
    """
    definitions = Definitions()
    report = {_REPORT: _of_type(report_type, dict(members_of(model))[_REPORT].label, name, definitions)}
    return {
        "$schema": _DRAFT,
        "$comment": _MADE_BY.format(report_type=report_type),
        "title": f"{name}：事实文件",
        "description": _EXPLAINED,
        "type": "object",
        **keys_of(model, definitions, report),
        "required": [_REPORT],
        "definitions": definitions.all(),
    }


def is_schema(content: bytes) -> bool:
    """Tell whether a file was made here, so that it may be made anew."""
    try:
        made = json.loads(content)
    except (ValueError, RecursionError):
        return False
    comment = made.get("$comment") if isinstance(made, dict) else None
    return isinstance(comment, str) and _MADE.fullmatch(comment) is not None


def _of_type(report_type: str, label: str, name: str, definitions: Definitions) -> Schema:
    """Return the schema of the report type, the one fact that is never blank."""
    how = f"写 {report_type}，即{name}"
    words = [{"const": report_type}, {"pattern": rf"^\s*{escaped(report_type)}\s*$"}]
    value = {"type": "string", "errorMessage": how, "anyOf": words}
    return {
        "title": label,
        "description": f"{label}。必填。\n{how}。",
        "type": ["string", "object"],
        "errorMessage": how,
        "anyOf": [*words, {"type": "object"}],
        "allOf": [{**stated(value, definitions), "required": ["value"]}],
    }
