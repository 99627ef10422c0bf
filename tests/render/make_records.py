#!/usr/bin/env python3
"""usage: make_records.py DIR

Writes invented records, as `communique summarize --format json` prints them, into DIR: hostile.json, in which every text tries to
become markup or code; scripts.json, whose texts are in Arabic, Hebrew, Chinese and Japanese and whose sources disagree; bare.json,
hostile.json without its texts.
"""
import copy
import hashlib
import json
import pathlib
import sys

ATTACKS = [
    '</script><script>window.owned = 1</script>', '"><img src=x onerror="window.owned = 2">', "' onfocus='window.owned = 3' autofocus='",
    '<svg onload=window.owned=4>', ']]>--><!--', 'javascript:window.owned=5', '</textarea></title></style><b>bold</b>', '&lt;&#60;&amp',
    'a\u202Eb\u2066c\u2069\u2069d', '{{constructor}} ${window.owned=6} `x`', 'x\u0085\u200Fy\uFFFEz', '</mark></article></aside><h1>fake</h1>']


def units(text, end):
    """The offset in code points as bytes, code points and UTF-16 units."""
    head = text[:end]
    return len(head.encode()), len(head), len(head.encode('utf-16-le')) // 2


class Source:
    def __init__(self, name, text, **about):
        self.name, self.text, self.about = name, text, about
        self.sha256 = hashlib.sha256(text.encode()).hexdigest()

    def evidence(self, exact):
        begin = self.text.index(exact)
        end = begin + len(exact)
        span = {}
        for (byte, point, unit), which in ((units(self.text, begin), 'Begin'), (units(self.text, end), 'End')):
            span |= {'byte' + which: byte, 'codePoint' + which: point, 'utf16' + which: unit}
        return {'document': self.name, 'documentSha256': self.sha256, 'span': span, 'exact': exact,
                'prefix': self.text[max(0, begin - 32):begin], 'suffix': self.text[end:end + 32], 'basis': 'BASIS_STATED'}

    def support(self, *exact, confidence=0.9):
        return {'confidence': confidence, 'evidence': [self.evidence(e) for e in exact], 'rule': 'example.rule', 'independentSources': 1}

    def source(self, group):
        return {'document': self.name, 'sha256': self.sha256, 'independentGroup': group} | self.about

    def result(self, language):
        return {'document': {'name': self.name, 'sha256': self.sha256, 'text': self.text, 'languageCode': language}, 'visit': 'visits/1'}


def days(start, end, support):
    value = {'start': start, 'end': end, 'edtf': '%04d-%02d-%02d/%04d-%02d-%02d' % (*start.values(), *end.values())}
    return {'value': value, 'support': support}


def day(year, month, number):
    return {'year': year, 'month': month, 'day': number}


def hostile():
    text = '\n\n'.join(f'Start {attack} end. More {attack} words' for attack in ATTACKS)
    source = Source('documents/' + ATTACKS[0], text, title=ATTACKS[1], publisher=ATTACKS[2], sourceUri='javascript:window.owned=7')
    whole = source.support(*ATTACKS)
    dates = days(day(2031, 5, 7), day(2031, 5, 9), source.support(ATTACKS[3]))
    visit = {
        'name': 'visits/' + ATTACKS[0], 'etag': ATTACKS[1], 'dates': dates, 'occasion': {'value': ATTACKS[4], 'support': whole},
        'visitors': [{'name': a, 'nameInText': a, 'role': {'title': a, 'office': a}, 'countryCode': '"><', 'kbId': a,
                      'kind': 'PARTICIPANT_KIND_PRINCIPAL', 'support': source.support(a)} for a in ATTACKS],
        'stops': [{'countryCode': 'CL', 'country': a, 'city': a, 'venue': a, 'dates': dates, 'kbId': 'Q1"', 'support': whole}
                  for a in ATTACKS],
        'itinerary': [{'kind': a, 'description': a, 'date': dates, 'place': a, 'support': whole} for a in ATTACKS],
        'meetings': [{'participants': ATTACKS, 'date': dates, 'place': a, 'level': a, 'support': whole} for a in ATTACKS[:3]],
        'outcomes': [{'kind': 'OUTCOME_KIND_PLEDGE', 'description': a, 'areas': [a], 'parties': [a], 'support': whole} for a in ATTACKS],
        'statements': [{'text': a, 'speaker': a, 'cue': a, 'addressee': a, 'support': whole} for a in ATTACKS],
        'claims': [{'source': a, 'text': a, 'chain': [a], 'hedge': a, 'support': whole} for a in ATTACKS],
        'themes': [{'name': a, 'score': 0.5, 'support': whole} for a in ATTACKS],
        'relatedVisits': [{'description': a, 'visitor': a, 'countryCode': a, 'support': whole} for a in ATTACKS],
        'keyPoints': [{'text': a, 'score': 0.5, 'support': whole, 'fieldPaths': [a]} for a in ATTACKS],
        'abstract': ' '.join(ATTACKS), 'abstractSentences': [{'text': a, 'support': whole, 'fieldPaths': [a]} for a in ATTACKS],
        'codes': [{'scheme': a, 'code': a, 'actors': [a], 'recipients': [a], 'support': whole} for a in ATTACKS],
        'sources': [source.source(1)],
        'conflicts': [{'fieldPath': a, 'values': [{'value': a, 'independentSources': 1, 'evidence': [source.evidence(a)]}]}
                      for a in ATTACKS],
        'missing': [{'fieldPath': a, 'reason': 'ABSTENTION_REASON_AMBIGUOUS', 'detail': a} for a in ATTACKS]}
    return {'visits': [visit], 'documents': [source.result('"><script>')]}


