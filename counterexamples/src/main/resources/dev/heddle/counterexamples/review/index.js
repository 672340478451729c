import {render} from 'preact';
import {tags} from './elements.js';
import {byName} from './lanes.js';
import {topLine} from './masthead.js';
import {readPool} from './pool.js';
import {nextTheme, readTheme, showTheme} from './theme.js';
import {plural} from './words.js';

const {header, main, h1, p, div, span, input, select, option, label, a, ul, li, svg, path, circle, section, h2} = tags;

const data = readPool();
const view = {query: '', protocol: '', kind: '', property: '', theme: readTheme()};
const FILTERS = ['protocol', 'kind', 'property'];
const place = document.getElementById('page');

function update(change) {
  Object.assign(view, change);
  render(page(), place);
}

const shown = () => {
  const words = view.query.toLowerCase().split(/\s+/).filter(Boolean);
  return data.entries.filter(entry =>
      FILTERS.every(name => view[name] === '' || entry[name] === view[name])
      && words.every(word => textOf(entry).includes(word)));
};

const textOf = entry =>
    [entry.job, entry.protocol, entry.kind, entry.property, entry.message].join('\n').toLowerCase();

function page() {
  const entries = shown();
  return div({class: 'page'},
      header(null,
          topLine(view.theme, () => update({theme: nextTheme(view.theme)})),
          h1(null, data.title),
          p({class: 'about'}, `${plural(data.entries.length, 'counterexample')} of ${plural(new Set(data.entries.map(each => each.protocol)).size, 'protocol')}`)),
      filters(),
      main(null,
          p({class: 'found', role: 'status'}, entries.length === data.entries.length ? '' : `${entries.length} of ${data.entries.length}`),
          ul({class: 'entries'}, entries.map(row))),
      failures());
}

const filters = () =>
    div({class: 'filters', role: 'search'},
        input({
          type: 'search', placeholder: 'Search', 'aria-label': 'Search counterexamples', value: view.query,
          onInput: event => update({query: event.currentTarget.value}),
        }),
        FILTERS.map(name => choice(name)));

function choice(name) {
  const values = [...new Set(data.entries.map(entry => entry[name]))].sort(byName);
  return label({key: name, class: 'choice'}, span(null, name),
      select({value: view[name], onChange: event => update({[name]: event.currentTarget.value})},
          option({value: ''}, 'all'),
          values.map(value => option({key: value, value}, value))));
}

const row = entry =>
    li({key: entry.path, class: entry.witness ? 'witness' : ''},
        a({href: encodeURI(entry.path).replaceAll('#', '%23').replaceAll('?', '%3F'), class: 'entry'},
            span({class: 'name'},
                span({class: 'job'}, entry.job),
                span({class: 'message'}, entry.message)),
            span({class: 'kind'}, entry.kind),
            weave(entry.runners),
            span({class: 'steps'}, plural(entry.steps, 'step'))));

const WIDE = 150;
const HIGH = 26;
const MOST_DOTS = 40;

// The last steps as a thread through the lanes of those who took them.
function weave(runners) {
  const last = runners.length - 1;
  const lanes = Math.max(...runners, 0) + 1;
  const x = index => 5 + (last < 1 ? 0 : index * (WIDE - 10) / last);
  const y = index => lanes === 1 ? HIGH / 2 : 4 + runners[index] * (HIGH - 8) / (lanes - 1);
  const line = runners.map((runner, index) => {
    const half = index === 0 ? '' : `H${((x(index - 1) + x(index)) / 2).toFixed(1)}V${y(index).toFixed(1)}`;
    return index === 0 ? `M${x(0)} ${y(0).toFixed(1)}` : `${half}H${x(index).toFixed(1)}`;
  });
  const dots = last < MOST_DOTS ? runners.slice(0, -1) : [];
  return svg({class: 'weave', width: WIDE, height: HIGH, 'aria-hidden': 'true'},
      path({d: line.join('')}),
      dots.map((_, index) => circle({key: index, class: 'dot', cx: x(index), cy: y(index), r: 1.8})),
      last >= 0 ? circle({cx: x(last), cy: y(last), r: 3}) : null);
}

const failures = () => data.failures.length === 0 ? null :
    section({class: 'failures', 'aria-labelledby': 'failures'},
        h2({id: 'failures'}, 'Without a page'),
        ul(null, data.failures.map(failure =>
            li({key: failure.path}, span({class: 'job'}, failure.path), span({class: 'message'}, failure.reason)))));

showTheme(view.theme);
update({});
addEventListener('keydown', event => {
  if (event.key === '/' && !(event.target instanceof HTMLInputElement)) {
    event.preventDefault();
    document.querySelector('input[type=search]').focus();
  }
});
