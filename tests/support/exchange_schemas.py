"""The published schemas of the formats in which findings go to other programs."""

import json

from lxml import etree

from tests.support import folders

SCHEMAS = folders.CASES / "exchange"
SARIF = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
JUNIT = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
