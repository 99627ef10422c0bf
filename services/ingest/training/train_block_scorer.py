#!/usr/bin/env python3
"""Learns the trees by which BlockScorer tells article text from the rest of a page.

usage: train_block_scorer.py --features FEATURES --gold GOLD.jsonl --out TABLE.tsv [--skip-fold K]
       train_block_scorer.py --features FEATURES --list-fold K

FEATURES is what communique_print_block_features printed for the pages; GOLD.jsonl has {"id", "text"} a line, the page's
article text. A block is article text when most of its words are found, in order, in the gold text. Blocks are weighted by
their share of the page's words, so that long pages do not count for more. With --skip-fold the pages of that fold (of
five, by the MD5 of their names) are left out, for cross-validation; --list-fold prints the names of the real ones. Equal
input gives an equal table.

Needs: lightgbm, numpy, rapidfuzz (pip).
"""
import argparse
import hashlib
import json
import re

import lightgbm
import numpy
from rapidfuzz.distance import LCSseq

FOLDS = 5
SAME = 0.6  # Share of a block's words that the gold text must have.
MADE = 0.3  # Weight of a page that make_pages.py made up.
BARE = 0.4  # Weight of a page whose class names say nothing: each page counts a second time as one.
SHORT = 0.6  # Blocks weigh as the power of their words: long ones more, but not as much as they are longer.
ROUNDS = 160
PARAMETERS = dict(
    objective="binary", num_leaves=8, learning_rate=0.1, min_data_in_leaf=100, feature_fraction=0.5, bagging_fraction=0.8,
    bagging_freq=1, lambda_l2=5, verbose=-1, num_threads=1, seed=1, deterministic=True, force_row_wise=True)


def words(text):
    return re.findall(r"\w+", text.lower())


def fold_of(name):
    """The fold of a page and of what was made from it."""
    return int(hashlib.md5(name.split("~")[0].encode()).hexdigest(), 16) % FOLDS


def read_features(path):
    """The features' names, and of each page its name, rows of features and blocks' words."""
    names, pages = [], []
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("names "):
                names = line.split()[1:]
            elif line.startswith("page "):
                pages.append((line[5:], [], []))
            else:
                numbers, _, text = line.partition("\t")
                pages[-1][1].append([float(n) for n in numbers.split()])
                pages[-1][2].append(words(text))
    return names, pages


def found_shares(gold, blocks):
    """Of each block, the share of its words that the longest common subsequence with the gold text has."""
    owners = [i for i, block in enumerate(blocks) for _ in block]
    numbers = {}
    a = [numbers.setdefault(w, len(numbers)) for w in gold]
    b = [numbers.setdefault(w, len(numbers)) for block in blocks for w in block]
    found = [0] * len(blocks)
    for step in LCSseq.opcodes(a, b):
        if step.tag == "equal":
            for k in range(step.dest_start, step.dest_end):
                found[owners[k]] += 1
    return [n / max(1, len(block)) for n, block in zip(found, blocks)]


def examples(pages, gold, names):
    hints = [i for i, name in enumerate(names) if name.startswith("hint_")]
    rows, labels, weights = [], [], []
    for name, page_rows, blocks in pages:
        if not page_rows:
            continue
        page_rows = numpy.array(page_rows, dtype=numpy.float32)
        kept = numpy.array([share >= SAME for share in found_shares(words(gold[name]), blocks)], dtype=int)
        lengths = numpy.array([len(block) for block in blocks])
        page_weights = ((lengths + 1) / max(50, (lengths * kept).sum())) ** SHORT
        made = "~" in name
        rows.append(page_rows)
        labels.append(kept)
        weights.append(page_weights * (MADE if made else 1))
        if not made:
            bare = page_rows.copy()
            bare[:, hints] = 0
            rows.append(bare)
            labels.append(kept)
            weights.append(page_weights * BARE)
    weights = numpy.concatenate(weights)
    return numpy.concatenate(rows), numpy.concatenate(labels), weights * len(weights) / weights.sum()


def tree_rows(root, names):
    """The nodes of a tree as rows of the table, parents before their children."""
    nodes, rows = [root], []
    for node in nodes:
        branches = []
        for side in ("left_child", "right_child"):
            child = node[side]
            if "split_feature" in child:
                branches.append(str(len(nodes)))
                nodes.append(child)
            else:
                branches.append(f"={child['leaf_value']:.5g}")
        assert node["decision_type"] == "<="
        rows.append([names[node["split_feature"]], f"{node['threshold']:.6g}"] + branches)
    return rows


def write_table(model, names, keep, path, comment):
    with open(path, "w", encoding="utf-8") as out:
        out.write(comment)
        out.write(f"keep\t-\t{keep}\t-\t-\n")
        for tree in model.dump_model()["tree_info"]:
            root = tree["tree_structure"]
            if "split_feature" not in root:
                continue
            for i, row in enumerate(tree_rows(root, names)):
                out.write("\t".join(["node" if i else "tree"] + row) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--features", required=True)
    parser.add_argument("--gold")
    parser.add_argument("--out")
    parser.add_argument("--keep", type=float, default=0.3, help="probability from which on a block is kept")
    parser.add_argument("--skip-fold", type=int, default=-1)
    parser.add_argument("--list-fold", type=int)
    options = parser.parse_args()
    names, pages = read_features(options.features)
    if options.list_fold is not None:
        print("\n".join(p[0] for p in pages if fold_of(p[0]) == options.list_fold and "~" not in p[0]))
        return
    with open(options.gold, encoding="utf-8") as lines:
        gold = {g["id"]: g["text"] for g in map(json.loads, lines)}
    pages = [p for p in pages if p[0] in gold and fold_of(p[0]) != options.skip_fold]
    rows, labels, weights = examples(pages, gold, names)
    model = lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, labels, weight=weights), ROUNDS)
    write_table(model, names, options.keep, options.out,
                "# Decision trees that tell article text from the rest of a page; columns: see block_scorer.h.\n"
                f"# Learned by training/train_block_scorer.py from {len(pages)} pages, real and made up; not to be edited by hand.\n")


if __name__ == "__main__":
    main()
