#!/usr/bin/env python3
"""Compares two files of annotation rows: how much is identical in each layer, and each case that is not.

Exit status 1 when the tokens are not all identical or a layer is below --bound. Tokens that stand in one file only
are counted, and the layers are compared on the others; a head counts as the token it points at.
"""
import argparse
import collections
import os
import sys

import spacy_annotate

COLUMNS = ['begin', 'end', 'tag', 'pos', 'morph', 'lemma', 'head', 'dep', 'sentence_start', 'entity']
LAYERS = {'full': ['tag', 'pos', 'morph', 'lemma', 'head', 'dep', 'sentence_start'], 'ner': []}
CONTEXT = 6  # Tokens shown on each side of a difference.


class Text:
    """A text's tokens by their span, and its entities as (begin, end, type)."""

    def __init__(self):
        self.spans = []
        self.tokens = {}
        self.entities = set()

    def add(self, cells):
        token = dict(zip(COLUMNS, cells))
        self.spans.append((int(token['begin']), int(token['end'])))
        self.tokens[self.spans[-1]] = token

    def finish(self):
        open_entity = None
        for begin, end in self.spans:
            token = self.tokens[begin, end]
            if token['head']:
                token['head'] = self.spans[int(token['head'])]
            mark, _, label = token['entity'].partition('-')
            if mark == 'I' and open_entity:
                open_entity[1] = end
                continue
            if open_entity:
                self.entities.add(tuple(open_entity))
            open_entity = [begin, end, label] if mark == 'B' else None
        if open_entity:
            self.entities.add(tuple(open_entity))


def read_annotations(path):
    texts = {}
    with open(path, encoding='utf-8', newline='\n') as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip('\n')
            if line.startswith('# '):
                text = texts[line[2:]] = Text()
                continue
            cells = line.split('\t')
            if len(cells) != len(COLUMNS):
                sys.exit(f'{path}:{number}: {len(cells)} columns instead of {len(COLUMNS)}')
            text.add(cells)
    for text in texts.values():
        text.finish()
    return texts


class Comparison:
    def __init__(self, layers):
        self.layers = layers
        self.total = collections.Counter()
        self.same = collections.Counter()
        self.cases = []

    def count(self, layer, same, total=1):
        self.total[layer] += total
        self.same[layer] += same

    def compare(self, name, expected, got):
        self.compare_tokens(name, expected, got)
        for span in expected.spans:
            if span not in got.tokens:
                continue
            for layer in self.layers:
                a, b = expected.tokens[span][layer], got.tokens[span][layer]
                self.count(layer, a == b)
                if a != b:
                    self.cases.append((name, layer, span, a, b))
        self.count('entities', len(expected.entities & got.entities), len(expected.entities | got.entities))
        for entity in sorted(expected.entities ^ got.entities):
            sides = (entity[2], '') if entity in expected.entities else ('', entity[2])
            self.cases.append((name, 'entities', entity[:2], *sides))

    def compare_tokens(self, name, expected, got):
        common = expected.tokens.keys() & got.tokens.keys()
        union = expected.tokens.keys() | got.tokens.keys()
        self.count('tokens', len(common), len(union))
        for span in sorted(union - common):
            sides = ('token', '') if span in expected.tokens else ('', 'token')
            self.cases.append((name, 'tokens', span, *sides))


def content_of(name):
    """The bytes of the text of this name: a file, or line N of FILE for "FILE:N"."""
    if os.path.exists(name):
        with open(name, 'rb') as file:
            return file.read()
    path, _, line = name.rpartition(':')
    texts = dict(spacy_annotate.read_texts([], path))
    return texts[f'{path}:{line}'].encode()


def excerpt(content, spans, span):
    """The bytes around `span` as one line, `span` in brackets."""
    before = [s for s in spans if s[1] <= span[0]][-CONTEXT:]
    after = [s for s in spans if s[0] >= span[1]][:CONTEXT]
    begin = before[0][0] if before else span[0]
    end = after[-1][1] if after else span[1]
    pieces = (content[begin:span[0]], b'[[', content[span[0]:span[1]], b']]', content[span[1]:end])
    return repr(b''.join(pieces).decode(errors='replace'))[1:-1]


def show(value):
    return '-'.join(map(str, value)) if isinstance(value, tuple) else value or '(none)'


def print_cases(comparison, expected, limit):
    for name, layer, span, a, b in comparison.cases[:limit]:
        around = excerpt(content_of(name), expected[name].spans, span)
        print(f'{name} byte {span[0]}\t{layer}\tspaCy {show(a)}\tours {show(b)}\t{around}')
    if len(comparison.cases) > limit:
        print(f'... and {len(comparison.cases) - limit} more')


def print_summary(comparison, bound):
    """Whether all layers are within their bounds."""
    passed = True
    print('layer\tidentical\tof\t%')
    for layer in ['tokens', *comparison.layers, 'entities']:
        total, same = comparison.total[layer], comparison.same[layer]
        percent = 100 * same / total if total else 100
        least = 100 if layer == 'tokens' else bound
        verdict = '' if percent >= least else f'\tbelow {least}'
        passed = passed and not verdict
        print(f'{layer}\t{same}\t{total}\t{percent:.4f}{verdict}')
    return passed


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--layers', default='full', choices=LAYERS)
    parser.add_argument('--bound', type=float, default=99.95, help='least percentage of each layer but the tokens')
    parser.add_argument('--cases', type=int, default=100, help='how many differences are shown')
    parser.add_argument('spacy', help='rows of spacy_annotate.py')
    parser.add_argument('ours', help='rows of annotate_texts')
    options = parser.parse_args()

    expected, got = read_annotations(options.spacy), read_annotations(options.ours)
    if expected.keys() != got.keys():
        sys.exit(f'not the same texts: {sorted(expected.keys() ^ got.keys())[:5]} stand in one file only')
    if not expected:
        sys.exit(f'{options.spacy}: no texts')
    comparison = Comparison(LAYERS[options.layers])
    for name in expected:
        comparison.compare(name, expected[name], got[name])
    print_cases(comparison, expected, options.cases)
    sys.exit(0 if print_summary(comparison, options.bound) else 1)


if __name__ == '__main__':
    main()
