// What the page does beyond its links: shows all the evidence of a field at once and leads back.
(() => {
  'use strict';
  const bar = document.getElementById('bar');
  const say = document.getElementById('say');
  let field = null; // The link that was followed.
  let runs = [];    // Its evidence: arrays of marks.
  let at = 0;       // The piece that is shown.

  // "0.3-5 1.0-0": marks 3 to 5 of source 0, then mark 0 of source 1.
  const runsOf = (link) => link.dataset.at.split(' ').map((run) => {
    const [source, first, last] = run.split(/[.-]/).map(Number);
    const marks = [];
    for (let n = first; n <= last; n += 1) {
      const mark = document.getElementById(`d${source}s${n}`);
      if (mark) marks.push(mark);
    }
    return marks;
  }).filter((marks) => marks.length > 0);

  const clear = () => {
    for (const mark of document.querySelectorAll('mark.lit, mark.now')) mark.classList.remove('lit', 'now');
    for (const hit of document.querySelectorAll('.hit')) hit.classList.remove('hit');
  };

  const show = (index) => {
    clear();
    at = (index + runs.length) % runs.length;
    runs.forEach((marks, i) => marks.forEach((mark) => mark.classList.add(i === at ? 'now' : 'lit')));
    const first = runs[at][0];
    const heading = first.closest('.source').querySelector('h3').textContent;
    say.textContent = `Evidence ${at + 1} of ${runs.length}, in “${heading}”`;
    bar.hidden = false;
    bar.querySelector('[data-do=next]').hidden = runs.length < 2;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    first.scrollIntoView({ block: 'center' });
  };

  const open = (link) => {
    const found = runsOf(link);
    if (found.length === 0) return false;
    field = link;
    runs = found;
    show(0);
    const holder = link.closest('.finding');
    if (holder) holder.classList.add('hit');
    return true;
  };

  const back = () => {
    clear();
    bar.hidden = true;
    if (field) field.focus();
    if (field) field.scrollIntoView({ block: 'center' });
    field = null;
  };

  // From a passage to the first field that rests on it.
  const fieldOf = (mark) => {
    for (const link of document.querySelectorAll('.claim[data-at]')) {
      if (runsOf(link).some((marks) => marks.includes(mark))) return link;
    }
    return null;
  };

  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('a[data-at]');
    if (link && open(link)) event.preventDefault();
    const button = event.target.closest('button[data-do]');
    if (button) (button.dataset.do === 'next' ? () => show(at + 1) : back)();
    const mark = event.target.closest('mark');
    if (!mark || String(getSelection())) return;
    const owner = fieldOf(mark);
    if (owner) {
      clear();
      mark.classList.add('now');
      const holder = owner.closest('.finding, .conflict');
      if (holder) holder.classList.add('hit');
      owner.focus();
    }
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && field) back();
    if (event.key !== ' ' || !event.target.matches('a[data-at]')) return;
    if (open(event.target)) event.preventDefault();
  });

  // On paper everything is open.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('details:not([open])')];
    for (const details of closed) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
})();
