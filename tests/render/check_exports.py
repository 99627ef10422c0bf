#!/usr/bin/env python3
"""usage: check_exports.py RECORD.json EXPORT...

Checks exports of records by the tools of others: *.jsonld expands (PyLD), *.stix.json passes the STIX 2.1 validator and is parsed by
the stix2 library, *.html is parsed by html5lib without a parse error. RECORD.json is what `communique summarize --format json` prints;
each JSON-LD must hold its visit without loss, and each page the same JSON-LD. Nothing is fetched.
"""
import json
import re
import sys
from html.parser import HTMLParser

import html5lib
import stix2
from pyld import jsonld
from stix2validator import ValidationOptions, validate_string

OA = 'http://www.w3.org/ns/oa#'
RECORD = 'urn:communique:summary:v1:record'


def refuse(url, options):
    raise AssertionError(f'the document wants {url} fetched')


def values(node, key):
    return [entry.get('@value', entry.get('@id')) for entry in node.get(key, [])]


def evidence_of(part):
    """All evidence of a record in proto3 JSON."""
    if isinstance(part, list):
        for element in part:
            yield from evidence_of(element)
    elif isinstance(part, dict):
        for name, value in part.items():
            if name == 'evidence':
                yield from value
            else:
                yield from evidence_of(value)


def check_jsonld(text, visits, name):
    document = json.loads(text)
    nodes = jsonld.expand(document, {'documentLoader': refuse})
    assert len(nodes) == 1, f'{name}: {len(nodes)} nodes'
    root = nodes[0]
    literal, = root[RECORD]
    assert literal['@type'] == '@json', literal['@type']
    record = literal['@value']
    assert record in visits, f'{name}: its record is none of the visits'
    pairs = []
    for annotation in root.get('urn:communique:summary:v1:annotations', []):
        assert annotation['@type'] == [OA + 'Annotation'], annotation
        for target in annotation[OA + 'hasTarget']:
            quote = [s for s in target[OA + 'hasSelector'] if OA + 'exact' in s]
            place = [s for s in target[OA + 'hasSelector'] if OA + 'start' in s]
            pairs.append((values(quote[0], OA + 'exact')[0],
                          values(place[0], OA + 'start')[0] if place else None))
    wanted = [(e['exact'], e['span'].get('codePointBegin', 0) if 'span' in e else None) for e in evidence_of(record)]
    assert sorted(map(str, pairs)) == sorted(map(str, wanted)), f'{name}: the selectors are not the evidence'
    for person, node in zip(record.get('visitors', []), root['urn:communique:summary:v1:visitors'][0]['@list']):
        assert values(node, 'https://schema.org/name') == [person['name']], node
    assert root['http://www.w3.org/ns/prov#wasDerivedFrom'], f'{name}: no source'
    quads = jsonld.to_rdf(document, {'documentLoader': refuse})['@default']
    assert len(quads) > 20, f'{name}: {len(quads)} statements'
    return document


def check_stix(text, name):
    result = validate_string(text, ValidationOptions(version='2.1', disabled=['1', '2']))
    errors = [error.message for part in result.object_results or [] for error in part.errors] if hasattr(result, 'object_results') else []
    assert result.is_valid, f'{name}: {errors or result}'
    bundle = stix2.parse(text, allow_custom=False)
    ids = [part.id for part in bundle.objects]
    assert len(ids) == len(set(ids)), f'{name}: an identifier twice'
    for part in bundle.objects:
        assert part.id.split('--')[1][14] == '5', part.id
        for key in ('object_refs', 'source_ref', 'target_ref', 'created_by_ref'):
            refs = part.get(key) or []
            for ref in [refs] if isinstance(refs, str) else refs:
                assert ref in ids, f'{name}: {key} {ref} leads nowhere'
    assert any(part.type == 'report' for part in bundle.objects)


class Page(HTMLParser):
    """What a page holds: text, identifiers, links, data blocks."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.text, self.ids, self.links, self.linked, self.stack = [], [], [], '', []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.stack.append((tag, attributes.get('type')))
        if 'id' in attributes:
            self.ids.append(attributes['id'])
        if tag == 'a':
            self.links.append(attributes['href'])
        assert not [name for name in attributes if name.startswith('on') or name in ('src', 'style')], attributes

    def handle_data(self, data):
        if self.stack and self.stack[-1] == ('script', 'application/ld+json'):
            self.linked += data
        else:
            self.text.append(data)

    def handle_endtag(self, tag):
        while self.stack and self.stack.pop()[0] != tag:
            pass


def texts(part):
    """The texts of a record in proto3 JSON as a page shows them: of each what HTML does not allow, and what reorders, is replaced."""
    if isinstance(part, list):
        for element in part:
            yield from texts(element)
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts(value)
    elif isinstance(part, str):
        text = re.sub('[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]', '\ufffd', part)
        yield text.removeprefix('BASIS_').lower() if text.startswith('BASIS_') else text


def check_html(text, visits, name):
    html5lib.HTMLParser(strict=True).parse(text)
    page = Page(text)
    check_jsonld(page.linked, visits, name)
    record = json.loads(page.linked)['record']
    assert len(page.ids) == len(set(page.ids)), f'{name}: an id twice'
    for link in page.links:
        assert re.match(r'https?://', link) or link[1:] in page.ids, f'{name}: {link} leads nowhere'
    shown = re.sub(r'\s+', ' ', ''.join(page.text))
    for value in texts(record):
        assert re.sub(r'\s+', ' ', value) in shown, f'{name}: does not show {value!r}'


def main(record, *exports):
    with open(record, encoding='utf-8') as file:
        visits = json.load(file)['visits']
    for name in exports:
        with open(name, encoding='utf-8', newline='') as file:
            text = file.read()
        if name.endswith('.jsonld'):
            check_jsonld(text, visits, name)
        elif name.endswith('.stix.json'):
            check_stix(text, name)
        elif name.endswith('.html'):
            check_html(text, visits, name)
        else:
            sys.exit(f'{name}: no export that this script knows')
    print(f'{len(exports)} exports are good')


if __name__ == '__main__':
    if len(sys.argv) < 3 or sys.argv[1] in ('-h', '--help'):
        print(__doc__)
        sys.exit(0 if sys.argv[1:2] in (['-h'], ['--help']) else 2)
    main(*sys.argv[1:])
