#!/usr/bin/env python3
"""Prints the rows that speed.sh measured, and least, median and greatest ratio of ours to spaCy's, round by round."""
import collections
import statistics
import sys


def read_rates(path):
    """Tokens a CPU second by (layers, caches) and side, one number a round."""
    rates = collections.defaultdict(lambda: collections.defaultdict(list))
    with open(path, encoding='utf-8') as file:
        for line in file:
            side, layers, caches, _, _, rate = line.split()
            rates[layers, caches][side].append(float(rate))
    return rates


def spread(numbers, digits):
    return ' / '.join(f'{value:.{digits}f}' for value in (min(numbers), statistics.median(numbers), max(numbers)))


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith('-'):
        sys.exit(f'usage: speed_table.py ROWS\n{__doc__}')
    print('layers\tcaches\tspaCy tokens/CPU s\tours tokens/CPU s\tratio   (least / median / greatest)')
    for (layers, caches), sides in read_rates(sys.argv[1]).items():
        ratios = [ours / spacy for spacy, ours in zip(sides['spacy'], sides['ours'])]
        print(f'{layers}\t{caches}\t{spread(sides["spacy"], 0)}\t{spread(sides["ours"], 0)}\t{spread(ratios, 1)}')


if __name__ == '__main__':
    main()
