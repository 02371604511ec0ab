"""Every format that a program reads, read: by its real consumer or held against its schema, without a network."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path

import jsonschema
from junitparser import JUnitXml
from pyld import jsonld

from checker.renderers import jsonl
from checker.renderers.json import schema as report_schema

SCHEMAS = Path(__file__).with_name("schemas")
COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>[^\n]*?)::(?P<message>.*)")
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""What GitLab's documentation of Code Quality reports asks for."""
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
ANNOTATION = {
    "id": "@id",
    "type": "@type",
    **{
        name: f"{OA}{name}"
        for name in (
            *("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector"),
            *("assessing", "tagging", "start", "end", "exact", "prefix", "suffix"),
        )
    },
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "body": {"@id": f"{OA}hasBody", "@type": "@id"},
    "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
    "source": {"@id": f"{OA}hasSource", "@type": "@id"},
    "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    "first": {"@id": f"{AS}first", "@type": "@id"},
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "format": "http://purl.org/dc/elements/1.1/format",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}
"""What the terms that we write mean in http://www.w3.org/ns/anno.jsonld; a term that is not here is not expanded."""
SCHEMA_ORG = {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}
"""What https://schema.org says of the terms that we write."""
CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": ANNOTATION, "https://schema.org": SCHEMA_ORG}


def read_json(text):
    report = json.loads(text)
    jsonschema.validate(report, json.loads(report_schema()))
    return report


def read_jsonl(text):
    lines = [json.loads(line) for line in text.encode("utf-8").split(b"\n")[:-1]]
    validator = jsonschema.Draft202012Validator(json.loads(jsonl.schema()), format_checker=jsonschema.FormatChecker())
    for line in lines:
        validator.validate(line)
    return lines


def read_csv(text):
    text.encode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def read_junit(text):
    return JUnitXml.fromstring(text.encode("utf-8"))


def read_github(text):
    """The commands as the runner reads them: level, properties and message. Any other line is an error."""
    return [_command(line) for line in text.encode("utf-8").decode().split("\n")[:-1]]


def _command(line):
    found = COMMAND.fullmatch(line)
    assert found, line
    pairs = [pair.split("=", 1) for pair in found["properties"].split(",")]
    unescaped = {name: _plain(_plain(value, "%3A:"), "%2C,") for name, value in pairs}
    return found["level"], {name: _data(value) for name, value in unescaped.items()}, _data(found["message"])


def _data(text):
    return _plain(_plain(_plain(text, "%0D\r"), "%0A\n"), "%25%")


def _plain(text, escape):
    return text.replace(escape[:3], escape[3:])


def read_gitlab(text):
    entries = json.loads(text.encode("utf-8"))
    jsonschema.validate(entries, CODE_QUALITY)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    return entries


@cache
def sarif_validator():
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def read_sarif(text):
    log = json.loads(text.encode("utf-8"))
    sarif_validator().validate(log)
    return log["runs"][0]


def expanded(text):
    """The document with every term as an IRI; a term that its context does not know is an error."""

    def load(url, _options):
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXTS[url]}}

    unknown = []
    options = {"documentLoader": load, "base": "https://example.org/checkout/"}
    nodes = jsonld.expand(json.loads(text.encode("utf-8")), options, on_property_dropped=unknown.append)
    assert unknown == []
    return nodes


def read_annotation(text):
    expanded(text)
    return json.loads(text)


def read_claimreview(text):
    assert "<" not in text
    expanded(text)
    return json.loads(text)


READERS = {
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "junit": read_junit,
    "github": read_github,
    "gitlab": read_gitlab,
    "sarif": read_sarif,
    "annotation": read_annotation,
    "claimreview": read_claimreview,
}
