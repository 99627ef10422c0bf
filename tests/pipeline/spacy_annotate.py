#!/usr/bin/env python3
"""Prints or times what spaCy says of texts; the counterpart of annotate_texts.cc, with the same rows."""
import argparse
import itertools
import re
import time

NER_ONLY = ['tok2vec', 'tagger', 'parser', 'senter', 'attribute_ruler', 'lemmatizer']
ESCAPES = {'\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r'}
UNESCAPES = {escaped: plain for plain, escaped in ESCAPES.items()}


def escape(text):
    return re.sub(r'[\\\t\n\r]', lambda match: ESCAPES[match.group()], text)


def unescape(text):
    return re.sub(r'\\[\\tnr]', lambda match: UNESCAPES[match.group()], text)


def read_texts(paths, lines):
    """Pairs of name and text; line ends are left as they are."""
    texts = []
    for path in paths:
        with open(path, encoding='utf-8', newline='') as file:
            texts.append((path, file.read()))
    if lines:
        with open(lines, encoding='utf-8', newline='') as file:
            rows = [row for row in file.read().split('\n') if row]
        texts += [(f'{lines}:{number}', unescape(row)) for number, row in enumerate(rows, 1)]
    return texts


def byte_offsets(text):
    """Offset in bytes of each character of `text`, and of its end."""
    return list(itertools.accumulate((len(character.encode()) for character in text), initial=0))


def rows(doc):
    offsets = byte_offsets(doc.text)
    parsed = doc.has_annotation('DEP')
    for token in doc:
        entity = token.ent_iob_ if token.ent_iob_ == 'O' else f'{token.ent_iob_}-{token.ent_type_}'
        yield '\t'.join([
            str(offsets[token.idx]), str(offsets[token.idx + len(token)]), escape(token.tag_), token.pos_,
            str(token.morph), escape(token.lemma_), str(token.head.i) if parsed else '', token.dep_,
            str(int(bool(token.is_sent_start))) if parsed else '', entity])


def time_pass(nlp, caches, texts):
    begin = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(text for _, text in texts))
    seconds = time.process_time() - begin
    print(f'{caches}\t{tokens}\t{seconds:.4f}\t{tokens / seconds:.0f}', flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--model', required=True, help='folder of a spaCy pipeline')
    parser.add_argument('--layers', default='full', choices=['full', 'ner'])
    parser.add_argument('--lines', help='a file with one escaped text a line, beside the files')
    parser.add_argument('--rounds', type=int, default=0, help='above 0: times so many rounds instead of printing')
    parser.add_argument('files', nargs='*')
    options = parser.parse_args()

    import spacy
    texts = read_texts(options.files, options.lines)
    exclude = NER_ONLY if options.layers == 'ner' else []
    for _ in range(options.rounds):
        nlp = spacy.load(options.model, exclude=exclude)  # A new one has met no words.
        time_pass(nlp, 'cold', texts)
        time_pass(nlp, 'warm', texts)
    if options.rounds <= 0:
        nlp = spacy.load(options.model, exclude=exclude)
        for (name, _), doc in zip(texts, nlp.pipe((text for _, text in texts), batch_size=32)):
            print(f'# {name}', *rows(doc), sep='\n')


if __name__ == '__main__':
    main()