def scripts():
    arabic = Source('documents/a', 'رئيسة الوزراء ليلى منصور في سانتياغو\n\nوصلت رئيسة الوزراء ليلى منصور إلى سانتياغو يوم 7 مايو 2031 '
                    'واستقبلها الرئيس إيفان روخاس. وقالت: «البحر جسر بين بلدينا».', title='ليلى منصور في سانتياغو', publisher='صحيفة الميناء',
                    publicationDate=day(2031, 5, 12), sourceUri='https://example.org/a?x=1&y=2')
    chinese = Source('documents/c', '曼苏尔总理访问智利\n\n莱拉·曼苏尔总理于2031年5月7日至10日对智利进行正式访问。罗哈斯总统在圣地亚哥与她会谈，双方签署了两项渔业协议。'
                     '発表は東京でも伝えられた。', title='曼苏尔总理访问智利', publisher='港口日报', publicationDate=day(2031, 5, 13))
    hebrew = Source('documents/h', 'ראש הממשלה לילה מנסור ביקרה בצ׳ילה עד 9 במאי 2031 (ולא 10).', title='ביקור בצ׳ילה', publisher='נמל היום')
    dates = days(day(2031, 5, 7), day(2031, 5, 10), chinese.support('2031年5月7日至10日'))
    one = days(day(2031, 5, 7), day(2031, 5, 7), arabic.support('يوم 7 مايو 2031'))
    visit = {
        'name': 'visits/1', 'status': {'value': 'VISIT_STATUS_COMPLETED', 'support': chinese.support('进行正式访问')},
        'type': {'value': 'VISIT_TYPE_OFFICIAL', 'support': chinese.support('正式访问')}, 'dates': dates,
        'visitors': [{'name': 'ليلى منصور', 'nameInText': '莱拉·曼苏尔', 'role': {'title': 'رئيسة الوزراء'}, 'countryCode': 'MA',
                      'kind': 'PARTICIPANT_KIND_PRINCIPAL', 'support': arabic.support('رئيسة الوزراء ليلى منصور إلى', confidence=.96)}],
        'hosts': [{'name': '罗哈斯', 'role': {'title': '总统'}, 'countryCode': 'CL', 'kbId': 'Q42', 'kind': 'PARTICIPANT_KIND_HOST',
                   'support': {'confidence': .9, 'rule': 'example.rule', 'independentSources': 2,
                               'evidence': [chinese.evidence('罗哈斯总统'), arabic.evidence('واستقبلها الرئيس إيفان روخاس')]}}],
        'stops': [{'countryCode': 'CL', 'country': '智利', 'city': '圣地亚哥', 'dates': one, 'support': chinese.support('圣地亚哥')}],
        'meetings': [{'participants': ['ليلى منصور', '罗哈斯'], 'date': one, 'place': '圣地亚哥', 'support': chinese.support('与她会谈')}],
        'itinerary': [{'kind': 'arrival', 'description': 'وصلت رئيسة الوزراء ليلى منصور إلى سانتياغو', 'date': one,
                       'support': arabic.support('وصلت رئيسة الوزراء ليلى منصور إلى سانتياغو')}],
        'outcomes': [{'kind': 'OUTCOME_KIND_AGREEMENT', 'description': '双方签署了两项渔业协议', 'count': 2,
                      'countQualifier': 'COUNT_QUALIFIER_EXACT', 'status': 'OUTCOME_STATUS_SIGNED', 'areas': ['渔业'],
                      'support': chinese.support('双方签署了两项渔业协议')}],
        'statements': [{'text': 'البحر جسر بين بلدينا', 'speaker': 'ليلى منصور', 'support': arabic.support('البحر جسر بين بلدينا')}],
        'sources': [arabic.source(1), chinese.source(2), hebrew.source(3)],
        'conflicts': [{'fieldPath': 'dates.value.end', 'values': [
            {'value': '2031-05-10', 'independentSources': 1, 'evidence': [chinese.evidence('2031年5月7日至10日')]},
            {'value': '2031-05-09', 'independentSources': 1, 'evidence': [hebrew.evidence('עד 9 במאי 2031')]}]}],
        'missing': [{'fieldPath': 'occasion', 'reason': 'ABSTENTION_REASON_NOT_STATED', 'detail': 'No document says what it is for.'}]}
    return {'visits': [visit], 'documents': [arabic.result('ar'), chinese.result('zh'), hebrew.result('he')]}


def main(folder):
    bare = copy.deepcopy(hostile())
    bare['documents'] = []
    for name, record in (('hostile', hostile()), ('scripts', scripts()), ('bare', bare)):
        pathlib.Path(folder, name + '.json').write_text(json.dumps(record, ensure_ascii=False), encoding='utf-8')


if __name__ == '__main__':
    if len(sys.argv) != 2 or sys.argv[1].startswith('-'):
        sys.exit(__doc__)
    main(sys.argv[1])
